"""Marks while a row is edited: words behind them leave them alone, and what an edit takes off is said before it is taken."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pmtui.steps.timeline.line import retyped
from tests.driver import demo, sitting


async def test_words_typed_at_the_end_of_the_demo_s_row_take_no_mark_off(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3")
        key, before = next(
            (key, row) for key, row in call.document.timeline.items() if row.kind and row.who and row.links and row.milestones
        )
        call.app.window.stand(key)
        await call.press("e", "end")
        await call.type(" and it broke")
        assert "no longer" not in call.reading
        await call.press("⏎")
        row = call.document.timeline[key]
        assert row == before.changed(text=f"{before.text} and it broke")
        assert "= kept · " in call.reading and "no longer" not in call.reading


async def test_a_line_that_an_editor_adds_takes_no_mark_off(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3")
        key, before = next((key, row) for key, row in call.document.timeline.items() if row.kind and row.who and row.links)
        call.app.window.stand(key)
        await call.press("e")
        call.app.window.back_from_editor(f"{call.app.window.entry.words}\nand it broke\n", "", False)
        await call.seen()
        assert call.document.timeline[key] == before.changed(text=f"{before.text} and it broke")


@pytest.mark.parametrize(
    ("step", "typed", "said"),
    [
        (3, "12:17 promoted", "no longer impact start, change, Depl"),
        (5, "Something else", "no longer"),
        (1, "Somebody, developer", "no longer @"),
    ],
)
async def test_what_an_edit_takes_off_is_said_before_enter_and_after(tmp_path: Path, step: int, typed: str, said: str) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press(str(step))
        document = call.document
        table = {1: document.gather.people, 3: document.timeline, 5: document.actions}[step]
        wanted: Callable[[Any], Any] = {
            1: lambda row: row.handle,
            3: lambda row: "impact-start" in row.milestones,
            5: lambda row: row.answers,
        }[step]
        call.app.window.stand(next(key for key, row in table.items() if wanted(row)))
        await call.press("e", "end", "ctrl+u")
        await call.type(typed)
        assert f"= {said}" in call.reading
        await call.press("⏎")
        assert f"kept{':' if step == 1 else ' ·'} {said}" in call.reading


async def test_an_answer_s_marks_are_named_too_and_a_lesson_loses_nobody(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("4")
        key = next(key for key, row in call.document.whys.items() if row.marks and row.evidence)
        call.app.window.stand(key)
        await call.press("e", "end", "ctrl+u")
        await call.type("no checklist")
        assert "= no longer " in call.reading and "linked with" in call.reading
        await call.press("escape", "L")
        await call.press("a")
        await call.type("the dashboard was open @deployer #lucky", enter=True)
        assert any(row.text == "the dashboard was open (Deploying developer)" for row in call.document.lessons.values())


async def test_what_stays_text_is_said_before_what_went(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3")
        call.app.window.stand(next(key for key, row in call.document.timeline.items() if row.kind and row.who))
        await call.press("e", "end", "ctrl+u")
        await call.type("12:17 promoted #störung @nobody and more")
        assert "= @nobody is nobody of step 1: text · #störung is no ki" in call.reading
        assert retyped("12:17 x #no", call.app.window.selection(), lambda taken: "n")[1].startswith(
            "#no is no kind: text · no longer change"
        )
