"""The grammar of a time at the front of a line: strict, small, never guessing silently.

What is no time stays text; what looks like one and can't be settled is taken with its time
open, and says why. No clock is read: the running day and the rows to count from are passed in.
"""

import datetime as dt
import re
from typing import NamedTuple

from pmtui.model.clocks import CLOCK, FLAGS, Clock, clock_at, clock_of, like_last
from pmtui.model.days import CALLED, ISO, SAID, day_called, iso_day, said_day
from pmtui.model.reading import Reading, TimeContext, left_open, rest_of
from pmtui.model.timeline import Moment
from pmtui.model.zones import Zone, fixed, read_zone, zone_called

__all__ = ["Reading", "TimeContext", "read_time"]

HALF_A_DAY = dt.timedelta(hours=12)
# So much after the highlighted row is sooner a line of the evening before, said late, than one of the same day's end.
ALMOST_A_DAY = dt.timedelta(hours=21)
END = r"(?=$|\s|[:;,](?:\s|$))"
LEAD = re.compile(r"\s*(?:[-*•–]\s+)?")
DAY = re.compile(rf"{ISO}(?:[T_]|\s+|$)|{SAID},?\s+|{CALLED},?\s+", FLAGS)
DIGITS = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})(?!\d)", FLAGS)
PAIR = re.compile(rf"\s?(?P<sign>\.\.|-|–)\s?(?:{ISO}[T ])?", FLAGS)
RELATIVE = re.compile(
    r"(?P<zero>T)?(?P<sign>[+-])(?:(?P<h>\d{1,5})h(?:(?P<hm>\d{1,5})(?:m(?:in)?)?)?|(?P<m>\d{1,6})m(?:in)?|(?P<s>\d{1,8})s"
    rf"|(?P<hours>\d{{1,5}}):(?P<minutes>[0-5]\d)|(?P<bare>\d{{1,6}})){END}",
    FLAGS,
)
UNKNOWN = re.compile(rf"\?\?(?::\?\?)?{END}")
SLASHED = re.compile(
    rf"(?!24/7\b)(?P<date>\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?)(?:,?\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s?[ap]m\b)?)?{END}", FLAGS
)
DAY_ALONE = re.compile(rf"{ISO}{END}", FLAGS)
AT_END = re.compile(END)


def read_time(text: str, context: TimeContext) -> Reading:
    """Read a time at the front of a line.

    What is none gives `matched=False` and the whole text as `rest`; notes say what to tell.
    """
    lead = LEAD.match(text)
    head = text[lead.end() :] if lead else text
    try:
        for read in (_unknown, _relative, _slashed, _digits, _stamp):
            found = read(head, context)
            if found is not None:
                return found if found.matched else found._replace(rest=text)
    except (OverflowError, ValueError):
        return Reading(text, notes=("no time (too far away)",))
    return Reading(text)


def _unknown(head: str, context: TimeContext) -> Reading | None:
    found = UNKNOWN.match(head)
    return Reading(rest_of(head, found.end()), matched=True, notes=("time not known",)) if found else None


def _slashed(head: str, context: TimeContext) -> Reading | None:
    found = SLASHED.match(head)
    if found is None:
        return None
    return left_open(head, found.end(), f"{found['date']} can be read in more than one way: write the day as {context.day or '2023-07-20'}")


def _relative(head: str, context: TimeContext) -> Reading | None:
    found = RELATIVE.match(head)
    if found is None or (found["bare"] and found["sign"] == "-" and not found["zero"]):
        return None  # "-5 pods" is text: only what is added may go without a unit
    base = context.zero if found["zero"] else context.above
    moment = base.time if base is not None else None
    if base is None or not isinstance(moment, dt.datetime):
        return left_open(head, found.end(), "no row with a time to count from")
    seconds = _number(found, "h", "hours") * 3600 + _number(found, "m", "hm", "minutes", "bare") * 60 + _number(found, "s")
    info = zone_called(context.zone)
    try:
        time = moment + dt.timedelta(seconds=-seconds if found["sign"] == "-" else seconds)
        time = fixed(time.astimezone(info)) if info is not None and time.tzinfo is not None else time
        zero = moment.astimezone(info) if info is not None and moment.tzinfo is not None else moment
    except OverflowError:
        return left_open(head, found.end(), f"{found.group()} is too far away")
    notes = (f"T is {zero:%H:%M}",) if found["zero"] else ()
    zone = (context.zone if info is not None else base.zone) if time.tzinfo is not None else ""
    precision = "exact" if base.precision in ("exact", "") else "approx"
    return Reading(rest_of(head, found.end()), time, None, precision, zone, "", "", notes, True)


def _number(found: re.Match[str], *names: str) -> int:
    return sum(int(found[name]) for name in names if found[name])


def _digits(head: str, context: TimeContext) -> Reading | None:
    """Read `0915` and `1451Z`; four digits alone are a number, and the echo says so."""
    unsure = head.startswith("~")
    found = DIGITS.match(head, int(unsure))
    if found is None:
        return None
    said = read_zone(head, found.end())
    zone, end = said if said is not None else (None, found.end())
    if not AT_END.match(head, end):
        return None
    clock = clock_at(found["hour"], found["minute"])
    if zone is None and not found["hour"].startswith("0"):
        return Reading(head, notes=(f"no time ({found['hour']}:{found['minute']} has a colon)",)) if clock.time and not unsure else None
    if clock.time is None:
        return left_open(head, end, f"{head[:end]} is no time of day: write it as 14:05")
    return _settled(head, end, context, _Said(unsure, None, "", clock, zone))


