"""The field *began, ended* of step 2: `2023-07-20 12:17-12:30 UTC`, `from 12:00 to 13:00`, a start alone, or nothing.

Returns two moments as rows that are not in the document: they live in the timeline. Each is read as
elsewhere; either may be `~` or `??`, and words such as “ongoing” are no end. Knows no screen and makes no ids.
"""

import datetime as dt
import re
from typing import NamedTuple

from pmtui.model.postmortem import PostMortem
from pmtui.model.script.width import narrow
from pmtui.model.text import one_line
from pmtui.model.time.grammar import read_time
from pmtui.model.time.reading import Reading, TimeContext
from pmtui.model.time.times import day_of, day_words, duration_words, instant, time_words
from pmtui.model.timeline import BETWEEN, DATE, TimelineEvent

# Two numbers side by side mean from and to: `1217 1230`, `1217-1230`.
_FOUR = re.compile(r"(?<![\d:-])(\d{2})(\d{2})\s*(?:-|–|to|\s)\s*(\d{2})(\d{2})(?![\d:-])")
_JOINED = re.compile(r"\s*(?:-|–|—|\.\.)\s*|,?\s+(?:to|until|till|and)\s+|\s+", re.IGNORECASE)
_FROM = re.compile(r"(?:from|since|between)\s+", re.IGNORECASE)
_STILL = re.compile(
    r"[\s,;–—-]*(?:(?:to|until|till)\s+)?(?:now|today|still(?:\s+(?:on|going(?:\s+on)?|open|ongoing))?|ongoing|goes\s+on|open|no\s+end(?:\s+yet)?)[\s.!]*",
    re.IGNORECASE,
)
_NO_END = re.compile(r"\s*(?:-|–|—|\.\.|to|until)?\s*")


class DefineContext(NamedTuple):
    """What the field is read against."""

    document: PostMortem


class DefineLine(NamedTuple):
    """When it began and ended, None where not given; `problem` says why the words were not understood."""

    began: TimelineEvent | None
    ended: TimelineEvent | None
    echo: str
    problem: str = ""


def parse(text: str, context: DefineContext) -> DefineLine:
    """Read the field; what is not a time gets a `problem` and neither moment."""
    document = context.document
    words = narrow(one_line(text)).strip()
    if not words:
        return DefineLine(None, None, "no times: the two marks go from the timeline")
    day = document.date if isinstance(document.date, dt.date) else None
    times = TimeContext(document.define.zone, day, day is not None)
    words = _FOUR.sub(r"\1:\2-\3:\4", words)
    whole = read_time(words, times)
    if _whole(whole):
        return _one(document, whole)
    if (two := _two(words, times)) is not None:
        return _pair(document, *two)
    plain = _FROM.sub("", words, count=1)
    start = read_time(plain, times)
    if start.matched and not start.problem and (not start.rest.strip() or _STILL.fullmatch(start.rest) or _NO_END.fullmatch(start.rest)):
        return _one(document, start._replace(rest=""))
    more = start.rest.strip()
    why = whole.problem or start.problem or next((note for note in (*whole.notes, *start.notes) if note.endswith(": text")), "")
    if not why and start.matched and more:
        why = f"“{more[:24]}” is no end"
    return _refused(f"{why} · such as 12:17-12:30" if why else "write it as 12:17-12:30, or 2023-07-20 12:17-12:30 UTC")


def _refused(why: str) -> DefineLine:
    return DefineLine(None, None, f"no time yet: {why}", why)


def _whole(read: Reading) -> bool:
    return read.matched and not read.problem and not read.rest.strip()


def _one(document: PostMortem, read: Reading) -> DefineLine:
    """Return the line for one reading: a start, or a pair."""
    if read.time is None:
        return _refused("a time is needed: write one such as 12:17, or leave it empty")
    if read.precision == DATE:
        return _refused("a time of day is needed too: write it as 2023-07-20 12:17")
    pair = TimelineEvent(time=read.time, end=read.end, precision=read.precision, zone=read.zone, typed=read.typed)
    if read.end is None or read.precision == BETWEEN:
        return DefineLine(pair, None, _echo(document, pair, None, read.notes))
    first, last = read.sides or (read.precision, read.precision)
    began = pair.changed(end=None, precision=first)
    ended = pair.changed(time=read.end, end=None, typed="", precision=last)
    return DefineLine(began, ended, _echo(document, began, ended, read.notes))


def _two(words: str, times: TimeContext) -> tuple[Reading, Reading] | None:
    """Return two readings where the words are two times in a row."""
    words = _FROM.sub("", words, count=1)
    for joined in _JOINED.finditer(words):
        first = read_time(words[: joined.start()], times)
        if not _whole(first) or first.end is not None or first.precision == DATE:
            continue
        day = first.time.date() if isinstance(first.time, dt.datetime) else times.day
        last = read_time(words[joined.end() :], times._replace(day=day, day_said=day is not None))
        if _whole(last) and last.end is None and last.precision != DATE:
            return first, _later(first, last, words[joined.end() :])
    return None


def _later(first: Reading, last: Reading, words: str) -> Reading:
    """Return an end without its own day, on the next day where its clock time is before the start."""
    if not (isinstance(first.time, dt.datetime) and isinstance(last.time, dt.datetime)) or last.time >= first.time:
        return last
    if not re.match(r"[~≈\s]*\d{1,2}(?::|[ap]m|h)", words, re.IGNORECASE):
        return last
    return last._replace(time=last.time + dt.timedelta(days=1), notes=(*last.notes, "ends the next day"))


def _pair(document: PostMortem, first: Reading, last: Reading) -> DefineLine:
    began, ended = (TimelineEvent(time=read.time, precision=read.precision, zone=read.zone, typed=read.typed) for read in (first, last))
    notes = tuple(note for note in (*first.notes, *last.notes) if note != "time not known")
    if began.time is None and ended.time is None:
        return _refused("a time is needed: write one such as 12:17, or leave it empty")
    if ended.time is None:
        return DefineLine(began, None, _echo(document, began, None, ("when it ended is not known", *notes)))
    if began.time is None:
        words = f"{day_words(day)} " if (day := day_of(ended, document.define.zone)) else ""
        return DefineLine(
            None, ended, " · ".join([f"ended {words}{time_words(ended, document.define.zone)}", "when it began is not known", *notes])
        )
    return DefineLine(began, ended, _echo(document, began, ended, notes))


def _echo(document: PostMortem, began: TimelineEvent, ended: TimelineEvent | None, notes: tuple[str, ...]) -> str:
    zone = document.define.zone
    day = day_of(began, zone)
    if day is not None and isinstance(document.date, dt.date) and day != document.date:
        notes = (*notes, f"the incident's date too, it was {day_words(document.date, day)}")
    year = document.date if isinstance(document.date, dt.date) else None
    words = f"{day_words(day, year)} {time_words(began, zone)}" if day else time_words(began, zone)
    if ended is None:
        return " · ".join([f"{words}, no end yet", *notes])
    there = day_of(ended, zone)
    last = time_words(ended, zone) if there == day or there is None else f"{day_words(there, year)} {time_words(ended, zone)}"
    first, end = instant(began, zone), instant(ended, zone)
    lasted = [duration_words(end - first)] if first is not None and end is not None else []
    return " · ".join([f"{words} to {last}", *lasted, *notes])
