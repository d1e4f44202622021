"""The page beside the document: only what pmtui wrote there, unchanged since, is replaced."""

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from pmtui.storage.errors import CannotWrite
from pmtui.storage.folders import AppFolders
from pmtui.storage.page import write_page_beside


@pytest.fixture
def folders(tmp_path: Path) -> AppFolders:
    return AppFolders(tmp_path / "config", tmp_path / "state", tmp_path / "data")


@pytest.fixture
def document(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    path = tmp_path / "docs" / "2026-11-24-x.toml"
    path.write_text("the document")
    return path


def pages(document: Path) -> dict[str, str]:
    """Return what is beside the document, hidden files too."""
    return {path.name: path.read_text() for path in sorted(document.parent.iterdir()) if path != document}


def test_a_page_is_written_and_our_own_replaced(folders: AppFolders, document: Path) -> None:
    assert write_page_beside(folders, document, "one\n") == ("2026-11-24-x.md", False)
    assert write_page_beside(folders, document, "two\n") == ("2026-11-24-x.md", False)
    assert pages(document) == {"2026-11-24-x.md": "two\n"} and document.read_text() == "the document"


def test_a_page_that_was_there_before_stays(folders: AppFolders, document: Path) -> None:
    document.with_suffix(".md").write_text("theirs")
    assert write_page_beside(folders, document, "ours") == ("2026-11-24-x-2.md", True)
    assert write_page_beside(folders, document, "ours again") == ("2026-11-24-x-2.md", True)
    assert pages(document) == {"2026-11-24-x.md": "theirs", "2026-11-24-x-2.md": "ours again"}


def test_a_page_somebody_edited_since_stays(folders: AppFolders, document: Path) -> None:
    write_page_beside(folders, document, "ours")
    document.with_suffix(".md").write_text("ours, better said")
    assert write_page_beside(folders, document, "new") == ("2026-11-24-x-2.md", True)
    document.with_name("2026-11-24-x-2.md").write_text("theirs too")
    assert write_page_beside(folders, document, "newer") == ("2026-11-24-x-3.md", True)
    assert pages(document)["2026-11-24-x.md"] == "ours, better said"
    document.with_suffix(".md").unlink()
    assert write_page_beside(folders, document, "again") == ("2026-11-24-x.md", False)


def test_a_page_that_was_edited_back_is_ours_again(folders: AppFolders, document: Path) -> None:
    write_page_beside(folders, document, "ours")
    document.with_suffix(".md").write_text("other")
    document.with_suffix(".md").write_text("ours")
    assert write_page_beside(folders, document, "new") == ("2026-11-24-x.md", False)


def test_pages_of_two_documents_are_told_apart(folders: AppFolders, document: Path) -> None:
    write_page_beside(folders, document, "same")
    other = document.with_name("other.toml")
    other.with_suffix(".md").write_text("same")
    assert write_page_beside(folders, other, "new") == ("other-2.md", True)


@pytest.mark.parametrize("note", ["", "[]", "7", "{", '{"sha256": 5}', "{}", "\x00"])
def test_a_note_nobody_can_read_makes_no_page_ours(folders: AppFolders, document: Path, note: str) -> None:
    write_page_beside(folders, document, "ours")
    (note_path,) = (folders.state / "pages").iterdir()
    note_path.write_text(note)
    assert write_page_beside(folders, document, "new") == ("2026-11-24-x-2.md", True)
    assert pages(document)["2026-11-24-x.md"] == "ours"


def test_a_link_or_a_folder_of_that_name_is_left_alone(folders: AppFolders, document: Path) -> None:
    elsewhere = document.parent.parent / "elsewhere.md"
    document.with_suffix(".md").symlink_to(elsewhere)
    document.with_name("2026-11-24-x-2.md").mkdir()
    assert write_page_beside(folders, document, "ours") == ("2026-11-24-x-3.md", True)
    assert not elsewhere.exists()


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o660])
def test_a_page_is_as_open_as_its_document_keeps_its_own_mode_later_and_its_note_is_private(
    folders: AppFolders, document: Path, mode: int
) -> None:
    document.chmod(mode)
    old = os.umask(0o027)
    try:
        write_page_beside(folders, document, "one")
        first = stat.S_IMODE(document.with_suffix(".md").stat().st_mode)
        document.with_suffix(".md").chmod(0o604)
        write_page_beside(folders, document, "two")
    finally:
        os.umask(old)
    assert (first, stat.S_IMODE(document.with_suffix(".md").stat().st_mode)) == (mode, 0o604)
    (note,) = (folders.state / "pages").iterdir()
    assert (stat.S_IMODE(note.stat().st_mode), stat.S_IMODE(note.parent.stat().st_mode)) == (0o600, 0o700)
    assert set(json.loads(note.read_text())) == {"sha256"}


