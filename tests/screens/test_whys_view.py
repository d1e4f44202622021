"""How the tree is looked at: zoom, folds, a new parent, links both ways; undo brings back the look with the shape."""

import datetime as dt
from pathlib import Path

from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import Why
from tests.driver import Driver, sitting, whys_shape
from tests.screens.test_whys import stand_on, with_problem

ROWS = {
    "a1": Why(text="one"),
    "a2": Why(under="a1", text="one a"),
    "a3": Why(under="a2", text="one a deep"),
    "b1": Why(text="two"),
    "b2": Why(under="b1", text="two a", marks=("root",)),
    "b3": Why(under="b1", text="two b"),
}
EVENTS = {
    "e1": TimelineEvent(time=dt.datetime(2023, 7, 20, 12, 17, tzinfo=dt.UTC), text="promoted"),
    "e2": TimelineEvent(time=dt.datetime(2023, 7, 20, 12, 25, tzinfo=dt.UTC), text="alert"),
}


def tree() -> PostMortem:
    return with_problem().with_table("whys", ROWS).with_table("timeline", EVENTS)


async def at(call: Driver, text: str) -> None:
    await call.press("ctrl+g", "4", "escape", "escape")
    await stand_on(call, text)


async def test_a_branch_fills_the_screen_and_the_way_back_stands_over_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, tree()) as call:
        await at(call, "two")
        await call.press("z")
        assert not call.sees("one a") and call.sees("two b")
        assert "zoomed in" in call.screen[3] and "two" in call.screen[3]
        assert "The redirect URLs" in call.screen[2] and "z all" in call.screen[2]
        await call.press("end", "a")
        await call.lines("two b deeper")
        assert whys_shape(call.document)[-1] == (3, "two b deeper")
        assert not call.sees("one a") and call.sees("two b deeper")
        await call.press("escape", "escape")
        assert call.sees("one a deep") and "the problem" in call.screen[2]


async def test_one_up_leads_out_of_what_is_zoomed_into(tmp_path: Path) -> None:
    async with sitting(tmp_path, tree()) as call:
        await at(call, "one a")
        await call.press("z", "a")
        assert "one a" in call.screen[3]
        await call.press("enter")
        assert "one" in call.screen[3] and call.app.window.selected() == "a1"
        await call.press("enter", "enter")
        assert call.app.window.look.zoomed == "" and call.sees("two b")
        await at(call, "one a deep")
        await call.press("z")
        assert "nothing stands under it yet" in call.reading
        await call.press("home", "z")
        assert "choose an answer" in call.reading


async def test_what_is_found_outside_of_the_zoom_ends_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, tree()) as call:
        await at(call, "two")
        await call.press("z", "ctrl+f")
        await call.type("deep⏎")
        assert call.app.window.selected() == "a3" and not call.app.window.look.zoomed


async def test_a_branch_goes_under_an_answer_that_is_picked_and_undo_brings_shape_folds_and_cursor_back(tmp_path: Path) -> None:
    async with sitting(tmp_path, tree()) as call:
        await at(call, "one a")
        await call.press("left")
        await stand_on(call, "two b")
        before = (whys_shape(call.document), set(call.app.window.folded), call.app.window.selected())
        await call.press("M")
        assert call.sees("Move under") and call.sees("stands here")
        await call.type("one a deep⏎")
        assert whys_shape(call.document)[3] == (4, "two b")
        assert call.app.window.selected() == "b3" and not call.app.window.folded
        await call.press("u")
        assert (whys_shape(call.document), set(call.app.window.folded), call.app.window.selected()) == before
        await call.press("U")
        assert whys_shape(call.document)[3] == (4, "two b") and not call.app.window.folded


async def test_a_branch_can_not_be_moved_into_itself_and_goes_to_the_problem(tmp_path: Path) -> None:
    async with sitting(tmp_path, tree()) as call:
        await at(call, "one a")
        await call.press("M")
        await call.type("deep")
        assert call.sees("0 places")
        await call.press("ctrl+u")
        await call.type("redirect⏎")
        assert (1, "one a") in whys_shape(call.document)


async def test_the_cursor_goes_next_to_what_was_deleted(tmp_path: Path) -> None:
    async with sitting(tmp_path, tree()) as call:
        await at(call, "two a")
        await call.press("delete")
        assert call.app.window.selected() == "b3"
        await call.press("delete")
        assert call.app.window.selected() == "b1"
        await call.press("u", "u")
        assert call.app.window.selected() == "b2"


async def test_a_fold_says_which_causes_are_in_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, tree()) as call:
        await at(call, "two")
        await call.press("left")
        assert call.sees("… 2 folded") and call.sees("● A inside")


async def test_evidence_is_gone_to_and_back_both_ways(tmp_path: Path) -> None:
    async with sitting(tmp_path, tree()) as call:
        await at(call, "two a")
        await call.press(".")
        assert "no evidence yet" in call.reading
        await call.press("l")
        await call.type("12:17⏎")
        await call.press(".")
        assert (call.app.current_mode, call.app.window.selected()) == ("timeline", "e1")
        await call.press(".")
        assert (call.app.current_mode, call.app.window.selected()) == ("whys", "b2")
        await call.press(",")
        assert call.app.current_mode == "timeline"
        await call.press("down", ".")
        assert "no answer rests on it" in call.reading
        await call.press(",", "l")
        await call.type("12:25⏎")
        await call.press(".")
        await call.seen()
        assert call.sees("12:17 promoted") and call.sees("12:25 alert")
        await call.press("down", "enter")
        assert (call.app.current_mode, call.app.window.selected()) == ("timeline", "e2")


async def test_an_open_question_has_somebody_who_finds_out(tmp_path: Path) -> None:
    async with sitting(tmp_path, tree()) as call:
        await at(call, "two a")
        await call.press("w")
        await call.type("the storage team⏎")
        why = call.document.whys["b2"]
        assert (why.owner, why.marks) == ("the storage team", ("root", "open"))
        assert call.sees("the storage team finds out")
        await call.press("a")
        await call.lines('? what else was deployed @"the web team"', "", "the cache was old #open @sam")
        made = {why.question or why.text: why.owner for why in call.document.whys.values() if why.owner}
        assert made == {"two a": "the storage team", "what else was deployed": "the web team", "the cache was old": "Sam"}
        assert call.sees("? open, the web team")


async def test_ctrl_n_gives_another_frame_that_quotes_the_same_answer(tmp_path: Path) -> None:
    async with sitting(tmp_path, tree()) as call:
        await call.press("ctrl+g", "4", "escape", "a")
        await call.lines("The team decided to wait")
        asked = []
        for _ in range(3):
            asked.append(" ".join(row.strip() for row in call.screen[-6:-3]))
            await call.press("ctrl+n")
        assert len(set(asked)) == 3 and all("“The team decided to wait”" in words for words in asked)
        assert "what was known then, and what was pressing?" in asked[0] and "how did that come about?" in asked[1]


async def test_after_the_problem_is_read_back_to_backlog_and_recurrence_are_asked_and_kept(tmp_path: Path) -> None:
    async with sitting(tmp_path, tree()) as call:
        await at(call, "two a")
        await call.press("b", "enter", "enter", "enter")
        assert call.sees("planned work that would have prevented it?")
        await call.type("a ticket of last spring⏎")
        assert call.sees("Did this cause strike before?")
        await call.type("-⏎")
        define = call.document.define
        assert (define.backlog, define.not_known) == ("a ticket of last spring", ("recurrence",))
        assert call.bar.startswith(" KEYS ")
        await call.press("b", "enter", "enter", "enter")
        assert not call.sees("planned work")
