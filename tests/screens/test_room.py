"""The page for the room and the meeting clock: what everybody on the call may see."""

import datetime as dt
from pathlib import Path

import pytest

from pmtui.formats.file.toml import render
from pmtui.guide.guide import DESK, questions
from pmtui.model.define import STATUSES
from pmtui.model.gather import Meeting
from pmtui.model.postmortem import PostMortem
from pmtui.model.steps import STEPS
from pmtui.screens.gather.rows import not_heard
from pmtui.screens.room.faces import AGAIN, CALL, END, OPENING, face_of, page
from pmtui.screens.window.context import Frame
from tests.driver import NOW, demo, places, sitting

NEW = PostMortem(id="x", title="Broken crate downloads", date=NOW.date())
TODAY = NOW.date()


def in_work() -> PostMortem:
    return demo().with_fields("define", status="draft")


def test_its_face_is_that_of_the_moment() -> None:
    assert face_of(NEW, Frame(at="gather"), TODAY) == OPENING
    assert face_of(NEW, Frame(at="gather", begun=True, running=True), TODAY) == OPENING
    assert face_of(NEW, Frame(at="define", begun=True, running=True), TODAY) == CALL
    assert face_of(in_work(), Frame(at="timeline", begun=True), TODAY) == CALL
    assert face_of(in_work(), Frame(at="communicate", begun=True), TODAY) == END
    assert face_of(demo(), Frame(at="gather"), TODAY) == END
    met = in_work().with_table("gather.meetings", {"m1": Meeting(date=TODAY - dt.timedelta(days=3), stopped_at="the whys")})
    assert face_of(met, Frame(at="whys"), TODAY) == AGAIN
    assert face_of(met, Frame(at="whys", begun=True), TODAY) == CALL


@pytest.mark.parametrize("status", ["", *STATUSES, "Closed"])
def test_what_is_finished_shows_its_end_whatever_step_and_day(status: str) -> None:
    document = demo().with_fields("define", status=status)
    finished = status.casefold() in ("final", "closed")
    met = document.with_table("gather.meetings", {"m1": Meeting(date=TODAY - dt.timedelta(days=3))})
    for at in STEPS[:4]:
        assert face_of(document, Frame(at=at), TODAY) == (END if finished else CALL)
        assert face_of(met, Frame(at=at), TODAY) == (END if finished else AGAIN)
        assert face_of(document, Frame(at=at, begun=True), TODAY) == CALL


def test_at_sixty_columns_each_label_stands_clear_of_its_words() -> None:
    met = in_work().with_table("gather.meetings", {"m1": Meeting(date=TODAY - dt.timedelta(days=3), stopped_at="the whys")})
    frames = ((NEW, Frame(at="gather")), (in_work(), Frame(at="whys", begun=True)), (demo(), Frame(at="gather")), (met, Frame(at="whys")))
    for document, frame in frames:
        for made in page(document, 60, frame, TODAY):
            if len(made.left) == 3 and made.left[0][1] == "  " and made.left[1][0] == "muted":
                blank, (_, label), (token, words) = made.left
                assert label.endswith(" ") or words.startswith(" "), (label, words)
                assert len(blank[1]) + len(label) + (token == "step") == 14


async def test_before_the_clock_the_opening_words_are_read_aloud_whole(tmp_path: Path) -> None:
    async with sitting(tmp_path, NEW) as call:
        await call.press("ctrl+g", "0")
        for words in ("Thank you for coming", "not to judge", "60 minutes: Gather 5", "starts the clock", "no clock yet"):
            assert words in call.text, words
        assert "more line" not in call.text


async def test_opening_words_of_one_s_own_take_their_place(tmp_path: Path) -> None:
    async with sitting(tmp_path, NEW.with_fields("gather", opening="Welcome.\nLet us begin.", agenda={"timeline": 20})) as call:
        await call.press("ctrl+g", "0")
        assert "Welcome." in call.text and "20 minutes: Timeline 20" in call.text and "Thank you" not in call.text


async def test_in_the_call_it_says_where_we_are_what_is_asked_and_what_follows(tmp_path: Path) -> None:
    async with sitting(tmp_path, in_work()) as call:
        call.app.meeting.monotonic = lambda: 0.0
        await call.press("3", "ctrl+t")
        assert "the clock runs: 60 min in all" in call.text
        assert "25 min left in step" in call.screen[1]
        call.app.meeting.monotonic = lambda: 26 * 60.0
        await call.press("0")
        assert "We are at" in call.text and "3 Timeline · 1 min over" in call.text
        assert "Then           4 Whys · 5 Actions · 6 Communicate" in call.text
        assert "16 rows · 3 causes" in call.text
        await call.press("4")
        assert "12 min left in step" in call.screen[1]
        await call.press("ctrl+t")
        assert "paused · 12 min left" in call.screen[1] and "the clock stands after 26 min" in call.text


async def test_half_typed_words_are_never_on_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, in_work()) as call:
        await call.press("3", "a")
        await call.type("12:40 something half said")
        await call.press("ctrl+g", "0")
        assert "half said" not in call.text


