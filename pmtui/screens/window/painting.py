"""Painting once a turn: what is out of date is noted as often as one likes, and painted once before the next frame."""

from collections.abc import Callable
from enum import Flag, auto

from textual.geometry import Size
from textual.screen import Screen


class Stale(Flag):
    """What of a window is out of date."""

    ROWS = auto()
    FRAME = auto()
    READING = auto()


ALL = Stale.ROWS | Stale.FRAME


def seen_size(screen: Screen[None]) -> Size:
    """Return the size of a screen that is looked at, also below a dialog; else no size."""
    top = screen.app.screen
    return screen.size if top is screen or (top.is_modal and screen in screen.app.screen_stack) else Size(0, 0)


class Painting:
    """What is out of date, and what is to be revealed when it is painted.

    `soon` lets a function be called after the present message; `size` gives the window's size where it is seen, else none;
    `rows` paints the rows and reveals one, as `table.id`, out from behind a filter or not; `frame` paints head and foot;
    `reading` the reading's row alone.
    """

    def __init__(
        self,
        soon: Callable[[Callable[[], None]], object],
        size: Callable[[], Size],
        rows: Callable[[str, bool], None],
        frame: Callable[[], None],
        reading: Callable[[], None],
    ) -> None:
        """All is out of date."""
        self._soon, self._size, self._rows, self._frame, self._reading = soon, size, rows, frame, reading
        self._stale, self._asked = ALL, False
        self._reveal, self._uncovers = "", True
        self.drawn_for = Size(0, 0)

    def reveal(self, target: str, uncovers: bool) -> None:
        """Go to a row when the rows are painted next."""
        self._reveal, self._uncovers = target, uncovers

    def ask(self, parts: Stale, there: bool = True) -> None:
        """Note what is out of date, and paint it after the present message; `there` is False before a window is mounted."""
        self._stale |= parts
        if there and not self._asked:
            self._asked = True
            self._soon(self.paint)

    def paint(self) -> None:
        """Paint what is out of date; what is not seen waits."""
        self._asked = False
        size = self._size()
        if not size.width:
            return
        stale, self._stale = self._stale, Stale(0)
        if Stale.ROWS in stale:
            self.drawn_for, reveal, self._reveal = size, self._reveal, ""
            self._rows(reveal, self._uncovers)
        if stale & ALL:
            self._stale &= ~Stale.FRAME
            self._frame()
        elif stale:
            self._reading()
