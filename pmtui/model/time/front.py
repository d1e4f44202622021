"""What comes before and around a time: bullets, numbers, table cells, brackets, bold, `around`, `at`.

It is masked, sign for sign, so that the time is read as if it stood alone and a position in it
is the same position in the text. Knows no time.
"""

import re
from typing import NamedTuple

from pmtui.model.script.width import UNSEEN, narrow
from pmtui.model.time.lazy_pattern import Late

_LEAD = Late(rf"[\s{UNSEEN}]*(?:(?:[-*•–>▪·◦+]|\#{{1,6}}|\[[ xX]\])\s+|\|\s*)*", re.ASCII)
_NUMBER = Late(r"\d{1,3}(?:[.)]|\s*\|)\s+", re.ASCII)
_WRAPS = {"**": "**", "__": "__", "*": "*", "_": "_", "`": "`", "[": "]", "(": ")"}
_WRAP = Late(r"\*\*|__|\*(?!\s)|_|`|\[|\(")
_WORDS = Late(
    r"(?:(?P<about>[~≈]\s?|(?:around|about|approx(?:imately|\.)?|circa|roughly|ca\.?)\s+)|(?P<pair>(?:from|between)\s+)|(?:at|on)\s+)",
    re.IGNORECASE | re.ASCII,
)
_CELL = Late(r"\d{1,2}:\d{2}|\d{1,2}:\?\?", re.ASCII)
CLOSED = "\x1f"  # marks where a bracket closed; no stored text has it
_FAR = 60  # letters, enough for a time and the signs around it


class Wrap(NamedTuple):
    """A pair of signs around the time: the opening one, and where the closing one is."""

    sign: str
    close: int


class Front(NamedTuple):
    """Where the time begins in the masked text, the signs around it, the words in front of it."""

    text: str
    at: int
    wraps: tuple[Wrap, ...] = ()
    about: bool = False
    at_word: bool = False
    pair: str = ""


def fronts(text: str) -> list[Front]:
    """Return the ways to read the front of a line, the likeliest first: with a number in front, or without."""
    plain = narrow(text)
    lead = _LEAD.match(plain)
    at = lead.end() if lead else 0
    if "|" in plain[:_FAR]:
        plain = _without_cells(plain, at)
        at = len(plain) - len(plain[at:].lstrip(" ")) if plain[at : at + 1] == " " else at
    number = _NUMBER.match(plain, at)
    return [_front(plain, at), *([_front(plain, number.end())] if number else [])]


def _without_cells(plain: str, at: int) -> str:
    """Return the text without the borders of table cells before its clock: `Sun | Oct 31 | 21:33`."""
    match = _CELL.search(plain, at, at + _FAR)
    return plain[:at] + plain[at : match.start()].replace("|", " ") + plain[match.start() :] if match else plain


def _front(plain: str, at: int) -> Front:
    wraps: list[Wrap] = []
    about = at_word = False
    pair = ""
    for _ in range(4):
        if len(wraps) < 2 and plain[at : at + 1] in "*_`[(" and (match := _WRAP.match(plain, at)):
            close = plain.find(_WRAPS[match.group()], match.end(), at + _FAR if match.group() in "`[(" else len(plain))
            if close < 0 and match.group() in "`[(":
                break
            close = close if close >= 0 else len(plain)  # bold that continues on the next line
            size = len(_WRAPS[match.group()])
            wraps.append(Wrap(match.group(), close))
            plain = plain[:at] + " " * len(match.group()) + plain[match.end() : close] + CLOSED * size + plain[close + size :]
            at = match.end()
        elif words := _WORDS.match(plain, at):
            about = about or bool(words["about"])
            at_word = at_word or not words["pair"]
            pair = pair or (words["pair"] or "").strip().casefold()
            at = words.end()
        else:
            break
    return Front(plain, at, tuple(wraps), about, at_word, pair)
