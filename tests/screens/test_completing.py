"""Marks complete: a ghost behind the cursor, tab takes it, a second tab lists what else there is."""

from pathlib import Path

import pytest

from tests.driver import demo, sitting


@pytest.mark.parametrize(
    ("step", "typed", "ghost"),
    [
        (1, "Zoe, inc", "ident commander"),
        (1, "Zoe #abs", "ent"),
        (3, "12:25 odd #det", "ected"),
        (3, "12:25 odd #ale", "rt"),
        (4, "An answer #ro", "ot"),
        (4, "An answer -> 12:1", "6"),
        (5, "Do it #pre", "vent"),
        (5, "Do it #tra", "ining"),
    ],
)
async def test_tab_takes_the_ghost_and_the_line_is_read_so(tmp_path: Path, step: int, typed: str, ghost: str) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", str(step), "a")
        await call.type(typed)
        entry = call.app.window.entry
        assert entry.suggestion == ghost and f"{typed}{ghost}" in call.text.replace("\n", "")
        await call.press("tab")
        assert entry.text == typed + ghost and call.bar.startswith(" TYPING ")


async def test_a_second_tab_lists_what_fits_and_a_digit_takes_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", "3", "a")
        await call.type("12:25 odd #de")
        await call.press("tab", "tab")
        assert "1 detected" in call.bar and "2 declared" in call.bar and "3 decision" in call.bar
        await call.press("3")
        assert call.app.window.entry.text == "12:25 odd #decision"
        await call.type(" @")
        await call.press("tab")
        assert "choose by its key" in call.reading
        await call.type("x")  # a letter that chooses nothing is typed
        assert call.app.window.entry.text == "12:25 odd #decision @x"


async def test_without_an_offer_tab_is_what_it_was(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", "3", "a")
        await call.type("12:25 nothing")
        await call.press("tab")
        assert call.bar.startswith(" KEYS ") and call.app.window.entry.text == "12:25 nothing"


async def test_while_nobody_is_named_no_name_is_offered(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.lines("Zelda @zelda, responder")
        await call.press("ctrl+g", "3")
        await call.type("12:25 asked @z")
        assert call.app.window.entry.suggestion == "elda"
        await call.press("ctrl+r", "backspace")
        await call.type("z")
        assert call.app.window.entry.suggestion == ""


async def test_the_line_for_later_completes_too(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("ctrl+l")
        await call.type("try it #que")
        await call.press("tab", "enter")
        assert list(call.document.later.values())[-1].kind == "question"
