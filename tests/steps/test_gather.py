"""Step 1 as functions: each verb on a person, a meeting, the words it begins with, and where nobody is listed yet."""

import pytest

from pmtui.edits.gather import AddPerson, ChangePerson, SetPresence
from pmtui.edits.rows import MoveRow, RemoveRows
from pmtui.model.gather import Meeting, Person, presence
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import MEETING, SECTION, key_of
from pmtui.model.targets import PEOPLE
from pmtui.steps.base import asked_again
from pmtui.steps.gather import MANUAL
from pmtui.steps.outcomes import AnyOutcome, Ask, Choose, Copy, Details, Do, Nothing
from tests.steps.desk import TODAY, at

DOCUMENT = (
    PostMortem()
    .with_table("gather.people", {"p1": Person(name="Ana", roles=("responder",)), "p2": Person(name="Ben Day", handle="ben")})
    .with_table("gather.meetings", {"m1": Meeting(date=TODAY, present=("p1",))})
)
MEETING_ROW, WORDS_ROW = key_of(MEETING, "m1"), key_of(SECTION, "gather")


def do(outcome: AnyOutcome) -> Do:
    """The edit that is wanted."""
    assert isinstance(outcome, Do), outcome
    return outcome


def after(outcome: AnyOutcome, document: PostMortem = DOCUMENT) -> PostMortem:
    """The document once it is made."""
    return do(outcome).edit.apply(document)


def press(key: str, row: str = "", *ids: str, document: PostMortem = DOCUMENT) -> AnyOutcome:
    """What a key wants."""
    return MANUAL.verbs[key](at(document, row, *ids))


def take(answer: str, text: str, *ids: str, document: PostMortem = DOCUMENT) -> AnyOutcome:
    """What words want."""
    return MANUAL.answers[answer].take(text, at(document, ids[0] if ids else "", *ids))


def read(answer: str, text: str, *ids: str) -> str:
    """How words are read."""
    return "".join(words for _, words in MANUAL.answers[answer].read(text, at(DOCUMENT, ids[0] if ids else "", *ids)))


@pytest.mark.parametrize("document", [PostMortem(), DOCUMENT], ids=["empty", "full"])
def test_no_verb_does_anything_where_there_is_no_row(document: PostMortem) -> None:
    for key, verb in MANUAL.verbs.items():
        assert verb(at(document)) == Nothing(), key


def test_the_empty_line_is_for_a_person_and_offers_roles() -> None:
    asked = MANUAL.adding(at(PostMortem()))
    assert (asked.name, asked.prompt, asked.hint, asked.stays) == ("add", "Person", "name, role", True)
    assert any("facilitator" in word for words in MANUAL.offered(at(PostMortem())).values() for word, _ in words)


def test_the_first_line_makes_a_person_and_the_meeting_of_the_day() -> None:
    outcome = do(take("add", "Ana, responder, QA #async", document=PostMortem()))
    assert isinstance(outcome.edit, AddPerson) and (outcome.edit.id, outcome.edit.meeting) == ("new1", "new2")
    assert outcome.words == "added Ana · responder, QA · in writing"
    document = after(outcome, PostMortem())
    assert document.gather.people["new1"] == Person(name="Ana", roles=("responder", "QA"))
    assert document.gather.meetings["new2"] == Meeting(date=TODAY, in_writing=("new1",))


def test_somebody_who_is_only_named_is_in_no_meeting() -> None:
    document = after(take("add", "Kim #named", document=PostMortem()), PostMortem())
    assert document.gather.people["new1"].named and not document.gather.meetings


def test_an_empty_line_adds_nobody() -> None:
    assert take("add", "  ") == Nothing()


def test_a_person_is_edited_in_their_line() -> None:
    asked = press("list.edit", "p1", "p1")
    assert isinstance(asked, Ask) and asked.name == "edit:gather.people.p1" and asked.text == "Ana, responder" and asked.keeps
    assert asked.cursor == len("Ana, responder")
    outcome = do(take("edit", "Ana Day, QA #absent", "p1"))
    assert isinstance(outcome.edit, ChangePerson) and outcome.words.startswith("kept: ")
    document = after(outcome)
    assert (document.gather.people["p1"].name, document.gather.people["p1"].roles) == ("Ana Day", ("QA",))
    assert presence(document.gather, "p1") == "absent"


