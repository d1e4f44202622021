r"""The entry line of step 1: `Name [@handle], role[, role] [#absent|#async|#named]`.

Without a tag a person is here. `\,` is a comma that does not separate. Creates no person: it returns
what was typed, and words that say how it was read.
"""

from typing import NamedTuple

from pmtui.formats.lines import tags
from pmtui.model.gather import presence
from pmtui.model.people.names import named_person
from pmtui.model.postmortem import PostMortem
from pmtui.model.presence import PRESENT, TYPED, UNSAID, WORDS
from pmtui.model.text import clean

HERE = tags.Marks(("tag",), lambda kind, words: words in TYPED, commas=False)
HANDLE = tags.Marks(("who",), lambda kind, words: tags.is_handle(words), stay=(), commas=False)  # anywhere beside the name
LAST = HANDLE._replace(stay=("who",))  # after roles, only at their end


class GatherContext(NamedTuple):
    """What a line is read against."""

    document: PostMortem


class GatherLine(NamedTuple):
    """How a line was read; `presence` is a word of `model/presence.py`."""

    name: str
    handle: str
    roles: tuple[str, ...]
    presence: str
    echo: str


def parse(text: str, context: GatherContext) -> GatherLine:
    """Read a line; it is never refused."""
    tags_read: list[str] = []

    def take(kind: str, words: str) -> bool:
        tags_read.append(TYPED[words])
        return len(tags_read) == 1

    marked = tags.read(clean(text).strip(), HERE, take)
    first, *rest = tags.parted(marked.text)
    handles: list[str] = []

    def take_handle(kind: str, words: str) -> bool:
        handles.append(words)
        return len(handles) == 1

    name = tags.read(first, HANDLE, take_handle).text
    if rest:  # a handle after the roles is the person's too
        rest[-1] = tags.read(rest[-1], LAST, take_handle).text
    handle = handles[0] if handles else ""
    roles = tuple(role for role in rest if role)
    word = tags_read[0] if tags_read else PRESENT
    parts = [name or f"@{handle}", f"@{handle}" if handle and name else "", ", ".join(roles), WORDS[word]]
    parts[:0] = [f"{word} is not one of #absent, #async, #named: text" for word in marked.unread]  # first, where a narrow row has room
    if tags.BEGINS_WITH_A_TIME.match(name):
        parts.insert(0, tags.STORY)
    parts += ["the name is on the list already"] if named_person(context.document, name) else []
    return GatherLine(name, handle, roles, word, " · ".join(part for part in parts if part))


def render(document: PostMortem, key: str) -> str:
    """Return a person as the line it is edited as."""
    person = document.gather.people[key]
    handle = person.handle.lstrip("@")
    handle_word = f"@{handle}" if tags.is_handle(handle) else ""
    head = " ".join(part for part in (tags.guarded(person.name, handle_word, HANDLE).text, handle_word) if part)
    roles = list(person.roles)
    if roles:
        last = LAST._replace(reads=lambda kind, words: not handle_word and tags.is_handle(words))
        roles[-1] = tags.guarded(roles[-1], "", last).text
    word = presence(document.gather, key)
    state = f"#{word}" if word not in (PRESENT, UNSAID) else ""
    line = tags.guarded(tags.joined([head, *roles]), state, HERE).text
    return " ".join(part for part in (line, state) if part)
