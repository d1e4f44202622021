"""Step 4 at the keyboard (acceptance scenario S4): type and drill, marks, moves, folds, all undoable."""

from pathlib import Path

import pytest

from pmtui.formats.page.markdown import render
from pmtui.model.postmortem import PostMortem
from pmtui.model.whys import Why
from tests.driver import Driver, blank, sitting, whys_shape
from tests.incident import DEPTHS, OWN_QUESTION, PROBLEM, QUESTION_BEFORE, WHYS, typed


def with_problem() -> PostMortem:
    return blank().with_fields("define", problem=PROBLEM)


def key_of(call: Driver, text: str) -> str:
    return next(key for key, why in call.document.whys.items() if why.text == text)


async def drilled(call: Driver, question: bool = True) -> int:
    """Type all the answers as in the scenario; give the number of ⏎."""
    await call.press("ctrl+g", "4", "escape", "a")
    count = 0
    for text in WHYS:
        if question and text == QUESTION_BEFORE:
            await call.type(OWN_QUESTION, enter=True)
        await call.type(text, enter=True)
        count += 1
    return count


async def stand_on(call: Driver, text: str) -> None:
    await call.press("escape", "home")
    for _ in range(40):
        if call.app.window.selected() == key_of(call, text):
            return
        await call.press("down")
    raise AssertionError(text)


async def test_typing_drills_and_an_empty_line_goes_one_up(tmp_path: Path) -> None:
    async with sitting(tmp_path, with_problem()) as call:
        count = await drilled(call, question=False)
        assert count == 23
        assert sum(1 for text in WHYS if not text) == 9
        assert [level for level, _ in whys_shape(call.document)] == DEPTHS
        assert [text for _, text in whys_shape(call.document)] == [text for text in WHYS if text]


async def test_the_question_quotes_the_last_answer_and_never_rewords_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, with_problem()) as call:
        await call.press("ctrl+g", "4", "escape", "a")
        for text in WHYS[:5]:
            await call.type(text, enter=True)
            quoted = " ".join(row.strip() for row in call.screen[-6:-3])
            assert f"“{text[:20]}" in quoted, quoted
        await call.press("enter")
        assert "else" in " ".join(call.screen[-6:-3])


async def test_a_question_of_ones_own_stands_over_its_answers_and_is_no_answer(tmp_path: Path) -> None:
    async with sitting(tmp_path, with_problem()) as call:
        await drilled(call)
        assert [level for level, _ in whys_shape(call.document)] == DEPTHS
        why = call.document.whys[key_of(call, QUESTION_BEFORE)]
        assert why.question == OWN_QUESTION.removeprefix("? ")
        assert call.sees(OWN_QUESTION)
        assert f"Asked “{why.question}”" in render(call.document)


async def test_evidence_is_linked_by_its_time(tmp_path: Path) -> None:
    async with sitting(tmp_path, with_problem()) as call:
        await call.press("ctrl+g", "3", "escape", "a")
        await call.lines("12:17 promoted", "12:17 announced")
        await call.go(4)
        await call.lines("It was not tried on staging")
        await call.press("escape", "l")
        await call.type("12:17b⏎")

        def evidence() -> list[str]:
            (why,) = call.document.whys.values()
            return [call.document.timeline[key].text for key in why.evidence]

        assert evidence() == ["announced"]
        assert call.sees("1 event") and call.bar.startswith(" KEYS ")
        await call.press("l")
        await call.type("13:00")
        assert call.sees("0 rows · step 3 has the rows")
        await call.press("enter", "escape")
        assert evidence() == ["announced"]


async def test_evidence_is_chosen_by_words_and_taken_off_again(tmp_path: Path) -> None:
    async with sitting(tmp_path, with_problem()) as call:
        await call.press("escape", "l")
        await call.press("ctrl+g", "4", "escape", "l")
        assert "needs no evidence" in call.reading
        await call.press("a")
        await call.lines("It was not tried on staging")
        await call.press("escape", "l")
        assert "no rows in step 3 yet" in call.reading
        await call.go(3)
        await call.lines("12:17 promoted", "12:17 announced", "12:20 rolled back")
        await call.press("ctrl+g", "4", "escape", "end", "l")
        assert call.sees("12:17b announced")
        await call.type("rolled⏎")
        assert call.sees("1 event")
        await call.press("l")
        await call.type("12:17, 12:17b⏎")
        assert call.sees("3 events")
        await call.press("l")
        assert call.sees("Linked") and call.sees("linked")
        await call.press("enter")
        assert "taken off · 2 events as evidence" in call.reading
        assert call.sees("2 events")


