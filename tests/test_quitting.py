"""Leaving while words are nowhere but in memory: nothing is dropped without being told to, each way out does what it says."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from pmtui.formats.file.toml import parse
from pmtui.storage import atomic, refuge
from pmtui.storage.errors import not_written
from pmtui.storage.file import load
from pmtui.storage.refuge import ELSEWHERE, KEPT, NOWHERE, SAVED, Left
from tests.driver import FILE, sitting


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """Give what fills the disk that holds a folder: from then on it takes no byte."""
    folders: list[Path] = []
    written_beside, write_all = atomic._written_beside, atomic.write_all

    def beside(folder: Path, *rest: object) -> Path:
        if any(folder.is_relative_to(one) for one in folders):
            raise OSError(errno.ENOSPC, "no room")
        return written_beside(folder, *rest)  # type: ignore[arg-type]

    def every_byte(descriptor: int, data: bytes) -> None:
        if any(os.readlink(f"/proc/self/fd/{descriptor}").startswith(str(one)) for one in folders):
            raise OSError(errno.ENOSPC, "no room")
        write_all(descriptor, data)

    monkeypatch.setattr(atomic, "_written_beside", beside)
    monkeypatch.setattr(atomic, "write_all", every_byte)
    yield folders.append
    folders.clear()


async def test_quit_refuses_while_words_are_in_memory_only_and_names_three_ways(tmp_path: Path, full: Callable[[Path], None]) -> None:
    async with sitting(tmp_path) as sits:
        full(tmp_path)
        await sits.type("Ana, facilitator", enter=True)
        await sits.press("ctrl+q")
        assert sits.app.departure.left is None
        assert "what is new is in memory only, since the disk is full" in " ".join(sits.text.split()), sits.text
        for way in ("x Write elsewhere", "c Copy all", "D Leave without the words"):
            assert way in sits.bar
        await sits.press("ctrl+q")
        assert sits.app.departure.left is None
        await sits.press("esc")
        assert "D Leave" not in sits.bar


async def test_written_elsewhere_the_file_opens_has_the_half_typed_line_too_and_is_for_its_owner_only(
    tmp_path: Path, full: Callable[[Path], None]
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    disk = tmp_path / "disk"
    disk.mkdir()
    async with sitting(disk) as sits:
        sits.app.departure._folders = lambda: [disk, disk / "state", home]
        full(disk)
        await sits.type("Ana, facilitator", enter=True)
        await sits.type("half a na")
        await sits.press("ctrl+q", "x")
        left = sits.app.departure.left
        assert left is not None and left.how == ELSEWHERE and left.path == home / "2023-07-20-call.rescued.toml"
        assert sits.app.return_code == 5
    document = load(left.path).document
    assert [person.name for person in document.gather.people.values()] == ["Ana"]
    assert [thought.text for thought in document.later.values()] == ["half a na"]
    assert left.path.stat().st_mode & 0o777 == 0o600


async def test_copying_stays_and_leaving_without_the_words_is_a_key_of_its_own_and_ends_with_5(
    tmp_path: Path, full: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr("pmtui.shell.clipboard.copy", lambda text, through: copied.append(text) or "copied")
    async with sitting(tmp_path) as sits:
        full(tmp_path)
        await sits.type("Ana, facilitator", enter=True)
        await sits.press("ctrl+q", "c")
        assert sits.app.departure.left is None and sits.sees("as the text of a file: copied. Not left yet")
        assert "Ana" in [person.name for person in parse(copied[0]).document.gather.people.values()]
        await sits.press("D")
        assert sits.app.departure.left is not None and sits.app.departure.left.how == NOWHERE
        assert sits.app.return_code == 5


async def test_quit_with_the_words_in_the_journal_ends_with_5_and_without_a_question(tmp_path: Path) -> None:
    async with sitting(tmp_path) as sits:
        await sits.type("Ana, facilitator", enter=True)
        sits.keeper.files.save = refuse  # type: ignore[method-assign]
        await sits.press("ctrl+q")
        assert sits.app.departure.left == Left(KEPT, "the disk is full")
        assert sits.app.return_code == 5


def refuse(text: str, seq: int = 0) -> NoReturn:
    """Stand for a document's disk that is full while the state folder's is not."""
    raise not_written(Path("x"), OSError(errno.ENOSPC, "no room"))


async def test_quit_refuses_while_the_file_is_gone_since_what_was_saved_went_with_it(tmp_path: Path) -> None:
    async with sitting(tmp_path) as sits:
        await sits.type("Ana, facilitator", enter=True)
        await sits.saved()
        (tmp_path / FILE).unlink()
        await sits.press("ctrl+q")
        assert sits.app.departure.left is None
        assert "since the file is gone" in " ".join(sits.text.split())


async def test_quit_with_nothing_but_half_a_line_that_no_journal_takes_says_why(tmp_path: Path, full: Callable[[Path], None]) -> None:
    async with sitting(tmp_path) as sits:
        full(tmp_path)
        await sits.type("half a na")
        await sits.press("ctrl+q")
        assert sits.app.departure.left is None
        assert "in memory only, since the disk is full" in " ".join(sits.text.split())


async def test_quit_once_there_is_room_again_saves(tmp_path: Path, full: Callable[[Path], None]) -> None:
    async with sitting(tmp_path) as sits:
        folders = full.__self__  # type: ignore[attr-defined]  # the list behind the fixture
        full(tmp_path)
        await sits.type("Ana, facilitator", enter=True)
        await sits.press("ctrl+q")
        folders.clear()
        await sits.press("ctrl+q")
        assert sits.app.departure.left is not None and sits.app.departure.left.how == SAVED
        assert sits.app.return_code == 0
    assert "Ana" in (tmp_path / FILE).read_text(encoding="utf-8")


def test_a_refuge_is_the_first_folder_that_takes_a_file_and_nothing_there_is_touched(tmp_path: Path) -> None:
    (tmp_path / "call.rescued.toml").write_text("somebody's", encoding="utf-8")
    missing = tmp_path / "not there"
    assert refuge.write("words", "call", [missing, tmp_path]) == tmp_path / "call.rescued-2.toml"
    assert (tmp_path / "call.rescued.toml").read_text(encoding="utf-8") == "somebody's"
    assert refuge.write("words", "call", [missing]) is None


async def test_what_fails_while_the_windows_are_taken_down_is_no_fault(tmp_path: Path) -> None:
    async with sitting(tmp_path) as sits:
        await sits.press("ctrl+q")
        assert sits.app.departure.left is not None
        sits.app._fatal_error()
        assert sits.app.departure.fault is None
