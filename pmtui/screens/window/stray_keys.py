"""Letters that are no keys: somebody types words where keys are read.

One such letter is told, and nothing happens. Two in a burst are the beginning of words, so they and
what follows go to the box: no verb acts on the rest of the sentence. The same letter twice is a habit
of another program and stays told. Digits are steps, but `12:` and `1217 ` in one burst are a time: one
is back where the first of them was typed, and the time is in the box there.
"""

import re
from typing import NamedTuple

from pmtui.keys import KEYS, on_screen

BURST = 0.3  # seconds between the letters of words, as between verbs that are undone as one
SIGNS = {
    "full_stop": ".", "comma": ",",
    "slash": "/", "minus": "-", "asterisk": "*", "less_than_sign": "<", "greater_than_sign": ">", "colon": ":",
    "question_mark": "?", "left_square_bracket": "[", "right_square_bracket": "]", "space": " ",
}  # fmt: skip


# One digit and `:` are a step and the palette, where there is such a step.
_TIME = re.compile(r"(?:(?:[789]|[01]\d|2[0-3]):|(?:[01]?\d|2[0-3])[0-5]\d[ zZ])\Z")
_LAST_LATIN = "\u024f"
_DIGITS = re.compile(r"\d{1,4}\Z")


def of_other_layout(letter: str) -> bool:
    """Return whether a letter is of a keyboard that has no Latin ones."""
    return letter.isalpha() and letter > _LAST_LATIN


def no_key(letter: str) -> str:
    """Return what is said of a letter that is no key: how to go on with the keyboard that is there."""
    return f"“{letter}” is no key here · " + (
        "switch to Latin letters; F1 helps" if of_other_layout(letter) else "a types, ? shows the keys"
    )


def letters_of(screen: str) -> frozenset[str]:
    """Return the letters and signs that are keys of a screen."""
    names = ",".join(key.keys for key in on_screen(screen, KEYS)).split(",")
    return frozenset(SIGNS.get(name, name) for name in names) | {"j", "k"}


class Digits:
    """Digits typed where keys are read: which of them begin a time."""

    def __init__(self) -> None:
        """None came yet."""
        self._typed, self._place, self._when = "", "", 0.0

    def take(self, letter: str, when: float, place: str) -> tuple[str, str]:
        """Take a letter typed at a place, `when` in seconds; return the beginning of a time and where that began, once it is one."""
        goes_on = self._typed and when - self._when <= BURST
        typed = self._typed + letter if goes_on else letter
        place = self._place if goes_on else place
        self._typed, self._place, self._when = (typed if _DIGITS.match(typed) else ""), place, when
        return (typed, place) if goes_on and _TIME.match(typed) else ("", "")


class Stray(NamedTuple):
    """What becomes of a letter: it is told (`say`), or `words` go to the box; neither: it is left to its verb."""

    say: str = ""
    words: str = ""


class StrayKeys:
    """Letters typed where keys are read: which of them are words."""

    def __init__(self, screen: str) -> None:
        """None came yet; the keys are those of a screen."""
        self._screen = screen
        self._letter, self._when = "", 0.0

    def take(self, letter: str, when: float, box: bool) -> Stray:
        """Take a letter, `when` in seconds; `box` tells whether there is a box that words could go to."""
        first, since = self._letter, when - self._when
        self._letter = ""
        if first and first != letter and since <= BURST and box:
            return Stray(words=first + letter)
        if not letter.isalnum() or letter in letters_of(self._screen) or (not box and not of_other_layout(letter)):
            return Stray()
        self._letter, self._when = letter, when
        return Stray(say=no_key(letter))

    def forget(self) -> None:
        """Begin anew: words went to the box another way."""
        self._letter = ""
