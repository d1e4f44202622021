"""Find at the keyboard: any line from anywhere, jump, and back."""

from pathlib import Path

import pytest

from pmtui.model.later import LaterItem
from pmtui.model.lessons import Lesson
from pmtui.model.postmortem import PostMortem
from tests.driver import demo, sitting


def with_more() -> PostMortem:
    document = demo().with_table("later", {"l1aaa": LaterItem(text="Rehearse the rollback with René")})
    return document.with_table("lessons", {"s1aaa": Lesson(kind="well", text="Zwei Köche halfen")})


async def test_words_in_any_order_find_a_row_and_enter_jumps_there(tmp_path: Path) -> None:
    async with sitting(tmp_path, with_more()) as call:
        await call.press("1", "ctrl+f")
        assert "Find >" in call.screen[2]
        await call.type("BACK ROLLED")
        row = next(row for row in call.screen if "Rolled back" in row)
        assert "Event" in row
        assert "12:30" in row
        assert "3 Timeline" in row
        await call.press("enter")
        assert call.app.current_mode == "timeline"
        assert call.document.timeline[call.app.window.selected()].text.startswith("Rolled back")
        assert call.bar.startswith(" KEYS ")


@pytest.mark.parametrize(
    ("wanted", "mode", "row"),
    [("rehearse rene", "actions", "later:l1aaa"), ("koche", "lessons", "s1aaa"), ("HALFEN", "lessons", "s1aaa")],
)
async def test_ideas_and_lessons_are_found_without_accents(tmp_path: Path, wanted: str, mode: str, row: str) -> None:
    async with sitting(tmp_path, with_more()) as call:
        await call.press("3", "ctrl+f")
        await call.type(wanted, enter=True)
        assert (call.app.current_mode, call.app.window.selected()) == (mode, row)


async def test_people_answers_and_actions_are_found(tmp_path: Path) -> None:
    document = demo()
    person, why, action = next(iter(document.gather.people)), list(document.whys)[-1], next(iter(document.actions))
    texts = (document.gather.people[person].name, document.whys[why].text, document.actions[action].text)
    async with sitting(tmp_path, document) as call:
        await call.press("6")
        for text, mode, row in zip(texts, ("gather", "whys", "actions"), (person, why, action), strict=True):
            await call.press("ctrl+f")
            await call.type(text, enter=True)
            assert call.app.current_mode == mode
            assert call.app.window.selected() == row


async def test_escape_is_back_in_the_box_with_its_cursor(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3", "a")
        await call.type("12:24 issue op")
        await call.press("left", "left", "ctrl+f")
        await call.type("roll")
        await call.press("escape")
        entry = call.app.window.entry
        assert (entry.text, entry.cursor_location, entry.has_focus) == ("12:24 issue op", (0, 12), True)
        assert call.bar.startswith(" TYPING ")
        await call.press("ctrl+f", "ctrl+f")
        assert (entry.text, entry.cursor_location, entry.has_focus) == ("12:24 issue op", (0, 12), True)


async def test_escape_leaves_a_half_typed_field_alone(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        before = call.document
        await call.press("2", "a", "home")
        await call.type("half ")
        entry = call.app.window.entry
        text, cursor = entry.text, entry.cursor_location
        await call.press("ctrl+f", "escape")
        assert (entry.text, entry.cursor_location) == (text, cursor)
        assert call.document is before
        assert call.bar.startswith(" TYPING ")
        await call.press("ctrl+f")
        await call.type("rolled back", enter=True)
        assert call.app.current_mode == "timeline"
        assert call.document.define.problem == text


async def test_after_a_jump_find_offers_the_way_back_first(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3", "end")
        row = call.app.window.selected()
        await call.press("ctrl+f")
        assert not call.sees("back to")
        await call.type("staging", enter=True)
        there = (call.app.current_mode, call.app.window.selected())
        assert there != ("timeline", row)
        await call.press("ctrl+f")
        assert call.sees("back to 3 Timeline · ")
        await call.press("enter")
        assert (call.app.current_mode, call.app.window.selected()) == ("timeline", row)
        await call.press("ctrl+f", "enter")
        assert (call.app.current_mode, call.app.window.selected()) == there


@pytest.mark.parametrize("keys", [["0"], ["2", "j", "j", "j"], ["4", "j", "j"], ["4", "L"], ["5", "home"], ["6", "j"]], ids="-".join)
async def test_the_way_back_leads_to_the_row_of_every_screen(tmp_path: Path, keys: list[str]) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press(*keys)
        before = (call.app.current_mode, call.app.window.selected())
        await call.press("ctrl+f")
        await call.type("rolled back", enter=True)
        assert call.app.current_mode == "timeline"
        await call.press("ctrl+f", "enter")
        assert (call.app.current_mode, call.app.window.selected()) == before


async def test_a_jump_takes_a_filter_away_that_hides_the_row(tmp_path: Path) -> None:
    document = demo()
    last = list(document.gather.people)[-1]
    async with sitting(tmp_path, document) as call:
        for step, target in (("1", f"gather.people.{last}"), ("3", ""), ("5", "")):
            await call.press(step, "slash")
            await call.lines("nothing has this")
            table = {"3": "timeline", "5": "actions"}.get(step)
            key = target or f"{table}.{list(document.table(table or ''))[-1]}"
            await call.app.run_action(f"visit({call.app.current_mode!r}, {key!r})")
            await call.seen()
            assert call.app.window.list.filter.words == ""
            assert call.app.window.selected() == key.rpartition(".")[2]


async def test_a_jump_leads_to_the_row_also_where_a_form_lies_over_its_step(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("5", "o", "ctrl+f")
        await call.type("rolled back", enter=True)
        assert call.app.current_mode == "timeline"
        await call.press("ctrl+f", "enter")
        assert not call.app.windows.forms
        assert call.app.window.STEP == "actions"
        assert call.sees("What changes")


async def test_half_typed_words_are_not_found(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3", "a")
        await call.type("xylophone")
        await call.press("ctrl+l")
        await call.type("xylophone too")
        await call.press("ctrl+f")
        await call.type("xylo")
        assert call.sees("0 found")
        await call.press("enter")
        assert call.sees("0 found")


async def test_find_and_its_words_in_one_write(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("1")
        for key in ("ctrl+f", *"rolled", "space", *"back", "enter", "a", *"12:31", "space", *"checked", "enter"):
            call.send(key)
        await call.seen()
        assert "checked" in [event.text for event in call.document.timeline.values()]
