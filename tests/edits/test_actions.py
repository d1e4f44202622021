"""Step 5: turning kept ideas into actions, and letting ideas go."""

import pytest

from pmtui.edits.actions import AddAction, LetGo
from pmtui.edits.rows import AddRow, ChangeRows, RemoveRows
from pmtui.model.actions import ActionItem
from tests.edits.doing import done, incident, refused, said, unchanged


def test_an_action_is_added_last() -> None:
    row = ActionItem(text="automate the smoke tests", owner="Ana", answers=("b",))
    after = done(incident(), AddAction(id="t2", row=row))
    assert list(after.actions) == ["t1", "t2"] and after.actions["t2"] is row


@pytest.mark.parametrize("idea", ["i1", "i2"])
def test_the_idea_it_was_made_of_is_taken(idea: str) -> None:
    after = done(incident(), AddAction(id="t2", row=ActionItem(text="x"), idea=idea))
    assert after.later[idea].status == "taken" and after.later[idea].text == incident().later[idea].text


def test_an_idea_that_is_gone_stops_nothing_and_no_action_is_written_over() -> None:
    assert done(incident(), AddAction(id="t2", row=ActionItem(text="x"), idea="gone")).actions["t2"].text == "x"
    assert "already" in refused(incident(), AddAction(id="t1", row=ActionItem(text="x")))


def test_an_idea_is_let_go_with_a_reason_and_waits_again() -> None:
    gone = done(incident(), LetGo(id="i1", reason="too dear"))
    assert (gone.later["i1"].status, gone.later["i1"].reason) == ("let go", "too dear")
    unchanged(gone, LetGo(id="i1", reason="too dear"))
    assert done(gone, LetGo(id="i1", reason="other")).later["i1"].reason == "other"
    back = done(gone, LetGo(id="i1"))
    assert (back.later["i1"].status, back.later["i1"].reason) == ("waiting", "")
    assert done(incident(), LetGo(id="i1")).later["i1"].status == "let go"
    assert "not there" in refused(incident(), LetGo(id="gone"))


def test_states_and_reasons_of_several_are_one_edit() -> None:
    document = done(incident(), AddRow(table="actions", id="t2", row=ActionItem(text="y")))
    edit = ChangeRows(table="actions", ids=("t1", "t2"), values={"status": "won't do"}, what="won't do")
    after = done(document, edit)
    assert [row.status for row in after.actions.values()] == ["won't do", "won't do"]
    unchanged(after, edit)
    assert said(edit) == ("won't do of 2 rows", "actions", "actions.t2")


def test_a_removed_action_or_idea_is_gone_alone() -> None:
    assert not done(incident(), RemoveRows(table="actions", ids=("t1",))).actions
    after = done(incident(), RemoveRows(table="later", ids=("i1",)))
    assert list(after.later) == ["i2"] and said(RemoveRows(table="later", ids=("i1",))) == ("deleted 1 row", "actions", "later.i1")


def test_undo_says_what_and_where() -> None:
    edit = AddAction(id="t2", row=ActionItem(text="automate the staging smoke tests now"))
    assert said(edit) == ("action “automate the staging smoke…”", "actions", "actions.t2")
    assert said(LetGo(id="i1")) == ("let an idea go", "actions", "later.i1")
