"""`pmtui show --format json`: the whole document for programs; `as_text` is the form for readers.

Values as stored, rows as arrays in reading order, and the metrics; keys are only ever added.
Opens no file and prints nothing.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pmtui.formats.exports.show_text import as_text
from pmtui.formats.file.shape import Field, shape, swapped
from pmtui.model.base import Row
from pmtui.model.figures.metrics import FIGURES, metrics
from pmtui.model.postmortem import PostMortem
from pmtui.model.whys import letters, positions

__all__ = ["as_json", "as_text"]


def as_json(document: PostMortem, file_name: str) -> dict[str, Any]:
    """Return the document as one object of plain values, ready for `json.dumps`."""
    out: dict[str, Any] = {
        "format": document.format,
        "id": document.id,
        "title": document.title,
        "date": _plain(document.date),
        "file": file_name,
    }
    for field in shape(PostMortem).fields:
        if field.holds in ("rows", "section"):
            out[field.key] = _held(field, getattr(document, field.name))
    letter, place = letters(document.whys), positions(document.whys)
    for row in out["whys"]:
        key = row["id"]
        row.update(under=row["under"] or None, position=place.get(key), letter=letter.get(key))
    for name, value in document.kept.items():
        out.setdefault(name, _plain(value))
    out["metrics"] = _metrics(document)
    return out


def _metrics(document: PostMortem) -> dict[str, Any]:
    """Return the figures in seconds, each with its formula and the rows it is measured between."""
    figures = metrics(document)
    out: dict[str, Any] = {}
    for name in FIGURES:
        span = getattr(figures, name)
        out[name] = {**_ends(span.low, span.high), "formula": span.formula, "from": span.from_id or None, "to": span.to_id or None}
    out["impact_windows"] = [
        {**_ends(window.low, window.high), "from": window.from_id or None, "to": window.to_id or None} for window in figures.impact_windows
    ]
    out["resolved_windows"] = [
        {**_ends(figure.low, figure.high), "from": figure.from_id, "to": figure.to_id} for figure in figures.resolved_windows
    ]
    return out


def _ends(low: float | None, high: float | None) -> dict[str, float | None]:
    return {"low": _seconds(low), "high": _seconds(high)}


def _seconds(seconds: float | None) -> float | None:
    """Return whole seconds as an int; fractions without rounding errors."""
    if seconds is None:
        return None
    return int(seconds) if seconds == int(seconds) else round(seconds, 6)


def _object(row: Row) -> dict[str, Any]:
    out = {field.key: _held(field, getattr(row, field.name)) for field in shape(type(row)).fields}
    for name, value in row.kept.items():
        out[swapped(type(row), name)] = _plain(value)
    return out


def _held(field: Field, value: Any) -> Any:
    if field.holds == "rows":
        # A row may keep an unknown key named `id`: the row's own id is the one that counts.
        return [{"id": key, **_object(row), **{"id": key}} for key, row in value.items()]
    return _object(value) if field.holds == "section" else _plain(value)


def _plain(value: Any) -> Any:
    """Return a value of the file as JSON has it; times as RFC 3339, a time without a day as `THH:MM`."""
    if isinstance(value, dt.time):
        return "T" + value.isoformat("auto" if value.second or value.microsecond else "minutes")
    if isinstance(value, dt.date):  # a datetime too
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return value
