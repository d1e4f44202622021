"""A list of rows of one or more lines each, as fast with ten thousand rows as with ten: only what is visible is drawn.

The cursor belongs to a row's key, never to its index, so it stays on its row whatever is added,
removed or moved. `row_layout.py` calculates where a row is, `row_counts.py` says how many rows are hidden.
Knows nothing of what the rows mean; posts what happened.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from pmtui.widgets import row_counts
from pmtui.widgets.paint import BLANK, Line, Span, strip
from pmtui.widgets.pane import Pane
from pmtui.widgets.row_layout import ListRow, RowLayout

__all__ = ["ListRow", "RowList"]


class RowList(Pane, can_focus=True):
    """A list that keeps its cursor by key and says how many rows are hidden."""

    DEFAULT_CSS = "RowList { height: 1fr; width: 1fr; }"
    TAKES_TEXT = False

    @dataclass(eq=False, repr=False)
    class Moved(Message):
        """The cursor is on another row."""

        rows: "RowList"
        key: str

        @property
        def control(self) -> "RowList":
            """The list, for handlers that ask for one of them."""
            return self.rows

    @dataclass(eq=False, repr=False)
    class Chosen(Message):
        """A row was double-clicked, or clicked while it had the cursor."""

        rows: "RowList"
        key: str

        @property
        def control(self) -> "RowList":
            """The list, for handlers that ask for one of them."""
            return self.rows

    def __init__(self, id: str | None = None, blanks: int = 0, reader: bool = False, margin: int = 1) -> None:
        """Make an empty list; `blanks` rows stay empty above the first row.

        A `reader` has no cursor: the keys scroll the rows, as on a page. The first `margin` cells
        are not part of the text: the cursor's band, an upright line.
        """
        super().__init__(id=id)
        self.margin = margin
        self._reader = reader
        self._row_layout = RowLayout(blanks=blanks)
        self._rows: Sequence[ListRow] = ()
        self._just_come = False  # by the very click that is about to be handled
        self.cursor = ""
        self.marked: frozenset[str] = frozenset()

    # contents

    @property
    def rows(self) -> list[ListRow]:
        """The rows, headings included."""
        return self._row_layout.rows

    def put(self, rows: Sequence[ListRow], cursor: str | None = None) -> None:
        """Show these rows; the cursor stays on its key, or goes to the nearest row."""
        before = self._row_layout
        if rows is not self._rows:  # the same rows have the same layout
            self._rows, self._row_layout = rows, RowLayout(rows, before.blanks)
        wanted = self.cursor if cursor is None else cursor
        if not self._row_layout.can_stand(wanted):
            wanted = before.nearest(self.cursor, self._row_layout)
        self._set_cursor(wanted)
        self.refresh()

    def keys(self) -> list[str]:
        """Return the keys of all rows that can take the cursor, in order."""
        return list(self._row_layout.keys)

    def mark(self, keys: frozenset[str]) -> None:
        """Show these rows as marked."""
        if keys != self.marked:
            self.marked = keys
            self.refresh()

    # moving

    def move_to(self, key: str) -> None:
        """Move the cursor to a row, and scroll to it."""
        if self._row_layout.can_stand(key):
            self._set_cursor(key)

    def _set_cursor(self, key: str) -> None:
        old, self.cursor = self.cursor, key
        if not self._reveal() and old != key:
            self._repaint(old)
            self._repaint(key)
        if old != key:
            self.post_message(self.Moved(self, key))

    def move(self, by: int) -> None:
        """Move the cursor by rows, headings not counted; scroll a reader."""
        keys = self._row_layout.keys
        if self._reader or not keys:
            self._scroll(by)
        else:
            self._set_cursor(keys[min(max(self._row_layout.number(self.cursor) + by, 0), len(keys) - 1)])

    def at_end(self) -> bool:
        """Return whether the cursor is on the last row."""
        keys = self._row_layout.keys
        return not keys or self.cursor == keys[-1]

    def _reveal(self) -> bool:
        """Scroll to the cursor's row, in a reader to the last line; return whether that scrolled."""
        height = self.size.height
        if not height:
            return False
        top = self._row_layout.top_for("" if self._reader else self.cursor, self._top, height)
        moved, self._top = top != self._top, top
        if moved:
            self.refresh()
        return moved

    def in_sight(self) -> list[str]:
        """Return the keys of the visible rows, in order."""
        layout, last = self._row_layout, self._top + self.size.height
        seen = dict.fromkeys(layout.row_at(at) for at in range(self._top, last))
        return [layout.rows[place].key for place in seen if place >= 0 and not layout.rows[place].heading]

    def _repaint(self, key: str) -> None:
        place = self._row_layout.at.get(key)
        if place is not None:
            first, last = self._row_layout.lines_of(place)
            self.refresh(Region(0, first - self._top, self.size.width, last - first))

    # drawing

    def render_line(self, y: int) -> Strip:
        """Draw one row of cells."""
        layout, at = self._row_layout, y + self._top
        if self._counts_below(y):
            return self._strip(row_counts.below(layout, at, self._reader))
        place, number = layout.line_at(at)
        if place < 0:
            return self._strip(BLANK)
        if self._counts_above(y):
            return self._strip(row_counts.above(layout, place, self._top))
        drawn = self._draw(layout.rows[place], number)
        return drawn if self._dragged is None else self.shown(drawn, at)

    def _strip(self, line: Line) -> Strip:
        return strip(line, self.size.width, self.app.theme, "page")

    def _counts_below(self, y: int) -> bool:
        return y == self.size.height - 1 and self._row_layout.end > y + self._top + 1

    def _counts_above(self, y: int) -> bool:
        return y == 0 and self._top > self._row_layout.blanks and not self._reader

    def text_strip(self, number: int) -> Strip | None:
        """Draw a line of a row, without its mark."""
        y, (place, of_row) = number - self._top, self._row_layout.line_at(number)
        if place < 0 or self._counts_below(y) or self._counts_above(y):
            return None
        return self._draw(self._row_layout.rows[place], of_row, marks=False)

    def _draw(self, row: ListRow, number: int, marks: bool = True) -> Strip:
        here = row.key == self.cursor and not self._reader
        ground = ("cursor" if self.has_focus else "quiet") if here else "page"
        band: Span = ("key" if self.has_focus else "muted", "▌") if here else ("text", " ")
        line = row.lines[number]
        if marks and number == 0 and row.key in self.marked:
            line = Line((("key", "*"), *_without_first(line.left)), line.right)
        return strip(Line((band, *line.left), line.right), self.size.width, self.app.theme, ground)

    def on_resize(self) -> None:
        """Keep the cursor's row visible."""
        self._reveal()
        self.refresh()

    def on_focus(self) -> None:
        """Remember that the focus came, perhaps by a click: that click opens nothing."""
        self._just_come = True

    # mouse, and keys that only move

    async def on_click(self, event: events.Click) -> None:
        """Select the clicked row; a second click opens it. A drag within a row opens nothing, from row to row it selects none."""
        here, pressed = self.text_offset(event.x, event.y), self.pressed(event)
        place = self._row_layout.row_at(here.y)
        if place >= 0 and not self.rows[place].heading and self._row_layout.row_at(pressed.y) == place:
            key = self.rows[place].key
            again = here == pressed and key == self.cursor and self.has_focus and (not self._just_come or event.chain > 1)
            self.focus()
            self._set_cursor(key)
            self._just_come = False
            if again:
                self.post_message(self.Chosen(self, key))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll."""
        event.stop()
        self._scroll(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll."""
        event.stop()
        self._scroll(-2)

    def _scroll(self, by: int) -> None:
        top = min(max(self._top + by, 0), max(self._row_layout.end - self.size.height, 0))
        if top != self._top:
            self._top = top
            self.refresh()

    def on_key(self, event: events.Key) -> None:
        """Move by arrows, j, k, page keys, home and end; all other keys go to the screen."""
        page = max(self.size.height - 2, 1)
        whole = self._row_layout.end
        steps = {"up": -1, "k": -1, "down": 1, "j": 1, "pageup": -page, "pagedown": page, "home": -whole, "end": whole}
        self._just_come = False
        if event.key in steps:
            event.stop()
            event.prevent_default()
            self.move(steps[event.key])


def _without_first(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    if not spans or not spans[0][1]:
        return spans
    token, text = spans[0]
    return ((token, text[1:]), *spans[1:])
