"""Time zones: by name, by offset, by abbreviations that mean one zone only.

A moment in the document has a fixed offset, so the file stays true whatever happens to the
zone's rules; UTC is always `datetime.UTC`. An abbreviation of several zones is left open.
`behind.py` reports what looks like a zone but is unknown here.
"""

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pmtui.model.time.lazy_pattern import Late

# Zones if in capitals. Ambiguous ones mean what people mean who write them in English.
_OFFSETS = {
    "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "MET": 60, "MEST": 120, "EET": 120, "EEST": 180, "MSK": 180, "WAT": 60, "CAT": 120,
    "SAST": 120, "EAT": 180, "IDT": 180, "PKT": 300, "NPT": 345, "ICT": 420, "WIB": 420, "WITA": 480, "WIT": 540, "SGT": 480, "HKT": 480,
    "MYT": 480, "PHT": 480, "JST": 540, "KST": 540, "AWST": 480, "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660, "NZST": 720,
    "NZDT": 780, "NST": -210, "NDT": -150, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "AKST": -540, "AKDT": -480, "HST": -600, "HDT": -540, "BRT": -180, "BRST": -120, "ART": -180, "UYT": -180, "CLST": -180, "BOT": -240,
    "COT": -300, "PET": -300, "ACT": -300, "UCT": 0,
}  # fmt: skip
_NAMED = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
# Zones that are also words: before other words they are the first of those.
_WORDS = frozenset(("WEST", "MET", "EAT", "ACT", "BOT", "ART", "CAT", "PET", "COT", "WIT", "ICT"))
_AMBIGUOUS = {
    "IST": "IST can be Indian, Irish or Israeli time: write +05:30, +01:00 or +02:00",
    "CST": "CST can be Central, China or Cuba time: write -06:00, +08:00 or -05:00",
    "BST": "BST can be British Summer or Bangladesh time: write +01:00 or +06:00",
}
# Full names: alone they are also words; followed by `time` they are not.
_FULL = {
    "pacific": "PT", "mountain": "MT", "central": "CT", "eastern": "ET", "pacific standard": "PST", "pacific daylight": "PDT",
    "mountain standard": "MST", "mountain daylight": "MDT", "central standard": "-06:00", "central daylight": "CDT",
    "eastern standard": "EST", "eastern daylight": "EDT", "central european": "Europe/Berlin", "central european summer": "CEST",
    "eastern european": "Europe/Athens", "eastern european summer": "EEST", "western european": "Europe/Lisbon",
    "western european summer": "WEST", "british summer": "+01:00", "greenwich mean": "UTC", "coordinated universal": "UTC",
    "indian standard": "+05:30", "india standard": "+05:30", "japan standard": "JST", "korea standard": "KST", "china standard": "+08:00",
    "singapore standard": "SGT", "israel standard": "+02:00", "irish standard": "+01:00",
}  # fmt: skip
_CITIES = ("Europe", "America", "Asia", "Africa", "Australia", "Atlantic", "Pacific")
_AREAS = "Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific"
_BEHIND = r"(?=$|[\s\x1f]|[:;,.](?:[\s\x1f]|$)|[)\]|]|(?:-|–|—|\.\.)\s?\d)"
_ZONE = Late(
    r"(?:\s?[(\[]?(?P<zulu>Z|(?<=\d)z)[)\]]?"
    r"|[\s\x1f]{0,3}[(\[]?(?P<utc>(?i:UTC|GMT))(?P<shift>[+-]\d{1,2}(?::?\d{2})?|\s[+-]\d{2}:?\d{2})?[)\]]?"
    r"|[\s\x1f]{0,3}[(\[]?(?P<offset>[+-]\d{2}:?\d{2})[)\]]?|(?P<hours>[+-]\d{2})(?!:?\d)"
    rf"|[\s\x1f]{{0,3}}[(\[]?(?P<word>[A-Z]{{2,5}}|(?:{_AREAS})/[A-Za-z_/+-]+\d*)(?P<close>[)\]])?){_BEHIND}",
    re.ASCII,
)
_NAME = Late(
    rf"[\s\x1f]{{1,3}}[(\[]?(?:(?P<name>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){{0,2}}) [Tt]ime|(?P<alone>Pacific|Mountain|Central|Eastern))"
    rf"(?P<close>[)\]])?{_BEHIND}"
)
# Only the end, a separator or a bracket.
_NOTHING = Late(r"\s*(?:$|[()\[\]|—\x1f]|[-–]\s|[:;,.](?:[\s\x1f]|$)|(?:-|–|\.\.)\s?\d)")


class Zone(NamedTuple):
    """A zone as typed: `name` only where it has an IANA name, `problem` why it is left open."""

    info: dt.tzinfo | None = None
    name: str = ""
    problem: str = ""