def test_a_page_whose_document_is_gone_or_out_of_sight_is_its_owner_s(folders: AppFolders, document: Path) -> None:
    document.unlink()
    write_page_beside(folders, document, "one")
    assert stat.S_IMODE(document.with_suffix(".md").stat().st_mode) == 0o600


def test_a_page_has_its_document_s_mode_also_where_there_are_no_links(
    folders: AppFolders, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    document.chmod(0o640)
    monkeypatch.setattr("pmtui.storage.atomic.os.link", no_links)
    old = os.umask(0)
    try:
        write_page_beside(folders, document, "one")
    finally:
        os.umask(old)
    assert stat.S_IMODE(document.with_suffix(".md").stat().st_mode) == 0o640


def test_a_page_that_came_between_the_look_and_the_write_stays(
    folders: AppFolders, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document.with_suffix(".md").write_text("theirs")
    real = os.path.lexists
    blind = iter([False])
    monkeypatch.setattr(
        "pmtui.storage.page.os.path.lexists",
        lambda path: next(blind, None) if path.suffix == ".md" and path.stem == document.stem else real(path),
    )
    assert write_page_beside(folders, document, "ours") == ("2026-11-24-x-2.md", True)
    assert pages(document) == {"2026-11-24-x.md": "theirs", "2026-11-24-x-2.md": "ours"}


@pytest.mark.parametrize("held", [False, True], ids=["new", "ours"])
@pytest.mark.parametrize("call", ["write", "fsync", "open"])
def test_a_disk_that_fails_says_so_and_leaves_the_old_page_and_no_litter(
    folders: AppFolders, document: Path, monkeypatch: pytest.MonkeyPatch, held: bool, call: str
) -> None:
    if held:
        write_page_beside(folders, document, "old")
    before = pages(document)

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(f"pmtui.storage.atomic.os.{call}", fail)
        with pytest.raises(CannotWrite) as caught:
            write_page_beside(folders, document, "new")
    assert "disk is full" in str(caught.value) and caught.value.code == 5
    assert pages(document) == before
    assert write_page_beside(folders, document, "new") == ("2026-11-24-x.md", False)


def test_a_page_whose_note_cannot_be_kept_is_written_and_gets_a_number_next_time(folders: AppFolders, document: Path) -> None:
    folders.state.write_text("a file stands here")
    assert write_page_beside(folders, document, "one") == ("2026-11-24-x.md", False)
    assert write_page_beside(folders, document, "two") == ("2026-11-24-x-2.md", True)
    assert pages(document) == {"2026-11-24-x.md": "one", "2026-11-24-x-2.md": "two"}


def test_too_many_pages_are_refused(folders: AppFolders, document: Path) -> None:
    for number in range(1, 100):
        document.with_name(f"2026-11-24-x{f'-{number}' if number > 1 else ''}.md").write_text("theirs")
    with pytest.raises(CannotWrite, match="too many pages"):
        write_page_beside(folders, document, "ours")


@pytest.mark.parametrize(
    ("audience", "name"),
    [
        ("management", "2026-11-24-x.management.md"),
        ("../up/../../etc", "2026-11-24-x.up-etc.md"),
        ("Freunde & Förderer", "2026-11-24-x.freunde-förderer.md"),
        ("x" * 300, f"2026-11-24-x.{'x' * 40}.md"),
        ("//", "2026-11-24-x.message.md"),
    ],
)
def test_a_message_has_a_file_of_its_own_beside_the_page(folders: AppFolders, document: Path, audience: str, name: str) -> None:
    write_page_beside(folders, document, "page")
    assert write_page_beside(folders, document, "said", audience) == (name, False)
    assert pages(document) == {"2026-11-24-x.md": "page", name: "said"}
    document.with_name(name).write_text("put right by hand")
    assert write_page_beside(folders, document, "said again", audience) == (f"{name[:-3]}-2.md", True)
    assert pages(document)[name] == "put right by hand"
