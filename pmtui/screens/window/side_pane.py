"""A pane with, where the window is wide, what its cursor stands on in full at its right.

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
"""What the cursor stands on in full, at a width."""


class SidePane(Horizontal):
    """A list or a tree, and the room at its right; `beside` gives what stands there, None: there is no such room."""

    DEFAULT_CSS = """
    SidePane { height: 1fr; }
    SidePane #side { display: none; height: 1fr; }
    SidePane.-wide #side { display: block; }
    """

    def __init__(self, inner: Widget, beside: Beside | None = None) -> None:
        """Put a list and the room beside it together."""
        self._side = Lines(id="side", margin=cell_len(BAR[1]))
        super().__init__(inner, *([self._side] if beside is not None else ()), id="with-side")
        self._inner, self._beside = inner, beside
        self._rest: Timer | None = None

    def target(self) -> Widget:
        """Return the list: it has the focus while keys are read."""
        return self._inner

    def inner_width(self, width: int) -> int:
        """Return the columns of the list in a window of a width."""
        return width if self._beside is None else list_width(width)

    def follow(self) -> None:
        """Draw what the cursor stands on in full once it rests: a row that is passed by costs nothing there."""
        self._stop()
        if self._beside is not None and self.inner_width(self.app.size.width) < self.app.size.width:
            self._rest = self.set_timer(REST, self.paint_side)

    def paint_side(self, size: Size | None = None) -> bool:
        """Draw what the cursor stands on in full, where a window of this size has room; tell whether it has."""
        self._stop()
        if self._beside is None:
            return False
        width, height = size or self.app.size
        room = width - self.inner_width(width)
        if self.has_class("-wide") != (room > 0):
            self.set_class(room > 0, "-wide")
        if room > 0:
            self._side.styles.width = room
            self._side.put(filled(self._beside(room), height))
        return room > 0

    def _stop(self) -> None:
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
