"""A thought that comes too early: as which row it is kept, a lesson or an idea or question for step 5.

It belongs to no step and to no row: of a selection only the document counts, the moment and a new id.
"""

from pmtui.edits.base import short
from pmtui.edits.rows import AddRow
from pmtui.formats.lines.completion import Words, people, plain
from pmtui.formats.lines.later import WORDS, LaterContext, LaterLine, parse
from pmtui.model import later, lessons
from pmtui.model.base import Row
from pmtui.model.counted import counted
from pmtui.model.later import IDEA, QUESTION, LaterItem, waits
from pmtui.model.lessons import Lesson
from pmtui.model.postmortem import PostMortem
from pmtui.model.targets import LATER, LESSONS
from pmtui.steps.base import Answer, Reading, Selection
from pmtui.steps.echo import echo_spans
from pmtui.steps.outcomes import AnyOutcome, Do, Nothing, Refuse

EMPTY: Reading = (("text", "an idea, for step 5"), ("muted", " · or #question #well #wrong #lucky"))
MOST = 28  # letters of a thought in the undo line


def offered(document: PostMortem) -> Words:
    """Return what may follow a sign: what a thought is, and who had it."""
    return {"#": plain([*later.KINDS, *lessons.KINDS]), "@": people(document)}


def read_line(text: str, at: Selection) -> LaterLine:
    """Read a thought."""
    return parse(text, LaterContext(at.document))


def read(text: str, at: Selection) -> Reading:
    """Say what will be kept, and as what."""
    if not text.strip():
        return EMPTY
    line = read_line(text, at)
    return echo_spans(line.echo if line.kind else " · ".join(part for part in (WORDS[IDEA], line.echo) if part))


def keep(text: str, at: Selection) -> AnyOutcome:
    """Keep a thought: a lesson among the lessons, all else for step 5."""
    line = read_line(text, at)
    if not line.text:
        return Refuse("a mark alone keeps nothing: what is the thought?") if text.strip() else Nothing()
    if line.kind in lessons.KINDS:
        # a lesson is of nobody in the file, so a name stays among its words
        lesson = Lesson(kind=line.kind, text=f"{line.text} ({line.who})" if line.who else line.text)
        return _kept(LESSONS, lesson, line.text, f"kept among the lessons: {WORDS[line.kind]}", at)
    idea = LaterItem(kind=line.kind, text=line.text, who=line.who)
    word = QUESTION if line.kind == QUESTION else IDEA
    return _kept(LATER, idea, line.text, f"kept: {counted(1 + waiting(at.document, word), word)}", at)


def _kept(table: str, row: Row, text: str, words: str, at: Selection) -> Do:
    key = at.new_id(at.document.table(table))
    return Do(AddRow(table=table, id=key, row=row, what=f"kept “{short(text, MOST)}”", at=at.now), words)


def waiting(document: PostMortem, word: str) -> int:
    """Count the ideas, or the questions, that wait."""
    rows = [row for row in document.later.values() if waits(row)]
    return sum(1 for row in rows if (row.kind == QUESTION) == (word == QUESTION))


ANSWER = Answer(keep, read)
