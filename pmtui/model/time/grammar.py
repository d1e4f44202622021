"""The grammar of a time at the front of a line: strict, never guessing silently.

What is not a time stays text; what looks like one but can't be decided is read with its time
open, and says why; what looks like part of a time but was not read is reported. No clock is read:
the running day and the rows to count from are passed in. One reader serves every line and box.
"""

import datetime as dt
import re
from typing import NamedTuple

from pmtui.model.time.behind import unread
from pmtui.model.time.clocks import FLAGS, Dial, like_last, read_dial
from pmtui.model.time.days import CALLED, WRITTEN, day_called, has_year, long_day_words, written_day
from pmtui.model.time.front import Front, fronts
from pmtui.model.time.lazy_pattern import Late
from pmtui.model.time.placement import Said, settled
from pmtui.model.time.reading import Reading, TimeContext, left_open, rest_of
from pmtui.model.time.zones import Zone, fixed, read_zone, zone_called

__all__ = ["Reading", "TimeContext", "read_time"]

END = r"(?=$|[\s\x1f]|[:;,.](?:[\s\x1f]|$)|[-–](?:[\s\x1f]|$)|[—|])"
_AT = r"(?:(?:at|um)\s+|@\s*)?(?P<about>[~≈]\s?|(?:around|about|approx\.?|circa|ca\.?)\s+)?"
DAY = Late(
    rf"(?:{WRITTEN}(?:[T_](?=\d)|:?,?\s+(?:[-–|]\s+(?=\d{{1,2}}:\d{{2}}))?|(?<=[日号일])|$)|{CALLED},?\s+){_AT}",
    FLAGS,
)
DAY_ALONE = Late(rf"{WRITTEN}(?={END[3:-1]}|[日号일])", FLAGS)
DAYS_TO = Late(rf"\s*(?:-|–|\.\.|\s(?:to|until|and)\s)\s*{WRITTEN}{END}", FLAGS)
PAIR = Late(r"[\s\x1f]{0,3}(?P<sign>\.\.\.?|[-–—])\s?|\s+(?P<word>to|until|till|and)\s+", FLAGS)
ROUGH = Late(r"[~≈]\s?|(?:around|about|approx\.?|circa|ca\.?)\s+", FLAGS)
RELATIVE = Late(
    r"(?P<zero>T)?(?P<sign>[+-])(?:(?P<h>\d{1,5})h(?:(?P<hm>\d{1,5})(?:m(?:in)?)?|\s(?P<hm2>\d{1,5})m(?:in)?)?"
    r"|(?P<m>\d{1,6})m(?:in)?(?:\s?(?P<ms>\d{1,5})s(?:ec)?)?|(?P<s>\d{1,8})s"
    rf"|(?P<hours>\d{{1,5}}):(?P<minutes>[0-5]\d)|(?P<bare>\d{{1,6}})){END}",
    FLAGS,
)
UNKNOWN = Late(rf"(?:\?{{2,3}}(?::\?\?)?|--:--|xx:xx){END}", FLAGS)
YEAR = Late(rf"[\s,\x1f]+(?P<year>(?:19|20)\d{{2}})(?={END[3:-1]}|\s?[+-]\d{{4}})", FLAGS)
AGAIN = Late(r"[\s\x1f]*[(\[](?P<clock>\d{1,2}:\d{2})")
EAST_GAP = Late(r"[\s\x1f]*[,.:;-]?[\s\x1f]*")
AT_END = Late(END)
SEPARATED = Late(r"\s*(?:$|\x1f|[-–](?:\s|$)|[—|]|[:;,.](?:[\s\x1f]|$))")


def read_time(text: str, context: TimeContext) -> Reading:
    """Read a time at the front of a line.

    Without one, `matched` is False and `rest` the whole text; notes are for the user.
    """
    if not text:
        return Reading(text)
    first: Reading | None = None
    try:
        for front in fronts(text):
            reading = _read(front, context)
            if reading is not None and reading.matched:
                return _outside(reading, front, text)
            first = first or reading
    except (OverflowError, ValueError):
        return Reading(text, notes=("no time (too far away)",))
    return first._replace(rest=text) if first is not None else Reading(text)


