"""A frame as it is written, with no look said twice: on a slow line, and for all who share a terminal, each byte counts.

Stock Textual says the whole look of each piece of a row, some forty bytes, takes it back behind it, and moves the
cursor once more than it must. Here only what differs from the piece before is said. What stands on the screen is the
same, as long as no frame leaves the screen at its foot, and none does. Knows no screen: it sees what is written to the
terminal; what it does not know it leaves as it is.
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
    """How letters are drawn: colours as the terminal is told them, and flags such as bold."""

    letters: str = ""
    ground: str = ""
    flags: frozenset[str] = frozenset()


PLAIN = Look()


def lean(data: str) -> str:
    """Give what is written to the terminal with each look said once; how it looks before the first that is plain is not known."""
    texts = _LOOK.split(data)
    if len(texts) < 4:
        return data
    out = [texts[0]]
    there: Look | None = None  # what the terminal draws with
    wanted: Look | None = None
    for said, text in zip(texts[1::2], texts[2::2], strict=True):
        if wanted is None or there is None:
            out.append(f"\x1b[{said}m")
            if said in ("", "0"):
                there = wanted = PLAIN
        else:
            wanted = changed(wanted, said)
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
def changed(look: Look, said: str) -> Look | None:
    """Give a look with what the terminal is told; None where that is nothing we know."""
    if ":" in said:
        return None
    numbers = said.split(";") if said else ["0"]
    place = 0
    while place < len(numbers):
        number = int(numbers[place] or "0")
        taken = 1
        if number == 0:
            look = PLAIN
        elif number in _FLAGS:
            look = look._replace(flags=look.flags | {str(number)})
        elif number in (38, 48):
            taken = _COLOURS.get(numbers[place + 1] if place + 1 < len(numbers) else "", 0)
            colour = ";".join(numbers[place : place + taken])
            if not taken or len(numbers) < place + taken:
                return None
            look = look._replace(letters=colour) if number == 38 else look._replace(ground=colour)
        elif 30 <= number <= 39 or 90 <= number <= 97:
            look = look._replace(letters="" if number == 39 else str(number))
        elif 40 <= number <= 49 or 100 <= number <= 107:
            look = look._replace(ground="" if number == 49 else str(number))
        else:
            return None
        place += taken
    return look


@lru_cache(4096)
def step(there: Look, wanted: Look) -> str:
    """Give what makes one look another."""
    if there == wanted:
        return ""
    if wanted == PLAIN:
        return "\x1b[0m"
    if there.flags - wanted.flags:
        there, said = PLAIN, ["0"]
    else:
        said = []
    said += sorted(wanted.flags - there.flags)
    if wanted.letters != there.letters:
        said.append(wanted.letters or "39")
    if wanted.ground != there.ground:
        said.append(wanted.ground or "49")
    return f"\x1b[{';'.join(said)}m"
