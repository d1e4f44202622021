"""Moving a branch: its rows stay together, nothing ends up under itself, siblings keep their order."""

from hypothesis import given
from hypothesis import strategies as st

from pmtui.edits.base import EditRefused
from pmtui.edits.whys import AddAnswer, IndentWhy, MoveWhy, OutdentWhy, ReparentWhy
from pmtui.model.postmortem import PostMortem
from pmtui.model.whys import Why, children, parent, walk
from tests.edits.doing import done, incident, refused, said, unchanged


def tree(document: PostMortem) -> list[tuple[str, int]]:
    return list(walk(document.whys))


def test_a_branch_moves_among_its_siblings_with_all_its_rows() -> None:
    down = done(incident(), MoveWhy(id="a", by=1))
    assert list(down.whys) == ["b", "a", "a1", "a2"]
    assert done(down, MoveWhy(id="a", by=-1)) == incident()
    assert list(done(incident(), MoveWhy(id="a2", by=-1)).whys) == ["a", "a2", "a1", "b"]


def test_at_the_end_of_its_siblings_it_stays() -> None:
    for edit in (MoveWhy(id="a", by=-1), MoveWhy(id="b", by=1), MoveWhy(id="a1", by=0), MoveWhy(id="a1", by=2)):
        unchanged(incident(), edit)


def test_indent_puts_it_last_under_the_answer_above() -> None:
    after = done(incident(), IndentWhy(id="b"))
    assert tree(after) == [("a", 1), ("a1", 2), ("a2", 2), ("b", 2)]
    assert tree(done(after, IndentWhy(id="a2"))) == [("a", 1), ("a1", 2), ("a2", 3), ("b", 2)]
    assert "no answer above" in refused(incident(), IndentWhy(id="a"))
    questions = incident().with_table("whys", {"q": Why(question="How?"), "b": Why(text="x")})
    assert "no answer above" in refused(questions, IndentWhy(id="b"))


def test_outdent_puts_it_right_below_what_it_stood_under() -> None:
    after = done(incident(), AddAnswer(id="a11", under="a1", text="x"), OutdentWhy(id="a1"))
    assert tree(after) == [("a", 1), ("a2", 2), ("a1", 1), ("a11", 2), ("b", 1)]
    assert list(after.whys) == ["a", "a2", "a1", "a11", "b"]
    assert refused(incident(), OutdentWhy(id="a")) == "it stands at the top already"


def test_a_branch_goes_under_another_answer_or_under_the_problem() -> None:
    assert tree(done(incident(), ReparentWhy(id="a", under="b"))) == [("b", 1), ("a", 2), ("a1", 3), ("a2", 3)]
    assert tree(done(incident(), ReparentWhy(id="a1", under=""))) == [("a", 1), ("a2", 2), ("b", 1), ("a1", 1)]
    unchanged(incident(), ReparentWhy(id="a1", under="a"))
    assert refused(incident(), ReparentWhy(id="a", under="a2")) == refused(incident(), ReparentWhy(id="a", under="a"))
    assert "not there any more" in refused(incident(), ReparentWhy(id="a", under="gone"))


def test_what_is_gone_is_not_moved() -> None:
    for edit in (MoveWhy(id="x", by=1), IndentWhy(id="x"), OutdentWhy(id="x"), ReparentWhy(id="x", under="a")):
        assert refused(incident(), edit) == "that row is not there any more"


def test_an_answer_in_a_circle_can_be_moved_out_of_it() -> None:
    document = PostMortem(whys={"a": Why(under="b", text="x"), "b": Why(under="a", text="y"), "c": Why(text="z")})
    assert tree(document) == [("a", 1), ("b", 2), ("c", 1)]
    assert "under itself" in refused(document, ReparentWhy(id="a", under="b"))
    after = done(document, ReparentWhy(id="a", under="c"))
    assert tree(after) == [("c", 1), ("a", 2), ("b", 3)] and after.whys["a"].under == "c"


@st.composite
def scattered(draw: st.DrawFn) -> PostMortem:
    """Return a tree whose rows are in any order in the file, as editing by hand may leave them."""
    keys = draw(st.permutations("abcdefgh"))
    unders = {key: draw(st.sampled_from(["", *keys[:number]])) for number, key in enumerate(keys)}
    return PostMortem(whys={key: Why(under=unders[key], text=key) for key in draw(st.permutations(keys))})


@given(scattered(), st.data())
def test_any_move_in_any_file_keeps_all_other_siblings_in_order(document: PostMortem, data: st.DataObject) -> None:
    key, under = data.draw(st.sampled_from("abcdefgh")), data.draw(st.sampled_from(["", *"abcdefgh"]))
    edit = data.draw(
        st.sampled_from(
            [MoveWhy(id=key, by=-1), MoveWhy(id=key, by=1), IndentWhy(id=key), OutdentWhy(id=key), ReparentWhy(id=key, under=under)]
        )
    )
    before = children(document.whys)
    try:
        result = done(document, edit)
    except EditRefused:
        return
    after = children(result.whys)
    assert sorted(result.whys) == sorted(document.whys) and len(tree(result)) == 8
    for name in {*before, *after}:
        assert [other for other in after.get(name, ()) if other != key] == [other for other in before.get(name, ()) if other != key]
    place = after[parent(result.whys, key)].index(key)
    old = before[parent(document.whys, key)]
    if isinstance(edit, MoveWhy):
        assert place == (old.index(key) + edit.by if 0 <= old.index(key) + edit.by < len(old) else old.index(key))
    elif isinstance(edit, OutdentWhy):
        assert after[parent(result.whys, key)][place - 1] == parent(document.whys, key)
    elif result is not document:
        assert after[parent(result.whys, key)][-1] == key
    assert {other: result.whys[other] for other in result.whys if other != key} == {
        other: document.whys[other] for other in result.whys if other != key
    }


def test_undo_says_what_and_where() -> None:
    assert said(MoveWhy(id="a", by=-1)) == ("moved an answer up", "whys", "whys.a")
    assert MoveWhy(id="a", by=1).label == "moved an answer down"
    labels = [edit.label for edit in (IndentWhy(id="a"), OutdentWhy(id="a"), ReparentWhy(id="a", under="b"))]
    assert labels == ["indented an answer", "outdented an answer", "moved a branch"]
