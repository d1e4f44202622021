"""Coverage: causes by letter, each with the actions that answer it."""

import pytest
from hypothesis import given, settings

from pmtui.model.actions import AREAS, WANTED, ActionItem
from pmtui.model.figures.coverage import areas, bare_causes, bare_first, causes, counts, kinds, uncovered_actions
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import Why, letters
from tests.strategies import documents

TREE = {
    "w1aaa": Why(text="a bug came in"),
    "w2bbb": Why(under="w1aaa", text="variants are hard to test", marks=("root",)),
    "w3ccc": Why(under="w1aaa", text="no checklist", marks=("factor",)),
    "w4ddd": Why(text="tried by hand", marks=("root", "factor")),
}


def document(**actions: ActionItem) -> PostMortem:
    """Return a document with the tree above and these actions."""
    return PostMortem(whys=TREE, actions=actions, timeline={"e1aaa": TimelineEvent(text="rolled back")})


def test_letters_follow_the_tree_and_actions_follow_the_list() -> None:
    listed = causes(document(p1aaa=ActionItem(answers=("w4ddd",)), p2bbb=ActionItem(answers=("w3ccc", "w4ddd", "w4ddd"))))
    assert [(cause.letter, cause.mark, cause.actions) for cause in listed] == [
        ("A", "root", ()),
        ("B", "factor", ("p2bbb",)),
        ("C", "root", ("p1aaa", "p2bbb")),
    ]


def test_bare_causes_come_first_and_the_rest_stays_in_order() -> None:
    listed = causes(document(p1aaa=ActionItem(answers=("w2bbb",))))
    assert [cause.letter for cause in bare_first(listed)] == ["C", "B", "A"]
    assert [cause.letter for cause in bare_causes(document())] == ["A", "C"]


@pytest.mark.parametrize(
    ("status", "reason", "answers"),
    [("", "", True), ("done", "", True), ("won't do", "", False), ("won't do", "the endpoint goes away", True)],
)
def test_a_decision_against_counts_only_with_its_reason(status: str, reason: str, answers: bool) -> None:
    action = ActionItem(status=status, reason=reason, answers=("w2bbb",))
    assert counts(action) is answers
    assert causes(document(p1aaa=action))[0].bare is not answers


def test_actions_that_answer_nothing_known() -> None:
    with_actions = document(p1aaa=ActionItem(answers=("nobody",)), p2bbb=ActionItem(answers=("e1aaa",)), p3ccc=ActionItem())
    assert uncovered_actions(with_actions) == ["p1aaa", "p3ccc"]


@settings(max_examples=60, deadline=None)
@given(documents())
def test_each_marked_answer_is_one_cause_whatever_the_document(any_document: PostMortem) -> None:
    listed = causes(any_document)
    assert {cause.id: cause.letter for cause in listed} == letters(any_document.whys)
    assert sorted(bare_first(listed), key=lambda cause: cause.id) == sorted(listed, key=lambda cause: cause.id)
    assert all(key in any_document.actions for cause in listed for key in cause.actions)


@settings(max_examples=40, deadline=None)
@given(documents())
def test_counts_of_kinds_and_areas_are_those_of_a_plain_count(any_document: PostMortem) -> None:
    rows = [row for row in any_document.actions.values() if row.status != "won't do"]
    assert {kind.word: kind.number for kind in kinds(any_document)} == {
        word: len([row for row in rows if row.kind == word]) for word in WANTED
    }
    assert areas(any_document) == {word: len([row for row in rows if row.area == word]) for word in AREAS}
    for cause in causes(any_document):
        plain = [key for key, row in any_document.actions.items() if cause.id in row.answers and (row.status != "won't do" or row.reason)]
        assert list(cause.actions) == plain
