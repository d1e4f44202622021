"""The width of letters in cells: rich's own measure, corrected for joiners inside words.

To rich a U+200D hides whatever follows, as it does in a family of emoji. In Hindi or Sinhala a whole letter
follows (in Sri Lanka the R), and each such word would shift its row by a cell. Rich and Textual measure everything
with the two functions replaced here, so that rows, boxes and cuts agree; if rich lacks those
names, everything is measured as before. Such joiners are never drawn, see `theme.py`: terminals differ
about it. Knows no text and no widget.
"""

import unicodedata

import rich.cells
from rich.cells import cell_len

__all__ = ["cell_len", "joins_pictures", "split_graphemes"]
_ZWJ, _VS16 = "\u200d", "\ufe0f"
_LOOKED_BACK = 8  # joiners and selectors: no emoji has more
_rich_len = rich.cells._cell_len
_rich_split = rich.cells.split_graphemes


def joins_pictures(text: str, place: int) -> bool:
    """Return whether the joiner at `place` follows an emoji; at the beginning of a text it may."""
    for _ in range(_LOOKED_BACK):
        if not place or text[place - 1] not in (_ZWJ, _VS16):
            break
        place -= 1
    return not place or unicodedata.category(text[place - 1])[0] == "S"


def _plain(text: str) -> str:
    """Return a text of the same length, in which only joiners of emoji are joiners."""
    if _ZWJ not in text:
        return text
    return "".join("\u200c" if letter == _ZWJ and not joins_pictures(text, at) else letter for at, letter in enumerate(text))


def _cells(text: str, unicode_version: str = "auto") -> int:
    return _rich_len(_plain(text), unicode_version)


def split_graphemes(text: str, unicode_version: str = "auto") -> tuple[list[tuple[int, int, int]], int]:
    """Split a text as `rich.cells.split_graphemes` does: (start, end, cells) of each letter, and the cells of all."""
    return _rich_split(_plain(text), unicode_version)


rich.cells._cell_len = _cells
rich.cells.split_graphemes = split_graphemes
