"""Names that people use for rows: a cause's letter, an event's time, `12:17b` for the second of a minute.

Derived and never stored, so that nobody has to say a number that changes. The entry lines and
the forms both use this, so that what is shown can be typed.
"""

import re
from collections.abc import Mapping

from pmtui.model.last import of_timeline
from pmtui.model.order import sorted_timeline
from pmtui.model.postmortem import PostMortem
from pmtui.model.time.times import time_words
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import letters

_TIME = re.compile(r"~?(?P<time>\d{1,2}:(?:\d{2}|\?\?)(?::\d{2})?)(?P<twin>[a-z]?)", re.ASCII)
_TWINS = "abcdefghijklmnopqrstuvwxyz"


def cause_called(document: PostMortem, word: str) -> str | None:
    """Return the id of the cause with this letter; capitals only."""
    return next((key for key, letter in letters(document.whys).items() if letter == word), None)


def event_called(document: PostMortem, word: str) -> str | None:
    """Return the id of the event at this time; `12:17b` is the second in that minute, in timeline order."""
    match = _TIME.fullmatch(word)
    if match is None:
        return None
    wanted = match["time"] if match["time"][1] != ":" else f"0{match['time']}"
    twins = [key for key, event in sorted_timeline(document) if _start(document, event) == wanted]
    at = _TWINS.index(match["twin"]) if match["twin"] else 0
    return twins[at] if at < len(twins) else None


def row_called(document: PostMortem, word: str) -> str | None:
    """Return the id of the row that a letter, a time or an id names."""
    word = word.strip()
    key = cause_called(document, word) or event_called(document, word)
    if key is None and (word in document.timeline or word in document.whys):
        return word
    return key


def row_word(document: PostMortem, key: str) -> str:
    """Return what people call a row: a cause's letter, an event's time, else its id."""
    letter = letters(document.whys).get(key)
    if letter:
        return letter
    return event_words(document).get(key, key) if key in document.timeline else key


# The start of each row, reused while the row is the same object: an edit changes one of many.
_starts: tuple[str, dict[str, tuple[TimelineEvent, str]]] = ("", {})


@of_timeline
def event_words(document: PostMortem) -> Mapping[str, str]:
    """Return what people call each event that has a time; all at once, for lists."""
    global _starts
    zone = document.define.zone
    before = _starts[1] if _starts[0] == zone else {}
    starts = {}
    out: dict[str, str] = {}
    count: dict[str, int] = {}
    for key, event in sorted_timeline(document):
        known = before.get(key)
        starts[key] = known = known if known and known[0] is event else (event, _start(document, event))
        start = known[1]
        if start:
            at = count[start] = count.get(start, -1) + 1
            if at < len(_TWINS):
                out[key] = f"{start}{_TWINS[at] if at else ''}"
    _starts = (zone, starts)
    return out


def _start(document: PostMortem, event: TimelineEvent) -> str:
    """Return the start of a row without its sign of doubt; `` where it has none."""
    words = time_words(event, document.define.zone).lstrip("~").split("–")[0].split("..")[0]
    return words if _TIME.fullmatch(words) else ""
