"""Dragging over what stands on the screen: shown, copied as it is seen, and no row is opened by it."""

from pathlib import Path

import pytest
from textual import events
from textual.selection import Selection

from pmtui.model.gather import Person
from pmtui.model.steps import STEPS
from pmtui.model.timeline import TimelineEvent
from pmtui.widgets.pane import Pane
from tests.driver import Driver, blank, demo, sitting

Place = tuple[int, int]


async def mouse(call: Driver, kind: type[events.MouseEvent], at: Place) -> None:
    x, y = at
    call.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
    await call.seen()


async def drag(call: Driver, start: Place, end: Place) -> None:
    """Press at one cell, go to another, release there."""
    await mouse(call, events.MouseDown, start)
    await mouse(call, events.MouseMove, end)
    await mouse(call, events.MouseUp, end)


def row_with(call: Driver, words: str) -> int:
    return next(number for number, text in enumerate(call.screen) if words in text)


def lit(call: Driver) -> list[str]:
    """What is shown as dragged over, row by row."""
    rows = (
        "".join(part.text for part in strip if part.style and part.style.reverse) for strip in call.app.screen._compositor.render_strips()
    )
    return [text for text in rows if text]


@pytest.fixture
def took(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is put into the clipboard."""
    out: list[str] = []
    monkeypatch.setattr("pmtui.shell.clipboard.tools", lambda env: iter(()))
    monkeypatch.setattr("pmtui.app.PmtuiApp.copy_to_clipboard", lambda app, text: out.append(text))
    return out


async def test_rows_that_were_dragged_over_are_shown_and_copied_as_they_are_seen(tmp_path: Path, took: list[str]) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", "3")
        first = row_with(call, "12:17")
        seen = [text[1:].strip() for text in call.screen[first : first + 3]]
        await drag(call, (1, first), (79, first + 2))
        assert [text.strip() for text in lit(call)] == seen and "3 lines selected · ctrl+c copies" in call.reading
        await call.press("ctrl+c")
        assert [text.strip() for text in took[0].split("\n")] == seen and not took[0].startswith(" ")
        assert "3 lines · copied" in call.reading
        await call.press("j", "ctrl+c")  # what was shown is shown no more, and nothing hidden is copied
        assert len(took) == 1 and lit(call) == [] and "ctrl+q quits" in call.reading


async def test_a_few_letters_in_the_highlighted_row_are_copied_and_it_is_not_opened(tmp_path: Path, took: list[str]) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", "3", "home")
        row = row_with(call, "Staging promoted")
        start = call.screen[row].index("Staging")
        await mouse(call, events.MouseDown, (start, row))
        await mouse(call, events.MouseUp, (start, row))  # has the cursor and the focus now
        await drag(call, (start + 6, row), (start, row))
        assert call.bar.startswith(" KEYS ") and lit(call) == ["Staging"]
        await call.press("ctrl+c")
        assert took == ["Staging"] and "7 letters · copied" in call.reading


async def test_the_tree_gives_its_answers_and_opens_none(tmp_path: Path, took: list[str]) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", "4", "j")
        row = row_with(call, "▌")
        await drag(call, (1, row), (60, row + 1))
        await call.press("ctrl+c")
        assert call.bar.startswith(" KEYS ") and len(took) == 1
        for copied, seen in zip(took[0].split("\n"), call.screen[row : row + 2], strict=True):
            assert copied.strip() and seen[1:60].startswith(copied[:20].strip()[:5], seen.index(copied.strip()[:5]) - 1)


async def test_a_drag_presses_no_hint_and_chooses_no_field(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", "3")
        bar = call.screen[23]
        await drag(call, (bar.index("m Kind"), 23), (bar.index("t Time"), 23))
        assert not call.app.menu.offer.options and lit(call) == []
        await call.press("2")
        current = call.app.window.form.current
        row = row_with(call, "Trigger")
        await drag(call, (20, row), (30, row + 1))
        assert call.app.window.form.current == current


async def test_every_pane_gives_what_stands_in_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo(), size=(130, 24)) as call:
        await call.press("escape")
        for number, _ in enumerate(("room", *STEPS)):
            await call.press(str(number))
            given = 0
            for pane in call.app.screen.query(Pane):
                for y in range(pane.size.height if pane.display else 0):
                    first, last = pane.text_offset(0, y), pane.text_offset(pane.size.width, y)
                    found = pane.get_selection(Selection(first, last))
                    assert found is None or found[0] in call.screen[pane.region.y + y], (number, pane)
                    given += found is not None
            assert given >= 12, number


async def test_the_page_and_the_pane_beside_the_list_are_copied_without_their_line(tmp_path: Path, took: list[str]) -> None:
    async with sitting(tmp_path, demo(), size=(130, 24)) as call:
        await call.press("escape", "6")
        row = row_with(call, "Fact")
        await drag(call, (call.screen[row].index("│"), row), (129, row + 1))
        await call.press("ctrl+c")
        assert took[0].startswith("Fact") and "│" not in took[0]
        await call.press("3", "home")
        await call.pilot.pause(0.1)
        row = row_with(call, "│  ")
        await drag(call, (call.screen[row].rindex("│  "), row), (129, row + 1))
        await call.press("ctrl+c")
        assert "│" not in took[1]


async def test_what_only_counts_rows_out_of_sight_is_not_copied(tmp_path: Path, took: list[str]) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", "3", "home")
        row = row_with(call, "↓ ")
        await drag(call, (1, row - 1), (79, row))
        await call.press("ctrl+c")
        assert len(took) == 1 and "\n" not in took[0] and took[0] in call.screen[row - 1]


async def test_a_sheet_over_the_window_gives_its_text_and_a_list_to_choose_from_none(tmp_path: Path, took: list[str]) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", "3", "ctrl+g", "f")
        row = row_with(call, "Detect")
        await drag(call, (2, row), (79, row + 1))
        assert len(lit(call)) == 2
        await call.press("ctrl+c")
        assert took[0].startswith("Detect") and "2 lines · copied" in call.text
        await call.press("escape", "?")
        await drag(call, (2, 8), (60, 9))
        await call.press("ctrl+c")
        assert len(took) == 1 and lit(call) == []


async def test_names_stay_away_from_what_is_copied_by_role(tmp_path: Path, took: list[str]) -> None:
    known = blank().with_table("gather.people", {"p1": Person(name="Kim Rowe", roles=("scribe",))})
    async with sitting(tmp_path, known.with_table("timeline", {"e1": TimelineEvent(text="Kim drained the queue")})) as call:
        await call.press("escape", "3")
        row = row_with(call, "Kim drained")
        await drag(call, (1, row), (79, row))
        await call.press("ctrl+c", "ctrl+r")
        await drag(call, (1, row), (79, row))
        await call.press("ctrl+c")
        assert "Kim drained" in took[0] and "scribe drained" in took[1] and "Kim" not in took[1]


async def test_what_was_dragged_over_stays_the_same_text_when_the_wheel_moves_the_rows(tmp_path: Path, took: list[str]) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", "3", "home")
        row = row_with(call, "12:30")
        await drag(call, (1, row), (79, row))
        await call.press("ctrl+c")
        await mouse(call, events.MouseScrollDown, (5, row))
        await call.press("ctrl+c")
        assert took[0] == took[1]


async def test_a_double_click_selects_nothing(tmp_path: Path, took: list[str]) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", "3", "home")
        for _ in range(3):
            await mouse(call, events.MouseDown, (30, 1))
            await mouse(call, events.MouseUp, (30, 1))
        assert lit(call) == []
        await call.press("ctrl+c")
        assert took == []
