"""Rows as JSON, for the journal: every value comes back with its type.

JSON has no dates, so a date, a time and a moment are each an object with one key that begins
with `$`. Names are the model's. Knows no file and no record around the row.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from pmtui.formats.file.shape import shape
from pmtui.model.base import Row

RowT = TypeVar("RowT", bound=Row)


def row_to_json(row: Row) -> dict[str, Any]:
    """Return a row as values for `json`: its fields without defaults, and what it keeps."""
    out: dict[str, Any] = {}
    for field in shape(type(row)).fields:
        value = getattr(row, field.name)
        if field.holds == "section":
            if inner := row_to_json(value):
                out[field.name] = inner
        elif value != field.default:
            out[field.name] = {key: row_to_json(inner) for key, inner in value.items()} if field.holds == "rows" else value_to_json(value)
    if row.kept:
        out["kept"] = {name: value_to_json(value) for name, value in row.kept.items()}
    return out


def row_from_json(kind: type[RowT], values: Mapping[str, Any]) -> RowT:
    """Return the row. What another version wrote and we do not know is kept, never refused."""
    kept = {name: value_from_json(value) for name, value in values.get("kept", {}).items()}
    form = {field.name: field for field in shape(kind).fields}
    known: dict[str, Any] = {}
    for name, value in values.items():
        field = form.get(name)
        if name == "kept":
            continue
        if field is None:
            kept[name] = value_from_json(value)
        elif field.row is not None and isinstance(value, dict):
            known[name] = _inner(field.row, value, field.holds == "section")
        else:
            known[name] = value_from_json(value)
    try:
        return kind.model_validate({**known, "kept": kept})
    except ValidationError:
        row = kind.read(known)
        return row.model_copy(update={"kept": {**kept, **row.kept}})


def value_to_json(value: Any) -> Any:
    """Return one value of a field as JSON."""
    if isinstance(value, dt.datetime):
        return {"$moment": value.isoformat()}
    if isinstance(value, dt.date):
        return {"$date": value.isoformat()}
    if isinstance(value, dt.time):
        return {"$time": value.isoformat()}
    if isinstance(value, Mapping):
        plain = {str(key): value_to_json(inner) for key, inner in value.items()}
        return {"$table": plain} if any(key.startswith("$") for key in plain) else plain
    if isinstance(value, (list, tuple)):
        return [value_to_json(inner) for inner in value]
    return value


def value_from_json(value: Any) -> Any:
    """Return one value of a field as in the model; lists stay lists.

    Raises:
        ValueError: an invalid date.
    """
    if isinstance(value, list):
        return [value_from_json(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        (word, inner), *_ = value.items()
        if word == "$moment":
            return dt.datetime.fromisoformat(inner)
        if word == "$date":
            return dt.date.fromisoformat(inner)
        if word == "$time":
            return dt.time.fromisoformat(inner)
        if word == "$table":
            value = inner
    return {key: value_from_json(inner) for key, inner in value.items()}


def _inner(kind: type[Row], value: Mapping[str, Any], section: bool) -> Any:
    return row_from_json(kind, value) if section else {key: row_from_json(kind, row) for key, row in value.items()}
