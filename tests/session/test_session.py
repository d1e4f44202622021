"""The only writer of a document: what it answers, whom it tells, and that it needs no event loop."""

import threading
from pathlib import Path

import pytest

from pmtui.edits.base import Edit
from pmtui.edits.document import ChangeTitle
from pmtui.edits.rows import AddRow, ChangeRow
from pmtui.formats.file.toml import parse, render
from pmtui.model.gather import Person
from pmtui.model.postmortem import PostMortem
from pmtui.session.autosave import Autosave
from pmtui.session.background import Background
from pmtui.session.no_document import NoDocument
from pmtui.session.session import Applied, Refused, Session, Unchanged
from pmtui.storage.errors import CannotWrite
from pmtui.storage.file import create_new, load
from pmtui.storage.records import replay
from tests.driver import blank, places

ANA = AddRow(table="gather.people", id="p1", row=Person(name="Ana"), what="added Ana")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    create_new(tmp_path / "x.toml", render(blank()))
    return tmp_path / "x.toml"


def opened(path: Path) -> Autosave:
    return Autosave(places(path.parent), load(path))


def people(path: Path) -> list[str]:
    return [row.name for row in parse(path.read_text(encoding="utf-8")).document.gather.people.values()]


def test_an_edit_is_applied_and_says_where_and_what() -> None:
    session = Session(NoDocument())
    applied = session.apply(ANA)
    assert isinstance(applied, Applied)
    assert (applied.step, applied.target, applied.label) == ("gather", "gather.people.p1", "added Ana")
    assert applied.document is session.document and session.document.gather.people["p1"].name == "Ana"


def test_what_can_not_be_done_is_refused_in_words_and_what_changes_nothing_is_unchanged() -> None:
    session = Session(NoDocument())
    before = session.document
    refused = session.apply(ChangeRow(table="gather.people", id="p9", values={"name": "Ben"}))
    assert isinstance(refused, Refused) and refused.words
    session.apply(ANA)
    assert isinstance(session.apply(ChangeRow(table="gather.people", id="p1", values={"name": "Ana"})), Unchanged)
    assert isinstance(session.undo(), Applied) and session.document is before
    assert isinstance(session.undo(), Unchanged)
    assert isinstance(session.redo(), Applied) and isinstance(session.redo(), Unchanged)


def test_who_listens_hears_of_each_change_in_turn_and_of_nothing_else() -> None:
    session, heard = Session(NoDocument()), list[tuple[str, str]]()
    session.listen(lambda applied: heard.append(("first", applied.label)))
    session.listen(lambda applied: heard.append(("second", applied.label)))
    session.apply(ANA)
    session.apply(ChangeRow(table="gather.people", id="p9", values={}))
    session.apply(ChangeRow(table="gather.people", id="p1", values={"name": "Ana"}))
    session.undo()
    session.undo()
    assert heard == [("first", "added Ana"), ("second", "added Ana")] * 2


def test_what_is_missing_is_worked_out_once_for_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[PostMortem] = []
    monkeypatch.setattr("pmtui.session.session.readiness", lambda document: asked.append(document) or {"gather": ()})
    session = Session(NoDocument())
    assert session.findings == session.findings == {"gather": ()}
    session.apply(ANA)
    assert session.findings and asked == [session.keeper.document, session.document]


def test_a_change_is_in_the_journal_before_and_in_the_file_after_a_save_without_an_event_loop(path: Path) -> None:
    session = Session(keeper := opened(path))
    session.apply(ANA)
    keeper.journal.flush()
    held = replay(places(path.parent), path, "pm001", load(path).fingerprint.sha256)
    assert [record.label for record in held.records] == ["added Ana"] and people(path) == []
    assert keeper.settle().how == "saved" and people(path) == ["Ana"]
    keeper.end()


def test_in_the_background_it_is_saved_by_itself_and_told_from_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Autosave.wake, "__defaults__", (0.0,))
    session = Session(keeper := opened(path))
    told: list[tuple[str, bool]] = []
    keeper.begin(lambda: told.append((keeper.state.words, threading.current_thread() is threading.main_thread())))
    session.apply(ANA)
    assert keeper._background.join(5)
    assert people(path) == ["Ana"] and told == [("saving", True), ("saved", False)]
    keeper.end()


def test_no_change_waits_for_a_disk_that_hangs_and_the_journal_has_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Autosave.wake, "__defaults__", (0.0,))
    session = Session(keeper := opened(path))
    hangs, free = threading.Event(), threading.Event()
    save = keeper.files.save

    def hang(text: str, seq: int = 0) -> object:
        hangs.set()
        free.wait(10)
        return save(text, seq)

    keeper.files.save = hang  # type: ignore[method-assign,assignment]
    keeper.begin(lambda: None)
    session.apply(ANA)
    assert hangs.wait(5)
    session.apply(ChangeTitle(title="meanwhile"))  # the second change while the first is being saved
    assert keeper.state.words == "saving" and keeper.rescue([]).how == "in the journal"
    free.set()
    assert keeper._background.join(5) and not keeper.unsaved
    assert load(path).document.title == "meanwhile" and people(path) == ["Ana"]
    keeper.end()


def test_a_save_that_fails_is_told_and_tried_again_until_it_is_done(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pmtui.session.autosave.RETRY", 0.0)
    monkeypatch.setattr(Autosave.wake, "__defaults__", (0.0,))
    session = Session(keeper := opened(path))
    save, failures, told = keeper.files.save, [CannotWrite(path, "could not be written: the disk is full")] * 2, list[str]()

    def full(text: str, seq: int = 0) -> object:
        if failures:
            raise failures.pop()
        return save(text, seq)

    keeper.files.save = full  # type: ignore[method-assign,assignment]
    keeper.begin(lambda: told.append(keeper.state.words))
    session.apply(ANA)
    assert keeper._background.join(5) and people(path) == ["Ana"]
    assert told == ["saving", "NOT SAVED: the disk is full", "saved"] and keeper.failure is None
    keeper.end()


def test_a_save_that_ends_late_takes_back_nothing_that_a_later_one_said(path: Path) -> None:
    session = Session(keeper := opened(path))
    session.apply(ANA)
    older = keeper._latest, keeper._seq
    session.apply(ChangeTitle(title="later"))
    assert keeper._save_once()
    keeper._latest, keeper._seq, newer = *older, (keeper._latest, keeper._seq)
    assert keeper._save_once()  # of a thread that had looked before the later change
    keeper._latest, keeper._seq = newer
    assert not keeper.unsaved
    keeper.end()


# Work in the background


def test_what_is_woken_while_at_it_is_done_once_more() -> None:
    began, go_on, turns = threading.Event(), threading.Event(), list[int]()

    def act() -> float | None:
        turns.append(1)
        began.set()
        go_on.wait(5)
        return None

    work = Background(act, "test")
    work.wake(0)
    assert began.wait(5)
    work.wake(0)
    go_on.set()
    assert work.join(5) and len(turns) == 2


def test_what_was_ended_does_nothing_any_more_and_is_not_waited_for() -> None:
    turns: list[int] = []
    work = Background(lambda: turns.append(1), "test")
    work.wake(3600)
    work.end(5)
    assert work.join(0), "it was not woken from its pause"
    work.wake(0)
    assert work.join(0) and turns == []


@pytest.mark.parametrize("edit", [ANA, ChangeTitle(title="x")])
def test_a_keeper_of_nothing_takes_any_change(edit: Edit) -> None:
    session = Session(NoDocument())
    assert isinstance(session.apply(edit), Applied)
    assert session.keeper.settle().how == "saved" and session.keeper.save_now().startswith("nothing is open")
