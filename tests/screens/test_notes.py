"""The facilitator's own notes: at the desk alone, in a file of their own, in nothing else."""

import stat
from pathlib import Path

from pmtui.formats.page.markdown import render as render_page
from tests.driver import Driver, demo, make_app, sitting

WORDS = "talk with Ben beforehand"


def kept(folder: Path) -> list[Path]:
    """The files of notes."""
    return list((folder / "state" / "notes").glob("*"))


async def written(call: Driver) -> None:
    """Write some notes at the desk, and close them."""
    await call.press("escape", "3", "ctrl+g", "d", "ctrl+g", "p")
    await call.type(f"{WORDS}⏎ask about the alert")
    await call.press("escape")


async def test_notes_are_kept_in_a_private_file_and_come_back(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await written(call)
        assert WORDS not in call.text
        (path,) = kept(tmp_path)
        assert path.read_text() == f"{WORDS}\nask about the alert"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = make_app(tmp_path)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        call = Driver(again, pilot, tmp_path)
        await call.press("escape", "ctrl+g", "d", "ctrl+g", "p")
        assert WORDS in call.text and "not in the document" in call.text


async def test_the_room_is_not_offered_them_and_does_not_find_them(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await written(call)
        await call.press("ctrl+g", "d", "ctrl+g")
        assert "Notes" not in call.text
        await call.press("p", "escape")
        assert WORDS not in call.text
        for key in ("ctrl+f", "ctrl+p"):
            await call.press(key)
            await call.type("beforehand")
            assert "0 found" in call.text
            await call.press("escape")
        await call.press("ctrl+p")
        await call.type("private notes")
        assert "0 found" in call.text
        await call.press("escape")
        assert WORDS not in render_page(await call.saved())
        assert WORDS not in call.path.read_text()
        assert not [path for path in (tmp_path / "state" / "journals").glob("*") if WORDS in path.read_text()]


async def test_when_the_room_looks_they_close_by_themselves(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await written(call)
        await call.press("ctrl+g", "p")
        assert WORDS in call.text
        await call.press("ctrl+t")
        assert WORDS not in call.text and "DESK" not in call.text and "the clock runs" in call.text


async def test_emptied_notes_leave_no_file(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await written(call)
        await call.press("ctrl+g", "p", *(["ctrl+u", "backspace"] * 2), "escape")
        assert kept(tmp_path) == []


async def test_notes_that_can_not_be_written_are_said_and_kept_for_the_next_try(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        folder = tmp_path / "state" / "notes"
        folder.parent.mkdir(parents=True, exist_ok=True)  # the journal makes it too, in its own time
        folder.write_text("in the way")
        await written(call)
        assert "NOT SAVED: the notes" in call.reading
        folder.unlink()
        await call.press("ctrl+g", "p")
        assert WORDS in call.text
        await call.press("escape")
        assert len(kept(tmp_path)) == 1
