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
from pmtui.screens.window.form_window import FormWindow
from pmtui.steps.base import Manual, Selection
from pmtui.steps.details import MANUAL
from pmtui.widgets.bindings import bindings


class DetailsScreen(FormWindow):
    """All fields of a row of a table, or of a section."""

    KEYS_OF = "details"
    MANUAL: ClassVar[Manual] = MANUAL
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("details")]

    def __init__(self, context: Context, step: str, table: str, key: str) -> None:
        """Make the form of `table` and id; an empty id is the section itself."""
        super().__init__(context, step)  # that of the window it lies over
        self.table, self.key = table, key
        self.wanted_typing = False

    def draft_name(self, name: str) -> str:
        """The name of a field's draft: it is of this row alone."""
        return f"details:{self.table}.{self.key}.{name}"

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

    def question(self) -> str:
        """What the field in work is for."""
        help_ = field_help(self.table, self.selected())
        return help_.about or help_.ask

    def selection(self) -> Selection:
        """What somebody stands on: a field of this row."""
        return super().selection().changed(row=str(Target(self.table, self.key)))

    def action_escape(self) -> None:
        """Back to the step."""
        self.form.commit()
        self.post_message(messages.DetailsClosed())
