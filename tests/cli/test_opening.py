"""What the opening commands pass to the application, which is a stand-in here."""

import datetime as dt
import gc
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pmtui.cli import world
from pmtui.storage.errors import Broken
from pmtui.storage.folders import AppFolders

from .conftest import Command


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """Yield the arguments of the application; stdin and stdout count as terminals."""
    calls: list[dict[str, Any]] = []

    def run_app(**given: Any) -> int:
        calls.append(given)
        return 143

    module = ModuleType("pmtui.run")
    module.run_app = run_app  # type: ignore[attr-defined]  # a stand-in
    monkeypatch.setitem(sys.modules, "pmtui.run", module)
    for name in ("opening", "world"):  # in this order: the first import of `opening` takes the name from `world`
        monkeypatch.setattr(f"pmtui.cli.{name}.has_terminal", lambda: True)
    yield calls
    gc.enable()


def test_a_file_is_opened_with_folders_clock_and_log(pmtui: Command, file: Path, xdg: Path, opened: list[dict[str, Any]]) -> None:
    assert pmtui("--log", "log.txt", file).code == 143
    (call,) = opened
    assert (call["path"], call["folder"]) == (file, Path())
    call["note"]("AddPerson")
    assert "AddPerson" in Path("log.txt").read_text()
    assert call["places"] == AppFolders(xdg / "config" / "pmtui", xdg / "state" / "pmtui", xdg / "data" / "pmtui")
    assert call["now"]() == dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC)


def test_the_long_form_and_a_file_named_like_a_command(pmtui: Command, file: Path, folder: Path, opened: list[dict[str, Any]]) -> None:
    (folder / "list").write_bytes(file.read_bytes())
    pmtui("open", file)
    pmtui("./list")
    assert [call["path"] for call in opened] == [file, Path("list")]


def test_a_folder_and_nothing_open_home(pmtui: Command, folder: Path, opened: list[dict[str, Any]]) -> None:
    (folder / "sub").mkdir()
    pmtui()
    pmtui("sub")
    assert [(call["path"], call["folder"]) for call in opened] == [(None, Path()), (None, Path("sub"))]


def test_new_and_demo_make_a_file_and_open_it(pmtui: Command, xdg: Path, opened: list[dict[str, Any]]) -> None:
    assert pmtui("new", "Slow", "checkout").out == b""
    pmtui("demo")
    assert opened[0]["path"] == Path("2026-11-24-slow-checkout.toml") and opened[0]["path"].exists()
    assert opened[1]["path"].parent == xdg / "data" / "pmtui" and opened[1]["path"].exists()


def test_what_is_not_there_is_not_opened(pmtui: Command, folder: Path, opened: list[dict[str, Any]]) -> None:
    assert pmtui("none.toml").code == 3
    assert not opened


def test_what_the_application_refuses_is_one_line(
    pmtui: Command, file: Path, opened: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(**_: Any) -> int:
        raise Broken(file, "not TOML", 3)

    monkeypatch.setattr(sys.modules["pmtui.run"], "run_app", refuses)
    done = pmtui(file)
    assert (done.code, done.line) == (3, f"pmtui: {file}:3: not TOML; `pmtui restore FILE` lists what is kept of it")


def test_nothing_of_the_environment_makes_textual_write_keys(
    pmtui: Command, file: Path, opened: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    monkeypatch.setenv("TEXTUAL_LOG", "keys.log")
    monkeypatch.setenv("TEXTUAL", "devtools")
    pmtui(file)
    assert "TEXTUAL_LOG" not in os.environ and "TEXTUAL" not in os.environ


def test_a_closed_stdin_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert not world.has_terminal()


@pytest.mark.parametrize("name", ["stdin", "stdout", "stderr"])
def test_each_of_the_three_ends_has_to_be_a_terminal(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, Terminal())
    assert world.has_terminal()
    monkeypatch.setattr(sys, name, io.StringIO())
    assert world.not_terminals() == [name] and not world.has_terminal()


def test_the_clock_of_the_machine_knows_its_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PMTUI_NOW", raising=False)
    assert world.clock()().utcoffset() is not None
    monkeypatch.setenv("PMTUI_NOW", "2026-11-24T10:00")
    assert world.clock()().utcoffset() is not None
