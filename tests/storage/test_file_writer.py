"""The file writer: file, backups and journal in step; nobody's words are overwritten, and the journal is dropped last."""

import errno
import os
import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pmtui.formats.file.toml import render
from pmtui.model.changes import changes
from pmtui.model.define import Define
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent
from pmtui.storage import backup
from pmtui.storage.errors import CannotWrite, Gone, StorageError
from pmtui.storage.file import NotConfirmed, create_new, load
from pmtui.storage.file import save as save_file
from pmtui.storage.file_writer import FileWriter
from pmtui.storage.folders import AppFolders
from pmtui.storage.journal import Journal
from pmtui.storage.records import Replay, replay

START = PostMortem(id="c8r2s")
ONE = START.with_row("timeline", "r1", TimelineEvent(text="one"))
TWO = ONE.with_row("timeline", "r2", TimelineEvent(text="two"))


class Desk:
    """An open document: its writer, its journal, and what is on the disk."""

    def __init__(self, folder: Path) -> None:
        self.folders = AppFolders(folder / "config", folder / "state", folder / "data")
        self.path = folder / "docs" / "x.toml"
        self.path.parent.mkdir()
        create_new(self.path, render(START))
        self.reopen()

    def reopen(self, path: Path | None = None) -> None:
        opened = load(path or self.path)
        self.journal = Journal.open(self.folders, opened.path, "c8r2s", opened.fingerprint.sha256)
        self.writer = FileWriter(self.folders, opened, self.journal)

    def note(self, before: PostMortem, after: PostMortem) -> int:
        """Return the number of the record of a change."""
        return self.journal.append(changes(before, after))

    def brought_back(self, path: Path | None = None) -> list[str]:
        """Return the rows that a crash now would bring back beyond the file."""
        self.journal.flush()
        path = path or self.writer.path
        unsaved = replay(self.folders, path, "c8r2s", load(path).fingerprint.sha256)
        assert not unsaved.problem
        return sorted(unsaved.apply(START).timeline)

    def names(self) -> list[str]:
        return sorted(os.listdir(self.path.parent))

    def backups(self) -> list[str]:
        return [path.read_text("utf-8") for path in backup.generations(self.folders.backups(self.path, "c8r2s"))]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.journal.close()


def failing(number: int = errno.ENOSPC) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


# Somebody else


def test_before_a_save_the_file_is_compared_and_never_written_over(desk: Desk) -> None:
    seq = desk.note(START, ONE)
    desk.path.write_text("theirs")
    saved = desk.writer.save(render(ONE), seq)
    assert saved.conflict and saved.path == desk.writer.path != desk.path
    assert desk.path.read_text() == "theirs" and saved.path.read_text("utf-8") == render(ONE)
    assert desk.names() == sorted(["x.toml", saved.path.name]) and ".conflict-" in saved.path.name


def test_a_conflict_file_that_is_changed_too_gets_one_of_its_own(desk: Desk) -> None:
    desk.path.write_text("theirs")
    first = desk.writer.save(render(ONE), 1)
    first.path.write_text("theirs as well")
    second = desk.writer.save(render(TWO), 2)
    assert second.conflict and second.path not in (first.path, desk.path)
    assert first.path.read_text() == "theirs as well" and second.path.read_text("utf-8") == render(TWO)


