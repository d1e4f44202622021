"""Home: the post mortems of a folder, a new one, the demo."""

import datetime as dt
from pathlib import Path

from pmtui.app import PmtuiApp
from pmtui.screens.home import Listed
from tests.driver import NOW, Driver

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
