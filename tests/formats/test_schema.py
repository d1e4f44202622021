"""The schema: valid itself, true of every document we write, and as strict as `parse`."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from pmtui.formats.file.schema import schema
from pmtui.formats.file.toml import FormatError, parse, render
from pmtui.model.postmortem import TABLES, PostMortem
from tests import strategies

VALIDATOR = Draft202012Validator(schema())
INCIDENTS = sorted((Path(__file__).parent.parent / "incidents").glob("*.toml"))


def as_rfc3339(value: Any) -> Any:
    """Return what tomllib read, with dates as strings."""
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: as_rfc3339(inner) for key, inner in value.items()}
    return [as_rfc3339(inner) for inner in value] if isinstance(value, list) else value


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


@given(strategies.documents())
@settings(max_examples=200, deadline=None)
def test_every_document_is_described(document: PostMortem) -> None:
    VALIDATOR.validate(as_rfc3339(tomllib.loads(render(document))))


@pytest.mark.parametrize("path", INCIDENTS, ids=lambda path: path.stem)
def test_the_golden_files_are_described(path: Path) -> None:
    VALIDATOR.validate(as_rfc3339(tomllib.loads(path.read_text("utf-8"))))


@pytest.mark.parametrize(
    "text",
    ["format = 2", "format = true", "timeline = 5", "[timeline]\na = 1", "[timeline.a.text]\nx = 1", "gather = 1", "[[whys]]\na = 1"],
)
def test_what_reading_refuses_is_not_described(text: str) -> None:
    with pytest.raises(FormatError):
        parse(text)
    assert not VALIDATOR.is_valid(as_rfc3339(tomllib.loads(text)))


def test_the_words_of_the_file_are_used_and_every_row_is_named() -> None:
    document_schema = schema()
    assert "class" in document_schema["$defs"]["Why"]["properties"] and "category" not in document_schema["$defs"]["Why"]["properties"]
    assert "async" in document_schema["$defs"]["Meeting"]["properties"]
    assert {kind.__name__ for kind in TABLES.values()} <= set(document_schema["$defs"])
    assert list(document_schema["properties"])[:4] == ["format", "id", "title", "date"]
    assert "mitigated" in document_schema["$defs"]["TimelineEvent"]["properties"]["milestones"]["anyOf"][0]["items"]["examples"]
