"""The line for later (acceptance scenario S5.1): takes a thought from anywhere, and is gone again."""

from pathlib import Path

import pytest

from pmtui.model.postmortem import PostMortem
from tests.driver import blank, demo, sitting

HALF = "12:24 issue op"


def kept(document: PostMortem) -> list[tuple[str, str]]:
    return [(row.kind, row.text) for row in document.later.values()]


async def test_a_thought_in_mid_line_is_kept_and_the_cursor_is_back_behind_the_last_letter(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(3)
        await call.type(HALF)
        await call.press("ctrl+l")
        assert "Later >" in call.screen[-3]
        await call.type("test downloads in the smoke test")
        assert "an idea, for step 5" in call.reading
        await call.press("enter")
        assert call.app.window.entry.text == HALF
        assert call.app.window.entry.cursor_location == (0, len(HALF))
        assert call.app.window.entry.has_focus
        assert call.bar.startswith(" TYPING ")
        assert "= kept: 1 idea " in call.reading
        assert kept(call.document) == [("", "test downloads in the smoke test")]
        assert call.app.current_mode == "timeline"
        await call.type("ened")
        assert "kept" not in call.reading
        await call.press("enter")
        assert [event.text for event in call.document.timeline.values()] == ["issue opened"]
        await call.press("ctrl+l")
        await call.lines("and uploads")
        assert "kept: 2 ideas" in call.reading
        await call.go(5)
        assert call.sees("test downloads in the smoke test")
        assert call.sees("2 ideas wait")
        assert kept(await call.saved())[1] == ("", "and uploads")


async def test_a_burst_with_the_thought_in_it_is_acted_on_in_order(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(3)
        for key in (
            *"12:24",
            "space",
            *"one",
            "ctrl+l",
            *"first",
            "space",
            *"idea",
            "enter",
            *"two",
            "ctrl+l",
            *"second",
            "enter",
            "enter",
        ):
            call.send(key)
        await call.seen()
        assert [event.text for event in call.document.timeline.values()] == ["onetwo"]
        assert kept(call.document) == [("", "first idea"), ("", "second")]


async def test_the_cursor_in_the_middle_of_a_line_is_where_it_was(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(3)
        await call.type(HALF)
        await call.press("left", "left", "left", "ctrl+l", "escape")
        assert call.app.window.entry.cursor_location == (0, len(HALF) - 3)
        await call.press("ctrl+l", "enter")
        assert call.app.window.entry.cursor_location == (0, len(HALF) - 3)
        assert call.bar.startswith(" TYPING ")
        assert not call.document.later


@pytest.mark.parametrize("keys", [["0"], ["1"], ["2"], ["3"], ["4"], ["5"], ["6"], ["4", "L"], ["5", "o"]], ids="-".join)
async def test_from_every_screen_one_is_back_on_the_same_row_in_keys(tmp_path: Path, keys: list[str]) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press(*keys, "j", "j")
        window, row, count = call.app.window, call.app.window.selected(), len(call.document.later)
        await call.press("ctrl+l")
        assert call.bar.startswith(" TYPING ")
        await call.lines("a thought")
        assert len(call.document.later) == count + 1
        assert call.app.window is window
        assert window.selected() == row
        assert call.bar.startswith(" KEYS ")
        assert "kept: " in call.reading
        await call.press("ctrl+l", "escape")
        assert (call.app.window, window.selected()) == (window, row)
        assert call.bar.startswith(" KEYS ")


async def test_a_field_half_typed_keeps_words_and_cursor_and_is_not_taken(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(2)
        await call.type("The redirect URLs were broken")
        await call.press("left", "left", "left", "ctrl+l")
        await call.lines("look at the other redirects")
        assert call.app.window.entry.text == "The redirect URLs were broken"
        assert call.app.window.entry.cursor_location == (0, 26)
        assert call.document.define.problem == ""
        assert "kept: 1 idea" in call.reading
        assert call.bar.startswith(" TYPING ")
        await call.type("!")
        assert call.app.window.entry.text == "The redirect URLs were bro!ken"


async def test_a_field_that_was_not_touched_keeps_its_cursor(tmp_path: Path) -> None:
    async with sitting(tmp_path, blank().with_fields("define", problem="Downloads were broken")) as call:
        await call.go(2)
        await call.press("home", "right", "right", "ctrl+l")
        await call.lines("a thought")
        assert call.app.window.form.current == "problem"
        assert call.app.window.entry.cursor_location == (0, 2)


async def test_a_mark_makes_it_a_question_or_a_lesson(tmp_path: Path) -> None:
    async with sitting(tmp_path, blank()) as call:
        await call.go(3)
        await call.press("ctrl+l")
        await call.type("who is told first? #question")
        assert "an open question" in call.reading
        await call.press("enter")
        assert "kept: 1 question" in call.reading
        await call.press("ctrl+l")
        await call.lines("the rollback was quick #well")
        assert "kept among the lessons: went well" in call.reading
        assert kept(call.document) == [("question", "who is told first?")]
        assert [(row.kind, row.text) for row in call.document.lessons.values()] == [("well", "the rollback was quick")]
        await call.press("ctrl+l")
        await call.lines("#idea")
        assert "a mark alone keeps nothing" in call.reading
        await call.press("escape")
        await call.go(5)
        assert call.sees("1 question waits")


async def test_a_name_at_its_end_is_kept_with_it(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.lines("Ana, responder")
        await call.press("ctrl+l")
        await call.lines("rehearse it @ana")
        await call.press("ctrl+l")
        await call.lines("knew the shortcut @ana #lucky")
        assert [(row.text, row.who) for row in call.document.later.values()] == [("rehearse it", "Ana")]
        assert [row.text for row in call.document.lessons.values()] == ["knew the shortcut (Ana)"]


async def test_half_a_thought_waits_for_the_next_time_on_any_screen(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(3)
        await call.press("ctrl+l")
        await call.type("half a thought")
        await call.press("left", "escape")
        assert "ctrl+l goes on with it" in call.reading
        assert call.app.window.entry.text == ""
        await call.go(6)
        await call.press("ctrl+l")
        await call.type("s")
        assert "half a thoughst" in call.screen[-3]
        await call.press("enter", "ctrl+l")
        assert "half" not in call.screen[-3]


async def test_half_a_thought_is_back_after_a_kill_and_leaves_the_state_as_it_was(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3", "j", "ctrl+l")
        await call.type("half a thou")
    async with sitting(tmp_path) as call:  # nobody closed it
        assert call.bar.startswith(" KEYS ")
        await call.press("ctrl+l")
        await call.type("ght", enter=True)
        assert kept(call.document)[-1] == ("", "half a thought")


async def test_undo_takes_the_thought_back_and_says_so(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        before = call.document
        await call.press("5", "ctrl+l")
        await call.lines("test downloads too")
        await call.press("u")
        assert call.document == before
        assert "undone in 5 Actions: kept “test downloads too”" in call.reading
        await call.press("U")
        assert kept(call.document)[-1] == ("", "test downloads too")


@pytest.mark.parametrize(("key", "seen"), [("ctrl+g", "0 Room"), ("ctrl+p", "Command >"), ("ctrl+f", "Find >"), ("f1", "Everywhere")])
async def test_other_keys_that_work_everywhere_leave_the_line_and_act(tmp_path: Path, key: str, seen: str) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3", "a", "ctrl+l")
        await call.type("half")
        await call.press(key)
        assert call.sees(seen)
        await call.press("escape", "ctrl+l")
        assert "half" in call.screen[-3]


async def test_a_paste_of_several_lines_is_one_thought(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.press("ctrl+l")
        await call.paste("one\ntwo")
        await call.press("enter")
        assert kept(call.document) == [("", "one two")]


async def test_a_small_window_shows_the_line_and_what_it_is_read_as(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo(), size=(60, 20)) as call:
        await call.press("3", "ctrl+l")
        assert "Later >" in call.screen[-3]
        await call.type("x" * 70)
        assert "Later >" in call.screen[-4]
        assert "an idea" in call.reading


async def test_the_bar_names_it_while_one_types(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(3)
        assert call.bar.startswith(" TYPING   ⏎ Add  ↑ List  esc Keys  ctrl+l Later  ctrl+g Go ")