class _Said(NamedTuple):
    """The parts of a time as they were said, before they are settled."""

    unsure: bool
    day: dt.date | None
    day_words: str
    clock: Clock
    zone: Zone | None = None
    pair: str = ""
    last: Clock | None = None
    last_day: dt.date | None = None


def _stamp(head: str, context: TimeContext) -> Reading | None:
    """Read day, time of day, zone, and the second of a pair, each if it is there."""
    unsure = head.startswith("~")
    at = 2 if head.startswith("~ ") else int(unsure)
    named = DAY.match(head, at)
    found = CLOCK.match(head, named.end() if named else at)
    if found is None:
        return _day_alone(head, at, named)
    zone, end = read_zone(head, found.end(), _is_stamp(head, named, found)) or (None, found.end())
    clock, last, pair, last_day = clock_of(found), None, "", None
    joined = PAIR.match(head, end)
    second = CLOCK.match(head, joined.end()) if joined else None
    if joined and second and second["minute"]:
        after, reach = read_zone(head, second.end()) or (None, second.end())
        if AT_END.match(head, reach):
            end, zone, pair, last = reach, zone or after, joined["sign"], clock_of(second)
            last_day = iso_day(joined["iso"]) if joined["iso"] else None
            if joined["iso"] and last_day is None:
                return left_open(head, end, f"{joined['iso']} is no day of the calendar")
    if not AT_END.match(head, end):
        return None
    day, why = _day_of(named, context)
    if why or clock.time is None or (last and last.time is None):
        return left_open(head, end, why or f"{head[at:end]} is no time of day: write it as 14:05")
    if last and (clock.partial or last.partial):
        return left_open(head, end, "write both times whole, such as 14:00..15:00")
    words = named.group().strip() if named else ""
    return _settled(head, end, context, _Said(unsure, day, words, like_last(clock, last), zone, pair, last, last_day))


def _is_stamp(head: str, named: re.Match[str] | None, found: re.Match[str]) -> bool:
    """Tell whether a machine wrote it: `T` before the time, or seconds in it and none in what follows."""
    if named is None or not named["iso"]:
        return False
    return "T" in named.group().upper() or bool(found["second"] and not re.match(r"[+-]\d{2}:\d{2}:\d", head[found.end() :]))


def _day_alone(head: str, at: int, named: re.Match[str] | None) -> Reading | None:
    found = DAY_ALONE.match(head, at)
    if found is None:
        return None
    day = iso_day(found["iso"])
    if day is None:
        return left_open(head, found.end(), f"{found['iso']} is no day of the calendar")
    return Reading(rest_of(head, found.end()), time=day, precision="date", matched=True)


def _day_of(named: re.Match[str] | None, context: TimeContext) -> tuple[dt.date | None, str]:
    """Give the day said with a time, and why it can't be settled."""
    if named is None:
        return None, ""
    if named["iso"]:
        day = iso_day(named["iso"])
        return day, "" if day else f"{named['iso']} is no day of the calendar"
    if named["called"]:
        return (day_called(named["called"], context.day), "") if context.day else (None, "")
    day = said_day(named, context.day)
    return day, "" if day else f"{named.group().strip()}: of which year? Write it as 2023-07-20"


def _settled(head: str, end: int, context: TimeContext, said: _Said) -> Reading:
    """Put a time on its day and in its zone."""
    clock = said.clock.time or dt.time()
    zone = said.zone or Zone(zone_called(context.zone), context.zone if zone_called(context.zone) else "")
    if zone.problem:
        return left_open(head, end, zone.problem)
    notes: list[str] = []
    day = said.day
    if day is None and said.day_words == "":
        day, notes = _running(context, clock, zone.info)
    time = _moment(day, clock, zone.info, notes)
    last: Moment = None
    if said.last is not None and said.last.time is not None:
        last_day = said.last_day or day
        if said.last_day is None and day is not None and last_day is not None and said.last.time < clock:
            last_day += dt.timedelta(days=1)
            notes.append("ends the next day")
        last = _moment(last_day, said.last.time, zone.info, notes)
    precision = "partial" if said.clock.partial else "between" if said.pair == ".." else "approx" if said.unsure else "exact"
    # Without a day the value can't hold a zone or `yesterday`; in the hour that was skipped it shows another time.
    more = (day is None and (said.day_words or said.zone)) or any("did not exist" in note for note in notes)
    typed = head[:end].strip() if more else ""
    return Reading(rest_of(head, end), time, last, precision, zone.name, typed, "", tuple(dict.fromkeys(notes)), True)


def _running(context: TimeContext, clock: dt.time, zone: dt.tzinfo | None) -> tuple[dt.date | None, list[str]]:
    """Give the day of a time said without one: the day said last, else that of the highlighted row."""
    here = context.here.time if context.here is not None else None
    if here is None and context.above is not None:  # a row without a time stands on the day of the one above it
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
