"""Step 5 as functions: each verb on an action, a cause, an idea, a missing kind, and where there is no row."""

import datetime as dt

import pytest

from pmtui.edits.actions import AddAction, LetGo, MergeIdea
from pmtui.edits.rows import ChangeRows, MoveRow, RemoveRows
from pmtui.model.actions import ActionItem
from pmtui.model.later import LaterItem
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import CAUSE, KIND, LATER, key_of
from pmtui.model.whys import Why
from pmtui.steps.actions.manual import MANUAL
from pmtui.steps.actions.rows import STATE_KEYS
from pmtui.steps.outcomes import (
    AnyOutcome,
    Ask,
    Choose,
    Copy,
    Details,
    Do,
    Fill,
    Go,
    GoLinked,
    Nothing,
    PickLinks,
    PickMerge,
    Refuse,
    Say,
)
from tests.steps.desk import at

DOCUMENT = (
    PostMortem()
    .with_table("whys", {"w1": Why(text="No checklist", marks=("root",)), "w2": Why(text="A manual test", marks=("factor",))})
    .with_table("actions", {"a1": ActionItem(text="Write a checklist", answers=("w1",)), "a2": ActionItem(text="Automate it", priority=2)})
    .with_table("later", {"i1": LaterItem(text="An idea"), "i2": LaterItem(text="Let go already", status="let go")})
)
CAUSE_ROW, IDEA_ROW, KIND_ROW = key_of(CAUSE, "w1"), key_of(LATER, "i1"), key_of(KIND, "detect")


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


def take(answer: str, text: str, row: str = "", *ids: str, idea: str = "", document: PostMortem = DOCUMENT) -> AnyOutcome:
    """What words want."""
    return MANUAL.answers[answer].take(text, at(document, row, *ids, idea=idea))


def read(answer: str, text: str, row: str = "", *ids: str) -> str:
    """How words are read."""
    return "".join(words for _, words in MANUAL.answers[answer].read(text, at(DOCUMENT, row, *ids)))


def test_no_verb_fails_where_there_is_no_row() -> None:
    for key, verb in MANUAL.verbs.items():
        assert isinstance(verb(at(PostMortem())), (Nothing, Say)), key


def test_a_line_becomes_an_action_and_takes_the_idea_it_came_of() -> None:
    made = do(take("add", "Page the owner first @Ana -> A", idea="i1"))
    assert isinstance(made.edit, AddAction) and (made.edit.id, made.edit.idea) == ("new1", "i1")
    document = after(made)
    assert document.actions["new1"].answers == ("w1",) and document.later["i1"].status == "taken"
    assert take("add", " #prevent") == Refuse("an action needs words: what changes?")


def test_a_line_says_which_day_is_proposed() -> None:
    severe = DOCUMENT.with_fields("define", severity="SEV-1")
    assert "t proposes" in "".join(words for _, words in MANUAL.answers["add"].read("Write it p1", at(severe)))


def test_a_row_is_edited_in_its_line_and_loses_nothing_in_silence() -> None:
    asked = press("list.edit", "a1", "a1")
    assert isinstance(asked, Ask) and asked.name == "edit:actions.a1" and asked.text == "Write a checklist -> A" and asked.keeps
    assert asked.cursor == len("Write a checklist")
    assert "no longer" in read("edit", "Write a checklist", "a1", "a1")
    assert after(take("edit", "Write two", "a1", "a1")).actions["a1"].text == "Write two"
    assert take("edit", " -> A", "a1", "a1") == Refuse("an action needs words · it stays as it was")
    assert take("edit", "words", "gone", "gone") == Nothing() == take("edit", "  ", "a1", "a1")


@pytest.mark.parametrize("key", ["list.edit", "list.action"])
def test_an_action_begins_with_a_cause_an_idea_or_a_missing_kind(key: str) -> None:
    assert press(key, CAUSE_ROW) == Fill(" -> A")
    assert press(key, IDEA_ROW) == Fill("An idea", "i1")
    assert press(key, KIND_ROW) == Fill(" #detect")


def test_where_a_row_leads_to() -> None:
    assert press("list.linked", CAUSE_ROW) == Go("whys", "whys.w1")
    assert press("list.linked", "a2", "a2") == GoLinked("actions.a2", "it answers no cause yet · l links one")
    assert press("list.details", CAUSE_ROW) == Details("whys", "w1")
    assert press("list.details", IDEA_ROW) == Details("later", "i1")
    assert press("list.details", "a1", "a1") == Details("actions", "a1")
    assert press("list.copy", "a1", "a1") == Copy("Write a checklist -> A", "the action")


