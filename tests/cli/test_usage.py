"""Help, version, wrong words, wrong files: one line and the right code."""

import errno
import os
import stat
from pathlib import Path

import pytest

import pmtui as package
from pmtui.cli.names import COMMANDS
from pmtui.formats.file.toml import LARGEST_FILE

from .conftest import Command


def test_version(outside: Command) -> None:
    done = outside("--version")
    assert (done.code, done.text, done.err) == (0, f"pmtui {package.__version__}\n", "")


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_help_names_every_command_and_exit_code(pmtui: Command, word: str) -> None:
    done = pmtui(word)
    assert done.code == 0
    for name in COMMANDS:
        assert f"  {name} " in done.text
    for code in ("0", "1", "2", "3", "4", "5", "70", "128+n"):
        assert f"\n  {code} " in done.text


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(pmtui: Command, name: str) -> None:
    done = pmtui(name, "--help")
    assert done.code == 0
    assert done.text.startswith(f"Usage: pmtui {name} ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--bogus",), "--bogus"),
        (("export",), "missing argument"),
        (("export", "a", "b"), "unexpected extra argument"),
        (("check",), "missing argument"),
        (("show", "a", "--format", "xml"), "xml"),
        (("new", "--date", "someday", "--no-open"), "someday"),
        (("new", "--zone", "Europe/Lisbonn", "--no-open"), "did you mean Europe/Lisbon?"),
        (("new", "--zone", "../etc/passwd", "--no-open"), "is an unknown time zone here"),
        (("completion", "tcsh"), "tcsh"),
        (("-",), "pmtui show -"),
    ],
)
def test_wrong_usage_is_one_line_and_2(pmtui: Command, folder: Path, words: tuple[str, ...], said: str) -> None:
    done = pmtui(*words)
    assert (done.code, done.out) == (2, b"")
    assert said in done.line
    assert not list(folder.iterdir())


def test_words_that_would_act_are_made_visible(pmtui: Command) -> None:
    done = pmtui("export", "a\x1b]52;c;eA==\x07\u202eb.toml")
    assert done.code == 3
    assert "\x1b" not in done.line and "[U+202E]" in done.line


def test_a_wrong_clock_is_wrong_usage(pmtui: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PMTUI_NOW", "noon")
    assert "noon" in pmtui("new", "--no-open").line


COMMANDS_THAT_READ = ("open", "export", "check", "show")


@pytest.mark.parametrize("command", COMMANDS_THAT_READ)
def test_a_file_that_is_not_there(pmtui: Command, command: str) -> None:
    done = pmtui(command, "none.toml")
    assert (done.code, done.out) == (3, b"" if command != "check" else done.out)
    assert done.line.startswith("pmtui: none.toml: no such file") and "pmtui new" in done.line


def test_the_nearest_name_is_offered(pmtui: Command, file: Path) -> None:
    assert f"did you mean {file}?" in pmtui(str(file).replace("checkout", "chekout")).line
    assert "did you mean `pmtui export`?" in pmtui("exprot").line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"title = \n", ":1: not TOML"),
        (b"format = 1\ntitle = 'a'\ntitle = 'b'\n", ":3: not TOML"),
        (b"format = 99\n", ":1: written by a newer pmtui"),
        (b"format = 1\ntitle = '\xff'\n", ":2: not UTF-8 text"),
        (b"format = 1\ntimeline = 3\n", ":2: `timeline` should be a table"),
    ],
)
@pytest.mark.parametrize("command", COMMANDS_THAT_READ)
def test_a_broken_file_is_named_with_its_line_and_left_alone(pmtui: Command, folder: Path, command: str, text: bytes, said: str) -> None:
    path = folder / "broken.toml"
    path.write_bytes(text)
    done = pmtui(command, "broken.toml")
    assert done.code == 3
    assert done.line.startswith(f"pmtui: broken.toml{said}")
    assert ("`pmtui restore FILE` lists" in done.line) is ("newer" not in said)
    assert path.read_bytes() == text
    assert list(folder.iterdir()) == [path]


@pytest.mark.parametrize("command", ["export", "check", "show"])
def test_a_folder_instead_of_a_file(pmtui: Command, folder: Path, command: str) -> None:
    (folder / "sub").mkdir()
    done = pmtui(command, "sub")
    assert done.code == 3
    assert "sub: a folder" in done.line


