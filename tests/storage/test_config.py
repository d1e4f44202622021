"""Where settings files are found, and that nothing in their place can block us."""

import errno
import os
import time
from pathlib import Path

import pytest

from pmtui.storage.config import LARGEST, OWN, TEAM, Source, sources


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Return a person's config folder, not created yet."""
    return tmp_path / "config"


def deep(tmp_path: Path) -> Path:
    """Return a folder three below a root, with a team's file in each of the four."""
    here = tmp_path / "root" / "a" / "b" / "c"
    here.mkdir(parents=True)
    for folder in (here, *here.parents[:3]):
        (folder / TEAM).write_bytes(folder.name.encode())
    return here


def test_no_file_is_nothing_to_tell(tmp_path: Path, config: Path) -> None:
    assert sources(tmp_path, config) == [] == sources(tmp_path / "none", tmp_path / "x\0y")
    config.write_text("a file where the folder would be")
    assert sources(tmp_path, config) == []


@pytest.mark.parametrize("git", ["folder", "file"])  # a file in worktrees and submodules
def test_files_count_up_to_the_git_root_nearest_first_and_one_s_own_last(tmp_path: Path, config: Path, git: str) -> None:
    here = deep(tmp_path)
    mark = here.parents[1] / ".git"
    if git == "folder":
        mark.mkdir()
    else:
        mark.write_text("gitdir: elsewhere")
    config.mkdir()
    (config / OWN).write_bytes(b"own")
    assert [(source.data, source.own) for source in sources(here, config)] == [(b"c", False), (b"b", False), (b"a", False), (b"own", True)]
    link = tmp_path / "link"
    link.symlink_to(here)
    assert [source.data for source in sources(link, config)] == [b"c", b"b", b"a", b"own"]


def test_without_a_git_root_only_the_folder_itself_counts(tmp_path: Path, config: Path) -> None:
    assert [source.data for source in sources(deep(tmp_path), config)] == [b"c"]


def broken(path: Path, kind: str) -> None:
    """Put something there that is not a settings file."""
    if kind == "folder":
        path.mkdir()
    elif kind == "loop":
        path.symlink_to(path.name)
    elif kind == "nowhere":
        path.symlink_to("none.toml")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "large":
        with open(path, "wb") as file:
            file.truncate(10_000_000)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("folder", "a folder stands there, not a file"),
        ("loop", "its links lead round in a circle"),
        ("nowhere", "a link to a file that is not there"),
        ("pipe", "not a file"),
        ("large", f"too large; settings are read up to {LARGEST // 1000} KB"),
    ],
)
def test_whatever_stands_in_its_place_is_said_and_waits_for_nothing(tmp_path: Path, config: Path, kind: str, words: str) -> None:
    config.mkdir()
    for path in (tmp_path / TEAM, config / OWN):
        broken(path, kind)
    began = time.monotonic()
    assert sources(tmp_path, config) == [Source(tmp_path / TEAM, problem=words), Source(config / OWN, problem=words, own=True)]
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    ("number", "words"), [(errno.EACCES, "you may not read this file"), (errno.EIO, "could not be read (Input/output")]
)
def test_what_the_system_refuses_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str) -> None:
    def refuse(*_: object) -> int:
        raise OSError(number, "")

    monkeypatch.setattr(os, "open", refuse)
    assert [source.problem.startswith(words) for source in sources(tmp_path, tmp_path)] == [True, True]


def test_a_file_of_the_largest_size_is_read_whole(tmp_path: Path, config: Path) -> None:
    (tmp_path / TEAM).write_bytes(b"#" * LARGEST)
    assert len(sources(tmp_path, config)[0].data) == LARGEST


def test_a_folder_that_is_gone_has_none(tmp_path: Path, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert sources(Path(), config) == []
