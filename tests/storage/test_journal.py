"""The journal: what was reported as written comes back, whatever was torn, damaged, full or half saved."""

import errno
import json
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmtui.formats.file.toml import render
from pmtui.model.changes import Changes, changes
from pmtui.model.postmortem import TABLES, PostMortem
from pmtui.model.timeline import TimelineEvent
from pmtui.storage import journal as journal_module
from pmtui.storage import journal_file
from pmtui.storage.file import create_new, load
from pmtui.storage.file_writer import FileWriter
from pmtui.storage.folders import AppFolders
from pmtui.storage.journal import Journal
from pmtui.storage.journal_file import SLACK, JournalFile
from pmtui.storage.records import Draft, Place, Record, Replay, encoded, journal_paths, read_lines, replay
from pmtui.storage.sitting import draft_to_json, take_drafts
from tests import strategies

EMPTY = PostMortem(id="c8r2s")


@pytest.fixture
def folders(tmp_path: Path) -> AppFolders:
    return AppFolders(tmp_path / "config", tmp_path / "state", tmp_path / "data")


@pytest.fixture
def document(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    return tmp_path / "docs" / "x.toml"


def row(number: int) -> Changes:
    """Return the change that adds one row."""
    return changes(EMPTY, EMPTY.with_row("timeline", f"row{number}", TimelineEvent(text=f"words {number}\n\u202e")))


def texts(unsaved: Replay) -> list[str]:
    """Return the ids of rows that a replay brings back."""
    return sorted(unsaved.apply(EMPTY).timeline)


def failing(number: int = errno.ENOSPC) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_edits_drafts_and_the_place_come_back(folders: AppFolders, document: Path) -> None:
    journal = Journal.open(folders, document, "c8r2s", "base")
    assert [journal.append(row(n), f"add {n}", "timeline", f"row{n}") for n in range(3)] == [1, 2, 3]
    place = Place("timeline", {"timeline": "row1", "whys": "p7q2c"}, ("p7q2c",), "TYPING")
    journal.place(Place("gather"))
    journal.place(place)
    journal.draft("timeline", Draft("12:17 half", (0, 6)))
    journal.draft("define.problem", Draft("gone"))
    journal.draft("define.problem", None)
    assert journal.close()
    unsaved = replay(folders, document, "c8r2s", "base")
    assert [(record.seq, record.label, record.step, record.target) for record in unsaved.records][1] == (2, "add 1", "timeline", "row1")
    assert texts(unsaved) == ["row0", "row1", "row2"]
    assert unsaved.drafts == {"timeline": Draft("12:17 half", (0, 6))}
    assert unsaved.place == place
    assert (unsaved.problem, unsaved.changed_since, unsaved.last_seq) == ("", False, 3)
    path = journal_paths(folders, document, "c8r2s")[0]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.read_bytes().isascii()


def test_nothing_is_written_before_there_is_something(folders: AppFolders, document: Path) -> None:
    journal = Journal.open(folders, document, "c8r2s", "base")
    assert journal.flush() and journal.close()
    assert not folders.state.exists()
    assert journal.append(row(1)) == 1 and journal.flush()
    assert replay(folders, document, "c8r2s", "base") == Replay()


@given(strategies.documents(2), strategies.documents(2))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_change_comes_back_and_twice_is_once(tmp_path: Path, before: PostMortem, other: PostMortem) -> None:
    folders = AppFolders(tmp_path, tmp_path / "state", tmp_path)
    after = before.with_fields("", title=other.title, date=other.date)
    after = after.with_fields("define", problem=other.define.problem, aspects=other.define.aspects)
    after = after.with_fields("gather", agenda=other.gather.agenda).with_fields("communicate", signed_on=other.communicate.signed_on)
    for table in TABLES:
        after = after.with_table(table, {**other.table(table), **dict(list(before.table(table).items())[1:])})
    journal = Journal.open(folders, tmp_path / "x.toml", before.id, "base")
    journal.append(changes(before, after))
    assert journal.close()
    unsaved = replay(folders, tmp_path / "x.toml", before.id, "base")
    path = journal_paths(folders, tmp_path / "x.toml", before.id)[0]
    path.unlink()
    assert render(unsaved.apply(before)) == render(after)
    assert unsaved.apply(after) == after


def written(folders: AppFolders, document: Path) -> Path:
    journal = Journal.open(folders, document, "c8r2s", "base")
    for number in range(3):
        journal.append(row(number))
        journal.draft("timeline", Draft(f"draft {number}"))
        journal.flush()
    journal.close()
    return journal_paths(folders, document, "c8r2s")[0]


def test_a_journal_torn_at_any_byte_brings_back_all_before(folders: AppFolders, document: Path) -> None:
    path = written(folders, document)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        unsaved = replay(folders, document, "c8r2s", "base")
        lines = whole[:length].count(b"\n")
        assert unsaved.problem == ""
        assert len(unsaved.records) == sum(b'"set"' in line for line in whole.split(b"\n")[:lines])
    path.write_bytes(whole + b"\x00" * 500)
    assert len(replay(folders, document, "c8r2s", "base").records) == 3


def test_a_record_damaged_in_the_middle_stops_replay_and_is_told(folders: AppFolders, document: Path) -> None:
    path = written(folders, document)
    whole = path.read_bytes()
    lines = whole.split(b"\n")[:-1]
    for number in range(len(lines)):
        damaged = [*lines]
        damaged[number] = damaged[number].replace(b"a", b"A", 1).replace(b":", b";", 1)
        path.write_bytes(b"\n".join(damaged) + b"\n")
        unsaved = replay(folders, document, "c8r2s", "base")
        assert bool(unsaved.problem) is (number < len(lines) - 1)
        assert len(unsaved.records) == sum(b'"set"' in line for line in lines[:number])


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_without_a_fault(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.journal"
    path.write_bytes(data)
    read_lines(path)


def test_words_of_another_pmtui_are_not_used(folders: AppFolders, document: Path) -> None:
    path = written(folders, document)
    path.write_bytes(encoded({"journal": 99}))
    assert "another pmtui" in replay(folders, document, "c8r2s", "base").problem
    head = encoded({"journal": 1, "base": "base", "seq": 4})
    fields: tuple[dict[str, Any], ...] = ({"": {"date": {"$date": "never"}}}, {"define": {"moon": "x"}}, {"moon": {}})
    payloads: list[dict[str, Any]] = [{"seq": 5, "fields": field} for field in fields]
    payloads += [{"seq": 5, "set": {"moons.x": {}}}, {"drafts": {"x": 3}}]
    for strange in payloads:
        path.write_bytes(head + encoded(strange))
        unsaved = replay(folders, document, "c8r2s", "base")
        assert unsaved.problem == "1 journal line not understood" and unsaved.last_seq == 4 and not unsaved.records


# Saving


def test_records_up_to_a_save_are_dropped_and_the_rest_stays(folders: AppFolders, document: Path) -> None:
    journal = Journal.open(folders, document, "c8r2s", "base")
    for number in range(4):
        journal.append(row(number))
    journal.draft("whys", Draft("half"))
    journal.place(Place("whys"))
    journal.saved(3, "hash of the file")
    journal.close()
    unsaved = replay(folders, document, "c8r2s", "hash of the file")
    assert texts(unsaved) == ["row3"] and unsaved.last_seq == 4 and not unsaved.changed_since
    assert unsaved.drafts == {"whys": Draft("half")} and unsaved.place == Place("whys")


def test_numbers_go_on_after_a_reopen(folders: AppFolders, document: Path) -> None:
    journal = Journal.open(folders, document, "c8r2s", "base")
    journal.append(row(1))
    journal.saved(1, "later")
    journal.close()
    again = Journal.open(folders, document, "c8r2s", "later", replay(folders, document, "c8r2s", "later"))
    assert again.append(row(2)) == 2
    again.close()


def test_a_crash_between_the_save_and_its_note_is_no_foreign_edit(folders: AppFolders, document: Path) -> None:
    journal = Journal.open(folders, document, "c8r2s", "base")
    journal.append(row(1))
    journal.append(row(2))
    journal.saving(1, "saved")
    journal.append(row(3))
    journal.close()
    after, before, foreign = (replay(folders, document, "c8r2s", base) for base in ("saved", "base", "other"))
    assert (texts(after), after.changed_since) == (["row2", "row3"], False)
    assert (texts(before), before.changed_since) == (["row1", "row2", "row3"], False)
    assert (len(foreign.records), foreign.changed_since) == (3, True)


def test_a_file_somebody_changed_is_told_only_where_there_is_something_to_bring_back(folders: AppFolders, document: Path) -> None:
    journal = Journal.open(folders, document, "c8r2s", "base")
    journal.place(Place("whys"))
    journal.close()
    unsaved = replay(folders, document, "c8r2s", "other")
    assert unsaved.place == Place("whys") and not unsaved.changed_since


# Reopening


def test_what_was_taken_over_stays_until_a_save(folders: AppFolders, document: Path) -> None:
    path = written(folders, document)
    path.write_bytes(path.read_bytes() + b"torn")
    again = Journal.open(folders, document, "c8r2s", "base", replay(folders, document, "c8r2s", "base"))
    assert again.append(row(9)) == 4
    again.close()
    unsaved = replay(folders, document, "c8r2s", "base")
    assert texts(unsaved) == ["row0", "row1", "row2", "row9"]
    assert unsaved.drafts == {"timeline": Draft("draft 2")} and not unsaved.problem
    assert not list(path.parent.glob("*.aside"))


def test_what_was_not_taken_over_is_laid_aside(folders: AppFolders, document: Path) -> None:
    path = written(folders, document)
    before = path.read_bytes()
    journal = Journal.open(folders, document, "c8r2s", "base")
    assert path.read_bytes() == before
    journal.append(row(9))
    journal.close()
    assert texts(replay(folders, document, "c8r2s", "base")) == ["row9"]
    assert path.with_suffix(".aside").read_bytes() == before


# Trouble


def test_where_the_state_folder_fails_the_journal_lies_beside_the_document(folders: AppFolders, document: Path) -> None:
    folders.state.write_text("a file stands here")
    problems: list[str] = []
    journal = Journal.open(folders, document, "c8r2s", "base", on_problem=problems.append)
    journal.append(row(1))
    assert journal.close() and not problems
    beside = journal_paths(folders, document, "c8r2s")[1]
    assert stat.S_IMODE(beside.stat().st_mode) == 0o600 and os.listdir(document.parent) == [beside.name]
    folders.state.unlink()
    unsaved = replay(folders, document, "c8r2s", "base")
    assert texts(unsaved) == ["row1"]
    again = Journal.open(folders, document, "c8r2s", "base", unsaved)
    again.append(row(2))
    again.close()
    assert texts(replay(folders, document, "c8r2s", "base")) == ["row1", "row2"] and not beside.exists()


def test_when_nothing_can_be_written_it_is_told_and_heals(folders: AppFolders, document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    problems: list[str] = []
    journal = Journal.open(folders, document, "c8r2s", "base", on_problem=problems.append)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing())
        journal.append(row(1))
        assert not journal.flush()
        journal.append(row(2))
        assert not journal.flush()
    assert len(problems) == 1 and "disk is full" in problems[0]
    assert journal.flush() or journal.flush()
    assert problems[1:] == [""]
    journal.close()
    assert texts(replay(folders, document, "c8r2s", "base")) == ["row1", "row2"]


def test_it_heals_by_itself_while_nobody_types(folders: AppFolders, document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "RETRY", 0.01)
    healed = threading.Event()
    journal = Journal.open(folders, document, "c8r2s", "base", on_problem=lambda words: None if words else healed.set())
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing())
        journal.append(row(1))
        journal.flush()
    assert healed.wait(3)
    journal.close()


@pytest.mark.parametrize("fault", ["write", "sync"])
def test_after_a_failed_write_all_goes_to_a_new_file(
    folders: AppFolders, document: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    problems: list[str] = []
    journal = Journal.open(folders, document, "c8r2s", "base", on_problem=problems.append)
    journal.append(row(1))
    journal.flush()
    path = journal_paths(folders, document, "c8r2s")[0]
    inode = path.stat().st_ino
    with monkeypatch.context() as patch:
        real, failures = os.write, iter([True])
        if fault == "sync":
            patch.setattr(journal_file, "_sync", failing(errno.EIO))
        else:

            def write(descriptor: int, data: bytes) -> int:
                if next(failures, False):
                    real(descriptor, data[:5])
                    raise OSError(errno.EIO, "")
                return real(descriptor, data)

            patch.setattr(os, "write", write)
        journal.append(row(2))
        assert journal.flush()
    journal.append(row(3))
    journal.close()
    assert path.stat().st_ino != inode and not problems
    assert texts(replay(folders, document, "c8r2s", "base")) == ["row1", "row2", "row3"]


def test_drafts_that_were_replaced_do_not_pile_up(folders: AppFolders, document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_file, "SLACK", 2000)
    journal = Journal.open(folders, document, "c8r2s", "base")
    journal.append(row(1))
    for number in range(50):
        journal.draft("timeline", Draft("x" * 100 + str(number)))
        journal.flush()
    journal.close()
    path = journal_paths(folders, document, "c8r2s")[0]
    assert path.stat().st_size < 3000
    unsaved = replay(folders, document, "c8r2s", "base")
    assert unsaved.drafts["timeline"].text.endswith("49") and texts(unsaved) == ["row1"]


def test_a_long_text_typed_letter_by_letter_costs_a_few_times_its_length(folders: AppFolders, document: Path) -> None:
    """Not its square: each record holds only the difference."""
    live, written = JournalFile(folders, document, "c8r2s", "base", None), 0
    path, size = journal_paths(folders, document, "c8r2s")[0], 0
    text = ""
    for number in range(10_000):
        text += "abcde fghij "[number % 12]
        live.write([("draft", "timeline/add", Draft(text, (0, len(text))))])
        written += path.stat().st_size - size if path.stat().st_size > size else path.stat().st_size
        size = path.stat().st_size
        assert size < SLACK + 5 * len(text)
    live.write([("draft", "timeline/add", Draft(text, (0, 3)))])  # only the cursor
    assert path.stat().st_size - size < 200
    live.close()
    assert written < 150 * len(text)
    assert replay(folders, document, "c8r2s", "base").drafts == {"timeline/add": Draft(text, (0, 3))}


def test_a_journal_whose_drafts_are_all_whole_is_read(folders: AppFolders, document: Path) -> None:
    path = written(folders, document)
    head = path.read_bytes().split(b"\n")[0] + b"\n"
    payloads = [{"drafts": {"a/b": {"text": "half", "cursor": [0, 4]}}}, {"drafts": {"a/b": {"text": "half a", "cursor": [0, 6]}}}]
    path.write_bytes(head + b"".join(map(encoded, payloads)))
    assert replay(folders, document, "c8r2s", "base").drafts == {"a/b": Draft("half a", (0, 6))}


def test_a_draft_that_differs_from_one_that_is_not_there_is_not_guessed(folders: AppFolders, document: Path) -> None:
    path = written(folders, document)
    head = path.read_bytes().split(b"\n")[0] + b"\n"
    path.write_bytes(head + encoded({"drafts": {"a/b": {"head": 3, "put": "x", "tail": 0, "cursor": [0, 4]}}}))
    unsaved = replay(folders, document, "c8r2s", "base")
    assert not unsaved.drafts and unsaved.problem == "1 journal line not understood"


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.text("ab\u00e9\n", max_size=6)), max_size=20), st.text("ab", max_size=60)
)
@settings(max_examples=60, deadline=None)
def test_any_run_of_edits_of_a_text_comes_back(edits: list[tuple[int, int, str]], text: str) -> None:
    drafts: dict[str, Draft] = {}
    before: Draft | None = None
    for start, length, put in edits:
        text = text[:start] + put + text[start + length :]
        draft = Draft(text, (0, start))
        take_drafts(drafts, json.loads(json.dumps({"x": draft_to_json(draft, before)})))
        assert drafts == {"x": draft}
        before = draft


