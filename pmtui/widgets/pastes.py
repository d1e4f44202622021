"""A paste as it comes from the terminal: its words kept literal, however many there are, and whether or not it ends.

Textual takes a paste apart letter by letter and waits for its end for ever. Here it is put together read by read. What
has come so far can be told before the end does, so that it is kept somewhere; a pause ends it. Knows no box, no journal.
"""

import re
from typing import Final

from textual import events

from pmtui.widgets.key_sequences import ESC, PASTE_END

PAUSE: Final = 2.0  # seconds that end a paste if nothing comes but what a hand may type: it is waiting, or wants out
BULK: Final = 8  # characters in one read that are no hand's
TRICKLE: Final = 30  # characters within the pause that are a slow line's, not a hand's
ARRIVING: Final = 0.1  # seconds after which what has come is told, if more has
ASKED: Final = 1_000_000  # characters from which on somebody is asked before a paste is taken
ASKED_LINES: Final = 500  # the same of lines: each may become a row
MOST: Final = 4_000_000  # characters of a paste that can be taken: a post mortem is read up to 5 MB
LONGEST: Final = 10_000_000  # characters after which a paste is no longer listened to

_LINE_END = re.compile("\r\n?|\n")
_PART_OF_END = re.compile("\x1b(\\[(2(0(1)?)?)?)?\\Z")
_ESC_SHOWN = "\u241b"


class PasteArriving(events.Event, bubble=False):
    """A paste has not ended yet; `text` is all of it that has come."""

    def __init__(self, text: str) -> None:
        """Tell what has come."""
        self.text = text
        super().__init__()


class PasteCut(events.Event, bubble=False):
    """The paste just told never ended: it was cut off by a pause."""


class Asking:
    """Pastes that are too large to be taken unasked: one waits for a key, `y` takes it, all else leaves it out."""

    KEY: Final = "y"

    def __init__(self) -> None:
        """Nothing waits yet."""
        self._waits: events.Paste | None = None

    def taken(self, paste: events.Paste, may_ask: bool) -> tuple[bool, str]:
        """Return whether a paste is taken at once; else it waits for an answer, if one can be asked for, and the words say so."""
        words = size_words(paste.text)
        if not words:
            return True, ""
        if len(paste.text) > MOST:
            return False, f"not taken: {words} is too much here · keep it as a file"
        if not may_ask:
            return False, f"not taken: {words} is too much for this line"
        self._waits = paste
        return False, f"{words} pasted · {self.KEY} takes it, other keys leave it"

    @property
    def asks(self) -> bool:
        """Return whether a paste waits for an answer."""
        return self._waits is not None

    def answered(self, event: events.Event) -> tuple[events.Paste | None, str]:
        """Return the paste if a key takes it, and words where it is left out."""
        waits, self._waits = self._waits, None
        assert waits is not None
        if isinstance(event, events.Key) and event.character == self.KEY:
            return waits, ""
        return None, f"left out: the {size_words(waits.text)} just pasted"


def size_words(text: str) -> str:
    """Return how much a paste is, as people say it, where it is so much that somebody is asked; else an empty text."""
    if len(text) > ASKED:
        return f"{len(text) / 1e6:.1f} MB"
    lines = len(_LINE_END.findall(text.rstrip("\r\n"))) + 1
    return f"{lines:,} lines" if lines > ASKED_LINES else ""


class Paste:
    """One paste that is being read."""

    def __init__(self, now: float) -> None:
        """Begin; `now` in seconds, on the clock of all that follows."""
        self._parts: list[str] = []
        self._size = 0
        self._part_of_end = ""
        self._last_bulk = self._last_told = now
        self._trickled = 0  # characters since then, in reads of a few
        self._told_size = 0
        self.ended = False

    def take(self, text: str, now: float) -> str:
        """Take what was read, up to the mark that ends the paste; return what stands behind that."""
        self._trickled += len(text)
        if len(text) >= BULK or self._trickled >= TRICKLE:
            self._last_bulk, self._trickled = now, 0
        words, mark, rest = (self._part_of_end + text).partition(PASTE_END)
        self._part_of_end = ""
        if mark:
            self.ended = True
        elif part := _PART_OF_END.search(words):
            words, self._part_of_end = words[: part.start()], part.group()
        if self._size <= LONGEST:  # more is never taken, and need not be held
            self._parts.append(words.replace(ESC, _ESC_SHOWN))
        self._size += len(words)
        return rest

    def text(self) -> str:
        """Return all that has come."""
        if self._part_of_end and not self.ended:
            return "".join([*self._parts, self._part_of_end.replace(ESC, _ESC_SHOWN)])
        return "".join(self._parts)

    def paused(self, now: float) -> bool:
        """Return whether for so long nothing came but what a hand types that no end will come."""
        return now - self._last_bulk >= PAUSE

    def news(self, now: float) -> str:
        """Return all that has come if that is more than was told before, and told long enough ago; else an empty text."""
        if self._size <= self._told_size or self._size > ASKED or now - self._last_told < ARRIVING:
            return ""
        self._told_size, self._last_told = self._size, now
        return self.text()
