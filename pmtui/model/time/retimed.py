"""A row at another time: shifted, on another day, or with its clock times read in another zone.

What cannot be moved becomes None, never a guess: part of a day does not wrap, a row without a time
has none to shift. Knows no edit and no screen.
"""

import datetime as dt

from pmtui.model.time.grammar import read_time
from pmtui.model.time.reading import TimeContext
from pmtui.model.time.zones import Zone, fixed, offset_zone, zone_called
from pmtui.model.timeline import Moment, TimelineEvent


def shifted(event: TimelineEvent, seconds: float) -> TimelineEvent | None:
    """Return a row so many seconds later; its precision, zone and words stay."""
    try:
        time, end = _later(event.time, seconds), _later(event.end, seconds)
    except (OverflowError, ValueError):
        return None
    if time is None or (end is None and isinstance(event.end, (dt.datetime, dt.date, dt.time))):
        return None
    return event.changed(time=time, typed="", **({"end": end} if end is not None else {}))


def _later(moment: Moment, seconds: float) -> Moment:
    by = dt.timedelta(seconds=seconds)
    if isinstance(moment, dt.datetime):
        return moment + by
    if isinstance(moment, dt.date):
        return moment + by if seconds % 86400 == 0 else None
    if isinstance(moment, dt.time):
        there = dt.datetime.combine(dt.date(2000, 1, 2), moment) + by
        return there.time() if there.date() == dt.date(2000, 1, 2) else None
    return None


def on_day(event: TimelineEvent, day: dt.date, zone: str) -> TimelineEvent | None:
    """Return a row on another day, at the same time of day by the zone's clocks; durations stay the same."""
    time = event.time
    if isinstance(time, dt.datetime):
        here = offset_zone(time, zone) if time.tzinfo is not None else time
        info = zone_called(zone) or here.tzinfo
        there = dt.datetime.combine(day, here.time(), info if time.tzinfo is not None else None)
        moved = shifted(event, (fixed(there) - time).total_seconds())
        return moved.changed(time=fixed(there)) if moved is not None else None
    if isinstance(time, dt.time):
        info = zone_called(zone)
        end = event.end
        ends = dt.timedelta(days=1) if isinstance(end, dt.time) and end < time else dt.timedelta()
        last = fixed(dt.datetime.combine(day + ends, end, info)) if isinstance(end, dt.time) else end
        return event.changed(time=fixed(dt.datetime.combine(day, time, info)), end=last, zone=zone if info else event.zone, typed="")
    return event.changed(time=day, typed="") if isinstance(time, dt.date) else None


def read_again(event: TimelineEvent, zone: Zone, words: str, day: dt.date | None = None) -> TimelineEvent | None:
    """Return a row with its clock times read in another zone, as typed in `words`: the clocks stay, the instants change.

    A row whose time stayed open because of the zone it was typed with is read again as well; `day` is its day.
    """
    if zone.info is None:
        return None
    if event.time is None and event.typed.split():
        *clock, last = event.typed.split()
        text = " ".join([*clock, *([] if last.strip("()[]").isalpha() else [last]), words])
        reading = read_time(text, TimeContext(zone.name, day, day is not None))
        if reading.time is None or reading.rest.strip():
            return None
        return event.changed(
            time=reading.time, end=reading.end, precision=reading.precision, zone=reading.zone, typed=reading.typed, after=""
        )
    if not isinstance(event.time, dt.datetime):
        return None
    end = event.end.replace(tzinfo=zone.info) if isinstance(event.end, dt.datetime) else event.end
    return event.changed(
        time=fixed(event.time.replace(tzinfo=zone.info)), end=fixed(end) if isinstance(end, dt.datetime) else end, zone=zone.name, typed=""
    )
