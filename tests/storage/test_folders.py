"""Folders, remembered settings, backups, locks and the post mortems of a folder."""

import datetime as dt
import errno
import os
import re
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmtui.formats.file.toml import render
from pmtui.model.actions import ActionItem
from pmtui.model.define import Define
from pmtui.model.postmortem import PostMortem
from pmtui.storage import backup, folder, lock
from pmtui.storage.errors import CannotWrite, StorageError
from pmtui.storage.folder import Entry, create, entry, heads, new_name, scan, slug
from pmtui.storage.folders import AppFolders, key_of, read_settings, write_settings


@pytest.fixture
def folders(tmp_path: Path) -> AppFolders:
    return AppFolders(tmp_path / "config", tmp_path / "state", tmp_path / "data")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# Settings


def test_settings_are_remembered_for_their_owner_only(folders: AppFolders) -> None:
    assert read_settings(folders) == {}
    assert not folders.state.exists()
    write_settings(folders, {"theme": "light"})
    write_settings(folders, {"mouse": False})
    assert read_settings(folders) == {"theme": "light", "mouse": False}
    assert (mode(folders.state), mode(folders.settings)) == (0o700, 0o600)


@pytest.mark.parametrize("text", ["", "{", "[1]", "\x00", "[" * 100_000])
def test_settings_nobody_can_read_are_none(folders: AppFolders, text: str) -> None:
    folders.state.mkdir()
    folders.settings.write_text(text)
    assert read_settings(folders) == {}


