"""Escape sequences of a terminal: where one ends, and which of them Textual's parser may see.

Textual takes whatever looks like a sequence for one, and a number in it that is no letter, no size or no key ends
the application. Here a sequence is cut off whole, then let through as it is, rewritten, or dropped. Knows no key's
meaning, no time, no application.
"""

import re
from typing import Final

from pmtui.widgets.textual_private import ANSI_SEQUENCES_KEYS, FUNCTIONAL_KEYS

ESC: Final = "\x1b"
PASTE_START: Final = "\x1b[200~"
PASTE_END: Final = "\x1b[201~"
ANSWER: Final = "\x1b[0n"  # the answer to a status request: the terminal has drawn everything before it
LONGEST = 1024  # characters of a sequence: a key may carry some composed words; anything longer is not one
LONGEST_ANSWER = 4096  # of what a terminal answers as a string

# One sequence from its ESC on, or the first part of one. `ESC [ M` and three bytes are an old mouse report, `ESC [ [ A` a key of
# the Linux console, and a `$` that is not between `?` and `y` ends a key of rxvt.
_WHOLE = re.compile(
    r"\x1b(?:\[(?:\[[A-E]|M[^\x1b]{3}|\?[0-9;]*\$[@-~]|(?!\?)[0-9;:<=>?]*\$|[0-9;:<=>?]*(?:[ -#%-/]*[@-LN-Z\\-~]|(?<=[0-9;:<=>?])M))"
    r"|O[A-Za-z]|[bf\x7f]|[]P_][^\x00-\x1f\x7f]*(?:\x07|\x1b\\))"
)
_BEGUN = re.compile(r"\x1b(?:\[(?:\[?|M[^\x1b]{0,2}|\?[0-9;]*\$?|[0-9;:<=>?]*[ -#%-/]*)|O?|[]P_][^\x00-\x1f\x7f]*\x1b?)\Z")
_CONTROL_STRING = re.compile(r"\x1b[]P_]")

_MOUSE = re.compile(r"\x1b\[<\d{1,4};-?\d{1,5};-?\d{1,5}[Mm]")
_REPORT = re.compile(r"\x1b\[\?\d{1,5};\d\$y|\x1b\[[IO]")
_SIZE = re.compile(r"\x1b\[48;(\d{1,4})(?::\d*)*;(\d{1,4})(?::\d*)*;(\d{1,5})(?::\d*)*;(\d{1,5})(?::\d*)*t")
_PLACE = re.compile(r"\x1b\[[1-9]\d{0,4};[1-9]\d{0,4}R")
_KEY = re.compile(r"\x1b\[(\d{0,7})((?::\d{0,7}){0,2})(?:;(\d{0,3})(?::([0-9]?))?)?(?:;([\d:]*))?([u~A-HPQRS])")

_RELEASED = "3"
_LATIN_KEYS = frozenset({9, 13, 27, 127, *range(32, 127)})
_TEXT_MODIFIERS = 1 | 64 | 128  # shift, caps lock, num lock: with only these a key types its letter

# The same keys on other layouts, for terminals that name no key of the base layout.
_LAYOUTS = (
    "йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`",  # Russian
    "іїєґў", "s]'\\o",  # Ukrainian, Belarusian
    ";ςερτυθιοπασδφγηξκλζχψωβνμ", "qwertyuiopasdfghjklzxcvbnm",  # Greek
    "/'קראטוןםפשדגכעיחלךףזסבהנמצתץ", "qwertyuiopasdfghjkl;zxcvbnm,.",  # Hebrew
)  # fmt: skip
_BASE = {
    ord(other): ord(latin)
    for others, latins in zip(_LAYOUTS[::2], _LAYOUTS[1::2], strict=True)
    for other, latin in zip(others, latins, strict=True)
    if ord(other) > 127
}


def whole(text: str) -> str:
    """Return the complete sequence that a text begins with, if there is one."""
    sequence = _WHOLE.match(text, 0, LONGEST_ANSWER)
    return sequence.group() if sequence and (_CONTROL_STRING.match(text) or len(sequence.group()) <= LONGEST) else ""


def begun(text: str) -> bool:
    """Return whether a text may be the first part of a sequence."""
    return len(text) < (LONGEST_ANSWER if _CONTROL_STRING.match(text) else LONGEST) and bool(_BEGUN.match(text))


def known(sequence: str) -> str:
    """Return a complete sequence in the form that Textual's parser reads safely; empty if it means nothing here."""
    if size := _SIZE.fullmatch(sequence):
        return sequence if all(int(number) for number in size.groups()[:2]) else ""
    if _MOUSE.fullmatch(sequence) or _REPORT.fullmatch(sequence) or _PLACE.fullmatch(sequence):
        return sequence
    if key := _KEY.fullmatch(sequence):
        return _pressed(*key.groups(default=""))
    return sequence if sequence in ANSI_SEQUENCES_KEYS else ""


def _pressed(code: str, others: str, modifiers: str, event: str, letters: str, end: str) -> str:
    """Return a pressed key of the kitty protocol, without sub-parameters, on the base layout if ctrl or alt is held."""
    if event == _RELEASED:
        return ""
    text = [letter for letter in letters.split(":") if _is_letter(letter)]
    held_modifiers = max(int(modifiers or "1") - 1, 0)
    if end == "u":
        number = int(code or "0")
        if held_modifiers & ~_TEXT_MODIFIERS and number > 127:
            number = _base(number, others)
        if not (number in _LATIN_KEYS or f"{number}u" in FUNCTIONAL_KEYS or _is_letter(str(number)) or (not number and text)):
            return ""
        code = str(number)
    elif code and end != "~":
        code = "1"
    elif end == "~" and (not code or f"{int(code)}~" not in FUNCTIONAL_KEYS):
        return _of_xterm(code, modifiers, letters)
    parts = [code, modifiers, ":".join(text)]
    while parts and not parts[-1]:
        parts.pop()
    return f"{ESC}[{';'.join(parts)}{end}"


def _base(number: int, others: str) -> int:
    """Return the key of the base layout, as the terminal names it, else from the known layouts."""
    named = others.rpartition(":")[2] if others.count(":") == 2 else ""
    if named and int(named) in _LATIN_KEYS:
        return int(named)
    return _BASE.get(ord(chr(number).lower()), number) if _is_letter(str(number)) else number


def _of_xterm(code: str, modifiers: str, letters: str) -> str:
    """Return a key that xterm sends with its modifiers first, as `ESC [ 27 ; 5 ; 103 ~`."""
    if code != "27" or not letters.isdecimal():
        return ""
    return _pressed(letters, "", modifiers, "", "", "u")


def _is_letter(number: str) -> bool:
    """Return whether a number is that of a letter: not a control, surrogate, private or impossible character."""
    if not number or len(number) > 7:
        return False
    place = int(number)
    return 32 <= place < 0x110000 and not (127 <= place < 160 or 0xD800 <= place < 0xF900 or place & 0xFFFE == 0xFFFE)
