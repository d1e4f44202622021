"""The tree of whys: cursor and folds by id, the heavy chain, and only what changed is painted."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.geometry import Region

from pmtui.widgets.paint import width_of
from pmtui.widgets.why_lines import Chain, Shape, answer_line
from pmtui.widgets.why_tree import PROBLEM, Branch, WhyTree
from tests.widgets.stage import Counted, Stage, on_stage


class CountedTree(Counted, WhyTree):
    """A tree that counts what it draws, and how often it asks for all of it."""

    DEFAULT_CSS = ""
    whole = 0

    def refresh(self, *regions: Region, **how: bool) -> "CountedTree":
        self.whole += not regions
        return super().refresh(*regions, **how)


def tree(*rows: str) -> list[Branch]:
    """Return branches made of words, one per line, two blanks per level; each is its own id."""
    out: list[Branch] = []
    above: list[str] = []
    for text in rows:
        level = (len(text) - len(text.lstrip())) // 2
        key = text.strip()
        above[level:] = [key]
        out.append(Branch(key, above[level - 1] if level else PROBLEM, key, question=key.endswith("?")))
    return out


ROWS = ("a", "  b", "    c", "    d", "  e", "f", "  g")


def band(stage: Stage) -> str:
    bands = [text for text in stage.rows if text.startswith("▌")]
    return bands[0].split()[-1] if len(bands) == 1 else f"{len(bands)} bands"


# the cursor and its id


async def test_the_cursor_stays_on_its_answer_when_others_come_go_and_move() -> None:
    pane = WhyTree()
    async with on_stage(pane) as stage:
        for rows in (ROWS, ("x", *ROWS), ("f", "  g", "a", "  e", "  b", "    d"), ("d",)):
            pane.put("problem", tree(*rows), (), "d")
            await stage.pilot.pause()
            assert (pane.cursor, band(stage)) == ("d", "d")
            assert list(pane.branches) == [text.strip() for text in rows]


async def test_a_cursor_whose_answer_is_gone_goes_to_the_one_above() -> None:
    pane = WhyTree()
    async with on_stage(pane):
        pane.put("problem", tree(*ROWS), (), "d")
        pane.put("problem", tree("a", "  b", "f"), (), "d")
        assert pane.cursor == "b"
        pane.put("problem", tree("f"), (), "b")
        assert pane.cursor == PROBLEM


@pytest.mark.parametrize(
    ("folded", "asked", "found", "keys"),
    [
        ({"b"}, "c", "b", ["", "a", "b", "e", "f", "g"]),
        ({"a"}, "c", "a", ["", "a", "f", "g"]),
        ({"a", "b"}, "d", "a", ["", "a", "f", "g"]),
        ({"b"}, "b", "b", ["", "a", "b", "e", "f", "g"]),
        ({"g", "nowhere"}, "g", "g", ["", "a", "b", "c", "d", "e", "f", "g"]),
    ],
)
async def test_a_cursor_under_a_fold_goes_to_the_nearest_in_sight(folded: set[str], asked: str, found: str, keys: list[str]) -> None:
    pane = WhyTree()
    async with on_stage(pane) as stage:
        pane.put("problem", tree(*ROWS), folded, asked)
        await stage.pilot.pause()
        assert (pane.cursor, band(stage), pane.keys()) == (found, band(stage), keys)
        assert [text.split()[-1] for text in stage.rows[1 : len(keys)] if "folded" not in text] == [
            key for key in keys[1:] if key not in folded or key == "g"
        ]
        pane.stand_on(asked)
        assert pane.cursor == found


async def test_folds_are_kept_by_id_and_say_what_is_in_them() -> None:
    pane = WhyTree()
    async with on_stage(pane) as stage:
        pane.put("problem", tree(*ROWS), {"a"}, "f")
        await stage.pilot.pause()
        assert stage.rows[1].endswith("a … 4 folded")
        pane.put("problem", tree("f", "a", "  b", "  why?", "  h"), {"a"}, "f")
        await stage.pilot.pause()
        assert stage.rows[2].endswith("a … 2 folded")  # a question is no answer
        assert pane.folded == {"a"}
        pane.put("problem", tree("f", "a", "  b"), (), "f")
        await stage.pilot.pause()
        assert "folded" not in "".join(stage.rows)


async def test_moving_goes_by_lines_in_sight_and_tells_it() -> None:
    pane = WhyTree()
    async with on_stage(pane) as stage:
        pane.put("problem", tree(*ROWS), {"b"}, PROBLEM)
        for by in (1, 1, 1, -1, 100, 1, -100, -1):
            pane.move(by)
        await stage.pilot.pause()
        assert [message.key for message in stage.said(WhyTree.Stands)] == ["a", "b", "e", "b", "g", ""]


async def test_keys_are_left_to_the_screen() -> None:
    pane = WhyTree()
    async with on_stage(pane) as stage:
        pane.put("problem", tree(*ROWS), (), "b")
        await stage.pilot.press("space", "enter", "shift+up", "shift+down", "shift+left", "left", "x")
        assert (pane.cursor, pane.keys(), stage.said(WhyTree.Stands), stage.said(WhyTree.Chosen)) == ("b", ["", *"abcdefg"], [], [])


# in sight


async def test_the_cursor_is_seen_wherever_it_goes_and_what_is_below_is_counted() -> None:
    pane = WhyTree()
    keys = [PROBLEM, *(f"k{number}" for number in range(19))]
    async with on_stage(pane, size=(40, 6)) as stage:
        pane.put("problem", tree(*keys[1:]), (), PROBLEM)
        for by in (*[1] * 12, *[-1] * 6, 100, -3, -100):
            pane.move(by)
            await stage.pilot.pause()
            assert band(stage) == (pane.cursor or "problem")
            seen = [keys.index(text.split()[-1]) for text in stage.rows if text.split()[-1] in keys]
            below = len(keys) - 1 - max(seen)
            assert (stage.rows[-1] == f"   ↓ {below} more rows") == bool(below)


async def test_a_smaller_screen_keeps_the_cursor_in_sight() -> None:
    pane = WhyTree()
    async with on_stage(pane) as stage:
        pane.put("problem", tree(*(f"k{number}" for number in range(30))), (), "k8")
        await stage.pilot.resize_terminal(40, 4)
        await stage.pilot.pause()
        assert band(stage) == "k8"


async def test_the_wheel_moves_the_rows_and_what_is_painted_is_true() -> None:
    pane = WhyTree()
    async with on_stage(pane, size=(40, 6)) as stage:
        pane.put("problem", tree(*(f"k{number}" for number in range(30))), (), "k1")
        await stage.pilot.pause()
        for kind, times, first in ((events.MouseScrollDown, 2, "k4"), (events.MouseScrollUp, 1, "k2"), (events.MouseScrollDown, 99, "k25")):
            for _ in range(times):
                pane.post_message(kind(pane, 5, 3, 0, 0, 0, False, False, False))
            await stage.pilot.pause()
            assert (pane.cursor, stage.rows[1].split()[-1]) == ("k1", first)
        pane.move(1)
        await stage.pilot.pause()
        assert band(stage) == "k2"


# mouse


async def test_a_click_takes_a_line_and_a_second_opens_it() -> None:
    pane, other = WhyTree(), WhyTree()
    async with on_stage(other, pane, size=(40, 20)) as stage:
        pane.put("problem", tree(*ROWS), (), "b")
        await stage.pilot.click(pane, offset=(8, 2))
        assert (stage.said(WhyTree.Stands), stage.said(WhyTree.Chosen)) == ([], [])  # it only came here
        await stage.pilot.click(pane, offset=(8, 4))
        assert ([message.key for message in stage.said(WhyTree.Stands)], stage.said(WhyTree.Chosen)) == (["d"], [])
        await stage.pilot.click(pane, offset=(8, 4))
        assert [message.key for message in stage.said(WhyTree.Chosen)] == ["d"]
        await stage.pilot.click(pane, offset=(8, 9))
        assert pane.cursor == "d"


# painting


async def test_a_moved_cursor_paints_the_lines_that_look_different_and_no_more() -> None:
    pane = CountedTree()
    async with on_stage(pane, size=(40, 20)) as stage:
        pane.put("problem", tree(*(f"k{number}" for number in range(15))), (), "k3")
        await stage.pilot.pause()
        pane.drawn.clear()
        pane.whole = 0
        pane.stand_on("k3")
        await stage.pilot.pause()
        assert (pane.drawn, pane.whole) == ([], 0)
        pane.move(1)
        await stage.pilot.pause()
        assert (set(pane.drawn), pane.whole) == ({4, 5}, 0)  # each row with its own piece of the chain


async def test_a_thousand_answers_are_put_and_walked_without_painting_all() -> None:
    pane = CountedTree()
    height = 20
    rows = [f"{'  ' * (number % 5)}k{number}" for number in range(1000)]
    async with on_stage(pane, size=(60, height)) as stage:
        pane.drawn.clear()
        pane.put("problem", tree(*rows), {"k500"}, "k300")
        await stage.pilot.pause()
        assert 0 < len(pane.drawn) <= height
        await stage.pilot.pause()
        pane.stand_on("k290")
        await stage.pilot.pause()
        for _ in range(5):
            pane.drawn.clear()
            pane.whole = 0
            pane.move(1)
            await stage.pilot.pause()
            assert pane.whole == 0
            assert 0 < len(pane.drawn) < height
        pane.drawn.clear()
        pane.move(10_000)
        await stage.pilot.pause()
        assert len(pane.drawn) <= height
        assert band(stage) == "k999"


async def test_no_depth_is_too_deep() -> None:
    pane = WhyTree()
    deep = [Branch(f"k{n}", f"k{n - 1}" if n else PROBLEM, f"text {n}") for n in range(3000)]
    async with on_stage(pane, size=(80, 10)) as stage:
        pane.put("problem", deep, (), "k2990")
        await stage.pilot.pause()
        assert next(text for text in stage.rows if text.startswith("▌")).endswith("text 2990")
        pane.put("problem", deep, {"k0"}, "k2990")
        assert pane.cursor == "k0"


# drawing


def drawn(rows: Sequence[Branch], cursor: str, width: int = 80, folded: Sequence[str] = ()) -> list[str]:
    shape = Shape(rows, folded)
    chain = Chain(shape, cursor)
    return ["".join(text for _, text in answer_line(shape, chain, made, width).left)[2:] for made in rows]


def test_the_chain_is_drawn_heavy_up_to_the_problem() -> None:
    assert drawn(tree(*ROWS), "e") == ["┡━ a", "│  ┠─ b", "│  ┃  ├─ c", "│  ┃  └─ d", "│  ┗━ e", "└─ f", "   └─ g"]
    assert drawn(tree(*ROWS), "g") == ["┠─ a", "┃  ├─ b", "┃  │  ├─ c", "┃  │  └─ d", "┃  └─ e", "┗━ f", "   ┗━ g"]
    assert drawn(tree(*ROWS), PROBLEM) == ["├─ a", "│  ├─ b", "│  │  ├─ c", "│  │  └─ d", "│  └─ e", "└─ f", "   └─ g"]


def test_on_a_narrow_screen_a_level_takes_two_cells() -> None:
    assert drawn(tree("a", "  b"), "b", 60) == ["┗ a", "  ┗ b"]


def test_a_question_stands_over_its_branch() -> None:
    assert drawn(tree("a", "why?", "b"), "b") == ["┠─ a", "┃  ? why?", "┗━ b"]
    assert drawn(tree("a", "why?", "b"), "a") == ["┡━ a", "│  ? why?", "└─ b"]


def test_letters_and_badges_have_their_places() -> None:
    shape = Shape([Branch("a", PROBLEM, "word " * 40, letter="A", badges=(("warn", "no action"),))])
    drawn_line = answer_line(shape, Chain(shape, "a"), shape.branches["a"], 80)
    assert drawn_line.left[0] == ("accent", "A")
    assert drawn_line.right == (("warn", "no action"),)
    assert width_of(drawn_line.left) + width_of(drawn_line.right) < 80


FORESTS = st.lists(st.integers(0, 6), min_size=1, max_size=30)


def forest(levels: Sequence[int]) -> list[Branch]:
    """Return a tree of levels, each at most one deeper than the line before."""
    rows, depth = [], 0
    for number, level in enumerate(levels):
        depth = min(level, depth + 1) if number else 0
        rows.append(f"{'  ' * depth}k{number}")
    return tree(*rows)


@given(FORESTS, st.sets(st.integers(0, 29)), st.integers(-1, 29))
def test_what_is_in_sight_is_what_no_fold_hides(levels: list[int], folds: set[int], at: int) -> None:
    shape = Shape(forest(levels), [f"k{number}" for number in folds])
    for key in shape.branches:
        above = shape.chain(key)[1:]
        assert (key in shape.in_sight) == (not any(one in shape.folded for one in above))
        assert (shape.shown(key) == key) == (key in shape.in_sight)
        assert shape.shown(key) in shape.in_sight
        assert shape.shown(key) in shape.chain(key)
    assert [shape.row_of(key) for key in shape.in_sight] == list(range(len(shape.in_sight)))
    assert shape.shown(f"k{at}") in shape.in_sight


@given(FORESTS, st.integers(-1, 29), st.sampled_from([60, 80, 120]))
def test_guides_join_from_row_to_row_and_words_are_seen(levels: list[int], at: int, width: int) -> None:
    rows = forest(levels)
    key = f"k{at}" if f"k{at}" in {made.key for made in rows} else PROBLEM
    lines = drawn(rows, key, width)
    cells = [" " * width, *lines]
    for above, here, made in zip(cells, cells[1:], rows, strict=False):
        assert here.endswith(made.text)
        for place, sign in enumerate(here[: len(here) - len(made.text)]):
            if sign in "│┃":  # an upright comes from an upright or a corner that goes on
                assert above[place : place + 1] in ("│", "┃", "├", "┠", "┡")
            if sign in "└├┗┡┠" and place:
                assert above[place : place + 1] not in ("└", "┗")
    heavy = [made.key for made, text in zip(rows, lines, strict=True) if any(sign in text for sign in "┗┡")]
    assert set(heavy) == set(Shape(rows).chain(key)) - {PROBLEM}


async def test_rows_above_are_counted_and_the_problem_stays_in_sight() -> None:
    pane = WhyTree()
    async with on_stage(pane) as stage:
        height = pane.size.height
        pane.put("The problem", tree(*(f"answer-{number:02}" for number in range(60))), (), "answer-59")
        await stage.pilot.pause()
        assert stage.rows[0].startswith("   The problem")
        assert f"↑ {61 - height} rows" in stage.rows[0]
        assert "answer-59" in stage.rows[height - 1]
        for key in ("answer-40", "answer-39", "answer-20", "answer-00"):
            pane.go_to(key)
            await stage.pilot.pause()
            assert band(stage) == key


async def test_rows_that_are_not_drawn_again_are_as_they_would_be_drawn() -> None:
    pane = WhyTree()
    rows = ("a", "  b", "    c", "      d", "      e", "    f", "  g", "    h", "  i", "j", "  k?", "  l", "    m", "n")
    async with on_stage(pane) as stage:
        pane.put("problem", tree(*rows), {"h"}, "a")
        await stage.pilot.pause()
        for key in ("d", "e", "c", "m", "l", "b", "g", "i", "n", "d", PROBLEM, "f", "f", "c"):
            pane.go_to(key)
            await stage.pilot.pause()
            assert pane._painted[3] == [pane._row(y) for y in range(pane.size.height)], key
