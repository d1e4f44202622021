"""A list with, where the window is wide, its highlighted row in full at its right.

Nothing moves when a window grows: something is added. What stands there is laid out in `beside.py`.
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widget import Widget

from pmtui.screens.window.completion import Completing
from pmtui.screens.window.side_lines import BAR, filled, list_width
from pmtui.widgets.lines import Lines
from pmtui.widgets.paint import Line

REST = 0.04  # seconds for which the cursor stands still: a held key comes again sooner


class Wide(Completing):
    """A window that may have room beside its list."""

    _rest: Timer | None = None
    BESIDE: ClassVar[bool] = False  # whether this step uses it
    DEFAULT_CSS = """
    Wide #with-side { height: 1fr; }
    Wide #side { display: none; height: 1fr; }
    Wide.-wide #side { display: block; }
    """

    def with_side(self, pane: Widget) -> Iterable[Widget]:
        """Give a list, and the room at its right."""
        yield Horizontal(pane, Lines(id="side", margin=cell_len(BAR[1])), id="with-side")

    def beside(self, width: int) -> Sequence[Line]:
        """The highlighted row in full."""
        raise NotImplementedError

    @property
    def list_width(self) -> int:
        """The columns the list has."""
        return list_width(self.size.width) if self.BESIDE else self.size.width

    def follow(self) -> None:
        """Draw the highlighted row in full once the cursor rests: a row that is passed by costs nothing there."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self.paint_beside) if self.list_width < self.size.width else None

    def paint_beside(self) -> None:
        """Draw the highlighted row in full, where there is room."""
        width = self.size.width - self.list_width
        if self.has_class("-wide") != (width > 0):
            self.set_class(width > 0, "-wide")
        if width > 0:
            side = self.query_one("#side", Lines)
            side.styles.width = width
            side.put(filled(self.beside(width), self.size.height))