def test_a_pipe_is_not_waited_for(pmtui: Command, folder: Path) -> None:
    os.mkfifo(folder / "pipe.toml")
    done = pmtui("show", "pipe.toml")
    assert done.code == 3 and "not a file" in done.line


def test_a_file_that_is_too_large(pmtui: Command, folder: Path) -> None:
    with open(folder / "large.toml", "wb") as stream:
        stream.truncate(LARGEST_FILE + 1)
    done = pmtui("show", "large.toml")
    assert done.code == 3 and "too large" in done.line


def test_a_file_without_permission(pmtui: Command, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        raise PermissionError(errno.EACCES, "no")

    # By hand, since root may read everything.
    monkeypatch.setattr("pmtui.storage.file.os.open", refused)
    done = pmtui("show", file)
    monkeypatch.undo()
    assert done.code == 3 and "you may not read" in done.line


@pytest.mark.parametrize("words", [(), (".",), ("new", "x"), ("demo",), ("FILE",)])
def test_opening_without_a_terminal_is_one_line_and_2_and_makes_nothing(
    pmtui: Command, file: Path, folder: Path, xdg: Path, words: tuple[str, ...]
) -> None:
    done = pmtui(*(str(file) if word == "FILE" else word for word in words))
    assert (done.code, done.out) == (2, b"")
    assert "needs a terminal" in done.line
    assert [path.name for path in folder.iterdir()] == [file.name]
    assert not xdg.exists()


def test_a_fault_of_ours_leaves_a_report_without_words(pmtui: Command, file: Path, xdg: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        secret = "what somebody said"
        raise ZeroDivisionError(secret)

    monkeypatch.setattr("pmtui.formats.page.markdown.render", fails)
    done = pmtui("export", file)
    assert (done.code, done.out) == (70, b"")
    assert "ZeroDivisionError" in done.line and "somebody" not in done.line
    (report,) = (xdg / "state" / "pmtui" / "reports").iterdir()
    text = report.read_text(encoding="utf-8")
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert "in fails" in text and package.__version__ in text and "somebody" not in text
    assert str(file) not in text and os.sep not in text


def test_the_log_holds_times_and_codes_and_no_words(pmtui: Command, file: Path, folder: Path) -> None:
    assert pmtui("--log", "log.txt", "show", file).code == 0
    assert pmtui("--log", "log.txt", "export", "secret-name.toml").code == 3
    lines = (folder / "log.txt").read_text(encoding="utf-8").splitlines()
    assert [line.split()[1] for line in lines] == ["begin", "end", "begin", "end"]
    assert all(line.startswith("2026-11-24T10:00:00.000+00:00 ") for line in lines)
    assert " exit 3 " in lines[-1] and "secret" not in "".join(lines)
    assert stat.S_IMODE((folder / "log.txt").stat().st_mode) == 0o600


def test_a_log_that_cannot_be_written_is_5(pmtui: Command, file: Path) -> None:
    done = pmtui("--log", "none/log.txt", "show", file)
    assert (done.code, done.out) == (5, b"")
    assert "none/log.txt" in done.line


def test_a_reader_that_went_away_is_no_error_of_ours(outside: Command, file: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = outside("schema", stdout=writer)
    finally:
        os.close(writer)
    assert (done.code, done.err) == (141, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full here")
def test_a_full_disk_behind_stdout_is_5(outside: Command) -> None:
    with open("/dev/full", "wb") as full:
        done = outside("schema", stdout=full)
    assert done.code == 5
    assert "the disk is full" in done.line


def test_ascii_terminals_get_words_too(outside: Command, file: Path) -> None:
    done = outside("show", "né.toml", env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert done.code == 3 and "no such file" in done.line


@pytest.mark.parametrize("command", ["export", "check", "show"])
def test_the_short_way_and_the_way_through_click_are_one(pmtui: Command, file: Path, command: str) -> None:
    short, long = pmtui(command, file), pmtui(command, "--", file)
    assert short == long
    assert (pmtui(command, "none.toml").code, pmtui(command, "--", "none.toml").line) == (3, pmtui(command, "none.toml").line)
