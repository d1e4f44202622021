"""Being ended from outside in a real pseudo-terminal: signals, a terminal that closes or stalls, a loop that hangs."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.test_terminal import Desk, desk, names

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal there")
__all__ = ["desk"]


def reports(desk: Desk) -> list[Path]:
    return list((desk.folder / "xdg" / "state" / "pmtui").glob("reports/*"))


def before_it_starts(desk: Desk, code: str) -> None:
    """Have the program run some code of a test's first."""
    (desk.folder / "sitecustomize.py").write_text(code, encoding="utf-8")
    desk.env["PYTHONPATH"] = f"{desk.folder}{os.pathsep}{Path(__file__).parents[1]}"


def test_a_closed_terminal_ends_it_with_129_saved_and_is_no_fault(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING")
    one.press("Ana, facilitator\r")
    one.see("added Ana")
    one.close()
    assert one.wait() == 129
    assert names(desk) == ["Ana"]
    assert reports(desk) == []


def test_sigint_from_outside_saves_and_ends_with_130(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING")
    one.press("Ana, facilitator\r")
    one.see("added Ana")
    os.kill(one.pid, signal.SIGINT)
    assert one.wait() == 130
    assert names(desk) == ["Ana"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_while_the_terminal_reads_nothing_keys_are_taken_and_journalled_and_a_signal_ends_it(desk: Desk, number: signal.Signals) -> None:
    one = desk.open()
    one.see("TYPING")
    for row in range(60):  # far more than the pictures of the terminal's buffers
        one.press(f"person {row:02}, facilitator of the review\r")
        desk.journal_has(f"person {row:02}", within=20)
    os.kill(one.pid, number)
    assert one.wait_deaf() == 128 + number
    assert names(desk) == [f"person {row:02}" for row in range(60)]


def test_a_terminal_that_reads_again_shows_what_is_there_now(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING")
    for row in range(60):
        one.press(f"person {row:02}, facilitator of the review\r")
        desk.journal_has(f"person {row:02}", within=20)
    one.see("added person 59")
    assert "person 30" not in one.painted  # that picture was left out
    one.press("\x11")
    assert one.wait() == 0


def test_stopped_and_continued_it_takes_the_screen_back(desk: Desk) -> None:
    one = desk.open(afresh=True)  # only a child of ours tells us that it stopped
    one.see("TYPING")
    one.press("Ana, facilitator\r")
    one.see("added Ana")
    os.kill(one.pid, signal.SIGTSTP)
    os.waitpid(one.pid, os.WUNTRACED)
    one.see_raw(b"\x1b[?1049l")
    before = len(one.raw)
    os.kill(one.pid, signal.SIGCONT)
    one.see_raw(b"\x1b[?1049h", b"Gather", b"Ana", after=before)
    one.press("Ben, on-call\r")
    one.see("added Ben")
    one.press("\x11")
    assert one.wait() == 0
    assert names(desk) == ["Ana", "Ben"]


HANGS = """
import time
import pmtui.shell.leaving as leaving
from pmtui.steps.gather import MANUAL, add
leaving.FORCED = 0.3
def hangs(text, at):
    if "Ben" in text:
        print("it hangs", file=open("hangs", "w"), flush=True)
        time.sleep(3600)
    return add(text, at)
MANUAL.answers["add"] = MANUAL.answers["add"]._replace(take=hangs)
"""


def hangs(desk: Desk) -> None:
    """Wait until the program hangs."""
    end = time.monotonic() + 10
    while not (desk.folder / "hangs").exists():
        assert time.monotonic() < end, "it does not hang"


def test_a_loop_that_hangs_is_left_and_the_words_are_in_the_journal(desk: Desk) -> None:
    before_it_starts(desk, HANGS)
    one = desk.open()
    one.see("TYPING")
    one.press("Ana, facilitator\r")
    desk.journal_has("Ana")
    one.press("Ben, on-call\r")
    hangs(desk)
    os.kill(one.pid, signal.SIGTERM)
    assert one.wait() == 143
    assert b"\x1b[?1049l" in one.raw
    two = desk.open()  # nobody holds the lock
    two.see("Ana")


def test_words_are_told_of_below_the_screen_that_was_there_before_also_when_the_loop_hangs(desk: Desk) -> None:
    before_it_starts(desk, HANGS + "import pmtui.session.autosave as saving\nsaving.Autosave.wake = lambda self, delay=0: None\n")
    one = desk.open()
    one.see("TYPING")
    one.press("Ana, facilitator\r")
    desk.journal_has("Ana")
    one.press("Ben, on-call\r")
    hangs(desk)
    os.kill(one.pid, signal.SIGTERM)
    assert one.wait() == 143
    assert b"come back when it is opened again" in one.raw.rpartition(b"\x1b[?1049l")[2]


NOWHERE = """
import errno
import pathlib
import pmtui.storage.atomic as atomic
beside = atomic._written_beside
def full(folder, *rest):
    if not (pathlib.Path.home() / "room").exists() or folder != pathlib.Path.home():
        raise OSError(errno.ENOSPC, "no room")
    return beside(folder, *rest)
atomic._written_beside = full
"""


def test_words_that_are_nowhere_go_to_a_file_when_a_signal_ends_it_and_its_path_is_told(desk: Desk) -> None:
    home = desk.folder / "home"
    home.mkdir()
    (home / "room").touch()
    desk.env["HOME"] = str(home)
    before_it_starts(desk, NOWHERE)
    one = desk.open()
    one.see("TYPING")
    one.press("Ana, facilitator\r")
    one.see("NOT SAVED: the disk is full")
    os.kill(one.pid, signal.SIGTERM)
    assert one.wait() == 143
    rescued = home / "2023-07-20-call.rescued.toml"
    assert str(rescued) in one.painted
    desk.file = rescued
    assert names(desk) == ["Ana"]


def test_words_that_no_folder_takes_end_it_with_5(desk: Desk) -> None:
    desk.env["HOME"] = str(desk.folder / "missing")
    before_it_starts(desk, NOWHERE)
    one = desk.open()
    one.see("TYPING")
    one.press("Ana, facilitator\r")
    one.see("NOT SAVED: the disk is full")
    os.kill(one.pid, signal.SIGTERM)
    assert one.wait() == 5
    assert "NOT SAVED" in one.painted and "in no file" in one.painted
