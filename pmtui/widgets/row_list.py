"""A list of rows of one or more lines each, flat in its length: only what is seen is drawn.

The cursor belongs to a row's key, never to its place, so it stays on its row whatever comes,
goes or moves. Where a row stands is counted in `row_places.py`. Knows nothing of what the rows
mean; posts what happened.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from pmtui.widgets.paint import BLANK, Line, Span, line, strip
from pmtui.widgets.row_places import ListRow, Places

__all__ = ["ListRow", "RowList"]


class RowList(Widget, can_focus=True):
    """A list that keeps its cursor by key and says what is out of sight."""

    DEFAULT_CSS = "RowList { height: 1fr; width: 1fr; }"
    TAKES_TEXT = False

    @dataclass(eq=False, repr=False)
    class Moved(Message):
        """The cursor stands on another row."""

        rows: "RowList"
        key: str

        @property
        def control(self) -> "RowList":
            """The list, for handlers that ask for one of them."""
            return self.rows

    @dataclass(eq=False, repr=False)
    class Chosen(Message):
        """A row was clicked twice, or clicked while it had the cursor."""

        rows: "RowList"
        key: str

        @property
        def control(self) -> "RowList":
            """The list, for handlers that ask for one of them."""
            return self.rows

    def __init__(self, id: str | None = None, blanks: int = 0, reader: bool = False) -> None:
        """Make an empty list; `blanks` rows stay empty above the first row.

        A `reader` has no cursor: the keys move the rows, as in a page that is read.
        """
        super().__init__(id=id)
        self._reader = reader
        self._places = Places(blanks=blanks)
        self._rows: Sequence[ListRow] = ()
        self._top = 0
        self._just_come = False  # by the very click that is about to be handled
        self.cursor = ""
        self.marked: frozenset[str] = frozenset()

    # what stands in it

    @property
    def rows(self) -> list[ListRow]:
        """The rows, headings too."""
        return self._places.rows

    def put(self, rows: Sequence[ListRow], cursor: str | None = None) -> None:
        """Show these rows; the cursor stays on its key, or goes to the nearest row there was."""
        before = self._places
        if rows is not self._rows:  # the same rows are at the same places
            self._rows, self._places = rows, Places(rows, before.blanks)
        wanted = self.cursor if cursor is None else cursor
        if not self._places.can_stand(wanted):
            wanted = before.nearest(self.cursor, self._places)
        self._set_cursor(wanted)
        self.refresh()

    def keys(self) -> list[str]:
        """The keys of all rows that can take the cursor, in order."""
        return list(self._places.keys)

    def mark(self, keys: frozenset[str]) -> None:
        """Show these rows as marked."""
        if keys != self.marked:
            self.marked = keys
            self.refresh()

    # moving

    def move_to(self, key: str) -> None:
        """Put the cursor on a row, and bring it into sight."""
        if self._places.can_stand(key):
            self._set_cursor(key)

    def _set_cursor(self, key: str) -> None:
        old, self.cursor = self.cursor, key
        if not self._reveal() and old != key:
            self._repaint(old)
            self._repaint(key)
        if old != key:
            self.post_message(self.Moved(self, key))

    def move(self, by: int) -> None:
        """Move the cursor by rows, headings not counted; in a reader the rows themselves."""
        keys = self._places.keys
        if self._reader or not keys:
            self._scroll(by)
        else:
            self._set_cursor(keys[min(max(self._places.number(self.cursor) + by, 0), len(keys) - 1)])

    def at_end(self) -> bool:
        """Tell whether the cursor stands on the last row."""
        keys = self._places.keys
        return not keys or self.cursor == keys[-1]

    def _reveal(self) -> bool:
        """Bring the cursor's row into sight, in a reader the last line; tell whether the list was moved for it."""
        height = self.size.height
        if not height:
            return False
        top = self._places.top_for("" if self._reader else self.cursor, self._top, height)
        moved, self._top = top != self._top, top
        if moved:
            self.refresh()
        return moved

    def in_sight(self) -> list[str]:
        """The keys of the rows that are on the screen now, in order."""
        places, last = self._places, self._top + self.size.height
        seen = dict.fromkeys(places.row_at(at) for at in range(self._top, last))
        return [places.rows[place].key for place in seen if place >= 0 and not places.rows[place].heading]

    def _repaint(self, key: str) -> None:
        place = self._places.at.get(key)
        if place is not None:
            first, last = self._places.lines_of(place)
            self.refresh(Region(0, first - self._top, self.size.width, last - first))

    # drawing

    def render_line(self, y: int) -> Strip:
        """Draw one row of cells."""
        theme, width, places = self.app.theme, self.size.width, self._places
        at = y + self._top
        if y == self.size.height - 1 and places.end > at + 1:
            return strip(line(("muted", self._below(at))), width, theme, "page")
        place = places.row_at(at)
        if place < 0:
            return strip(BLANK, width, theme, "page")
        if y == 0 and self._top > places.blanks and not self._reader:
            return strip(self._above(place), width, theme, "page")
        return self._draw(places.rows[place], at - places.lines_of(place)[0], width, theme)

    def _below(self, at: int) -> str:
        """Say how many rows are not seen whole from this line on; lines where there are only headings."""
        hidden = self._places.hidden_below(at, all_rows=self._reader)
        if self._reader:
            return f" │  ↓ {counted(hidden, 'more row')}"
        return " " * 9 + (f"↓ {counted(hidden, 'more row')}" if hidden else f"↓ {counted(self._places.end - at, 'more line')}")

    def _above(self, place: int) -> Line:
        """The heading the first rows stand under, and how many rows are not seen whole."""
        hidden = self._places.hidden_above(place)
        heading = self._places.heading_of(place)
        said = counted(hidden, "row") if hidden else counted(self._top - self._places.blanks, "line")
        left = heading.lines[0].left if heading and heading.lines else ()
        return line(("text", " "), *left, ("muted", f"   ↑ {said}"))

    def _draw(self, row: ListRow, number: int, width: int, theme: str) -> Strip:
        here = row.key == self.cursor and not self._reader
        ground = ("cursor" if self.has_focus else "quiet") if here else "page"
        band: Span = ("key" if self.has_focus else "muted", "▌") if here else ("text", " ")
        made = row.lines[number]
        if number == 0 and row.key in self.marked:
            made = Line((("key", "*"), *_without_first(made.left)), made.right)
        return strip(Line((band, *made.left), made.right), width, theme, ground)

    def on_resize(self) -> None:
        """Keep the cursor's row in sight."""
        self._reveal()
        self.refresh()

    def on_focus(self) -> None:
        """The focus came, perhaps by a click: that one opens nothing."""
        self._just_come = True

    # mouse and keys that only move

    async def on_click(self, event: events.Click) -> None:
        """A click takes the row; a second one opens it."""
        place = self._places.row_at(event.y + self._top)
        if place >= 0 and not self.rows[place].heading:
            key = self.rows[place].key
            again = key == self.cursor and self.has_focus and (not self._just_come or event.chain > 1)
            self.focus()
            self._set_cursor(key)
            self._just_come = False
            if again:
                self.post_message(self.Chosen(self, key))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the rows."""
        event.stop()
        self._scroll(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the rows."""
        event.stop()
        self._scroll(-2)

    def _scroll(self, by: int) -> None:
        top = min(max(self._top + by, 0), max(self._places.end - self.size.height, 0))
        if top != self._top:
            self._top = top
            self.refresh()

    def on_key(self, event: events.Key) -> None:
        """Arrows, j, k, page keys, home and end move; all other keys are the screen's."""
        page = max(self.size.height - 2, 1)
        whole = self._places.end
        steps = {"up": -1, "k": -1, "down": 1, "j": 1, "pageup": -page, "pagedown": page, "home": -whole, "end": whole}
        self._just_come = False
        if event.key in steps:
            event.stop()
            event.prevent_default()
            self.move(steps[event.key])


def counted(number: int, word: str) -> str:
    """Give a number and its word: `1 row`, `2 rows`."""
    return f"{number} {word}{'s' if number != 1 else ''}"


def _without_first(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    if not spans or not spans[0][1]:
        return spans
    token, text = spans[0]
    return ((token, text[1:]), *spans[1:])
