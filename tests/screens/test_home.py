"""Home: the post mortems of a folder, a new one, the demo."""

import datetime as dt
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from pmtui.app import PmtuiApp
from pmtui.edits.base import Edit
from pmtui.edits.rows import ChangeRow
from pmtui.formats.file.toml import render
from pmtui.library import FolderLibrary
from pmtui.model.actions import ActionItem
from pmtui.model.gather import Gather, Person
from pmtui.screens.home.library import EmptyLibrary, Late, Looked
from pmtui.screens.home.rows import Listed
from pmtui.storage.file import load
from tests.driver import NOW, Driver, blank, places, sitting

LISTED = (
    Listed("a/2023-07-20-crates.toml", dt.date(2023, 7, 20), "Broken crate downloads", "SEV-2", "final", 1),
    Listed("a/2023-06-01-x.toml", dt.date(2023, 6, 1), "A [/] title", "", "", 0),
)


class Shelf(EmptyLibrary):
    """A library of a test's own; `read` holds what was looked at."""

    def __init__(self, *entries: Listed, looked: Looked | None = None, looks: Callable[[str], Listed | None] = lambda path: None) -> None:
        self.entries, self.looked, self.looks = entries, looked or Looked(), looks
        self.read: list[str] = []
        self.threads: set[threading.Thread] = set()

    def listed(self) -> Sequence[Listed]:
        self.threads.add(threading.current_thread())
        return self.entries

    def look(self, path: str) -> Listed | None:
        self.threads.add(threading.current_thread())
        self.read.append(path)
        return self.looks(path)

    def overdue(self) -> Looked:
        self.threads.add(threading.current_thread())
        return self.looked

    def name_for(self, title: str) -> str:
        return f"2023-07-24-{title}.toml"


async def worked(call: Driver, *groups: str) -> None:
    """Wait for what is done in threads, and until it is seen."""
    await call.seen()
    for worker in [one for one in call.app.workers if one.group in (groups or ("list", "look", "overdue", "change"))]:
        await worker.wait()
    await call.seen()


async def at_home(keys: list[str], typed: str = "") -> tuple[PmtuiApp, str]:
    app = PmtuiApp(None, lambda: NOW, library=Shelf(*LISTED))
    async with app.run_test(size=(80, 24)) as pilot:
        call = Driver(app, pilot, Path())
        await call.seen()
        for key in keys:
            await call.press(key)
        text = call.text
        if typed:
            await call.type(typed)
            text = call.text
            await call.press("enter")
    return app, text


async def test_the_folder_is_listed_with_what_is_open(tmp_path: Path) -> None:
    _, text = await at_home([])
    for words in (
        "20 Jul 2023",
        "Broken crate downloads · SEV-2",
        "final",
        "1 action",
        "A [/] title",
        "The demo",
        "2 in this folder · 1 open action",
    ):
        assert words in text
    assert " KEYS " in text.splitlines()[-1]


async def test_enter_opens_the_row(tmp_path: Path) -> None:
    app, _ = await at_home(["down", "enter"])
    assert app.departure.next is not None
    assert app.departure.next.path == "a/2023-06-01-x.toml"


async def test_the_demo_is_a_row(tmp_path: Path) -> None:
    app, _ = await at_home(["end", "enter"])
    assert app.departure.next is not None
    assert app.departure.next.demo


async def test_a_types_the_title_of_a_new_one_and_says_its_file(tmp_path: Path) -> None:
    app, text = await at_home(["a"], "Slow checkout")
    assert "2023-07-24-Slow checkout.toml" in text
    assert app.departure.next is not None
    assert app.departure.next.title == "Slow checkout"


async def test_a_filter_narrows_the_list(tmp_path: Path) -> None:
    app = PmtuiApp(None, lambda: NOW, library=Shelf(*LISTED))
    async with app.run_test(size=(80, 24)) as pilot:
        call = Driver(app, pilot, Path())
        await call.seen()
        await call.press("/")
        await call.lines("title")
        assert not call.sees("Broken crate")
        assert call.sees("A [/] title")
        assert "shown: what has “title”" in call.reading


async def test_of_hundreds_only_those_in_sight_are_read(tmp_path: Path) -> None:
    def look(path: str) -> Listed:
        return Listed(path, dt.date(2023, 7, 20), path, "SEV-3", "review", 2)

    found = tuple(Listed(f"{number:03}.toml", dt.date(2023, 7, 20), f"{number:03}.toml") for number in range(500))
    shelf = Shelf(*found, looks=look)
    app, read = PmtuiApp(None, lambda: NOW, library=shelf), shelf.read
    async with app.run_test(size=(80, 24)) as pilot:
        call = Driver(app, pilot, Path())
        await call.seen()
        await worked(call)
        assert "000.toml · SEV-3" in call.text and "2 actions" in call.text
        assert "500 in this folder " in call.text + " "
        assert 10 < len(read) < 24
        await call.press("end")
        await worked(call)
        assert "499.toml" in call.text and "499.toml" in read and "250.toml" not in read and len(read) < 50
        assert len(read) == len(set(read))


