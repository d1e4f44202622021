"""What a pane that draws its own rows of cells does with the mouse: it gives the text that is dragged over.

What is copied is what is seen: it is cut out of the very strips that are drawn, by cells, so a letter
of two cells is never parted. Textual would have each drawn cell say which letter it is; here the place
is counted (`text_offset`, asked by `dirty_rows.py`), so drawing costs nothing. Knows no clipboard.
"""

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from pmtui.widgets.paint import style

_TURNED = Style(reverse=True)  # as readable as before, in every theme and with any number of colours


class Pane(Widget):
    """A widget of lines, of which those from `_top` on are in sight; what stands before `margin` is no text."""

    margin = 0
    _top = 0
    _dragged: Selection | None = None
    _pressed: Offset | None = None

    def text_strip(self, number: int) -> Strip | None:
        """Draw a line of the text, in sight or not; None where there is none, or where it is covered."""
        raise NotImplementedError

    # what is dragged over

    def text_offset(self, x: int, y: int) -> Offset:
        """Give the place in the text of a cell of the pane: the cell, and the number of the line."""
        return Offset(x, y + self._top)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give the text that was dragged over; where that began or ended elsewhere, up to what is in sight."""
        first = self._top if selection.start is None else max(selection.start.y, 0)
        last = self._top + self.size.height - 1 if selection.end is None else selection.end.y
        rows: list[str] = []
        for number in range(first, last + 1):
            made, cells = self.text_strip(number), selection.get_span(number)
            if made is not None and cells is not None:
                start, end = _text_cells(made, cells, self.margin)
                begun = number == first and bool(made.crop(self.margin, start).text.strip())
                rows.append(made.crop(start, end).text if not begun else f"\0{made.crop(start, end).text.lstrip()}")
        text = "\n".join(_without_indent(rows)).strip("\n")
        return (text, "\n") if text.strip() else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is dragged over."""
        self._dragged = selection
        self.refresh()

    def shown(self, made: Strip, number: int) -> Strip:
        """Give the strip of a line with what is dragged over turned, letters for ground."""
        cells = self._dragged.get_span(number) if self._dragged is not None else None
        if cells is None:
            return made
        start, end = _text_cells(made, cells, self.margin)
        if start >= end:
            return made
        # One look for all of it: each token's own, turned, would be a patchwork.
        turned = Segment(made.crop(start, end).text, style(self.app.theme, "text", "page") + _TURNED)
        return Strip.join([made.crop(0, start), Strip([turned], end - start), made.crop(end)])

    def text_select_all(self) -> None:
        """Nothing: Textual would select all on a double click, which here opens a row."""

    @property
    def select_container(self) -> Widget:
        """The pane itself: a third click selects nothing either."""
        return self

    # where the button went down

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember the place: a click counts where it was pressed, not where it is let go."""
        self._pressed = self.text_offset(event.x, event.y)

    def pressed(self, event: events.Click) -> Offset:
        """Give the place in the text where the button of a click went down."""
        return self._pressed if self._pressed is not None else self.text_offset(event.x, event.y)


def _text_cells(made: Strip, cells: tuple[int, int], margin: int) -> tuple[int, int]:
    """Give from which cell to which there is text among those that are dragged over; -1 is the end of the row."""
    start, end = max(cells[0], margin), made.cell_length if cells[1] < 0 else min(cells[1], made.cell_length)
    text = made.crop(start, end).text if start < end else ""
    return start, max(end - len(text) + len(text.rstrip(" ")), start)


def _without_indent(rows: list[str]) -> list[str]:
    """Take off the blanks that all whole rows begin with; a row that begins within its words has none, and a mark that says so."""
    indents = [len(row) - len(row.lstrip(" ")) for row in rows if row.strip() and not row.startswith("\0")]
    indent = min(indents, default=0)
    return [row[1:] if row.startswith("\0") else row[indent:] for row in rows]
