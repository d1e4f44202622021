"""Verbs that rows of any table know: other values, away, up and down, and the line of a row edited in place."""

from collections.abc import Mapping, Sequence
from typing import Any

from pmtui.edits.rows import ChangeRow, ChangeRows, MoveRow, RemoveRows
from pmtui.formats.lines.tags import words_end
from pmtui.steps.base import Selection
from pmtui.steps.outcomes import Ask, Do, Nothing

MARKS = ("link", "tag", "who", "to", "due", "rank")  # of all entry lines


def change(at: Selection, table: str, key: str, values: Mapping[str, Any], what: str, words: str = "") -> Do:
    """Return other values for a row; `what` is the label of the edit."""
    return Do(ChangeRow(table=table, id=key, values=values, what=what, at=at.now), words)


def change_all(at: Selection, table: str, ids: Sequence[str], values: Mapping[str, Any], what: str, words: str = "") -> Do | Nothing:
    """Return the same values for some rows."""
    return Do(ChangeRows(table=table, ids=tuple(ids), values=values, what=what, at=at.now), words) if ids else Nothing()


def remove(at: Selection, table: str, ids: Sequence[str], word: str) -> Do | Nothing:
    """Take rows away; `word` names one of them."""
    if not ids:
        return Nothing()
    count = f"{len(ids)} {word}{'s' if len(ids) > 1 else ''}"
    said = f"deleted {count} · u brings {'them' if len(ids) > 1 else 'it'} back"
    return Do(RemoveRows(table=table, ids=tuple(ids), at=at.now), said)


def move(at: Selection, table: str, key: str, by: int) -> Do | Nothing:
    """Move a row in its table by some places."""
    return Do(MoveRow(table=table, id=key, by=by, at=at.now)) if key else Nothing()


def edit_line(table: str, key: str, prompt: str, text: str) -> Ask:
    """Ask for a row's line in place: it comes back as typed, the cursor behind its words and before its marks."""
    cursor = None if "\n" in text else words_end(text, MARKS)
    return Ask("edit", prompt, table, (key,), text=text, word="Keep", keeps=True, cursor=cursor)
