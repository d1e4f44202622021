"""Times as people read and say them: the words for a row's time, where it sorts, durations in words.

Reading them is in `grammar.py`, which the page does not need; days and zones are exported here too.
Durations are in seconds.
"""

import datetime as dt

from pmtui.model.time.days import day_words, long_day_words, read_day, read_due
from pmtui.model.time.zones import fixed, offset_zone, zone_called
from pmtui.model.timeline import Moment, TimelineEvent

__all__ = [
    "clock_in", "day_of", "day_words", "duration_words", "end_instant", "fixed", "instant", "long_day_words",
    "offset_zone", "read_day", "read_due", "time_as_typed", "time_words", "zone_called",
]  # fmt: skip

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_HOUR, _DAY = 3600, 86400


def _local(moment: Moment, zone: str) -> Moment:
    """Return a moment as its zone's clocks showed it."""
    return offset_zone(moment, zone) if isinstance(moment, dt.datetime) and moment.tzinfo is not None else moment


def _seconds(moment: Moment, zone: str) -> float | None:
    if isinstance(moment, dt.date) and not isinstance(moment, dt.datetime):
        moment = dt.datetime.combine(moment, dt.time())
    if not isinstance(moment, dt.datetime):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone_called(zone) or dt.UTC)
    return (moment - _EPOCH).total_seconds()


def instant(event: TimelineEvent, zone: str = "") -> float | None:
    """Return where a row sorts, in seconds; None without a day. Uncertain times sort by their first.

    A time without a zone is in the zone given, else in UTC.
    """
    return _seconds(event.time, zone)


def end_instant(event: TimelineEvent, zone: str = "") -> float | None:
    """Return the last moment a row may mean: its end, the end of a partial hour, or its own time."""
    end = _seconds(event.end, zone)
    if end is not None:
        return end
    start = instant(event, zone)
    if start is None:
        return None
    if isinstance(event.time, dt.datetime):
        return start + _HOUR if event.precision == "partial" else start
    return start + _DAY


def _clock(moment: Moment) -> str:
    if isinstance(moment, (dt.datetime, dt.time)):
        return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
    return ""


def _day_alone(event: TimelineEvent) -> bool:
    return isinstance(event.time, dt.date) and not isinstance(event.time, dt.datetime)


def time_words(event: TimelineEvent, zone: str = "") -> str:
    """Return `12:17`, `~12:08`, `14:??`, `12:17–12:30`, `12:17..12:30` for between, `day`, or `??`, by the zone's clocks."""
    if _day_alone(event):
        return "day"
    start, end = _clock(_local(event.time, zone)), _clock(_local(event.end, zone))
    if not start:
        return "??"
    if event.precision == "partial":
        return f"{start[:2]}:??"
    if end:
        start = f"{start}{'..' if event.precision == 'between' else '–'}{end}"
    return f"~{start}" if event.precision == "approx" else start


def clock_in(event: TimelineEvent, zone: str, first: str = "") -> str:
    """Return `13:17`, what another zone's clocks showed; `Fri 13:17` where `first` was on another day; `` where unknown."""
    moment = event.time
    if not isinstance(moment, dt.datetime) or moment.tzinfo is None or zone_called(zone) is None:
        return ""
    there = offset_zone(moment, zone)
    clock = f"{there:%H}:??" if event.precision == "partial" else _clock(there)
    return clock if there.date() == offset_zone(moment, first).date() else f"{day_words(there.date()).partition(' ')[0]} {clock}"


def duration_words(seconds: float) -> str:
    """Return `45 s`, `13 min`, `1 h 53 min`, `2 d 3 h`; a negative one with a `-`."""
    whole = abs(int(seconds))
    sign = "-" if seconds <= -1 else ""
    if 0 < whole < 60:
        return f"{sign}{whole} s"
    minutes = whole // 60
    if minutes < 60:
        return f"{sign}{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{sign}{hours} h {minutes} min" if minutes else f"{sign}{hours} h"
    days, hours = divmod(hours, 24)
    return f"{sign}{days} d {hours} h" if hours else f"{sign}{days} d"


def day_of(event: TimelineEvent, zone: str = "") -> dt.date | None:
    """Return the day a row is under, by the zone's clocks."""
    time = _local(event.time, zone)
    if isinstance(time, dt.datetime):
        return time.date()
    return time if isinstance(time, dt.date) else None


def time_as_typed(event: TimelineEvent, zone: str = "", day: dt.date | None = None) -> str:
    """Return the words that read back as the same time, in this zone and on the running day given."""
    if event.time is None or isinstance(event.time, str):
        return event.typed
    if isinstance(event.time, dt.date) and not isinstance(event.time, dt.datetime):
        return event.time.isoformat()
    if isinstance(event.time, dt.time):
        return event.typed or _marked(event, _exact(event.time) + _joined(event, event.time, event.end))
    time, behind = _as_said(event.time, event, zone)
    end = event.end
    if isinstance(end, dt.datetime) and end.tzinfo and time.tzinfo:
        # By the clocks that read the words: the other zone's may have changed in between.
        clocks = event.zone if "/" in behind else "" if behind else zone
        end = offset_zone(end, clocks) if clocks else end.astimezone(time.tzinfo)
    words = f"{time:%H}:??" if event.precision == "partial" else _exact(time) + _joined(event, time, end)
    words = words if time.date() == day else f"{time.date().isoformat()} {words}"
    return _marked(event, words + behind)


def _marked(event: TimelineEvent, words: str) -> str:
    return f"~{words}" if event.precision == "approx" else words


def _as_said(time: dt.datetime, event: TimelineEvent, zone: str) -> tuple[dt.datetime, str]:
    """Return the local time to write and the zone after it, which only a time in another zone needs."""
    if time.tzinfo is None:
        return time, ""
    here = offset_zone(time, zone)
    same = zone_called(zone) is not None and event.zone in ("", zone) and _shown(time, zone) and _shown(event.end, zone)
    # Part of an hour in one zone may lie in two hours of another.
    if same and (event.zone == zone or here.utcoffset() == time.utcoffset()) and not (event.precision == "partial" and here.minute):
        return here, ""
    there = offset_zone(time, event.zone)
    if "/" in event.zone and zone_called(event.zone) and _shown(time, event.zone) and _shown(event.end, event.zone):
        return there, f" {event.zone}"
    offset = f"{time:%z}"
    return time, "Z" if not time.utcoffset() else f" {offset[:3]}:{offset[3:5]}"


def _shown(moment: Moment, zone: str) -> bool:
    """Return whether a zone's clocks show this moment unambiguously: not the second of two equal hours."""
    if not isinstance(moment, dt.datetime) or moment.tzinfo is None:
        return True
    return offset_zone(offset_zone(moment, zone).replace(tzinfo=None), zone) == moment


def _exact(moment: dt.datetime | dt.time) -> str:
    part = f".{moment.microsecond:06}".rstrip("0") if moment.microsecond else ""
    return f"{moment:%H:%M:%S}{part}" if moment.second or part else f"{moment:%H:%M}"


def _joined(event: TimelineEvent, time: dt.datetime | dt.time, end: Moment) -> str:
    """Return the second of a pair with its sign; with its day where the day is not obvious."""
    if not isinstance(end, (dt.datetime, dt.time)):
        return ""
    sign = ".." if event.precision == "between" else "-"
    if isinstance(end, dt.datetime) and isinstance(time, dt.datetime) and (end.date() != time.date() or end.time() < time.time()):
        return f"{sign}{end.date().isoformat()} {_exact(end)}"
    return f"{sign}{_exact(end)}"
