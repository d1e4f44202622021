"""The parts that windows are made of, each made and tried without a window and without an application."""

import inspect
from collections.abc import Callable

import pytest

from pmtui.model.actions import ActionItem
from pmtui.model.postmortem import PostMortem
from pmtui.screens.window.context import Frame
from pmtui.screens.window.draft_form import DraftForm
from pmtui.screens.window.entry_line import EntryLine
from pmtui.screens.window.late_reading import LateReading
from pmtui.screens.window.list_filter import ListFilter, marked_spans
from pmtui.screens.window.list_pane import FILTER, ListPane
from pmtui.screens.window.marks import Marks
from pmtui.screens.window.messages import MenuOption
from pmtui.screens.window.side_lines import list_width
from pmtui.screens.window.side_pane import SidePane
from pmtui.screens.window.status_line import StatusLine, to_do
from pmtui.screens.window.stray_keys import Stray, StrayKeys
from pmtui.steps.actions.manual import MANUAL
from pmtui.steps.outcomes import AnyOutcome, Ask, Chosen, Do, Nothing, Refuse
from pmtui.widgets.paint import Spans
from pmtui.widgets.row_list import ListRow, RowList
from tests.steps.desk import at

DOCUMENT = PostMortem().with_table("actions", {"a1": ActionItem(text="Write it")})
DUE = Ask("due", "Due", "actions", ("a1",), text="2026-12-01")
EDIT = Ask("edit", "Action", "actions", ("a1",), text="Write it -> A", keeps=True, cursor=8)


def words(spans: Spans) -> str:
    return "".join(text for _, text in spans)


# the entry line


class Sitting:
    """What the line is given: a manual, a selection, and somebody who performs."""

    def __init__(self) -> None:
        self.done: list[tuple[AnyOutcome, str, str]] = []
        self.line = EntryLine("actions", MANUAL, lambda: at(DOCUMENT, "a1", "a1"), self.perform)
        self.line.turn_to_adding()

    def perform(self, outcome: AnyOutcome, name: str, text: str) -> None:
        self.done.append((outcome, name, text))
        if isinstance(outcome, Refuse):
            self.line.give_back(name, text)

    def take(self, *lines: str) -> list[AnyOutcome]:
        """Take lines as enter or a paste does; what came of them."""
        self.done.clear()
        self.line._take(self.line.ask, lines)
        return [outcome for outcome, _, _ in self.done]


@pytest.fixture(name="sits")
def _sits() -> Sitting:
    return Sitting()


def test_each_thing_asked_has_a_draft_of_its_own(sits: Sitting) -> None:
    line = sits.line
    line.box.fill("half a li")
    line.turn_to(DUE)
    assert line.words == "2026-12-01" and not line.touched
    line.box.fill("fri")
    line.turn_to_adding()
    assert line.words == "half a li"
    line.turn_to(DUE)
    assert line.words == "fri" and line.touched


def test_a_line_that_comes_back_has_the_cursor_behind_its_words(sits: Sitting) -> None:
    line = sits.line
    line.turn_to(EDIT)
    assert line.box.cursor_location == (0, 8)
    line.box.fill("Write two")
    line.turn_to_adding()
    line.turn_to(EDIT)
    assert line.words == "Write two" and line.box.cursor_location == (0, 9)


def test_what_was_taken_goes_to_its_answer_and_the_line_adds_again(sits: Sitting) -> None:
    line = sits.line
    line.turn_to(DUE)
    (outcome,) = sits.take("fri")
    assert isinstance(outcome, Do) and sits.done[0][1:] == (DUE.name, "fri")
    assert line.ask.stays and DUE.name not in line.drafts


def test_refused_words_stay_asked_for_and_wait(sits: Sitting) -> None:
    line = sits.line
    line.turn_to(DUE)
    line.box.fill("someday")
    (outcome,) = sits.take("someday")
    assert isinstance(outcome, Refuse) and line.ask is DUE and line.words == "someday"
    line.leave()
    assert line.ask.stays and line.drafts[DUE.name][0] == "someday"


def test_words_of_another_thing_are_taken_back_beside(sits: Sitting) -> None:
    line = sits.line
    line.box.fill("half a li")
    assert not line.give_back(DUE.name, "someday")
    assert line.words == "half a li" and line.drafts[DUE.name] == ("someday", (0, 7))


