"""The whole document: the few ways to change it share what they do not touch."""

import datetime as dt
import random
import re

import pytest
from hypothesis import given

from pmtui.model.base import Row
from pmtui.model.define import Define
from pmtui.model.ids import ALPHABET, LENGTH, make_id
from pmtui.model.later import LaterItem
from pmtui.model.postmortem import SECTIONS, TABLES, PostMortem
from tests import strategies
from tests.edits.doing import incident

EMPTY = PostMortem(id="x")
ITEM = LaterItem(text="new")


def with_items(*keys: str) -> PostMortem:
    return EMPTY.with_table("later", {key: LaterItem(text=key) for key in keys})


@pytest.mark.parametrize(
    ("after", "order"),
    [(None, ["a", "b", "n"]), ("a", ["a", "n", "b"]), ("b", ["a", "b", "n"]), ("", ["n", "a", "b"]), ("gone", ["a", "b", "n"])],
)
def test_a_new_row_goes_where_it_is_said(after: str | None, order: list[str]) -> None:
    result = with_items("a", "b").with_row("later", "n", ITEM, after)
    assert list(result.later) == order and result.later["n"] is ITEM


def test_a_row_that_is_there_keeps_its_place_and_the_others_are_the_same() -> None:
    document = with_items("a", "b", "c")
    after = document.with_row("later", "b", ITEM, after="c")
    assert list(after.later) == ["a", "b", "c"] and after.later["a"] is document.later["a"] and document.later["b"].text == "b"
    assert list(EMPTY.with_row("later", "n", ITEM, after="").later) == ["n"]


def test_rows_go_and_are_put_in_order() -> None:
    document = with_items("a", "b", "c")
    assert list(document.without("later", ["b", "gone"]).later) == ["a", "c"]
    assert list(document.with_order("later", ["c", "gone", "a"]).later) == ["c", "a", "b"]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_reached_by_its_name_and_changes_alone(table: str) -> None:
    document = incident()
    after = document.with_row(table, "n", TABLES[table]())
    assert after.table(table)["n"] == TABLES[table]() and "n" not in document.table(table)
    for other in TABLES:
        assert (after.table(other) is document.table(other)) == (other != table)
    for section in SECTIONS:
        assert (after.section(section) is document.section(section)) == (section != table.partition(".")[0])


def test_fields_are_set_and_checked_one_by_one() -> None:
    after = EMPTY.with_fields("define", problem="it\r\nbroke", aspects=["bug"]).with_fields("", title="t", date=dt.date(2023, 7, 20))
    assert (after.define.problem, after.define.aspects, after.title, after.date) == ("it\nbroke", ("bug",), "t", dt.date(2023, 7, 20))
    assert after.section("") is after and after.section("define") is after.define
    with pytest.raises(ValueError, match="aspects"):
        EMPTY.with_fields("define", aspects=7)
    with pytest.raises(ValueError, match="nonsense"):
        EMPTY.with_fields("define", nonsense=7)


def test_a_value_takes_the_place_of_what_the_file_said_there() -> None:
    document = EMPTY.model_copy(update={"define": Define.read({"kind": 7, "color": "red"})})
    after = document.with_fields("define", kind="both")
    assert (after.define.kind, after.define.kept) == ("both", {"color": "red"})
    assert after.with_fields("define", kind="", kept={"kind": 7}).define.kept == {"kind": 7}
    assert document.with_fields("define", problem="x").define.kept == {"kind": 7, "color": "red"}


def test_a_changed_row_is_checked_and_keeps_the_rest() -> None:
    row = LaterItem.read({"text": "x", "who": 5, "mood": "good"})
    assert row.kept == {"who": 5, "mood": "good"}
    assert row.changed(text="y\x00").text == "y" and row.changed(text="y").kept == row.kept
    assert row.changed(who="ana").kept == {"mood": "good"}
    with pytest.raises(ValueError, match="text"):
        row.changed(text=5)
    with pytest.raises(ValueError, match="frozen"):
        row.text = "z"  # type: ignore[misc]


@given(strategies.documents(3))
def test_no_row_that_is_read_is_refused_and_nothing_of_it_is_lost(document: PostMortem) -> None:
    for table, kind in TABLES.items():
        for row in document.table(table).values():
            values = {name: getattr(row, name) for name in kind.model_fields if name != "kept"}
            assert kind.read({**values, **row.kept}).model_dump() == row.model_dump() or set(row.kept) & set(values)


def test_rows_of_two_documents_are_equal_by_what_they_say() -> None:
    assert incident() == incident() and incident().with_fields("", title="other") != incident()
    assert isinstance(incident().section("gather"), Row)


def test_ids_are_five_letters_never_taken() -> None:
    chance = random.Random(7)
    taken: set[str] = set()
    for _ in range(500):
        after = make_id(chance, taken)
        assert after not in taken and re.fullmatch(f"[{ALPHABET}]{{{LENGTH}}}", after)
        taken.add(after)
    assert not set("ilou") & set(ALPHABET) and len(ALPHABET) == 32
    again = make_id(random.Random(7), ())
    assert again in taken and make_id(random.Random(7), {again}) != again