def test_what_an_edited_line_loses_is_said_before_and_after() -> None:
    assert "no longer @ben" in read("edit", "Ben", "p2") and "no longer @ben" in do(take("edit", "Ben", "p2")).words


def test_a_new_line_is_read_while_it_is_typed() -> None:
    assert read("add", "ana, QA") == "ana · QA · here · the name is on the list already"


def test_an_edited_line_without_words_or_without_its_person_changes_nothing() -> None:
    assert take("edit", "  ", "p1") == Nothing() == take("edit", "Ana", "gone")


@pytest.mark.parametrize(("before", "word", "said"), [
    ("present", "absent", "absent"), ("absent", "async", "in writing"), ("in_writing", "named", "named in the story"),
    ("named", "present", "here"), ("", "present", "here"),
])  # fmt: skip
def test_space_says_the_next_presence(before: str, word: str, said: str) -> None:
    people = {"p1": Person(name="Ana", named=before == "named")}
    held = {before: ("p1",)} if before in ("present", "absent", "in_writing") else {}
    document = PostMortem().with_table("gather.people", people).with_table("gather.meetings", {"m1": Meeting(date=TODAY, **held)})
    outcome = do(press("gather.here", "p1", "p1", document=document))
    assert isinstance(outcome.edit, SetPresence) and outcome.words == f"Ana: {said}"
    assert presence(after(outcome, document).gather, "p1") == word


def test_a_presence_makes_the_meeting_where_there_is_none() -> None:
    document = PostMortem().with_table("gather.people", {"p1": Person(name="Ana")})
    assert after(press("gather.here", "p1", "p1", document=document), document).gather.meetings == {
        "new2": Meeting(date=TODAY, present=("p1",))
    }


def test_a_role_is_chosen_by_its_key_given_and_taken_off() -> None:
    offered = press("gather.role", "p1", "p1")
    assert isinstance(offered, Choose) and {option.chosen.answer for option in offered.options} == {"role"}
    keys = {option.key: option.chosen.value for option in offered.options}
    assert (keys["f"], keys["r"], len(keys)) == ("facilitator", "responder", len(offered.options))
    given = do(take("role", "QA", "p1"))
    assert given.words == "Ana: responder, QA" and given.edit.label == "role: QA"
    assert after(given).gather.people["p1"].roles == ("responder", "QA")
    off = do(take("role", "responder", "p1"))
    assert off.words == "Ana: no role" and after(off).gather.people["p1"].roles == ()
    assert take("role", "QA", "gone") == Nothing()


def test_a_person_is_taken_off_the_list_and_moved_in_it() -> None:
    outcome = do(press("list.delete", "p2", "p2"))
    assert outcome == Do(RemoveRows(table=PEOPLE, ids=("p2",), at=1.0), "took Ben Day off the list · u brings them back")
    assert do(press("list.move_down", "p1", "p1")).edit == MoveRow(table=PEOPLE, id="p1", by=1, at=1.0)
    assert list(after(press("list.move_up", "p2", "p2")).gather.people) == ["p2", "p1"]


@pytest.mark.parametrize("key", ["list.details", "list.edit"])
def test_the_meeting_and_its_words_are_forms(key: str) -> None:
    assert press(key, MEETING_ROW) == Details("gather.meetings", "m1")
    assert press(key, WORDS_ROW) == Details("gather", "")


def test_a_person_has_a_form_and_a_line_to_copy() -> None:
    assert press("list.details", "p2", "p2") == Details("gather.people", "p2")
    assert press("list.copy", "p2", "p2") == Copy("Ben Day @ben", "the line")


@pytest.mark.parametrize("row", [MEETING_ROW, WORDS_ROW])
def test_verbs_on_people_leave_the_other_rows_alone(row: str) -> None:
    for key in MANUAL.verbs.keys() - {"list.edit", "list.details"}:
        assert press(key, row) == Nothing(), key


def test_a_half_typed_line_finds_its_person_again() -> None:
    asked = asked_again(MANUAL, "edit:gather.people.p1", at(DOCUMENT))
    assert asked is not None and asked.ids == ("p1",)
    assert asked_again(MANUAL, "edit:gather.people.gone", at(DOCUMENT)) is None
