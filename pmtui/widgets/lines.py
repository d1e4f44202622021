"""A pane that shows a few finished lines: head, question, reading, key bar, prose.

It draws, and posts the keys of a clicked area; its owner decides what it
shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from pmtui.widgets.paint import BLANK, Line, changed_cells, strip
from pmtui.widgets.pane import Pane


class Spot(NamedTuple):
    """A clickable area, from one cell up to another of a row, and the keys it stands for."""

    row: int
    start: int
    end: int
    keys: tuple[str, ...]


class Lines(Pane):
    """Some rows of cells on one ground; some areas in them stand for keys."""

    @dataclass(eq=False, repr=False)
    class Clicked(Message):
        """An area was clicked."""

        keys: tuple[str, ...]

    DEFAULT_CSS = "Lines { height: auto; width: 1fr; }"

    def __init__(self, lines: Sequence[Line] = (), ground: str = "page", id: str | None = None, least: int = 1, margin: int = 0) -> None:
        """Make a pane of lines on a ground, at least `least` rows high; the text begins after `margin` cells."""
        super().__init__(id=id)
        self.margin = margin
        self._lines = list(lines)
        self._ground = ground
        self._least = least
        self.spots: Sequence[Spot] = ()

    @property
    def lines(self) -> list[Line]:
        """The lines shown."""
        return self._lines

    def put(self, lines: Sequence[Line], ground: str | None = None) -> None:
        """Show these lines; repaints only the rows that differ, from the first to the last cell that does."""
        before, lines, old_ground = self._lines, list(lines), self._ground
        self._lines, self._ground = lines, ground or old_ground
        if self._dragged is not None and lines != before:
            self.screen.clear_selection()  # it selected other words
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
                    start, end = changed_cells(old, new, width)
                    changed.append(Region(start, row, end - start, 1))
            if changed:
                self.refresh(*changed)

    def on_click(self, event: events.Click) -> None:
        """Post the keys of an area that was both pressed and released."""
        x, y = self.pressed(event)
        for spot in self.spots:
            if spot.row == event.y == y and spot.start <= event.x < spot.end and spot.start <= x < spot.end:
                event.stop()
                self.post_message(self.Clicked(spot.keys))
                return

    @property
    def allow_select(self) -> bool:
        """Whether text can be selected: only where nothing is clickable."""
        return not self.spots

    def get_content_height(self, *_: object) -> int:
        """Return the number of rows."""
        return max(len(self._lines), self._least)

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        row = strip(self._lines[y] if y < len(self._lines) else BLANK, self.size.width, self.app.theme, self._ground)
        return row if self._dragged is None else self.shown(row, y)

    def text_strip(self, number: int) -> Strip | None:
        """Draw a line."""
        return strip(self._lines[number], self.size.width, self.app.theme, self._ground) if number < len(self._lines) else None