# A row and the half-typed words that became it: one record for both


@given(st.lists(st.tuples(st.sampled_from(["one", "two words", "a" * 50]), st.lists(st.booleans(), min_size=50, max_size=50)), max_size=5))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_row_and_its_draft_never_come_back_both_nor_neither(tmp_path: Path, rows: list[tuple[str, list[bool]]]) -> None:
    """The journal is cut after each record, whatever is written in one go, and when."""
    folders, document = AppFolders(tmp_path, tmp_path / "state", tmp_path), tmp_path / "x.toml"
    live, waiting = JournalFile(folders, document, "c8r2s", "base", None), list[Any]()
    for seq, (text, pauses) in enumerate(rows, 1):
        for length in range(1, len(text) + 1):
            waiting.append(("draft", "timeline/add", Draft(text[:length], (0, length))))
            if pauses[length - 1]:
                live.write(waiting)
                waiting = []
        change = changes(EMPTY, EMPTY.with_row("timeline", f"row{seq}", TimelineEvent(text=text)))
        waiting.append(("record", Record(seq, "", "timeline", "", change, "timeline/add")))
        if pauses[0]:
            live.write(waiting)
            waiting = []
    live.write(waiting)
    live.close()
    path = journal_paths(folders, document, "c8r2s")[0]
    lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
    texts, begun = [text for text, _ in rows], set[int]()
    for end in range(1, len(lines) + 1):
        path.write_bytes(b"".join(lines[:end]))
        unsaved = replay(folders, document, "c8r2s", "base")
        there = [row.text for row in unsaved.apply(EMPTY).timeline.values()]
        draft = unsaved.drafts.get("timeline/add")
        assert there == texts[: len(there)]
        begun |= {len(there)} if draft else set()
        assert all(len(there) > number or (draft and number == len(there)) for number in begun)
        assert draft is None or texts[len(there)].startswith(draft.text)
    assert not lines or len(there) == len(texts)
    path.unlink(missing_ok=True)


