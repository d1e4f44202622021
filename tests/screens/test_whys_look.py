"""How the tree is looked at, as a part: cursor, folds, zoom by id, without a widget and without a window."""

import pytest

from pmtui.model.row_key import ASKED, key_of
from pmtui.model.whys import Why
from pmtui.screens.whys.look import REMEMBERED, WHOLE, TreeLook
from pmtui.widgets.why_lines import PROBLEM

WHYS = {
    "a1": Why(text="one"),
    "a2": Why(under="a1", text="one a"),
    "a3": Why(under="a2", question="why?", text="one a deep"),
    "b1": Why(text="two"),
    "b2": Why(under="b1", text="two a"),
    "b3": Why(under="b1", text="two b"),
}
OVER_A3 = key_of(ASKED, "a3")


def standing(here: str = PROBLEM, zoomed: str = "", *folded: str) -> TreeLook:
    """A look at the tree, drawn once."""
    look = TreeLook()
    look.settle(WHYS)
    look.here, look.zoomed, look.folded = here, zoomed, set(folded)
    return look


def seen(look: TreeLook) -> tuple[str, str, set[str]]:
    return look.here, look.zoomed, look.folded


def test_one_begins_on_the_problem_with_all_unfolded() -> None:
    look = TreeLook()
    look.settle({})
    assert seen(look) == (PROBLEM, "", set()) and look.answer({}) == "" and not look.rose


def test_the_question_over_an_answer_is_about_that_answer() -> None:
    assert standing(OVER_A3).answer(WHYS) == standing("a3").answer(WHYS) == "a3"


def test_at_the_top_of_what_is_zoomed_into_the_tree_has_its_root() -> None:
    look = standing("b1", "b1")
    assert look.shown == PROBLEM and look.meant(PROBLEM) == "b1" and look.meant("b2") == "b2"
    assert standing("b2", "b1").shown == "b2" and standing("a1").meant(PROBLEM) == PROBLEM


def test_wherever_one_stands_anew_one_did_not_rise() -> None:
    look = standing("b2", "b1")
    look.rise(WHYS)
    look.stand("b3")
    assert (look.here, look.rose) == ("b3", False)


# folds


def test_an_answer_is_folded_then_left_for_the_one_above() -> None:
    look = standing("a2")
    look.fold(WHYS)
    assert seen(look) == ("a2", "", {"a2"})
    look.fold(WHYS)
    assert seen(look) == ("a1", "", {"a2"})


@pytest.mark.parametrize(("here", "above"), [("a3", "a2"), (OVER_A3, "a2"), ("b1", ""), ("b3", "b1")])
def test_where_nothing_is_to_be_folded_one_goes_up(here: str, above: str) -> None:
    look = standing(here, "", "b1")
    look.fold(WHYS)
    assert seen(look) == (above, "", {"b1"})


def test_the_problem_is_not_folded() -> None:
    look = standing()
    look.fold(WHYS)
    look.unfold()
    assert seen(look) == (PROBLEM, "", set())


def test_one_key_folds_and_unfolds() -> None:
    look = standing("a1")
    look.toggle(WHYS)
    assert look.folded == {"a1"}
    look.toggle(WHYS)
    assert seen(look) == ("a1", "", set())


def test_at_the_top_of_the_zoom_a_fold_leads_out_of_it() -> None:
    look = standing("a2", "a2")
    look.fold(WHYS)
    assert seen(look) == ("a1", "a1", set())


# up


def test_one_up_within_the_zoom_shows_no_more_of_the_tree() -> None:
    look = standing("a3", "a2")
    assert not look.rise(WHYS) and seen(look) == ("a2", "a2", set()) and look.rose


def test_one_up_from_the_top_of_the_zoom_takes_more_into_sight_up_to_all() -> None:
    look = standing("a2", "a2")
    assert look.rise(WHYS) and seen(look) == ("a1", "a1", set())
    assert look.rise(WHYS) and seen(look) == (PROBLEM, "", set())


# zoom


def test_a_branch_is_zoomed_into_unfolded_and_left_by_the_same_key() -> None:
    look = standing("b1", "", "b1")
    assert look.zoom(WHYS) == ("zoomed in · esc shows the whole tree", True)
    assert seen(look) == ("b1", "b1", set())
    assert look.zoom(WHYS) == (WHOLE, True) and seen(look) == ("b1", "", set())


def test_a_branch_of_a_branch_is_zoomed_into() -> None:
    look = standing("a2", "a1")
    assert look.zoom(WHYS)[1] and look.zoomed == "a2"


@pytest.mark.parametrize(
    ("here", "words"), [("b2", "nothing stands under it yet"), ("", "the whole tree is here · choose an answer to zoom into")]
)
def test_what_can_not_be_zoomed_into_says_so(here: str, words: str) -> None:
    look = standing(here)
    assert look.zoom(WHYS) == (words, False) and seen(look) == (here, "", set())


def test_escape_ends_a_zoom_once() -> None:
    look = standing("b2", "b1")
    assert look.zoom_out() and not look.zoom_out() and seen(look) == ("b2", "", set())


# another tree


def test_what_is_revealed_is_stood_on_and_nothing_hides_it() -> None:
    look = standing("b1", "b1", "a1", "a2", "b1")
    look.settle(WHYS, "a3")
    assert seen(look) == ("a3", "", {"b1"})


@pytest.mark.parametrize("reveal", ["", "gone"])
def test_what_is_not_there_is_not_revealed(reveal: str) -> None:
    look = standing("b1")
    look.settle(WHYS, reveal)
    assert look.here == "b1"


@pytest.mark.parametrize(
    ("here", "gone", "near"),
    [
        ("b2", {"b2"}, "b3"),  # the one below it
        ("b3", {"b3"}, "b2"),  # else above it
        (OVER_A3, {"a3"}, "a2"),  # else the one it stood under
        ("a3", {"a1", "a2", "a3"}, "b1"),  # or what stands beside that
        ("b3", set(WHYS), PROBLEM),
    ],
)
def test_the_cursor_goes_next_to_what_is_gone(here: str, gone: set[str], near: str) -> None:
    look = standing(here)
    look.settle({key: why for key, why in WHYS.items() if key not in gone})
    assert look.here == near


def test_the_zoom_ends_with_its_answer_or_where_the_cursor_left_it() -> None:
    look = standing("b2", "b1")
    look.settle({key: why for key, why in WHYS.items() if not key.startswith("b")})
    assert look.zoomed == ""
    moved = {**WHYS, "b2": Why(under="a1", text="two a")}
    look = standing("b2", "b1")
    look.settle(moved)
    assert (look.here, look.zoomed) == ("b2", "")


def test_a_tree_that_comes_back_looks_as_it_was_left() -> None:
    look = standing("a2", "a1", "b1")
    other = {**WHYS, "b4": Why(under="b1", text="two c")}
    look.settle(other, "b4")
    assert seen(look) == ("b4", "", set())
    look.settle(WHYS, "b1")  # as undo does, which reveals what was changed
    assert seen(look) == ("a2", "a1", {"b1"})
    look.settle(other)
    assert seen(look) == ("b4", "", set())


def test_the_same_tree_drawn_again_changes_nothing() -> None:
    look = standing("a2", "a1", "b1")
    look.settle(WHYS)
    assert seen(look) == ("a2", "a1", {"b1"})


def test_trees_of_long_ago_are_forgotten() -> None:
    look = standing("a2")
    for number in range(REMEMBERED + 1):
        look.settle({**WHYS, "new": Why(text=str(number))}, "new")
    look.settle(WHYS)
    assert look.here == "b1"  # next to what is gone, no longer as it was left
