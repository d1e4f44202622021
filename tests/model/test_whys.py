"""The tree of whys: every row is seen once, in order, whatever the file says about which is under which."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmtui.model import whys as model
from pmtui.model.whys import Why, Whys, answer_of, answers, branch, chain, children, cut, letters, parent, positions, walk


def whys(**unders: str) -> dict[str, Why]:
    return {key: Why(under=under, text=key) for key, under in unders.items()}


TREE = whys(a="", a1="a", a11="a1", a2="a", b="", b1="b")


def forests(wild: bool = True) -> st.SearchStrategy[dict[str, Why]]:
    """Return trees, in any order of the file; wild ones have cycles and answers under nothing, too."""
    marks = st.sampled_from([(), (), ("root",), ("factor",), ("open",), ("root", "factor")])

    @st.composite
    def made(draw: st.DrawFn) -> dict[str, Why]:
        keys = draw(st.permutations("abcdefghij"))[: draw(st.integers(0, 10))]
        unders = {key: draw(st.sampled_from(["", *(["gone", *keys] if wild else keys[:number])])) for number, key in enumerate(keys)}
        return {key: Why(under=unders[key], text=key, marks=draw(marks)) for key in draw(st.permutations(keys))}

    return made()


def test_a_tree_is_read_in_order() -> None:
    assert list(walk(TREE)) == [("a", 1), ("a1", 2), ("a11", 3), ("a2", 2), ("b", 1), ("b1", 2)]
    assert children(TREE) == {"": ["a", "b"], "a": ["a1", "a2"], "a1": ["a11"], "b": ["b1"]}
    assert positions(TREE) == {"a": "1", "a1": "1.1", "a11": "1.1.1", "a2": "1.2", "b": "2", "b1": "2.1"}
    assert chain(TREE, "a11") == ["a11", "a1", "a"] and branch(TREE, "a") == ["a", "a1", "a11", "a2"]
    assert (parent(TREE, "a11"), parent(TREE, "a")) == ("a1", "") and not cut(TREE)


def test_order_among_siblings_is_order_in_the_file_wherever_the_rows_lie() -> None:
    assert list(walk(whys(b1="b", a2="a", a1="a", b="", a=""))) == [("b", 1), ("b1", 2), ("a", 1), ("a2", 2), ("a1", 2)]


def test_an_orphan_stands_under_the_problem() -> None:
    rows = whys(a="", o="gone", o1="o")
    assert list(walk(rows)) == [("a", 1), ("o", 1), ("o1", 2)]
    assert (parent(rows, "o"), chain(rows, "o1")) == ("", ["o1", "o"])


def test_a_circle_is_cut_at_its_first_answer() -> None:
    rows = whys(x="b", a="c", b="a", c="b", d="d")
    assert cut(rows) == {"a", "d"}
    assert list(walk(rows)) == [("a", 1), ("b", 2), ("x", 3), ("c", 3), ("d", 1)]
    assert [parent(rows, key) for key in rows] == ["b", "", "a", "b", ""]
    assert (chain(rows, "x"), chain(rows, "d"), branch(rows, "b")) == (["x", "b", "a"], ["d"], ["b", "x", "c"])


def test_a_row_without_an_id_is_the_problems_and_has_nothing_below_it() -> None:
    rows = {"": Why(text="x"), "a": Why(text="y")}
    assert list(walk(rows)) == [("", 1), ("a", 1)] and branch(rows, "") == [""] and set(positions(rows)) == {"", "a"}


@given(forests())
def test_every_row_is_seen_once_and_all_ways_through_the_tree_agree(rows: Whys) -> None:
    seen = dict(walk(rows))
    assert sorted(seen) == sorted(rows) == sorted(positions(rows)) == sorted(key for below in children(rows).values() for key in below)
    for key in rows:
        above = parent(rows, key)
        assert key in children(rows)[above] and seen[key] == (seen[above] + 1 if above else 1)
        assert chain(rows, key) == [key, *(chain(rows, above) if above else [])] and len(chain(rows, key)) == seen[key]
        assert positions(rows)[key].count(".") == seen[key] - 1
    order = list(seen)
    for key in rows:
        at = order.index(key)
        assert branch(rows, key) == order[at : at + len(branch(rows, key))]
        assert {other for other in rows if key in chain(rows, other)} == set(branch(rows, key))


@given(forests())
def test_only_circles_are_cut_each_once(rows: Whys) -> None:
    def circle(key: str) -> Iterator[str]:
        while rows[key].under in rows:
            key = rows[key].under
            yield key

    def round_trip(key: str) -> frozenset[str]:
        """Return the cycle an answer is part of; empty where it is in none."""
        seen: list[str] = []
        for other in circle(key):
            if other in seen:
                break
            seen.append(other)
        return frozenset(seen) if key in seen else frozenset()

    circles = {round_trip(key) for key in rows} - {frozenset()}
    order = list(rows)
    assert cut(rows) == {min(each, key=order.index) for each in circles}


@given(forests(wild=False))
def test_a_tree_is_not_cut(rows: Whys) -> None:
    assert not cut(rows) and all(parent(rows, key) == row.under for key, row in rows.items())


@given(forests())
def test_letters_go_by_the_order_of_the_tree(rows: Whys) -> None:
    lettered = letters(rows)
    assert list(lettered) == [key for key, _ in walk(rows) if {"root", "factor"} & set(rows[key].marks)]
    assert "".join(lettered.values()) == "ABCDEFGHIJ"[: len(lettered)]


def test_after_z_comes_aa() -> None:
    rows = {str(number): Why(text="x", marks=("root",)) for number in range(703)}
    words = list(letters(rows).values())
    assert (words[0], words[25], words[26], words[51], words[52], words[701], words[702]) == ("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA")


def test_a_question_without_an_answer_is_no_answer() -> None:
    assert answers({"a": Why(text="x"), "q": Why(question="How?"), "b": Why(question="How?", text="y")}) == 2


def test_a_chain_of_thousands_is_no_trouble() -> None:
    rows = {str(number): Why(under=str(number + 1), text="x") for number in range(4000)}
    rows["4000"] = Why(text="x")
    assert len(list(walk(rows))) == 4001 and len(chain(rows, "0")) == 4001 and not cut(rows)


def test_who_stands_below_and_the_letters_are_found_once_while_the_tree_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Whys] = []
    whole = model.cut
    monkeypatch.setattr(model, "cut", lambda rows: (looked.append(rows), whole(rows))[1])
    tree = {**TREE, "b1": Why(under="b", text="b1", marks=("root",))}
    for _ in range(3):
        assert letters(tree) == {"b1": "A"} and children(tree)["a"] == ["a1", "a2"]
    assert len(looked) == 1
    other = {**tree, "a2": Why(under="b", text="a2", marks=("root",))}
    assert letters(other) == {"a2": "A", "b1": "B"} and children(other)["b"] == ["a2", "b1"]
    assert len(looked) == 2


@pytest.mark.parametrize(
    ("row", "answer"), [("a1", "a1"), ("?a1", "a1"), ("", ""), ("gone", ""), ("?gone", ""), ("later:1", "later:1"), ("??", "?")]
)
def test_a_row_of_the_tree_is_about_an_answer_also_when_it_is_its_question(row: str, answer: str) -> None:
    assert answer_of({**TREE, **whys(**{"later:1": "", "?": ""})}, row) == answer
