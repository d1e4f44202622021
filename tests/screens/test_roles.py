"""`ctrl+r`: people by what they are shown as, everywhere at once; the words themselves stay as they are."""

import re
from pathlib import Path
from typing import Any

import pytest

from pmtui.model.gather import Person
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import Account
from tests.driver import Driver, demo, make_app, sitting

PEOPLE = {
    "k1": Person(name="Zelda Quist", handle="zelda", roles=("incident commander",)),
    "k2": Person(name="Yorick", handle="yo", shown_as="the engineer on call", roles=("on-call engineer",)),
}
NAMES = re.compile(r"zelda|quist|yorick|@yo\b", re.IGNORECASE)


def named() -> PostMortem:
    """The demo with names in every place that can hold one."""
    document = demo().with_table("gather.people", PEOPLE)
    for table in ("timeline", "whys", "lessons", "later", "actions"):
        rows = dict(document.table(table))
        for number, (key, row) in enumerate(rows.items()):
            name = ("Zelda", "@yo", "Zelda Quist", "Yorick")[number % 4]
            values: dict[str, Any] = {"text": f"{name} says: {row.text}"}
            if table == "actions":
                values |= {"owner": "Zelda Quist", "status": "", "reason": ""}
            if table == "timeline":
                values |= {"who": ("k1",), "accounts": {"a1": Account(text="zelda saw it", who="Yorick")}}
            rows[key] = row.changed(**values)
        document = document.with_table(table, rows)
    words = {name: f"Yorick: {name}" for name in ("problem", "summary", "impact", "trigger", "lead_up", "detection")}
    return document.with_fields("define", **words, status="draft").with_fields("", title="Zelda's night")


async def walk(call: Driver) -> None:
    """Look at every place, and at each third row of it, with what lies over it."""
    for place in "1234560":
        await call.press("escape", place)
        for _ in range(3):
            assert not NAMES.search(call.text), call.text
            await call.press("j", "j", "j")
        assert not NAMES.search(call.text), call.text
    for key in ("L", "4"):
        await call.press("4", key)
        assert not NAMES.search(call.text), call.text
    for place, key in (("2", "o"), ("3", "o"), ("5", "o")):
        await call.press(place, key)
        assert not NAMES.search(call.text), call.text
        await call.press("escape")
    for key in ("ctrl+f", "ctrl+p"):
        await call.press(key)
        await call.type("says")
        assert "says" in call.text and not NAMES.search(call.text), call.text
        await call.press("escape")


async def test_no_name_is_left_on_any_screen(tmp_path: Path) -> None:
    async with sitting(tmp_path, named()) as call:
        await call.press("escape", "3")
        assert NAMES.search(call.text)
        await call.press("ctrl+r")
        assert "by role" in call.reading and "roles" in call.screen[1]
        await walk(call)
        before = call.document
        await call.press("3", "ctrl+r")
        assert "by name" in call.reading and NAMES.search(call.text) and "roles" not in call.screen[1]
        assert call.document is before


@pytest.mark.parametrize(("place", "keys"), [("1", ("space",)), ("3", ("s",)), ("5", ("j", "j", "j", "j", "j", "del"))])
async def test_what_was_done_and_undone_is_told_without_a_name(tmp_path: Path, place: str, keys: tuple[str, ...]) -> None:
    async with sitting(tmp_path, named()) as call:
        await call.press("escape", "ctrl+r", place, "home", *keys)
        assert not NAMES.search(call.text), call.text
        await call.press("u")
        assert "undone" in call.reading and not NAMES.search(call.text), call.text


async def test_a_line_is_edited_as_it_was_typed_and_nothing_seen_is_saved(tmp_path: Path) -> None:
    async with sitting(tmp_path, named()) as call:
        await call.press("escape", "ctrl+r", "3", "home", "e")
        assert "Zelda" in call.app.window.entry.text
        await call.type("!")
        await call.press("escape", "2", "home", "e")
        assert call.app.window.entry.text == "Yorick: problem"
        await call.type("!", enter=True)
        await call.press("escape")
        assert not NAMES.search(call.text), call.text
        saved = await call.saved()
        assert saved.define.problem == "Yorick: problem!"
        assert {row.text.partition(" says")[0] for row in saved.timeline.values()} == {"Zelda", "@yo", "Zelda Quist", "Yorick"}


async def test_a_field_that_is_only_looked_at_is_not_changed(tmp_path: Path) -> None:
    async with sitting(tmp_path, named()) as call:
        before = call.document
        await call.press("escape", "2", "home", "j", "ctrl+r", "k", "a", "escape", "ctrl+r", "j", "a", "escape", "4")
        assert call.document is before


async def test_what_is_handed_over_is_what_is_seen(tmp_path: Path) -> None:
    async with sitting(tmp_path, named()) as call:
        await call.press("escape", "6", "ctrl+r", "x")
        assert "people by role" in call.reading
        page = next(tmp_path.glob("*.md")).read_text()
        assert not NAMES.search(page) and "incident commander" in page


async def test_after_a_kill_names_stay_away(tmp_path: Path) -> None:
    async with sitting(tmp_path, named()) as call:
        await call.press("escape", "3", "ctrl+r")
        await call.saved()
    again = make_app(tmp_path)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        call = Driver(again, pilot, tmp_path)
        assert "roles" in call.screen[1] and not NAMES.search(call.text)
