"""The difference between two documents: rows, fields, orders; the journal writes and replays it.

Compared by identity: what an edit shared costs nothing, a changed table costs one pass over its
mapping. Knows no edit, so an edit can be renamed without breaking an old journal.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pmtui.model.base import Row
from pmtui.model.postmortem import SECTIONS, TABLES, PostMortem

_TABLES_OF: dict[str, set[str]] = {}
for _name in TABLES:
    _section, _, _part = _name.rpartition(".")
    _TABLES_OF.setdefault(_section, set()).add(_part)


@dataclass(frozen=True, slots=True)
class Changes:
    """Rows set or removed by (table, id), fields set by section, and tables whose order must be stored."""

    rows: Mapping[tuple[str, str], Row | None] = field(default_factory=dict)
    fields: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Return whether anything differs."""
        return bool(self.rows or self.fields or self.orders)

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with these changes; applying them twice changes nothing more."""
        tables: dict[str, dict[str, Row]] = {}
        for (table, key), row in self.rows.items():
            rows = tables.setdefault(table, dict(document.table(table)))
            if row is None:
                rows.pop(key, None)
            else:
                rows[key] = row
        for table, rows in tables.items():
            document = document.with_table(table, rows)
        for table, order in self.orders.items():
            document = document.with_order(table, order)
        for section, values in self.fields.items():
            document = document.with_fields(section, **values)
        return document


def changes(before: PostMortem, after: PostMortem) -> Changes:
    """Return what leads from one document to the other: `changes(a, b).apply(a) == b`."""
    rows: dict[tuple[str, str], Row | None] = {}
    orders: dict[str, tuple[str, ...]] = {}
    for table in TABLES:
        old, new = before.table(table), after.table(table)
        if old is new:
            continue
        rows.update({(table, key): None for key in old if key not in new})
        rows.update({(table, key): row for key, row in new.items() if old.get(key) is not row})
        appended = [*(key for key in old if key in new), *(key for key in new if key not in old)]
        if appended != list(new):
            orders[table] = tuple(new)
    fields = {section: different for section in ("", *SECTIONS) if (different := _fields(before, after, section))}
    return Changes(rows, fields, orders)


def _fields(before: PostMortem, after: PostMortem, section: str) -> dict[str, Any]:
    old, new = before.section(section), after.section(section)
    if old is new:
        return {}
    skipped: Iterable[str] = {*_TABLES_OF.get(section, ()), *(() if section else SECTIONS)}
    names = (name for name in type(new).model_fields if name not in skipped)
    return {
        name: getattr(new, name)
        for name in names
        if getattr(new, name) is not getattr(old, name) and getattr(new, name) != getattr(old, name)
    }
