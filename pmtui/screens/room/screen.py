"""The page for the room: the opening words, where we are, the actions read back; see `room_faces`.

No entry line, so nothing half-typed can be on it.
"""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from pmtui.model.steps import STEP_WORDS, STEPS
from pmtui.screens.room.faces import page
from pmtui.screens.window.context import Frame
from pmtui.screens.window.window import Window
from pmtui.steps.outcomes import Go
from pmtui.widgets.bindings import bindings
from pmtui.widgets.paint import line
from pmtui.widgets.row_list import ListRow, RowList


class RoomScreen(Window):
    """Step 0: for everybody in the room."""

    STEP = "room"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("room")]

    painted: Frame | None = None

    def body(self) -> Iterable[Widget]:
        """The page."""
        yield RowList(id="rows", blanks=1)

    def home_pane(self) -> Widget:
        """The page, which has nothing to choose."""
        return self.query_one("#rows", RowList)

    def selected(self) -> str:
        """Nothing is chosen here."""
        return ""

    def stand(self, key: str) -> None:
        """Nothing is chosen here."""

    def question(self) -> str:
        """Nothing is asked here: the page is read."""
        return ""

    def lacking(self) -> str:
        """The way back."""
        at = self.head.at
        return f"esc goes back to {STEPS.index(at) + 1} {STEP_WORDS[STEPS.index(at)]}" if at in STEPS else ""

    def action_escape(self) -> None:
        """Back to the step in work."""
        if self.head.at in STEPS:
            self.perform(Go(self.head.at))

    def paint(self, reveal: str = "") -> None:
        """Draw the page."""
        made = page(self.seen, self.size.width, self.head, self.context.today(), self.context.settings)
        self.query_one("#rows", RowList).put([ListRow(f"={n}", (row,), heading=True) for n, row in enumerate(made)])

    def paint_frame(self) -> None:
        """The chip stands in row 2, since this is no step."""
        super().paint_frame()
        if self.is_mounted and self.size.width:
            if self.head != self.painted:  # the page says what the clock says, and where we are
                self.painted = self.head
                self.paint()
            right = [("muted", f"{self.head.note or 'no clock yet'} ")]
            self.put("#title", line(("text", " "), ("step", " 0 For the room "), right=right))
