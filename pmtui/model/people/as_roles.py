"""People shown by their roles: a document, or any text, without names.

For sharing with those who need not know who did what. The result is for the
eyes only and is never saved: edits apply to the document itself. How names are found in a text
is `mentions.py`. Knows no screen.
"""

import re
from collections.abc import Mapping
from typing import Any

from pmtui.model.base import Row
from pmtui.model.gather import Person
from pmtui.model.people.mentions import SOMEONE, Mentions
from pmtui.model.people.name_words import compared, name_words
from pmtui.model.people.names import person_called, shown_name
from pmtui.model.people.role_words import ROLE_WORDS
from pmtui.model.postmortem import SECTIONS, TABLES, PostMortem
from pmtui.model.script.letters import LETTER
from pmtui.model.targets import PEOPLE

__all__ = ["SOMEONE", "AsRoles"]
# Fields with ids, fixed words or an address: no name is looked for there.
_KEPT = frozenset(
    {"kept", "id", "zone", "under", "after", "evidence", "answers", "about", "present", "absent", "in_writing"}
    | {"not_known", "does_not_apply", "reviewed", "links", "tracker", "milestones", "marks", "precision", "status", "facts"}
    | {"roles", "agenda"}
)  # fmt: skip
_PERSONS = frozenset({"owner", "signed_by", "who"})  # the name of one person, as typed
_WORD = rf"[^\W\d_]{LETTER}*(?:['’](?!s\b){LETTER}+)*"
_AGAIN = re.compile(rf"\b{SOMEONE}(?:[ '’.-]+{SOMEONE}\b)+")
_ABBREVIATION = 5  # this many capitals or fewer are more likely a trade (SRE, QA) than a name


class AsRoles:
    """Returns documents and texts without people's names; caches the result for each row.

    `doubts` counts the places in the last document where it may not have been a name.
    """

    def __init__(self) -> None:
        """Start without knowing anybody."""
        self._people: Mapping[str, Person] | None = None
        self._shown: dict[str, str] = {}
        self._mentions = Mentions({})
        self._of: PostMortem | None = None
        self._made = PostMortem()
        self._rows: dict[int, tuple[Row, Row, int]] = {}
        self._seen: dict[str, Person] = {}
        self._count = 0
        self.doubts = 0

    def document(self, document: PostMortem) -> PostMortem:
        """Return a document without names; rows unchanged since the last call are reused."""
        if document is self._of:
            return self._made
        if document.gather.people is not self._people:
            self._know(document)
        known, self._rows = self._rows, {}
        result = document.with_table(PEOPLE, self._seen) if self._seen else document
        for table in TABLES:
            if table != PEOPLE and (rows := document.table(table)):
                result = result.with_table(table, {key: self._row(document, row, known) for key, row in rows.items()})
        self._count = 0
        for section in SECTIONS:
            result = result.model_copy(update={section: self._plain(document, result.section(section), tables=False)})
        result = result.model_copy(update={"title": self.text(document.title)})
        self.doubts = self._count + sum(count for _, _, count in self._rows.values())
        self._of, self._made = document, result
        return self._made

    def text(self, words: str) -> str:
        """Return a text without the names of people in the last document."""
        replaced, doubts = self._mentions.replaced(words) if words else (words, 0)
        self._count += doubts
        return replaced

    def _know(self, document: PostMortem) -> None:
        """Learn who is in the document, and what is shown for each."""
        people = document.gather.people
        named = {key: shown_name(document, key, roles=True) for key in people}
        words = name_words(people, named)
        # what is shown for one person must not name another
        strangers = Mentions({word: name._replace(shown=SOMEONE, called=SOMEONE) for word, name in words.items()})
        known = {word for row in people.values() for word in compared(row.team).split()}
        self._shown = {
            key: strangers.replaced(row.shown_as)[0] if row.shown_as else _without_strangers(named[key], strangers, known)
            for key, row in people.items()
        }
        self._people, self._rows = people, {}
        self._mentions = Mentions(name_words(people, self._shown))
        self._seen = {}
        for key, row in people.items():
            roles = tuple(_without_strangers(role, strangers, known) for role in row.roles)
            shown, team = self._shown[key], self._mentions.replaced(row.team)[0]
            self._seen[key] = row.model_copy(update={"name": shown, "shown_as": shown, "handle": "", "team": team, "roles": roles})

    def _row(self, document: PostMortem, row: Row, known: Mapping[int, tuple[Row, Row, int]]) -> Row:
        cached = known.get(id(row))
        if cached is None:
            self._count = 0
            seen = self._plain(document, row)
            cached = (row, seen, self._count)
        self._rows[id(row)] = cached  # holding the row keeps its id() from being reused
        return cached[1]

    def _plain(self, document: PostMortem, row: Row, tables: bool = True) -> Row:
        values: dict[str, Any] = {}
        for name in type(row).model_fields:
            value = getattr(row, name)
            if value and name not in _KEPT and (tables or not isinstance(value, Mapping)):
                seen = self._value(document, name, value)
                if seen != value:
                    values[name] = seen
        return row.model_copy(update=values) if values else row

    def _value(self, document: PostMortem, name: str, value: Any) -> Any:
        if isinstance(value, str):
            return self._one(document, value) if name in _PERSONS else self.text(value)
        if isinstance(value, tuple):
            if name == "who":
                return tuple(one if one in document.gather.people else self._one(document, one) for one in value)
            return tuple(self.text(one) if isinstance(one, str) else one for one in value)
        if isinstance(value, Mapping):
            return {key: self._plain(document, one) if isinstance(one, Row) else one for key, one in value.items()}
        return value

    def _one(self, document: PostMortem, word: str) -> str:
        """Return what is shown for one person, as typed: the role where known; others must not even show that they have a name."""
        known = person_called(document, word)
        if known is not None:
            return self._shown.get(known, SOMEONE)
        return self.text(word) if "team" in word.casefold() else SOMEONE


def _without_strangers(role: str, strangers: Mentions, known: set[str]) -> str:
    """Return a role in which nobody is named: a capitalised word from no role, team or trade counts as a name."""
    replaced = strangers.replaced(role)[0]

    def seen(match: re.Match[str]) -> str:
        word = match[0]
        plain = compared(word)
        trade = word.isupper() and len(word) <= _ABBREVIATION
        return word if not word[0].isupper() or trade or plain in ROLE_WORDS or plain in known else SOMEONE

    return _AGAIN.sub(SOMEONE, re.sub(_WORD, seen, replaced))