def test_actions_and_ideas_are_deleted_and_moved() -> None:
    gone = do(press("list.delete", "a1", "a1", "a2"))
    assert isinstance(gone.edit, RemoveRows) and gone.words == "deleted 2 actions · u brings them back"
    assert not after(press("list.delete", IDEA_ROW)).later.keys() - {"i2"}
    assert isinstance(do(press("list.move_down", "a1", "a1")).edit, MoveRow)
    assert press("list.move_up", IDEA_ROW) == Nothing()


def test_a_state_is_chosen_by_its_key_and_a_decision_asks_for_its_reason() -> None:
    offered = press("actions.state", "a1", "a1")
    assert isinstance(offered, Choose) and [option.key for option in offered.options] == [*STATE_KEYS, "1", "2", "3", "k"]
    assert all(option.chosen.answer in MANUAL.answers for option in offered.options)
    done = do(take("state", "done", "a1", "a1"))
    assert done == Do(ChangeRows(table="actions", ids=("a1",), values={"status": "done"}, what="done", at=1.0))
    decided = do(take("state", "won't do", "a1", "a1"))
    assert isinstance(decided.then, Ask) and decided.then.name == "reason:actions.a1"
    assert after(take("reason", " no time ", "", "a1")).actions["a1"].reason == "no time"


def test_kind_area_and_priority_are_set_and_taken_off_again() -> None:
    offered = take("kinds", "", "a1", "a1")
    assert isinstance(offered, Choose) and {option.chosen.answer for option in offered.options} == {"kind", "area"}
    document = after(take("priority", "2", "", "a1", "a2"))
    assert [row.priority for row in document.actions.values()] == [2, 2]
    assert [row.priority for row in after(take("priority", "2", "", "a1", "a2", document=document)).actions.values()] == [None, None]
    assert after(take("kind", "detect", "a1", "a1")).actions["a1"].kind == "detect"


def test_a_due_date_is_proposed_read_and_refused() -> None:
    severe = DOCUMENT.with_fields("define", severity="SEV-1")
    asked = press("actions.due", "a2", "a2", document=severe)
    assert isinstance(asked, Ask) and dt.date.fromisoformat(asked.text) > dt.date(2023, 7, 24)
    assert after(take("due", "2026-12-01", "", "a1", "a2")).actions["a2"].due == dt.date(2026, 12, 1)
    assert after(take("due", " ", "", "a1")).actions["a1"].due is None
    assert take("due", "someday", "", "a1") == Refuse("that is no date · write it as 2026-12-01, fri or +2w")
    assert read("due", "someday", "", "a1").startswith("no date yet") and "2026" in read("due", "2026-12-01", "", "a1")


def test_an_owner_is_anybodys_word() -> None:
    assert after(take("who", "@payments team", "", "a1", "a2")).actions["a2"].owner == "payments team"
    assert press("actions.owner", CAUSE_ROW) == Nothing()


def test_what_it_answers_is_picked_and_taken_off_again() -> None:
    assert press("list.link", "a1", "a1") == PickLinks(("w1",), answers=True)
    linked = do(take("links", "w2", "a1", "a1"))
    assert after(linked).actions["a1"].answers == ("w1", "w2") and linked.words == "answers A, B"
    assert do(take("links", "w1", "a1", "a1")).words == "taken off · answers nothing yet"
    assert after(take("address", "https://example.org/7", "a1", "a1")).actions["a1"].tracker == "https://example.org/7"
    assert press("list.link") == Say("choose an action · l says which cause it answers")
    assert take("links", "gone", "a1", "a1") == Nothing()


def test_ideas_are_let_go_merged_and_wait_again() -> None:
    asked = press("actions.let_go", IDEA_ROW)
    assert isinstance(asked, Ask) and asked.name == "let-go:later.i1"
    assert after(take("let-go", "", "", "i1")).later["i1"].reason == "not now"
    assert press("actions.let_go", key_of(LATER, "i2")) == Do(LetGo(id="i2", at=1.0), "it waits again")
    assert press("actions.state", IDEA_ROW) == PickMerge("i1")
    assert isinstance(do(take("merge", "actions.a1", IDEA_ROW)).edit, MergeIdea)
    alone = PostMortem().with_table("later", {"i1": LaterItem(text="An idea")})
    assert press("actions.state", IDEA_ROW, document=alone) == Say("nothing else is here that it could be merged with")


def test_a_kind_that_nobody_needs_is_a_decision_with_a_reason() -> None:
    asked = press("actions.let_go", KIND_ROW)
    assert isinstance(asked, Ask) and asked.name == "no-kind:actions.detect" and asked.hint == "why no action to detect it"
    document = after(take("no-kind", "seen at once", "", "detect"))
    assert (document.actions["new1"].status, document.actions["new1"].reason) == ("won't do", "seen at once")
    assert take("no-kind", " ", "", "detect") == Nothing()
