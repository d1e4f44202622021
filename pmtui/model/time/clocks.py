"""A time of day as people say it: `14:05`, `2:05pm`, `14:??`, `12h43`, `14時32分`, `noon`; impossible hours are told apart.

The smallest part of the time grammar; reads text as `width.narrow` gives it. Knows no day and no zone.
"""

import datetime as dt
import re
from typing import NamedTuple

from pmtui.model.time.lazy_pattern import Late

FLAGS = re.IGNORECASE | re.ASCII
_HALF = r"[\s\x1f]{{0,3}}(?P<half{0}>[ap])(?:m\b|\.\s?m\b)\.?"
_SHORT = r"(?P<half3>[ap])(?=$|[\s:;,\x1f])"
_OCLOCK = r"(?:\s?(?:uhr|hrs|h|o'clock|o’clock)(?=$|[\s:;,.)\]|\x1f]))"
_PLAIN = Late(
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2}|[?x]{2})(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
    rf"(?:{_HALF.format(1)}|{_SHORT}|{_OCLOCK})?|{_HALF.format(2)})",
    FLAGS,
)
_FOUR = Late(r"(?P<hour>\d{2})(?P<minute>\d{2})(?!\d|[-/.]\d)", FLAGS)
_UHR = Late(r"(?P<hour>\d{1,2})(?:\.(?P<minute>\d{2}))?\s?uhr(?=$|[\s:;,.)\]|\x1f])(?:\s(?P<behind>[0-5]\d)(?=$|[\s:;,)\]|\x1f]))?", FLAGS)
# Written in front of it, in Chinese, Japanese and Korean: before noon, after noon.
_BEFORE = "午前|上午|오전"
_AFTER = "午後|下午|오후"
_EAST = Late(
    rf"(?:(?P<am>{_BEFORE})|(?P<pm>{_AFTER}))?\s?(?P<hour>\d{{1,2}})\s?(?:(?P<colon>:)|[時时点點](?!間|间)|시(?!간))\s?"
    r"(?:(?P<minute>\d{1,2})\s?(?(colon)|[分분]))?(?:\s?(?P<second>\d{1,2})\s?[秒초])?"
)
_ROUGHLY = Late(r"\s?(?:頃|ごろ|左右)|-?ish\b|\?(?!\?)|\s?\((?:approx\.?|approximately|ca\.?|about|estimated|est)\)", re.IGNORECASE)
# These are also durations, and words: a time only where a word before them says so, or nothing follows.
_LOOSE = Late(r"(?P<hour>\d{1,2})\s?h\s?(?P<minute>\d{2})(?!\d)(?:m(?:in)?\b)?|(?:12\s)?(?P<word>noon|midnight)\b", FLAGS)


class Clock(NamedTuple):
    """A time of day as typed: `time` is None where no clock shows it."""

    time: dt.time | None
    partial: bool = False
    half: str = ""


class Dial(NamedTuple):
    """A time of day and where it ends.

    `kind` is `plain`, `four` for four digits alone, `loose` for what may be no time at all, `east` for what
    needs no blank after it; `short` tells that only the hour was typed.
    """

    clock: Clock
    end: int
    kind: str = "plain"
    seconds: bool = False
    short: bool = False
    roughly: bool = False


def clock_at(hour: str, minute: str, second: str = "", part: str = "", half: str = "") -> Clock:
    """Return the time of day from its digits; `part` is of a second, `half` am or pm."""
    partial = minute[:1] in ("?", "x", "X") and bool(minute)
    hours, minutes, seconds = int(hour), 0 if partial else int(minute or 0), int(second or 0)
    half = half.casefold()[:1]
    if half and 1 <= hours <= 12:
        hours = hours % 12 + (12 if half == "p" else 0)
    elif half:
        return Clock(None, partial, half)
    if hours > 23 or minutes > 59 or seconds > 59:
        return Clock(None, partial, half)
    return Clock(dt.time(hours, minutes, seconds, int(part[:6].ljust(6, "0")) if part else 0), partial, half)


def read_dial(text: str, start: int) -> Dial | None:
    """Read a time of day in any of its forms; None where there is none."""
    letter = text[start : start + 1]
    if letter.isascii() and not letter.isdigit() and letter not in "nNmM":
        return None
    match = _PLAIN.match(text, start)
    if match is not None:
        half = match["half1"] or match["half2"] or match["half3"] or ""
        clock = clock_at(match["hour"], match["minute"] or "", match["second"] or "", match["part"] or "", half)
        dial = Dial(clock, match.end(), "plain", bool(match["second"]), not match["minute"])
    else:
        other = _other(text, start)
        if other is None:
            return None
        dial = other
    rough = _ROUGHLY.match(text, dial.end) if dial.kind != "four" else None
    return dial._replace(end=rough.end(), roughly=True) if rough else dial


def _other(text: str, start: int) -> Dial | None:
    if match := _FOUR.match(text, start):
        return Dial(clock_at(match["hour"], match["minute"]), match.end(), "four")
    if match := _UHR.match(text, start):
        minute, behind = match["minute"], match["behind"]
        end = match.start("behind") - 1 if minute and behind else match.end()  # `14.35 Uhr 20 pods`: the minute was typed
        return Dial(clock_at(match["hour"], minute or behind or ""), end, short=not (minute or behind))
    if match := _LOOSE.match(text, start):
        if match["word"]:
            return Dial(Clock(dt.time(12 if match["word"][0] in "nN" else 0)), match.end(), "loose")
        return Dial(clock_at(match["hour"], match["minute"]), match.end(), "loose")
    if text.isascii():
        return None
    if (match := _EAST.match(text, start)) and (match["minute"] or not match["colon"]):
        half = "am" if match["am"] else "pm" if match["pm"] else ""
        hour = "12" if half and match["hour"] == "0" else match["hour"]
        if half and int(hour) > 12:  # people write 午後14時 too
            half = ""
        clock = clock_at(hour, match["minute"] or "", match["second"] or "", "", half)
        return Dial(clock, match.end(), "east", bool(match["second"]), not match["minute"])
    return None


def like_last(clock: Clock, last: Clock | None) -> Clock:
    """Return the first of a pair with the half of the day given for the second: `2:05-2:10pm`."""
    if last is None or last.time is None or clock.time is None or not last.half or clock.half or not 1 <= clock.time.hour <= 12:
        return clock
    other = "a" if last.half == "p" else "p"
    hours = {half: clock.time.hour % 12 + (12 if half == "p" else 0) for half in (last.half, other)}
    same = clock.time.replace(hour=hours[last.half])
    return Clock(same if same <= last.time else clock.time.replace(hour=hours[other]), False, last.half)
