r"""The entry line of step 6: `audience, channel[, when]`: who was told, where, and when.

Without a day it is today, which is passed in; a later day is a plan. `\,` is a comma that does not separate.
"""

import datetime as dt
import re
from typing import NamedTuple

from pmtui.formats.lines import tags
from pmtui.model.communicate import AUDIENCES, Delivery
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import clean
from pmtui.model.time.days import is_meant_as_day, read_near
from pmtui.model.time.grammar import read_time
from pmtui.model.time.reading import TimeContext
from pmtui.model.time.times import day_words, offset_zone
from pmtui.model.time.zones import zone_called

# A day counted from today, with more after it; and such a day in the middle of a line.
_BEGINS = re.compile(r"(?P<day>tomorrow|today|yesterday|next\s+\w+|in\s+\w+\s+\w+)\s+(?P<rest>\S.*)", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:tomorrow|tonight|next\s+(?:week|month|\w+day))\b", re.IGNORECASE)


class CommunicateContext(NamedTuple):
    """What a line is read against."""

    document: PostMortem
    today: dt.date


class CommunicateLine(NamedTuple):
    """How a line was read; `said` tells that it gave a day or time."""

    row: Delivery
    echo: str
    said: bool = False


def parse(text: str, context: CommunicateContext) -> CommunicateLine:
    """Read a line; a last part that is not a day belongs to the channel, and a note says so where it looks like one."""
    parts = tags.parted(clean(text))
    when, note = _when(parts[-1], context) if len(parts) > 1 else (None, "")
    if when is not None:
        parts = parts[:-1]
    elif not note and (ahead := _AHEAD.search(text)) is not None:
        note = f"“{ahead.group()}” is not read: write it last, behind a comma"
    audience, channel = parts[0], ", ".join(part for part in parts[1:] if part)
    audience = audience.casefold() if audience.casefold() in AUDIENCES else audience
    moment = when or context.today
    day = moment.date() if isinstance(moment, dt.datetime) else moment
    planned = "planned for " if day > context.today else ""
    words = [audience or "who was told?", channel or "where?", *([note] if note else []), planned + _words(moment, context.today)]
    row = Delivery(audience=audience, channel=channel, when=moment, planned=day > context.today)
    return CommunicateLine(row, " · ".join(words), when is not None)


def _words(moment: dt.date, today: dt.date) -> str:
    day = moment.date() if isinstance(moment, dt.datetime) else moment
    words = "today" if day == today else day_words(day, today)
    return f"{words} {moment:%H:%M}" if isinstance(moment, dt.datetime) else words


def _when(words: str, context: CommunicateContext) -> tuple[dt.date | None, str]:
    """Read a day before or after today, with or without a time of day, and a note on what looks like one but is not."""
    today, zone = context.today, context.document.define.zone
    day = read_near(words, today)
    if day is not None:
        return day, ""
    begins = _BEGINS.match(words)
    if begins is not None and (day := read_near(begins["day"], today)) is not None:
        clock = read_time(begins["rest"], TimeContext(zone, day, True))
        if clock.matched and not clock.rest.strip() and not clock.problem and isinstance(clock.time, dt.datetime):
            return clock.time, ""
        return day, f"“{begins['rest']}” is not read: write {begins['day']} 14:05"
    read = read_time(words, TimeContext(zone, today, True))
    if read.matched and not read.rest.strip() and not read.problem and isinstance(read.time, dt.date):
        return read.time, ""
    why = f" ({read.problem})" if read.problem else ""
    return None, f"“{words}” is no day{why}: text" if is_meant_as_day(words) else ""


def render(document: PostMortem, key: str) -> str:
    """Return a delivery as the line it is edited as."""
    row = document.communicate.deliveries[key]
    when = ""
    if isinstance(row.when, dt.datetime):
        there = offset_zone(row.when, document.define.zone)
        zone = "" if there.tzinfo is None or zone_called(document.define.zone) else f"{there:%z}"
        when = f"{there:%Y-%m-%d %H:%M:%S}{zone}" if there.second else f"{there:%Y-%m-%d %H:%M}{f' {zone}' if zone else ''}"
    elif isinstance(row.when, dt.date):
        when = row.when.isoformat()
    parts = [row.audience, *([row.channel] if row.channel or when else []), *([when] if when else [])]
    return tags.joined(parts)
