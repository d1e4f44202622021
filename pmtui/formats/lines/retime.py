"""The input that moves rows in time: `+1h`, `-10m`, a day alone, `as UTC`; anything else is a new time.

Returns what was typed, with words that say it; what it does to rows is decided where the rows are known.
"""

import datetime as dt
import re
from typing import NamedTuple

from pmtui.model.script.width import narrow
from pmtui.model.text import clean
from pmtui.model.time.days import day_called, read_day
from pmtui.model.time.lazy_pattern import Late
from pmtui.model.time.zones import Zone, zone_said

_SHIFT = Late(r"(?P<sign>[+-])\s*(?P<parts>(?:\d{1,6}\s?(?:d|h|min|m|s)?\s*)+)", re.IGNORECASE | re.ASCII)
_PART = Late(r"(\d+)\s?(d|h|min|m|s)?", re.IGNORECASE)
_SECONDS = {"d": 86400, "h": 3600, "min": 60, "m": 60, "s": 1, "": 60}  # a number alone is minutes, also after hours
_CLOCK = Late(r"(?P<sign>[+-])\s*(?P<h>\d{1,5}):(?P<m>[0-5]\d)", re.ASCII)
_AGAIN = Late(r"(?:as|in)\s+(?P<zone>\S.*)", re.IGNORECASE)
_WEEKDAY = Late(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*", re.IGNORECASE)


class Retime(NamedTuple):
    """How it was read: one of `seconds`, `day`, `zone`; none of them where it is a time, or not understood."""

    seconds: float | None = None
    day: dt.date | None = None
    zone: Zone | None = None
    words: str = ""
    problem: str = ""


def parse(text: str, near: dt.date | None) -> Retime:
    """Read the input; days are counted from `near`."""
    text = narrow(clean(text)).strip()
    match = _CLOCK.fullmatch(text)
    if match is not None:
        return _shift(match["sign"], int(match["h"]) * 3600 + int(match["m"]) * 60, text)
    match = _SHIFT.fullmatch(text)
    if match is not None:
        return _shift(match["sign"], sum(int(count) * _SECONDS[unit.casefold()] for count, unit in _PART.findall(match["parts"])), text)
    match = _AGAIN.fullmatch(text)
    if match is not None:
        return _zone(match["zone"].strip())
    day = read_day(text, near)
    if day is None and near is not None and _WEEKDAY.fullmatch(text):
        day = day_called(text, near)
    return Retime(day=day, words=text) if day is not None else Retime()


def _shift(sign: str, seconds: int, text: str) -> Retime:
    return Retime(seconds=float(-seconds if sign == "-" else seconds), words=text)


def _zone(word: str) -> Retime:
    zone = zone_said(word)
    if zone is None:
        return Retime(words=word, problem=f"{word} is an unknown time zone: write UTC, +02:00 or Europe/Lisbon")
    return Retime(words=word, problem=zone.problem) if zone.problem else Retime(zone=zone, words=word)
