"""Edits of rows of any table: add, change, move, remove.

A table that is a tree stays one: no answer ends up under itself, under one that
does not exist, or without the one it stands under. Knows no step's own edits.
"""

from collections.abc import Mapping
from typing import Any

from pmtui.edits.base import EditRefused, RowEdit, RowsEdit
from pmtui.edits.parts import changed, fresh, required, set_rows
from pmtui.edits.references import without_rows
from pmtui.model.base import Row
from pmtui.model.counted import counted
from pmtui.model.postmortem import PostMortem
from pmtui.model.targets import WHYS, Target
from pmtui.model.whys import branch


def _keeps_the_tree(document: PostMortem, table: str, rows: Mapping[str, Row]) -> Mapping[str, Row]:
    """Return the rows, or refuse where one would end up under itself or under nothing; only whys are a tree."""
    for key, row in rows.items() if table == WHYS else ():
        old, under = document.whys.get(key), getattr(row, "under", "")
        if not under or (old is not None and old.under == under):
            continue
        if under not in document.whys:
            raise EditRefused("the answer it should go under is not there any more")
        if old is not None and under in branch(document.whys, key):
            raise EditRefused("an answer can't stand under itself")
    return rows


class ChangeRow(RowEdit):
    """Change some fields of a row; `what` names it in the undo line.

    With `make`, a missing row is created: an audience's own words begin this way.
    """

    table: str
    values: Mapping[str, Any]
    what: str = ""
    make: type[Row] | None = None

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return self.what or ", ".join(name.replace("_", " ") for name in self.values)

    @property
    def merge_key(self) -> str:
        """Return the row with the names of its changed fields."""
        return f"{self.target}.{'.'.join(self.values)}"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the row changed."""
        if self.id not in document.table(self.table) and self.make is not None:
            return document.with_row(self.table, self.id, changed(self.make(), self.values))
        row = changed(required(document, self.table, self.id), self.values)
        return set_rows(document, self.table, _keeps_the_tree(document, self.table, {self.id: row}))


class ChangeRows(RowsEdit):
    """Change the same fields of several rows."""

    table: str
    values: Mapping[str, Any]
    what: str = ""

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        words = self.what or ", ".join(name.replace("_", " ") for name in self.values)
        return words if len(self.ids) == 1 else f"{words} of {counted(len(self.ids), 'row')}"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the rows changed."""
        rows = {key: changed(required(document, self.table, key), self.values) for key in self.ids}
        return set_rows(document, self.table, _keeps_the_tree(document, self.table, rows))


class AddRow(RowEdit):
    """Add a row, after `after` where that is given."""

    table: str
    row: Row
    after: str | None = None
    what: str = ""

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return self.what or "added a row"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the row added."""
        fresh(document, self.table, self.id)
        _keeps_the_tree(document, self.table, {self.id: self.row})
        return document.with_row(self.table, self.id, self.row, self.after)


class MoveRow(RowEdit):
    """Move a row up or down in its table."""

    table: str
    by: int

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return f"moved a row {'up' if self.by < 0 else 'down'}"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the row moved."""
        required(document, self.table, self.id)
        order = list(document.table(self.table))
        at = order.index(self.id)
        to = min(max(at + self.by, 0), len(order) - 1)
        if to == at:
            return document
        order.insert(to, order.pop(at))
        return document.with_order(self.table, order)


class RemoveRows(RowsEdit):
    """Remove rows and every reference to them, in a tree also all that is under them; undo brings it all back."""

    table: str

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return f"deleted {counted(len(self.ids), 'row')}"

    @property
    def target(self) -> str:
        """Return the first row, which undo shows."""
        return str(Target(self.table, self.ids[0])) if self.ids else ""

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document without the rows."""
        gone = [key for key in self.ids if key in document.table(self.table)]
        if self.table == WHYS:
            gone = [other for key in gone for other in branch(document.whys, key)]
        return without_rows(document, self.table, gone)
