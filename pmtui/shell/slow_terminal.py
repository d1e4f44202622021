"""A terminal that is slower than we are: what it does not show yet, drawn once it takes more. Knows no screen by name."""

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from pmtui.widgets.missed import Missed


class SlowTerminal:
    """Remembers what was left out.

    `is_busy` tells whether the last frame still waits; `later` calls a function in the loop, from any thread; `screen`
    returns what is looked at.
    """

    def __init__(
        self, is_busy: Callable[[], bool], later: Callable[[Callable[[], None]], object], screen: Callable[[], Screen[Any]]
    ) -> None:
        """Begin with nothing left out."""
        self._missed, self._is_busy, self._later, self._screen = Missed(), is_busy, later, screen

    def leave_out(self, screen: Screen[Any], frame: object) -> None:
        """Remember a frame that is not drawn."""
        self._missed.take(screen, frame)
        if not self._is_busy():  # it caught up just now
            self.caught_up()

    def caught_up(self) -> None:
        """Hear that the terminal takes more; from any thread."""
        if self._missed:
            self._later(self._redraw)

    def _redraw(self) -> None:
        self._missed.redraw(self._screen())