def test_a_file_replaced_by_one_of_the_same_size_and_time_is_seen(desk: Desk) -> None:
    facts = desk.path.stat()
    other = desk.path.with_name("other")
    other.write_bytes(desk.path.read_bytes().replace(b"c8r2s", b"xxxxx"))
    os.utime(other, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    other.replace(desk.path)
    assert desk.path.stat().st_size == facts.st_size and desk.writer.save(render(ONE), 1).conflict


def test_a_conflict_file_is_as_private_as_the_document(desk: Desk) -> None:
    desk.path.write_text("theirs")
    desk.path.chmod(0o640)
    assert stat.S_IMODE(desk.writer.save(render(ONE), 1).path.stat().st_mode) == 0o640


def test_a_conflict_that_cannot_be_kept_loses_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seq = desk.note(START, ONE)
    desk.path.write_text(render(START) + "# theirs\n")
    with monkeypatch.context() as patch:
        patch.setattr("pmtui.storage.atomic.os.fsync", failing())
        with pytest.raises(CannotWrite):
            desk.writer.save(render(ONE), seq)
    assert desk.names() == ["x.toml"] and desk.brought_back() == ["r1"]
    assert desk.writer.save(render(ONE), seq).conflict


# The journal is dropped last


def test_the_journal_is_trimmed_only_after_the_folder_is_synced(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seq = desk.note(START, ONE)
    desk.journal.flush()
    seen: list[str] = []
    real_sync, real_saved = save_file, desk.journal.saved
    monkeypatch.setattr(desk.journal, "saving", lambda *said: seen.append("saving"))
    monkeypatch.setattr("pmtui.storage.file_writer.save", lambda *said, **words: (real_sync(*said, **words), seen.append("durable"))[0])
    monkeypatch.setattr(desk.journal, "saved", lambda *said: (seen.append("saved"), real_saved(*said)))
    desk.writer.save(render(ONE), seq)
    assert seen == ["saving", "durable", "saved"] and desk.brought_back() == []


@pytest.mark.parametrize("call", ["write", "fsync", "replace", "open"])
def test_a_save_that_fails_keeps_file_and_journal_and_leaves_no_litter(desk: Desk, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    seq = desk.note(START, ONE)
    desk.journal.flush()
    monkeypatch.setattr(desk.journal, "saving", lambda *said: None)  # the journal's own disk is another one
    monkeypatch.setattr("pmtui.storage.backup.keep", lambda *said, **words: None)
    with monkeypatch.context() as patch:
        patch.setattr(f"pmtui.storage.atomic.os.{call}", failing())
        with pytest.raises(StorageError, match="disk is full"):
            desk.writer.save(render(ONE), seq)
    assert desk.names() == ["x.toml"] and desk.path.read_text("utf-8") == render(START) and desk.brought_back() == ["r1"]
    assert desk.writer.save(render(ONE), seq).written and desk.brought_back() == []


def test_a_save_the_disk_did_not_confirm_keeps_the_journal_until_one_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seq = desk.note(START, ONE)
    with monkeypatch.context() as patch:
        patch.setattr("pmtui.storage.atomic.sync_folder", failing(errno.EIO))
        patch.setattr("pmtui.storage.backup.keep", lambda *said, **words: None)
        patch.setattr(desk.journal, "saving", lambda *said: None)
        trimmed: list[object] = []
        patch.setattr(desk.journal, "saved", lambda *said: trimmed.append(said))
        with pytest.raises(NotConfirmed):
            desk.writer.save(render(ONE), seq)
        assert not trimmed
    saved = desk.writer.save(render(ONE), seq)
    assert saved.written and not saved.conflict and desk.brought_back() == []


def test_records_that_came_during_a_save_stay(desk: Desk) -> None:
    first = desk.note(START, ONE)
    desk.note(ONE, TWO)
    desk.writer.save(render(ONE), first)
    assert desk.brought_back() == ["r2"]


def test_what_a_field_kept_comes_back_after_an_undo_and_a_crash(desk: Desk) -> None:
    odd = START.model_copy(update={"define": Define.read({"kind": 7, "color": [1, {"deep": True}]})})
    known = odd.with_fields("define", kind="both")
    desk.note(odd, known)
    desk.note(known, odd)
    desk.journal.flush()
    unsaved = replay(desk.folders, desk.path, "c8r2s", load(desk.path).fingerprint.sha256)
    assert unsaved.apply(odd) == odd and unsaved.apply(odd).define.kept == {"kind": 7, "color": [1, {"deep": True}]}


# Two at once


def test_two_saves_at_once_come_one_after_the_other_and_are_no_conflict(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    inside, go = threading.Event(), threading.Event()

    def slow(*said: Any, **words: Any) -> Any:
        inside.set()
        assert go.wait(10)
        return save_file(*said, **words)

    monkeypatch.setattr("pmtui.storage.file_writer.save", slow)
    results: list[Any] = []
    first = threading.Thread(target=lambda: results.append(desk.writer.save(render(ONE), 1)))
    first.start()
    assert inside.wait(10)
    second = threading.Thread(target=lambda: results.append(desk.writer.save(render(TWO), 2)))
    second.start()
    go.set()
    first.join(10)
    second.join(10)
    assert [saved.conflict for saved in results] == [False, False] and desk.names() == ["x.toml"]
    assert desk.path.read_text("utf-8") == render(TWO)


def test_an_older_text_does_not_go_over_a_newer_one(desk: Desk) -> None:
    older, newer = desk.note(START, ONE), desk.note(ONE, TWO)
    desk.writer.save(render(TWO), newer)
    late = desk.writer.save(render(ONE), older)
    assert not late.written and desk.path.read_text("utf-8") == render(TWO) and desk.brought_back() == []
    assert desk.writer.save(render(ONE)).written, "a text without a number is meant"


# The file itself


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664])
def test_the_mode_of_the_file_stays_whatever_the_umask(desk: Desk, mode: int) -> None:
    desk.path.chmod(mode)
    old = os.umask(0o077)
    try:
        desk.writer.save(render(ONE), 1)
    finally:
        os.umask(old)
    assert stat.S_IMODE(desk.path.stat().st_mode) == mode


def test_with_an_open_umask_nothing_of_ours_is_open(desk: Desk) -> None:
    old = os.umask(0)
    try:
        desk.writer.save(render(ONE), desk.note(START, ONE))
        desk.note(ONE, TWO)
        desk.journal.flush()
    finally:
        os.umask(old)
    kept = [path for path in desk.folders.state.rglob("*")]
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept if path.is_file()} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept if path.is_dir()} == {0o700}
    assert {path.parent.name for path in kept if path.is_file()} >= {"journals"} and desk.backups()


