"""Step 4, its line: an answer goes one deeper, nothing one up, `?` asks a question of one's own; either is edited in place."""

from pmtui.edits.rows import ChangeRow
from pmtui.edits.whys import AddAnswer, AskQuestion, ChangeAnswer
from pmtui.formats.lines.completion import Words, people, plain
from pmtui.formats.lines.whys import WhysContext, WhysLine, parse, question_line, render
from pmtui.model.called import event_words
from pmtui.model.row_key import ASKED, RowKey, key_of
from pmtui.model.steps import DEFINE
from pmtui.model.targets import WHYS, Target
from pmtui.model.whys import CAUSES, MARKS, Whys, answer_of, parent
from pmtui.steps import table_rows
from pmtui.steps.base import Reading, Selection
from pmtui.steps.echo import echo_spans, with_gone
from pmtui.steps.outcomes import AnyOutcome, Ask, Do, Go, Refuse, Rise


def adding(at: Selection) -> Ask:
    """What the empty line is for: an answer under the highlighted one."""
    return Ask("add", "Why?", hint="answer, or ⏎ to go one up", stays=True, word="Answer")


def offered(at: Selection) -> Words:
    """Marks, people, and the times of events that show it."""
    called, events = event_words(at.document), at.document.timeline
    return {"#": plain(MARKS), "@": people(at.document), "->": [(word, events[key].text) for key, word in called.items()]}


def read_line(text: str, at: Selection) -> WhysLine:
    """Read a line of this step."""
    return parse(text, WhysContext(at.document))


def level_under(whys: Whys, key: str) -> int:
    """Return the level of whatever stands under an answer; 1 is right under the problem."""
    level = 1
    while key:
        level, key = level + 1, parent(whys, key)
    return level


def place(at: Selection) -> str:
    """Return the id the next answer goes under: a waiting question is answered at its place."""
    why = at.document.whys.get(at.id)
    return at.id if why is None or why.text else parent(at.document.whys, at.id)


# a new line


def read_add(text: str, at: Selection) -> Reading:
    """Return how a new line is read."""
    return echo_spans(read_line(text, at).echo)


def add(text: str, at: Selection) -> AnyOutcome:
    """Add an answer, or a question of one's own; nothing typed: one up."""
    if not text.strip():
        return Rise()
    line, under, key = read_line(text, at), place(at), at.new_id(at.document.whys)
    if line.question:
        asked = AskQuestion(id=key, under=under, question=line.question, owner=line.owner, at=at.now)
        return Do(asked, "your question stands · the next answer fills it")
    edit = AddAnswer(id=key, under=under, text=line.text, evidence=line.evidence, marks=line.marks, owner=line.owner, at=at.now)
    waiting = edit.filled(at.document)  # then the answer keeps the place and id of its question
    cause = " · marked as cause" if CAUSES & set(line.marks) else ""
    return Do(edit.changed(id=waiting) if waiting else edit, f"kept at level {level_under(at.document.whys, under)}{cause}")


# a line that is there


def edit(at: Selection) -> AnyOutcome:
    """Edit the answer, or its question, in place; the problem has its words in step 2."""
    key = answer_of(at.document.whys, at.row)
    if not key:
        return Go(DEFINE, str(Target(DEFINE, "problem")))
    if key != at.row or not at.document.whys[key].text:
        return table_rows.edit_line(WHYS, key_of(ASKED, key), "Question", question_line(at.document, key))
    return table_rows.edit_line(WHYS, key, "Answer", render(at.document, key))


def retyped(key: str, line: WhysLine, at: Selection) -> ChangeAnswer:
    """Return the edit that a changed line makes."""
    return ChangeAnswer(id=key, text=line.text, evidence=line.evidence, marks=line.marks, owner=line.owner, at=at.now)


def asked_of(at: Selection) -> str:
    """Return the id of the answer whose question is edited; nothing where it is the answer itself."""
    kind, key = RowKey.of(at.id)
    return key if kind == ASKED else ""


def read_edit(text: str, at: Selection) -> Reading:
    """Return how a changed line is read, and what its answer has no longer."""
    if asked_of(at):
        return ()
    line = read_line(text, at)
    return echo_spans(with_gone(at.document, retyped(at.id, line, at), WHYS, at.id, line.echo))


def take_edit(text: str, at: Selection) -> AnyOutcome:
    """Take changed words of an answer, or of its question."""
    if key := asked_of(at):
        return take_question(key, text, at)
    line = read_line(text, at)
    if not line.text.strip():
        return Refuse("an answer needs words · it stays as it was")
    edit = retyped(at.id, line, at)
    return Do(edit, f"kept · {with_gone(at.document, edit, WHYS, at.id, line.echo)}")


def take_question(key: str, text: str, at: Selection) -> Do:
    """Take changed words of a question."""
    line = read_line(f"? {text.strip().lstrip('?')}", at)
    edit = ChangeRow(table=WHYS, id=key, values={"question": line.question, "owner": line.owner}, what="question", at=at.now)
    return Do(edit, with_gone(at.document, edit, WHYS, key, ""))