async def test_keys_that_need_a_document_harm_nothing_here(tmp_path: Path) -> None:
    app, _ = await at_home(["ctrl+s", "ctrl+n", "u", "ctrl+g", "3", "x", "?", "escape", ":", "escape", "F8"])
    assert app.departure.fault is None


def late(title: str, text: str, key: str) -> Late:
    return Late(f"a/{title}.toml", key, dt.date(2023, 7, 1), text, title)


async def test_what_is_overdue_is_a_count_and_rows_that_are_settled_in_their_file(tmp_path: Path) -> None:
    changed: list[tuple[str, str, dict[str, Any]]] = []
    shelf = Shelf(*LISTED)
    rows = [late("first", "Alert earlier", "k1"), late("second", "Move [/] it", "k2")]

    def change(path: str, edit: Edit) -> str:
        assert isinstance(edit, ChangeRow) and edit.table == "actions"
        assert threading.current_thread() is not threading.main_thread()
        changed.append((path, edit.id, dict(edit.values)))
        shelf.looked = Looked([row for row in shelf.looked.overdue if row.id != edit.id])
        return "kept in its file"

    shelf.looked = Looked(rows)
    shelf.change = change  # type: ignore[method-assign]
    app = PmtuiApp(None, lambda: NOW, library=shelf)
    async with app.run_test(size=(80, 24)) as pilot:
        call = Driver(app, pilot, Path())
        await worked(call)
        assert call.sees("2 actions · m done, t another day") and call.sees("Move [/] it") and call.sees(" 1 Jul 2023")
        await call.press("down", "down", "m", "d")
        await worked(call)
        assert changed == [("a/first.toml", "k1", {"status": "done"})] and "kept in its file" in call.reading
        await worked(call)
        assert call.sees("1 action · m done") and not call.sees("Alert earlier")
        await call.press("home", "down", "down", "t")
        await call.type("+1w⏎")
        await worked(call)
        assert changed[-1] == ("a/second.toml", "k2", {"due": dt.date(2023, 7, 31)})
        await call.press("home", "m")
        assert "go to an overdue action" in call.reading


def test_what_is_overdue_in_a_folder_names_nobody_and_is_changed_in_its_file(tmp_path: Path) -> None:
    people = Gather(people={"p1": Person(name="Ana Ruiz", roles=("responder",))})
    row = ActionItem(text="Ana writes it down", owner="Ana Ruiz", due=dt.date(2023, 7, 1))
    document = blank().model_copy(update={"gather": people}).with_table("actions", {"a1": row, "a2": ActionItem(due=dt.date(2024, 1, 1))})
    path = tmp_path / "one.toml"
    path.write_text(render(document), encoding="utf-8")
    library = FolderLibrary(tmp_path, places(tmp_path / "own"), lambda: NOW)
    (found,) = library.overdue().overdue
    assert (found.id, found.text) == ("a1", "responder writes it down")
    done = ChangeRow(table="actions", id="a1", values={"status": "done"}, what="done")
    assert library.change(str(path), done) == "kept in one.toml · done"
    assert library.overdue().overdue == [] and load(path).document.actions["a1"].text == "Ana writes it down"
    assert "not there any more" in library.change(str(path), done.changed(id="a9"))
    assert library.change(str(tmp_path / "none.toml"), done)


BROKEN = Listed("a/2023-06-02-broken.toml", dt.date(2023, 6, 2), "", problem="not TOML: unterminated [/] string", line=12)


async def test_one_that_can_not_be_read_is_a_row_is_counted_and_says_where_when_it_is_opened(tmp_path: Path) -> None:
    held = {BROKEN.path: BROKEN}
    app = PmtuiApp(None, lambda: NOW, library=Shelf(*LISTED, *held.values(), looks=held.get))
    async with app.run_test(size=(80, 24)) as pilot:
        call = Driver(app, pilot, Path())
        await call.seen()
        (row,) = [line for line in call.screen if "can not be read" in line and "Jun" in line]
        assert row.lstrip() == "2 Jun 2023    broken · can not be read: not TOML: unterminated [/] string"
        assert call.sees("3 in this folder · 1 open action · 1 can not be read")
        await call.press("down", "down", "enter")
        assert app.departure.next is None
        assert call.sees("2023-06-02-broken.toml, line 12:") and call.sees("pmtui restore lists what is kept of it")
        held[BROKEN.path] = BROKEN._replace(damaged=False)
        await call.press("enter", "enter")
        assert call.sees("line 12") and call.sees("⏎ looks again") and not call.sees("pmtui restore")
        held[BROKEN.path] = BROKEN._replace(problem="", open_actions=0, title="Mended")
        await call.press("enter")
    assert app.departure.next is not None and app.departure.next.path == BROKEN.path