async def test_on_a_later_day_it_goes_on_where_the_last_meeting_stopped(tmp_path: Path) -> None:
    meetings = {"m1": Meeting(date=TODAY - dt.timedelta(days=3), stopped_at="the whys")}
    async with sitting(tmp_path, in_work().with_table("gather.meetings", meetings)) as call:
        await call.press("3", "a")
        await call.type("half")
        await call.press("ctrl+g", "0")
        for words in ("Last time", "stopped at the whys", "1 stretch without an entry", "half-typed words wait at 3 Timeline", "We will"):
            assert words in call.text, words


async def test_on_a_later_day_it_says_what_changed_since_the_last_meeting(tmp_path: Path) -> None:
    meetings = {"m1": Meeting(date=TODAY - dt.timedelta(days=3))}
    document = in_work().with_table("gather.meetings", meetings)
    first = next(iter(document.actions))
    was = document.with_row("actions", first, document.actions[first].changed(status="accepted"))
    now = document.with_row("actions", first, document.actions[first].changed(status="done"))
    async with sitting(tmp_path, now) as call:
        await call.press("escape", "0")
        assert "Since then" not in call.text  # nothing was laid aside
        aside = places(tmp_path).backups(call.path, now.id)
        aside.mkdir(parents=True)
        for day, kept in ((4, was.with_table("timeline", {})), (3, was), (1, now)):
            (aside / f"{TODAY - dt.timedelta(days=day):%Y%m%d}T120000Z-00000000.toml").write_text(render(kept))
        await call.press("escape", "3", "0")
        assert "Since then     1 action done" in call.text and "rows of the timeline" not in call.text


async def test_the_clock_starts_in_mid_line_and_takes_no_letter(tmp_path: Path) -> None:
    async with sitting(tmp_path, in_work()) as call:
        await call.press("3", "a")
        await call.type("12:40 one")
        await call.press("ctrl+t")
        await call.type(" two")
        assert call.app.window.entry.text == "12:40 one two" and call.app.meeting.clock.running


async def test_desk_view_is_the_facilitator_s_and_ends_when_the_clock_starts(tmp_path: Path) -> None:
    async with sitting(tmp_path, in_work()) as call:
        await call.press("1")
        assert "DESK" not in call.text and "not heard yet" not in call.text
        await call.press("ctrl+g", "d")
        assert " DESK" in call.screen[1] and "not heard yet" in call.text and "not for a shared screen" in call.text
        await call.press("ctrl+s")
        assert str(call.path.parent)[:20] in call.text
        await call.press("ctrl+t")
        assert "DESK" not in call.text and "not heard yet" not in call.text
        await call.press("ctrl+s")
        assert call.path.name in call.text and str(call.path.parent)[:20] not in call.text


async def test_desk_view_ends_by_the_keys_that_began_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, in_work()) as call:
        await call.press("1", "ctrl+g", "d", "ctrl+g", "d")
        assert "DESK" not in call.text and "not heard yet" not in call.text and "room view" in call.text


def only_for_the_desk() -> set[str]:
    return {each.text for step in STEPS for each in questions(step, view=DESK)} - {each.text for step in STEPS for each in questions(step)}


async def test_a_question_for_the_facilitator_stands_in_desk_view_only(tmp_path: Path) -> None:
    own = only_for_the_desk()
    assert len(own) >= 5
    async with sitting(tmp_path, in_work()) as call:
        for keys, seen in (((), False), (("ctrl+g", "d"), True)):
            await call.press(*keys)
            found = []
            for step in range(1, 7):
                await call.press(str(step))
                for _ in range(12):
                    await call.press("ctrl+n")
                    found += [text for text in own if text == call.app.window.foot().question]
            assert bool(found) is seen
        await call.press("0")
        assert not [text for text in own if text in call.text]


async def test_nobody_is_shown_as_silent_who_is_in_a_row(tmp_path: Path) -> None:
    document = in_work()
    silent = not_heard(document)
    key = next(iter(silent))
    event = next(iter(document.timeline))
    said = document.with_row("timeline", event, document.timeline[event].changed(who=(key,)))
    assert not_heard(said) == silent - {key}


async def test_escape_leaves_the_page_for_the_room_for_the_step_in_work(tmp_path: Path) -> None:
    async with sitting(tmp_path, in_work()) as call:
        await call.press("3", "0")
        assert "esc goes back to 3 Timeline" in call.text
        await call.press("escape")
        assert call.app.current_mode == "timeline"


async def test_the_words_to_begin_with_stay_while_they_are_read(tmp_path: Path) -> None:
    async with sitting(tmp_path, NEW) as call:
        await call.press("ctrl+g", "0", "ctrl+t")
        assert "Thank you for coming" in call.text and "starts the clock" not in call.text


async def test_the_clock_s_time_is_there_after_a_quit_and_stands(tmp_path: Path) -> None:
    async with sitting(tmp_path, in_work()) as call:
        call.app.meeting.monotonic = lambda: 0.0
        await call.press("3", "ctrl+t")
        call.app.meeting.monotonic = lambda: 600.0
        await call.press("j", "ctrl+q")
    async with sitting(tmp_path) as again:
        assert "paused · 15 min left" in again.screen[1]
        again.app.meeting.monotonic = lambda: 9000.0
        await again.press("ctrl+t")
        assert "15 min left in step" in again.screen[1] and "the clock runs again" in again.text
