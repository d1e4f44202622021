"""A paste of several lines as rows of the timeline, and what is said of it.

A day alone moves the day for the lines that follow, a line that says the zone says how they are read. Makes
one edit of all; asks for nothing and shows nothing.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Container, Sequence
from typing import NamedTuple

from pmtui.edits.timeline import AddEvents, taken_over
from pmtui.formats import zone_line
from pmtui.formats.timeline_line import TimelineContext, day_under, parse
from pmtui.model.gather import Person
from pmtui.model.timeline import TimelineEvent
from pmtui.screens.timeline_people import with_people


class Paste(NamedTuple):
    """The rows of a paste as an edit, the words that count them, and the day that a last line said."""

    edit: AddEvents | None
    words: str
    day: dt.date | None
    day_said: bool


def read_paste(lines: Sequence[str], context: TimelineContext, make_id: Callable[[Container[str]], str], at: float) -> Paste:
    """Read the lines, one after another."""
    events: dict[str, TimelineEvent] = {}
    people: dict[str, Person] = {}
    causes: dict[str, tuple[str, ...]] = {}
    counts: Counter[str] = Counter()
    zone = ""
    for number, text in enumerate(lines):
        said = zone_line.parse(text)
        if said is not None:
            context = context._replace(own=said[0])
            zone = f"zone {said[1]}, as {'the first' if not number else 'a'} line says"
            continue
        made = parse(text, context)
        if made.day is not None:
            context = context._replace(day=made.day, day_said=True)
            if made.zone is not None:
                context = context._replace(own=made.zone[0])
                zone = f"zone {made.zone[1]}, as the days say"
            continue
        counts[made.unread or ("time open" if made.event is not None and made.event.time is None and made.event.typed else "")] += 1
        document = context.document
        event, fresh = with_people(document, made, make_id)
        key = make_id({*document.timeline, *events})
        events[key], causes[key] = event, made.causes
        people.update(fresh)
        here = taken_over(document, event) or key
        document = AddEvents(events={key: event}, people=fresh).apply(document)
        context = context._replace(document=document, here=here)
        if event.time is not None:  # a day that was said stands until a time of it
            day = day_under(document, here) or (document.date if isinstance(document.date, dt.date) else None)
            context = context._replace(day=day, day_said=False)
    edit = AddEvents(events=events, people=people, causes=causes, at=at) if events else None
    return Paste(edit, _words(len(events), counts, zone), context.day, context.day_said)


def _words(count: int, counts: Counter[str], zone: str) -> str:
    """Say how many rows there are, how they were read, and what of them was not."""
    told = [
        f"{counts[kind]} with a {kind} that was not read" for kind in ("zone", "offset", "year", "day", "half of the day") if counts[kind]
    ]
    told += [f"{counts['time open']} with a time still open"] if counts["time open"] else []
    rows = f"{count} row{'s' if count != 1 else ''}"
    if not told and not zone:
        return f"{rows} taken · u takes all of them out again"
    return " · ".join([rows, *told, *([zone] if zone else []), "u takes all out"])
