"""The shape of each row in the file: keys, their order, and which TOML types fit.

Derived from the models, so that reading, writing, the journal and the schema agree and a
new field is added in one place only. Knows no file and no value of a document.
"""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pmtui.model.base import Row
from pmtui.model.gather import Meeting
from pmtui.model.presence import FIELDS, IN_WRITING
from pmtui.model.whys import Why

Holds = Literal["value", "words", "numbers", "rows", "section"]

# Keys that Python or the models can't use as a name. Each pair is swapped both ways, so that
# a file which holds the other word as an unknown key of its own loses nothing.
_RENAMED: dict[type[Row], dict[str, str]] = {
    Meeting: {IN_WRITING: FIELDS[IN_WRITING], FIELDS[IN_WRITING]: IN_WRITING},
    Why: {"class": "category", "category": "class"},
}


class Field(NamedTuple):
    """One field: its `name` in the model, its `key` in the file, and what it may hold."""

    name: str
    key: str
    holds: Holds
    types: frozenset[type]
    default: Any
    row: type[Row] | None = None

    def takes(self, value: Any) -> bool:
        """Return whether a value from the file fits without conversion."""
        if type(value) not in self.types:
            return False
        if self.holds == "words":
            return all(type(item) is str for item in value)
        if self.holds == "numbers":
            return all(type(item) is int for item in value.values())
        return not isinstance(value, dt.datetime) or in_range(value)


class Shape(NamedTuple):
    """The fields of one kind of row, in the order of the file and by their keys."""

    fields: tuple[Field, ...]
    by_key: Mapping[str, Field]
    names: frozenset[str]


@cache
def shape(kind: type[Row]) -> Shape:
    """Return the shape of a kind of row."""
    fields = tuple(
        _field(kind, name, info.annotation, info.get_default(call_default_factory=False))
        for name, info in kind.model_fields.items()
        if name != "kept"
    )
    return Shape(fields, {field.key: field for field in fields}, frozenset(field.name for field in fields))


def swapped(kind: type[Row], word: str) -> str:
    """Return the file's key for a model's name, or the model's name for a file's key."""
    return _RENAMED.get(kind, {}).get(word, word)


def in_range(moment: dt.datetime) -> bool:
    """Return whether a moment can be converted to any zone: the first and last days of the calendar cannot."""
    return dt.MINYEAR < moment.year < dt.MAXYEAR


def _field(kind: type[Row], name: str, annotation: Any, default: Any) -> Field:
    key = swapped(kind, name)
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Mapping:
        if isinstance(args[1], type) and issubclass(args[1], Row):
            return Field(name, key, "rows", frozenset({dict}), default, args[1])
        return Field(name, key, "numbers", frozenset({dict}), default)
    if origin is tuple:
        return Field(name, key, "words", frozenset({list}), default)
    if isinstance(annotation, type) and issubclass(annotation, Row):
        return Field(name, key, "section", frozenset({dict}), default, annotation)
    return Field(name, key, "value", frozenset(_plain_types(annotation)), default)


def _plain_types(annotation: Any) -> set[type]:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _plain_types(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return {kind for part in get_args(annotation) for kind in _plain_types(part)}
    return set() if annotation is NoneType else {annotation}
