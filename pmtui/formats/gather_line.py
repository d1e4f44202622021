r"""The entry line of step 1: `Name [@handle], role[, role] [#absent|#async|#named]`.

Without a tag a person is here. `\,` is a comma that parts nothing. Makes no person: it gives
what was said, and words that say how it was read.
"""

from typing import NamedTuple

from pmtui.formats import tags
from pmtui.model.gather import presence
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import clean

PRESENCE = {"here": "present", "present": "present", "absent": "absent", "async": "async", "named": "named"}
WORDS = {"present": "here", "absent": "absent", "async": "in writing", "named": "named in the story"}


class GatherContext(NamedTuple):
    """What a line is read against."""

    document: PostMortem


class GatherLine(NamedTuple):
    """How a line was read; `presence` is `present`, `absent`, `async` or `named`."""

    name: str
    handle: str
    roles: tuple[str, ...]
    presence: str
    echo: str


def parse(text: str, context: GatherContext) -> GatherLine:
    """Read a line; it is never refused."""
    said: list[str] = []

    def take(kind: str, words: str) -> bool:
        if words not in PRESENCE or said:
            return False
        said.append(PRESENCE[words])
        return True

    peeled = tags.peel(clean(text).strip(), take, ("tag",))
    first, *rest = tags.parted(peeled.text)
    handles: list[str] = []

    def take_handle(kind: str, words: str) -> bool:
        if not handles and tags.is_handle(words):
            handles.append(words)
            return True
        return False

    name = tags.peel(first, take_handle, ("who",)).text
    if rest:  # a handle behind the roles is theirs too
        rest[-1] = tags.peel(rest[-1], take_handle, ("who",)).text
    handle = handles[0] if handles else ""
    roles = tuple(role for role in rest if role)
    word = said[0] if said else "present"
    parts = [name or f"@{handle}", f"@{handle}" if handle and name else "", ", ".join(roles), WORDS[word]]
    parts += [f"{peeled.refused} is not one of #absent, #async, #named: text"] if peeled.refused else []
    if tags.BEGINS_WITH_A_TIME.match(name):
        parts.insert(0, tags.STORY)
    known = any(person.name.casefold() == name.casefold() for person in context.document.gather.people.values())
    parts += ["the name is on the list already"] if known and name else []
    return GatherLine(name, handle, roles, word, " · ".join(part for part in parts if part))


def render(document: PostMortem, key: str) -> str:
    """Give a person as the line it is edited as."""
    person = document.gather.people[key]
    first, guard = tags.guarded(person.name, lambda kind, words: True, ("who",))
    handle = person.handle.lstrip("@")
    head = f"{first}{guard}" + (f" @{handle}" if tags.is_handle(handle) else "")
    roles = list(person.roles)
    if roles:
        last, end = tags.guarded(roles[-1], lambda kind, words: not tags.is_handle(handle) and tags.is_handle(words), ("who",))
        roles[-1] = last + end
    line = tags.joined([head, *roles])
    first, guard = tags.guarded(line, lambda kind, words: words in PRESENCE, ("tag",))
    word = presence(document.gather, key)
    return first + guard + (f" #{word}" if word not in ("present", "") else "")
