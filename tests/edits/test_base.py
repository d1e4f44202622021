"""The base of every edit: a frozen value with named fields."""

from inspect import isabstract
from typing import Any

import pytest

import tests.edits.any_edit  # all edits there are
from pmtui.edits.base import Edit
from pmtui.edits.rows import ChangeRow, RemoveRows
from pmtui.model.steps import STEPS
from pmtui.model.targets import TABLE_NAMES, step_of

assert tests.edits.any_edit


def test_fields_are_taken_by_name_and_the_rest_have_their_defaults() -> None:
    edit = ChangeRow(table="whys", id="w1", values={"text": "x"})
    assert (edit.table, edit.id, edit.values, edit.what, edit.at) == ("whys", "w1", {"text": "x"}, "", 0.0)


def test_a_missing_field_and_an_unknown_one_are_told() -> None:
    with pytest.raises(TypeError, match="no value for \\['ids'\\]"):
        RemoveRows(table="whys")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="no such field \\['colour'\\]"):
        RemoveRows(table="whys", ids=(), colour="red")  # type: ignore[call-arg]


def test_a_field_that_is_a_plain_attribute_above_is_still_asked_for() -> None:
    with pytest.raises(TypeError, match="no value for \\['table'\\]"):
        RemoveRows(ids=("w1",))  # type: ignore[call-arg]


def every(kind: type[Any]) -> list[type[Any]]:
    return [kind, *(below for subclass in kind.__subclasses__() for below in every(subclass))]


@pytest.mark.parametrize("kind", [kind for kind in every(Edit) if not isabstract(kind)], ids=lambda kind: kind.__name__)
def test_an_edit_says_its_step_and_its_table_where_it_has_them_in_words_of_the_model(kind: type[Edit]) -> None:
    step, table = getattr(kind, "step", None), getattr(kind, "table", "")
    assert isinstance(step, property) or step in STEPS
    assert "table" in kind.FIELDS or not table or (table in TABLE_NAMES and step_of(table) == step)


def test_an_edit_cannot_be_changed_only_made_anew() -> None:
    edit = RemoveRows(table="whys", ids=("w1",), at=1.0)
    with pytest.raises(AttributeError, match="frozen"):
        edit.ids = ()  # type: ignore[misc]
    other = edit.changed(ids=("w2",))
    assert (edit.ids, other.ids, other.table, other.at) == (("w1",), ("w2",), "whys", 1.0)


def test_edits_are_alike_when_their_fields_are() -> None:
    edit = RemoveRows(table="whys", ids=("w1",))
    assert edit == RemoveRows(table="whys", ids=("w1",), at=0.0)
    assert edit != RemoveRows(table="whys", ids=("w1",), at=1.0)
    assert repr(edit) == "RemoveRows(at=0.0, ids=('w1',), table='whys')"
