"""What every edit is: a frozen value with named fields."""

import pytest

from pmtui.edits.rows import ChangeRow, RemoveRows


def test_fields_are_taken_by_name_and_the_rest_have_their_defaults() -> None:
    edit = ChangeRow(table="whys", id="w1", values={"text": "x"})
    assert (edit.table, edit.id, edit.values, edit.what, edit.at) == ("whys", "w1", {"text": "x"}, "", 0.0)


def test_a_missing_field_and_an_unknown_one_are_told() -> None:
    with pytest.raises(TypeError, match="no value for \\['ids'\\]"):
        RemoveRows(table="whys")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="no such field \\['colour'\\]"):
        RemoveRows(table="whys", ids=(), colour="red")  # type: ignore[call-arg]


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
    assert repr(edit) == "RemoveRows(at=0.0, table='whys', ids=('w1',))"
