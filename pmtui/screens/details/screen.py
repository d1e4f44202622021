"""Every field of one row, each with what it is for: the form behind `o`.

A screen of its own over the step, with the step's head and foot; escape goes back. What is
typed becomes an edit like any other, so undo takes it back. What becomes of words is in `steps/details.py`.
"""

from typing import ClassVar

from textual.binding import BindingType

from pmtui.guide.guide import field_help
from pmtui.model.base import Row
from pmtui.model.postmortem import SECTIONS
from pmtui.model.targets import MESSAGES, Target
from pmtui.screens.details.fields import fields_of
from pmtui.screens.window import messages
from pmtui.screens.window.context import Context
from pmtui.screens.window.draft_form import DraftForm
from pmtui.screens.window.foot import Foot
from pmtui.screens.window.window import Window
from pmtui.steps.base import Manual, Selection
from pmtui.steps.details import MANUAL
from pmtui.widgets.bindings import bindings


class DetailsScreen(Window):
    """All fields of a row of a table, or of a section."""

    FOLLOWS = False  # a field is committed on the way to the next
    KEYS_OF = "details"
    MANUAL: ClassVar[Manual] = MANUAL
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("details")]

    def __init__(self, context: Context, step: str, table: str, key: str) -> None:
        """Make the form of `table` and id; an empty id is the section itself."""
        super().__init__(context)
        self.STEP = step  # that of the window it lies over
        self.table, self.key = table, key
        self.form = DraftForm(step, self.MANUAL, self.selection, self.take, lambda name: f"details:{table}.{key}.{name}")
        self.pane = self.typed = self.form
        self.wanted_typing = False

    def row(self) -> Row | None:
        """The row whose fields these are."""
        if not self.key and self.table in SECTIONS:
            return self.document.section(self.table)
        found: Row | None = self.document.table(self.table).get(self.key)
        return found

    def paint(self, reveal: str = "") -> None:
        """Draw the fields; a row that is gone closes the form."""
        if self.row() is None and self.table != MESSAGES:
            self.call_later(self.action_escape)
            return
        self.form.put_fields(fields_of(self.document, self.table, self.key), self.head)

    def foot(self) -> Foot:
        """What the field in work is for."""
        help_ = field_help(self.table, self.form.current)
        return super().foot()._replace(question=help_.about or help_.ask)

    def moved(self) -> None:
        """Another field; a heading is not typed into."""
        if self.wanted_typing and self.form.text_box() is None:
            self.take_state(False)

    def selection(self) -> Selection:
        """What somebody stands on: a field of this row."""
        return super().selection().changed(row=str(Target(self.table, self.key)))

    def action_escape(self) -> None:
        """Back to the step."""
        self.form.commit()
        self.post_message(messages.DetailsClosed())
