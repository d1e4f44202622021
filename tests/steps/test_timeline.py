"""Step 3 as functions: each verb on a row, on several, on a gap, on a moment that is asked for, and where there is no row."""

import pytest

from pmtui.edits.define import SetNotKnown
from pmtui.edits.rows import ChangeRows, RemoveRows
from pmtui.edits.timeline import AddEvents, ToggleMilestone, ToggleStar
from pmtui.edits.timeline_merge import MergeEvents
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import GAP, MOMENT, key_of
from pmtui.model.timeline import KINDS, MILESTONES
from pmtui.steps.base import asked_again
from pmtui.steps.outcomes import (
    Ask,
    Choose,
    Chosen,
    Copy,
    Details,
    Do,
    Go,
    GoLinked,
    Nothing,
    Refuse,
    Say,
    Type,
    Unmark,
)
from pmtui.steps.timeline.manual import MANUAL
from pmtui.steps.timeline.rows import GONE, KIND_KEYS, MILESTONE_KEYS, NO_ROW
from tests.steps.desk import at
from tests.steps.timeline_desk import DETECTED, DOCUMENT, GAP_ROW, after, do, paste, press, take

ONE_ROW = ("list.details", "list.linked", "list.action", "list.link", "list.account")
ANY_ROWS = ("timeline.kind", "list.time", "list.who", "timeline.star", "list.delete", "list.copy")


# where there is no row


def test_no_verb_fails_where_there_is_no_row() -> None:
    for key, verb in MANUAL.verbs.items():
        outcome = verb(at(PostMortem()))
        assert isinstance(outcome, Nothing | Type) or (key == "timeline.zone" and isinstance(outcome, Ask)), (key, outcome)


@pytest.mark.parametrize("row", [GAP_ROW, DETECTED])
@pytest.mark.parametrize("key", [*ONE_ROW, *ANY_ROWS])
def test_a_gap_and_a_missing_moment_say_what_can_be_done_there(key: str, row: str) -> None:
    assert press(key, row) == Say(NO_ROW)


@pytest.mark.parametrize("key", ONE_ROW)
def test_what_is_of_one_row_does_nothing_on_a_gap_while_others_are_marked(key: str) -> None:
    assert press(key, GAP_ROW, "t1217", "t1230") == Nothing()


@pytest.mark.parametrize("key", [*ONE_ROW, *ANY_ROWS])
def test_each_verb_has_something_to_do_on_a_row(key: str) -> None:
    assert not isinstance(press(key, "t1217", "t1217"), Nothing | Say | Type)


@pytest.mark.parametrize("row", ["", GAP_ROW, DETECTED])
def test_editing_where_there_is_no_line_types_there(row: str) -> None:
    assert press("list.edit", row) == Type()


# kind, milestone, star, one of many


def test_a_kind_or_a_milestone_is_chosen_by_its_key() -> None:
    offered = press("timeline.kind", "t1217", "t1217")
    assert isinstance(offered, Choose)
    assert [option.key for option in offered.options] == [*KIND_KEYS, *MILESTONE_KEYS, "+"]
    assert [option.chosen.value for option in offered.options] == [*KINDS, *MILESTONES, ""]
    assert "impact start" in [option.word for option in offered.options]
    assert all(option.chosen.answer in MANUAL.answers for option in offered.options)
    several = press("timeline.kind", "t1217", "t1217", "t1230")
    assert isinstance(several, Choose) and several.options[-1].chosen == Chosen("merge")
    assert len({option.key for option in several.options}) == len(several.options)


def test_a_kind_a_milestone_and_a_star_are_of_all_rows_chosen() -> None:
    ids = ("t1217", "t1230")
    kind = do(take("kind", "change", "t1217", *ids))
    assert kind == Do(ChangeRows(table="timeline", ids=ids, values={"kind": "change"}, what="kind change", at=1.0))
    assert do(take("milestone", "mitigated", "t1230", *ids)).edit == ToggleMilestone(ids=ids, milestone="mitigated", at=1.0)
    assert do(press("timeline.star", "t1217", *ids)).edit == ToggleStar(ids=ids, at=1.0)
    assert take("milestone", "mitigated") == Nothing() == take("kind", "change")


def test_rows_contributed_or_not() -> None:
    document = after(take("contributed", "", "t1217", "t1217", "t1230"))
    assert [document.timeline[key].contributed for key in ("t1217", "t1230", "loose")] == [True, True, False]
    again = do(take("contributed", "", "t1217", "t1217", "t1230", document=document))
    assert again.edit.label.startswith("did not contribute") and not any(
        row.contributed for row in after(again, document).timeline.values()
    )
    assert take("contributed", "") == Nothing()


def test_marked_rows_become_one_and_are_marked_no_more() -> None:
    merged = do(take("merge", "", "t1217", "t1217", "t1230"))
    assert isinstance(merged.edit, MergeEvents) and merged.then == Unmark() and merged.words.startswith("one row of 2 ·")
    document = after(merged)
    assert set(document.timeline) == {"t1217", "loose"}
    assert [row.text for row in document.timeline["t1217"].accounts.values()] == ["Rolled back"]
    assert take("merge", "") == Nothing()


# who, link, account


def test_who_did_it_is_somebody_of_step_1() -> None:
    asked = press("list.who", "t1217", "t1217", "t1230")
    assert isinstance(asked, Ask) and asked.name == "who:timeline.t1217,t1230"
    document = after(take("who", "@ben @ana", "", "t1217", "t1230"))
    assert [document.timeline[key].who for key in ("t1217", "t1230")] == [("ben", "ana")] * 2
    assert after(take("who", " ", "", "t1217"), document).timeline["t1217"].who == ()
    assert take("who", "@zoe, ana, max", "", "t1217") == Refuse("@zoe, max: not in step 1 · add them there first")


