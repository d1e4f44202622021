"""`--log`: added to a log of ours or a new file, and nothing else; never anybody's words."""

import os
import stat
from pathlib import Path

import pytest

from pmtui.cli.log import noter

from .conftest import Command

BEGIN = "2026-11-24T10:00:00.000+00:00 begin show pmtui 0.1.0 pid 7\n"


def test_a_post_mortem_is_no_log_and_stays_as_it_is(pmtui: Command, file: Path) -> None:
    before = file.read_bytes()
    done = pmtui("--log", file, "show", file)
    assert (done.code, done.out) == (4, b"") and file.read_bytes() == before
    assert done.line == f"pmtui: {file}: not a log of pmtui, so nothing is added to it; name a new file, such as pmtui.log"


@pytest.mark.parametrize(
    "text", ["words\n", " \n", BEGIN[1:], f"\n{BEGIN}", BEGIN.replace("begin", "end"), BEGIN.rstrip("\n") + " and more\n"]
)
def test_what_does_not_begin_as_a_log_is_left_alone(pmtui: Command, file: Path, text: str) -> None:
    Path("other").write_text(text)
    assert pmtui("--log", "other", "show", file).code == 4 and Path("other").read_text() == text


@pytest.mark.parametrize("text", ["", BEGIN, BEGIN.replace("+00:00", "-03:30"), BEGIN + "at timeline\n"])
def test_a_log_of_ours_an_empty_and_a_new_file_are_added_to(pmtui: Command, file: Path, text: str) -> None:
    if text:
        Path("pmtui.log").write_text(text)
    for _ in range(2):
        assert pmtui("--log", "pmtui.log", "show", file).code == 0
    said = Path("pmtui.log").read_text()
    assert said.startswith(text) and said.count(" begin show ") == said[: len(text)].count(" begin show ") + 2


def test_a_link_to_a_post_mortem_is_no_log_either(pmtui: Command, file: Path) -> None:
    Path("link.log").symlink_to(file)
    before = file.read_bytes()
    assert pmtui("--log", "link.log", "keys").code == 4 and file.read_bytes() == before


def test_what_is_no_file_of_the_disk_is_written_to_without_waiting(pmtui: Command, folder: Path) -> None:
    assert pmtui("--log", os.devnull, "keys").code == 0
    os.mkfifo(folder / "pipe")
    assert pmtui("--log", "pipe", "keys").code == 5
    assert pmtui("--log", ".", "keys").code == 5


def test_a_document_that_comes_to_stand_there_meanwhile_is_left_alone(file: Path) -> None:
    note = noter(Path("pmtui.log"))
    note("begin home pmtui 0.1.0 pid 7")
    assert stat.S_IMODE(Path("pmtui.log").stat().st_mode) == 0o600
    os.replace(file, "pmtui.log")
    before = Path("pmtui.log").read_bytes()
    note("at timeline")
    assert Path("pmtui.log").read_bytes() == before
