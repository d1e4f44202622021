"""Very long lines of a text box, as after a paste: wrapped quickly, and drawn only where visible.

Textual wraps a line word by word and, for each row that it draws, splits all of it into rows. Here a plain line is wrapped
row by row, and a row is cut out of its line. The result is the same; tests make sure of that. Knows no box of ours.
"""

import re
from itertools import pairwise

from rich.text import Text
from textual.expand_tabs import expand_text_tabs_from_widths
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import WrappedDocument

from pmtui.widgets.textual_private import compute_wrap_offsets, shows_cursor, theme_of, use_wrap_offsets

LONG = 2000  # letters; Textual is as good for shorter lines
# Letters of one cell each, and no white space but the blank: Latin, Greek, Cyrillic, punctuation.
_PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u0391-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e]*\\Z")


def wrap_offsets(
    text: str, width: int, tab_size: int, fold: bool = True, precomputed_tab_sections: list[tuple[str, int]] | None = None
) -> list[int]:
    """Return where a line is wrapped to fit a width, as Textual's `compute_wrap_offsets` does."""
    if len(text) < LONG or not fold or width < 2 or not _PLAIN.match(text):
        return compute_wrap_offsets(text, width, tab_size, fold, precomputed_tab_sections)
    breaks, start, last = [], 0, len(text) - width
    while start < last:
        start = _next_break(text, start, start + width)
        breaks.append(start)
    return breaks


def _next_break(text: str, start: int, end: int) -> int:
    """Return the end of the row that begins at `start`: after the blanks of its last word, or `end` if one word fills it."""
    until = end
    while (blank := text.rfind(" ", start, until)) >= 0:
        if text[blank + 1] != " ":
            return blank + 1
        until = start + len(text[start:blank].rstrip(" "))  # these blanks continue past the end, so their word belongs to the next row
    return end


class LongWrapped(WrappedDocument):
    """A wrapped document that cuts its lines into rows without styling them."""

    def get_sections(self, line_index: int) -> list[str]:
        """Return the rows of a line."""
        text = self.document[line_index]
        return [text[start:end] for start, end in pairwise([0, *self.get_offsets(line_index), len(text)])]


use_wrap_offsets(wrap_offsets)


def row_of_long_line(area: TextArea, line_index: int, section: int) -> Strip:
    """Return one row of a line as it is drawn: with selection, cursor and suggestion."""
    string, wrapped, theme = area.document[line_index], area.wrapped_document, theme_of(area)
    offsets = wrapped.get_offsets(line_index)
    start = offsets[section - 1] if section else 0
    is_last = section == len(offsets)
    end = len(string) if is_last else offsets[section]
    text = Text(string[start:end], end="", no_wrap=True)
    if is_last:
        text.append(" ")  # the cursor may be there
    (top, bottom), (cursor_row, cursor) = sorted(area.selection), area.selection.end
    if top != bottom and theme and theme.selection_style and top[0] <= line_index <= bottom[0]:
        first = top[1] if top[0] == line_index else 0
        behind = bottom[1] if bottom[0] == line_index else len(string)
        text.stylize(theme.selection_style, max(first - start, 0), max(behind - start, 0))
    if cursor_row == line_index and start <= cursor and (cursor < end or is_last):
        if area.suggestion and area.has_focus:
            style = area.get_component_rich_style("text-area--suggestion")
            text = Text.assemble(text[: cursor - start], (area.suggestion, style), text[cursor - start :], end="", no_wrap=True)
        if shows_cursor(area) and theme and theme.cursor_style:
            text.stylize(theme.cursor_style, cursor - start, cursor - start + 1)
    if tabs := text.plain.count("\t"):
        before = string.count("\t", 0, start)
        text = expand_text_tabs_from_widths(text, wrapped.get_tab_widths(line_index)[before : before + tabs])
        text.end = ""
    base = theme.base_style if theme and theme.base_style is not None else area.rich_style
    strip = Strip(text.render(area.app.console), cell_length=text.cell_len)
    return strip.extend_cell_length(area.scrollable_content_region.size.width, theme.base_style if theme else None).apply_style(base)
