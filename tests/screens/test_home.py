"""Home: the post mortems of a folder, a new one, the demo."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from pmtui.app import PmtuiApp
from pmtui.formats.file.toml import render
from pmtui.model.actions import ActionItem
from pmtui.model.gather import Gather, Person
from pmtui.screens.home.overdue import Looked
from pmtui.screens.home.screen import Listed
from pmtui.storage.file import load
from pmtui.storage.followup import FollowUp, change_fields, survey
from tests.driver import NOW, Driver, blank, places

LISTED = (
    Listed("a/2023-07-20-crates.toml", dt.date(2023, 7, 20), "Broken crate downloads", "SEV-2", "final", 1),
    Listed("a/2023-06-01-x.toml", dt.date(2023, 6, 1), "A [/] title", "", "", 0),
)


async def at_home(keys: list[str], typed: str = "") -> tuple[PmtuiApp, str]:
    app = PmtuiApp(None, lambda: NOW, listed=lambda: LISTED, name_for=lambda title: f"2023-07-24-{title}.toml")
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
    assert app.next is not None
    assert app.next.path == "a/2023-06-01-x.toml"


async def test_the_demo_is_a_row(tmp_path: Path) -> None:
    app, _ = await at_home(["end", "enter"])
    assert app.next is not None
    assert app.next.demo


async def test_a_types_the_title_of_a_new_one_and_says_its_file(tmp_path: Path) -> None:
    app, text = await at_home(["a"], "Slow checkout")
    assert "2023-07-24-Slow checkout.toml" in text
    assert app.next is not None
    assert app.next.title == "Slow checkout"


async def test_a_filter_narrows_the_list(tmp_path: Path) -> None:
    app = PmtuiApp(None, lambda: NOW, listed=lambda: LISTED)
    async with app.run_test(size=(80, 24)) as pilot:
        call = Driver(app, pilot, Path())
        await call.seen()
        await call.press("/")
        await call.lines("title")
        assert not call.sees("Broken crate")
        assert call.sees("A [/] title")
        assert "shown: what has “title”" in call.reading


async def test_of_hundreds_only_those_in_sight_are_read(tmp_path: Path) -> None:
    read: list[str] = []

    def look(path: str) -> Listed:
        read.append(path)
        return Listed(path, dt.date(2023, 7, 20), path, "SEV-3", "review", 2)

    found = tuple(Listed(f"{number:03}.toml", dt.date(2023, 7, 20), f"{number:03}.toml") for number in range(500))
    app = PmtuiApp(None, lambda: NOW, listed=lambda: found, look=look)
    async with app.run_test(size=(80, 24)) as pilot:
        call = Driver(app, pilot, Path())
        await call.seen()
        await pilot.pause()
        assert "000.toml · SEV-3" in call.text and "2 actions" in call.text
        assert "500 in this folder " in call.text + " "
        assert 10 < len(read) < 24
        await call.press("end")
        await pilot.pause()
        assert "499.toml" in call.text and "499.toml" in read and "250.toml" not in read and len(read) < 50
        assert len(read) == len(set(read))


async def test_keys_that_need_a_document_harm_nothing_here(tmp_path: Path) -> None:
    app, _ = await at_home(["ctrl+s", "ctrl+n", "u", "ctrl+g", "3", "x", "?", "escape", ":", "escape", "F8"])
    assert app.fault is None


def late(title: str, text: str, key: str) -> FollowUp:
    row = ActionItem(text=text, due=dt.date(2023, 7, 1))
    return FollowUp(Path(f"a/{title}.toml"), "pm1", title, "2023-06-01", key, row)


async def looked(app: PmtuiApp) -> None:
    for worker in [each for each in app.workers if each.group == "overdue"]:
        await worker.wait()


async def test_what_is_overdue_is_a_count_and_rows_that_are_settled_in_their_file(tmp_path: Path) -> None:
    changed: list[tuple[str, str, dict[str, Any]]] = []
    rows = [late("first", "Alert earlier", "k1"), late("second", "Move [/] it", "k2")]

    def change(path: str, key: str, values: dict[str, Any]) -> str:
        changed.append((path, key, values))
        rows[:] = [row for row in rows if row.id != key]
        return "kept in its file"

    app = PmtuiApp(None, lambda: NOW, listed=lambda: LISTED)
    app.overdue, app.change_action = lambda: Looked(list(rows)), change
    async with app.run_test(size=(80, 24)) as pilot:
        call = Driver(app, pilot, Path())
        await looked(app)
        await call.seen()
        assert call.sees("2 actions · m done, t another day") and call.sees("Move [/] it") and call.sees(" 1 Jul 2023")
        await call.press("down", "down", "m", "d")
        assert changed == [("a/first.toml", "k1", {"status": "done"})] and "kept in its file" in call.reading
        await looked(app)
        await call.seen()
        assert call.sees("1 action · m done") and not call.sees("Alert earlier")
        await call.press("home", "down", "down", "t")
        await call.type("+1w⏎")
        assert changed[-1] == ("a/second.toml", "k2", {"due": dt.date(2023, 7, 31)})
        await call.press("home", "m")
        assert "go to an overdue action" in call.reading


def test_what_is_overdue_in_a_folder_names_nobody_and_is_changed_in_its_file(tmp_path: Path) -> None:
    people = Gather(people={"p1": Person(name="Ana Ruiz", roles=("responder",))})
    row = ActionItem(text="Ana writes it down", owner="Ana Ruiz", due=dt.date(2023, 7, 1))
    document = blank().model_copy(update={"gather": people}).with_table("actions", {"a1": row, "a2": ActionItem(due=dt.date(2024, 1, 1))})
    path = tmp_path / "one.toml"
    path.write_text(render(document), encoding="utf-8")
    (found,) = survey(tmp_path, NOW.date()).overdue
    assert (found.id, found.action.text) == ("a1", "responder writes it down")
    assert change_fields(places(tmp_path / "own"), path, "a1", {"status": "done"}) == "kept in one.toml · done"
    assert survey(tmp_path, NOW.date()).overdue == [] and load(path).document.actions["a1"].text == "Ana writes it down"


BROKEN = Listed("a/2023-06-02-broken.toml", dt.date(2023, 6, 2), "", problem="not TOML: unterminated [/] string", line=12)


async def test_one_that_can_not_be_read_is_a_row_is_counted_and_says_where_when_it_is_opened(tmp_path: Path) -> None:
    held = {BROKEN.path: BROKEN}
    app = PmtuiApp(None, lambda: NOW, listed=lambda: (*LISTED, *held.values()), look=held.get)
    async with app.run_test(size=(80, 24)) as pilot:
        call = Driver(app, pilot, Path())
        await call.seen()
        (row,) = [line for line in call.screen if "can not be read" in line and "Jun" in line]
        assert row.lstrip() == "2 Jun 2023    broken · can not be read: not TOML: unterminated [/] string"
        assert call.sees("3 in this folder · 1 open action · 1 can not be read")
        await call.press("down", "down", "enter")
        assert app.next is None
        assert call.sees("2023-06-02-broken.toml, line 12:") and call.sees("pmtui restore lists what is kept of it")
        held[BROKEN.path] = BROKEN._replace(damaged=False)
        await call.press("enter", "enter")
        assert call.sees("line 12") and call.sees("⏎ looks again") and not call.sees("pmtui restore")
        held[BROKEN.path] = BROKEN._replace(problem="", open_actions=0, title="Mended")
        await call.press("enter")
    assert app.next is not None and app.next.path == BROKEN.path


async def test_what_only_the_thread_or_a_look_finds_broken_becomes_such_a_row(tmp_path: Path) -> None:
    heads = (Listed("a/one.toml", dt.date(2023, 7, 2), "One"), Listed("a/2023-06-02-broken.toml", dt.date(2023, 6, 2), "Two"))
    app = PmtuiApp(None, lambda: NOW, listed=lambda: heads)
    app.overdue = lambda: Looked((), [BROKEN])
    async with app.run_test(size=(80, 24)) as pilot:
        call = Driver(app, pilot, Path())
        await looked(app)
        await call.seen()
        assert call.sees("broken · can not be read: not TOML") and call.sees("2 in this folder · 1 can not be read") and call.sees("One")
        await call.press("/")
        await call.lines("not be read")
        assert call.sees("broken · can not") and not call.sees("One")


async def test_a_row_that_was_not_looked_at_yet_is_looked_at_before_it_is_opened(tmp_path: Path) -> None:
    heads = (Listed(BROKEN.path, BROKEN.date, "Two"),)
    app = PmtuiApp(None, lambda: NOW, listed=lambda: heads, look=lambda path: BROKEN)
    async with app.run_test(size=(80, 24)) as pilot:
        call = Driver(app, pilot, Path())
        await call.seen()
        app.window._looked.clear()
        await call.press("enter")
        assert app.next is None and call.sees("line 12")


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_where_it_fails_stands_in_full_however_narrow(tmp_path: Path, width: int) -> None:
    long = BROKEN._replace(problem="`timeline` should be a table, such as [timeline]; a value stands there, and a few more words")
    app = PmtuiApp(None, lambda: NOW, listed=lambda: (long,), look=lambda path: long)
    async with app.run_test(size=(width, 24)) as pilot:
        call = Driver(app, pilot, Path())
        await call.seen()
        await call.press("enter")
        assert long.problem in " ".join(" ".join(call.screen).replace("▌", "").split())
