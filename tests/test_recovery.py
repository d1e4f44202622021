"""Words come back, once each: over a file that somebody changed, after a rename, while no journal can be written."""

import asyncio
import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from pmtui.formats.file.toml import parse, render
from pmtui.session.autosave import Autosave
from pmtui.storage import errors
from pmtui.storage.backup import generations
from pmtui.storage.file import load
from pmtui.storage.journal import Journal
from pmtui.storage.lock import try_lock
from pmtui.storage.records import Draft, Place, replay
from tests.driver import FILE, Driver, blank, places, sitting


def people(path: Path) -> list[str]:
    return [row.name for row in parse(path.read_text(encoding="utf-8")).document.gather.people.values()]


async def left_unsaved(folder: Path, *lines: str, half: str = "") -> None:
    """Type lines that reach the journal and not the file, as before a kill."""
    async with sitting(folder) as call:
        call.keeper.files.save = full(call.path)  # type: ignore[method-assign]
        await call.lines(*lines)
        await call.type(half)


def full(path: Path) -> Callable[..., NoReturn]:
    def save(text: str, seq: int = 0) -> NoReturn:
        raise errors.CannotWrite(path, "could not be written: the disk is full")

    return save


async def until_saved(call: Driver) -> None:
    async with asyncio.timeout(10):
        while call.keeper.unsaved:
            await asyncio.to_thread(call.keeper._background.join)
    await call.seen()


# What came back is saved at once


async def test_what_came_back_is_in_the_file_before_anybody_types(tmp_path: Path) -> None:
    await left_unsaved(tmp_path, "Ana, facilitator", "Ben, on-call")
    assert people(tmp_path / FILE) == []
    async with sitting(tmp_path) as again:
        await until_saved(again)
        assert people(again.path) == ["Ana", "Ben"]
        assert "= 2 unsaved changes are back " in again.reading and again.reading.endswith(" saved")


async def test_until_it_is_saved_nobody_says_so(tmp_path: Path) -> None:
    await left_unsaved(tmp_path, "Ana, facilitator")
    from tests.driver import make_app

    saver = make_app(tmp_path).keeper
    assert saver.state.words == "saving"
    saver.end()


async def test_a_journal_whose_changes_the_file_holds_already_writes_nothing(tmp_path: Path) -> None:
    await left_unsaved(tmp_path, "Ana, facilitator")
    document = load(tmp_path / FILE).document
    found = replay(places(tmp_path), tmp_path / FILE, document.id, load(tmp_path / FILE).fingerprint.sha256)
    (tmp_path / FILE).write_text("# by hand\n" + render(found.apply(document)), encoding="utf-8")
    before = (tmp_path / FILE).read_bytes()
    async with sitting(tmp_path) as again:
        await again.press("ctrl+s")
        assert again.path.read_bytes() == before and [path.name for path in tmp_path.glob("*.toml")] == [FILE]


# A file that somebody else changed


@pytest.mark.parametrize("size", [(80, 24), (132, 40)])
async def test_somebody_elses_later_words_and_ours_both_stay_and_it_is_told_whole(tmp_path: Path, size: tuple[int, int]) -> None:
    await left_unsaved(tmp_path, "Ana, facilitator", half="Be")
    theirs = render(blank(title="theirs"))
    (tmp_path / FILE).write_text(theirs, encoding="utf-8")
    async with sitting(tmp_path, size=size) as again:
        await again.press("escape")
        await until_saved(again)
        (ours,) = [path for path in tmp_path.glob("*.toml") if path.name != FILE]
        assert again.path.read_text(encoding="utf-8") == theirs and people(ours) == ["Ana"]
        assert "= somebody changed the file: yours is beside it" in again.reading and again.reading.endswith("saved beside")
        assert "…" not in again.reading and (ours.name in again.reading) is (size[0] > 80)
        await again.press("a", "ctrl+u")
        await again.lines("Cy, scribe")
        await again.press("ctrl+s")
        assert people(ours) == ["Ana", "Cy"] and again.path.read_text(encoding="utf-8") == theirs
    async with sitting(tmp_path) as third:
        await third.press("ctrl+s")
        assert third.path.read_text(encoding="utf-8") == theirs and len(list(tmp_path.glob("*.toml"))) == 2
        assert third.document.title == "theirs" and not third.document.gather.people


# A journal that can not be written


