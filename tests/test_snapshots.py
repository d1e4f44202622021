"""What each screen looks like: full in both themes at 80x24, wide, small, empty; read the report when one differs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from pmtui.themes import DARK, LIGHT
from tests.driver import FILE, Driver, blank, demo, make_app
from tests.quiet import hasten

Snap = Callable[..., bool]
STEPS = ("0-room", "1-gather", "2-define", "3-timeline", "4-whys", "5-actions", "6-communicate")


def looks(snap: Snap, folder: Path, keys: list[str], *, size: tuple[int, int] = (80, 24), empty: bool = False, **more: Any) -> bool:
    document = blank().with_fields("define", problem="Crate downloads were broken") if empty else demo()
    app = make_app(folder, document, **more)

    async def played(pilot: Pilot[Any]) -> None:
        hasten(pilot)
        await Driver(app, pilot, folder / FILE).press(*keys)

    return snap(app, terminal_size=size, run_before=played)


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
@pytest.mark.parametrize("step", range(7), ids=STEPS)
def test_each_screen_full(snap_compare: Snap, tmp_path: Path, step: int, theme: str) -> None:
    assert looks(snap_compare, tmp_path, [str(step), *(["j", "j"] if step in (3, 4) else [])], theme=theme)


@pytest.mark.parametrize("step", [1, 3, 4, 5, 6], ids=[STEPS[step] for step in (1, 3, 4, 5, 6)])
def test_each_list_empty_in_typing(snap_compare: Snap, tmp_path: Path, step: int) -> None:
    assert looks(snap_compare, tmp_path, ["ctrl+g", str(step)], empty=True)


@pytest.mark.parametrize("step", [3, 4, 5], ids=[STEPS[step] for step in (3, 4, 5)])
@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=["60x20", "120x40"])
def test_the_lists_small_and_wide(snap_compare: Snap, tmp_path: Path, step: int, size: tuple[int, int]) -> None:
    assert looks(snap_compare, tmp_path, [str(step)], size=size)


@pytest.mark.parametrize(
    "keys",
    [
        ["3", "?"],
        ["3", ":", "r", "o"],
        ["3", "ctrl+f", *"smoke", "space", *"te"],
        ["3", "a", *"12:24", "space", *"issue", "ctrl+l", *"test", "space", *"downloads"],
        ["3", "m"],
        ["5", "o"],
        ["4", "L"],
        ["3", "a", *"12:21", "space", *"climbs", "space", "#", *"detected"],
    ],
    ids=["help", "palette", "find", "later", "menu", "details", "lessons", "echo"],
)
def test_what_lies_over_a_screen(snap_compare: Snap, tmp_path: Path, keys: list[str]) -> None:
    assert looks(snap_compare, tmp_path, keys)
