"""Frames with no style sent twice: the screen is the same, cell by cell, and so is what follows."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmtui.widgets.glyph_width import fixed_width
from pmtui.widgets.looks import lean

sys.path.append(str(Path(__file__).resolve().parents[2] / "tools" / "bench"))

from vt import Screen

LETTERS, GROUND = "38;2;238;242;248", "48;2;10;13;19"
LOOKS = (
    "0",
    "",
    "1",
    "4",
    "2;3",
    "7",
    LETTERS,
    f"1;{LETTERS};{GROUND}",
    f"{LETTERS};{GROUND}",
    f"4;{LETTERS};{GROUND}",
    "38;5;9",
    "31;42",
    "97;104",
    "39",
    "49",
)
MOVES = ("\x1b[1;1H", "\x1b[2;3H", "\x1b[3;10H\n", "\r\n", "\x1b[2;1H\r\n\x1b[1;5H")
OTHER = ("\x1b[?2026h", "\x1b[K", "\x1b[2J", "\x1b[22m", "\x1b[4:3m", "\x1b[5n", "\x1b[38;2m", fixed_width("👍🏽"))
pieces = st.one_of(
    st.sampled_from([f"\x1b[{look}m" for look in LOOKS]),
    st.sampled_from(MOVES),
    st.sampled_from(OTHER),
    st.text("ab 漢é", min_size=1, max_size=8),
)


def shown(*frames: str) -> object:
    """Return the screen after some frames and a letter at the cursor; all inside the screen, as frames are."""
    screen = Screen(40, 60)
    for frame in (*frames, "x"):
        screen.feed(frame)
    return screen.cells, screen.attr, screen.x, screen.y


@settings(max_examples=400)
@given(st.lists(st.lists(pieces, max_size=12).map("".join), max_size=3))
def test_the_screen_is_the_same(frames: list[str]) -> None:
    assert shown(*map(lean, frames)) == shown(*frames)


def test_a_look_that_goes_on_is_said_once() -> None:
    row = f"\x1b[{LETTERS};{GROUND}mword\x1b[0m"
    frame = f"\x1b[1;1H{row}\x1b[1;5H\r\n\x1b[2;1H{row}\x1b[1;1H"
    assert lean(f"\x1b[0m{frame}") == f"\x1b[0m\x1b[1;1H\x1b[{LETTERS};{GROUND}mword\x1b[2;1Hword\x1b[1;1H\x1b[0m"


def test_of_a_look_only_what_differs_is_said() -> None:
    frame = f"\x1b[0m\x1b[{LETTERS};{GROUND}ma\x1b[0m\x1b[1;{LETTERS};{GROUND}mb\x1b[0m\x1b[31;{GROUND}mc\x1b[0m"
    assert lean(frame) == f"\x1b[0m\x1b[{LETTERS};{GROUND}ma\x1b[1mb\x1b[0;31;{GROUND}mc\x1b[0m"


@pytest.mark.parametrize(
    "data", ["plain", "\x1b[?1049h", "\x1b[1mone\x1b[0m", "\x1b]52;c;aGk=\x07", "\x1b[0ma\x1b[4:3mb\x1b[0m", "\x1b[0m\x1b[38;9mb\x1b[0m"]
)
def test_what_it_does_not_know_goes_out_as_it_is(data: str) -> None:
    assert lean(data) == data
