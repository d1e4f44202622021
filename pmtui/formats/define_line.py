"""The field *began, ended* of step 2: `2023-07-20 12:17-12:30 UTC`, a start alone, or nothing.

Gives two moments as rows that are not in the document: they live in the timeline. Knows no
screen and makes no ids.
"""

import datetime as dt
import re
from typing import NamedTuple

from pmtui.model.postmortem import PostMortem
from pmtui.model.reading import TimeContext
from pmtui.model.text import one_line
from pmtui.model.timeline import TimelineEvent
from pmtui.model.times import day_of, day_words, duration_words, instant, time_words
from pmtui.model.times_grammar import read_time

# Two times side by side are meant as from and to: `12:17 12:30`, `1217-1230`, `12:17 to 12:30`.
_PAIR = re.compile(r"(?<![\d:-])(\d{1,2}):?(\d{2})\s*(?:-|–|to|\s)\s*(\d{1,2}):?(\d{2})(?![\d:-])")


class DefineContext(NamedTuple):
    """What the field is read against."""

    document: PostMortem


class DefineLine(NamedTuple):
    """When it began and ended, None where it was not said; `problem` why the words were not taken."""

    began: TimelineEvent | None
    ended: TimelineEvent | None
    echo: str
    problem: str = ""


def parse(text: str, context: DefineContext) -> DefineLine:
    """Read the field; what is no time gives a `problem` and neither moment."""
    document = context.document
    words = one_line(text).strip()
    if not words:
        return DefineLine(None, None, "no times: the two marks go from the timeline")
    day = document.date if isinstance(document.date, dt.date) else None
    words = _PAIR.sub(r"\1:\2-\3:\4", words)
    read = read_time(words, TimeContext(document.define.zone, day, day is not None))
    if not read.matched or read.problem or read.rest.strip() or read.time is None or read.precision == "date":
        why = read.problem or "write it as 12:17-12:30, or 2023-07-20 12:17-12:30 UTC"
        return DefineLine(None, None, f"no time yet: {why}", why)
    pair = TimelineEvent(time=read.time, end=read.end, precision=read.precision, zone=read.zone, typed=read.typed)
    if read.end is None or read.precision == "between":
        return DefineLine(pair, None, _echo(document, pair, None, read.notes))
    began, ended = pair.changed(end=None), pair.changed(time=read.end, end=None, typed="")
    return DefineLine(began, ended, _echo(document, began, ended, read.notes))


def _echo(document: PostMortem, began: TimelineEvent, ended: TimelineEvent | None, notes: tuple[str, ...]) -> str:
    zone = document.define.zone
    day = day_of(began, zone)
    if day is not None and isinstance(document.date, dt.date) and day != document.date:
        notes = (*notes, f"the incident's date too, it was {day_words(document.date)}")
    words = f"{day_words(day)} {time_words(began, zone)}" if day else time_words(began, zone)
    if ended is None:
        return " · ".join([f"{words}, no end yet", *notes])
    there = day_of(ended, zone)
    last = time_words(ended, zone) if there == day or there is None else f"{day_words(there)} {time_words(ended, zone)}"
    first, end = instant(began, zone), instant(ended, zone)
    lasted = [duration_words(end - first)] if first is not None and end is not None else []
    return " · ".join([f"{words} to {last}", *lasted, *notes])
