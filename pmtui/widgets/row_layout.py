"""Where the rows of a list are: which line belongs to which row, what is hidden, how far to scroll to see one.

Plain arithmetic, testable without a screen; its cost does not depend on the length of the list
once it is built. Knows no word of a row and no widget.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import chain

from pmtui.widgets.paint import Line


class ListRow:
    """A row: its key, its lines from column 1 on; a heading can't take the cursor.

    A row whose `height` is known may be drawn `later`, when it is first seen: of ten thousand few are.
    """

    __slots__ = ("_later", "_lines", "heading", "height", "key")

    def __init__(self, key: str, lines: tuple[Line, ...], heading: bool = False) -> None:
        """Make a row of drawn lines."""
        self.key = key
        self.heading = heading
        self.height = len(lines)
        self._lines = lines
        self._later: Callable[[], tuple[Line, ...]] | None = None

    @classmethod
    def drawn_later(cls, key: str, height: int, later: Callable[[], tuple[Line, ...]]) -> "ListRow":
        """Return a row of so many lines, drawn on first use."""
        row = cls(key, ())
        row.height, row._later = height, later
        return row

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines, drawn now if they are not yet."""
        if self._later is not None:
            self._lines, self._later = self._later(), None
        return self._lines


class RowLayout:
    """The layout of some rows; `blanks` lines are free above the first."""

    def __init__(self, rows: Sequence[ListRow] = (), blanks: int = 0) -> None:
        """Count the lines once."""
        self.rows = list(rows)
        self.blanks = blanks
        self.at = {row.key: place for place, row in enumerate(self.rows)}
        self.keys: list[str] = []
        self._before: list[int] = [0]  # how many rows that can take the cursor come before each
        self._tops: list[int] = [blanks]
        self._headings: list[int] = []
        heading = -1
        for place, row in enumerate(self.rows):
            if row.heading:
                heading = place
            else:
                self.keys.append(row.key)
            self._before.append(len(self.keys))
            self._tops.append(self._tops[-1] + row.height)
            self._headings.append(heading)

    @property
    def end(self) -> int:
        """The line after the last."""
        return self._tops[-1]

    def lines_of(self, place: int) -> tuple[int, int]:
        """Return a row's first line and the one after its last."""
        return self._tops[place], self._tops[place + 1]

    def row_at(self, number: int) -> int:
        """Return the index of the row that a line belongs to, -1 if none."""
        return bisect_right(self._tops, number) - 1 if self.blanks <= number < self.end else -1

    def line_at(self, number: int) -> tuple[int, int]:
        """Return the index of the row that a line belongs to, -1 if none, and which of the row's lines it is."""
        place = self.row_at(number)
        return place, number - self._tops[place]

    def can_stand(self, key: str) -> bool:
        """Return whether the cursor may be on a key."""
        return key in self.at and not self.rows[self.at[key]].heading

    def number(self, key: str) -> int:
        """Return the number of a row among those that can take the cursor; 0 if it can't."""
        return self._before[self.at[key]] if self.can_stand(key) else 0

    def heading_of(self, place: int) -> ListRow | None:
        """Return the heading above a row, or the row itself if it is one."""
        above = self._headings[place]
        return self.rows[above] if above >= 0 else None

    def hidden_below(self, number: int, all_rows: bool = False) -> int:
        """Count the rows that would be hidden if the view ended before line `number`; headings only with `all_rows`."""
        place = max(self.row_at(number), 0) if number < self.end else len(self.rows)
        return len(self.rows) - place if all_rows else len(self.keys) - self._before[place]

    def hidden_above(self, place: int) -> int:
        """Count the rows up to and including this one, headings left out."""
        return self._before[place + 1]

    def top_for(self, key: str, top: int, height: int) -> int:
        """Return the first line to show so that a whole row is visible, scrolling as little as possible.

        One line above it stays free for the number of rows above, one below for the number of those below.
        """
        if self.end <= height:
            return 0
        top = min(top, self.end - height)
        if key not in self.at:
            return top
        first, last = self.lines_of(self.at[key])
        above = 1 if first > self.blanks else 0
        if first - above < top:
            top = first - above if above else 0
        lowest = height - (1 if self.end > last else 0)
        if last - top > lowest:
            top = min(last - lowest, first - above)
        return max(top, 0)

    def nearest(self, key: str, new: "RowLayout") -> str:
        """Return the key in `new` nearest to where `key` was here: itself, else the next that is left, else the one before."""
        place = self.at.get(key, 0)
        for at in chain(range(place, len(self.rows)), range(place - 1, -1, -1)):
            if new.can_stand(self.rows[at].key):
                return self.rows[at].key
        return new.keys[min(self._before[place], len(new.keys) - 1)] if new.keys else ""
