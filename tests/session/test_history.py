"""Undo and redo: one field while typing is one, a burst of keys is one, and nothing is ever lost. Moments are passed in."""

from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pmtui.edits.base import EditRefused
from pmtui.edits.define import ChangeProblemField
from pmtui.edits.document import ChangeTitle
from pmtui.edits.rows import AddRow, ChangeRow, RemoveRows
from pmtui.edits.timeline import ToggleStar
from pmtui.edits.whys import AddAnswer, AskQuestion
from pmtui.model.later import LaterItem
from pmtui.model.lessons import Lesson
from pmtui.model.postmortem import PostMortem
from pmtui.session.history import History, Step
from tests.edits.doing import incident

EMPTY = PostMortem(id="x")


def title(word: str, at: float = 0.0) -> ChangeTitle:
    """Give an edit that merges with no other."""
    return ChangeTitle(title=word, at=at)


def typed(word: str, at: float, name: str = "problem") -> ChangeProblemField:
    """Give an edit of a field in which one is typing."""
    return ChangeProblemField(name=name, value=word, at=at)


def titles(history: History) -> list[str]:
    """Undo all, and give the titles met on the way."""
    found = [history.present.title]
    while history.undo() is not None:
        found.append(history.present.title)
    return found


def with_titles(*words: str) -> History:
    """Give a history in which these were typed in boxes, a minute apart."""
    history = History(EMPTY)
    for number, word in enumerate(words):
        history.apply(title(word, 60.0 * (number + 1)))
    return history


def press(history: History, keys: str, at: float, gap: float = 0.1) -> None:
    """Press keys in KEYS: `u` and `U` undo and redo, a digit is a verb that sets the title, others do nothing."""
    for number, key in enumerate(keys):
        moment = at + number * gap
        history.letter(moment, key)
        if key == "u":
            history.undo()
        elif key == "U":
            history.redo()
        elif key.isdigit():
            history.apply(title(f"{history.present.title}{key}", moment))


# Undo and redo


def test_undo_and_redo_give_the_very_documents_and_say_what_and_where() -> None:
    history = History(incident())
    start = history.present
    step = history.apply(RemoveRows(table="timeline", ids=("e1", "e3"), at=1))
    end = history.present
    back = history.undo()
    assert history.present is start
    again = history.redo()
    assert history.present is end
    for each in (step, back, again):
        assert isinstance(each, Step) and (each.label, each.step, each.target) == ("deleted 2 rows", "timeline", "timeline.e1")
    assert step and back and step.changes.apply(start) == end and back.changes.apply(end) == start


def test_where_there_is_nothing_nothing_happens() -> None:
    history = History(EMPTY)
    assert not history.can_undo and history.undo() is None and history.redo() is None and history.present is EMPTY
    history.apply(title("a"))
    assert history.can_undo and history.redo() is None


def test_an_edit_that_changes_nothing_or_is_refused_is_no_step() -> None:
    history = with_titles("a", "b")
    history.undo()
    assert history.apply(title("a", 500)) is None
    with pytest.raises(EditRefused):
        history.apply(ChangeRow(table="timeline", id="gone", values={"text": "x"}, at=500))
    assert history.present.title == "a" and history.redo() is not None and history.present.title == "b"


def test_a_new_edit_takes_away_what_could_be_done_again() -> None:
    history = with_titles("a", "b")
    history.undo()
    history.apply(title("c", 500))
    assert history.redo() is None and titles(history) == ["c", "a", ""]


def test_undo_reveals_the_row_that_was_filled() -> None:
    history = History(EMPTY)
    history.apply(AskQuestion(id="q", under="", question="How come?", at=1))
    step = history.apply(AddAnswer(id="n", under="", text="because", at=10))
    assert step is not None and step.target == "whys.q" and "whys.q".partition(".")[2] in history.present.whys
    undone = history.undo()
    assert undone is not None and undone.target == "whys.q"


# One field


def test_edits_of_one_field_within_two_seconds_undo_as_one() -> None:
    history = History(EMPTY)
    for number, word in enumerate(["a", "ab", "abc", "abcd"]):
        history.apply(typed(word, 10 + 2.0 * number))
    assert history.undo() is not None and history.present is EMPTY
    assert history.redo() is not None and history.present.define.problem == "abcd"