def test_a_document_behind_a_link_is_saved_where_it_is(desk: Desk) -> None:
    link = desk.path.parent.parent / "link.toml"
    link.symlink_to(desk.path)
    desk.journal.close()
    desk.reopen(link)
    assert desk.writer.path == desk.path
    desk.writer.save(render(ONE), 1)
    assert link.is_symlink() and not desk.path.is_symlink() and desk.path.read_text("utf-8") == render(ONE)
    desk.path.write_text("theirs")
    assert desk.writer.save(render(TWO), 2).path.parent == desk.path.parent


def test_a_file_that_was_moved_away_is_made_again_only_where_that_is_asked(desk: Desk) -> None:
    seq = desk.note(START, ONE)
    desk.path.rename(desk.path.with_name("y.toml"))
    with pytest.raises(Gone):
        desk.writer.save(render(ONE), seq)
    assert desk.names() == ["y.toml"]
    desk.writer.make_anew()
    assert desk.writer.save(render(ONE), seq).written
    assert desk.path.read_text("utf-8") == render(ONE) and stat.S_IMODE(desk.path.stat().st_mode) == 0o600
    desk.path.unlink()
    with pytest.raises(Gone):  # that was asked for once only
        desk.writer.save(render(TWO), seq)


def test_a_file_that_was_put_back_is_saved_to_again(desk: Desk) -> None:
    desk.path.rename(desk.path.with_name("y.toml"))
    with pytest.raises(Gone):
        desk.writer.save(render(ONE), 1)
    desk.path.with_name("y.toml").rename(desk.path)
    assert desk.writer.save(render(ONE), 1).written and desk.names() == ["x.toml"]


# Words brought back over a file that somebody else changed


def test_what_was_brought_back_over_a_changed_file_goes_beside_it_and_the_journal_along(desk: Desk) -> None:
    desk.note(START, ONE)
    desk.journal.close()
    desk.path.write_text(render(TWO), "utf-8")
    opened = load(desk.path)
    unsaved = replay(desk.folders, opened.path, "c8r2s", opened.fingerprint.sha256)
    assert unsaved.changed_since
    journal = Journal.open(desk.folders, opened.path, "c8r2s", opened.fingerprint.sha256, unsaved)
    saved = FileWriter(desk.folders, opened, journal, beside=True).save(render(ONE), unsaved.last_seq)
    journal.close()
    assert saved.conflict and desk.path.read_text("utf-8") == render(TWO) and saved.path.read_text("utf-8") == render(ONE)
    assert replay(desk.folders, desk.path, "c8r2s", opened.fingerprint.sha256) == Replay()
    assert not replay(desk.folders, saved.path, "c8r2s", saved.fingerprint.sha256).records


def test_where_theirs_is_gone_too_ours_takes_its_place_only_where_that_is_asked(desk: Desk) -> None:
    saver = FileWriter(desk.folders, load(desk.path), beside=True)
    theirs = desk.path.rename(desk.path.with_name("y.toml"))
    with pytest.raises(Gone):
        saver.save(render(ONE))
    saver.make_anew()
    theirs.rename(desk.path)  # it came back meanwhile: both stay
    assert saver.save(render(ONE)).conflict and desk.path.read_text("utf-8") == render(START)
    other = FileWriter(desk.folders, load(desk.path), beside=True)
    desk.path.unlink()
    other.make_anew()
    assert other.save(render(TWO)).path == desk.path and desk.path.read_text("utf-8") == render(TWO)


# Backups


def test_one_generation_is_laid_aside_before_the_first_save_and_none_for_no_change(desk: Desk) -> None:
    assert not desk.writer.save(render(START), 1).written and desk.backups() == []
    desk.writer.save(render(ONE), 2)
    desk.writer.save(render(TWO), 3)
    assert desk.backups() == [render(START)]


def test_a_generation_that_cannot_be_laid_aside_stops_no_save(desk: Desk) -> None:
    folder = desk.folders.backups(desk.path, "c8r2s")
    folder.parent.mkdir(parents=True)
    folder.write_text("a file stands here")
    assert desk.writer.save(render(ONE), 1).written
    folder.unlink()
    desk.writer.save(render(TWO), 2)
    assert desk.backups() == [render(ONE)]
