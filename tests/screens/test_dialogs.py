"""Help, palette and menus hold every action with its key, and say which state they are in."""

from pathlib import Path

import pytest

from pmtui import keys
from pmtui.screens.dialogs.help import Help
from pmtui.screens.dialogs.palette import commands
from pmtui.steps.base import COMMON
from pmtui.widgets.bindings import APP_ACTIONS, action_of
from pmtui.widgets.row_list import RowList
from tests.driver import demo, sitting

SCREENS = sorted({screen for key in keys.KEYMAP for screen in key.on})
BOXES = ("take", "leave", "into_list", "next_field", "complete")  # the box's own keys


@pytest.mark.parametrize("screen", SCREENS)
def test_every_action_of_a_screen_is_in_the_palette(screen: str) -> None:
    offered = {choice.action for choice in commands(screen)}
    wanted = {action_of(key) for key in keys.on_screen(screen) if key.action not in BOXES and key.action not in ("escape", "next_pane")}
    assert wanted - {"app.help", "app.palette"} <= offered


@pytest.mark.parametrize("screen", SCREENS)
def test_the_words_of_help_fit_into_half_of_80_columns(screen: str) -> None:
    for key in keys.on_screen(screen):
        assert len(key.about) <= 28, key.id
        assert len(key.shown) <= 7, key.id


async def test_every_bound_action_exists(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        for step in range(7):
            await call.press(str(step))
            window = call.app.window
            for key in keys.on_screen(window.KEYS_OF or window.STEP):
                if key.action in BOXES:
                    continue
                name = key.action.split("(")[0]
                ours = (
                    name in call.app.commands
                    if action_of(key).startswith("app.")
                    else any(hasattr(part, f"action_{name}") for part in (window, window.pane))
                )
                assert key.id in {**window.MANUAL.verbs, **COMMON} or ours, (window.STEP, key.id)


async def test_what_is_bound_as_an_action_of_the_application_is_one(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        assert call.app.commands.keys() >= APP_ACTIONS


async def test_help_shows_this_screens_keys_and_keeps_head_and_foot(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3", "?")
        assert call.sees("Keys for a timeline row")
        assert call.sees("3 Timeline")
        assert call.bar.startswith(" TYPING ")
        sheet = call.app.screen
        assert isinstance(sheet, Help)
        shown = "\n".join("".join(text for _, text in row.lines[0].left) for row in sheet.query_one("#hits", RowList).rows)
        for key in keys.on_screen("timeline"):
            if key.about and not key.id.startswith(("step.", "app.q", "app.c")):
                assert key.about in shown, key.id
        await call.type("star")
        await call.press("enter")
        assert next(iter(call.document.timeline.values())).star


async def test_the_palette_finds_a_command_by_its_key_or_words_and_a_line_by_its_text(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("1", ":")
        await call.type("rolled back")
        await call.press("enter")
        assert call.app.current_mode == "timeline"
        assert call.document.timeline[call.app.window.selected()].text.startswith("Rolled back")
        await call.press("ctrl+p")
        await call.type("go to nowhere")
        await call.press("enter", "escape")
        assert call.bar.startswith(" KEYS ")


async def test_a_menu_that_is_longer_than_the_bar_stands_over_it_whole(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3", "m")
        for word in ("c change", "n note", "1 introduced", "- all clear"):
            assert call.sees(word)
        await call.press("escape")
        assert not call.sees("- all clear")
        await call.press("ctrl+g")
        for word in ("0 Room", "1–6 Step", "n Fill", "+ New", "h Home", "esc Back"):
            assert word in call.bar


async def test_f1_in_a_box_opens_help_and_the_half_typed_line_stays(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.type("half a li")
        await call.press("f1")
        assert call.sees("Everywhere")
        await call.press("escape")
        assert call.app.window.entry.text == "half a li"
        assert call.bar.startswith(" TYPING ")