async def test_what_only_the_thread_or_a_look_finds_broken_becomes_such_a_row(tmp_path: Path) -> None:
    heads = (Listed("a/one.toml", dt.date(2023, 7, 2), "One"), Listed("a/2023-06-02-broken.toml", dt.date(2023, 6, 2), "Two"))
    app = PmtuiApp(None, lambda: NOW, library=Shelf(*heads, looked=Looked((), [BROKEN])))
    async with app.run_test(size=(80, 24)) as pilot:
        call = Driver(app, pilot, Path())
        await worked(call)
        assert call.sees("broken · can not be read: not TOML") and call.sees("2 in this folder · 1 can not be read") and call.sees("One")
        await call.press("/")
        await call.lines("not be read")
        assert call.sees("broken · can not") and not call.sees("One")


async def test_a_row_that_was_not_looked_at_yet_is_looked_at_before_it_is_opened(tmp_path: Path) -> None:
    heads = (Listed(BROKEN.path, BROKEN.date, "Two"),)
    app = PmtuiApp(None, lambda: NOW, library=Shelf(*heads, looks=lambda path: BROKEN))
    async with app.run_test(size=(80, 24)) as pilot:
        call = Driver(app, pilot, Path())
        await call.seen()
        call.app.window.shelf.looked.clear()
        await call.press("enter")
        assert app.departure.next is None and call.sees("line 12")


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_where_it_fails_stands_in_full_however_narrow(tmp_path: Path, width: int) -> None:
    long = BROKEN._replace(problem="`timeline` should be a table, such as [timeline]; a value stands there, and a few more words")
    app = PmtuiApp(None, lambda: NOW, library=Shelf(long, looks=lambda path: long))
    async with app.run_test(size=(width, 24)) as pilot:
        call = Driver(app, pilot, Path())
        await call.seen()
        await call.press("enter")
        assert long.problem in " ".join(" ".join(call.screen).replace("▌", "").split())


# No key waits for a disk


async def test_nothing_of_a_folder_is_read_where_the_screen_is_drawn() -> None:
    shelf = Shelf(*LISTED, Listed("a/unread.toml", dt.date(2023, 7, 2), "Unread"))
    app = PmtuiApp(None, lambda: NOW, library=shelf)
    async with app.run_test(size=(80, 24)) as pilot:
        call = Driver(app, pilot, Path())
        await worked(call)
        await call.press("end", "up", "enter")
    assert shelf.read and shelf.threads and threading.main_thread() not in shelf.threads


async def test_a_folder_that_hangs_is_waited_for_by_no_key_and_is_listed_when_it_answers() -> None:
    answers = threading.Event()

    class Slow(Shelf):
        def listed(self) -> Sequence[Listed]:
            answers.wait(10)
            return super().listed()

    app = PmtuiApp(None, lambda: NOW, library=Slow(*LISTED))
    async with app.run_test(size=(80, 24)) as pilot:
        call = Driver(app, pilot, Path())
        await call.press("a")
        await call.type("Slow checkout")
        assert call.sees("2023-07-24-Slow checkout.toml") and call.sees("looking into this folder")
        answers.set()
        await worked(call)
        assert call.sees("Broken crate downloads") and call.sees("2 in this folder") and call.sees("Slow checkout")


async def test_home_seen_from_a_document_is_listed_before_the_next_key(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        call.app.library = Shelf(*LISTED)
        await call.press("ctrl+g", "h")
        await call.press("down", "enter")
        assert call.app.departure.next is not None and call.app.departure.next.path == "a/2023-06-01-x.toml"


def test_the_name_of_a_new_one_comes_from_memory_and_passes_over_those_that_are_taken(tmp_path: Path) -> None:
    library = FolderLibrary(tmp_path, places(tmp_path / "own"), lambda: NOW)
    (tmp_path / "2023-07-24-slow.toml").touch()
    assert library.name_for("Slow") == "2023-07-24-slow.toml"
    library.listed()
    assert library.name_for("Slow") == "2023-07-24-slow-2.toml"
    assert FolderLibrary(tmp_path / "gone", places(tmp_path), lambda: NOW).listed() == []
