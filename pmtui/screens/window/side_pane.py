"""A list with, where the window is wide, its highlighted row in full at its right.

Nothing moves when a window grows: something is added. How it is laid out stands in `side_lines.py`, what it says in each
step's `side.py`.
"""

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual.containers import Horizontal
from textual.geometry import Size
from textual.timer import Timer
from textual.widget import Widget

from pmtui.screens.window.side_lines import BAR, filled, list_width
from pmtui.widgets.lines import Lines
from pmtui.widgets.paint import Line

REST = 0.04  # seconds for which the cursor stands still: a held key comes again sooner
Beside = Callable[[int], Sequence[Line]]
"""The highlighted row in full, at a width."""


class SidePane(Horizontal):
    """A list, and the room at its right; `beside` gives what stands there."""

    DEFAULT_CSS = """
    SidePane { height: 1fr; }
    SidePane #side { display: none; height: 1fr; }
    SidePane.-wide #side { display: block; }
    """

    def __init__(self, pane: Widget, beside: Beside) -> None:
        """Put a list and the room beside it together."""
        self._side = Lines(id="side", margin=cell_len(BAR[1]))
        super().__init__(pane, self._side, id="with-side")
        self._beside = beside
        self._rest: Timer | None = None

    def follow(self, size: Size) -> None:
        """Draw the highlighted row in full once the cursor rests: a row that is passed by costs nothing there."""
        self._stop()
        self._rest = self.set_timer(REST, lambda: self.paint(size)) if list_width(size.width) < size.width else None

    def paint(self, size: Size) -> bool:
        """Draw the highlighted row in full, where a window of this size has room; tell whether it has."""
        self._stop()
        room = size.width - list_width(size.width)
        if self.has_class("-wide") != (room > 0):
            self.set_class(room > 0, "-wide")
        if room > 0:
            self._side.styles.width = room
            self._side.put(filled(self._beside(room), size.height))
        return room > 0

    def _stop(self) -> None:
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
