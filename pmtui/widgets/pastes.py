"""A paste as it comes from the terminal: every character literal, however many there are, and whether or not it ends.

Textual takes a paste apart letter by letter and waits for its end for ever. Here it is assembled read by read. What
has arrived can be reported before the end does, so that it is kept somewhere; a pause ends it. Knows no box, no journal.
"""

import re
from typing import Final

from textual import events

from pmtui.widgets.key_sequences import ESC, PASTE_END

PAUSE: Final = 2.0  # seconds that end a paste if nothing comes but what a person may type: they are waiting, or want out
BULK: Final = 8  # characters in one read that nobody types
TRICKLE: Final = 30  # characters within the pause that come from a slow line, not a person
ARRIVING: Final = 0.1  # seconds after which what has arrived is reported, if more has
ASKED: Final = 1_000_000  # characters from which on the user is asked before a paste is inserted
ASKED_LINES: Final = 500  # the same in lines: each may become a row
MOST: Final = 4_000_000  # characters of the largest paste that can be inserted: a post mortem is read up to 5 MB
LONGEST: Final = 10_000_000  # characters after which the rest of a paste is ignored

_LINE_END = re.compile("\r\n?|\n")
_PART_OF_END = re.compile("\x1b(\\[(2(0(1)?)?)?)?\\Z")
_ESC_SHOWN = "\u241b"


class PasteArriving(events.Event, bubble=False):
    """A paste has not ended yet; `text` is all of it so far."""

    def __init__(self, text: str) -> None:
        """Report what has arrived."""
        self.text = text
        super().__init__()


class PasteCut(events.Event, bubble=False):
    """The paste just reported never ended: a pause cut it off."""


class Asking:
    """Pastes that are too large to be inserted unasked: one waits for a key; `y` inserts it, any other drops it."""

    KEY: Final = "y"

    def __init__(self) -> None:
        """Start with none waiting."""
        self._waits: events.Paste | None = None

    def taken(self, paste: events.Paste, may_ask: bool) -> tuple[bool, str]:
        """Return whether a paste is inserted at once; else it waits for an answer, if one can be asked for, with words that say so."""
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
        """Whether a paste waits for an answer."""
        return self._waits is not None

    def answered(self, event: events.Event) -> tuple[events.Paste | None, str]:
        """Return the paste if a key inserts it, and words if it is dropped."""
        waits, self._waits = self._waits, None
        assert waits is not None
        if isinstance(event, events.Key) and event.character == self.KEY:
            return waits, ""
        return None, f"left out: the {size_words(waits.text)} just pasted"


def size_words(text: str) -> str:
    """Return the size of a paste in words, if it is so large that the user is asked; else empty."""
    if len(text) > ASKED:
        return f"{len(text) / 1e6:.1f} MB"
    lines = len(_LINE_END.findall(text.rstrip("\r\n"))) + 1
    return f"{lines:,} lines" if lines > ASKED_LINES else ""


class Paste:
    """A paste that is being read."""

    def __init__(self, now: float) -> None:
        """Start; `now` in seconds, on the same clock as all that follows."""
        self._parts: list[str] = []
        self._size = 0
        self._part_of_end = ""
        self._last_bulk = self._last_told = now
        self._trickled = 0  # characters since then, in reads of a few
        self._told_size = 0
        self.ended = False

    def take(self, text: str, now: float) -> str:
        """Add what was read, up to the mark that ends the paste; return what follows it."""
        self._trickled += len(text)
        if len(text) >= BULK or self._trickled >= TRICKLE:
            self._last_bulk, self._trickled = now, 0
        words, mark, rest = (self._part_of_end + text).partition(PASTE_END)
        self._part_of_end = ""
        if mark:
            self.ended = True
        elif part := _PART_OF_END.search(words):
            words, self._part_of_end = words[: part.start()], part.group()
        if self._size <= LONGEST:  # more is never inserted, and need not be kept
            self._parts.append(words.replace(ESC, _ESC_SHOWN))
        self._size += len(words)
        return rest

    def text(self) -> str:
        """Return everything so far."""
        if self._part_of_end and not self.ended:
            return "".join([*self._parts, self._part_of_end.replace(ESC, _ESC_SHOWN)])
        return "".join(self._parts)

    def paused(self, now: float) -> bool:
        """Return whether nothing came for so long, but what a person types, that no end will come."""
        return now - self._last_bulk >= PAUSE

    def news(self, now: float) -> str:
        """Return everything so far if that is more than was reported before, and long enough ago; else empty."""
        if self._size <= self._told_size or self._size > ASKED or now - self._last_told < ARRIVING:
            return ""
        self._told_size, self._last_told = self._size, now
        return self.text()
