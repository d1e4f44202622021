"""The line for what comes too early, and for lessons: `text [#idea|#question|#well|#wrong|#lucky|#surprised] [@who]`."""

from dataclasses import dataclass, field
from typing import NamedTuple

from pmtui.formats import tags
from pmtui.model import later, lessons
from pmtui.model.names import person_called, shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import clean

WORDS = {
    "idea": "an idea, for step 5", "question": "an open question", "well": "went well", "wrong": "went wrong",
    "lucky": "got lucky", "surprised": "surprised us",
}  # fmt: skip
MARKS = ("tag", "who")


class LaterContext(NamedTuple):
    """What a line is read against."""

    document: PostMortem


class LaterLine(NamedTuple):
    """How a line was read; `kind` is empty where none was said."""

    text: str
    kind: str
    who: str
    echo: str


@dataclass(slots=True)
class _Tail:
    document: PostMortem
    said: dict[str, str] = field(default_factory=dict)

    def take(self, kind: str, words: str) -> bool:
        if kind in self.said or not reads(self.document, kind, words):
            return False
        known = person_called(self.document, words.strip('"')) if kind == "who" else None
        self.said[kind] = shown_name(self.document, known) if known else words
        return True


def reads(document: PostMortem, kind: str, words: str) -> bool:
    """Tell whether a mark at the end of a line means something here."""
    return words in (*later.KINDS, *lessons.KINDS) if kind == "tag" else person_called(document, words.strip('"')) is not None


def parse(text: str, context: LaterContext) -> LaterLine:
    """Read a line."""
    tail = _Tail(context.document)
    peeled = tags.peel(clean(text).strip(), tail.take, MARKS)
    kind, who = tail.said.get("tag", ""), tail.said.get("who", "")
    parts = [WORDS.get(kind, ""), who, f"{peeled.refused} stays text" if peeled.refused else ""]
    return LaterLine(peeled.text, kind, who, " · ".join(part for part in parts if part))


def render(document: PostMortem, text: str, kind: str) -> str:
    """Give a lesson or a kept thought as the line it is edited as."""
    first, guard = tags.guarded(text, lambda sort, words: reads(document, sort, words), MARKS)
    return first + guard + (f" #{kind}" if kind in (*later.KINDS, *lessons.KINDS) else "")