def test_links_are_added_once() -> None:
    asked = press("list.link", "t1217", "t1217")
    assert isinstance(asked, Ask) and (asked.name, asked.word) == ("link:timeline.t1217", "Add")
    document = after(take("link", "https://a.example/1 and https://a.example/2", "", "t1217"))
    again = after(take("link", "https://a.example/1", "", "t1217", document=document), document)
    assert again.timeline["t1217"].links == ("https://a.example/1", "https://a.example/2")
    assert take("link", "a.example", "", "t1217") == Refuse("a link begins with https://")


def test_two_accounts_stand_until_it_is_said_what_settles_them() -> None:
    asked = press("list.account", "t1217", "t1217")
    assert isinstance(asked, Ask) and (asked.name, asked.hint) == ("account:timeline.t1217", "Ben: my terminal says 12:23")
    told = do(take("account", "Ben: my terminal says 12:23", "", "t1217"))
    document = after(told)
    (account,) = document.timeline["t1217"].accounts.values()
    assert (account.who, account.text) == ("Ben", "my terminal says 12:23") and told.words.startswith("both accounts stand")
    again = press("list.account", "t1217", "t1217", document=document)
    assert isinstance(again, Ask) and again.hint.startswith("= what settles it")
    settled = after(take("account", "= the log has 12:23", "", "t1217", document=document), document)
    (account,) = settled.timeline["t1217"].accounts.values()
    assert account.settled == "the log has 12:23"
    assert take("account", "= again", "", "t1217", document=settled) == Refuse("nothing waits here to be settled")
    assert take("account", "=", "", "t1217", document=document) == Refuse("what settles it? = and the words")
    assert take("account", "", "", "t1217") == Refuse("an account needs words")


@pytest.mark.parametrize("answer", ["link", "account", "time"])
def test_words_for_a_row_that_is_gone_wait_in_their_box(answer: str) -> None:
    assert take(answer, "https://a.example/1", "", "gone") == Refuse(GONE)


# from and to elsewhere


def test_where_a_row_leads_to() -> None:
    assert press("list.linked", "t1217", "t1217") == GoLinked("timeline.t1217", "no answer rests on it yet · step 4, l links it")
    assert press("list.action", "t1217", "t1217") == Go("actions", "", " -> 12:17")
    assert press("list.details", "t1217", "t1230") == Details("timeline", "t1217")


def test_rows_are_copied_in_their_order_as_lines_that_can_be_pasted_back() -> None:
    assert press("list.copy", "t1217", "t1217") == Copy("12:17 Promoted #impact-start", "1 row")
    several = press("list.copy", "t1230", "t1230", "t1217")
    assert isinstance(several, Copy) and several == Copy("12:17 Promoted #impact-start\n12:30 Rolled back", "2 rows")
    pasted = do(paste(several.text.splitlines())).edit
    assert isinstance(pasted, AddEvents) and [row.text for row in pasted.events.values()] == ["Promoted", "Rolled back"]


def test_rows_are_deleted() -> None:
    gone = do(press("list.delete", "t1217", "t1217", "t1230"))
    assert isinstance(gone.edit, RemoveRows) and gone.words == "deleted 2 rows · u brings them back"
    assert do(press("list.delete", "t1217", "t1217")).words == "deleted 1 row · u brings it back"


# gaps and moments


def test_a_gap_needs_no_record_for_a_reason() -> None:
    asked = press("timeline.dismiss", GAP_ROW)
    assert isinstance(asked, Ask) and (asked.name, asked.ids) == ("gap:timeline.t1217", ("t1217",))
    assert after(take("gap", " we waited ", "", "t1217")).timeline["t1217"].gap == "we waited"
    assert after(take("gap", "", "", "t1217")).timeline["t1217"].gap == "nothing to record"
    assert press("timeline.dismiss", "t1217", "t1217") == Nothing() == press("timeline.dismiss", key_of(GAP, "gone"))


def test_a_moment_that_nobody_knows_is_asked_for_no_more() -> None:
    settled = do(press("timeline.dismiss", key_of(MOMENT, "impact-end")))
    assert isinstance(settled.edit, SetNotKnown) and settled.words == "impact end: not known, and asked no more"
    assert after(settled).define.not_known == ("impact-end",)


# the line's help, and the way back to half-typed words


def test_what_marks_can_become() -> None:
    offered = MANUAL.offered(at(DOCUMENT))
    assert [word for word, _ in offered["#"]] == [*MILESTONES, *KINDS] and list(offered["->"]) == [("A", "No checklist")]
    assert len(list(offered["@"])) == 2


def test_half_typed_words_know_again_what_they_were_for() -> None:
    names = ("edit", "time", "who", "link", "account", "gap")
    for name in [*(f"{name}:timeline.t1217" for name in names), "time:timeline.t1217,t1230", "who:timeline.t1217,loose", "second-zone"]:
        asked = asked_again(MANUAL, name, at(DOCUMENT, GAP_ROW))
        assert asked is not None and asked.name == name
    for name in [*(f"{name}:timeline.gone" for name in names), "time:timeline.t1217,gone", "add", "zone", "row"]:
        assert asked_again(MANUAL, name, at(DOCUMENT, "t1217", "t1217")) is None, name


def test_what_is_asked_for_is_asked_for_again() -> None:
    asking = {"edit", "time", "who", "link", "account", "gap", "second-zone"}
    assert {name for name, answer in MANUAL.answers.items() if answer.asks is not None} == asking