def test_a_change_that_cannot_be_written_does_not_end_the_journal(folders: AppFolders, document: Path) -> None:
    problems: list[str] = []
    journal = Journal.open(folders, document, "c8r2s", "base", on_problem=problems.append)
    journal.append(Changes(rows={}, fields={"": {"title": object()}}, orders={}))
    assert not journal.flush() and "TypeError" in problems[0]
    journal.append(row(2))
    assert journal.flush()
    journal.close()
    assert texts(replay(folders, document, "c8r2s", "base")) == ["row2"]


# The file writer


def opened(folders: AppFolders, document: Path) -> tuple[FileWriter, Journal, list[str]]:
    create_new(document, render(EMPTY))
    loaded = load(document)
    journal = Journal.open(folders, loaded.path, "c8r2s", loaded.fingerprint.sha256)
    return FileWriter(folders, loaded, journal), journal, [render(EMPTY.with_fields("", title=word)) for word in ("one", "two", "three")]


def test_a_save_empties_the_journal_and_lays_one_generation_aside(folders: AppFolders, document: Path) -> None:
    saver, journal, (one, two, _) = opened(folders, document)
    saver.save(one, journal.append(row(1)))
    saver.save(two, journal.append(row(2)))
    journal.close()
    assert document.read_text("utf-8") == two
    unsaved = replay(folders, document, "c8r2s", saver.fingerprint.sha256)
    assert not unsaved.records and not unsaved.changed_since and unsaved.last_seq == 2
    assert [path.read_text("utf-8") for path in folders.backups(document, "c8r2s").iterdir()] == [render(EMPTY)]


