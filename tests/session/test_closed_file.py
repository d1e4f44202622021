"""A post mortem that nobody has open, changed in its file: all of it or nothing, and nothing of anybody else's is lost."""

import errno
from pathlib import Path

import pytest

from pmtui.edits.document import ChangeTitle
from pmtui.edits.rows import ChangeRow, ChangeRows
from pmtui.formats.file.toml import render
from pmtui.model.actions import ActionItem
from pmtui.session.autosave import Autosave
from pmtui.session.closed_file import change_closed_file
from pmtui.session.session import Session
from pmtui.storage.errors import CannotWrite, Refused, StorageError, not_written
from pmtui.storage.file import create_new, load
from pmtui.storage.lock import try_lock
from pmtui.storage.records import Draft, replay
from tests.driver import blank, places

DONE = ChangeRows(table="actions", ids=("a1", "a2"), values={"status": "done"}, what="done")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    rows = {"a1": ActionItem(text="Alert earlier"), "a2": ActionItem(text="Roll back faster")}
    create_new(tmp_path / "x.toml", render(blank().with_table("actions", rows)))
    return tmp_path / "x.toml"


def states(path: Path) -> list[str]:
    return [row.status for row in load(path).document.actions.values()]


def change(path: Path, *edits: ChangeRows | ChangeRow | ChangeTitle) -> None:
    change_closed_file(places(path.parent), path, lambda document: edits)


def held(path: Path) -> list[str]:
    """Labels of what the journal holds beyond the file."""
    opened = load(path)
    return [record.label for record in replay(places(path.parent), path, opened.document.id, opened.fingerprint.sha256).records]


def test_it_is_changed_saved_with_a_generation_and_its_journal_holds_nothing_beyond(path: Path) -> None:
    change(path, DONE)
    assert states(path) == ["done", "done"]
    assert list(places(path.parent).backups(path, "pm001").iterdir())
    assert held(path) == [] and [one.name for one in path.parent.glob("*.toml")] == ["x.toml"]


def test_what_changes_nothing_writes_nothing(path: Path) -> None:
    before = path.stat()
    change(path, ChangeTitle(title=blank().title))
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_all_edits_are_made_or_none(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(Refused, match="not there any more"):
        change(path, DONE, ChangeRow(table="actions", id="a9", values={"status": "done"}))
    assert path.read_bytes() == before and Autosave(places(path.parent), load(path)).document == load(path).document
    change(path, DONE)
    assert states(path) == ["done", "done"]


def test_a_change_that_can_not_be_saved_is_told_comes_back_nowhere_and_can_be_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise not_written(path, OSError(errno.ENOSPC, "no room"))

    with monkeypatch.context() as patch:
        patch.setattr("pmtui.storage.file_writer.save", full)
        with pytest.raises(CannotWrite, match="the disk is full"):
            change(path, DONE)
    assert states(path) == ["", ""]
    again = Autosave(places(path.parent), load(path))
    assert (again.notice, again.unsaved, states(path)) == ("", False, ["", ""])
    again.end()
    change(path, DONE)
    assert states(path) == ["done", "done"]


def test_while_it_is_open_elsewhere_it_is_left_alone(path: Path) -> None:
    lock = try_lock(places(path.parent), path, {"pid": 1})
    assert lock is not None
    with lock, pytest.raises(Refused, match="open in another pmtui"):
        change(path, DONE)
    assert states(path) == ["", ""]


def test_the_lock_is_let_go_also_where_it_was_refused(path: Path) -> None:
    with pytest.raises(Refused):
        change(path, ChangeRow(table="actions", id="a9", values={}))
    lock = try_lock(places(path.parent), path, {"pid": 1})
    assert lock is not None
    lock.release()


def test_words_that_are_only_in_the_journal_are_not_written_over(path: Path) -> None:
    session = Session(keeper := Autosave(places(path.parent), load(path)))
    session.apply(ChangeTitle(title="Renamed"))
    keeper.end()
    with pytest.raises(Refused, match="its journal holds changes that the file does not"):
        change(path, DONE)
    assert states(path) == ["", ""] and len(held(path)) == 1


def test_half_typed_words_of_before_a_kill_stay(path: Path) -> None:
    keeper = Autosave(places(path.parent), load(path))
    keeper.drafted_now("actions", "add", "half an act", (0, 11))
    keeper.end()
    change(path, DONE)
    again = Autosave(places(path.parent), load(path))
    assert again.drafts["actions/add"] == Draft("half an act", (0, 11)) and states(path) == ["done", "done"]
    again.end()


def test_what_somebody_else_wrote_meanwhile_is_kept_and_told(path: Path) -> None:
    theirs = render(load(path).document.model_copy(update={"title": "theirs"}))

    def edits(_: object) -> list[ChangeRows]:
        path.write_text(theirs, encoding="utf-8")
        return [DONE]

    with pytest.raises(StorageError, match="somebody else changed it meanwhile; both are kept") as told:
        change_closed_file(places(path.parent), path, edits)
    assert path.read_text(encoding="utf-8") == theirs
    (other,) = [one for one in path.parent.glob("*.toml") if one != path]
    assert other.name in str(told.value) and states(other) == ["done", "done"]
