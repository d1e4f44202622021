"""Step 2, Define: the field in work is the entry line itself, so the step has one row more.

What its keys do is in `steps/define`.
"""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import BindingType

from pmtui.model.define import REQUESTS
from pmtui.model.row_key import QUANTITY, key_of
from pmtui.model.steps import DEFINE
from pmtui.screens.define.fields import AFTER, define_fields
from pmtui.screens.window.context import Context
from pmtui.screens.window.draft_form import DraftForm
from pmtui.screens.window.foot import Foot
from pmtui.screens.window.window import OwnOutcome, Window
from pmtui.steps.base import Manual
from pmtui.steps.define.fields import FOLD
from pmtui.steps.define.figures import ANOTHER, FIGURES
from pmtui.steps.define.manual import MANUAL
from pmtui.steps.define.severity import severities
from pmtui.steps.outcomes import Fold
from pmtui.widgets.bindings import bindings
from pmtui.widgets.paint import Spans


class DefineScreen(Window):
    """The problem, field by field."""

    STEP = DEFINE
    MANUAL: ClassVar[Manual] = MANUAL
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DEFINE)]

    FOLLOWS = False  # a field is committed on the way to the next

    def __init__(self, context: Context) -> None:
        """Make the screen, the fields after the call folded."""
        super().__init__(context)
        self.form = DraftForm(self.STEP, self.MANUAL, self.selection, self.take)
        self.pane = self.typed = self.form
        self.opened = False

    def paint(self, reveal: str = "") -> None:
        """Draw the fields; undo may lead to one that is folded."""
        name = reveal.rsplit(".", 1)[-1]
        name = {"ended": "began", "quantities": REQUESTS}.get(name, name)  # said in the row of another word
        if name in AFTER:
            self.opened = True
        if name in self.document.define.quantities:
            word = self.document.define.quantities[name].text.casefold()
            name = word if word in FIGURES else key_of(QUANTITY, name)
        fields = define_fields(self.document, self.opened, self.scale)
        self.form.put_fields(fields, self.head, name if name in {field.key for field in fields} else "")

    def foot(self) -> Foot:
        """The question of the field in work, then those that always fit."""
        name = self.form.current
        return super().foot()._replace(question=self.asks(DEFINE, "quantities" if name in (*FIGURES, ANOTHER) else name))

    def reading(self) -> Spans | None:
        """How the field is read; an empty one may be settled by a dash."""
        if self.wanted_typing and not self.form.dirty and not self.status.said and not self.entry.text:
            return (("text", "- says not known, -- does not apply"), ("muted", " · both count as filled"))
        return super().reading()

    @property
    def scale(self) -> Mapping[str, str]:
        """The names of the severity, with what each means."""
        return severities(self.context.settings)

    def perform_own(self, outcome: OwnOutcome) -> None:
        """Open or fold the fields after the call."""
        if isinstance(outcome, Fold):
            self.opened = not self.opened
            self.show(self.document, self.head, f"{DEFINE}.{AFTER[0] if self.opened else FOLD}")
        else:
            super().perform_own(outcome)

    def moved(self) -> None:
        """Another field: its own first question."""
        self.asked = 0
        if self.wanted_typing and self.form.text_box() is None:
            self.take_state(False)
