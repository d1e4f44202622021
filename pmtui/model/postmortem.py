"""The whole document, and the few ways to make a changed copy.

Every way shares what it does not touch: one edit copies one table's mapping and validates
one row, whatever the size of the rest. Knows no edit, no file, no screen.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, cast

from pmtui.model import steps, targets
from pmtui.model.actions import ActionItem
from pmtui.model.base import Row, Text
from pmtui.model.communicate import Communicate, Delivery, Message
from pmtui.model.define import Define, Quantity
from pmtui.model.gather import Gather, Meeting, Person
from pmtui.model.later import LaterItem
from pmtui.model.lessons import Lesson
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import Why

FORMAT = 1

TABLES: dict[str, type[Row]] = {
    targets.PEOPLE: Person,
    targets.MEETINGS: Meeting,
    targets.QUANTITIES: Quantity,
    targets.TIMELINE: TimelineEvent,
    targets.WHYS: Why,
    targets.LESSONS: Lesson,
    targets.ACTIONS: ActionItem,
    targets.LATER: LaterItem,
    targets.MESSAGES: Message,
    targets.DELIVERIES: Delivery,
}
SECTIONS: dict[str, type[Row]] = {steps.GATHER: Gather, steps.DEFINE: Define, steps.COMMUNICATE: Communicate}


class PostMortem(Row):
    """One post mortem: format, id, title, date of the incident, and its tables."""

    format: int = FORMAT
    id: Text = ""
    title: Text = ""
    date: dt.date | Text | None = None
    gather: Gather = Gather()
    define: Define = Define()
    timeline: Mapping[str, TimelineEvent] = {}
    whys: Mapping[str, Why] = {}
    lessons: Mapping[str, Lesson] = {}
    actions: Mapping[str, ActionItem] = {}
    later: Mapping[str, LaterItem] = {}
    communicate: Communicate = Communicate()

    def table(self, name: str) -> Mapping[str, Any]:
        """Return a table's rows by id, in reading order; names as in `TABLES`."""
        section, _, part = name.rpartition(".")
        holder = getattr(self, section) if section else self
        return cast("Mapping[str, Any]", getattr(holder, part))

    def section(self, name: str) -> Row:
        """Return a section, or the document itself for ``."""
        return cast("Row", getattr(self, name)) if name else self

    def with_table(self, name: str, rows: Mapping[str, Row]) -> "PostMortem":
        """Return the document with these rows; they must be valid rows of that table."""
        section, _, part = name.rpartition(".")
        if section:
            changed = getattr(self, section).model_copy(update={part: rows})
            return self.model_copy(update={section: changed})
        return self.model_copy(update={name: rows})

    def with_row(self, name: str, key: str, row: Row, after: str | None = None) -> "PostMortem":
        """Return the document with a row set.

        An existing row keeps its place; a new one goes after `after`, or first for
        ``, or last for None.
        """
        rows = dict(self.table(name))
        fresh = key not in rows
        rows[key] = row
        if fresh and after is not None and len(rows) > 1:
            order = [other for other in rows if other != key]
            place = order.index(after) + 1 if after in order else (0 if after == "" else len(order))
            order.insert(place, key)
            rows = {other: rows[other] for other in order}
        return self.with_table(name, rows)

    def without(self, name: str, keys: Iterable[str]) -> "PostMortem":
        """Return the document without these rows."""
        gone = set(keys)
        return self.with_table(name, {key: row for key, row in self.table(name).items() if key not in gone})

    def with_order(self, name: str, keys: Iterable[str]) -> "PostMortem":
        """Return the document with a table in this order; ids left out keep theirs at the end."""
        rows = self.table(name)
        order = [key for key in keys if key in rows]
        seen = set(order)
        order += [key for key in rows if key not in seen]
        return self.with_table(name, {key: rows[key] for key in order})

    def with_fields(self, section: str, **values: Any) -> "PostMortem":
        """Return the document with fields of a section set, or its own fields for ``.

        A value replaces what `kept` holds under its name, unless `kept` is passed too.

        Raises:
            ValueError: a value does not fit its field.
        """
        old = self.section(section)
        kind = type(old)
        checked = kind.model_validate(values)  # the changed fields only: the cost does not grow
        update: dict[str, Any] = {name: getattr(checked, name) for name in values}
        if "kept" not in values and any(name in old.kept for name in values):
            update["kept"] = {key: value for key, value in old.kept.items() if key not in values}
        new = old.model_copy(update=update)
        return self.model_copy(update={section: new}) if section else cast("PostMortem", new)
