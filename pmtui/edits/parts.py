"""Building blocks of edits: change a row, set rows or fields, keep what a line can't say.

All of them return the very same value where nothing differs, so that an edit that changes
nothing is no edit. Knows no table by name, and no single edit.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from pmtui.edits.base import EditRefused
from pmtui.model.base import Row
from pmtui.model.postmortem import PostMortem

RowT = TypeVar("RowT", bound=Row)


def required(document: PostMortem, table: str, key: str) -> Any:
    """Return a row, or refuse where there is none."""
    row = document.table(table).get(key)
    if row is None:
        raise EditRefused("that row is not there any more")
    return row


def fresh(document: PostMortem, table: str, key: str) -> str:
    """Return the id, or refuse where a row has it already: no row is ever overwritten."""
    if key in document.table(table):
        raise EditRefused("there is a row of this id already")
    return key


def changed(row: RowT, values: Mapping[str, Any]) -> RowT:
    """Return a row with these values, or refuse with a sentence.

    A field that already has its value is left alone: what the file said there and no
    field could take is in `kept`, and must not be lost because somebody opened the row.
    """
    different = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not different:
        return row
    try:
        return row.changed(**different)
    except (ValidationError, ValueError):
        raise EditRefused(f"{', '.join(name.replace('_', ' ') for name in values)}: that value does not fit here") from None


def set_rows(document: PostMortem, table: str, rows: Mapping[str, Row]) -> PostMortem:
    """Return the document with these rows set; rows equal to those there are left alone."""
    old = document.table(table)
    different = {key: row for key, row in rows.items() if old.get(key) != row}
    return document.with_table(table, {**old, **different}) if different else document


def set_fields(document: PostMortem, section: str, values: Mapping[str, Any]) -> PostMortem:
    """Return the document with fields of a section set, or refuse with a sentence; `` is the document's own section."""
    old = document.section(section)
    different = {name: value for name, value in values.items() if getattr(old, name) != value}
    if not different:
        return document
    try:
        after = document.with_fields(section, **different)
    except (ValidationError, ValueError):
        raise EditRefused(f"{', '.join(name.replace('_', ' ') for name in different)}: that value does not fit here") from None
    new = after.section(section)
    same = new.kept == old.kept and all(getattr(new, name) == getattr(old, name) for name in different)
    return document if same else after


def rejoined(held: tuple[str, ...], said: tuple[str, ...], sayable: Callable[[str], bool]) -> tuple[str, ...]:
    """Return what an edited line says, together with what no line can say.

    Where the line says what it said before, the order stays as it was.
    """
    if tuple(word for word in held if sayable(word)) == said:
        return held
    return tuple(dict.fromkeys([*said, *(word for word in held if not sayable(word))]))
