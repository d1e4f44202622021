"""What the room must not see: the table of the design, a test each; names by role are in `test_roles.py`, notes in `test_notes.py`."""

import re
from pathlib import Path

from pmtui.guide.guide import DESK, questions
from pmtui.model.steps import STEPS
from tests.driver import Driver, demo, make_app, sitting

JUDGING = re.compile(r"\bblam|hindsight|who caused|should have known", re.IGNORECASE)


async def everywhere(call: Driver) -> list[str]:
    """Look at every place and what lies over it, with everything done there that answers in words."""
    seen = []
    for place in "0123456":
        await call.press("escape", place)
        seen.append(call.text)
        over = (("?",), ("escape", "ctrl+p"), ("escape", "ctrl+f"), ("escape", "ctrl+g")) if place in "36" else ()
        for keys in (("ctrl+s",), ("c",), *over, ("escape", "n")):
            await call.press(*keys)
            seen.append(call.text)
    await call.press("escape", "6", "x")
    seen.append(call.text)
    return seen


async def test_no_path_no_silence_and_no_word_of_blame_on_any_screen(tmp_path: Path) -> None:
    own = {question.text for step in STEPS for question in questions(step, view=DESK) if question.view == DESK}
    folder = str(tmp_path)[:24]
    async with sitting(tmp_path, demo()) as call:
        for text in await everywhere(call):
            assert folder not in text and str(Path.home()) not in text, text
            assert "not heard" not in text and "DESK" not in text, text
            assert not JUDGING.search(text), text
            assert not any(words[:40] in text for words in own), text


async def test_half_typed_words_are_in_their_own_box_alone(tmp_path: Path) -> None:
    half = "half said"
    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", "3", "a")
        await call.type(half)
        await call.press("escape")
        for place in "012456":
            await call.press(place)
            assert half not in call.text
        await call.press("6", "ctrl+f")
        await call.type("half")
        assert half not in call.text and "0 found" in call.text
        await call.press("escape")


async def test_after_a_restart_half_typed_words_are_back_in_their_box_and_told_nowhere(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", "3", "a")
        await call.type("half said")
        await call.press("ctrl+g", "1")
    again = make_app(tmp_path)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        back = Driver(again, pilot, tmp_path)
        assert "half said" not in back.text
        await back.press("ctrl+g", "3")
        assert "half said" in back.text
