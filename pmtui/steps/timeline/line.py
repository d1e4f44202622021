"""Step 3, its line: a row typed, a day alone, a row edited in place; and what a line is read against.

A day that was said stands until a row of it has a time, or the cursor moves: then the rows say the day again.
"""

import datetime as dt
from collections.abc import Container, Sequence
from itertools import count

from pmtui.edits.timeline import AddEvents, ChangeEvent, taken_over
from pmtui.formats.lines import zone as zone_line
from pmtui.formats.lines.completion import Words, people, plain
from pmtui.formats.lines.timeline import TimelineContext, TimelineLine, day_under, edit_context, parse, render
from pmtui.formats.lines.timeline_echo import year_of
from pmtui.model.order import sorted_timeline
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import MOMENT, RowKey
from pmtui.model.targets import TIMELINE
from pmtui.model.time.times import day_words
from pmtui.model.timeline import KINDS, MILESTONES
from pmtui.model.whys import letters
from pmtui.steps import table_rows
from pmtui.steps.base import Reading, Selection
from pmtui.steps.echo import echo_spans, with_gone
from pmtui.steps.outcomes import AnyOutcome, Ask, Day, Do, Nothing, Refuse, Type
from pmtui.steps.timeline import zone
from pmtui.steps.timeline.paste import read_paste
from pmtui.steps.timeline.people import MakeId, with_people

# what a line is read against


def event_above(document: PostMortem, row: str) -> str:
    """Return the event that words typed at a row stand under: its own, that before a gap, the last for a missing moment."""
    if row in document.timeline:
        return row
    kind, key = RowKey.of(row)
    if kind == MOMENT:
        return sorted_timeline(document)[-1][0] if document.timeline else ""
    return key


def running_day(document: PostMortem, row: str, said: dt.date | None) -> dt.date | None:
    """Return the day that was said, else that of the row with the cursor or the nearest above it, else the incident's."""
    return said or day_under(document, event_above(document, row)) or (document.date if isinstance(document.date, dt.date) else None)


def line_context(at: Selection) -> TimelineContext:
    """Return what a new line is read against."""
    day = running_day(at.document, at.row, at.day)
    return TimelineContext(at.document, event_above(at.document, at.row), day, at.day is not None, at.today)


def prompts(document: PostMortem, day: dt.date | None) -> tuple[str, str, str]:
    """Return the running day and the zone, the longest words first: a weekday can be done without sooner than a zone."""
    place = document.define.zone or "no zone"
    words = day_words(day, year_of(document)) if day else "no day"
    whole = f"{words} {place.rpartition('/')[2].replace('_', ' ')}"
    return whole, whole.partition(" ")[2], words.partition(" ")[2] or words


# a row typed


def adding(at: Selection) -> Ask:
    """What the empty line is for: a row."""
    prompt, *shorter = prompts(at.document, running_day(at.document, at.row, at.day))
    return Ask("add", prompt, hint="12:17 what happened", stays=True, word="", shorter=tuple(shorter))


def offered(at: Selection) -> Words:
    """Milestones, kinds, people, causes."""
    causes = [(letter, at.document.whys[key].text) for key, letter in letters(at.document.whys).items()]
    return {"#": plain([*MILESTONES, *KINDS]), "@": people(at.document), "->": causes}


def read_line(text: str, at: Selection) -> TimelineLine:
    """Read a new line; typed at a moment that is asked for, it is that moment."""
    line = parse(text, line_context(at))
    kind, word = at.key
    if kind != MOMENT or line.event is None or line.event.milestones:
        return line
    first, mark, rest = line.echo.partition(" · ")
    return line._replace(event=line.event.changed(milestones=(word,)), echo=f"{first} · {word.replace('-', ' ')}{mark}{rest}")


def read_add(text: str, at: Selection) -> Reading:
    """Return how a new line is read."""
    said = zone_line.parse(text)
    return echo_spans(read_line(text, at).echo) if said is None else zone.reading(said[1])


def add(text: str, at: Selection) -> AnyOutcome:
    """Add a row, or take the day that a line says; one that only says the zone asks what it shall do."""
    if not text.strip():
        return Nothing()
    said = zone_line.parse(text)
    return add_row(text, at) if said is None else zone.choose_zone(text, *said, at)


def add_row(text: str, at: Selection) -> AnyOutcome:
    """Add the row that a line says, or take its day."""
    line = read_line(text, at)
    if line.day is not None:
        return Day(line.day, line.echo)
    event, fresh = with_people(at.document, line, at.new_id)
    key = at.new_id(at.document.timeline)
    key = taken_over(at.document, event) or key
    edit = AddEvents(events={key: event}, people=fresh, causes={key: line.causes}, at=at.now)
    return Do(edit, f"added {line.echo}", then=Nothing() if at.day is None or event.time is None else Day(None))


def add_lines(lines: Sequence[str], at: Selection) -> AnyOutcome:
    """Add a paste as one edit; a day at its end is that of what is typed next."""
    paste = read_paste(lines, line_context(at), at.new_id, at.now)
    day = Day(paste.day) if paste.day_said else Nothing()
    return day if paste.edit is None else Do(paste.edit, paste.words, then=day)


# a row edited in place


def edit(at: Selection) -> AnyOutcome:
    """Edit the line in place; on a gap, type into it."""
    return table_rows.edit_line(TIMELINE, at.row, "Row", render(at.document, at.row)) if at.row in at.document.timeline else Type()


def retyped(text: str, at: Selection, make_id: MakeId) -> tuple[ChangeEvent | None, str]:
    """Return the edit that a changed line makes, if it is a row, and how it is read."""
    line = parse(text, edit_context(at.document, at.id, at.today))
    if line.event is None:
        return None, line.echo
    event, fresh = with_people(at.document, line, make_id)
    change = ChangeEvent(id=at.id, event=event, people=fresh, causes=line.causes, at=at.now)
    return change, with_gone(at.document, change, TIMELINE, at.id, line.echo)


def read_edit(text: str, at: Selection) -> Reading:
    """Return how an edited line is read, and what its row has no longer."""
    return echo_spans(retyped(text, at, _nobody_yet)[1]) if at.id in at.document.timeline else ()


def take_edit(text: str, at: Selection) -> AnyOutcome:
    """Take a changed line; what no line can say stays."""
    if not text.strip() or at.id not in at.document.timeline:
        return Nothing()
    change, words = retyped(text, at, at.new_id)
    return Refuse("a row needs more than a day · it stays as it was") if change is None else Do(change, f"kept · {words}")


def _nobody_yet(taken: Container[str]) -> str:
    """Return an id for somebody who is only read of: no id of the document's is used up while one types."""
    return next(key for key in (f"new{number}" for number in count()) if key not in taken)