async def test_a_branch_moves_indents_folds_and_is_deleted_and_undo_brings_each_back(tmp_path: Path) -> None:
    rows = {"a1": Why(text="one"), "b1": Why(text="two"), "c1": Why(under="b1", text="two a"), "d1": Why(under="b1", text="two b")}
    async with sitting(tmp_path, with_problem().with_table("whys", rows)) as call:
        await call.press("ctrl+g", "4", "escape")
        start = whys_shape(call.document)
        await stand_on(call, "two")
        await call.press("K")
        assert whys_shape(call.document) == [(1, "two"), (2, "two a"), (2, "two b"), (1, "one")]
        assert call.app.window.selected() == "b1"
        await call.press("J", ">")
        assert whys_shape(call.document) == [(1, "one"), (2, "two"), (3, "two a"), (3, "two b")]
        await call.press("<")
        assert whys_shape(call.document) == start
        await call.press("left")
        assert call.sees("2 folded")
        await call.press("right")
        assert not call.sees("folded")
        await call.press("delete")
        assert whys_shape(call.document) == [(1, "one")]
        await call.press("u")
        assert whys_shape(call.document) == start
        assert call.app.window.selected() == "b1"
        assert not call.app.window.folded


async def test_the_first_answer_can_not_go_under_another_and_says_so(tmp_path: Path) -> None:
    async with sitting(tmp_path, with_problem().with_table("whys", {"a1": Why(text="one")})) as call:
        await call.press("ctrl+g", "4", "escape", "end", ">")
        assert "no answer above it" in call.reading
        await call.press("<")
        assert "at the top already" in call.reading


async def test_an_answer_comes_back_as_typed_and_escape_keeps_the_change(tmp_path: Path) -> None:
    async with sitting(tmp_path, with_problem().with_table("whys", {"a1": Why(text="one", marks=("root",))})) as call:
        await call.press("ctrl+g", "4", "escape", "end", "e")
        assert call.app.window.entry.text == "one #root"
        await call.type(" ")
        await call.press("end", "ctrl+u")
        await call.type("another #factor")
        await call.press("escape")
        assert (call.document.whys["a1"].text, call.document.whys["a1"].marks) == ("another", ("factor",))


async def test_the_whole_text_and_its_way_to_the_problem_are_readable(tmp_path: Path) -> None:
    long = "word " * 30 + "end"
    rows = {"a1": Why(text="one"), "b1": Why(under="a1", text=long)}
    async with sitting(tmp_path, with_problem().with_table("whys", rows)) as call:
        await call.press("ctrl+g", "4", "escape", "end")
        assert call.sees("word end") or call.sees("+")
        assert call.sees("2 steps to the problem")


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_the_heavy_chain_and_the_badges_stay_within_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with sitting(tmp_path, typed(), size=size) as call:
        await call.press("ctrl+g", "4", "escape", "end")
        assert all(len(row) <= size[0] for row in call.screen)
        assert call.sees("┗")


async def test_a_question_about_what_is_missing_gives_way_to_the_next_why(tmp_path: Path) -> None:
    async with sitting(tmp_path, blank().with_fields("define", problem=PROBLEM)) as call:
        await call.press("ctrl+g", "4", "escape", "n")
        assert "Why did the problem happen?" in call.text
        await call.press("a")
        await call.lines("It was not tried on staging")
        assert "“It was not tried on staging”" in call.text
        await call.lines("")
        assert "what else" in call.text.lower() or "“The redirect URLs" in call.text


async def test_a_cause_is_read_back_line_by_line_and_a_step_is_marked_weak(tmp_path: Path) -> None:
    async with sitting(tmp_path, with_problem()) as call:
        await call.press("ctrl+g", "4", "escape", "b")
        assert "choose an answer" in call.reading
        await call.press("a")
        await call.lines("It was not tried on staging", "Trying is all by hand", "There is no checklist")
        await call.press("escape", "b")
        assert len([text for text in call.screen if "therefore" in text]) == 3
        read = [call.screen.index(text) for text in call.screen if text.startswith("▌") and "There is no checklist" in text]
        assert read and call.sees("w Weak step")
        await call.press("enter", "enter")
        assert next(text for text in call.screen if text.startswith("▌")).split()[1:3] == ["therefore", "It"]
        await call.press("w")
        assert "follows only in part" in call.reading and call.sees("weak step")
        assert call.sees("“It was not tried on staging”: what else was needed for it?")
        assert call.document.whys[call.app.window.selected()].text == "It was not tried on staging"
        weak = [why.text for why in call.document.whys.values() if why.weak]
        assert weak == ["Trying is all by hand"]
        await call.press("end", "b", "enter")
        assert call.sees("follows only in part")
        await call.press("enter", "enter", "enter", "escape", "escape")
        assert call.bar.startswith(" KEYS ") and call.sees("a Answer")
