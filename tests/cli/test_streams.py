"""Standard streams that are closed, full or not readable: one line, the right code, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pmtui.cli.main import run

from .conftest import ROOT, Done


def shell(folder: Path, words: str) -> Done:
    """Run `pmtui WORDS` in a shell, with its redirections."""
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "$0" -m pmtui {words}', sys.executable],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return Done(done.returncode, done.stdout.encode(), done.stderr)


@pytest.mark.parametrize("words", [("check", "-"), ("export", "-"), ("show", "-"), ("show", "-", "--format", "json")])
def test_a_closed_stdin_is_an_input_that_can_not_be_read(
    folder: Path, words: tuple[str, ...], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert run(list(words)) == 3
    assert capfd.readouterr().err == "pmtui: -: stdin is closed, so nothing can be read from it; pipe a post mortem in, or name a file\n"


def test_a_stdin_that_can_only_be_written_is_one_too(folder: Path) -> None:
    done = shell(folder, "check - 0>written")
    assert done.code == 3 and done.line.startswith("pmtui: -: could not be read")


WRITES = (
    "check FILE", "check FILE --format json", "export FILE", "export FILE -o -", "show FILE", "list", "list --format json", "actions",
    "actions --format csv", "keys", "schema", "paths", "doctor", "completion bash", "new x --no-open", "new x -o - --no-open",
    "demo --no-open", "demo -o - --no-open", "--help", "check --help", "--version",
)  # fmt: skip


@pytest.mark.parametrize("words", WRITES)
def test_a_closed_stdout_is_said_by_whatever_writes_to_it(
    file: Path, words: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(Path().iterdir())
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        code = run(words.replace("FILE", str(file)).split())
    last_line = capfd.readouterr().err.splitlines()[-1:]
    assert (code, last_line) == (5, ["pmtui: stdout: could not be written: it is closed; lead it somewhere, such as > FILE"])
    assert sorted(Path().iterdir()) == before, "nothing is made whose name can not be told"


def test_what_writes_nothing_to_stdout_needs_none(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert run(["export", str(file), "-o", "page.md"]) == 0 and Path("page.md").stat().st_size
    assert run(["actions", "done", str(file), "a1a1a"]) == 0


@pytest.mark.parametrize(
    ("words", "code", "lines"),
    [
        ("check - <&-", 3, 1),
        ("show FILE >&-", 5, 1),
        ("--version >&-", 5, 1),
        ("show none.toml 2>&-", 3, 0),
        ("--bogus <&- >&- 2>&-", 2, 0),
        ("show - <&- >&- 2>&-", 3, 0),
    ],
)
def test_a_real_process_without_its_streams_ends_in_order(file: Path, words: str, code: int, lines: int) -> None:
    done = shell(Path(), words.replace("FILE", str(file)))
    assert (done.code, done.out, len(done.err.splitlines())) == (code, b"", lines), done.err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full here")
@pytest.mark.parametrize("words", ["paths", "--version", "--help", "check --help"])
def test_a_full_disk_behind_stdout_is_5_for_few_words_too(folder: Path, words: str) -> None:
    done = shell(folder, f"{words} > /dev/full")
    assert done.code == 5 and "the disk is full" in done.line


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full here")
def test_a_full_disk_behind_stderr_changes_no_code(folder: Path) -> None:
    done = shell(folder, "show none.toml 2> /dev/full")
    assert (done.code, done.out, done.err) == (3, b"", "")


def test_a_command_opens_no_file_under_the_number_of_a_closed_stream(file: Path) -> None:
    probe = "import os, sys; from pmtui.cli.main import run; run(['--bogus']); print(os.open(sys.argv[1], os.O_RDONLY), file=sys.stdout)"
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$0" -c "$1" "$2" <&- 2>&-', sys.executable, probe, str(file)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert int(done.stdout) > 2
