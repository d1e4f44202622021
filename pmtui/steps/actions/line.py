"""Step 5, its line: an action typed, edited in place, or begun of a cause, an idea, a kind that is missing."""

import datetime as dt

from pmtui.edits.actions import AddAction, retyped
from pmtui.formats.lines.actions import ActionsContext, ActionsLine, parse, render
from pmtui.formats.lines.completion import Words, people, plain
from pmtui.model.actions import AREAS, KINDS, STATUSES
from pmtui.model.figures.coverage import bare_first, causes
from pmtui.model.figures.due import proposed
from pmtui.model.row_key import CAUSE, KIND, LATER
from pmtui.model.targets import ACTIONS
from pmtui.model.time.times import day_words
from pmtui.model.whys import letters
from pmtui.steps import table_rows
from pmtui.steps.base import Reading, Selection
from pmtui.steps.echo import echo_spans, with_gone
from pmtui.steps.outcomes import (
    AnyOutcome,
    Ask,
    Do,
    Fill,
    Nothing,
    Refuse,
    Say,
)

STATE_KEYS = dict(zip("paidw", STATUSES, strict=True))
DUE_HINT = "2026-12-01, fri, +2w"


def adding(at: Selection) -> Ask:
    """What the empty line is for: an action."""
    return Ask("add", "Action", hint="what changes @who due 2026-12-01 -> A", stays=True, word="")


def offered(at: Selection) -> Words:
    """Kinds, areas, owners, causes."""
    answered = [(cause.letter, cause.text) for cause in bare_first(causes(at.document))]
    return {"#": plain([*KINDS, *AREAS]), "@": people(at.document), "->": answered}


def read_line(text: str, at: Selection) -> ActionsLine:
    """Read a line of this step."""
    return parse(text, ActionsContext(at.document, at.today))


def proposal(at: Selection, priority: int | None) -> dt.date | None:
    """Return the day that severity and priority propose."""
    return proposed(at.settings.due, at.document.define.severity, priority, at.today)


def echo_of(at: Selection, line: ActionsLine) -> str:
    """Return how a line is read; without a date, which one severity and priority propose."""
    day = proposal(at, line.row.priority) if line.row.due is None else None
    return line.echo.replace("no date", f"no date, t proposes {day_words(day)}", 1) if day else line.echo


def read_add(text: str, at: Selection) -> Reading:
    """Return how a new line is read."""
    return echo_spans(echo_of(at, read_line(text, at)))


def add(text: str, at: Selection) -> AnyOutcome:
    """Add an action."""
    line = read_line(text, at)
    if not line.row.text.strip():
        return Refuse("an action needs words: what changes?")
    edit = AddAction(id=at.new_id(at.document.actions), row=line.row, idea=at.idea, at=at.now)
    return Do(edit, f"added · {echo_of(at, line)}")


def edit(at: Selection) -> AnyOutcome:
    """Edit the line in place; on a cause or an idea, begin an action for it."""
    if at.row in at.document.actions:
        return table_rows.edit_line(ACTIONS, at.row, "Action", render(at.document, at.row))
    return make_action(at) if at.key.kind in (CAUSE, LATER, KIND) else Nothing()


def read_edit(text: str, at: Selection) -> Reading:
    """Return how an edited line is read, and what its action has no longer."""
    line = read_line(text, at)
    return echo_spans(with_gone(at.document, retyped(at.id, line.row, at.now), ACTIONS, at.id, echo_of(at, line)))


def take_edit(text: str, at: Selection) -> AnyOutcome:
    """Take a changed line."""
    if at.id not in at.document.actions or not text.strip():
        return Nothing()
    line = read_line(text, at)
    if not line.row.text:
        return Refuse("an action needs words · it stays as it was")
    edit = retyped(at.id, line.row, at.now)
    return Do(edit, f"kept · {with_gone(at.document, edit, ACTIONS, at.id, line.echo)}")


def make_action(at: Selection) -> AnyOutcome:
    """Begin an action of a cause, an idea, or a kind that is missing: its line, filled in."""
    kind, key = at.key
    if kind == CAUSE:
        return Fill(f" -> {letters(at.document.whys)[key]}")
    if kind == LATER:
        return Fill(at.document.later[key].text, key)
    if kind == KIND:
        return Fill(f" #{key}")
    return Say("p makes an action of a cause or an idea · go to one")
