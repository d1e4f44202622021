"""Shorter frames: no style is sent twice. On a slow line, and for all who share a terminal, each byte counts.

Stock Textual sends the whole style of each piece of a row, some forty bytes, resets it behind the piece, and moves the
cursor more often than needed. Here only the difference from the piece before is sent. The screen is the
same, as long as no frame scrolls at the bottom, and none does. Knows no screen: it sees what is written to the
terminal; unknown sequences are left as they are.
"""

import re
from functools import lru_cache
from typing import NamedTuple

_LOOK = re.compile("\x1b\\[([0-9;:]*)m")
_MOVES = re.compile(r"(?:\x1b\[\d+;\d+H|\r?\n)+")
_TO = re.compile(r"\x1b\[\d+;\d+H\Z")
_FLAGS = frozenset({1, 2, 3, 4, 5, 7, 8, 9})
_COLOURS = {"2": 5, "5": 3}  # how many numbers a colour takes, by its kind


class Look(NamedTuple):
    """How letters are drawn: colours as escape parameters, and flags such as bold."""

    letters: str = ""
    ground: str = ""
    flags: frozenset[str] = frozenset()


PLAIN = Look()


def lean(data: str) -> str:
    """Return terminal output with no style sent twice; until the first reset the terminal's style is unknown."""
    texts = _LOOK.split(data)
    if len(texts) < 4:
        return data
    out = [texts[0]]
    there: Look | None = None  # the terminal's current style
    wanted: Look | None = None
    for codes, text in zip(texts[1::2], texts[2::2], strict=True):
        if wanted is None or there is None:
            out.append(f"\x1b[{codes}m")
            if codes in ("", "0"):
                there = wanted = PLAIN
        else:
            wanted = changed(wanted, codes)
            if wanted is None:
                return data
        if not text:
            continue
        if wanted is not None and there is not None:
            if _MOVES.fullmatch(text):
                last = _TO.search(text)
                out.append(last.group() if last else text)
                continue
            out.append(step(there, wanted))
            there = wanted
        out.append(text)
    if wanted is not None and there is not None:
        out.append(step(there, wanted))
    return "".join(out)


@lru_cache(4096)
def changed(look: Look, codes: str) -> Look | None:
    """Return a look after an escape sequence; None if that is unknown."""
    if ":" in codes:
        return None
    numbers = codes.split(";") if codes else ["0"]
    place = 0
    while place < len(numbers):
        number = int(numbers[place] or "0")
        count = 1
        if number == 0:
            look = PLAIN
        elif number in _FLAGS:
            look = look._replace(flags=look.flags | {str(number)})
        elif number in (38, 48):
            count = _COLOURS.get(numbers[place + 1] if place + 1 < len(numbers) else "", 0)
            colour = ";".join(numbers[place : place + count])
            if not count or len(numbers) < place + count:
                return None
            look = look._replace(letters=colour) if number == 38 else look._replace(ground=colour)
        elif 30 <= number <= 39 or 90 <= number <= 97:
            look = look._replace(letters="" if number == 39 else str(number))
        elif 40 <= number <= 49 or 100 <= number <= 107:
            look = look._replace(ground="" if number == 49 else str(number))
        else:
            return None
        place += count
    return look


@lru_cache(4096)
def step(there: Look, wanted: Look) -> str:
    """Return the escape sequence that turns one look into another."""
    if there == wanted:
        return ""
    if wanted == PLAIN:
        return "\x1b[0m"
    if there.flags - wanted.flags:
        there, codes = PLAIN, ["0"]
    else:
        codes = []
    codes += sorted(wanted.flags - there.flags)
    if wanted.letters != there.letters:
        codes.append(wanted.letters or "39")
    if wanted.ground != there.ground:
        codes.append(wanted.ground or "49")
    return f"\x1b[{';'.join(codes)}m"
