"""A paste of several lines as rows of the timeline, and what is said of it.

A day alone moves the day for the lines that follow, a line that says the zone says how they are read. Makes
one edit of all; asks for nothing and shows nothing.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pmtui.edits.timeline import AddEvents, taken_over
from pmtui.formats.lines import zone as zone_line
from pmtui.formats.lines.timeline import TimelineContext, day_under, parse
from pmtui.model.gather import Person
from pmtui.model.timeline import TimelineEvent
from pmtui.steps.timeline.people import MakeId, with_people

KINDS = ("zone", "offset", "year", "day", "half of the day")
OPEN = "time"


class Paste(NamedTuple):
    """The rows of a paste as an edit, the words that count them, and the day that a last line said."""

    edit: AddEvents | None
    words: str
    day: dt.date | None
    day_said: bool


def read_paste(lines: Sequence[str], context: TimelineContext, make_id: MakeId, at: float) -> Paste:
    """Return what the lines say, read one after another."""
    events: dict[str, TimelineEvent] = {}
    people: dict[str, Person] = {}
    causes: dict[str, tuple[str, ...]] = {}
    counts: Counter[str] = Counter()
    zone, line = "", 0
    for number, text in enumerate(lines, 1):
        said = zone_line.parse(text)
        if said is not None:
            context, zone, line = context._replace(own=said[0]), said[1], number
            continue
        read = parse(text, context)
        if read.day is not None:
            context = context._replace(day=read.day, day_said=True)
            if read.zone is not None:
                context, zone, line = context._replace(own=read.zone[0]), read.zone[1], 0
            continue
        counts[read.unread or (OPEN if read.event is not None and read.event.time is None and read.event.typed else "")] += 1
        document = context.document
        event, fresh = with_people(document, read, make_id)
        key = make_id({*document.timeline, *events})
        events[key], causes[key] = event, read.causes
        people.update(fresh)
        here = taken_over(document, event) or key
        document = AddEvents(events={key: event}, people=fresh).apply(document)
        context = context._replace(document=document, here=here)
        if event.time is not None:  # a day that was said stands until a time of it
            day = day_under(document, here) or (document.date if isinstance(document.date, dt.date) else None)
            context = context._replace(day=day, day_said=False)
    edit = AddEvents(events=events, people=people, causes=causes, at=at) if events else None
    return Paste(edit, _words(len(events), counts, zone, line), context.day, context.day_said)


def _words(count: int, counts: Counter[str], zone: str, line: int) -> str:
    """Return how many rows there are, what of them was not read, and how the rest was: it fits the foot of a narrow window."""
    rows = f"{count} row{'s' if count != 1 else ''}"
    unread = [(kind, counts[kind]) for kind in (*KINDS, OPEN) if counts[kind]]
    if not unread and not zone:
        return f"{rows} taken · u takes all of them out again"
    if not unread:
        says = ("the first line says" if line == 1 else "a line says") if line else "the days say"
        return f"{rows} · zone {zone}, as {says} · u takes all out"
    if len(unread) == 1 and not zone:
        (kind, many) = unread[0]
        return f"{rows} · {many} with {'a time still open' if kind == OPEN else f'a {kind} that was not read'} · u takes all out"
    told = ", ".join(f"{many} {kind}{'s' if many > 1 else ''}" for kind, many in unread)
    by = [f"zone {zone}, by {f'line {line}' if line else 'the days'}"] if zone else []
    return " · ".join([rows, *by, f"{told} not read", "u takes all out"])
