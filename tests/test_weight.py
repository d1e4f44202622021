"""What keeps it quick, in figures that do not flake: widgets, style rules, bytes for each key."""

import sys
from pathlib import Path
from typing import Any

import pytest
from rich.console import RenderableType
from textual.screen import Screen

from pmtui.app import PmtuiApp
from pmtui.formats.file.toml import render
from pmtui.model.steps import STEPS
from tests.driver import demo, sitting
from tests.test_terminal import Desk

MOST_WIDGETS = 30
MOST_RULES = 100
ONE_PACKET = 1400  # bytes
OURS = (
    "Window",
    "Entering",
    "Screen #",
    "Chooser",
    "Palette",
    "Help",
    "Entry",
    "Form",
    "RowList",
    "WhyTree",
    "Lines",
    "WhysScreen",
    "Communicate",
)


@pytest.mark.parametrize("step", range(7))
async def test_a_screen_mounts_few_widgets(tmp_path: Path, step: int) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press(str(step))
        assert 5 <= len(call.app.screen.query("*")) <= MOST_WIDGETS


async def test_our_style_rules_are_few(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        for step in range(7):
            await call.press(str(step))
        await call.press("?", "escape", ":", "escape")
        ours = [rule for rule in call.app.stylesheet.rules if any(name in rule.selectors for name in OURS)]
        assert 10 < len(ours) <= MOST_RULES


async def test_the_style_sheets_are_read_once_whatever_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    whole = PmtuiApp.refresh_css
    monkeypatch.setattr(PmtuiApp, "refresh_css", lambda app, animate=True: (read.append(app.current_mode), whole(app, animate))[1])
    async with sitting(tmp_path, demo()) as call:
        for step in range(7):
            await call.press(str(step))
        assert read == []
        await call.press("f8")  # a switch reads them anew, and each screen follows
        await call.press("3")
        assert read and set(read) <= {"communicate", "timeline"}


async def test_a_screen_that_was_seen_is_back_in_one_paint_and_waits_for_no_timer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[str] = []
    timer, display = PmtuiApp.set_timer, PmtuiApp._display
    monkeypatch.setattr(PmtuiApp, "set_timer", lambda app, *said, **more: more.get("name") == "delay_update" or timer(app, *said, **more))

    def shown(app: PmtuiApp, screen: Screen[Any], what: RenderableType | None) -> None:
        if not app._batch_count:  # else Textual drops it
            painted.append(app.current_mode)
        display(app, screen, what)

    monkeypatch.setattr(PmtuiApp, "_display", shown)
    async with sitting(tmp_path, demo()) as call:
        for step in range(7):
            await call.press(str(step))
        painted.clear()
        for step, place in enumerate(("room", *STEPS)):
            await call.press(str(step))
            assert painted[:1] == [place]
            assert len(painted) <= 2  # where it may scroll, once more
            painted.clear()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal there")
@pytest.mark.parametrize("step", [1, 3, 4, 5, 6])
def test_a_typed_letter_and_a_moved_cursor_take_less_than_a_packet(tmp_path: Path, step: int) -> None:
    desk = Desk(tmp_path)
    desk.file.write_text(render(demo()), encoding="utf-8")
    one = desk.open()
    one.see("KEYS")
    one.press(str(step))
    one.listen(0.3)
    try:
        one.press("jj")
        one.listen(0.2)
        one.press("k")
        assert 0 < one.listen(0.2) <= ONE_PACKET
        one.press("a")
        one.listen(0.2)
        one.press("a")  # the first letter of a draft also marks the step bar and changes the key bar
        assert 0 < one.listen(0.2) <= ONE_PACKET, "the first letter"
        for letter in " word":
            one.press(letter)
            assert 0 < one.listen(0.15) <= ONE_PACKET, letter
    finally:
        one.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal there")
@pytest.mark.parametrize("clock", ["", "\x14"])  # ctrl+t: a running clock costs its own minute and nothing between
def test_nothing_is_written_while_nothing_is_done(tmp_path: Path, clock: str) -> None:
    desk = Desk(tmp_path)
    desk.file.write_text(render(demo()), encoding="utf-8")
    one = desk.open()
    one.see("KEYS")
    one.press(f"3a{clock}")
    one.listen(0.5)
    try:
        before = len(one.raw)
        one.listen(1.0)
        assert len(one.raw) == before
    finally:
        one.kill()
