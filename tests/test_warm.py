"""A program that was begotten is as one that was started, and what could differ is started."""

import os
import signal
import sys

import pytest

from tests import warm
from tests.terminal import Terminal
from tests.test_terminal import Desk, desk

__all__ = ["desk"]
pytestmark = pytest.mark.skipif(not warm.CAN, reason="no way to watch a process that is no child")


def test_it_paints_and_ends_as_one_that_was_started(desk: Desk) -> None:
    painted = []
    for afresh in (False, True):
        one = desk.open(afresh=afresh)
        assert isinstance(one, warm.WarmTerminal) is not afresh
        one.see("TYPING", "1 Gather", "Broken crate downloads")
        one.listen(0.1)
        painted.append({*one.painted.split()})  # how often it is painted meanwhile depends on what else the machine does
        one.press("\x11")
        assert one.wait() == 0
    assert painted[0] == painted[1] and len(painted[0]) > 40


def test_a_signal_that_ends_it_is_told_as_a_shell_tells_it(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING")
    os.kill(one.pid, signal.SIGKILL)
    assert one.wait() == 128 + signal.SIGKILL


def test_it_is_alone_with_its_terminal_and_has_its_own_words_and_environment(desk: Desk) -> None:
    desk.env["EDITOR"] = "true"
    one = desk.open("paths", "--help")
    assert isinstance(one, warm.WarmTerminal) and os.getsid(one.pid) == one.pid
    one.see("pmtui paths")
    assert one.wait() == 0


@pytest.mark.parametrize("name", ["LC_ALL", "NO_COLOR", "PYTHONUTF8", "TERM", "TEXTUAL_FPS"])
def test_what_is_read_before_the_first_line_starts_it_afresh(desk: Desk, name: str) -> None:
    desk.env[name] = "1" if name != "TERM" else "dumb"
    assert warm.early(desk.env) != desk.usual
    one = desk.open("--version")
    assert type(one) is Terminal and sys.executable
    one.see("pmtui 0")
    assert one.wait() == 0
