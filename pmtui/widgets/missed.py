"""Frames that were not drawn because the terminal still took the last one: where, to be drawn once it is ready.

On a slow or stalled line the newest picture counts, not each on the way to it. Knows no widget.
"""

from textual.geometry import Region
from textual.screen import Screen

from pmtui.widgets.textual_private import ChopsUpdate


class Missed:
    """What the terminal does not show yet of one screen."""

    def __init__(self) -> None:
        """Begin with nothing missed."""
        self._screen: Screen[object] | None = None
        self._regions: set[Region] = set()
        self._whole = False

    def __bool__(self) -> bool:
        """Tell whether something was missed."""
        return self._screen is not None

    def take(self, screen: Screen[object], update: object) -> None:
        """Remember where a frame would have drawn."""
        if (self._screen is not None and self._screen is not screen) or not isinstance(update, ChopsUpdate):
            self._whole = True
        else:
            self._regions.update(Region(left, row, right - left, 1) for row, left, right in update.spans)
        self._screen = screen

    def redraw(self, screen: Screen[object]) -> None:
        """Have the screen that is looked at draw what was missed, as it is now."""
        if self._screen is None:
            return
        if self._whole or screen is not self._screen:
            screen.refresh()
        else:
            screen.refresh(*self._regions)
        self._screen, self._regions, self._whole = None, set(), False
