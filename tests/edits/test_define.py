"""Step 2: the problem's fields, figures, and what is not known."""

import pytest

from pmtui.edits.define import AddQuantity, ChangeProblemField, ChangeQuantity, SetNotKnown
from pmtui.edits.rows import RemoveRows
from pmtui.model.define import Define
from pmtui.model.postmortem import PostMortem
from tests.edits.doing import done, incident, refused, said, unchanged

EMPTY = PostMortem(id="x")


def settled(document: PostMortem) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return document.define.not_known, document.define.does_not_apply


def test_a_field_changes_and_a_value_settles_it() -> None:
    document = done(EMPTY, SetNotKnown(field="trigger"), ChangeProblemField(name="trigger", value="a deployment"))
    assert document.define.trigger == "a deployment" and settled(document) == ((), ())
    unchanged(document, ChangeProblemField(name="trigger", value="a deployment"))
    unchanged(document, ChangeProblemField(name="trigger", value="a deploy\x00ment"))


def test_an_emptied_field_stays_not_known_where_it_was_said() -> None:
    document = done(EMPTY, SetNotKnown(field="trigger"))
    unchanged(document, ChangeProblemField(name="trigger", value=""))


def test_a_value_that_does_not_fit_is_refused_in_a_sentence() -> None:
    assert refused(EMPTY, ChangeProblemField(name="links", value=7)) == "links: that value does not fit here"


def test_not_known_goes_round_in_three() -> None:
    cycle = SetNotKnown(field="severity")
    document, states = EMPTY, []
    for _ in range(4):
        document = done(document, cycle)
        states.append(settled(document))
    assert states == [(("severity",), ()), ((), ("severity",)), ((), ()), (("severity",), ())]


@pytest.mark.parametrize(("field", "names"), [("began", ("began", "ended")), ("impact", ("impact", "quantities")), ("fault", ("fault",))])
def test_a_state_that_is_said_is_taken_for_all_the_field_stands_for(field: str, names: tuple[str, ...]) -> None:
    known = done(EMPTY, SetNotKnown(field=field, state="not_known"))
    assert settled(known) == (names, ())
    unchanged(known, SetNotKnown(field=field, state="not_known"))
    assert settled(done(known, SetNotKnown(field=field, state="does_not_apply"))) == ((), names)


def test_what_is_not_known_says_nothing_beside() -> None:
    document = done(incident(), SetNotKnown(field="problem", state="not_known"))
    assert document.define.problem == "" and document.define.not_known == ("problem",)
    document = done(EMPTY, ChangeProblemField(name="services", value=("api",)), SetNotKnown(field="services", state="not_known"))
    assert document.define.services == ()
    document = done(EMPTY, AddQuantity(id="q", text="Requests", amount="3.7M"), SetNotKnown(field="requests", state="not_known"))
    assert not document.define.quantities and document.define.not_known == ("requests",)
    document = done(incident(), SetNotKnown(field="began", state="not_known"))
    assert document.timeline["e1"].milestones == () and document.timeline["e1"].text == "staging promoted"


def test_what_the_file_says_and_no_field_takes_is_not_lost_by_looking() -> None:
    document = EMPTY.model_copy(update={"define": Define.read({"not_known": "trigger", "does_not_apply": 5, "kind": ["odd"], "color": 1})})
    unchanged(document, ChangeProblemField(name="kind", value=""))
    after = done(document, SetNotKnown(field="severity", state="not_known"))
    assert after.define.kept == {"does_not_apply": 5, "kind": ["odd"], "color": 1}
    assert after.define.not_known == ("severity",)


def test_figures_are_added_changed_and_settle_the_impact() -> None:
    document = done(
        EMPTY, SetNotKnown(field="impact"), SetNotKnown(field="requests"), AddQuantity(id="q", text="requests", amount="about 3.7M")
    )
    assert document.define.quantities["q"].amount == "about 3.7M" and settled(document) == (("impact",), ())
    document = done(document, ChangeQuantity(id="q", amount="4M"))
    assert document.define.quantities["q"].amount == "4M" and document.define.quantities["q"].text == "requests"
    unchanged(document, ChangeQuantity(id="q", amount="4M"))
    assert not done(document, RemoveRows(table="define.quantities", ids=("q",))).define.quantities


def test_a_figure_by_hand_beside_not_known_is_known_once_it_changes() -> None:
    document = done(EMPTY, AddQuantity(id="q", text="Users", amount="5")).with_fields("define", not_known=("users", "quantities"))
    assert settled(done(document, ChangeQuantity(id="q", amount="6"))) == ((), ())
    assert settled(done(document, ChangeQuantity(id="q", amount=""))) == (("users", "quantities"), ())


def test_figures_are_refused_in_sentences() -> None:
    document = done(EMPTY, AddQuantity(id="q", text="users", amount="5"))
    assert "already" in refused(document, AddQuantity(id="q", text="users", amount="6"))
    assert "not there" in refused(document, ChangeQuantity(id="r", amount="6"))
    assert "amount" in refused(document, SetNotKnown(field="quantity:q"))


def test_undo_says_what_and_where() -> None:
    change = ChangeProblemField(name="lead_up", value="x")
    assert said(change) == ("lead up", "define", "define.lead_up") and change.merge_key == "define.lead_up"
    assert said(SetNotKnown(field="lead_up", state="not_known")) == ("lead up: not known", "define", "define.lead_up")
    assert said(SetNotKnown(field="impact"))[0].startswith("impact: ")
    assert said(AddQuantity(id="q", text="users", amount="5")) == ("users", "define", "define.quantities.q")
    change_figure = ChangeQuantity(id="q", amount="5")
    assert said(change_figure) == ("figure", "define", "define.quantities.q") and change_figure.merge_key
