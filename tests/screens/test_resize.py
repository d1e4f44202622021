"""Another size of the terminal in mid-word: no letter and no cursor is lost, wherever one types."""

from pathlib import Path

from textual.widgets import TextArea

from pmtui.themes import DARK
from tests.driver import Driver, demo, sitting

SIZES = ((60, 20), (200, 60), (30, 8), (80, 24))
SMALL, SAY_SO = "60x20", ("entry line", "field")  # what lies over a screen has no row for it
BOXES = {
    "entry line": ["3", "a"],
    "field": ["2", "a"],
    "later line": ["3", "ctrl+l"],
    "notes": ["ctrl+g", "d", "ctrl+g", "p"],
    "find": ["3", "ctrl+f"],
}


def box_of(call: Driver) -> TextArea:
    focused = call.app.focused
    assert isinstance(focused, TextArea)
    return focused


def under_the_caret(call: Driver) -> list[str]:
    """Give what is painted in the colours of the caret: one letter."""
    caret = DARK.chips["caret"][1]
    segments = [segment for strip in call.app.screen._compositor.render_strips() for segment in strip]
    return [
        each.text for each in segments if each.style and each.style.bgcolor and each.style.bgcolor.name == caret and len(each.text) == 1
    ]


async def test_no_letter_and_no_cursor_is_lost_in_mid_word(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        for name, keys in BOXES.items():
            await call.press("escape", *keys)
            box = box_of(call)
            text = f"{box.text} smoketest"
            await call.press("end")
            await call.type(" smoketesting")
            await call.press("left", "left", "left")
            for number, (width, height) in enumerate(SIZES):
                place = box.cursor_location
                await call.pilot.resize_terminal(width, height)
                await call.seen()
                assert box_of(call) is box and box.cursor_location == place
                small = width < 60
                assert not small or SMALL in call.text or name not in SAY_SO, call.text
                assert small or under_the_caret(call) == ["i"], call.text
                await call.type(str(number))
                text += str(number)
                assert box.text == f"{text}ing"
            assert "smoketest0123ing" in call.text
            await call.press("escape")
