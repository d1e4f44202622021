"""Copying: which way is tried first, and what is said of it. The tools are scripts of the test's own."""

import os
import stat
import sys
from pathlib import Path

import pytest

from pmtui.shell import clipboard
from pmtui.shell.clipboard import LIMIT, copy

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts stand for the tools")


class Desk:
    """A machine with the tools one puts on it, and a terminal that notes what goes through it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.through: list[str] = []

    def tool(self, name: str, code: int = 0) -> None:
        path = self.folder / name
        path.write_text(
            f"#!/bin/sh\necho \"$@\" > '{self.folder}/{name}.words'\ncat > '{self.folder}/{name}.got'\nexit {code}\n", encoding="utf-8"
        )
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def got(self, name: str) -> str | None:
        path = self.folder / f"{name}.got"
        return path.read_text(encoding="utf-8") if path.exists() else None

    def copy(self, text: str) -> str:
        return copy(text, self.through.append)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("cat",):  # what the scripts themselves need
        (folder / name).symlink_to(next(Path(at, name) for at in os.environ["PATH"].split(os.pathsep) if Path(at, name).exists()))
    monkeypatch.setenv("PATH", str(folder))
    for name in ("SSH_CONNECTION", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return Desk(folder)


def test_the_machines_own_tool_is_asked_first(desk: Desk) -> None:
    desk.tool("pbcopy")
    assert desk.copy("häßlich 漢\n") == "copied with pbcopy"
    assert (desk.got("pbcopy"), desk.through) == ("häßlich 漢\n", [])


def test_the_tools_are_asked_in_order_until_one_does_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    desk.tool("wl-copy", code=1)
    desk.tool("xclip")
    desk.tool("xsel")
    assert desk.copy("words") == "copied with xclip"
    assert (desk.got("wl-copy"), desk.got("xclip"), desk.got("xsel")) == ("words", "words", None)
    assert (desk.folder / "xclip.words").read_text(encoding="utf-8").split() == ["-selection", "clipboard"]


@pytest.mark.parametrize("name", ["wl-copy", "xclip", "xsel"])
def test_a_tool_of_a_screen_is_not_asked_without_one(desk: Desk, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.tool(name)
    assert desk.copy("words") == "copied through the terminal, if it allows that"
    assert (desk.got(name), desk.through) == (None, ["words"])
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert desk.copy("words") == f"copied with {name}"


def test_over_ssh_the_terminal_copies_and_no_tool_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 22 192.0.2.2 22")
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("pbcopy", "xclip"):
        desk.tool(name)
    assert desk.copy("words") == "copied through the terminal, if it allows that"
    assert (desk.got("pbcopy"), desk.got("xclip"), desk.through) == (None, None, ["words"])


def test_without_any_tool_the_terminal_copies(desk: Desk) -> None:
    assert desk.copy("words") == "copied through the terminal, if it allows that"
    assert desk.through == ["words"]


@pytest.mark.parametrize(
    ("text", "fits"), [("x" * LIMIT, True), ("x" * (LIMIT + 1), False), ("漢" * (LIMIT // 3), True), ("漢" * (LIMIT // 3 + 1), False)]
)
def test_what_no_terminal_takes_is_not_sent_and_the_words_say_what_to_do(desk: Desk, text: str, fits: bool) -> None:
    said = desk.copy(text)
    assert bool(desk.through) == fits
    assert fits or said == "too long to copy through the terminal · x writes the file"


def test_a_tool_takes_what_is_too_long_for_a_terminal(desk: Desk) -> None:
    desk.tool("pbcopy")
    assert desk.copy("x" * (LIMIT + 1)) == "copied with pbcopy"


def test_a_tool_that_can_not_be_run_or_hangs_is_passed_over(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.tool("clip")
    broken = desk.folder / "pbcopy"
    broken.write_bytes(b"\x00\x01")
    broken.chmod(0o700)
    assert desk.copy("words") == "copied with clip"

    (desk.folder / "pbcopy").write_text("#!/bin/sh\nread nothing\nwhile :; do :; done\n", encoding="utf-8")
    monkeypatch.setattr(clipboard, "PATIENCE", 0.05)
    monkeypatch.setattr(clipboard, "TOOLS", (("pbcopy",),))
    assert desk.copy("words\n") == "copied through the terminal, if it allows that"


def test_a_lone_surrogate_ends_nothing(desk: Desk) -> None:
    assert desk.copy("a\udc80b") == "copied through the terminal, if it allows that"
