"""Edits of step 2: the problem's fields and figures, and marking a field as not known.

When it began and ended is in `began_ended`: those are rows of the timeline. Knows none of the
the screen for a field.
"""

from collections.abc import Mapping
from typing import Any

from pmtui.edits.base import Edit, EditRefused, FieldEdit, RowEdit
from pmtui.edits.began_ended import SetBeganEnded, without_marks
from pmtui.edits.not_known import DOES_NOT_APPLY, NOT_KNOWN, answered
from pmtui.edits.parts import changed, fresh, required, set_fields, set_rows
from pmtui.edits.references import without_rows
from pmtui.model import steps
from pmtui.model.define import Quantity
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import QUANTITY, RowKey
from pmtui.model.targets import QUANTITIES

__all__ = ["AddQuantity", "ChangeProblemField", "ChangeQuantity", "SetBeganEnded", "SetNotKnown"]


class ChangeProblemField(FieldEdit):
    """Change a field; once it has a value it is no longer *not known*."""

    step = steps.DEFINE
    section = steps.DEFINE

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the field changed."""
        after = set_fields(document, steps.DEFINE, {self.name: self.value})
        return answered(after, self.name) if self.value else after


class SetNotKnown(Edit):
    """Mark a field as not known or as not applying; without `state`, cycle through the three states."""

    field: str
    state: str = ""

    step = steps.DEFINE

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return f"{self.field.replace('_', ' ')}: {self.state.replace('_', ' ') if self.state else 'not known or not'}"

    @property
    def target(self) -> str:
        """Return the field."""
        return f"{steps.DEFINE}.{self.field}"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the field marked."""
        if RowKey.of(self.field).kind == QUANTITY:
            raise EditRefused("say it as the amount, or empty the field to take the figure away")
        define = document.define
        state = self.state
        if not state:
            state = DOES_NOT_APPLY if self.field in define.not_known else "" if self.field in define.does_not_apply else NOT_KNOWN
        names = {"began": ("began", "ended"), "impact": ("impact", "quantities")}.get(self.field, (self.field,))
        values: dict[str, Any] = {}
        for word in (NOT_KNOWN, DOES_NOT_APPLY):
            marked: tuple[str, ...] = getattr(define, word)
            left = tuple(name for name in marked if name not in names)
            values[word] = marked if word == state and set(names) <= set(marked) else (*left, *(names if word == state else ()))
        after = set_fields(document, steps.DEFINE, values)
        return _emptied(after, self.field) if state else after


def _emptied(document: PostMortem, field: str) -> PostMortem:
    """Return the document with the field empty: it can't be known and not known."""
    if field == "began":
        return without_marks(document)
    if field in type(document.define).model_fields:
        value = getattr(document.define, field)
        return document if isinstance(value, Mapping) else set_fields(document, steps.DEFINE, {field: "" if isinstance(value, str) else ()})
    figures = (key for key, row in document.define.quantities.items() if row.text.casefold() == field)
    return without_rows(document, QUANTITIES, figures)


class AddQuantity(RowEdit):
    """Add a figure of the impact."""

    text: str
    amount: str

    step = steps.DEFINE
    table = QUANTITIES

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return self.text or "figure"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the figure added."""
        after = document.with_row(QUANTITIES, fresh(document, QUANTITIES, self.id), Quantity(text=self.text, amount=self.amount))
        return answered(after, self.text.casefold(), "quantities")


class ChangeQuantity(RowEdit):
    """Change the amount of a figure."""

    amount: str

    step = steps.DEFINE
    table = QUANTITIES
    label = "figure"

    @property
    def merge_key(self) -> str:
        """Return the figure."""
        return self.target

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the amount changed."""
        row = required(document, QUANTITIES, self.id)
        after = set_rows(document, QUANTITIES, {self.id: changed(row, {"amount": self.amount})})
        return answered(after, row.text.casefold(), "quantities") if self.amount else after
