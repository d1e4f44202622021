"""Actions for other programs: a CSV table that no spreadsheet reads as formulas, and the due days as iCalendar.

Plain values in and text out; what an action answers and its status are passed in. The calendar is written by
the `icalendar` library, which handles folding and escaping (RFC 5545); it comes with `pmtui[ics]`.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pmtui.model.text import one_line, visible

COLUMNS = (
    "due", "owner", "status", "kind", "area", "priority", "text", "done_when", "reason", "tracker", "answers",
    "id", "title", "date", "file",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
PRODUCT = "-//pmtui//actions//EN"


class Task(NamedTuple):
    """An action as a calendar has it: `uid` stays the same every time, `state` is one of iCalendar's."""

    uid: str
    due: dt.date
    words: str
    state: str
    notes: str = ""
    priority: int | None = None
    url: str = ""


def as_csv(rows: Iterable[Mapping[str, object]]) -> str:
    """Return a table with a header; a cell that a spreadsheet would calculate begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in COLUMNS])
    return out.getvalue()


def _cell(value: object) -> str:
    words = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else "" if value is None else str(value)
    plain = visible(words)
    # As OWASP advises, and also after leading blanks, which some programs strip.
    return f"'{plain}" if plain.lstrip(" \n\xa0").startswith(_FORMULA) or plain.startswith(_FORMULA) else plain


def as_ics(tasks: Iterable[Task], now: dt.datetime) -> bytes:
    """Return the tasks as a calendar.

    Raises:
        ImportError: the library is not installed.
    """
    from icalendar import Calendar, Todo

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for task in tasks:
        entry = Todo()
        entry.add("uid", task.uid)
        entry.add("dtstamp", now.astimezone(dt.UTC))
        entry.add("due", task.due)
        entry.add("summary", one_line(task.words))
        entry.add("status", task.state)
        if task.notes:
            entry.add("description", visible(task.notes))
        if task.priority:
            entry.add("priority", {1: 1, 2: 5}.get(task.priority, 9))
        if task.url:
            entry.add("url", task.url)
        calendar.add_component(entry)
    data: bytes = calendar.to_ical()
    return data