def test_what_is_left_waits_but_an_edit_is_taken_and_a_filter_dropped(sits: Sitting) -> None:
    line = sits.line
    for ask, waits in ((DUE, True), (EDIT, False), (Ask(FILTER, "Filter"), False)):
        line.turn_to(ask)
        line.box.fill("fri")
        sits.done.clear()
        line.leave()
        assert line.ask.stays and (ask.name in line.drafts) is waits, ask.name
        assert bool(sits.done) is (ask is EDIT)


def test_when_the_next_thing_is_asked_already_the_last_ones_words_are_gone(sits: Sitting) -> None:
    line = sits.line
    line.turn_to(DUE)
    ask = line.ask
    line.turn_to(EDIT)
    assert DUE.name in line.drafts
    line._take(ask, ["fri"])
    assert DUE.name not in line.drafts and line.ask is EDIT


def test_several_lines_are_one_each_unless_the_answer_knows_better(sits: Sitting) -> None:
    assert [type(outcome) for outcome in sits.take("one", "two")] == [Do, Do]


def test_words_put_ready_are_taken_away_unless_somebody_touched_them(sits: Sitting) -> None:
    line = sits.line
    assert line.put_ready(" -> A", "i1") == "" and line.words == " -> A" and line.box.cursor_location == (0, 0)
    line.rest()
    assert (line.words, line.idea) == ("", "")
    line.put_ready("an idea", "i1")
    line.box.fill("an idea of mine")
    line.rest()
    assert (line.words, line.idea) == ("an idea of mine", "i1")
    assert line.put_ready("another", "i2").startswith("your draft stands in the line")
    sits.take("an idea of mine")
    assert line.idea == ""


def test_half_typed_words_are_asked_for_again_after_a_kill(sits: Sitting) -> None:
    line = sits.line
    line.drafts["due:actions.a1"] = ("fri", (0, 3))
    line.take_up()
    assert line.ask.name == "due:actions.a1" and line.words == "fri"
    line.turn_to_adding()
    line.drafts = {"due:actions.gone": ("fri", (0, 3))}
    line.take_up()
    assert line.ask.stays, "what it was about is not there any more"


def test_what_may_follow_is_offered_behind_a_sign_and_put_in_its_place(sits: Sitting) -> None:
    line = sits.line
    assert line.offer("Write it #pre").ghost == "vent" and not line.offer("Write it").words
    line.box.fill("Write it #pr")
    assert line.answer(Chosen("offer", "2 prevent")) == Nothing()
    assert line.words == "Write it #prevent"
    line.turn_to(Ask(FILTER, "Filter"))
    assert not line.offer("#pre").words


def test_a_line_too_long_to_be_read_says_so(sits: Sitting) -> None:
    sits.line.box.fill("x" * 20_001)
    reading = sits.line.reading()
    assert reading is not None and words(reading).startswith("20,001 letters")
    sits.line.box.fill("Write it p1")
    assert "p1" in words(sits.line.reading() or ())


# status line


def test_news_is_said_over_what_is_read_and_a_menu_over_all() -> None:
    status, frame = StatusLine(), Frame()
    assert words(status.spans(frame, False, None, "2 things to do · n goes there")) == "2 things to do · n goes there"
    status.say("added 12:17")
    assert words(status.spans(frame, False, None, "lacking")) == "added 12:17"
    assert words(status.spans(frame, True, (("text", "read"),), "lacking")) == "read"
    assert status.spans(frame, True, (), "lacking") == ()
    status.say("not taken", news=True)
    assert words(status.spans(frame, True, (("text", "read"),), "lacking")) == "not taken"
    status.menu = (MenuOption("x", "Word", "action"),)
    assert words(status.spans(frame, True, (), "")).startswith("choose by its key")


def test_a_warning_of_saving_says_where_the_words_are_and_keys_name_their_way() -> None:
    status = StatusLine()
    status.say("kept · u takes it back")
    assert words(status.spans(Frame(alarm=True, where="in the journal"), False, None, "")) == "in the journal"
    assert words(status.spans(Frame(), True, None, "")) == "kept · esc u takes it back"
    assert (to_do(1, False), to_do(2, True), to_do(0, True)) == ("1 thing to do · n goes there", "2 things to do · ctrl+g n goes there", "")


