"""The line for what comes too early, and for lessons: `text [#idea|#question|#well|#wrong|#lucky|#surprised] [@who]`."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from pmtui.formats.lines import tags
from pmtui.model import later, lessons
from pmtui.model.people.names import person_called, shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import clean

WORDS = {later.IDEA: "an idea, for step 5", later.QUESTION: "an open question", **lessons.WORDS}
MARKS = ("tag", "who")


class LaterContext(NamedTuple):
    """What a line is read against."""

    document: PostMortem
    kinds: Collection[str] = (*later.KINDS, *lessons.KINDS)


class LaterLine(NamedTuple):
    """How a line was read; `kind` is empty where none was given."""

    text: str
    kind: str
    who: str
    echo: str


@dataclass(slots=True)
class _Tail:
    document: PostMortem
    said: dict[str, str] = field(default_factory=dict)

    def take(self, kind: str, words: str) -> bool:
        if kind in self.said:
            return False
        known = person_called(self.document, words.strip('"')) if kind == "who" else None
        self.said[kind] = shown_name(self.document, known) if known else words
        return True


def _marks(document: PostMortem, kinds: Collection[str] = (*later.KINDS, *lessons.KINDS)) -> tags.Marks:
    """Return what counts as a mark in such a line."""

    def reads(kind: str, words: str) -> bool:
        return words in kinds if kind == "tag" else person_called(document, words.strip('"')) is not None

    return tags.Marks(MARKS, reads)


def parse(text: str, context: LaterContext) -> LaterLine:
    """Read a line."""
    tail = _Tail(context.document)
    marked = tags.read(clean(text).strip(), _marks(context.document, context.kinds), tail.take)
    kind, who = tail.said.get("tag", ""), tail.said.get("who", "")
    parts = [*(f"{word} stays text" for word in marked.unread), WORDS.get(kind, ""), who]
    return LaterLine(marked.text, kind, who, " · ".join(part for part in parts if part))


def render(document: PostMortem, text: str, kind: str) -> str:
    """Return a lesson or a kept thought as the line it is edited as."""
    tail = f"#{kind}" if kind in (*later.KINDS, *lessons.KINDS) else ""
    return " ".join(part for part in (tags.guarded(text, tail, _marks(document)).text, tail) if part)
