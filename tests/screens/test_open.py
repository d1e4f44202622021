"""Screens that nobody has seen yet are brought in one at a time, and none of them is shown or kept for that."""

import sys
from functools import partial
from pathlib import Path

from pmtui.screens.registry import DIALOGS, SCREENS, Preloader
from pmtui.widgets.textual_private import read_style_sheet
from tests.driver import sitting


async def test_all_screens_and_dialogs_are_brought_in_one_at_a_time(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        before, windows = call.screen, dict(call.app.windows.of)
        preloader = Preloader(partial(read_style_sheet, call.app), call.app.context, call.app.library)
        turns = 1
        while preloader.one():
            turns += 1
        assert turns == len(SCREENS) + len(DIALOGS)
        assert not preloader.one()
        for name in (*(f"{name}.screen" for name in SCREENS), *(f"dialogs.{name}" for name in DIALOGS)):
            assert f"pmtui.screens.{name}" in sys.modules
        known = {place for _, place in call.app.stylesheet.source}
        assert {"CommunicateScreen.DEFAULT_CSS", "WhysScreen.DEFAULT_CSS"} <= known  # of screens that were not shown
        assert call.screen == before and dict(call.app.windows.of) == windows
