"""Time zones: by name, by offset, by the few short words that mean one zone only.

A moment of the document has a fixed offset, so the file says the same whatever happens to the
zone's rules; UTC is always `datetime.UTC`. A short word that means several zones settles nothing.
"""

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

_OFFSETS = {
    "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180, "JST": 540, "KST": 540,
    "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420,
    "MDT": -360, "PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600,
}  # fmt: skip
_NAMED = {"ET": "America/New_York", "PT": "America/Los_Angeles"}
_AMBIGUOUS = {
    "IST": "IST can be Indian, Irish or Israeli time: write +05:30, +01:00 or +02:00",
    "CST": "CST can be Central, China or Cuba time: write -06:00, +08:00 or -05:00",
    "BST": "BST can be British Summer or Bangladesh time: write +01:00 or +06:00",
}
_AREAS = "Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific"
_BEHIND = r"(?=$|\s|[:;,](?:\s|$)|-|–|\.\.)"
_ZONE = re.compile(
    r"(?:\s?(?P<zulu>Z|(?<=\d)z)"
    r"|\s?\(?(?P<utc>(?:UTC|GMT|utc|gmt))(?P<shift>[+-]\d{1,2}(?::?\d{2})?)?\)?"
    r"|\s?(?P<offset>[+-]\d{2}:\d{2})|(?P<tight>[+-]\d{4})"
    rf"|\s\(?(?P<word>[A-Z]{{2,5}}|(?:{_AREAS})/[A-Za-z_/+-]+\d*)\)?){_BEHIND}",
    re.ASCII,
)


class Zone(NamedTuple):
    """A zone as it was said: `name` only where it has an IANA name, `problem` why it settles nothing."""

    info: dt.tzinfo | None = None
    name: str = ""
    problem: str = ""


@lru_cache(maxsize=64)
def zone_called(name: str) -> dt.tzinfo | None:
    """Give a zone by its IANA name, or None where there is none; UTC is the plain one."""
    if not name:
        return None
    if name.upper() in ("UTC", "Z", "GMT", "ETC/UTC"):
        return dt.UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def fixed(moment: dt.datetime) -> dt.datetime:
    """Give a moment with its offset alone: what the file keeps. One without a zone stays so."""
    if moment.tzinfo is None:
        return moment
    offset = moment.utcoffset() or dt.timedelta()
    return moment.replace(tzinfo=dt.timezone(offset) if offset else dt.UTC, fold=0)


def offset_zone(moment: dt.datetime, zone: str) -> dt.datetime:
    """Give a moment with the offset its zone had then; a local one is taken as of that zone."""
    found = zone_called(zone)
    if found is None:
        return moment
    try:
        return fixed(moment.astimezone(found) if moment.tzinfo is not None else moment.replace(tzinfo=found))
    except OverflowError:  # the first and last days of the calendar
        return moment


def read_zone(text: str, start: int, stamp: bool = False) -> tuple[Zone, int] | None:
    """Read the zone said behind a time, and where it ends; None where no zone is said.

    `14:51-05:00` is a pair of times; only in a machine's `stamp` it is an offset.
    """
    found = _ZONE.match(text, start)
    if found is None:
        return None
    if found["zulu"] or (found["utc"] and not found["shift"]):
        return Zone(dt.UTC, "UTC"), found.end()
    if said := found["shift"] or found["offset"] or found["tight"]:
        zone = _offset(said)
        pair = said[0] == "-" and ":" in said and (zone.problem or (text[start] == "-" and not stamp))
        return None if pair or (zone.problem and found["tight"]) else (zone, found.end())
    zone_word = _word(found["word"])
    return None if zone_word is None else (zone_word, found.end())


def _offset(said: str) -> Zone:
    digits = said[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) < 3 else (int(digits[:-2]), int(digits[-2:]))
    whole = hours * 60 + minutes
    if minutes % 15 or minutes >= 60 or whole > (840 if said[0] == "+" else 720):
        return Zone(problem=f"{said} is no offset of a zone: write one such as +02:00")
    return Zone(dt.timezone(dt.timedelta(minutes=-whole if said[0] == "-" else whole)) if whole else dt.UTC)


def _word(word: str) -> Zone | None:
    """Give the zone of a word; capitals that are no zone are the first word of the text."""
    if word in _AMBIGUOUS:
        return Zone(problem=_AMBIGUOUS[word])
    if word in _OFFSETS:
        minutes = _OFFSETS[word]
        return Zone(dt.timezone(dt.timedelta(minutes=minutes)) if minutes else dt.UTC)
    name = _NAMED.get(word, word)
    if "/" not in name:
        return None
    info = zone_called(name)
    return Zone(info, name) if info is not None else Zone(problem=f"{name} is no zone that is known here: write one such as Europe/Lisbon")
