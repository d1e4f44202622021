"""A time of day as people say it: `14:05`, `2:05pm`, `14:??`; hours no clock shows are told apart.

The smallest part of the time grammar. Knows no day and no zone.
"""

import datetime as dt
import re
from typing import NamedTuple

FLAGS = re.IGNORECASE | re.ASCII
CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2}|\?\?)(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
    r"(?:\s?(?P<half>[ap]m)\b)?|\s?(?P<half2>[ap]m)\b)",
    FLAGS,
)


class Clock(NamedTuple):
    """A time of day as said: `time` is None where no clock shows it."""

    time: dt.time | None
    partial: bool = False
    half: str = ""


def clock_at(hour: str, minute: str, second: str = "", part: str = "", half: str = "") -> Clock:
    """Give the time of day of its digits; `part` is of a second, `half` am or pm."""
    partial = minute == "??"
    hours, minutes, seconds = int(hour), 0 if partial else int(minute or 0), int(second or 0)
    half = half.casefold()
    if half and 1 <= hours <= 12:
        hours = hours % 12 + (12 if half == "pm" else 0)
    elif half:
        return Clock(None, partial, half)
    if hours > 23 or minutes > 59 or seconds > 59:
        return Clock(None, partial, half)
    return Clock(dt.time(hours, minutes, seconds, int(part[:6].ljust(6, "0")) if part else 0), partial, half)


def clock_of(found: re.Match[str]) -> Clock:
    """Give the time of day of a match of `CLOCK`."""
    return clock_at(found["hour"], found["minute"] or "", found["second"] or "", found["part"] or "", found["half"] or found["half2"] or "")


def like_last(clock: Clock, last: Clock | None) -> Clock:
    """Give the first of a pair the half of the day said with the second: `2:05-2:10pm`."""
    if last is None or last.time is None or clock.time is None or not last.half or clock.half or not 1 <= clock.time.hour <= 12:
        return clock
    other = "am" if last.half == "pm" else "pm"
    hours = {half: clock.time.hour % 12 + (12 if half == "pm" else 0) for half in (last.half, other)}
    same = clock.time.replace(hour=hours[last.half])
    return Clock(same if same <= last.time else clock.time.replace(hour=hours[other]), False, last.half)