def test_saving_what_is_there_writes_nothing(folders: AppFolders, document: Path) -> None:
    saver, journal, _ = opened(folders, document)
    assert not saver.save(render(EMPTY)).written
    journal.close()
    assert not folders.backups(document, "c8r2s").exists()


def test_an_hour_later_another_generation_is_laid_aside(folders: AppFolders, document: Path) -> None:
    saver, journal, (one, two, three) = opened(folders, document)
    os.utime(document, (1000, 1000))
    saver = FileWriter(folders, load(document), journal)
    saver.save(one)
    os.utime(document, (9000, 9000))
    saver.fingerprint = load(document).fingerprint
    saver.save(two)
    saver.save(three)
    journal.close()
    assert len(list(folders.backups(document, "c8r2s").iterdir())) >= 2


def test_after_a_conflict_saves_and_journal_follow_the_new_file(folders: AppFolders, document: Path) -> None:
    saver, journal, (one, two, _) = opened(folders, document)
    document.write_text("theirs", "utf-8")
    saved = saver.save(one, journal.append(row(1)))
    assert saved.conflict and saver.path == saved.path != document
    journal.append(row(2))
    journal.flush()
    assert document.read_text("utf-8") == "theirs"
    assert replay(folders, document, "c8r2s", "any") == Replay()
    assert texts(replay(folders, saver.path, "c8r2s", saver.fingerprint.sha256)) == ["row2"]
    saver.save(two, 2)
    journal.close()
    assert saver.path.read_text("utf-8") == two and len([name for name in os.listdir(document.parent) if name.endswith(".toml")]) == 2


def test_a_save_that_fails_keeps_the_journal(folders: AppFolders, document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saver, journal, (one, *_) = opened(folders, document)
    seq = journal.append(row(1))
    with monkeypatch.context() as patch:
        patch.setattr("pmtui.storage.file.atomic.replace", failing())
        with pytest.raises(Exception, match="disk is full"):
            saver.save(one, seq)
    base = load(document).fingerprint.sha256
    journal.flush()
    assert texts(replay(folders, document, "c8r2s", base)) == ["row1"]
    assert saver.save(one, seq).written
    journal.close()
    assert not replay(folders, document, "c8r2s", saver.fingerprint.sha256).records


def test_a_save_the_disk_did_not_confirm_is_repeated(folders: AppFolders, document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saver, journal, (one, *_) = opened(folders, document)
    journal.close()
    saver = FileWriter(folders, load(document))
    with monkeypatch.context() as patch:
        patch.setattr("pmtui.storage.atomic.sync_folder", failing(errno.EIO))
        with pytest.raises(Exception, match="could not be written"):
            saver.save(one)
    saved = saver.save(one)
    assert saved.written and not saved.conflict