@pytest.mark.parametrize(
    "second", [typed("ab", 12.01), typed("x", 10.5, "impact"), title("t", 10.5)], ids=["later", "another field", "no field"]
)
def test_other_edits_do_not_merge(second: ChangeProblemField) -> None:
    history = History(EMPTY)
    history.apply(typed("a", 10))
    history.apply(second)
    history.undo()
    assert history.present.define.problem == "a" and history.present.title == "" and history.can_undo


def test_an_edit_between_parts_two_of_one_field() -> None:
    history = History(EMPTY)
    for edit in (typed("a", 10), typed("x", 10.5, "impact"), typed("ab", 11)):
        history.apply(edit)
    history.undo()
    assert (history.present.define.problem, history.present.define.impact) == ("a", "x")


def test_after_an_undo_a_field_merges_only_with_what_stands() -> None:
    history = History(EMPTY)
    history.apply(typed("a", 10))
    history.undo()
    history.apply(typed("b", 11))
    history.undo()
    assert history.present is EMPTY
    history.redo()
    history.apply(typed("bc", 12))
    history.undo()
    assert history.present is EMPTY


# Bursts


def test_verbs_within_0_3_seconds_undo_as_one() -> None:
    history = with_titles("a")
    press(history, "123", 200, gap=0.25)
    assert history.present.title == "a123"
    press(history, "u", 210)
    assert history.present.title == "a"
    press(history, "U", 211)
    assert history.present.title == "a123"


def test_verbs_further_apart_undo_one_by_one() -> None:
    history = with_titles("a")
    press(history, "123", 200, gap=0.31)
    assert titles(history) == ["a123", "a12", "a1", "a", ""]


@pytest.mark.parametrize("sentence", ["j1k2", "u12", "u1u2", "1u2", "uuu1", "12u3j", "u1U2", "uj1", "1j2u3"])
def test_one_undo_gives_back_what_stood_before_a_sentence_typed_in_keys(sentence: str) -> None:
    history = with_titles("a", "b", "c")
    before = history.present
    press(history, sentence, 500)
    assert history.present is not before
    left = history.present
    press(history, "u", 502)
    assert history.present is before
    assert titles(history) == ["c", "b", "a", ""]
    for word in ("a", "b", "c"):
        assert history.redo() is not None and history.present.title == word
    assert history.redo() is not None and history.present is left, "U brings it back"
    assert history.redo() is None


def test_a_sentence_that_only_went_back_is_taken_back_too() -> None:
    history = with_titles("a", "b")
    press(history, "uj", 500)
    assert history.present.title == "a"
    press(history, "u", 502)
    assert history.present.title == "b"
    press(history, "U", 503)
    assert history.present.title == "a"


def test_what_could_be_done_again_before_such_a_sentence_still_can() -> None:
    history = with_titles("a", "b")
    history.undo()
    press(history, "uj", 500)
    press(history, "u", 502)
    assert history.present.title == "a"
    press(history, "U", 504)
    assert history.present.title == "b"


def test_several_u_in_a_row_are_meant_as_several() -> None:
    history = with_titles("a", "b", "c", "d")
    press(history, "uuu", 500, gap=0.2)
    assert history.present.title == "a"
    press(history, "u", 502)
    assert history.present.title == ""
    press(history, "UU", 504, gap=0.2)
    assert history.present.title == "b"


def test_after_a_sentence_the_second_u_goes_on_from_there() -> None:
    history = with_titles("a", "b")
    press(history, "u1j2", 500)
    press(history, "uu", 502, gap=0.2)
    assert history.present.title == "a"


def test_moving_about_does_not_make_it_forget_the_sentence() -> None:
    history = with_titles("a", "b")
    press(history, "u1j2", 500)
    press(history, "j", 502)
    press(history, "jk", 503)
    press(history, "u", 504)
    assert history.present.title == "b"


def test_words_typed_in_a_box_since_make_it_a_plain_undo() -> None:
    history = with_titles("a", "b")
    press(history, "u1j2", 500)
    history.apply(title("box", 505))
    press(history, "u", 507)
    assert history.present.title == "a12"
    press(history, "u", 508)
    assert history.present.title == "a"


