"""Lessons, one key from the whys."""

from pathlib import Path

from pmtui.formats.page.markdown import render
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import Why
from tests.driver import NOW, blank, sitting


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


async def test_a_lesson_is_linked_with_rows_and_causes_and_its_action_answers_them(tmp_path: Path) -> None:
    document = blank().with_table("whys", {"w1": Why(text="nobody watched downloads", marks=("root",)), "w2": Why(text="another")})
    document = document.with_table("timeline", {"e1": TimelineEvent(time=NOW, text="seen by chance")})
    async with sitting(tmp_path, document) as call:
        await call.press("ctrl+g", "4", "escape", "L", "a")
        await call.lines("a user told us before the alert did #lucky")
        await call.press("escape", "end", ".")
        assert "linked with nothing yet" in call.reading
        await call.press("l")
        await call.type("A, 10:00⏎")
        (lesson,) = call.document.lessons.values()
        assert lesson.about == ("w1", "e1") and call.sees("(A, 10:00)")
        assert "(A, 2023-07-24 10:00)" in render(call.document)
        await call.press("l")
        await call.type("https://example.org/7⏎")
        assert "an address can stand among the words of a lesson" in call.reading
        await call.press("p")
        assert call.app.window.entry.text == "a user told us before the alert did -> A, 10:00"
        await call.press("enter")
        (action,) = call.document.actions.values()
        assert action.answers == ("w1", "e1")
        await call.press("escape", ".")
        await call.seen()
        assert call.sees("A · nobody watched") and call.sees("10:00 seen by chance")
