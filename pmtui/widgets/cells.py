"""Text measured in cells: truncated, or wrapped into rows.

A letter may take two cells, a mark none, a family of emoji two for seven characters; so
nothing here counts characters, and nothing that is drawn as one is ever split. All text
goes through `visible` here. Knows no colour, no line and no widget; see `paint.py`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from pmtui.model.counted import counted
from pmtui.model.script.joining import JOINERS, in_word
from pmtui.model.text import one_line, visible
from pmtui.widgets.measure import cell_len, split_graphemes

Span = tuple[str, str]
Spans = tuple[Span, ...]
ELLIPSIS = "…"
_CUT = f" {ELLIPSIS}{JOINERS}"  # a truncated text never ends with one of these
_SHORT = 64
_VS16 = "\ufe0f"
_WORDS = re.compile(r"\s*\S+|\s+")


def one_line_kept(text: str) -> str:
    """Return text safe for one row of cells, with the blanks at its ends."""
    return _begun(visible(text).replace("\n", " ").replace("\t", " "))


def _begun(text: str) -> str:
    """Drop a variation selector before the first letter: it would widen the last letter of the span before."""
    if _VS16 not in text:
        return text
    first = next((place for place, letter in enumerate(text) if cell_len(letter)), len(text))
    return text[:first].replace(_VS16, "") + text[first:]


def _whole(spans: Sequence[Span], show: Callable[[Span], str]) -> list[Span]:
    """Return spans as they are shown, with no letter or word split between two of them.

    Marks move to the letter that ends the span before: marks are limited per letter, and counted apart from
    theirs too many could pass once the spans are in one row. A joiner inside a word whose letters
    are in two spans is dropped: alone it would be shown by name.
    """
    out: list[Span] = []
    spans = [span for span in spans if span[1]]
    for number, (token, text) in enumerate(spans):
        before = spans[number - 1][1][-4:] if number else ""
        after = spans[number + 1][1][:4] if number + 1 < len(spans) else ""
        if text[-1] in JOINERS and in_word(text + after, len(text) - 1):
            text = text.rstrip(JOINERS)
        if text[:1] in JOINERS and in_word(before + text, len(before)):
            text = text.lstrip(JOINERS)
        words = show((token, text))
        marks = _marks(words) if out and words and words[0] > "\u02ff" else 0
        if marks:
            last, before_marks = out[-1]
            out[-1] = (last, show((last, before_marks + words[:marks].replace(_VS16, ""))))
        if words[marks:]:
            out.append((token, words[marks:]))
    return out


def _parted(spans: Sequence[Span]) -> bool:
    """Return whether spans may split a letter or word."""
    return any(
        left and right and (left[-1] in JOINERS or right[0] in JOINERS or (right[0] > "\u02ff" and _marks(one_line_kept(right))))
        for (_, left), (_, right) in pairwise(spans)
    )


def _marks(words: str) -> int:
    """Count the marks at the beginning of a text."""
    return next((at for at, letter in enumerate(words) if unicodedata.category(letter) not in ("Mn", "Me")), len(words))


def width_of(spans: Sequence[Span]) -> int:
    """Count the cells of spans as they will be shown."""
    if _parted(spans):
        spans = _whole(spans, lambda span: one_line_kept(span[1]))
    return sum(_cells(text) if len(text) <= _SHORT else cell_len(one_line_kept(text)) for _, text in spans)


def columns_of(spans: Sequence[Span]) -> list[int]:
    """Return the column at which each span begins, and the one behind the last."""
    return list(accumulate((width_of([span]) for span in spans), initial=0))


@lru_cache(maxsize=4096)
def _cells(text: str) -> int:
    """Count the cells of a short text: badges, guides and signs are counted at each move of a cursor."""
    return cell_len(one_line_kept(text))


def head(text: str, cells: int) -> int:
    """Count the characters that fit into so many cells, splitting nothing that is drawn as one."""
    if text.isascii():
        return max(min(cells, len(text)), 0)
    used = 0
    for start, _, wide in split_graphemes(text)[0]:
        used += wide
        if used > cells:
            return start
    return len(text)


def cut(text: str, cells: int) -> str:
    """Truncate with an ellipsis to at most so many cells."""
    return "".join(words for _, words in cut_spans((("", text),), cells))


def cut_spans(spans: Sequence[Span], cells: int) -> Spans:
    """Truncate spans with one ellipsis to at most so many cells."""
    safe = _whole(spans, lambda span: one_line_kept(span[1]))
    if sum(cell_len(text) for _, text in safe) <= cells:
        return tuple(safe)
    if cells <= 0:
        return ()
    left = cells - 1
    out: list[Span] = []
    for token, text in safe:
        fits = head(text, left)
        out.append((token, text[:fits]))
        left -= cell_len(text[:fits])
        if fits < len(text):
            break
    token = out[-1][0]
    while out and not (kept := out[-1][1].rstrip(_CUT)):
        out.pop()
    if out:
        out[-1] = (out[-1][0], kept)
    return (*out, (token, ELLIPSIS)) if not out or out[-1][0] != token else (*out[:-1], (token, out[-1][1] + ELLIPSIS))


def wrap(text: str, width: int) -> list[str]:
    """Wrap text into rows of at most `width` cells (2 at least), at blanks if possible; never empty."""
    shown = visible(text).replace("\t", "    ")
    return [shown[start:end].rstrip(JOINERS) for start, end in _rows(shown, max(width, 2))]


def wrap_spans(spans: Sequence[Span], width: int, most: int = 0) -> list[Spans]:
    """Wrap spans into rows; with `most`, the last row kept says how many rows are left out."""
    parts = _whole(spans, _wrapped)
    text = "".join(words for _, words in parts)
    rows: list[Spans]
    if len(parts) == 1:  # most rows have only one look
        rows = [((parts[0][0], text[start:end].rstrip(JOINERS)),) if end > start else () for start, end in _rows(text, max(width, 2))]
    else:
        marks = [token for token, words in parts for _ in words]
        rows = [_with_tokens(text[start:end].rstrip(JOINERS), marks[start:end]) for start, end in _rows(text, max(width, 2))]
    if most and len(rows) > most:
        rows = [*rows[: most - 1], _and_more(rows[most - 1], len(rows) - most, width)]
    return rows


def _wrapped(span: Span) -> str:
    return _begun(one_line(span[1]) if span[0] == "link" else visible(span[1]).replace("\t", "    "))


def _and_more(row: Spans, count: int, width: int) -> Spans:
    """End a row with the number of rows left out."""
    more = f" … +{counted(count, 'line')}"
    before = _up_to(row, width - cell_len(more))
    return (*before, *cut_spans((("muted", more if before else more.lstrip()),), width - width_of(before)))


def _up_to(row: Spans, cells: int) -> Spans:
    """Return as many whole words of a row as fit."""
    text = "".join(words for _, words in row)
    fits = head(text, cells)
    if fits < len(text) and text[fits] != " " and " " in text[:fits].strip():
        fits = text.rindex(" ", 0, fits)
    marks = [token for token, words in row for _ in words]
    return _with_tokens(text[:fits].rstrip(_CUT), marks)


def _rows(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield the rows of a text as (start, end), paragraph by paragraph."""
    start = 0
    for paragraph in text.split("\n"):
        yield from _rows_of(text, start, start + len(paragraph), width)
        start += len(paragraph) + 1


def _rows_of(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Yield the rows of one paragraph: the first keeps its indent, none ends in blanks; a blank paragraph is one row."""
    if end - start <= width and text[start:end].isascii():  # all of it fits
        yield start, start + len(text[start:end].rstrip())
        return
    row, until, used = start, start, 0
    given = False
    for match in _WORDS.finditer(text, start, end):
        wide = cell_len(match.group())
        if used + wide <= width:
            until, used = match.end(), used + wide
            continue
        if text[row:until].strip():
            yield row, row + len(text[row:until].rstrip())
            given = True
        row, until = match.end() - len(match.group().lstrip()), match.end()
        while cell_len(text[row:until]) > width:
            fits = max(head(text[row:until], width), 1)
            yield row, row + fits
            given = True
            row += fits
        used = cell_len(text[row:until])
    if text[row:until].strip() or not given:
        yield row, row + len(text[row:until].rstrip())


def _with_tokens(row: str, marks: Sequence[str]) -> Spans:
    out: list[Span] = []
    for letter, token in zip(row, marks, strict=False):
        if out and out[-1][0] == token:
            out[-1] = (token, out[-1][1] + letter)
        else:
            out.append((token, letter))
    return tuple(out)
