"""What stands for our colours and signs where a terminal has fewer of them; plain data, without Textual.

Left to the nearest colour, the ribbon is white on yellow with sixteen colours, and the head is a strong blue
with 256. So both have tables of their own, by token, as numbers of the terminal's palette. The console of
Linux has a font of some hundred signs, an encoding that is not UTF-8 fewer still; each of ours has one that
stands for it, of one cell too. Knows no widget, and asks no environment: it is told.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from pmtui.themes import DARK, LIGHT, Tokens


class Fewer(NamedTuple):
    """A theme in numbers of a palette, token by token as in `themes.py`; `band` are letters that differ on the bright band."""

    letters: Mapping[str, int]
    grounds: Mapping[str, int]
    chips: Mapping[str, tuple[int, int]]
    band: Mapping[str, int] = MappingProxyType({})

    def on(self, token: str, ground: str) -> tuple[int, int]:
        """Return letters and ground of a token."""
        number = self.band.get(token, self.letters[token]) if ground == "cursor" else self.letters[token]
        return number, self.grounds[ground]


DARK_256 = Fewer(
    {"text": 255, "bold": 255, "title": 231, "muted": 252, "link": 252, "key": 221, "accent": 153, "ok": 153, "warn": 216},
    {"page": 232, "box": 235, "quiet": 237, "cursor": 18},
    {
        **{"step": (232, 153), "typing": (232, 221), "keys": (232, 153), "caret": (232, 221), "alarm": (232, 216)},
        **{"ph1": (231, 94), "ph2": (231, 240), "ph3": (231, 24)},
    },
)
LIGHT_256 = Fewer(
    {"text": 233, "bold": 233, "title": 16, "muted": 238, "link": 238, "key": 58, "accent": 18, "ok": 18, "warn": 88},
    {"page": 231, "box": 255, "quiet": 254, "cursor": 189},
    {
        **{"step": (231, 18), "typing": (231, 58), "keys": (231, 18), "caret": (231, 58), "alarm": (231, 88)},
        **{"ph1": (16, 222), "ph2": (16, 252), "ph3": (16, 153)},
    },
)
# Grounds of the first eight only: the console of Linux has no others. What stays dark has its `▌`.
DARK_16 = Fewer(
    {"text": 15, "bold": 15, "title": 15, "muted": 7, "link": 7, "key": 11, "accent": 14, "ok": 14, "warn": 13},
    {"page": 0, "box": 0, "quiet": 0, "cursor": 4},
    {
        **{"step": (0, 6), "typing": (0, 3), "keys": (0, 6), "caret": (0, 3), "alarm": (15, 5)},
        **{"ph1": (0, 3), "ph2": (0, 7), "ph3": (15, 4)},
    },
    {"muted": 15, "link": 15, "warn": 15, "accent": 15, "ok": 15},
)
LIGHT_16 = Fewer(
    {"text": 0, "bold": 0, "title": 0, "muted": 0, "link": 0, "key": 5, "accent": 4, "ok": 4, "warn": 1},
    {"page": 15, "box": 15, "quiet": 15, "cursor": 6},
    {
        **{"step": (15, 4), "typing": (15, 5), "keys": (15, 4), "caret": (15, 5), "alarm": (15, 1)},
        **{"ph1": (0, 3), "ph2": (0, 7), "ph3": (15, 4)},
    },
    {"key": 0, "accent": 0, "ok": 0, "warn": 0},
)
BY_DEPTH: Mapping[int, tuple[tuple[Tokens, Fewer], ...]] = MappingProxyType(
    {256: ((DARK, DARK_256), (LIGHT, LIGHT_256)), 16: ((DARK, DARK_16), (LIGHT, LIGHT_16))}
)
# Ours, on the console of Linux, in ASCII.
_SIGNS = """
●•*  ○○o  ◌°c  ◐++  ··.  ★*+  ✓√v  ✎&&  ⏎┘<  …»>  ›»>  ••*
↑↑^  ↓↓v  ←←<  →→>  “""  ”""  ‘''  ’''  –--  —--  ␛^^
▼▼v  ▌▌|  ││|  ┃│|  └└`  ┗└`  ├├|  ┡├|  ┠├|  ──-  ━─-  ╌--  ┆::
"""


Pairs = Mapping[tuple[str, str], tuple[int, int]]


@cache
def pairs(depth: int) -> Pairs:
    """Return what stands for (letters, ground) of ours, in both themes, with so many colours; empty where all are there.

    Letters that are not said are "" and -1.
    """
    out: dict[tuple[str, str], tuple[int, int]] = {}
    for ours, fewer in BY_DEPTH.get(depth, ()):
        for ground, behind in ours.grounds.items():
            out["", behind] = (-1, fewer.grounds[ground])
            for token, front in ours.letters.items():
                out[front, behind] = fewer.on(token, ground)
        for token, pair in ours.chips.items():
            out[pair] = fewer.chips[token]
            out["", pair[1]] = (-1, fewer.chips[token][1])
    return MappingProxyType(out)


def is_utf8(encoding: str) -> bool:
    """Return whether an encoding has all signs."""
    return encoding.lower().replace("-", "").replace("_", "") == "utf8"


def signs(term: str, encoding: str) -> Mapping[int, str]:
    """Return what stands for a sign on a terminal, as `str.translate` takes it; empty where all can be shown."""
    if not is_utf8(encoding):
        return {ord(row[0]): row[2] for row in _SIGNS.split()}
    if term == "linux":
        return {ord(row[0]): row[1] for row in _SIGNS.split() if row[0] != row[1]}
    return {}
