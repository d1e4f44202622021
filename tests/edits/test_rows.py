"""Rows of any table, fields of any section: added, changed, moved, removed; and the document's own."""

import datetime as dt

import pytest

from pmtui.edits.base import Edit, short
from pmtui.edits.document import ChangeDate, ChangeField, ChangeTitle
from pmtui.edits.rows import AddRow, ChangeRow, ChangeRows, MoveRow, RemoveRows
from pmtui.model.actions import ActionItem
from pmtui.model.communicate import Delivery, Message
from pmtui.model.counted import counted
from pmtui.model.lessons import Lesson
from pmtui.model.postmortem import SECTIONS, TABLES, PostMortem
from pmtui.model.steps import STEPS
from pmtui.model.targets import step_of
from tests.edits.doing import done, incident, refused, said, unchanged

EMPTY = PostMortem(id="x")


# Rows


def test_a_row_is_added_behind_another_first_or_last() -> None:
    def order(after: str | None) -> list[str]:
        document = incident().with_row("lessons", "l2", Lesson(text="x"))
        return list(done(document, AddRow(table="lessons", id="n", row=Lesson(text="y"), after=after)).lessons)

    assert [order(after) for after in ("l1", "", None, "gone")] == [
        ["l1", "n", "l2"],
        ["n", "l1", "l2"],
        ["l1", "l2", "n"],
        ["l1", "l2", "n"],
    ]
    assert "already" in refused(incident(), AddRow(table="lessons", id="l1", row=Lesson()))


def test_fields_of_a_row_change_and_the_same_again_changes_nothing() -> None:
    edit = ChangeRow(table="actions", id="t1", values={"owner": "Ana", "priority": 1})
    after = done(incident(), edit)
    assert (after.actions["t1"].owner, after.actions["t1"].priority, after.actions["t1"].text) == ("Ana", 1, "test downloads")
    unchanged(after, edit)
    unchanged(after, ChangeRow(table="actions", id="t1", values={"owner": "A\x07na"}))


def test_what_does_not_fit_or_is_not_there_is_refused_in_a_sentence() -> None:
    for edit in (
        ChangeRow(table="actions", id="t1", values={"priority": "high"}),
        ChangeRows(table="actions", ids=("t1",), values={"priority": "high"}),
    ):
        assert refused(incident(), edit) == "priority: that value does not fit here"
    gone = (
        ChangeRow(table="actions", id="x", values={"owner": "Ana"}),
        ChangeRows(table="actions", ids=("t1", "x"), values={"owner": "Ana"}),
        MoveRow(table="actions", id="x", by=1),
    )
    assert {refused(incident(), edit) for edit in gone} == {"that row is not there any more"}


def test_a_value_of_the_file_stands_until_it_is_changed() -> None:
    document = EMPTY.with_row("actions", "t", ActionItem.read({"text": "x", "priority": "high", "cost": 3}))
    unchanged(document, ChangeRow(table="actions", id="t", values={"priority": None}))
    after = done(document, ChangeRow(table="actions", id="t", values={"priority": 2}))
    assert after.actions["t"].priority == 2 and after.actions["t"].kept == {"cost": 3}


def test_an_audiences_own_words_begin_as_a_row() -> None:
    edit = ChangeRow(table="communicate.messages", id="wiki", values={"text": "It is over."}, make=Message)
    after = done(EMPTY, edit)
    assert after.communicate.messages == {"wiki": Message(text="It is over.")}
    unchanged(after, edit)


def test_rows_move_and_stop_at_the_ends() -> None:
    move = MoveRow(table="timeline", id="e2", by=-5)
    assert list(done(incident(), move).timeline) == ["e2", "e1", "e3"]
    assert list(done(incident(), MoveRow(table="timeline", id="e1", by=1)).timeline) == ["e2", "e1", "e3"]
    unchanged(incident(), MoveRow(table="timeline", id="e3", by=1))
    assert (
        said(move) == ("moved a row up", "timeline", "timeline.e2") and MoveRow(table="timeline", id="e", by=1).label == "moved a row down"
    )


def test_rows_that_are_gone_already_are_no_edit() -> None:
    unchanged(incident(), RemoveRows(table="timeline", ids=("gone",)))
    unchanged(incident(), RemoveRows(table="timeline", ids=()))
    unchanged(incident(), ChangeRows(table="timeline", ids=(), values={"kind": "alert"}))
    after = done(incident(), RemoveRows(table="communicate.deliveries", ids=("gone",)))
    assert after.communicate.deliveries == {}