def _read(front: Front, context: TimeContext) -> Reading | None:
    head = front.text
    if not (front.wraps or front.pair) and (match := UNKNOWN.match(head, front.at)):
        return Reading(rest_of(head, match.end()), matched=True, notes=("time not known",))
    if front.wraps and front.wraps[-1].sign == "[" and (match := UNKNOWN.match(head, front.at)):
        return Reading(rest_of(head, match.end()), matched=True, notes=("time not known",))
    return _relative(head, front.at, context) or _stamp(front, context)


def _outside(reading: Reading, front: Front, text: str) -> Reading:
    """Return the reading with its rest as it was typed; a closing sign after words stays with them."""
    place = len(text) - len(reading.rest)
    rest = text[place:]
    for wrap in reversed(front.wraps):
        if place <= wrap.close:
            if wrap.sign == "`":
                return Reading(text, notes=("no time (it stands within code)",))
            rest = wrap.sign + rest
    return reading._replace(rest=rest)


def _relative(head: str, at: int, context: TimeContext) -> Reading | None:
    match = RELATIVE.match(head, at)
    if match is None or (match["bare"] and match["sign"] == "-" and not match["zero"]):
        return None  # "-5 pods" is text: only an addition may omit the unit
    base = context.zero if match["zero"] else context.above
    moment = base.time if base is not None else None
    if base is None or not isinstance(moment, dt.datetime):
        return left_open(head, match.end(), "no row with a time to count from", at)
    seconds = _number(match, "h", "hours") * 3600 + _number(match, "m", "hm", "hm2", "minutes", "bare") * 60
    seconds += _number(match, "s", "ms")
    info = zone_called(context.zone)
    try:
        time = moment + dt.timedelta(seconds=-seconds if match["sign"] == "-" else seconds)
        time = fixed(time.astimezone(info)) if info is not None and time.tzinfo is not None else time
        zero = moment.astimezone(info) if info is not None and moment.tzinfo is not None else moment
    except OverflowError:
        return left_open(head, match.end(), f"{match.group()} is too far away", at)
    notes = (f"T is {zero:%H:%M}",) if match["zero"] else ()
    zone = (context.zone if info is not None else base.zone) if time.tzinfo is not None else ""
    precision = "exact" if base.precision in ("exact", "") else "approx"
    return Reading(rest_of(head, match.end()), time, None, precision, zone, "", "", notes, True)


def _number(match: re.Match[str], *names: str) -> int:
    return sum(int(match[name]) for name in names if match[name])


class _Part(NamedTuple):
    """One time as typed, up to where it ends: day, clock, zone, year."""

    end: int
    dial: Dial
    named: re.Match[str] | None = None
    zone: Zone | None = None
    year: int | None = None
    rough: bool = False


def _part(head: str, at: int) -> _Part | None:
    """Read day, time of day, zone and year, each if it is present."""
    named = DAY.match(head, at)
    dial = read_dial(head, named.end()) if named else None
    if dial is None:
        named, dial = None, read_dial(head, at)
    if dial is None:
        return None
    stamp = named is not None and dial.seconds and bool(named["iso"])
    stamp = stamp or (named is not None and bool(named["iso"]) and "T" in named.group().upper() and not dial.short)
    paired = bool(re.match(r"[+-]\d{2}:\d{2}:\d", head[dial.end :]))
    zone, end = read_zone(head, dial.end, stamp and not paired) or (None, dial.end)
    year = None
    if named is not None and named["month" if named["month"] else "month2"] and not has_year(named) and (match := YEAR.match(head, end)):
        year, end = int(match["year"]), match.end("year")
        zone, end = (zone, end) if zone is not None else read_zone(head, end) or (None, end)
    return _Part(end, dial, named, zone, year, dial.roughly or bool(named and named["about"]))


