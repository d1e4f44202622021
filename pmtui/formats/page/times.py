"""Times on the page: in the incident's zone, the zone written out, uncertain times in words.

Screens have their own, shorter words. Knows timeline rows, and no Markdown but escaping.
"""

import datetime as dt
from functools import cache
from zoneinfo import ZoneInfo

from pmtui.formats.page import escape
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import APPROX, BETWEEN, PARTIAL, UNKNOWN, Moment, TimelineEvent

NO_TIME = "??"
THAT_DAY = "that day"


def zone_name(document: PostMortem) -> str:
    """Return the zone of the times on the page: the document's, or UTC."""
    name = document.define.zone
    return name if name and _zone(name) is not None else "UTC"


def local(moment: Moment, zone: str) -> Moment:
    """Return a moment that has an offset in the page's zone, without the offset; any other as it is."""
    if not isinstance(moment, dt.datetime) or moment.utcoffset() is None:
        return moment
    try:
        return moment.astimezone(_zone(zone) or dt.UTC).replace(tzinfo=None)
    except OverflowError:  # the first or last day of the calendar
        return moment.replace(tzinfo=None)


def day_of(event: TimelineEvent, zone: str) -> tuple[str, bool] | None:
    """Return the day of a row as `2023-07-20` and whether its zone is known; None without a day."""
    moment = local(event.time, zone)
    if isinstance(moment, dt.datetime):
        return moment.date().isoformat(), isinstance(event.time, dt.datetime) and event.time.utcoffset() is not None
    return (moment.isoformat(), True) if isinstance(moment, dt.date) else None


def time_cell(event: TimelineEvent, zone: str) -> str:
    """Return the time of a row within its day, such as `about 14:05` or `between 12:17 and 12:30`."""
    first, last = local(event.time, zone), local(event.end, zone)
    if first is None or event.precision == UNKNOWN:
        return NO_TIME
    words = _clock(first, event.precision)
    until = _until(first, last)
    if until:
        words = f"between {words} and {until}" if event.precision == BETWEEN else f"{words}{' to ' if words == THAT_DAY else '–'}{until}"
    if event.precision == APPROX:
        words = f"about {words}"
    return f"{words}, day not known" if isinstance(first, dt.time) else words


def stamp(event: TimelineEvent, zone: str) -> str:
    """Return day and time of a row together, such as `2023-07-20 12:17`."""
    words = time_cell(event, zone)
    day = day_of(event, zone)
    if day is None or words == NO_TIME:
        return "time not known" if words == NO_TIME else words
    return words.replace(THAT_DAY, day[0]) if THAT_DAY in words else f"{day[0]} {words}"


def with_zone(event: TimelineEvent, zone: str) -> str:
    """Return `stamp` with the zone written out, where the row has one."""
    day = day_of(event, zone)
    known = isinstance(event.time, dt.datetime) and day is not None and day[1]
    return f"{stamp(event, zone)} {escape.cell(zone)}" if known else stamp(event, zone)


def any_time(moment: dt.datetime | dt.date | str | None) -> str:
    """Return a date or time from another table as it is, escaped for any slot; empty for none."""
    if moment is None:
        return ""
    return escape.item(moment) if isinstance(moment, str) else escape.item(str(moment))


def _clock(moment: Moment, precision: str) -> str:
    if isinstance(moment, (dt.datetime, dt.time)):
        if precision == PARTIAL:
            return f"{moment.hour:02}:??"
        seconds = f":{moment.second:02}" if moment.second else ""
        return f"{moment.hour:02}:{moment.minute:02}{seconds}"
    if isinstance(moment, dt.date):
        return THAT_DAY
    return escape.cell(moment or NO_TIME)


def _until(first: Moment, last: Moment) -> str:
    """Return the end of a stretch, with its day where it differs; empty where it adds nothing."""
    if last is None:
        return ""
    there, here = _day(first), _day(last)
    if here is None:
        return _clock(last, "")
    if there != here:
        return _stamp(last)
    return _clock(last, "") if isinstance(last, dt.datetime) else ""


def _day(moment: Moment) -> dt.date | None:
    if isinstance(moment, dt.datetime):
        return moment.date()
    return moment if isinstance(moment, dt.date) else None


def _stamp(moment: Moment) -> str:
    if isinstance(moment, dt.datetime):
        return f"{moment.date().isoformat()} {_clock(moment, '')}"
    return moment.isoformat() if isinstance(moment, dt.date) else _clock(moment, "")


@cache
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None
