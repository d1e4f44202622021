"""The echo of the timeline's entry line: how a line was read, what stayed text, where the row lands.

Words only; the reading itself is in `timeline_line.py`.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from pmtui.formats.lines.marks import plain
from pmtui.model.called import row_word
from pmtui.model.figures.gaps import gaps
from pmtui.model.order import moments
from pmtui.model.people.names import person_called, person_meant, shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.time.days import long_day_words
from pmtui.model.time.far_days import is_far_off
from pmtui.model.time.reading import Reading
from pmtui.model.time.times import day_of, day_words, duration_words, instant, offset_zone, time_words, zone_called
from pmtui.model.time.zones import Zone
from pmtui.model.timeline import KINDS, TimelineEvent


class TimelineContext(NamedTuple):
    """What a line is read against: `here` is the id of the highlighted row, `day` the running day.

    `own` is the zone of times that name none, where a paste gave it; with `today` a far-off day is asked about.
    """

    document: PostMortem
    here: str = ""
    day: dt.date | None = None
    day_said: bool = False
    today: dt.date | None = None
    own: Zone | None = None


# The letter of a shortcut typed into the box: `a22:10` is not a time, but the meaning is plain.
_SLIP = re.compile(r"([a-z])(\d{1,2}:\d{2})\b")


def _notes(reading: Reading, unread: Sequence[str]) -> list[str]:
    out = [f"time open: {reading.problem}"] if reading.problem else []
    out += [note for note in reading.notes if note != "time not known"]
    return [*out, *(_not_read(word) for word in unread)]


def _not_read(word: str) -> str:
    """Say that something that looks like a mark stays text."""
    if word[0] in "@＠":
        return f"{word} is nobody of step 1: text"
    if word[0] in "#＃":
        return f"{word} is {'a second' if plain(word)[1:].casefold() in KINDS else 'no'} kind: text"
    return f"“{word}” names no cause: text"


def echo_words(
    context: TimelineContext, event: TimelineEvent, reading: Reading, unread: Sequence[str], who: Sequence[str], fresh: Sequence[str]
) -> str:
    """Return how a line was read: the time first, then what stayed text, marks, people, and where it lands."""
    document = context.document
    no_time = reading.problem or any(note.startswith("no time") for note in reading.notes)
    parts = [] if no_time else [_time_words(context, event, reading.fitted)]
    if slip := _SLIP.match(event.text) if event.time is None else None:
        parts = [f"no time: “{slip[1]}” stands before {slip[2]}"]
    day = day_of(event, document.define.zone)
    parts += [
        *_notes(reading, unread),
        *(far_off(document, day, context.today) if day else ()),
        *(word.replace("-", " ") for word in event.milestones),
    ]
    parts += [event.kind] if event.kind else []
    names = [shown_name(document, key) for word in who if (key := person_called(document, word))]
    parts += [", ".join(names)] if names else []
    parts += [f"new: {name}, named in the story{_meant(document, name)}" for name in fresh]
    parts.append(_place(context, event))
    return " · ".join(part for part in parts if part)


def _meant(document: PostMortem, name: str) -> str:
    """Ask whether a person of the list is meant, where one name begins with this."""
    known = person_meant(document, name)
    return f", or is it {shown_name(document, known)}?" if known else ""


def year_of(document: PostMortem) -> dt.date | None:
    """Return the day whose year is implied: the incident's."""
    return document.date if isinstance(document.date, dt.date) else None


def far_off(document: PostMortem, day: dt.date, today: dt.date | None) -> list[str]:
    """Ask about a day that lies in the future, or far from the incident in another year."""
    why = is_far_off(document, day, today)
    return (
        [f"{why}: is the year right?" if day.year != getattr(year_of(document), "year", day.year) else f"{why}: is the day right?"]
        if why
        else []
    )


def _time_words(context: TimelineContext, event: TimelineEvent, fitted: bool) -> str:
    zone = context.document.define.zone
    if event.time is None:
        return "no time"
    words = time_words(event, zone)
    day = day_of(event, zone)
    if words == "day":
        last = f" to {day_words(event.end, year_of(context.document))}" if isinstance(event.end, dt.date) else ""
        return f"{day_words(day, year_of(context.document))}{last}, no time of day" if day else words
    if words.startswith("~"):
        words = f"about {words[1:]}"
    lead = "" if day else "day not known "
    if day is not None and (fitted or day != context.day or day != _day_here(context)):
        lead = f"{long_day_words(day) if fitted else day_words(day, year_of(context.document))} "
    return f"{lead}{words}{_zone_words(event, zone)}"


def _day_here(context: TimelineContext) -> dt.date | None:
    """Return the day of the highlighted row; where it has none, the running day."""
    here = context.document.timeline.get(context.here)
    return (day_of(here, context.document.define.zone) if here is not None else None) or context.day


def _zone_words(event: TimelineEvent, zone: str) -> str:
    if not isinstance(event.time, dt.datetime) or event.time.utcoffset() is None:
        return ""
    if zone_called(zone):
        city = f" {zone.rpartition('/')[2].replace('_', ' ')}"
        if not event.zone and event.time.utcoffset() != offset_zone(event.time, zone).utcoffset():
            offset = f"{event.time:%z}"
            return f"{city} ({event.time:%H:%M} {f'{offset[:3]}:{offset[3:]}' if event.time.utcoffset() else 'UTC'})"
        return city if event.zone in ("", zone) else f"{city} ({event.time:%H:%M} {event.zone.rpartition('/')[2].replace('_', ' ')})"
    return " UTC" if not event.time.utcoffset() else f" {event.time:%z}"


def _place(context: TimelineContext, event: TimelineEvent) -> str:
    """Return where a row lands: after or before the highlighted one, and whether it fills a gap."""
    document, zone = context.document, context.document.define.zone
    here = document.timeline.get(context.here)
    moment = instant(event, zone)
    if here is None or moment is None:
        return f"under {row_word(document, context.here)}" if here is not None and here.time is not None else ""
    there = instant(here, zone)
    if there is None:
        return ""
    called = row_word(document, context.here) if here.time is not None else "the row above"
    away = duration_words(abs(moment - there))
    words = f"same time as {called}" if moment == there else f"{away} {'after' if moment > there else 'before'} {called}"
    return f"{words}, fills the gap" if _fills(document, moment) else words


def _fills(document: PostMortem, moment: float) -> bool:
    known = moments(document)
    at = bisect_left(known, moment, key=lambda pair: pair[0])
    if not 0 < at < len(known) or known[at][0] == moment:
        return False
    return any(gap.after == known[at - 1][1] for gap in gaps(document))
