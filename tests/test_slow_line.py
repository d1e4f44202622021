"""A terminal that takes what is drawn slowly, in a real pseudo-terminal: the newest picture, never a queue of old ones."""

import sys

import pytest

from pmtui.formats.file.toml import render
from pmtui.widgets.pace import ASK
from tests.driver import demo
from tests.terminal import Terminal
from tests.test_terminal import Desk, desk, names

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal there")
__all__ = ["desk"]


class Answering:
    """A terminal that answers when it is told to."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal, self.answered = terminal, 0

    def answers(self) -> None:
        asked = self.terminal.raw.count(ASK.encode())
        self.terminal.press("\x1b[0n" * (asked - self.answered))
        self.answered = asked

    def is_quiet(self) -> int:
        """Answer until nothing more is drawn; give the bytes."""
        size = 0
        while True:
            self.answers()
            came = self.terminal.listen(0.2)
            size += came
            if not came:
                return size


def test_a_terminal_that_is_behind_is_sent_no_more_than_a_frame_and_then_the_newest(desk: Desk) -> None:
    desk.file.write_text(render(demo()), encoding="utf-8")
    one = desk.open()
    one.see("KEYS", "1 Gather")
    far = Answering(one)
    one.press("3")
    far.is_quiet()
    one.press("j" * 3)
    before = one.listen(0.2)
    for _ in range(20):
        one.press("j")
        before += one.listen(0.02)
    assert before < 4_000  # a frame or two; twenty presses draw ten times that
    assert 0 < far.is_quiet() < 8_000
    one.press("\x11")
    far.is_quiet()
    assert one.wait() == 0


def test_an_answer_of_the_terminal_types_nothing_also_when_it_is_parted_or_stands_in_a_paste(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING")
    one.press("A\x1b[0nn\x1b")
    one.press("[0")
    one.press("na")
    one.press("\x1b[200~, facili\x1b[0ntator\x1b[201~\r")
    one.see("added Ana")
    one.press("\x11")
    assert one.wait() == 0
    assert names(desk) == ["Ana"]