def test_a_delivery_is_added_and_removed() -> None:
    after = done(EMPTY, AddRow(table="communicate.deliveries", id="d", row=Delivery(audience="team"), what="told somebody"))
    assert after.communicate.deliveries["d"].audience == "team"
    assert done(after, RemoveRows(table="communicate.deliveries", ids=("d",))).communicate.deliveries == {}


def test_undo_says_what_and_where() -> None:
    assert said(ChangeRow(table="lessons", id="l1", values={"text": "x"})) == ("text", "whys", "lessons.l1")
    assert said(ChangeRow(table="later", id="i1", values={"text": "x"}, what="idea")) == ("idea", "actions", "later.i1")
    assert said(ChangeRows(table="timeline", ids=("e1",), values={"kind": "x"})) == ("kind", "timeline", "timeline.e1")
    assert said(ChangeRows(table="timeline", ids=(), values={"kind": "x"}))[2] == ""
    assert said(AddRow(table="gather.people", id="p", row=Lesson())) == ("added a row", "gather", "gather.people.p")
    assert said(RemoveRows(table="timeline", ids=("e1", "e2"))) == ("deleted 2 rows", "timeline", "timeline.e1")
    assert RemoveRows(table="timeline", ids=()).target == ""


def test_edits_of_the_same_fields_of_a_row_merge() -> None:
    keys = [
        ChangeRow(table=table, id=key, values=dict.fromkeys(names)).merge_key
        for table, key, names in (("whys", "a", "x"), ("whys", "a", "y"), ("whys", "a", "xy"), ("whys", "b", "x"), ("later", "a", "x"))
    ]
    assert len(set(keys)) == 5 and all(keys)


@pytest.mark.parametrize("table", [*TABLES, *SECTIONS, ""])
def test_every_table_belongs_to_a_step(table: str) -> None:
    assert step_of(table) in STEPS


# Fields


@pytest.mark.parametrize(
    ("edit", "label", "target"),
    [
        (ChangeTitle(title="Other"), "title", "define.title"),
        (ChangeDate(date=dt.date(2023, 7, 21)), "date", "define.date"),
        (ChangeDate(date="some day"), "date", "define.date"),
        (ChangeField(section="gather", name="opening", value="Welcome"), "opening", "gather.opening"),
        (ChangeField(section="gather", name="agenda", value={"whys": 20}), "agenda", "gather.agenda"),
        (ChangeField(section="communicate", name="signed_by", value="Ana"), "signed by", "communicate.signed_by"),
        (ChangeField(section="", name="title", value="Other"), "title", "define.title"),
    ],
)
def test_a_field_changes_once(edit: Edit, label: str, target: str) -> None:
    after = done(incident(), edit)
    assert after != incident() and after.timeline == incident().timeline
    unchanged(after, edit)
    assert (edit.label, edit.target) == (label, target) and edit.step == target.partition(".")[0]


def test_a_field_with_text_as_typed_is_the_same_when_it_is_stored_the_same() -> None:
    after = done(incident(), ChangeTitle(title="one\r\ntwo\x00"))
    assert after.title == "one\ntwo"
    unchanged(after, ChangeTitle(title="one\ntwo\x1b"))


def test_a_field_that_does_not_fit_is_refused_in_a_sentence() -> None:
    assert refused(EMPTY, ChangeField(section="gather", name="agenda", value="long")) == "agenda: that value does not fit here"
    assert ChangeField(section="gather", name="agenda", value={}).merge_key == "gather.agenda"


# Words


def test_words_for_labels() -> None:
    assert (counted(1, "row"), counted(0, "row"), counted(3, "row")) == ("1 row", "0 rows", "3 rows")
    assert short("one\n two\tthree") == "one two three" and short("a" * 41) == "a" * 39 + "…" and len(short("word " * 20, 12)) <= 12


def test_an_edit_says_itself() -> None:
    assert Edit.__abstractmethods__ == {"label", "step", "apply"}
    with pytest.raises(TypeError, match="abstract"):
        Edit()  # type: ignore[abstract]
    edit = RemoveRows(table="whys", ids=())
    assert (edit.merge_key, edit.at) == ("", 0.0)
