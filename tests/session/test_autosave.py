"""Keeping a document: saved within a second, told truly, never over what somebody else wrote; drafts and place come back."""

import asyncio
from pathlib import Path
from typing import NoReturn

from pmtui.formats.file.toml import parse, render
from pmtui.session.autosave import Autosave
from pmtui.storage import errors
from tests.driver import Driver, blank, places, sitting


async def until_saved(call: Driver) -> None:
    async with asyncio.timeout(10):
        while call.keeper.unsaved:
            await asyncio.to_thread(call.keeper._background.join)


async def test_an_edit_is_saved_by_itself_and_the_state_is_said(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.lines("Ana, facilitator")
        assert call.reading.endswith("saving")
        await until_saved(call)
        await call.seen()
        assert call.reading.endswith("saved")
        assert "Ana" in call.path.read_text(encoding="utf-8")
        await call.press("ctrl+s")
        assert "saved 10:00:00 · 2023-07-20-call.toml" in call.reading


async def test_opening_and_looking_writes_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        before = call.path.stat()
        for step in range(7):
            await call.press("ctrl+g", str(step))
        await call.press("ctrl+s")
        after = call.path.stat()
        assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


async def test_what_somebody_else_wrote_is_never_written_over(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        theirs = render(blank(title="theirs"))
        call.path.write_text(theirs, encoding="utf-8")
        await call.lines("Ana, facilitator")
        await call.press("ctrl+s")
        assert call.path.read_text(encoding="utf-8") == theirs
        (ours,) = [path for path in tmp_path.glob("*.toml") if path != call.path]
        assert "Ana" in ours.read_text(encoding="utf-8")
        assert call.sees("saved beside")
        await call.lines("Ben, on-call")
        await call.press("ctrl+s")
        assert call.reading.endswith("saved beside")
        assert ours.name[:24] in call.reading
        assert "Ben" in ours.read_text(encoding="utf-8")


async def test_a_save_that_fails_is_an_alarm_until_one_succeeds(tmp_path: Path, monkeypatch: object) -> None:
    async with sitting(tmp_path) as call:
        files = call.keeper.files
        real = files.save

        def full(text: str, seq: int) -> NoReturn:
            raise errors.CannotWrite(call.path, "disk full")

        files.save = full  # type: ignore[method-assign, assignment]
        await call.lines("Ana, facilitator")
        await call.press("ctrl+s")
        assert "NOT SAVED: disk full" in call.reading
        assert "in the journal · ctrl+s tries again" in call.reading
        await call.lines("Ben, on-call")
        assert "NOT SAVED" in call.reading
        files.save = real  # type: ignore[method-assign]
        await call.press("ctrl+s")
        assert call.reading.endswith("saved")
        names = [row.name for row in parse(call.path.read_text(encoding="utf-8")).document.gather.people.values()]
        assert names == ["Ana", "Ben"]


async def test_a_journal_that_fails_is_said_while_saving_goes_on(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.lines("Ana, facilitator")
        await call.press("ctrl+s")
        call.keeper._journal_problem("disk full")
        await call.seen()
        assert call.reading.endswith("no journal")
        await call.lines("Ben, on-call")
        await call.press("ctrl+s")
        assert call.reading.endswith("no journal")
        assert "Ben" in call.path.read_text(encoding="utf-8")


async def test_edits_drafts_step_and_state_come_back_after_an_end_without_a_save(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:

        def gone(text: str, seq: int = 0) -> NoReturn:
            raise errors.CannotWrite(call.path, "gone")

        call.keeper.files.save = gone  # type: ignore[method-assign]
        await call.lines("Ana, facilitator")
        await call.go(3)
        await call.lines("12:17 promoted")
        await call.type("12:18 half a li")
    assert "Ana" not in call.path.read_text(encoding="utf-8")
    async with sitting(tmp_path) as again:
        assert again.app.current_mode == "timeline"
        assert again.app.window.entry.text == "12:18 half a li"
        assert again.bar.startswith(" TYPING ")
        assert "3 Timeline ✎" in again.screen[0]
        assert [event.text for event in again.document.timeline.values()] == ["promoted"]
        assert [row.name for row in again.document.gather.people.values()] == ["Ana"]
        assert not any("half a li" in row for row in again.screen[2:-4])
        await again.press("ctrl+u")
        await again.type("")
        assert "= 2 unsaved changes are back · 1 draft is back" in again.reading
        assert "half" not in again.reading
    async with sitting(tmp_path) as third:
        assert third.app.window.entry.text == ""


async def test_a_field_is_committed_on_a_switch_a_dialog_and_a_quit(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(2)
        await call.type("one")
        await call.go(1)
        assert call.document.define.problem == "one"
        await call.go(2)
        await call.type(" two")
        await call.press("f1")
        assert call.document.define.problem == "one two"
        await call.press("escape")
        await call.type(" three")
        await call.press("ctrl+q")
    assert parse(call.path.read_text(encoding="utf-8")).document.define.problem == "one two three"


async def test_the_theme_is_remembered(tmp_path: Path) -> None:
    from pmtui.storage.folders import read_settings

    async with sitting(tmp_path) as call:
        await call.press("f8")
        assert call.app.theme == "pmtui-light"
        for worker in [one for one in call.app.workers if one.group == "remember"]:
            await worker.wait()
    assert read_settings(places(tmp_path))["theme"] == "pmtui-light"


def test_a_saver_begins_from_the_file_when_the_journal_is_empty(tmp_path: Path) -> None:
    from pmtui.storage.file import create_new, load

    path = tmp_path / "x.toml"
    create_new(path, render(blank()))
    saver = Autosave(places(tmp_path), load(path))
    assert saver.document == blank()
    assert (saver.notice, saver.drafts, saver.place.step) == ("", {}, "")
    saver.end()


async def test_a_change_of_the_saving_state_while_closing_draws_nothing(tmp_path: Path) -> None:
    """Textual takes the panes away one by one; a save that ends then has nowhere to be shown."""
    async with sitting(tmp_path) as call:
        await call.app.window.query_one("#steps").remove()
        call.app._running = False
        call.app._refresh_frame()
        call.app._running = True
