"""The entry line of step 4: `answer [-> 12:17, 12:25] [#root|#factor|#open [@who]]`, or `? question [@who]`.

`@who` finds out what is open; behind an answer that is not open it is text.

Gives what was said, with words that say how it was read; where it goes is the screen's.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from pmtui.formats import tags
from pmtui.model.called import event_called, row_word
from pmtui.model.names import called_by, person_called, shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import clean
from pmtui.model.whys import MARKS

CLOSED = ("tag", "to")
KINDS = (*CLOSED, "who")
MARK_WORDS = {"root": "root cause", "factor": "contributing factor", "open": "open question"}


class WhysContext(NamedTuple):
    """What a line is read against."""

    document: PostMortem


class WhysLine(NamedTuple):
    """How a line was read: an answer, or with `question` one of the facilitator's own; `owner` finds out what is open."""

    text: str
    question: str
    evidence: tuple[str, ...]
    marks: tuple[str, ...]
    owner: str
    echo: str


@dataclass(slots=True)
class _Tail:
    document: PostMortem
    evidence: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    owner: str = ""

    def take(self, kind: str, words: str) -> bool:
        if not reads(self.document, kind, words) or (kind == "who" and self.owner):
            return False
        if kind == "who":
            known = person_called(self.document, words.strip('"'))
            self.owner = shown_name(self.document, known) if known else tags.unquoted(words)
        elif kind == "tag":
            self.marks.insert(0, words)
        else:
            self.evidence[:0] = [event_called(self.document, part.strip()) or "" for part in words.split(",")]
        return True


def reads(document: PostMortem, kind: str, words: str) -> bool:
    """Tell whether a mark at the end of an answer means something here."""
    if kind == "who":
        return True
    return words in MARKS if kind == "tag" else all(event_called(document, part.strip()) for part in words.split(","))


def parse(text: str, context: WhysContext) -> WhysLine:
    r"""Read a line; `\\?` at its front is a question mark of the answer's own."""
    words = clean(text).strip()
    if words.startswith("?"):
        tail = _Tail(context.document)
        asked = tags.peel(words.lstrip("?").strip(), lambda kind, said: kind == "who" and tail.take(kind, said), ("who",)).text
        told = f" · {tail.owner} finds out" if tail.owner else ""
        echo = f"your own question · the next answer stands under it{told}" if asked else "type the question"
        return WhysLine("", asked, (), (), tail.owner, echo)
    if words.startswith("\\") and words.lstrip("\\").startswith("?"):
        words = words[1:]
    tail = _Tail(context.document)
    peeled = tags.peel(words, tail.take, KINDS)
    if tail.owner and "open" not in tail.marks:
        tail = _Tail(context.document)
        peeled = tags.peel(words, tail.take, CLOSED)
    evidence, marks = tuple(dict.fromkeys(tail.evidence)), tuple(word for word in MARKS if word in tail.marks)
    count = len(evidence)
    parts = [f"{count} event{'s' if count > 1 else ''} as evidence"] if count else []
    parts += [MARK_WORDS[mark] for mark in marks]
    parts += [f"{tail.owner} finds out"] if tail.owner else []
    if tags.BEGINS_WITH_A_TIME.match(peeled.text):
        parts.insert(0, tags.STORY)
    if peeled.refused.startswith("->"):
        parts.append(f"“{peeled.refused}”: no timeline row at that time, text")
    elif peeled.refused:
        parts.append(f"{peeled.refused} is no mark: text")
    return WhysLine(peeled.text, "", evidence, marks, tail.owner, " · ".join(parts) or "an answer · ⏎ and you are asked the next why")


def render(document: PostMortem, key: str) -> str:
    """Give an answer as the line it is edited as; its question is edited on its own."""
    why = document.whys[key]
    kinds = KINDS if "open" in why.marks else CLOSED
    first, guard = tags.guarded(why.text, lambda kind, words: reads(document, kind, words), kinds)
    text = first + guard
    if text.lstrip("\\").startswith("?"):
        text = f"\\{text}"
    times = [row_word(document, event) for event in why.evidence if event in document.timeline]
    known = [word for word in times if event_called(document, word)]
    parts = [text, f"-> {', '.join(known)}" if known else "", *(f"#{mark}" for mark in MARKS if mark in why.marks)]
    return " ".join(part for part in (*parts, _owner(document, why.owner) if "open" in why.marks else "") if part)


def question_line(document: PostMortem, key: str) -> str:
    """Give a question of the facilitator's own as the line it is edited as, without its sign."""
    why = document.whys[key]
    first, guard = tags.guarded(why.question, lambda kind, words: reads(document, kind, words), ("who",))
    return " ".join(part for part in (first + guard, _owner(document, why.owner)) if part)


def _owner(document: PostMortem, owner: str) -> str:
    """Give who finds out as it is typed."""
    if not owner:
        return ""
    known = person_called(document, owner)
    return f"@{called_by(document, known) if known and shown_name(document, known) == owner else tags.quoted(owner)}"
