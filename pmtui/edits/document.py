"""Edits of the document's own fields and those of a section: title, date, what stands in no row.

What a field of step 2 means besides its words, such as *not known*, is in `define`.
"""

import datetime as dt
from typing import Any

from pmtui.edits.base import Edit
from pmtui.edits.parts import set_fields
from pmtui.edits.rows import step_of
from pmtui.model.postmortem import PostMortem


class ChangeTitle(Edit):
    """Give the document another title."""

    title: str

    @property
    def label(self) -> str:
        """What it does."""
        return "title"

    @property
    def step(self) -> str:
        """The step it belongs to."""
        return "define"

    @property
    def target(self) -> str:
        """The field."""
        return "define.title"

    def apply(self, document: PostMortem) -> PostMortem:
        """Change it."""
        return set_fields(document, "", {"title": self.title})


class ChangeDate(Edit):
    """Give the document another date: the incident's day."""

    date: dt.date | str | None

    @property
    def label(self) -> str:
        """What it does."""
        return "date"

    @property
    def step(self) -> str:
        """The step it belongs to."""
        return "define"

    @property
    def target(self) -> str:
        """The field."""
        return "define.date"

    def apply(self, document: PostMortem) -> PostMortem:
        """Change it."""
        return set_fields(document, "", {"date": self.date})


class ChangeField(Edit):
    """Change one field of a section."""

    section: str
    name: str
    value: Any

    @property
    def label(self) -> str:
        """What it does."""
        return self.name.replace("_", " ")

    @property
    def step(self) -> str:
        """The step it belongs to."""
        return step_of(self.section)

    @property
    def target(self) -> str:
        """The field."""
        return f"{self.section or self.step}.{self.name}"

    @property
    def merge_key(self) -> str:
        """The field."""
        return self.target

    def apply(self, document: PostMortem) -> PostMortem:
        """Change it."""
        return set_fields(document, self.section, {self.name: self.value})
