"""The real program in a real pseudo-terminal: kills, signals, bytes that are no keys. A few; the rest is in the pilots."""

import os
import shlex
import signal
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pmtui.formats.file.toml import parse, render
from tests import warm
from tests.driver import blank, demo
from tests.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal there")
STATES = ("config", "state", "data", "cache")


class Desk:
    """A folder with one document, and terminals that open it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "2023-07-20-call.toml"
        self.env = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        self.env |= {f"XDG_{name.upper()}_HOME": str(folder / "xdg" / name) for name in STATES}
        self.env.setdefault("PYTHONPATH", str(Path(__file__).parents[1]))  # the program that stands beside these tests, and no other
        self.env |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PMTUI_NOW": "2023-07-24T10:00:00+00:00"}
        self.usual = warm.early(self.env)
        self.open_ones: list[Terminal] = []

    def open(self, *words: str, afresh: bool = False) -> Terminal:
        """Open the document; `afresh` as a child of the tests that starts an interpreter."""
        words = words or (str(self.file),)
        made: Terminal
        if warm.CAN and not afresh and warm.early(self.env) == self.usual:
            made = warm.WarmTerminal(words, self.env, self.folder)
        else:
            made = Terminal([sys.executable, "-m", "pmtui", *words], self.env, self.folder)
        self.open_ones.append(made)
        return made

    def open_in_a_shell(self, words: str) -> Terminal:
        """Open with what a shell does to it: `pmtui` in the words is the program."""
        program = f"exec {shlex.quote(sys.executable)} -m pmtui"
        made = Terminal(["/bin/sh", "-c", words.replace("pmtui", program)], self.env, self.folder)
        self.open_ones.append(made)
        return made

    def journal(self) -> str:
        found = list((self.folder / "xdg" / "state").rglob("*.journal*")) + list(
            (self.folder / "xdg" / "state" / "pmtui" / "journals").glob("*")
        )
        # what begins with a dot is being written beside, and may be gone when it is read
        whole = [path for path in dict.fromkeys(found) if not path.name.startswith(".") and path.is_file()]
        return "".join(path.read_text(encoding="utf-8", errors="replace") for path in whole)

    def journal_has(self, words: str, within: float = 5) -> None:
        self.open_ones[-1].until(lambda: words in self.journal(), f"not in the journal: {words}", within)

    def saved_has(self, words: str, within: float = 10) -> None:
        self.open_ones[-1].until(lambda: words in self.file.read_text(encoding="utf-8"), f"not in the file: {words}", within)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    made.file.write_text(render(blank()), encoding="utf-8")
    yield made
    for terminal in made.open_ones:
        terminal.kill()


def names(desk: Desk) -> list[str]:
    return [row.name for row in parse(desk.file.read_text(encoding="utf-8")).document.gather.people.values()]


def test_after_kill_9_every_edit_and_the_half_typed_line_come_back(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING", "1 Gather")
    one.press("Ana, facilitator\rBen, on-call\r")
    one.press("Grafana dash")
    desk.journal_has("Grafana dash")
    os.kill(one.pid, signal.SIGKILL)
    assert one.wait() == 128 + signal.SIGKILL
    two = desk.open()
    two.see("Ana", "Ben", "Grafana dash", "TYPING")
    two.press("board\r\x11")
    assert two.wait() == 0
    assert names(desk) == ["Ana", "Ben", "Grafana dashboard"]


def killed(desk: Desk, keys: str, words: str) -> None:
    """Press keys, and kill as soon as the journal has these words."""
    one = desk.open()
    one.see("TYPING", "1 Gather")
    one.press(keys)
    desk.journal_has(words)
    os.kill(one.pid, signal.SIGKILL)
    one.wait()


def test_a_row_comes_back_once_from_a_kill_right_behind_enter(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING", "1 Gather")
    one.press("Grafana dashboard")
    desk.journal_has("Grafana dashboard")
    one.press("\r")
    desk.journal_has('"name":"Grafana dashboard"')
    os.kill(one.pid, signal.SIGKILL)
    one.wait()
    two = desk.open()
    two.see("unsaved change is back")
    two.press("Ana\r\x11")
    assert two.wait() == 0
    assert names(desk) == ["Grafana dashboard", "Ana"]


def test_what_came_back_over_a_file_that_somebody_changed_goes_beside_it(desk: Desk) -> None:
    killed(desk, "Ana, facilitator\rBe", '"text":"Be"')
    theirs = render(blank(title="theirs"))
    desk.file.write_text(theirs, encoding="utf-8")
    two = desk.open()
    two.see("saved beside")
    two.press("n\r\x13\x1b")
    two.see("somebody changed the file: yours is beside it", "saved 10:00:00")
    two.press("\x11")
    assert two.wait() == 0
    (ours,) = [path for path in desk.folder.glob("*.toml") if path != desk.file]
    assert desk.file.read_text(encoding="utf-8") == theirs
    assert [row.name for row in parse(ours.read_text(encoding="utf-8")).document.gather.people.values()] == ["Ana", "Ben"]


def test_words_come_back_to_a_file_that_was_renamed_after_a_kill(desk: Desk) -> None:
    killed(desk, "Ana, facilitator\r\x13Ben, on-call\rGrafana", '"text":"Grafana"')
    desk.file = desk.file.rename(desk.folder / "renamed.toml")
    two = desk.open()
    two.see("Ana", "Ben", "Grafana")
    desk.saved_has("Ben")  # before anybody types
    two.press(" dashboard\r\x11")
    assert two.wait() == 0
    assert names(desk) == ["Ana", "Ben", "Grafana dashboard"]


def test_a_file_that_is_taken_away_while_it_is_open_is_told_and_not_made_anew(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING", "1 Gather")
    aside = desk.file.rename(desk.folder / "aside.toml")
    one.press("Ana, facilitator\r")
    one.see("NOT SAVED: the file is gone")
    assert not desk.file.exists()
    one.press("\x13")
    one.see("saved anew 10:00:00")
    one.press("\x11")
    assert one.wait() == 0
    assert names(desk) == ["Ana"] and "Ana" not in aside.read_text(encoding="utf-8")


def test_half_a_thought_for_later_is_back_after_kill_9_in_its_own_line(desk: Desk) -> None:
    desk.file.write_text(render(demo()), encoding="utf-8")
    one = desk.open()
    one.see("KEYS", "1 Gather")
    one.press("3\x0ctest downloads in the sm")
    desk.journal_has("downloads in the sm")
    os.kill(one.pid, signal.SIGKILL)
    one.wait()
    two = desk.open()
    two.see("KEYS", "3 Timeline")
    two.press("\x0coke test\r")
    two.see("kept: ", "idea", "KEYS")
    two.press("\x11")
    assert two.wait() == 0
    kept = parse(desk.file.read_text(encoding="utf-8")).document.later
    assert [row.text for row in kept.values()][-1] == "test downloads in the smoke test"


def test_a_thought_for_later_in_mid_line_in_one_write(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING", "1 Gather")
    one.press("\x073")
    one.see("12:17 what happened")
    one.press("12:24 issue op\x0ctest downloads\rened\r")
    desk.saved_has("issue opened")
    one.press("\x11")
    assert one.wait() == 0
    document = parse(desk.file.read_text(encoding="utf-8")).document
    assert [row.text for row in document.timeline.values()] == ["issue opened"]
    assert [row.text for row in document.later.values()] == ["test downloads"]


def test_the_step_and_the_cursor_come_back_after_kill_9(desk: Desk) -> None:
    desk.file.write_text(render(demo()), encoding="utf-8")
    one = desk.open()
    one.see("KEYS")
    one.press("4jj")
    desk.journal_has("whys")
    one.press("r")
    desk.journal_has("root cause")
    os.kill(one.pid, signal.SIGKILL)
    one.wait()
    two = desk.open()
    two.see("KEYS", "the problem", "r Root cause")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_saves_and_restores_the_terminal(desk: Desk, number: signal.Signals) -> None:
    one = desk.open()
    one.see("TYPING")
    one.press("Ana, facilitator\r")
    one.see("added Ana")
    os.kill(one.pid, number)
    assert one.wait() == 128 + number
    assert names(desk) == ["Ana"]
    assert b"\x1b[?1049l" in one.raw
    assert "Traceback" not in one.painted


def test_saved_within_a_second_also_while_keys_come(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING")
    one.press("Ana, facilitator\r")
    start = time.monotonic()
    while "Ana" not in desk.file.read_text(encoding="utf-8"):
        one.press("x")
        one.listen(0.03)
        assert time.monotonic() - start < 5  # a second on a machine that does nothing else
    one.press("\x11")
    assert one.wait() == 0


def test_a_byte_that_is_no_utf8_ends_nothing(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING")
    os.write(one.fd, b"A\xffB\rnext\r")
    one.see("next")
    one.press("\x11")
    assert one.wait() == 0
    first, second = names(desk)
    assert (first[0], first[-1], second) == ("A", "B", "next")


def test_escape_and_a_key_in_one_write_are_two_keys(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING")
    one.press("\x1b2")
    one.see("Problem", "After the call")
    one.press("\x1b1aBen, on-call\r\x1bu\x11")
    assert one.wait() == 0
    assert names(desk) == []


def test_a_burst_through_the_terminal_is_applied_in_order(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING")
    one.press("\x07" + "3" + "hello\rworld\rthird\r\x1ba12:17 fourth\r\x11")
    assert one.wait() == 0
    rows = tomllib.loads(desk.file.read_text(encoding="utf-8"))["timeline"]
    assert [row["text"] for row in rows.values()] == ["hello", "world", "third", "fourth"]


def test_a_paste_with_escapes_in_it_stays_text(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING")
    one.press("\x1b[200~one \x1b[31mRED\x1b[0m two\x1b[201~\r\x11")
    assert one.wait() == 0
    assert names(desk) == ["one \u241b[31mRED\u241b[0m two"]


def test_a_second_one_is_refused_in_one_line(desk: Desk) -> None:
    one = desk.open()
    one.see("TYPING")
    two = desk.open()
    assert two.wait() == 4
    assert "open in another pmtui" in two.painted
    assert two.painted.count("\n") <= 2


def test_with_stderr_elsewhere_it_says_so_where_the_person_looks_and_ends(desk: Desk) -> None:
    one = desk.open_in_a_shell(f"pmtui {desk.file.name} 2>/dev/null")
    assert one.wait() == 2
    assert (
        one.painted
        == "pmtui: opening needs a terminal on stderr too, since pmtui draws there; leave out what redirects it, such as `2>FILE`\r\n"
    )
    two = desk.open_in_a_shell(f"pmtui {desk.file.name} 2>said.txt")
    assert two.wait() == 2
    assert (desk.folder / "said.txt").read_text(encoding="utf-8") == two.painted.replace("\r\n", "\n")


def test_a_fault_of_ours_leaves_one_line_a_report_without_words_and_the_journal(desk: Desk) -> None:
    desk.env["PYTHONPATH"] = str(desk.folder)
    (desk.folder / "sitecustomize.py").write_text(
        "import pmtui.screens.whys.screen as whys\n"
        "def broken(self, *said):\n    raise RuntimeError('secret words')\n"
        "whys.WhysScreen.take = broken\n",
        encoding="utf-8",
    )
    desk.env["PYTHONPATH"] = f"{desk.folder}{os.pathsep}{Path(__file__).parents[1]}"
    one = desk.open()
    one.see("TYPING")
    one.press("Ana, facilitator\r\x074")
    one.see("Why?")
    one.press("an answer\r")
    assert one.wait() == 70
    assert "your words are kept" in one.painted
    assert "secret words" not in one.painted
    assert "Traceback" not in one.painted
    (report,) = (desk.folder / "xdg" / "state" / "pmtui" / "reports").iterdir()
    assert report.stat().st_mode & 0o777 == 0o600
    assert "secret" not in report.read_text(encoding="utf-8")
    assert names(desk) == ["Ana"]


def test_the_demo_opens_finished_and_its_foot_says_how_to_begin_ones_own(desk: Desk) -> None:
    one = desk.open("demo")
    one.see("Facilitator", "ctrl+g + begins your own")
    one.press("\x07+")
    one.see("Post mortems that a team learns from")
    one.press("Slow checkout\r")
    one.see("Slow checkout  no times yet", "a role will do")
    one.press("Ana, facilitator\r\x11")
    assert one.wait() == 0
    assert "Ana" in (desk.folder / "2023-07-24-slow-checkout.toml").read_text(encoding="utf-8")


def test_home_lists_the_folder_and_opens_a_row(desk: Desk) -> None:
    one = desk.open(str(desk.folder))
    one.see("Broken crate downloads", "The demo")
    one.press("\r")
    one.see("TYPING", "1 Gather")
    one.press("\x07h")
    one.see("works offline")
    one.press("\x11")
    assert one.wait() == 0
