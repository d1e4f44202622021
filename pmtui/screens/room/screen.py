"""The page for the room: the opening words, where we are, the actions read back; see `faces`.

No entry line, so nothing half-typed can be on it.
"""

from typing import ClassVar

from textual.binding import BindingType

from pmtui.model.postmortem import PostMortem
from pmtui.model.steps import STEP_WORDS, STEPS
from pmtui.screens.room.faces import page
from pmtui.screens.window.context import Context, Frame
from pmtui.screens.window.foot import Foot, put
from pmtui.screens.window.list_pane import ListPane
from pmtui.screens.window.painting import Stale
from pmtui.screens.window.window import Window
from pmtui.steps.outcomes import Go
from pmtui.widgets.bindings import bindings
from pmtui.widgets.paint import line
from pmtui.widgets.row_list import ListRow


class RoomScreen(Window):
    """Step 0: for everybody in the room."""

    STEP = "room"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("room")]

    def __init__(self, context: Context) -> None:
        """Make the page, which has nothing to choose."""
        super().__init__(context)
        self.list = ListPane()
        self.pane = self.list

    def foot(self) -> Foot:
        """Nothing is asked here: the page is read; the way back is said."""
        at = self.head.at
        back = f"esc goes back to {STEPS.index(at) + 1} {STEP_WORDS[STEPS.index(at)]}" if at in STEPS else ""
        return super().foot()._replace(lacking=back)

    def action_escape(self) -> None:
        """Back to the step in work."""
        if self.head.at in STEPS:
            self.perform(Go(self.head.at))

    def show(self, document: PostMortem, frame: Frame, reveal: str = "", said: str | None = None, uncover: bool = True) -> None:
        """Show this document; the page says what the clock says, and where we are."""
        if frame != self.head:
            self.invalidate(Stale.ROWS)
        super().show(document, frame, reveal, said, uncover)

    def paint(self, reveal: str = "") -> None:
        """Draw the page."""
        lines = page(self.seen, self.size.width, self.head, self.context.today(), self.context.settings)
        self.list.rows.put([ListRow(f"={number}", (row,), heading=True) for number, row in enumerate(lines)])

    def paint_frame(self) -> None:
        """The chip stands in row 2, since this is no step."""
        super().paint_frame()
        right = [("muted", f"{self.head.note or 'no clock yet'} ")]
        put(self.frame_panes.title, line(("text", " "), ("step", " 0 For the room "), right=right))
