"""Edits that rows of any table know, as requests of a window: other values, away, up and down."""

from collections.abc import Mapping, Sequence
from typing import Any

from pmtui.edits.base import Edit
from pmtui.edits.rows import ChangeRow, ChangeRows, MoveRow, RemoveRows
from pmtui.screens.window.window import Window
from pmtui.steps import echo


class Requesting(Window):
    """A window that asks for changes of rows."""

    def change_row(self, table: str, key: str, values: Mapping[str, Any], what: str, words: str = "") -> None:
        """Ask for other values in a row."""
        self.request(ChangeRow(table=table, id=key, values=values, what=what, at=self.context.clock()), words)

    def with_gone(self, edit: Edit, table: str, key: str, words: str) -> str:
        """Say how an edited line is read; first of all what stays text, and what its row has no longer after the edit."""
        return echo.with_gone(self.document, edit, table, key, words)

    def change_rows(self, table: str, ids: Sequence[str], values: Mapping[str, Any], what: str, words: str = "") -> None:
        """Ask for the same values in some rows."""
        if ids:
            self.request(ChangeRows(table=table, ids=tuple(ids), values=values, what=what, at=self.context.clock()), words)

    def remove_rows(self, table: str, ids: Sequence[str], word: str) -> None:
        """Ask to take rows away; `word` names one of them."""
        if ids:
            count = f"{len(ids)} {word}{'s' if len(ids) > 1 else ''}"
            said = f"deleted {count} · u brings {'them' if len(ids) > 1 else 'it'} back"
            self.request(RemoveRows(table=table, ids=tuple(ids), at=self.context.clock()), said)

    def move_row(self, table: str, key: str, by: int) -> None:
        """Ask to move a row in its table."""
        if key:
            self.request(MoveRow(table=table, id=key, by=by, at=self.context.clock()))