async def test_a_journal_that_can_not_be_written_is_told_before_the_first_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(folder: Path) -> None:
        raise OSError(errno.ENOSPC, "")

    with monkeypatch.context() as patch:
        patch.setattr("pmtui.storage.atomic.probe", no_room)
        patch.setattr("pmtui.storage.journal_file.JournalFile._write_anew", no_room)
        async with sitting(tmp_path) as call:
            await asyncio.to_thread(call.keeper.journal.flush)
            await call.seen()
            assert call.reading.endswith("no journal")
            assert "= in memory only: the disk is full" in call.reading
            patch.undo()
            await asyncio.to_thread(call.keeper.journal.flush)
            await call.seen()
            assert call.reading.endswith("saved")


def test_a_probe_leaves_nothing_behind_and_finds_what_a_write_would(tmp_path: Path) -> None:
    from pmtui.storage import atomic

    before = tmp_path.stat().st_mtime_ns
    atomic.probe(tmp_path / "not" / "yet")
    assert os.listdir(tmp_path) == [] and tmp_path.stat().st_mtime_ns == before
    (tmp_path / "file").write_text("")
    with pytest.raises(NotADirectoryError):
        atomic.probe(tmp_path / "file" / "journals")


def test_a_probe_without_unnamed_files_leaves_nothing_behind_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pmtui.storage import atomic

    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    atomic.probe(tmp_path)
    assert os.listdir(tmp_path) == []
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "")))
        with pytest.raises(OSError):
            atomic.probe(tmp_path)
    assert os.listdir(tmp_path) == []


# Renamed, moved, gone


async def begun(folder: Path) -> Path:
    """Give a file with two generations and notes, whose journal holds words that it does not."""
    async with sitting(folder) as call:
        await call.lines("Ana, facilitator")
        await call.press("ctrl+s")
        call.keeper.notes.take("mine")
    await left_unsaved(folder, "Ben, on-call", half="Cy")
    return folder / FILE


async def test_the_words_of_a_document_that_was_moved_come_back_with_its_generations_and_notes(tmp_path: Path) -> None:
    held = await begun(tmp_path)
    (tmp_path / "docs").mkdir()
    held.rename(tmp_path / "docs" / FILE)
    saver = Autosave(places(tmp_path), load(tmp_path / "docs" / FILE))
    assert [row.name for row in saver.document.gather.people.values()] == ["Ana", "Ben"]
    assert saver.drafts["gather/add"].text == "Cy" and saver.notes.text == "mine" and "1 unsaved change is back" in saver.notice
    assert len(generations(places(tmp_path).backups(saver.path, "pm001"))) == 1
    saver.note_place(Place("gather"))
    saver.end()
    assert len(list(places(tmp_path).journals.glob("*.journal"))) == 1  # the old one is gone once ours is written
    again = Autosave(places(tmp_path), load(saver.path))
    assert [row.name for row in again.document.gather.people.values()] == ["Ana", "Ben"]
    again.end()


async def test_words_beside_a_document_that_was_renamed_come_back_too(tmp_path: Path) -> None:
    places(tmp_path).state.write_text("no folder")
    await left_unsaved(tmp_path, "Ana, facilitator")
    (tmp_path / FILE).rename(tmp_path / "b.toml")
    saver = Autosave(places(tmp_path), load(tmp_path / "b.toml"))
    assert [row.name for row in saver.document.gather.people.values()] == ["Ana"]
    saver.end()


@pytest.mark.parametrize("why", ["a copy", "open elsewhere", "changed since", "another id"])
async def test_words_that_may_be_wanted_elsewhere_are_named_and_not_played(tmp_path: Path, why: str) -> None:
    held, other = await begun(tmp_path), tmp_path / "b.toml"
    text = held.read_text(encoding="utf-8")
    lock = try_lock(places(tmp_path), held, {"pid": 1}) if why == "open elsewhere" else None
    if why != "a copy":
        held.unlink()
    changed = {"changed since": text.replace("Ana", "Eve"), "another id": text.replace("pm001", "pm002")}
    other.write_text(changed.get(why, text), encoding="utf-8")
    saver = Autosave(places(tmp_path), load(other))
    assert "Ben" not in render(saver.document) and not saver.drafts and not saver.unsaved
    assert (
        saver.notice
        == {
            "a copy": f"words of {FILE} are kept: open it",
            "open elsewhere": f"words are kept where it is open: {FILE}",
            "changed since": f"words are kept: put it back as {FILE}",
            "another id": "",
        }[why]
    )
    assert len(saver.notice) <= 54
    saver.end()
    assert len(list(places(tmp_path).journals.glob("*.journal"))) == 1
    if lock:
        lock.release()


