"""The tree of whys: cursor and folds by id, so both stay where they were whatever is added, removed or moved.

Only the visible rows are drawn, and only those that changed are painted; so it is as fast
with a thousand answers as with ten, and no depth is too deep. `why_lines.py` draws a
line. Knows no edit: it is given answers and posts where the cursor is.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from pmtui.widgets.paint import Line, Span, line, strip
from pmtui.widgets.pane import Pane
from pmtui.widgets.why_lines import PROBLEM, Branch, Chain, Changes, Shape, answer_line, problem_line

__all__ = ["PROBLEM", "Branch", "WhyTree"]

Row = tuple[Line, str]  # and its ground


class WhyTree(Pane, can_focus=True):
    """Why each thing happened, to drill into."""

    TAKES_TEXT = False
    margin = 1  # the cursor's band
    DEFAULT_CSS = "WhyTree { background: $pm-page; height: 1fr; width: 1fr; }"

    @dataclass(eq=False, repr=False)
    class Stands(Message):
        """The cursor is on this id."""

        key: str

    @dataclass(eq=False, repr=False)
    class Chosen(Message):
        """A line was clicked while it had the cursor."""

        key: str

    def __init__(self, id: str | None = None) -> None:
        """Make an empty tree."""
        super().__init__(id=id)
        self._shape = Shape()
        self._problem = self._label = ""
        self._cursor = PROBLEM
        self._chain = Chain(self._shape, PROBLEM)
        self._just_come = False  # by the very click that is about to be handled
        self._painted: tuple[object, object, Chain, list[Row]] = (None, None, self._chain, [])  # look, place, chain, rows

    # contents

    @property
    def branches(self) -> dict[str, Branch]:
        """The branches by id, in reading order."""
        return self._shape.branches

    @property
    def folded(self) -> frozenset[str]:
        """The ids that are folded."""
        return self._shape.folded

    @property
    def cursor(self) -> str:
        """The id with the cursor."""
        return self._cursor

    def keys(self) -> list[str]:
        """Return the visible ids, in reading order."""
        return list(self._shape.in_sight)

    def put(self, problem: str, branches: Sequence[Branch], folded: Collection[str], cursor: str, label: str = "the problem") -> None:
        """Show these answers under the problem (or `label`); folds and cursor by id, the cursor on its nearest visible ancestor."""
        before, self._shape = self._shape, Shape(branches, folded)
        self._problem, self._label = problem, label
        self.stand_on(self._shape.nearest(cursor, before))

    # moving

    def stand_on(self, key: str) -> None:
        """Move the cursor to an id, or to its nearest visible ancestor."""
        self._cursor = self._shape.shown(key)
        self._chain = Chain(self._shape, self._cursor)
        self._reveal()
        self._repaint()

    def move(self, by: int) -> None:
        """Move the cursor by lines."""
        keys = self._shape.in_sight
        self.go_to(keys[min(max(self._shape.row_of(self._cursor) + by, 0), len(keys) - 1)])

    def go_to(self, key: str) -> None:
        """Move the cursor to an id and post it."""
        if key != self._cursor:
            self.stand_on(key)
            self.post_message(self.Stands(self._cursor))

    def _reveal(self) -> None:
        """Scroll to the cursor; the last row may be taken by the number of rows below."""
        at, end, height = self._shape.row_of(self._cursor), len(self._shape.in_sight), self.size.height
        lowest = height - (2 if at < end - 1 else 1)
        top = min(self._top, max(end - height, 0), at)
        self._top = max(top, at - max(lowest, 0))
        if 0 < self._top == at and height > 2:  # the first row is the problem's
            self._top -= 1

    # drawing

    def _repaint(self) -> None:
        """Paint the rows that look different now: moving the cursor changes few."""
        if not self.size.height:
            return
        width, height = self.size
        look, place, (before, was, chain, old) = (self.app.theme, width, height, self.has_focus), (self._shape, self._top), self._painted
        same = look == before
        # If answers and scroll position are the same, only rows that the heavy line leaves, reaches or passes look different.
        turned = self._chain.changes(chain) if same and place == was else None
        rows = [self._row(y) if turned is None or self._turns(y, turned, chain) else old[y] for y in range(height)]
        if not same:
            self.refresh()
        else:
            for y in (y for y, row in enumerate(rows) if row != old[y]):
                self.refresh(Region(0, y, width, 1))
        self._painted = (look, place, self._chain, rows)

    def _turns(self, y: int, turned: Changes, before: Chain) -> bool:
        """Return whether the heavy line runs differently in a row than before."""
        at = y + self._top
        if at >= len(self._shape.in_sight):
            return False
        path = self._shape.chain(self._shape.in_sight[at])
        return path[0] in turned.ids or any(
            under in turned.parents and self._chain.passes(under, key) != before.passes(under, key) for key, under in pairwise(path)
        )

    def render_line(self, y: int) -> Strip:
        """Draw one row of cells."""
        row, ground = self._row(y)
        drawn = strip(row, self.size.width, self.app.theme, ground)
        return drawn if self._dragged is None or self._covered(y) else self.shown(drawn, y + self._top)

    def text_strip(self, number: int) -> Strip | None:
        """Draw the line of an answer."""
        y = number - self._top
        if number >= len(self._shape.in_sight) or self._covered(y):
            return None
        row, ground = self._row(y)
        return strip(row, self.size.width, self.app.theme, ground)

    def _covered(self, y: int) -> bool:
        """Return whether a row shows the number of rows below, or the problem and the number of rows above."""
        at = y + self._top
        return (y == self.size.height - 1 and len(self._shape.in_sight) > at + 1) or y == 0 < at

    def _row(self, y: int) -> Row:
        """Return one row (margin with letter, guides, words, badges) and its ground."""
        at, keys, width = y + self._top, self._shape.in_sight, self.size.width
        if y == self.size.height - 1 and len(keys) > at + 1:
            return line(("muted", f"   ↓ {len(keys) - at} more rows")), "page"
        if at >= len(keys):
            return line(), "page"
        if y == 0 and at > 0:  # the problem stays visible, with the number of rows above
            content = problem_line(self._problem, width, at)
            return Line((("text", " "), *content.left), content.right), "page"
        key = keys[at]
        here = key == self._cursor
        ground = ("cursor" if self.has_focus else "quiet") if here else "page"
        band: Span = ("key" if self.has_focus else "muted", "▌") if here else ("text", " ")
        content = (
            problem_line(self._problem, width, label=self._label)
            if key == PROBLEM
            else answer_line(self._shape, self._chain, self.branches[key], width)
        )
        return Line((band, *content.left), content.right), ground

    def on_resize(self) -> None:
        """Keep the cursor visible."""
        self._reveal()
        self._repaint()

    # mouse

    async def on_click(self, event: events.Click) -> None:
        """Select the clicked line, or open it if it had the cursor; a drag within a line opens nothing, across lines selects none."""
        event.stop()
        here, pressed = self.text_offset(event.x, event.y), self.pressed(event)
        again = here == pressed and self.has_focus and (not self._just_come or event.chain > 1)
        self._just_come = False
        self.focus()
        at, keys = here.y, self._shape.in_sight
        if at < len(keys) and at == pressed.y:
            if keys[at] == self._cursor and again:
                self.post_message(self.Chosen(self._cursor))
            self.go_to(keys[at])

    def on_focus(self) -> None:
        """Remember that the focus came, perhaps by a click: that click opens nothing."""
        self._just_come = True

    def on_key(self) -> None:
        """Remember that the focus has been here for a while."""
        self._just_come = False

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll."""
        event.stop()
        self._scroll(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll."""
        event.stop()
        self._scroll(-2)

    def _scroll(self, by: int) -> None:
        self._top = min(max(self._top + by, 0), max(len(self._shape.in_sight) - self.size.height, 0))
        self._repaint()
