"""Frames that were skipped because the terminal was still busy with the last one: which regions to draw later.

On a slow or stalled line only the newest frame counts. Knows no widget.
"""

from textual.geometry import Region
from textual.screen import Screen

from pmtui.widgets.textual_private import ChopsUpdate


class Missed:
    """What the terminal does not show yet of one screen."""

    def __init__(self) -> None:
        """Start with nothing missed."""
        self._screen: Screen[object] | None = None
        self._regions: set[Region] = set()
        self._whole = False

    def __bool__(self) -> bool:
        """Return whether something was missed."""
        return self._screen is not None

    def take(self, screen: Screen[object], update: object) -> None:
        """Remember the regions of a skipped frame."""
        if (self._screen is not None and self._screen is not screen) or not isinstance(update, ChopsUpdate):
            self._whole = True
        else:
            self._regions.update(Region(left, row, right - left, 1) for row, left, right in update.spans)
        self._screen = screen

    def redraw(self, screen: Screen[object]) -> None:
        """Have the current screen draw what was missed, as it is now."""
        if self._screen is None:
            return
        if self._whole or screen is not self._screen:
            screen.refresh()
        else:
            screen.refresh(*self._regions)
        self._screen, self._regions, self._whole = None, set(), False
