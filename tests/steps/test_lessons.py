"""Lessons as functions: each verb on a lesson and where there is none, what is typed, and where it leads to."""

import datetime as dt

import pytest

from pmtui.edits.rows import AddRow, ChangeRow, MoveRow, RemoveRows
from pmtui.model.gather import Person
from pmtui.model.lessons import KINDS, WORDS, Lesson
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import Why
from pmtui.steps.base import asked_again
from pmtui.steps.lessons import MANUAL
from pmtui.steps.outcomes import AnyOutcome, Ask, Copy, Details, Do, Go, GoLinked, Nothing, PickLinks, Say
from tests.steps.desk import at

NOON = dt.datetime(2023, 7, 20, 12, 0, tzinfo=dt.UTC)
DOCUMENT = (
    PostMortem()
    .with_table("timeline", {"e1": TimelineEvent(time=NOON, text="seen by chance")})
    .with_table("whys", {"w1": Why(text="Nobody watched downloads", marks=("root",)), "w2": Why(text="No alert")})
    .with_table(
        "lessons", {"l1": Lesson(kind="wrong", text="Nobody watched", about=("w1", "gone", "e1")), "l2": Lesson(kind="well", text="Quick")}
    )
)


def do(outcome: AnyOutcome) -> Do:
    """The edit that is wanted."""
    assert isinstance(outcome, Do), outcome
    return outcome


def after(outcome: AnyOutcome, document: PostMortem = DOCUMENT) -> PostMortem:
    """The document once it is made."""
    return do(outcome).edit.apply(document)


def press(key: str, row: str = "", document: PostMortem = DOCUMENT) -> AnyOutcome:
    """What a key wants."""
    return MANUAL.verbs[key](at(document, row, *([row] if row else ())))


def take(answer: str, text: str, row: str = "") -> AnyOutcome:
    """What words want."""
    return MANUAL.answers[answer].take(text, at(DOCUMENT, row, *([row] if row else ())))


def read(answer: str, text: str) -> str:
    """How words are read."""
    return "".join(words for _, words in MANUAL.answers[answer].read(text, at(DOCUMENT)))


@pytest.mark.parametrize("row", ["", "gone"])
def test_no_verb_fails_where_there_is_no_lesson(row: str) -> None:
    for key, verb in MANUAL.verbs.items():
        wanted = verb(at(PostMortem(), row, *([row] if row else ())))
        assert isinstance(wanted, (Nothing, Say)) or key == "whys.lessons", key


def test_the_line_is_open_for_a_lesson_and_offers_its_kinds() -> None:
    asked = MANUAL.adding(at(DOCUMENT))
    assert (asked.name, asked.prompt, asked.stays, asked.word) == ("add", "Lesson", True, "")
    assert MANUAL.offered(at(DOCUMENT)) == {"#": [(kind, "") for kind in KINDS]}


def test_a_line_becomes_a_lesson_of_its_kind_else_one_that_went_well() -> None:
    made = do(take("add", "nobody watched #lucky"))
    assert made == Do(
        AddRow(table="lessons", id="new1", row=Lesson(kind="lucky", text="nobody watched"), what="added a lesson", at=1.0),
        "kept as got lucky",
    )
    assert do(take("add", "rolled back quickly")).words == "kept as went well · or #wrong #lucky #surprised"
    assert take("add", "  ") == Nothing()


def test_how_a_lesson_is_read() -> None:
    assert read("add", "quick #wrong") == read("edit", "quick #wrong") == "went wrong"
    assert read("add", "quick") == "went well · #wrong, #lucky, #surprised say otherwise"


def test_somebodys_name_stays_among_the_words() -> None:
    named = DOCUMENT.with_table("gather.people", {"p1": Person(name="Ana")})
    made = MANUAL.answers["add"].take("told us first #lucky @Ana", at(named))
    assert after(made, named).lessons["new1"] == Lesson(kind="lucky", text="told us first (Ana)")


def test_a_lesson_is_edited_in_place() -> None:
    asked = press("list.edit", "l1")
    assert isinstance(asked, Ask) and (asked.name, asked.text, asked.keeps) == ("edit:lessons.l1", "Nobody watched #wrong", True)
    assert asked.cursor == len("Nobody watched")
    wanted = do(take("edit", "Nobody looked #surprised", "l1"))
    assert isinstance(wanted.edit, ChangeRow) and wanted.edit.what == "changed a lesson"
    row = after(wanted).lessons["l1"]
    assert (row.kind, row.text, row.about) == ("surprised", "Nobody looked", ("w1", "gone", "e1"))


def test_half_typed_words_of_a_lesson_are_asked_for_again() -> None:
    asked = asked_again(MANUAL, "edit:lessons.l2", at(DOCUMENT))
    assert asked is not None and asked.ids == ("l2",)
    assert asked_again(MANUAL, "edit:lessons.gone", at(DOCUMENT)) is None


def test_a_lesson_is_deleted_moved_copied_and_shown_in_full() -> None:
    assert do(press("list.delete", "l1")) == Do(RemoveRows(table="lessons", ids=("l1",), at=1.0), "deleted 1 lesson · u brings it back")
    assert do(press("list.move_up", "l2")).edit == MoveRow(table="lessons", id="l2", by=-1, at=1.0)
    assert do(press("list.move_down", "l2")).edit == MoveRow(table="lessons", id="l2", by=1, at=1.0)
    assert press("list.copy", "l1") == Copy("Nobody watched", "the lesson")
    assert press("list.details", "l1") == Details("lessons", "l1")


def test_an_action_begins_with_the_lesson_and_what_of_it_can_be_called() -> None:
    assert press("list.action", "l1") == Go("actions", filling="Nobody watched -> A, 12:00")
    assert press("list.action", "l2") == Go("actions", filling="Quick")
    assert press("whys.lessons") == Go("whys")


def test_a_lesson_is_linked_with_rows_and_answers_and_they_are_taken_off_again() -> None:
    assert press("list.link", "l1") == PickLinks(("w1", "gone", "e1"), answers=True)
    assert press("list.linked", "l1") == GoLinked("lessons.l1", "linked with nothing yet · l links it")
    linked = do(take("links", "e1,gone", "l2"))
    assert after(linked).lessons["l2"].about == ("e1",) and linked.words == "linked with 1 row"
    off = do(take("links", "e1", "l1"))
    assert after(off).lessons["l1"].about == ("w1", "gone") and off.words == "taken off · linked with 2 rows"
    assert take("links", "e1") == Nothing()


def test_an_address_has_no_place_of_its_own() -> None:
    assert take("address", "https://example.org/7", "l1") == Say("an address can stand among the words of a lesson · e edits them")


def test_each_kind_has_words() -> None:
    assert tuple(WORDS) == KINDS
