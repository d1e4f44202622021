"""A JSON Schema (draft 2020-12) of the saved file, for editors and other programs.

Describes the document once dates are RFC 3339 strings. As lenient as `parse`: each
value is described as it should be and allowed as it may be, unknown keys are allowed, and
only what `parse` refuses is refused here. Built from the models, so it cannot go stale.
"""

import datetime as dt
from typing import Any

from pmtui.formats.file.guard import LARGEST, SMALLEST
from pmtui.formats.file.shape import Field, shape
from pmtui.model.base import Row
from pmtui.model.postmortem import FORMAT, SECTIONS, TABLES, PostMortem
from pmtui.model.vocabularies import USUAL, VOCABULARIES

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# What may stand in place of a value: anything but a table. Such a value is kept and `check` lists it.
_KEPT = {
    "type": ["string", "number", "boolean", "array"],
    "deprecated": True,
    "description": "Another value is kept as it stands and listed by `pmtui check`.",
}

_ROWS: dict[str, type[Row]] = {**SECTIONS, **TABLES}
_WORDS = {(_ROWS[table], field): words for (table, field), words in (VOCABULARIES | USUAL).items()}


def schema() -> dict[str, Any]:
    """Return the schema as values for `json`."""
    kinds: list[type[Row]] = []
    root = _row(PostMortem, kinds)
    defs: dict[str, Any] = {}
    for kind in kinds:  # grows as rows are found inside rows
        if kind.__name__ not in defs:
            defs[kind.__name__] = _row(kind, kinds)
    root["properties"]["format"] = {
        "type": "integer", "minimum": 0, "maximum": FORMAT, "default": FORMAT,
        "description": "The format of the file, first in it. Absent or lower: upgraded when opened. Higher: refused.",
    }  # fmt: skip
    about = {"$schema": DIALECT, "title": "pmtui post mortem"}
    return {**about, "description": "One post mortem, after dates and times became RFC 3339 strings.", **root, "$defs": defs}


def _row(kind: type[Row], kinds: list[type[Row]]) -> dict[str, Any]:
    words = (kind.__doc__ or "").strip().split("\n\n")[0]
    properties = {field.key: _field(kind, field, kinds) for field in shape(kind).fields}
    return {"type": "object", "description": " ".join(words.split()), "properties": properties, "additionalProperties": True}


def _field(kind: type[Row], field: Field, kinds: list[type[Row]]) -> dict[str, Any]:
    if field.row is not None:
        kinds.append(field.row)
        row = {"$ref": f"#/$defs/{field.row.__name__}"}
        if field.holds == "section":
            return row
        return {"type": "object", "description": "Rows by id, in reading order.", "additionalProperties": row}
    if field.holds == "numbers":
        return {"type": "object", "description": "Whole numbers by word."}
    words = _WORDS.get((kind, field.name))
    if field.holds == "words":
        item: dict[str, Any] = {"type": "string", **({"examples": list(words)} if words else {})}
        return {"anyOf": [{"type": "array", "items": item}, _KEPT]}
    choices = [_plain(type_) for type_ in sorted(field.types, key=lambda type_: type_.__name__)]
    if words:
        choices[0] = {**choices[0], "examples": list(words)}
    return {"anyOf": [*choices, _KEPT]}


def _plain(type_: type) -> dict[str, Any]:
    if type_ is bool:
        return {"type": "boolean"}
    if type_ is int:
        return {"type": "integer", "minimum": SMALLEST, "maximum": LARGEST}
    formats = {
        dt.datetime: {"type": "string", "format": "date-time", "description": "With an offset; without one where no zone is known."},
        dt.date: {"type": "string", "format": "date"},
        dt.time: {"type": "string", "format": "time", "description": "Where the day is not known."},
    }
    return formats.get(type_, {"type": "string"})
