"""Places a typed time on its day and in its zone: what the grammar reads becomes a moment here.

A time without a day is on the last day given, else on that of the highlighted row; hours that
clocks skip or show twice get a note. Reads no text.
"""

import datetime as dt
from typing import NamedTuple

from pmtui.model.time.clocks import Clock
from pmtui.model.time.reading import Reading, TimeContext, left_open, rest_of
from pmtui.model.time.zones import Zone, fixed, zone_called
from pmtui.model.timeline import Moment

HALF_A_DAY = dt.timedelta(hours=12)
# This much after the highlighted row, it is more likely the evening before, told late, than the end of the same day.
ALMOST_A_DAY = dt.timedelta(hours=21)


class Said(NamedTuple):
    """The parts of a time as typed, before they are placed; `pair` joins a second one, `at` is where the words begin."""

    unsure: bool
    day: dt.date | None
    day_words: str
    clock: Clock
    zone: Zone | None = None
    pair: str = ""
    last: Clock | None = None
    last_day: dt.date | None = None
    last_zone: Zone | None = None
    at: int = 0


def settled(head: str, end: int, context: TimeContext, parts: Said) -> Reading:
    """Return the reading of a time, on its day and in its zone."""
    clock = parts.clock.time or dt.time()
    zone = parts.zone or context.own or Zone(zone_called(context.zone), context.zone if zone_called(context.zone) else "")
    last_zone = parts.last_zone or zone
    if zone.problem or last_zone.problem:
        return left_open(head, end, zone.problem or last_zone.problem, parts.at)
    notes: list[str] = []
    day = parts.day
    if day is None and parts.day_words == "":
        day, notes = _running(context, clock, zone.info)
    time = _moment(day, clock, zone.info, notes)
    last: Moment = None
    if parts.last is not None and parts.last.time is not None:
        last_day = parts.last_day or day
        if parts.last_day is None and day is not None and last_day is not None and parts.last.time < clock and not parts.last_zone:
            last_day += dt.timedelta(days=1)
            notes.append("ends the next day")
        last = _moment(last_day, parts.last.time, last_zone.info, notes)
    precision = "partial" if parts.clock.partial else "between" if parts.pair == ".." else "approx" if parts.unsure else "exact"
    # Without a day the value can't hold a zone or `yesterday`; in a skipped hour it shows another time.
    more = (day is None and (parts.day_words or parts.zone)) or any("did not exist" in note for note in notes)
    typed = " ".join(head[parts.at : end].split()) if more else ""
    return Reading(rest_of(head, end), time, last, precision, zone.name, typed, "", tuple(dict.fromkeys(notes)), True)


def _running(context: TimeContext, clock: dt.time, zone: dt.tzinfo | None) -> tuple[dt.date | None, list[str]]:
    """Return the day of a time given without one: the last day given, else that of the highlighted row."""
    here = context.here.time if context.here is not None else None
    if here is None and context.above is not None:  # a row without a time is on the day of the one above it
        here = context.above.time
    if context.day_said and context.day is not None:
        return context.day, []
    if isinstance(here, dt.datetime):
        base = here.astimezone(zone) if zone is not None and here.tzinfo is not None else here
        before = base.replace(tzinfo=None) - dt.datetime.combine(base.date(), clock)
        if before > HALF_A_DAY and base.date() < dt.date.max:
            return base.date() + dt.timedelta(days=1), ["next day"]
        if -before > ALMOST_A_DAY and base.date() > dt.date.min:
            return base.date() - dt.timedelta(days=1), ["the day before"]
        return base.date(), []
    if context.day is None and isinstance(here, dt.date):
        return here, []
    return context.day, []


def _moment(day: dt.date | None, clock: dt.time, zone: dt.tzinfo | None, notes: list[str]) -> Moment:
    if day is None:
        return clock
    moment = dt.datetime.combine(day, clock, zone)
    if zone is None:
        return moment
    try:
        there = moment.astimezone(dt.UTC).astimezone(zone)
    except OverflowError:  # the first and last days of the calendar
        return fixed(moment)
    if there.replace(tzinfo=None) != moment.replace(tzinfo=None):
        notes.append("the clocks were put forward: this time did not exist")
    elif moment.utcoffset() != moment.replace(fold=1).utcoffset():
        notes.append("the clocks were put back: taken as the first of the two")
    return fixed(moment)
