"""`doctor`: what it prints about a described terminal, and its exit code."""

import os
import sys
from pathlib import Path

import pytest
from rich.console import Console

from pmtui.cli.doctor import FINE, NOTE, STOPS, Facts, Found, depth, examine, kept, writable
from pmtui.storage.folders import AppFolders

from ..terminal import Terminal
from .conftest import ROOT, Command

GOOD = Facts((80, 24), (), "UTF-8", "Linux", "3.12.1")
ENV = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "EDITOR": sys.executable, "PATH": ""}


def one(name: str, env: dict[str, str] | None = None, of: Facts = GOOD) -> Found:
    findings = {finding.name: finding for finding in examine({**ENV, **(env or {})}, of)}
    return findings[name]


def test_a_good_terminal_is_fine_in_every_line() -> None:
    findings = list(examine(ENV, GOOD))
    assert {finding.state for finding in findings} == {FINE} and not [finding for finding in findings if finding.do]


@pytest.mark.parametrize(
    ("name", "env", "state", "said"),
    [
        ("terminal", {"TERM": ""}, STOPS, "TERM=xterm-256color"),
        ("terminal", {"TERM": "dumb"}, STOPS, "TERM=xterm-256color"),
        ("colours", {"COLORTERM": "", "TERM": "screen", "TMUX": "x"}, NOTE, "tmux-256color"),
        ("colours", {"COLORTERM": "", "TERM": "xterm"}, NOTE, "TERM=xterm-256color"),
        ("colours", {"NO_COLOR": "1"}, FINE, "NO_COLOR"),
        ("inside", {"TMUX": "x", "SSH_CONNECTION": "x"}, FINE, "tmux, ssh"),
        ("clipboard", {"TMUX": "x"}, NOTE, "set -s set-clipboard on"),
        ("clipboard", {"STY": "x"}, NOTE, "screen"),
        ("clipboard", {"TERM_PROGRAM": "Apple_Terminal"}, NOTE, "may not take it"),
        ("clipboard", {"VTE_VERSION": "7000"}, NOTE, "may not take it"),
        ("clipboard", {"SSH_CONNECTION": "x"}, FINE, "OSC 52"),
        ("keys", {"TERM_PROGRAM": "vscode"}, NOTE, ": and ?"),
        ("keys", {"VTE_VERSION": "7000"}, NOTE, "? outside"),
        ("editor", {"EDITOR": ""}, NOTE, "set EDITOR"),
        ("editor", {"VISUAL": "no-such-editor"}, NOTE, "VISUAL names no-such-editor"),
        ("editor", {}, FINE, Path(sys.executable).name),
    ],
)
def test_each_line_that_is_not_fine_says_what_to_do(name: str, env: dict[str, str], state: str, said: str) -> None:
    finding = one(name, env)
    assert finding.state == state and said in f"{finding.value} · {finding.do}"
    assert bool(finding.do) == (state != FINE)


@pytest.mark.parametrize(
    ("of", "name", "state"),
    [
        (GOOD._replace(size=(59, 24)), "size", STOPS),
        (GOOD._replace(size=(60, 19)), "size", STOPS),
        (GOOD._replace(size=(60, 20)), "size", FINE),
        (GOOD._replace(size=None), "size", NOTE),
        (GOOD._replace(missing=("stderr",)), "ends", STOPS),
        (GOOD._replace(encoding="ISO-8859-1"), "letters", NOTE),
        (GOOD._replace(encoding=""), "letters", NOTE),
        (GOOD._replace(encoding="", system="Darwin"), "letters", FINE),
        (GOOD._replace(encoding="utf8"), "letters", FINE),
    ],
)
def test_size_ends_and_letters(of: Facts, name: str, state: str) -> None:
    assert one(name, of=of).state == state


def test_a_tool_of_the_machine_is_named(tmp_path: Path) -> None:
    tool = tmp_path / "xclip"
    tool.write_text("#!/bin/sh\n")
    tool.chmod(0o700)
    assert one("clipboard", {"PATH": str(tmp_path), "DISPLAY": ":0"}) == Found("clipboard", "xclip")


@pytest.mark.parametrize("term", ["xterm", "xterm-256color", "xterm-kitty", "screen-16color", "linux", "tmux-256color"])
@pytest.mark.parametrize("more", ["", "truecolor", "24bit", "yes"])
def test_the_colours_are_those_the_library_would_show(term: str, more: str) -> None:
    env = {"TERM": term, "COLORTERM": more}
    shown = Console(force_terminal=True, _environ=env, legacy_windows=False).color_system
    assert depth(env) == {"standard": "16"}.get(str(shown), shown)


def test_folders_are_looked_at_and_none_is_made(tmp_path: Path) -> None:
    where = AppFolders(tmp_path / "a" / "config", tmp_path / "file" / "state", tmp_path / "c" / "data")
    (tmp_path / "file").write_text("")
    findings = {finding.name: finding for finding in kept(where)}
    assert [findings[name].state for name in ("config", "state", "data")] == [FINE, NOTE, FINE]
    assert "rights" in findings["state"].do and (findings["journals"].value, findings["locks"].value[0]) == ("0", "0")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert not writable(tmp_path, lambda path, mode: False)


def test_journals_and_locks_are_counted_and_never_named(tmp_path: Path) -> None:
    where = AppFolders(tmp_path, tmp_path, tmp_path)
    for folder, name in ((where.journals, "secret-1.journal"), (where.locks, "secret-1.lock"), (where.locks, "secret-1.json")):
        folder.mkdir(exist_ok=True)
        (folder / name).write_text("secret")
    findings = {finding.name: finding for finding in kept(where)}
    assert (findings["journals"].value, findings["locks"].value) == ("1", "1 held or left by a crash")
    assert not [finding for finding in findings.values() if "secret" in "".join(finding)]


def test_without_a_terminal_it_says_so_and_ends_with_1(pmtui: Command, xdg: Path) -> None:
    done = pmtui("doctor")
    assert (done.code, done.err) == (1, "")
    assert any(line.startswith("stops  ends") for line in done.text.splitlines())
    found = pmtui("doctor", "--format", "json")
    assert found.code == 1 and {tuple(each) for each in found.json} == {("name", "value", "state", "do")}
    assert not xdg.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal there")
@pytest.mark.parametrize(("rows", "code"), [(24, 0), (12, 1)])
def test_in_a_terminal_it_ends_with_0_also_into_a_file_unless_the_window_is_too_small(folder: Path, rows: int, code: int) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    one = Terminal(["/bin/sh", "-c", f"exec '{sys.executable}' -m pmtui doctor >said.txt"], env, folder, rows=rows)
    try:
        assert one.wait() == code
    finally:
        one.kill()
    assert f"80x{rows}" in (folder / "said.txt").read_text(encoding="utf-8")
