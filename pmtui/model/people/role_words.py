"""Words that look like names but are not: roles, teams, group addresses, first names that are words.

Lists and no more: a word that looks like a name and is on none of them is treated as one, since a name that is
shown is worse than odd prose. Knows no text.
"""

import re

from pmtui.model.gather import ROLES

# First names that are also words: they are names only with a capital.
WORDS_TOO = frozenset(
    {
        "april", "art", "august", "bill", "bob", "buck", "chase", "chip", "cliff", "dale", "dawn", "dean", "dick", "dot", "drew", "faith",
        "frank", "gene", "grace", "grant", "guy", "hope", "iris", "ivy", "jack", "jade", "jay", "joy", "june", "lane", "mark", "max",
        "may", "miles", "nick", "pat", "penny", "pierce", "ray", "reed", "rich", "rob", "robin", "rose", "rusty", "sandy", "scott", "sky",
        "stew", "sue", "summer", "victor", "wade", "will",
    }
)  # fmt: skip
_OF_ROLES = """
account admin administrator analyst analytics app application architect architecture area assistant associate author automation backend
backup board build business capacity captain change chief cloud coach commander commerce communication communications community
compliance consultant contact contractor coordinator crew customer data database deploy deploying deployment deputy design designer desk
dev developer development devops director duty edge editor enablement engineer engineering escalation executive experience expert external
finance first founder frontend fullstack global group guild hardware head helpdesk help hosting incident infra infrastructure
integration intern internal investigator iteration junior knowledge lead leader leadership legal level liaison local logistics main
maintainer maintenance manager management marketing master member mobile monitoring network note notes observability observer office
officer on oncall online operations operator ops owner partner payments people performance person personal planning platform policy primary
principal product production professional program programme project provider public publisher quality regional release reliability
relations remote reporter representative research responder response reviewer risk sales scientist scribe scrum search secondary second
security senior service services shift site software solution solutions specialist sponsor squad staff storage strategy student success
supervisor supplier support system systems taker team tech technical technician technology test tester testing third tier tools tooling
trainee training triage tribe user users vendor vice president volunteer web writer
a and at by for from in of the to with
"""
ROLE_WORDS = frozenset(word.casefold() for role in ROLES for word in re.split(r"[\s-]+", role)) | frozenset(_OF_ROLES.split())
TEAMS = frozenset({"team", "desk", "group", "crew", "squad", "guild", "tribe"})
# Group addresses after `@`: nobody in particular.
ALL = frozenset({"all", "channel", "everyone", "everybody", "here", "group", "oncall", "on-call", "on.call", "team", "room"})
# Parts of names that identify nobody.
PARTICLES = frozenset(
    {
        "de", "da", "di", "du", "do", "dos", "das", "del", "della", "den", "der", "des", "van", "von", "vom", "zu", "zur", "ter", "ten",
        "la", "le", "les", "los", "las", "el", "al", "bin", "ibn", "bint", "af", "av", "san", "st", "jr", "sr", "dr", "mr", "mrs", "ms",
        "prof",
    }
)  # fmt: skip