@lru_cache(maxsize=64)
def zone_called(name: str) -> dt.tzinfo | None:
    """Return a zone by its IANA name, or None where there is none; UTC is `datetime.UTC`."""
    if not name:
        return None
    if name.upper() in ("UTC", "Z", "GMT", "ETC/UTC"):
        return dt.UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def fixed(moment: dt.datetime) -> dt.datetime:
    """Return a moment with its offset alone, as the file keeps it. One without a zone stays as it is."""
    if moment.tzinfo is None:
        return moment
    offset = moment.utcoffset() or dt.timedelta()
    return moment.replace(tzinfo=dt.timezone(offset) if offset else dt.UTC, fold=0)


def offset_zone(moment: dt.datetime, zone: str) -> dt.datetime:
    """Return a moment with the offset its zone had then; a local one is read in that zone."""
    info = zone_called(zone)
    if info is None:
        return moment
    try:
        return fixed(moment.astimezone(info) if moment.tzinfo is not None else moment.replace(tzinfo=info))
    except OverflowError:  # the first and last days of the calendar
        return moment


def read_zone(text: str, start: int, stamp: bool = False) -> tuple[Zone, int] | None:
    """Read the zone after a time, and where it ends; None where there is none.

    `14:51-05:00` is a pair of times; only in a machine's `stamp` it is an offset, and there an
    offset may be hours alone.
    """
    match = _ZONE.match(text, start)
    if match is None:
        return _name(text, start)
    if match["zulu"] or (match["utc"] and not match["shift"]):
        return Zone(dt.UTC, "UTC"), match.end()
    if offset := match["shift"] or match["offset"] or match["hours"]:
        if match["hours"] and not stamp:
            return None
        zone = _offset(offset.strip())
        if zone.problem and match["shift"] and offset[0] == " ":
            return Zone(dt.UTC, "UTC"), match.end("utc")
        pair = offset[0] == "-" and ":" in offset and (zone.problem or (text[start] == "-" and not stamp))
        return None if pair or (zone.problem and not (match["shift"] or ":" in offset)) else (zone, match.end())
    zone_word = _word(match["word"])
    if zone_word is None or (match["word"] in _WORDS and not match["close"] and not _NOTHING.match(text, match.end())):
        return None
    return zone_word, match.end()


def zone_said(words: str) -> Zone | None:
    """Read words that are a zone and nothing else: `UTC`, `+02:00`, `PST`, `Europe/Lisbon`, `Pacific time`."""
    zone = read_zone(f"12:00 {words}", 5)
    if zone is not None and zone[1] == len(words) + 6:
        return zone[0]
    info = zone_called(words)
    return Zone(info, "UTC" if info is dt.UTC else words) if info is not None else None


def _offset(words: str) -> Zone:
    digits = words[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) < 3 else (int(digits[:-2]), int(digits[-2:]))
    whole = hours * 60 + minutes
    if minutes % 15 or minutes >= 60 or whole > (840 if words[0] == "+" else 720):
        return Zone(problem=f"{words} is no offset of a zone: write one such as +02:00")
    return Zone(dt.timezone(dt.timedelta(minutes=-whole if words[0] == "-" else whole)) if whole else dt.UTC)


def _word(word: str) -> Zone | None:
    """Return the zone of a word; capitals that are not a zone are the first word of the text."""
    if word in _AMBIGUOUS:
        return Zone(problem=_AMBIGUOUS[word])
    if word in _OFFSETS:
        minutes = _OFFSETS[word]
        return Zone(dt.timezone(dt.timedelta(minutes=minutes)) if minutes else dt.UTC)
    name = _NAMED.get(word, word)
    if "/" not in name:
        return None
    info = zone_called(name)
    return Zone(info, name) if info is not None else Zone(problem=f"{name} is an unknown time zone: write one such as Europe/Lisbon")


def _name(text: str, start: int) -> tuple[Zone, int] | None:
    """Read a full name: `Pacific` with nothing after it, `Pacific time`, `Berlin time`."""
    match = _NAME.match(text, start)
    if match is None or (match["alone"] and not match["close"] and not _NOTHING.match(text, match.end())):
        return None
    words = match["name"] or match["alone"]
    word = _FULL.get(words.casefold(), "")
    if not word:
        word = _zone_of_city(words)
    if not word:
        return None
    if word[0] in "+-":
        return _offset(word), match.end()
    zone = Zone(dt.UTC, "UTC") if word == "UTC" else _word(word)
    return (zone, match.end()) if zone is not None else None


def _zone_of_city(words: str) -> str:
    city = re.sub(r"[ -]", "_", words)
    return next((name for area in _CITIES if zone_called(name := f"{area}/{city}") is not None), "")


def is_city(words: str) -> bool:
    """Return whether a zone is named after this city."""
    return bool(_zone_of_city(words))
