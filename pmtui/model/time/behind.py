"""Text right after a time that looks like part of it but was not read: reported, never dropped silently.

An unknown zone, an offset no zone has, a year without its day, a day, a half of the day in words.
Words that only happen to be in capitals (`DNS`, `API`) are words. Knows no zone's offset and no line.
"""

from typing import NamedTuple

from pmtui.model.time.days import MONTH, WEEKDAY
from pmtui.model.time.lazy_pattern import Late
from pmtui.model.time.zone_words import SEEN
from pmtui.model.time.zones import is_city

# Abbreviations on the list that nobody who writes about machines means as a zone.
_PLAIN = frozenset(
    ("GET", "MUST", "CAST", "EAST", "LINT", "MIST", "IOT", "VET", "NUT", "MART", "WART", "RET", "NFT", "AFT", "SBT", "CCT", "FET")
)
# In other scripts these can't be words of a language.
_SMALL = frozenset(("pst", "pdt", "cst", "cdt", "mdt", "edt", "cest", "eest", "jst", "kst", "aest", "aedt", "nzst", "nzdt", "bst", "sgt"))
_NAMES = frozenset(("Pacific", "Mountain", "Central", "Eastern", "ET", "CT", "MT", "PT"))
_HALF = (
    r"in\s+the\s+(?:morning|afternoon|evening)|this\s+(?:morning|afternoon|evening)|at\s+night|tonight|(?:nach|vor)mittags?|abends|morgens"
    r"|du\s+(?:matin|soir)"
    r"|de\s+la\s+(?:tarde|ma\u00f1ana|noche)"
)
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_NEAR = (
    r"(?:on\s+)?(?:the\s+)?(?:next|following|same|previous)\s+(?:day|morning|evening|night)|the\s+day\s+(?:before|after)|tomorrow|yesterday"
)
_LOOKS = Late(
    rf"[\s,\x1f]*(?:(?P<half>(?i:{_HALF}))\b|(?P<noon>(?i:noon|midnight)(?:\s+[A-Z]{{2,4}}\b)?)\b|(?P<near>(?i:{_NEAR}))\b"
    r"|(?P<other_time>(?i:or)\s+\d{1,2}[:.h]\d{2})(?!\d)|\((?P<city>[A-Z][a-z]+(?:[ _-][A-Z][a-z]+)*)\)|"
    rf"(?P<local>(?i:local\s+time))\b"
    rf"|(?i:on\s+)?(?P<day>\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}})?|(?i:{_NTH}\s+{MONTH}|{MONTH}\s+{_NTH}))(?!\w)"
    rf"|(?P<weekday>(?i:(?:on\s+)?{WEEKDAY}))(?=[\s\x1f]*(?:$|[-–—|:,;]))"
    r"|(?P<offset>[+-](?:0\d|\d:[0-5]\d)(?!\s?%|[:.]?\d))"
    r"|(?P<year>(?:19|20)\d{2})(?=$|[\s,;)\]\x1f])"
    r"|[(\[]?(?P<zone>[A-Z][A-Za-z]{1,6}|[a-z]{3,4})(?P<other>/[A-Z]{2,5})?(?![\w/-])[)\]]?)"
)


class Unread(NamedTuple):
    """What was not read: its kind for counting, and the words that report it."""

    kind: str
    told: str


def unread(text: str, end: int, dated: bool, zoned: bool, hour: int) -> Unread | None:
    """Return what looks like part of a time after its end; None where nothing does.

    `dated` tells that a weekday or month was before the clock without a year, `zoned` that a zone was read.
    """
    match = _LOOKS.match(text, end)
    if match is None:
        return None
    word = match.group().strip(" ,()[]")
    if match["city"] and not is_city(match["city"]):
        return None
    if match["city"]:
        return Unread("zone", f"“{word}” is no zone here: text · write it before the words, as {word} time")
    if match["other_time"]:
        return Unread("time", f"“{word}” is not read: text · write 14:00..14:10 for some time between")
    if match["noon"]:
        return Unread("half of the day", f"“{word}” is not read: text · a zone stands right behind the time")
    if match["near"]:
        return Unread("day", f"“{word}” behind a time is not read: text · write the day before it")
    if match["zone"]:
        if not _is_zone(match["zone"], match["other"]):
            return None
        why = "no zone here" if not zoned else "a second zone, not read"
        small = f" · in capitals: {word.upper()}" if match["zone"].islower() and not zoned else ""
        return Unread("zone", f"“{word}” is {why}: text{small}")
    if match["offset"]:
        return Unread("offset", f"“{word}” is no offset here: text · write one such as +02:00")
    if match["year"]:
        return Unread("year", f"“{word}” is no year here: text · write the day before the time") if dated else None
    if match["half"]:
        return Unread("half of the day", f"“{word}” is not read: text · write 2:05 pm or 14:05") if 1 <= hour <= 12 else None
    if match["local"]:
        return Unread("zone", f"“{word}” is no zone here: text")
    return Unread("day", f"“{word}” behind a time is not read: text · write the day before it")


def _is_zone(word: str, other: str | None) -> bool:
    if other and other[1:] in SEEN and word in SEEN:
        return True
    if word.islower():
        return word in _SMALL
    return (word in SEEN or word in _NAMES) and word not in _PLAIN and not other
