"""From words with a token to cells on the screen: the only place that lays out a line.

A line is spans of (token, text), some at the left, some at the right edge. All text goes
through `visible` in `cells.py`, so nothing a person typed can act on the terminal. Tokens are
those of `themes.py`; knows no document and no widget.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from pmtui.themes import BOLD, tokens
from pmtui.widgets.cells import ELLIPSIS, Span, Spans, columns_of, cut, cut_spans, one_line_kept, width_of, wrap, wrap_spans
from pmtui.widgets.measure import cell_len

__all__ = [
    "BLANK", "ELLIPSIS", "Line", "Span", "Spans", "changed_cells", "columns_of", "cut", "cut_spans", "line", "one_line_kept", "strip",
    "style", "to_first_change", "to_last_change", "width_of", "wrap", "wrap_spans",
]  # fmt: skip


class Line(NamedTuple):
    """One row of cells: spans from the left, spans pushed to the right edge."""

    left: Spans = ()
    right: Spans = ()


BLANK = Line()
_ONE_CELL = frozenset(map(chr, range(32, 127))) | frozenset("│·●★…")
_LETTERS_ONLY = frozenset({"text", "muted", "title", "warn"})  # colours of letters: their blanks are plain ground


def line(*left: Span, right: Sequence[Span] = ()) -> Line:
    """Return a line of spans; with `right`, one blank stays free between the two."""
    return Line(tuple(left), tuple(right))


@lru_cache(maxsize=512)
def style(theme: str, token: str, ground: str) -> Style:
    """Return the style of a token on a ground (`page`, `box`, `quiet`, `cursor`)."""
    colours = tokens(theme)
    bold = token in BOLD
    if token in colours.chips:
        letters, behind = colours.chips[token]
        return Style(color=letters, bgcolor=behind, bold=bold)
    return Style(
        color=colours.letters.get(token, colours.letters["text"]), bgcolor=colours.grounds[ground], bold=bold, underline=token == "link"
    )


@lru_cache(maxsize=1024)
def strip(row: Line, width: int, theme: str, ground: str) -> Strip:
    """Lay out a line on exactly `width` cells of a ground; the left gives way to the right.

    Equal lines return the same strip, which caches its rendering: a list that scrolls lays out one new row.
    """
    if width <= 0:
        return Strip([], 0)
    right = cut_spans(row.right, width)
    right_cells = sum(cell_len(text) for _, text in right)
    left = cut_spans(row.left, max(width - right_cells - (1 if right and row.left else 0), 0))
    segments = [Segment(text, style(theme, token, ground)) for token, text in left if text]
    gap = width - right_cells - sum(cell_len(text) for _, text in left)
    if gap > 0:
        segments.append(Segment(" " * gap, style(theme, "text", ground)))
    segments += [Segment(text, style(theme, token, ground)) for token, text in right if text]
    return Strip(_joined(segments), width)


def changed_cells(before: Line, after: Line, width: int) -> tuple[int, int]:
    """Return the first cell that differs between two lines, and the one after the last; no letter is split."""
    old, new = _cells(before, width), _cells(after, width)
    if not old or not new:
        start = min(to_first_change(before, after), max(width - 1, 0))
        return start, max(to_last_change(before, after, width), start + 1)
    differ = [cell for cell, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]]
    return (differ[0], differ[-1] + 1) if differ else (0, 1)


def _cells(row: Line, width: int) -> list[tuple[str, str]]:
    """Return the cells of a line as (look, letter) if each letter takes one; else none."""
    cells = [("" if letter == " " and token in _LETTERS_ONLY else token, letter) for token, text in row.left for letter in text]
    if row.right or len(cells) > width or not all(letter in _ONE_CELL for _, letter in cells):
        return []
    return cells + [("", " ")] * (width - len(cells))


def to_last_change(before: Line, after: Line, width: int) -> int:
    """Count the cells up to the last difference between two lines; at least 1, at most `width`."""
    if before.right != after.right or width_of(before.left) != width_of(after.left):
        return width
    same = _alike(reversed(before.left), reversed(after.left))
    return max(min(width_of(after.left[: len(after.left) - same]), width), 1)


def to_first_change(before: Line, after: Line) -> int:
    """Count the cells before the first difference between two lines, in whole words, so that no letter is split."""
    same = _alike(before.left, after.left)
    spans = list(after.left[:same])
    if same < min(len(before.left), len(after.left)):
        (look, old), (now, new) = before.left[same], after.left[same]
        if look == now:
            spans.append((now, new[: new.rfind(" ", 0, _alike(old, new)) + 1]))
    return width_of(spans)


def _alike(before: Iterable[object], after: Iterable[object]) -> int:
    """Count what is the same at the beginning of two rows of things."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))


def _joined(segments: list[Segment]) -> list[Segment]:
    """Merge blanks into their neighbour's style: a change of style costs some forty bytes, and no blank shows its letters' colour."""
    out: list[Segment] = []
    for text, look, _ in segments:
        last = out[-1] if out else None
        if last is None or look is None or last.style is None:
            out.append(Segment(text, look))
        elif look == last.style or (_blank(text, look) and _plain(last.style) and look.bgcolor == last.style.bgcolor):
            out[-1] = Segment(last.text + text, last.style)
        elif _blank(last.text, last.style) and _plain(look) and look.bgcolor == last.style.bgcolor:
            out[-1] = Segment(last.text + text, look)
        else:
            out.append(Segment(text, look))
    return out


def _blank(text: str, look: Style) -> bool:
    return not text.strip(" ") and not look.underline


def _plain(look: Style) -> bool:
    return not look.underline
