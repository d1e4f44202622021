"""Lessons, one key away from step 4: what each key does, what is typed, and where a lesson leads to."""

from pmtui.edits.rows import AddRow
from pmtui.formats.lines.completion import Words, plain
from pmtui.formats.lines.later import LaterContext, LaterLine, parse, render
from pmtui.model.called import row_called, row_word
from pmtui.model.counted import counted
from pmtui.model.lessons import KINDS, WELL, WORDS, Lesson
from pmtui.model.links import toggled
from pmtui.model.targets import ACTIONS, LESSONS, WHYS, Target
from pmtui.steps import table_rows
from pmtui.steps.base import Answer, Manual, Reading, Selection
from pmtui.steps.echo import echo_spans
from pmtui.steps.outcomes import AnyOutcome, Ask, Copy, Details, Do, Go, GoLinked, Nothing, PickLinks, Say

OTHERWISE = "#wrong, #lucky, #surprised say otherwise"


# the line


def adding(at: Selection) -> Ask:
    """What the empty line is for: a lesson."""
    return Ask("add", "Lesson", hint="what we learned #well #wrong #lucky #surprised", stays=True, word="")


def offered(at: Selection) -> Words:
    """Kinds of lessons."""
    return {"#": plain(KINDS)}


def read_line(text: str, at: Selection) -> LaterLine:
    """Read a line of this list."""
    return parse(text, LaterContext(at.document, KINDS))


def row_of(line: LaterLine) -> Lesson:
    """Return the lesson a line makes; it is of nobody in the file, so a name stays among its words."""
    return Lesson(kind=line.kind or WELL, text=f"{line.text} ({line.who})" if line.who else line.text)


def read_lesson(text: str, at: Selection) -> Reading:
    """Return how a line is read; without a kind it went well."""
    line = read_line(text, at)
    return echo_spans(line.echo if line.kind else " · ".join(part for part in (WORDS[WELL], line.echo, OTHERWISE) if part))


def add(text: str, at: Selection) -> AnyOutcome:
    """Add a lesson."""
    if not text.strip():
        return Nothing()
    line = read_line(text, at)
    row = row_of(line)
    edit = AddRow(table=LESSONS, id=at.new_id(at.document.lessons), row=row, what="added a lesson", at=at.now)
    return Do(edit, f"kept as {WORDS[row.kind]}{'' if line.kind else ' · or #wrong #lucky #surprised'}")


def edit(at: Selection) -> AnyOutcome:
    """Edit the lesson in place."""
    row = at.document.lessons.get(at.row)
    return table_rows.edit_line(LESSONS, at.row, "Lesson", render(at.document, row.text, row.kind)) if row is not None else Nothing()


def take_edit(text: str, at: Selection) -> AnyOutcome:
    """Take a changed line."""
    row = row_of(read_line(text, at))
    return table_rows.change(at, LESSONS, at.id, {"kind": row.kind, "text": row.text}, "changed a lesson")


# the row


def delete(at: Selection) -> AnyOutcome:
    """Delete the lesson."""
    return table_rows.remove(at, LESSONS, [key for key in at.ids if key in at.document.lessons], "lesson")


def move(at: Selection, by: int) -> AnyOutcome:
    """Move the lesson in the list."""
    return table_rows.move(at, LESSONS, at.row if at.row in at.document.lessons else "", by)


def copy(at: Selection) -> AnyOutcome:
    """Copy the lesson."""
    row = at.document.lessons.get(at.row)
    return Copy(row.text, "the lesson") if row is not None else Nothing()


def details(at: Selection) -> AnyOutcome:
    """Show every field of the lesson."""
    return Details(LESSONS, at.row) if at.row in at.document.lessons else Nothing()


# from and to elsewhere


def make_action(at: Selection) -> AnyOutcome:
    """Begin an action that comes of the lesson, with what it is linked with, as far as that can be called."""
    row = at.document.lessons.get(at.row)
    if row is None:
        return Nothing()
    called = [word for key in row.about if row_called(at.document, word := row_word(at.document, key)) == key]
    return Go(ACTIONS, filling=f"{row.text} -> {', '.join(called)}" if called else row.text)


def pick_links(at: Selection) -> AnyOutcome:
    """Pick the rows and answers it comes from."""
    row = at.document.lessons.get(at.row)
    return PickLinks(row.about, answers=True) if row is not None else Nothing()


def take_links(keys: str, at: Selection) -> AnyOutcome:
    """Link rows and answers; one that is linked is taken off."""
    row = at.document.lessons.get(at.row)
    if row is None:
        return Nothing()
    known = [key for key in keys.split(",") if key in at.document.timeline or key in at.document.whys]
    about, off = toggled(row.about, known)
    said = f"{'taken off · ' if off else ''}linked with {counted(len(about), 'row') if about else 'no rows'}"
    return table_rows.change(at, LESSONS, at.row, {"about": about}, "linked a lesson", said)


def take_address(address: str, at: Selection) -> AnyOutcome:
    """Say where an address can stand: a lesson has no place of its own for one."""
    return Say("an address can stand among the words of a lesson · e edits them")


def go_linked(at: Selection) -> AnyOutcome:
    """Go to where it comes from."""
    return GoLinked(str(Target(LESSONS, at.row)), "linked with nothing yet · l links it") if at.row in at.document.lessons else Nothing()


MANUAL = Manual(
    verbs={
        "list.edit": edit,
        "list.delete": delete,
        "list.move_up": lambda at: move(at, -1),
        "list.move_down": lambda at: move(at, 1),
        "list.copy": copy,
        "list.details": details,
        "list.action": make_action,
        "list.link": pick_links,
        "list.linked": go_linked,
        "whys.lessons": lambda at: Go(WHYS),
    },
    answers={
        "add": Answer(add, read_lesson),
        "edit": Answer(take_edit, read_lesson, asks=edit),
        "links": Answer(take_links),
        "address": Answer(take_address),
    },
    adding=adding,
    offered=offered,
)