def test_settings_that_cannot_be_written_say_so(folders: AppFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    folders.state.write_text("a file stands here")
    with pytest.raises(CannotWrite):
        write_settings(folders, {"theme": "dark"})


def test_keys_tell_documents_apart(tmp_path: Path) -> None:
    here = tmp_path / "2026-11-24-é out.toml"
    assert key_of(here, "a") != key_of(here, "b") != key_of(tmp_path / "other.toml", "b")
    assert re.fullmatch(r"2026-11-24---out-[0-9a-f]{16}", key_of(here, "a"))
    link = tmp_path / "link.toml"
    here.touch()
    link.symlink_to(here)
    assert key_of(link, "a") == key_of(here, "a")


# Backups


def test_ten_generations_are_kept_and_the_one_before_an_upgrade_for_good(tmp_path: Path) -> None:
    document, kept = tmp_path / "x.toml", tmp_path / "state" / "backups" / "x"
    document.write_text("format 0")
    os.utime(document, (1000, 1000))
    for_good = backup.keep(document, kept, for_good=True)
    for number in range(13):
        document.write_text(f"text {number}")
        os.utime(document, (2000 + number * 60, 2000 + number * 60))
        assert backup.keep(document, kept) == backup.keep(document, kept)
    backups = backup.generations(kept)
    assert [path.read_text() for path in backups] == [*(f"text {number}" for number in range(12, 2, -1)), "format 0"]
    assert for_good == backups[-1] and mode(backups[0]) == 0o600 and mode(kept) == 0o700


def test_a_backup_that_fails_is_none(tmp_path: Path) -> None:
    assert backup.keep(tmp_path / "missing.toml", tmp_path / "kept") is None
    (tmp_path / "x.toml").write_text("x")
    (tmp_path / "blocked").write_text("a file")
    assert backup.keep(tmp_path / "x.toml", tmp_path / "blocked") is None


# Locks


def test_a_document_is_locked_once_and_the_note_says_by_whom(folders: AppFolders, tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    who: dict[str, str | int] = {"pid": 7, "host": "h", "since": "2026-11-24T08:00:00Z"}
    ours = lock.try_lock(folders, path, who)
    assert ours is not None and ours.by_kernel
    assert lock.holder(folders, path) == who
    assert lock.try_lock(folders, path, {"pid": 8}) is None
    assert lock.holder(folders, path) == who
    other = lock.try_lock(folders, tmp_path / "y.toml", who)
    assert other is not None
    other.release()
    ours.release()
    ours.release()
    assert lock.holder(folders, path) == {}
    with lock.try_lock(folders, path, {"pid": 9}) or pytest.fail("free again"):
        assert lock.holder(folders, path) == {"pid": 9}


def test_where_there_are_no_locks_work_goes_on(folders: AppFolders, tmp_path: Path) -> None:
    folders.state.write_text("a file stands here")
    ours = lock.try_lock(folders, tmp_path / "x.toml", {"pid": 1})
    assert ours is not None and not ours.by_kernel
    ours.release()


def test_a_note_that_cannot_be_written_does_not_matter(folders: AppFolders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("pmtui.storage.atomic.replace", fail)
    ours = lock.try_lock(folders, tmp_path / "x.toml", {"pid": 1})
    assert ours is not None and ours.by_kernel and lock.holder(folders, tmp_path / "x.toml") == {}
    ours.release()


# The library


def test_a_folder_lists_ours_newest_first(tmp_path: Path) -> None:
    def write(name: str, document: PostMortem) -> None:
        (tmp_path / name).write_text(render(document), "utf-8")

    ours = PostMortem(id="a", title="Old", date=dt.date(2023, 7, 20), define=Define(severity="SEV-2", status="final"))
    write("b.toml", ours.with_table("actions", {"x": ActionItem(text="a"), "y": ActionItem(text="b", status="done")}))
    write("a.toml", PostMortem(id="b", title="New", date=dt.date(2026, 1, 2)))
    write("no-id.toml", PostMortem(title="x"))
    (tmp_path / "pyproject.toml").write_text('[project]\nid = "x"\n')
    (tmp_path / "broken.toml").write_text("= 1")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "page.md").write_text("format = 1")
    assert scan(tmp_path) == [
        Entry(tmp_path / "a.toml", "2026-01-02", "New", "", "", 0, "b"),
        Entry(tmp_path / "b.toml", "2023-07-20", "Old", "SEV-2", "final", 1, "a"),
    ]


def test_the_first_lines_list_the_same_as_the_whole_files(tmp_path: Path) -> None:
    for number, title in enumerate(["Old", 'with "quotes" and [brackets]', "two\nlines", "long " * 700, ""]):
        document = PostMortem(id=f"a{number}", title=title, date=dt.date(2023, 7, 20 + number % 2))
        (tmp_path / f"{number}.toml").write_text(render(document), "utf-8")
    (tmp_path / "none.toml").write_text("title = 5\n")
    (tmp_path / "other.toml").write_text("format = 9\n")
    (tmp_path / "broken.toml").write_text("= 1")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "own.toml").write_text('format = 1\nid = "x"\ndate = 1.5\ntitle = ["a"]\n[whys.a]\ntext = "b"\n')
    entries = scan(tmp_path)
    assert len(entries) == 6
    assert [(head.path, head.title) for head in heads(tmp_path)] == [(row.path, row.title) for row in entries]
    assert all(entry(row.path) == row for row in entries)


def test_a_folder_that_is_none_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "missing", tmp_path / "file"):
        with pytest.raises(StorageError) as caught:
            scan(path)
        assert caught.value.code == 3


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Checkout: 500s after deploy!", "checkout-500s-after-deploy"),
        ("Zürich — Café", "zurich-cafe"),
        ("", "untitled"),
        ("日本", "untitled"),
        ("CON", "con-1"),
    ],
)
def test_slugs(title: str, word: str) -> None:
    assert slug(title) == word


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_every_title_gives_a_safe_name(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", slug(title)) and len(slug(title)) <= 60


def test_names_that_are_taken_get_a_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    day = dt.date(2026, 11, 24)
    paths = [create(tmp_path, day, "Out", "x\n") for _ in range(3)]
    assert [path.name for path in paths] == ["2026-11-24-out.toml", "2026-11-24-out-2.toml", "2026-11-24-out-3.toml"]
    assert new_name(tmp_path, day, "").name == "2026-11-24-untitled.toml"
    names = iter([paths[0], tmp_path / "free.toml"])
    monkeypatch.setattr(folder, "new_name", lambda *_: next(names))
    assert create(tmp_path, day, "Out", "y\n") == tmp_path / "free.toml"
    assert paths[0].read_text() == "x\n"
