"""Outcomes are values: compared, named, without a function; and drafts find the verb that asked for them."""

import pytest

from pmtui.model.postmortem import PostMortem
from pmtui.steps import outcomes
from pmtui.steps.actions import manual as actions
from pmtui.steps.base import asked_again
from pmtui.steps.outcomes import Ask, Nothing, Outcome, Refuse, Say
from tests.steps.desk import at

KINDS = [kind for kind in vars(outcomes).values() if isinstance(kind, type) and issubclass(kind, Outcome) and kind is not Outcome]


def test_outcomes_are_equal_by_kind_and_fields() -> None:
    assert Say("x") == Say("x") and Say("x") != Refuse("x") and Say("x") != Say("y") and Nothing() == Nothing()
    match Say("x", news=True):
        case Say(words, news):
            assert (words, news) == ("x", True)


def test_too_many_values_are_a_fault() -> None:
    with pytest.raises(TypeError, match="Refuse: 2 values"):
        Refuse("x", "y")  # type: ignore[call-arg]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_outcome_holds_a_function(kind: type[Outcome]) -> None:
    said = {name: str(note) for cls in reversed(kind.__mro__) for name, note in vars(cls).get("__annotations__", {}).items()}
    assert not [name for name in kind.FIELDS if "Callable" in said[name] or said[name] == "Any"], kind.FIELDS
    assert kind.__match_args__ == kind.FIELDS


def test_a_draft_is_kept_by_answer_table_and_rows() -> None:
    assert Ask("add", "Action").name == "add"
    assert Ask("due", "Due", "actions", ("a1",)).name == "due:actions.a1"
    assert Ask("due", "Due", "actions", ("a1", "a2")).name == "due:actions.a1,a2"
    assert Ask("backlog", "Backlog", "define").name == "backlog:define"


def test_half_typed_words_know_again_what_they_were_for(demo: PostMortem) -> None:
    one, two = list(demo.actions)[:2]
    for name in (f"due:actions.{one}", f"due:actions.{one},{two}", f"edit:actions.{two}", f"who:actions.{one}", "no-kind:actions.detect"):
        asked = asked_again(actions.MANUAL, name, at(demo))
        assert asked is not None and asked.name == name
    for name in ("due:actions.gone", "edit:timeline.x", "state:actions.x", "nonsense", "add", ""):
        assert asked_again(actions.MANUAL, name, at(demo)) is None, name


def test_an_id_written_by_hand_may_hold_a_comma_and_a_dot(demo: PostMortem) -> None:
    row = next(iter(demo.actions.values()))
    document = demo.with_table("actions", {"a,b.c": row})
    asked = asked_again(actions.MANUAL, "due:actions.a,b.c", at(document))
    assert asked is not None and asked.ids == ("a,b.c",)