def test_so_does_an_undo_of_another_key() -> None:
    history = with_titles("a", "b")
    press(history, "j1", 500)
    history.undo()
    history.redo()
    press(history, "2", 502)
    press(history, "u", 504)
    assert history.present.title == "b1"


def test_letters_that_changed_nothing_are_no_sentence() -> None:
    history = with_titles("a", "b")
    press(history, "jkjk", 500)
    press(history, "u", 502)
    assert history.present.title == "a"


def test_a_burst_taken_back_says_where_it_was() -> None:
    history = History(incident())
    for number, key in enumerate("sj"):
        history.letter(500 + number * 0.1, key)
        if key == "s":
            history.apply(ToggleStar(ids=("e2",), at=500.05))
    history.letter(502, "u")
    step = history.undo()
    assert step is not None and (step.label, step.step, step.target) == ("a burst of keys", "timeline", "timeline.e2")


# Whatever is pressed


@dataclass(frozen=True)
class Key:
    """A key and how long after the one before."""

    name: str
    gap: float
    box: bool = False


def keys() -> st.SearchStrategy[list[Key]]:
    """Keys of KEYS and words of a box, in bursts and apart."""
    return st.lists(st.builds(Key, st.sampled_from("uuU12jt"), st.sampled_from([0.1, 0.3, 1.0, 3.0]), st.booleans()), max_size=25)


@given(keys())
@example([Key("1", 1.0), Key("u", 1.0), Key("1", 0.1), Key("j", 0.1), Key("u", 1.0), Key("u", 1.0), Key("U", 1.0)])
@settings(max_examples=300)
def test_the_steps_told_lead_to_the_document_and_all_can_be_undone(pressed: list[Key]) -> None:
    history, told, at, made = History(EMPTY), EMPTY, 10.0, 0
    for key in pressed:
        at += key.gap
        if not key.box or key.name in "uU":
            history.letter(at, key.name)
        before = history.present
        if key.name in "uU":
            step = history.undo() if key.name == "u" else history.redo()
        elif key.name == "j":
            continue
        else:
            made += 1
            row = AddRow(table="lessons", id=f"l{made}", row=Lesson(text="x"), at=at)
            step = history.apply(typed(f"{made}", at) if key.name == "t" else row)
        assert (step is None) == (history.present is before)
        if step is not None:
            told = step.changes.apply(told)
        assert told == history.present
    end, steps = history.present, 0
    while history.undo() is not None:
        steps += 1
    assert history.present == EMPTY
    for _ in range(steps):
        history.redo()
    assert history.present is end or steps == 0


def test_a_sentence_that_runs_on_into_a_box_is_taken_back_by_one_undo() -> None:
    history = History(PostMortem())
    start = history.present
    history.letter(10.0, "s")
    history.apply(AddRow(table="later", id="a1", row=LaterItem(text="verb"), at=10.0))
    history.letter(10.1, "e")
    for number in range(20):
        history.typed(10.2 + number * 0.1)
    history.apply(AddRow(table="later", id="b1", row=LaterItem(text="in the box"), at=20.0))
    history.letter(30.0, "u")
    history.undo()
    assert history.present == start


def test_lines_typed_after_a_verb_that_changed_nothing_are_undone_one_by_one() -> None:
    history = History(PostMortem())
    history.letter(10.0, "a")
    history.typed(10.1)
    history.apply(AddRow(table="later", id="a1", row=LaterItem(text="one"), at=10.2))
    history.typed(10.3)
    history.apply(AddRow(table="later", id="b1", row=LaterItem(text="two"), at=10.4))
    history.letter(20.0, "u")
    history.undo()
    assert list(history.present.later) == ["a1"]


def test_after_a_sentence_ran_into_a_box_the_next_line_is_an_edit_of_its_own() -> None:
    history = History(PostMortem())
    history.letter(10.0, "s")
    history.apply(AddRow(table="later", id="a1", row=LaterItem(text="verb"), at=10.0))
    history.typed(10.1)
    history.apply(AddRow(table="later", id="b1", row=LaterItem(text="in the box"), at=10.2))
    history.typed(10.3)
    history.apply(AddRow(table="later", id="c1", row=LaterItem(text="next"), at=10.4))
    history.letter(20.0, "u")
    history.undo()
    assert list(history.present.later) == ["a1", "b1"]
