"""A pane that shows a few ready lines: head, question, reading, key bar, prose.

It draws, and tells when a place that stands for keys is clicked; whoever owns it says what
stands in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from pmtui.widgets.paint import BLANK, Line, strip, to_first_change, to_last_change


class Spot(NamedTuple):
    """A place that can be clicked, from one cell up to another of a row, and the keys it stands for."""

    row: int
    start: int
    end: int
    keys: tuple[str, ...]


class Lines(Widget):
    """Some rows of cells on one ground; some places in them stand for keys."""

    @dataclass(eq=False, repr=False)
    class Clicked(Message):
        """A place was clicked."""

        keys: tuple[str, ...]

    DEFAULT_CSS = "Lines { height: auto; width: 1fr; }"

    def __init__(self, lines: Sequence[Line] = (), ground: str = "page", id: str | None = None, least: int = 1) -> None:
        """Make a pane of lines on a ground, at least `least` rows high."""
        super().__init__(id=id)
        self._lines = list(lines)
        self._ground = ground
        self._least = least
        self.spots: Sequence[Spot] = ()

    @property
    def lines(self) -> list[Line]:
        """What stands in it."""
        return self._lines

    def put(self, lines: Sequence[Line], ground: str | None = None) -> None:
        """Show these lines; repaints only the rows that differ, from the first to the last cell that does."""
        before, lines, old_ground = self._lines, list(lines), self._ground
        self._lines, self._ground = lines, ground or old_ground
        if max(len(lines), self._least) != max(len(before), self._least):
            self.refresh(layout=True)
        elif self._ground != old_ground:
            self.refresh()
        else:
            width = self.size.width
            rows = enumerate(zip_longest(before, lines, fillvalue=BLANK))
            changed = []
            for row, (old, new) in rows:
                if old != new:
                    start = min(to_first_change(old, new), max(width - 1, 0))
                    changed.append(Region(start, row, max(to_last_change(old, new, width) - start, 1), 1))
            if changed:
                self.refresh(*changed)

    def on_click(self, event: events.Click) -> None:
        """A click on a place is its keys."""
        for spot in self.spots:
            if spot.row == event.y and spot.start <= event.x < spot.end:
                event.stop()
                self.post_message(self.Clicked(spot.keys))
                return

    def get_content_height(self, *_: object) -> int:
        """Rows it takes."""
        return max(len(self._lines), self._least)

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width = self.size.width
        made = self._lines[y] if y < len(self._lines) else BLANK
        return strip(made, width, self.app.theme, self._ground)
