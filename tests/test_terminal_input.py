"""What comes from a terminal, in the real program: pastes that do not end, key reports of other terminals, a fault where keys are read."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pmtui.formats.file.toml import render
from tests.driver import blank
from tests.test_terminal import Desk, names

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal there")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    made.file.write_text(render(blank()), encoding="utf-8")
    yield made
    for terminal in made.open_ones:
        terminal.kill()


def test_a_paste_that_does_not_end_is_in_the_journal_as_it_comes_and_taken_after_a_pause(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING")
    one.press("\x1b[200~words that were pasted")
    desk.journal_has("words that were pasted")
    os.kill(one.pid, signal.SIGKILL)
    one.wait()
    two = desk.open()
    two.see("TYPING", "words that were pasted")
    two.press("\x1b[200~ and more")
    two.see("the paste did not end: look whether all of it is here")
    two.press("\x1b[201~\r")
    two.see("added words that were pasted and more")
    two.press("\x11")
    assert two.wait() == 0
    assert names(desk) == ["words that were pasted and more"]


def test_key_reports_that_are_no_keys_end_nothing(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING")
    one.press("\x1b[97;1:3u\x1b[1;1:3A\x1b[1114112u\x1b[55296uAna\x1b[13;1:1u\x1b[13;1:3u")
    one.see("added Ana")
    one.press("\x1b[1081::113;5u")  # ctrl+q on a Cyrillic keyboard
    assert one.wait() == 0
    assert names(desk) == ["Ana"]


def test_a_fault_where_keys_are_read_ends_like_any_other(desk: Desk) -> None:
    (desk.folder / "sitecustomize.py").write_text(
        "from pmtui.widgets import terminal\n"
        "def broken(self, text, out):\n    raise RuntimeError('secret words')\n"
        "terminal.TerminalParser._sequence = broken\n",
        encoding="utf-8",
    )
    desk.env["PYTHONPATH"] = f"{desk.folder}{os.pathsep}{Path(__file__).parents[1]}"
    one = desk.open()
    one.see("TYPING")
    one.press("Ana\r")
    one.see("added Ana")
    one.press("\x1b[A")
    assert one.wait() == 70
    assert "your words are kept" in one.painted
    assert "secret words" not in one.painted
    assert "Traceback" not in one.painted
    (report,) = (desk.folder / "xdg" / "state" / "pmtui" / "reports").iterdir()
    assert "terminal.py" in report.read_text(encoding="utf-8")
    assert names(desk) == ["Ana"]


def test_a_click_right_behind_an_escape_counts(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING")
    one.press("\x1b\x1b[<0;16;1M\x1b[<0;16;1m")  # on “2 Define” in the head
    one.see("Problem", "After the call")
    one.press("\x11")
    assert one.wait() == 0


def test_a_large_paste_is_asked_about_and_left_out_unless_its_key_is_pressed(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING")
    paste = "\x1b[200~" + "words of a log " * 80_000 + "\x1b[201~"
    send(one.fd, paste)
    one.see("1.2 MB pasted · y takes it, other keys leave it")
    one.press("Ana\r")
    one.see("added Ana")
    send(one.fd, paste)
    one.listen(0.3)
    one.press("y\x11")
    assert one.wait() == 0
    assert names(desk) == ["Ana"]
    desk.journal_has("words of a log words")


def test_a_paste_that_no_file_could_hold_is_not_taken(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING")
    send(one.fd, "\x1b[200~" + "words of a log " * 340_000 + "\x1b[201~")
    one.see("not taken: 5.1 MB is too much here")
    one.press("Ana\r")
    one.see("added Ana")
    one.press("\x11")
    assert one.wait() == 0


def test_the_last_picture_is_cleared_for_terminals_with_no_other_screen(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING")
    one.press("\x11")
    assert one.wait() == 0
    end = one.raw.rpartition(b"\x1b[?1049l")[0]
    assert b"\x1b[H\x1b[2J" in end[-400:]


def send(fd: int, text: str) -> None:
    """Send more than a terminal holds at once."""
    data = text.encode()
    while data:
        data = data[os.write(fd, data[:4096]) :]
