"""Lessons, one key from the whys."""

from pathlib import Path

from tests.driver import blank, sitting


async def test_lessons_are_kept_by_kind_and_lead_back_to_the_whys(tmp_path: Path) -> None:
    async with sitting(tmp_path, blank()) as call:
        await call.press("ctrl+g", "4", "escape", "L", "a")
        await call.lines("the rollback was quick", "nobody watched downloads #wrong", "it was a quiet hour #lucky")
        kinds = [(row.kind, row.text) for row in call.document.lessons.values()]
        assert kinds == [("well", "the rollback was quick"), ("wrong", "nobody watched downloads"), ("lucky", "it was a quiet hour")]
        assert call.sees("surprised us")
        await call.press("escape", "home", "e")
        assert call.app.window.entry.text == "the rollback was quick #well"
        await call.press("escape", "delete")
        assert len(call.document.lessons) == 2
        await call.press("u")
        assert len(call.document.lessons) == 3
        await call.press("L")
        assert call.app.current_mode == "whys"
