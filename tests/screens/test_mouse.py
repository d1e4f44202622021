"""Everything by mouse: a click on a row, a step, a hint, a menu's choice, a field, the tree."""

from pathlib import Path

from tests.driver import Driver, demo, sitting


async def click(call: Driver, words: str, row: int | None = None) -> None:
    await call.pilot.pause()  # a box that has just come is laid out once more when it knows its rows
    at = row if row is not None else next(n for n, line in enumerate(call.screen) if words in line)
    await call.pilot.click(offset=(call.screen[at].index(words) + 1, at))
    await call.seen()


async def test_a_click_on_a_step_goes_there(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await click(call, "3 Timeline", 0)
        assert call.app.current_mode == "timeline"
        await click(call, "6 Communicate", 0)
        assert call.app.current_mode == "communicate"


async def test_a_click_takes_a_row_and_a_second_one_edits_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3")
        await click(call, "Staging promoted")
        assert call.document.timeline[call.app.window.selected()].text == "Staging promoted to production"
        await click(call, "Staging promoted")
        assert call.bar.startswith(" TYPING ")
        assert call.app.window.entry.text.startswith("12:17 Staging promoted")


async def test_a_click_on_a_hint_is_its_key_and_on_a_menu_its_choice(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3")
        await click(call, "m Kind", 23)
        assert call.sees("5 escalated")
        await click(call, "d decision")
        assert next(iter(call.document.timeline.values())).kind == "decision"
        await call.press("ctrl+g")
        await click(call, "0 Room", 23)
        assert call.app.current_mode == "room"


async def test_a_click_on_a_field_works_on_it_and_in_the_box_types(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("2")
        await click(call, "Trigger")
        assert call.app.window.form.current == "trigger"
        await click(call, "Staging promoted")
        assert call.bar.startswith(" TYPING ")


async def test_a_click_in_the_tree_stands_there_and_a_second_one_edits(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("4")
        await click(call, "Its tests did not cover")
        key = call.app.window.answer
        assert call.document.whys[key].text.startswith("Its tests did not cover")
        await click(call, "Its tests did not cover")
        assert call.app.window.entry.text.startswith("Its tests did not cover")


async def test_a_click_in_the_entry_line_types_and_the_wheel_moves_the_rows(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3")
        await click(call, "a types here")
        assert call.bar.startswith(" TYPING ")