def _stamp(front: Front, context: TimeContext) -> Reading | None:
    """Read one time, or two of them."""
    head, at = front.text, front.at
    part = _part(head, at)
    if part is None:
        return _day_alone(front, context)
    dial, end = part.dial, part.end
    second, sign = _second(front, part)
    if second is not None:
        end = second.end
    elif front.pair:
        return _day_alone(front, context)
    if dial.kind == "four" and part.zone is None and head[dial.end - 4] != "0":  # a number: `1200 requests`
        return _figure(head, dial, front) if part.named is None else _day_alone(front, context)
    if dial.kind == "loose" and not (front.at_word or front.about or part.named or second or SEPARATED.match(head, end)):
        if dial.clock.time is not None and head[at : at + 1].isdigit():
            return Reading(head, notes=(f"no time ({dial.clock.time:%H:%M} has a colon)",))
        return None
    if not (AT_END.match(head, end) or dial.kind == "east"):
        return None
    return _taken(front, context, part, second, sign, end)


def _figure(head: str, dial: Dial, front: Front) -> Reading | None:
    """Return the reading of four digits alone: they are a number."""
    if dial.clock.time is None or front.about or not AT_END.match(head, dial.end):
        return None
    return Reading(head, notes=(f"no time ({dial.clock.time:%H:%M} has a colon)",))


def _taken(front: Front, context: TimeContext, part: _Part, second: _Part | None, sign: str, end: int) -> Reading:
    """Return the time on its day and in its zone; what can't be decided stays open and says why."""
    head, at = front.text, front.at
    day, why, fitted, notes = _day_of(part, context)
    clock, last = part.dial.clock, second.dial.clock if second is not None else None
    last_day = None
    if second is not None and second.named is not None and not why:
        last_day, why, _, more = _day_of(second, context._replace(day=day or context.day))
        notes = (*notes, *more)
    if why or clock.time is None or (last and last.time is None):
        return left_open(head, end, why or f"{' '.join(head[at:end].split())} is no time of day: write it as 14:05", at)
    if last and (clock.partial or last.partial):
        return left_open(head, end, "write both times whole, such as 14:00..15:00", at)
    zone, end_zone = part.zone, second.zone if second is not None else None
    if zone is None and end_zone is not None:
        zone, end_zone = end_zone, None
    words = part.named.group().strip() if part.named else ""
    rough = front.about or part.rough or bool(second and second.rough)
    parts = Said(rough, day, words, like_last(clock, last), zone, sign, last, last_day, end_zone, at)
    reading = settled(head, end, context, parts)
    if reading.problem or not reading.matched:
        return reading
    sides = () if second is None else ("approx" if front.about or part.rough else "exact", "approx" if second.rough else "exact")
    return _told(reading._replace(sides=sides, fitted=fitted, notes=(*notes, *reading.notes)), head, end, part)


def _told(reading: Reading, head: str, end: int, part: _Part) -> Reading:
    """Return the reading with a note on what follows and was not read; the same moment in another zone is dropped."""
    if (same := _same_moment(reading, head, end)) is not None:
        reading, end = reading._replace(rest=rest_of(head, same)), same
    dated = part.named is not None and not part.named["iso"] and part.year is None and not has_year(part.named)
    if part.dial.kind == "east" and (gap := EAST_GAP.match(head, end)):
        reading = reading._replace(rest=head[gap.end() :])
    more = unread(head, end, dated, part.zone is not None, int(part.dial.clock.time.hour) if part.dial.clock.time else 0)
    return reading if more is None else reading._replace(unread=more.kind, notes=(*reading.notes, more.told))


