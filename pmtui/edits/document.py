"""Edits of the document's own fields and those of a section: title, date, whatever is in no row.

Marks on fields of step 2, such as *not known*, are in `define`.
"""

import datetime as dt

from pmtui.edits.base import Edit, FieldEdit
from pmtui.edits.parts import set_fields
from pmtui.model import steps
from pmtui.model.postmortem import PostMortem
from pmtui.model.targets import DOCUMENT


class ChangeTitle(Edit):
    """Change the document's title."""

    title: str

    step = steps.DEFINE
    target = f"{steps.DEFINE}.title"
    label = "title"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with its new title."""
        return set_fields(document, DOCUMENT, {"title": self.title})


class ChangeDate(Edit):
    """Change the document's date: the incident's day."""

    date: dt.date | str | None

    step = steps.DEFINE
    target = f"{steps.DEFINE}.date"
    label = "date"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with its new date."""
        return set_fields(document, DOCUMENT, {"date": self.date})


class ChangeField(FieldEdit):
    """Change one field of any section."""

    section: str

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the field changed."""
        return set_fields(document, self.section, {self.name: self.value})