# stray keys


def test_one_letter_is_told_and_two_are_words() -> None:
    stray = StrayKeys("actions")
    assert "no key here" in stray.take("q", 1.0, True).say
    assert stray.take("y", 1.1, True) == Stray(words="qy")
    assert stray.take("w", 2.0, True) == Stray(), "a verb's letter is left to it"
    assert "no key here" in stray.take("q", 3.0, True).say
    assert stray.take("q", 3.1, True).say, "the same letter twice is a habit of another program"
    assert stray.take("x", 9.0, False) == Stray(), "there is no box"
    assert "Latin" in stray.take("ж", 10.0, False).say


# marks, filter, side


def test_marks_come_before_the_cursor() -> None:
    marks = Marks()
    assert marks.chosen("abc", "b") == ("b",) and marks.chosen("abc", "") == () and marks.words == ""
    marks.toggle("c")
    marks.toggle("a")
    assert marks.chosen("abc", "b") == ("a", "c") and marks.words == "2 rows marked"
    marks.keep("ab")
    assert marks.ids == {"a"}
    marks.toggle_all("ab")
    marks.toggle_all("ab")
    assert not marks.ids
    marks.toggle("a")
    marks.clear()
    assert not marks.ids


def test_a_filter_says_what_is_shown_and_that_it_hides_what_was_said() -> None:
    shown = ListFilter()
    assert shown.passes("anything")
    shown.take(" Test ", at(DOCUMENT))
    assert shown.passes("a", "the smoke test") and not shown.passes("x")
    assert words(shown.spans("", Frame(), 80)) == "shown: what has “Test” · esc shows all"
    shown.hides = True
    assert words(shown.spans("added 12:17", Frame(), 80)) == "added 12:17 · filter “Test” hides it, esc shows all"
    assert words(marked_spans("2 rows marked", "Test", "", Frame(), 80)).startswith("2 rows marked · shown: what has “Test”")
    assert words(marked_spans("2 rows marked", "", "kept", Frame(), 80)) == "kept · 2 rows marked"


def test_a_list_goes_to_a_row_out_from_behind_its_filter_or_says_that_it_is_hidden() -> None:
    pane = ListPane("actions")

    def put(reveal: str) -> None:
        rows = [ListRow(key, ()) for key, row in DOCUMENT.actions.items() if pane.filter.passes(row.text)]
        pane.rows.put(rows, reveal.rpartition(".")[2] or None)

    assert pane.draw(DOCUMENT, put, "", True) and pane.cursor == "a1"
    assert pane.chosen(DOCUMENT) == ("a1",)
    pane.filter.take("zebra", at(DOCUMENT))
    pane.draw(DOCUMENT, put, "actions.a1", False)
    assert pane.filter.hides and pane.rows.keys() == []
    assert pane.draw(DOCUMENT, put, "actions.a1", True) and not pane.filter.words and pane.cursor == "a1"
    assert not pane.escape() and pane.reading("", Frame(), 80) is None


def test_a_side_pane_is_made_of_a_pane_and_what_stands_beside() -> None:
    assert SidePane(RowList(), lambda width: []).id == "with-side" and list_width(142) == 80


def test_no_part_is_given_a_window_or_the_application() -> None:
    for part in (EntryLine, DraftForm, ListPane, SidePane, StatusLine, StrayKeys, Marks, ListFilter):
        notes = [str(made.annotation) for made in inspect.signature(part.__init__).parameters.values()]
        assert not [note for note in notes if any(word in note for word in ("Window", "Screen", "App"))], part


def test_letters_are_read_once_behind_the_next_frame_or_not_if_they_count_as_read() -> None:
    soon: list[Callable[[], None]] = []
    read: list[str] = []
    late = LateReading(soon.append, lambda: read.append("read"))
    late.ask()
    late.ask()
    assert len(soon) == 1 and not read
    soon.pop()()
    assert read == ["read"] and not late.settle()
    late.ask()
    assert late.settle() and not late.settle()
    late.ask()
    assert len(soon) == 2
    for now in soon:  # the one that was called off comes all the same
        now()
    assert read == ["read", "read"]