def _same_moment(reading: Reading, head: str, end: int) -> int | None:
    """Return where the same moment in another zone ends: `20:07 EDT (00:07 UTC)`; None where there is none, or it differs."""
    again = AGAIN.match(head, end)
    if again is None or not isinstance(reading.time, dt.datetime) or reading.time.tzinfo is None or reading.end is not None:
        return None
    dial = read_dial(head, again.start("clock"))
    zone = read_zone(head, dial.end) if dial is not None else None
    if dial is None or zone is None or zone[0].info is None or dial.clock.time is None or head[zone[1] - 1] not in ")]":
        return None
    there = reading.time.astimezone(zone[0].info)
    same = there.replace(tzinfo=None, second=0, microsecond=0).time() == dial.clock.time.replace(second=0, microsecond=0)
    return zone[1] if same else None


def _second(front: Front, part: _Part) -> tuple[_Part | None, str]:
    """Read the second of a pair, and how it is joined: `-`, `..`, `to`."""
    head = front.text
    joined = PAIR.match(head, part.end)
    if joined is None or (joined["word"] == "and" and not front.pair):
        return None, ""
    at = joined.end()
    rough = ROUGH.match(head, at)
    second = _part(head, rough.end() if rough else at)
    if second is None or not (AT_END.match(head, second.end) or second.dial.kind == "east"):
        return None, ""
    dial = second.dial
    if dial.kind == "loose" and not (SEPARATED.match(head, second.end) or part.dial.kind == "loose"):
        return None, ""
    # `14:00 - 2 pods`, `14:00 - 2pm batch failed`: the second is not a time
    if (dial.short and not part.dial.short) or (dial.kind == "four" and part.dial.kind != "four"):
        return None, ""
    sign = ".." if (joined["sign"] or "").startswith("..") or front.pair == "between" else "to" if joined["word"] else "-"
    return second._replace(rough=second.rough or bool(rough)), sign


def _day_alone(front: Front, context: TimeContext) -> Reading | None:
    """Read a day without a time of day, or from one day to another."""
    head, at = front.text, front.at
    match = DAY_ALONE.match(head, at)
    if match is None:
        return None
    if not has_year(match):
        return _day_without_year(head, match, front, context)
    written = written_day(match, context.day, running=True)
    if written.day is None:
        return left_open(head, match.end(), written.why, at)
    end, last = match.end(), None
    more = DAYS_TO.match(head, end)
    if more is not None and has_year(more):
        there = written_day(more, context.day)
        if there.day is not None and there.day > written.day:
            end, last = more.end(), there.day
    if front.pair and last is None:
        return None
    notes = (written.told,) if written.told else ()
    return Reading(rest_of(head, end), time=written.day, end=last, precision="date", matched=True, notes=notes)


def _day_without_year(head: str, match: re.Match[str], front: Front, context: TimeContext) -> Reading | None:
    """Read `February 11: text`; digits without a year are a day only before a clock, so `3/4` stays open."""
    if front.pair or match["dots"]:
        return None
    written = written_day(match, context.day)
    if match["slash"]:
        words = match.group().strip()
        if written.day is not None:
            why = f"{words} may be {long_day_words(written.day)}: if that day is meant, write {written.day.isoformat()}"
            return left_open(head, match.end(), why, front.at)
        return None if "no day" in written.why else left_open(head, match.end(), written.why, front.at)
    if written.day is None or not re.match(r"\x1f*:(?:[\s\x1f]|$)|[\s\x1f]+[-–—|]\s", head[match.end() :]):
        return None
    notes = (written.told,) if written.told else ()
    return Reading(rest_of(head, match.end()), time=written.day, precision="date", matched=True, notes=notes)


def _day_of(part: _Part, context: TimeContext) -> tuple[dt.date | None, str, bool, tuple[str, ...]]:
    """Return the day given with a time, why it is left open, whether its year was inferred, and notes."""
    named = part.named
    if named is None:
        return None, "", False, ()
    if named["called"]:
        return (day_called(named["called"], context.day) if context.day else None), "", False, ()
    written = written_day(named, context.day, part.year, running=True)
    return written.day, written.why, written.fitted, (written.told,) if written.told else ()
