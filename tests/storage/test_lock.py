"""The lock is the kernel's: it ends with the process that held it, and its note is only for people."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pmtui.storage import lock
from pmtui.storage.folders import AppFolders

HOLD = """
import sys
from pathlib import Path
from pmtui.storage.lock import try_lock
from pmtui.storage.folders import AppFolders
folder = Path(sys.argv[1])
held = try_lock(AppFolders(folder, folder / "state", folder), folder / "x.toml", {"pid": 7})
print("held" if held else "not held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folders(tmp_path: Path) -> AppFolders:
    return AppFolders(tmp_path, tmp_path / "state", tmp_path)


def test_a_process_that_is_killed_leaves_no_lock_behind(folders: AppFolders, tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None and other.stdin is not None
    try:
        assert other.stdout.readline() == "held\n"
        assert lock.try_lock(folders, path, {"pid": 8}) is None and lock.holder(folders, path) == {"pid": 7}
    finally:
        other.kill()
        other.wait()
        other.stdin.close()
        other.stdout.close()
    ours = lock.try_lock(folders, path, {"pid": 8})
    assert ours is not None and ours.by_kernel and lock.holder(folders, path) == {"pid": 8}
    ours.release()


def test_a_lock_is_of_the_file_behind_its_links(folders: AppFolders, tmp_path: Path) -> None:
    (tmp_path / "x.toml").touch()
    (tmp_path / "link.toml").symlink_to(tmp_path / "x.toml")
    with lock.try_lock(folders, tmp_path / "x.toml", {"pid": 1}) or pytest.fail("free"):
        assert lock.try_lock(folders, tmp_path / "link.toml", {"pid": 2}) is None


def test_lock_and_note_are_their_owners_alone(folders: AppFolders, tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        ours = lock.try_lock(folders, tmp_path / "x.toml", {"pid": 1})
    finally:
        os.umask(old)
    assert ours is not None
    assert {stat.S_IMODE(path.stat().st_mode) for path in folders.locks.iterdir()} == {0o600}
    assert stat.S_IMODE(folders.locks.stat().st_mode) == 0o700
    ours.release()


@pytest.mark.parametrize("note", ["", "[1]", "{", "\x00", "[" * 9000])
def test_a_note_nobody_can_read_says_nothing_and_stops_nobody(folders: AppFolders, tmp_path: Path, note: str) -> None:
    with lock.try_lock(folders, tmp_path / "x.toml", {"pid": 1}) or pytest.fail("free"):
        (words,) = folders.locks.glob("*.json")
        words.write_text(note)
        assert lock.holder(folders, tmp_path / "x.toml") == {}
    with lock.try_lock(folders, tmp_path / "x.toml", {"pid": 2}) or pytest.fail("free again"):
        assert lock.holder(folders, tmp_path / "x.toml") == {"pid": 2}


def test_a_lock_that_the_file_system_does_not_have_is_none(folders: AppFolders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise NotImplementedError("no locks here")

    monkeypatch.setattr("pmtui.storage.lock.FileLock.acquire", fail)
    ours = lock.try_lock(folders, tmp_path / "x.toml", {"pid": 1})
    assert ours is not None and not ours.by_kernel
    ours.release()
    ours.release()