def test_a_document_of_the_same_name_elsewhere_is_named_with_its_folder(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / FILE).write_text(render(blank()), encoding="utf-8")
    journal = Journal.open(places(tmp_path), tmp_path / "one" / FILE, "pm001", "other")
    journal.draft("gather/add", Draft("half"))
    journal.close()
    saver = Autosave(places(tmp_path), load(tmp_path / "two" / FILE))
    assert saver.notice == f"words of one/{FILE} are kept: open it"
    saver.end()


async def test_a_file_that_is_gone_is_told_and_made_anew_only_by_a_second_wish(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.lines("Ana, facilitator")
        await call.press("ctrl+s")
        call.path.rename(tmp_path / "b.toml")
        await call.press("ctrl+s")
        assert "= ctrl+s makes it anew " in call.reading and call.reading.endswith("NOT SAVED: the file is gone")
        assert not call.path.exists()
        (tmp_path / "b.toml").rename(call.path)
        await call.press("ctrl+s")
        assert call.reading.endswith("saved") and "saved 10:00:00" in call.reading
        call.path.unlink()
        await call.lines("Ben, on-call")
        await call.press("ctrl+s")
        assert not call.path.exists() and call.reading.endswith("NOT SAVED: the file is gone")
        await call.press("ctrl+s")
        assert people(call.path) == ["Ana", "Ben"] and "saved anew 10:00:00" in call.reading and call.reading.endswith("saved")


async def test_what_was_typed_after_a_file_was_renamed_comes_back_where_it_is_now(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.lines("Ana, facilitator")
        await call.press("ctrl+s")
        call.path.rename(tmp_path / "b.toml")
        await call.lines("Ben, on-call")
        await call.press("ctrl+s")
        assert not call.path.exists()
    saver = Autosave(places(tmp_path), load(tmp_path / "b.toml"))
    assert [row.name for row in saver.document.gather.people.values()] == ["Ana", "Ben"]
    saver.end()


# A row and its half-typed words: the one or the other, wherever the journal ends


async def test_a_row_and_its_half_typed_words_come_back_once_wherever_it_ends(tmp_path: Path) -> None:
    """Rows, an answer, an action, a thought for later, fields of a form: the journal is cut behind each record."""
    async with sitting(tmp_path) as call:
        call.keeper.files.save = full(call.path)  # type: ignore[method-assign]
        journal = call.keeper.journal
        note_draft = journal.draft

        def each_by_itself(name: str, draft: Draft | None) -> None:
            note_draft(name, draft)
            journal.flush()

        journal.draft = each_by_itself  # type: ignore[method-assign]
        await call.type("Ana, facilitator⏎Ben⏎")
        await call.go(2)
        await call.type("checkout failed")
        await call.press("⏎")
        await call.type("many could not pay⏎")
        await call.press("escape", "a")
        await call.type("for an hour")
        await call.press("escape")
        await call.go(3)
        await call.type("12:17 promoted⏎12:18 pool exhausted")
        await call.press("⏎")
        await call.type("12:19 rolled back")
        await call.press("ctrl+l")
        await call.type("a smoke test⏎")
        await call.press("⏎", "escape", "e")
        await call.type(" by hand")
        await call.press("escape")
        await call.go(4)
        await call.press("a")
        await call.type("no alert fired⏎")
        await call.go(5)
        await call.press("a")
        await call.type("alert on errors⏎")
        await call.go(2)
        call.app.window.stand("impact")
        await call.press("a")
        await call.type("as it seems")
        await call.press("ctrl+q")
    (path,) = places(tmp_path).journals.glob("*.journal")
    lines = path.read_bytes().splitlines(keepends=True)
    base, start = load(tmp_path / FILE).fingerprint.sha256, load(tmp_path / FILE).document
    seen: set[str] = set()
    for end in range(1, len(lines) + 1):
        path.write_bytes(b"".join(lines[:end]))
        found = replay(places(tmp_path), tmp_path / FILE, "pm001", base)
        rows = render(found.apply(start))
        drafts = {name: draft.text for name, draft in found.drafts.items()}
        for words in WORDS:  # the box of a row that is edited holds what the row says already
            half = any(words in text and ("edit:" not in name or words == "by hand") for name, text in drafts.items())
            there = words in rows
            assert not (half and there), f"both: {words}"
            assert half or there or words not in seen, f"neither: {words}"
            seen |= {words} if half or there else set()
    assert seen == set(WORDS) and not drafts


WORDS = (
    "Ana",
    "Ben",
    "checkout failed",
    "could not pay",
    "for an hour",
    "promoted",
    "pool exhausted",
    "rolled back",
    "a smoke test",
    "by hand",
    "no alert fired",
    "alert on errors",
    "as it seems",
)
