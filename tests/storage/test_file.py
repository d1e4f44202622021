"""Opening and saving: whole or not at all, never over somebody else's words, one line for each problem."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pmtui.formats.file.toml import render
from pmtui.model.postmortem import PostMortem
from pmtui.storage import atomic
from pmtui.storage.errors import Broken, CannotWrite, Gone, Missing, Newer, NotAFile, NotPermitted, Refused, StorageError, TooLarge
from pmtui.storage.file import NotConfirmed, create_new, load, save, save_beside
from pmtui.storage.page import write_page

OLD = render(PostMortem(id="a", title="old"))
NEW = render(PostMortem(id="a", title="new"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "2026-11-24-x.toml"
    path.write_text(OLD, "utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def test_a_document_is_opened_and_saved(path: Path) -> None:
    opened = load(path)
    assert (opened.document.title, opened.size, opened.path) == ("old", len(OLD), path)
    saved = save(opened.path, NEW, opened.fingerprint)
    assert saved.written and not saved.conflict
    assert path.read_text("utf-8") == NEW
    assert load(path).fingerprint == saved.fingerprint
    assert names(path.parent) == [path.name]


def test_opening_writes_nothing(path: Path) -> None:
    before = path.stat()
    load(path)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_what_did_not_change_is_not_written(path: Path) -> None:
    opened = load(path)
    saved = save(path, OLD, opened.fingerprint)
    assert not saved.written
    assert path.stat().st_ino == opened.fingerprint.inode


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o660])
def test_the_mode_is_kept(path: Path, mode: int) -> None:
    path.chmod(mode)
    save(path, NEW, load(path).fingerprint)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_the_file_behind_a_link_is_saved(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    opened = load(link)
    save(opened.path, NEW, opened.fingerprint)
    assert link.is_symlink() and path.read_text("utf-8") == NEW


def test_hard_links_are_counted(path: Path, tmp_path: Path) -> None:
    os.link(path, tmp_path / "other.toml")
    assert load(path).hard_links == 2


def test_a_new_file_is_for_its_owner_only_and_never_replaces(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    old = os.umask(0)
    try:
        fingerprint = create_new(path, NEW)
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load(path).fingerprint == fingerprint
    with pytest.raises(Refused) as caught:
        create_new(path, OLD)
    assert caught.value.code == 4 and path.read_text("utf-8") == NEW
    assert names(tmp_path) == ["new.toml"]


def test_a_new_file_is_made_where_there_are_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    create_new(tmp_path / "new.toml", NEW)
    with pytest.raises(Refused):
        create_new(tmp_path / "new.toml", OLD)
    assert (tmp_path / "new.toml").read_text("utf-8") == NEW and names(tmp_path) == ["new.toml"]


def test_a_dangling_link_is_not_followed_by_a_new_file(tmp_path: Path) -> None:
    (tmp_path / "link.toml").symlink_to(tmp_path / "elsewhere.toml")
    with pytest.raises(Refused):
        create_new(tmp_path / "link.toml", NEW)
    assert not (tmp_path / "elsewhere.toml").exists()


# What somebody else wrote


def test_what_somebody_else_wrote_is_never_overwritten(path: Path) -> None:
    opened = load(path)
    path.write_text(OLD + "\n# mine\n", "utf-8")
    saved = save(path, NEW, opened.fingerprint)
    assert saved.conflict and saved.path != path
    assert saved.path.name.startswith("2026-11-24-x.conflict-") and saved.path.suffix == ".toml"
    assert path.read_text("utf-8") == OLD + "\n# mine\n"
    assert saved.path.read_text("utf-8") == NEW
    later = save(saved.path, OLD, saved.fingerprint)
    assert not later.conflict and len(names(path.parent)) == 2


def test_two_conflicts_of_one_moment_are_both_kept(path: Path) -> None:
    opened = load(path)
    path.write_text("theirs", "utf-8")
    first, second = save(path, NEW, opened.fingerprint), save(path, OLD, opened.fingerprint)
    assert first.path != second.path
    assert (first.path.read_text("utf-8"), second.path.read_text("utf-8")) == (NEW, OLD)


def test_a_conflict_of_a_file_with_the_longest_name_is_kept(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 245 + ".toml")
    path.write_text(OLD, "utf-8")
    opened = load(path)
    assert save(path, NEW, opened.fingerprint).written
    path.write_text("theirs", "utf-8")
    assert save(path, NEW, opened.fingerprint).conflict


def test_a_file_that_was_only_touched_is_no_conflict(path: Path) -> None:
    opened = load(path)
    os.utime(path, ns=(1, 1))
    assert not save(path, NEW, opened.fingerprint).conflict
    assert path.read_text("utf-8") == NEW


def test_a_file_that_was_taken_away_is_made_again_only_where_that_is_asked(path: Path) -> None:
    opened = load(path)
    path.unlink()
    with pytest.raises(Gone, match="the file is gone"):
        save(path, NEW, opened.fingerprint)
    with pytest.raises(Gone):
        save_beside(path, NEW)
    assert names(path.parent) == []
    assert save(path, NEW, opened.fingerprint, anew=True).written
    assert path.read_text("utf-8") == NEW and stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_kept_beside_is_not_made_twice_by_a_crash_before_that_was_noted(path: Path) -> None:
    first, second = save_beside(path, NEW), save_beside(path, NEW)
    assert first == second and first.conflict and first.path != path and first.path.read_text("utf-8") == NEW
    assert save_beside(path, NEW + "# more\n").path not in (path, first.path)


# What cannot be opened


def test_what_cannot_be_opened_says_why_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "loop.toml").symlink_to(tmp_path / "loop.toml")
    cases: list[tuple[Path, type[StorageError], int | None]] = [
        (tmp_path / "none.toml", Missing, None),
        (tmp_path, NotAFile, None),
        (tmp_path / "pipe.toml", NotAFile, None),
        (tmp_path / "loop.toml", StorageError, None),
        (made("file", b"") / "x.toml", NotAFile, None),
        (made("large.toml", b"#" * 5_000_001), TooLarge, None),
        (made("broken.toml", b"format = 1\nx = = 1\n"), Broken, 2),
        (made("bytes.toml", b"format = 1\ntitle = '\xff'\n"), Broken, 2),
        (made("newer.toml", b"format = 7\n"), Newer, 1),
        (made("es\x1b[31mc\n.toml", b"x"), Broken, 1),
        (tmp_path / "ze\x00ro", NotAFile, None),
    ]
    before = {path: os.stat(path).st_mtime_ns for path in tmp_path.iterdir() if path.is_file()}
    for path, kind, line in cases:
        with pytest.raises(kind) as caught:
            load(path)
        assert caught.value.code == 3
        assert caught.value.line == line
        assert str(caught.value).isprintable()
    assert before == {path: os.stat(path).st_mtime_ns for path in tmp_path.iterdir() if path.is_file()}


def test_a_file_that_may_not_be_read_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "open", failing(errno.EACCES))
    with pytest.raises(NotPermitted, match="may not read"):
        load(path)


def test_a_disk_that_fails_to_read_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "read", failing(errno.EIO))
    with pytest.raises(StorageError, match="could not be read"):
        load(path)


# What cannot be written


def failing(number: int) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("function", ["open", "write", "fsync", "fchmod", "close", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch, function: str, number: int
) -> None:
    opened = load(path)
    real_close = os.close
    with monkeypatch.context() as patch:
        if function == "close":

            def close(descriptor: int) -> None:
                real_close(descriptor)
                raise OSError(number, "")

            patch.setattr(os, "close", close)
        else:
            patch.setattr(os, function, failing(number))
        with pytest.raises(CannotWrite) as caught:
            save(path, NEW, opened.fingerprint)
    assert caught.value.code == 5 and str(caught.value).isprintable()
    assert path.read_text("utf-8") == OLD
    assert names(path.parent) == [path.name]
    assert save(path, NEW, opened.fingerprint).written


def test_short_writes_are_gone_on_with(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:7]))
    save(path, NEW, load(path).fingerprint)
    assert path.read_text("utf-8") == NEW


def test_a_save_the_disk_did_not_confirm_is_done_again_without_a_conflict(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = load(path)
    with monkeypatch.context() as patch:
        patch.setattr(atomic, "sync_folder", failing(errno.EIO))
        with pytest.raises(NotConfirmed) as caught:
            save(path, NEW, opened.fingerprint)
    inode = path.stat().st_ino
    saved = save(path, NEW, caught.value.fingerprint, again=True)
    assert saved.written and not saved.conflict and path.stat().st_ino != inode


def test_an_owner_that_cannot_be_kept_does_not_stop_a_save(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = load(path)
    other = os.stat_result((*path.stat()[:4], 12345, 12345, *path.stat()[6:]))
    monkeypatch.setattr(os, "fchown", failing(errno.EPERM))
    assert opened.size == len(OLD)
    atomic.replace(path, NEW.encode(), like=other)
    assert path.read_text("utf-8") == NEW


def test_a_read_only_file_is_left_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = load(path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(CannotWrite, match="read-only"):
        save(path, NEW, opened.fingerprint)
    assert path.read_text("utf-8") == OLD


def test_what_would_not_open_again_is_not_written(path: Path) -> None:
    with pytest.raises(CannotWrite, match="5 MB"):
        save(path, "#" * 5_000_001, load(path).fingerprint)
    assert path.read_text("utf-8") == OLD


def test_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="folder is not there"):
        create_new(tmp_path / "none" / "x.toml", NEW)


def test_a_new_file_that_was_not_confirmed_can_be_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(atomic, "sync_folder", failing(errno.EIO))
        with pytest.raises(CannotWrite):
            create_new(tmp_path / "x.toml", NEW)
    assert names(tmp_path) == []
    create_new(tmp_path / "x.toml", NEW)


# Pages


def test_a_page_is_replaced_whole_and_as_open_as_the_umask_allows(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    old = os.umask(0o027)
    try:
        write_page(page, "one\n")
        assert stat.S_IMODE(page.stat().st_mode) == 0o640
        page.chmod(0o604)
        write_page(page, "two\n")
    finally:
        os.umask(old)
    assert page.read_text("utf-8") == "two\n" and stat.S_IMODE(page.stat().st_mode) == 0o604
    assert names(tmp_path) == ["page.md"]


def test_a_page_is_not_put_in_place_of_a_folder_or_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(CannotWrite):
            write_page(path, "x")
    assert names(tmp_path) == ["pipe"]
