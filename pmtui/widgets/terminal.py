"""Turn bytes from the terminal into keys and pastes, whatever the bytes are and however the reads split them.

Textual's own parser ends the application on some of them, waits for ever for the end of a paste, merges `esc` and the next
key (`esc` `2` becomes `™`), and costs a microsecond a letter of a paste. Ours cuts off sequences and pastes whole
and leaves to Textual's what that reads well. `driver.py` feeds it. Knows no key's meaning.
"""

import codecs
import re
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from textual import constants, events
from textual.keys import Keys
from textual.message import Message

from pmtui.widgets.key_sequences import ANSWER, ESC, PASTE_END, PASTE_START, begun, known, whole
from pmtui.widgets.pastes import Paste, PasteArriving, PasteCut
from pmtui.widgets.textual_private import XTermParser, keys_of, restart

BURST = 8  # letters in one read from which on they are reported together
BROKEN = 0.5  # seconds until an incomplete sequence counts as keys: a slow line may split it
CLEARED = "\x1b[H\x1b[2J"  # without an alternate screen the last frame would stay
BASE_LAYOUT = 4  # of the kitty protocol: report also which key it is on the Latin layout

_LETTERS = re.compile("[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+")


class Typed(events.Event, bubble=False):
    """Letters from one read, more than a person types, so they are reported together. Each counts as its key."""

    def __init__(self, letters: str) -> None:
        """Report letters."""
        self.letters = letters
        super().__init__()


class Answered(events.Event, bubble=False):
    """The terminal has answered a status request."""


class TerminalParser(XTermParser):
    """Textual's parser, fed only with complete sequences that it can read."""

    def __init__(self, debug: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        """Start; `clock` returns seconds that only increase."""
        super().__init__(debug)
        self._clock = clock
        self._begun = ""  # the first part of a sequence
        self._begun_at = 0.0
        self._paste: Paste | None = None
        self._cut = False  # a paste was cut off, and its end may still come

    def feed(self, data: str) -> Iterable[Message]:
        """Return what some text means; empty text is the end of input."""
        if not data:
            return self._last()
        out: list[Message] = []
        now = self._clock()
        text, self._begun = self._begun + data, ""
        if self._cut and self._paste is None:
            text = self._goes_on(text, out, now)
        while text:
            text = self._pasted(text, out, now) if self._paste is not None else self._pressed(text, out, now)
        return out

    def tick(self) -> Iterable[Message]:
        """Return what only time can tell: an escape that begins nothing, a paste that does not end."""
        out: list[Message] = []
        now = self._clock()
        if self._begun and now - self._begun_at >= (constants.ESCAPE_DELAY if len(self._begun) < 3 else BROKEN):
            self._no_sequence(out)
        if self._paste is not None and self._paste.paused(now):
            out += [events.Paste(self._paste.text()), PasteCut()]
            self._paste, self._cut = None, True
        elif self._paste is not None and (words := self._paste.news(now)):
            out.append(PasteArriving(words))
        return out

    def _last(self) -> list[Message]:
        out: list[Message] = []
        if self._begun:
            self._no_sequence(out)
        if self._paste is not None:
            out.append(events.Paste(self._paste.text()))
            self._paste = None
        return [*out, *super().feed("")]

    # keys

    def _pressed(self, text: str, out: list[Message], now: float) -> str:
        """Read keys up to the next sequence, or that sequence; return the rest."""
        keys, mark, rest = text.partition(ESC)
        if keys:
            self._keys(keys, out)
            return mark + rest
        sequence = whole(text)
        if sequence == PASTE_START:
            self._paste, self._cut = Paste(now), False
        elif sequence:
            self._sequence(sequence, out)
        elif begun(text):
            self._begun, self._begun_at = text, now
            return ""
        else:
            out.append(events.Key("escape", ESC))
            return rest
        return text[len(sequence) :]

    def _keys(self, text: str, out: list[Message]) -> None:
        place = 0
        while place < len(text):
            run = _LETTERS.match(text, place)
            if run and len(run.group()) >= BURST:
                out.append(Typed(run.group()))
                place = run.end()
            else:
                end = run.end() if run else place + 1
                for letter in text[place:end]:
                    out += [key for key in keys_of(self, letter) if key.key != Keys.Ignore]
                place = end

    def _sequence(self, sequence: str, out: list[Message]) -> None:
        """Let Textual read a sequence that it can read, from a clean state and back to one."""
        if sequence == ANSWER:
            out.append(Answered())
            return
        if not (sequence := known(sequence)):
            return
        out += super().feed(sequence)
        restart(self)  # if it means nothing to Textual, which would wait for more of it
        if self.terminal_pixel_size is not None and not all(self.terminal_pixel_size):
            self.mouse_pixels = False  # a terminal that does not know its pixels reports the mouse in cells

    def _no_sequence(self, out: list[Message]) -> None:
        """Read an incomplete sequence as the keys that it is."""
        text, self._begun = self._begun, ""
        out.append(events.Key("escape", ESC))
        self._keys(text[1:], out)

    # pastes

    def _pasted(self, text: str, out: list[Message], now: float) -> str:
        """Read a paste up to its end; return the rest."""
        assert self._paste is not None
        if ANSWER in text:  # a terminal may put it between two parts of a paste
            out += [Answered()] * text.count(ANSWER)
            text = text.replace(ANSWER, "")
        rest = self._paste.take(text, now)
        if self._paste.ended:
            out.append(events.Paste(self._paste.text()))
            self._paste = None
        return rest

    def _goes_on(self, text: str, out: list[Message], now: float) -> str:
        """Look for more of a paste that was cut off: the text before its late end, or more letters than a person types."""
        words, mark, rest = text.partition(PASTE_END)
        if mark and PASTE_START not in words:
            self._cut = False
            if words and ESC not in words:
                out.append(events.Paste(words))
                return rest
            return words + rest
        run = _LETTERS.match(text)
        if run and len(run.group()) >= BURST:
            self._paste = Paste(now)
        return text


# for the driver

Decoder = partial(codecs.getincrementaldecoder("utf-8"), "replace")  # an invalid byte is shown as such


def guard() -> bool:
    """Have Textual's driver ask for the key of the base layout too; return whether the name was there to replace."""
    try:
        from textual.drivers import linux_driver
    except ImportError:  # not on this system
        return False
    theirs: Any = linux_driver
    if not hasattr(theirs, "KITTY_DISAMBIGUATE_ESCAPE_CODES"):
        return False
    theirs.KITTY_DISAMBIGUATE_ESCAPE_CODES |= BASE_LAYOUT
    return True
