"""How many cells letters take: rich's own measure, but for joiners that stand in words.

To rich a U+200D hides whatever follows, as it does in a family of emoji. In Hindi or Sinhala a whole letter
follows (in Sri Lanka the R), and rows with such words would stand a cell off for each. All of rich and Textual measures by
the two functions that are exchanged here, so that rows, boxes and cuts agree; where rich has none of that
name, all is measured as before. What is drawn has no such joiner at all, see `theme.py`: terminals differ
about it. Knows no text and no widget.
"""

import unicodedata

import rich.cells
from rich.cells import cell_len

__all__ = ["cell_len", "joins_pictures", "split_graphemes"]
_ZWJ, _VS16 = "\u200d", "\ufe0f"
_LOOKED_BACK = 8  # joiners and selectors: no picture has more
_rich_len = rich.cells._cell_len
_rich_split = rich.cells.split_graphemes


def joins_pictures(text: str, place: int) -> bool:
    """Tell whether the joiner at `place` stands behind a picture; at the beginning of a text it may."""
    for _ in range(_LOOKED_BACK):
        if not place or text[place - 1] not in (_ZWJ, _VS16):
            break
        place -= 1
    return not place or unicodedata.category(text[place - 1])[0] == "S"


def _plain(text: str) -> str:
    """Give a text as long, in which only joiners of pictures are joiners."""
    if _ZWJ not in text:
        return text
    return "".join("\u200c" if letter == _ZWJ and not joins_pictures(text, at) else letter for at, letter in enumerate(text))


def _cells(text: str, unicode_version: str = "auto") -> int:
    return _rich_len(_plain(text), unicode_version)


def split_graphemes(text: str, unicode_version: str = "auto") -> tuple[list[tuple[int, int, int]], int]:
    """Part a text as `rich.cells.split_graphemes` does: (start, end, cells) of each letter, and the cells of all."""
    return _rich_split(_plain(text), unicode_version)


rich.cells._cell_len = _cells
rich.cells.split_graphemes = split_graphemes
