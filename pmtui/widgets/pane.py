"""A pane that draws its own rows of cells, with text selection by the mouse.

What is copied is what is seen: it is cut out of the very strips that are drawn, by cells, so a letter
of two cells is never split. Textual would have each drawn cell say which letter it is; here the position
is calculated (`text_offset`, called by `dirty_rows.py`), so drawing costs nothing. Knows no clipboard.
"""

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from pmtui.widgets.paint import style

_TURNED = Style(reverse=True)  # readable in every theme and with any number of colours


class Pane(Widget):
    """A widget of lines, visible from `_top` on; the cells before `margin` are no text."""

    margin = 0
    _top = 0
    _dragged: Selection | None = None
    _pressed: Offset | None = None

    def text_strip(self, number: int) -> Strip | None:
        """Draw a line of the text, visible or not; None if there is none, or if it is covered."""
        raise NotImplementedError

    # selection

    def text_offset(self, x: int, y: int) -> Offset:
        """Return the text position of a cell of the pane: the cell, and the number of the line."""
        return Offset(x, y + self._top)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text; if the selection begins or ends elsewhere, only what is visible."""
        first = self._top if selection.start is None else max(selection.start.y, 0)
        last = self._top + self.size.height - 1 if selection.end is None else selection.end.y
        rows: list[str] = []
        for number in range(first, last + 1):
            strip, cells = self.text_strip(number), selection.get_span(number)
            if strip is not None and cells is not None:
                start, end = _text_cells(strip, cells, self.margin)
                begun = number == first and bool(strip.crop(self.margin, start).text.strip())
                rows.append(strip.crop(start, end).text if not begun else f"\0{strip.crop(start, end).text.lstrip()}")
        text = "\n".join(_without_indent(rows)).strip("\n")
        return (text, "\n") if text.strip() else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Show the selection."""
        self._dragged = selection
        self.refresh()

    def shown(self, strip: Strip, number: int) -> Strip:
        """Return the strip of a line with the selection in reverse."""
        cells = self._dragged.get_span(number) if self._dragged is not None else None
        if cells is None:
            return strip
        start, end = _text_cells(strip, cells, self.margin)
        if start >= end:
            return strip
        # One look for all of it: each token's own, reversed, would be a patchwork.
        turned = Segment(strip.crop(start, end).text, style(self.app.theme, "text", "page") + _TURNED)
        return Strip.join([strip.crop(0, start), Strip([turned], end - start), strip.crop(end)])

    def text_select_all(self) -> None:
        """Do nothing: Textual would select everything on a double click, which here opens a row."""

    @property
    def select_container(self) -> Widget:
        """The pane itself: a triple click selects nothing either."""
        return self

    # where the button was pressed

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember the position: a click counts where it was pressed, not where it is released."""
        self._pressed = self.text_offset(event.x, event.y)

    def pressed(self, event: events.Click) -> Offset:
        """Return the text position where the button of a click was pressed."""
        return self._pressed if self._pressed is not None else self.text_offset(event.x, event.y)


def _text_cells(strip: Strip, cells: tuple[int, int], margin: int) -> tuple[int, int]:
    """Return from which cell to which there is text within a selection; -1 is the end of the row."""
    start, end = max(cells[0], margin), strip.cell_length if cells[1] < 0 else min(cells[1], strip.cell_length)
    text = strip.crop(start, end).text if start < end else ""
    return start, max(end - len(text) + len(text.rstrip(" ")), start)


def _without_indent(rows: list[str]) -> list[str]:
    """Remove the common indent of all complete rows; a row that begins within its words has none, and is marked."""
    indents = [len(row) - len(row.lstrip(" ")) for row in rows if row.strip() and not row.startswith("\0")]
    indent = min(indents, default=0)
    return [row[1:] if row.startswith("\0") else row[indent:] for row in rows]
