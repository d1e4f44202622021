"""The entry line of step 4: `answer [-> 12:17, 12:25] [#root|#factor|#open [@who]]`, or `? question [@who]`.

`@who` finds out what is open; after an answer that is not open it is text.

Returns what was typed, with words that say how it was read; where it goes is up to the screen.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from pmtui.formats.lines import tags
from pmtui.model.called import event_called, row_word
from pmtui.model.counted import counted
from pmtui.model.people.names import called_by, person_called, shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import clean
from pmtui.model.whys import MARK_WORDS, MARKS, OPEN

CLOSED = ("tag", "to")
KINDS = (*CLOSED, "who")
ASKED = tags.Marks(("who",), lambda kind, words: True)  # in a question: who finds out, after it


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
        if kind == "who" and self.owner:
            return False
        if kind == "who":
            self.owner = _owner_called(self.document, words)
        elif kind == "tag":
            self.marks.insert(0, words)
        else:
            self.evidence[:0] = [event_called(self.document, part.strip()) or "" for part in words.split(",")]
        return True


def _marks(document: PostMortem, kinds: tuple[str, ...]) -> tags.Marks:
    """Return what counts as a mark in an answer."""

    def reads(kind: str, words: str) -> bool:
        if kind == "who":
            return True
        return words in MARKS if kind == "tag" else event_called(document, words) is not None

    return tags.Marks(kinds, reads, lambda word: person_called(document, word.strip('"')) is not None)


def _owner_called(document: PostMortem, word: str) -> str:
    known = person_called(document, word.strip('"'))
    return shown_name(document, known) if known else tags.unquoted(word)


def parse(text: str, context: WhysContext) -> WhysLine:
    r"""Read a line; `\\?` at its front is a question mark that belongs to the answer."""
    words = clean(text).strip()
    if words.startswith("?"):
        tail = _Tail(context.document)
        question = tags.read(words.lstrip("?").strip(), ASKED, tail.take).text
        finder = f" · {tail.owner} finds out" if tail.owner else ""
        echo = f"your own question · the next answer stands under it{finder}" if question else "type the question"
        return WhysLine("", question, (), (), tail.owner, echo)
    if words.startswith("\\") and words.lstrip("\\").startswith("?"):
        words = words[1:]
    tail = _Tail(context.document)
    marked = tags.read(words, _marks(context.document, CLOSED), tail.take)
    if OPEN in tail.marks:
        tail = _Tail(context.document)
        marked = tags.read(words, _marks(context.document, KINDS), tail.take)
        tail.owner = tail.owner or next((_owner_called(context.document, word) for word in marked.who), "")
    evidence, marks = tuple(dict.fromkeys(tail.evidence)), tuple(word for word in MARKS if word in tail.marks)
    count = len(evidence)
    parts = [f"{counted(count, 'event')} as evidence"] if count else []
    parts += [MARK_WORDS[mark] for mark in marks]
    parts += [f"{tail.owner} finds out"] if tail.owner else []
    if tags.BEGINS_WITH_A_TIME.match(marked.text):
        parts.insert(0, tags.STORY)
    parts[:0] = [_not_read(word) for word in marked.unread]  # first, where a narrow row has room
    return WhysLine(marked.text, "", evidence, marks, tail.owner, " · ".join(parts) or "an answer · ⏎ and you are asked the next why")


def _not_read(word: str) -> str:
    if word[0] in "#＃":
        return f"{word} is no mark: text"
    return f"{word} stays text" if word[0] in "@＠" else f"“{word}”: no timeline row at that time, text"


def render(document: PostMortem, key: str) -> str:
    """Return an answer as the line it is edited as; its question is edited separately."""
    why = document.whys[key]
    is_open = OPEN in why.marks
    times = [row_word(document, event) for event in why.evidence if event in document.timeline]
    known = [word for word in times if event_called(document, word)]
    parts = [f"-> {', '.join(known)}" if known else "", *(f"#{mark}" for mark in MARKS if mark in why.marks)]
    tail = " ".join(part for part in (*parts, _owner(document, why.owner) if is_open else "") if part)
    text = tags.guarded(why.text, tail, _marks(document, KINDS if is_open else CLOSED), lambda kind, words: bool(why.owner)).text
    if text.lstrip("\\").startswith("?"):
        text = f"\\{text}"
    return " ".join(part for part in (text, tail) if part)


def question_line(document: PostMortem, key: str) -> str:
    """Return a question of the facilitator's own as the line it is edited as, without its sign."""
    why = document.whys[key]
    owner = _owner(document, why.owner)
    return " ".join(part for part in (tags.guarded(why.question, owner, ASKED).text, owner) if part)


def _owner(document: PostMortem, owner: str) -> str:
    """Return who finds out, as it is typed."""
    if not owner:
        return ""
    known = person_called(document, owner)
    return f"@{called_by(document, known) if known and shown_name(document, known) == owner else tags.quoted(owner)}"
