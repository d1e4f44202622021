"""Emoji of different widths on different terminals: whatever a terminal makes of them, what follows is in its column.

`vt.Screen` is such a terminal: it knows no joiner, and draws a family as three people.
"""

import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from pmtui.model.postmortem import PostMortem
from pmtui.widgets.glyph_width import fixed_width
from tests.driver import Driver, demo, sitting

sys.path.append(str(Path(__file__).resolve().parents[2] / "tools" / "bench"))

from vt import Screen

DIFFER = ("👨‍👩‍👧", "❤️", "👍🏽", "🏳️‍🌈", "1️⃣", "🇩🇪")
SAME = ("漢字", "e\u0301", "한글", "↓ 2 ┗━ ●")


def columns(data: str, width: int = 40) -> list[str]:
    """Feed a terminal and return its first row, one string per cell."""
    screen = Screen(width, 3)
    screen.feed(data)
    return [letter for letter, _ in screen.cells[0]]


@pytest.mark.parametrize("letters", [*DIFFER, *SAME, "漢👍🏽👍🏽字", "é👨‍👩‍👧❤️!"])
def test_what_follows_stands_in_its_column_and_nothing_old_is_left(letters: str) -> None:
    drawn = columns(f"{'#' * 20}\x1b[1;1H{fixed_width(letters)}| end")
    assert "".join(drawn[cell_len(letters) :]).rstrip() == "| end".ljust(20 - cell_len(letters), "#")
    assert "#" not in drawn[: cell_len(letters)]


def test_what_terminals_agree_about_goes_out_as_it_is() -> None:
    for data in ("plain \x1b[1mbold\x1b[0m", *SAME):
        assert fixed_width(data) is data


@pytest.mark.parametrize("data", ["\x1b[1m\u200d👩", "\x1b[31m\ufe0f", "\x1b[2;5H🏽", "a\u200db"])
def test_no_escape_sequence_is_parted(data: str) -> None:
    assert fixed_width(data) == data


async def test_list_tree_form_and_table_are_aligned_at_each_width(tmp_path: Path) -> None:
    async with sitting(tmp_path, with_emoji()) as call:
        for size in ((60, 20), (80, 24), (120, 40)):
            await call.pilot.resize_terminal(*size)
            for step in "12345":
                await call.press(step)
                assert out_of_place(call) == [], (size, step)


def with_emoji() -> PostMortem:
    """Return the demo with emoji before everything that people said."""
    document, number = demo(), 0
    for table, field in (("gather.people", "name"), ("timeline", "text"), ("whys", "text"), ("actions", "text")):
        for key, row in document.table(table).items():
            number += 1
            document = document.with_row(table, key, row.changed(**{field: f"{DIFFER[number % 6]} 漢{SAME[1]} {getattr(row, field)}"}))
    return document.with_fields("define", problem=f"{DIFFER[0]} {document.define.problem}")


def out_of_place(call: Driver) -> list[str]:
    """Draw what is seen as the driver does, and return the rows with a letter outside its column."""
    width, height = call.app.size
    screen = Screen(width, height)
    strips = call.app.screen._compositor.render_strips()
    screen.feed(fixed_width("".join(f"\x1b[{y};1H{strip.render(call.app.console)}" for y, strip in enumerate(strips, 1))))
    out = []
    for strip, cells in zip(strips, screen.cells, strict=True):
        letters = [(cell_len(strip.text[:at]), letter) for at, letter in enumerate(strip.text) if letter.isalpha() and letter.isascii()]
        out += [strip.text] if any(cells[place][0][:1] != letter for place, letter in letters) else []
    return out


def test_the_flag_of_a_part_of_a_country_is_held_whole() -> None:
    flag = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    assert fixed_width(f"a{flag}b") == f"a\x1b7  \x1b8{flag}\x1b8\x1b[2Cb"
