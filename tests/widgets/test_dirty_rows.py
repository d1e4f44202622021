"""Only rows that changed are drawn, and each looks as if drawn with all others."""

from pathlib import Path

import pytest
from textual._compositor import ChopsUpdate
from textual.geometry import Region
from textual.strip import Strip

from pmtui.widgets import dirty_rows
from pmtui.widgets.dirty_rows import DirtyRowCompositor
from tests.driver import demo, sitting

KEYS = (
    "3",
    "j",
    "j",
    "a",
    "é",
    "x",
    "escape",
    "4",
    "j",
    "z",
    "j",
    "ctrl+p",
    "z",
    "escape",
    "2",
    "a",
    "x",
    "escape",
    "ctrl+l",
    "i",
    "escape",
)


async def test_a_row_drawn_alone_is_as_it_is_drawn_with_all_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, seen = DirtyRowCompositor.render_partial_update, []

    def checked(self: DirtyRowCompositor) -> ChopsUpdate | None:
        update = real(self)
        if update is not None:
            whole = self.render_strips()
            rows = {y for y, _, _ in update.spans}
            drawn = {y: Strip.join(list(update.chops[y].values())).text for y in rows}
            assert drawn == {y: whole[y].text for y in rows}
            seen.append(len(rows))
        return update

    monkeypatch.setattr(DirtyRowCompositor, "render_partial_update", checked)
    async with sitting(tmp_path, demo()) as call:
        for key in KEYS:
            await call.press(key)
        assert len(seen) >= len(KEYS) // 2
        assert min(seen) <= 2 < len(call.screen)


def test_rows_that_follow_each_other_are_one_run() -> None:
    runs = dirty_rows._runs(Region(0, 2, 80, 8), {2, 3, 5, 9, 10}.__contains__)
    assert list(runs) == [(2, 2), (5, 1), (9, 1)]
