"""Parts of the shell, each made by itself: menu, view, meeting timer, filters, cover, a slow terminal, notes."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from textual.filter import ANSIToTruecolor, DimFilter

from pmtui.model.gather import Gather, Meeting
from pmtui.model.postmortem import PostMortem
from pmtui.screens.window.messages import MenuOption
from pmtui.session.no_document import NoDocument
from pmtui.session.session import Applied, Session
from pmtui.shell.cover import Cover
from pmtui.shell.head import frame_of, travelled
from pmtui.shell.key_menu import KeyMenu, Pressed, ways
from pmtui.shell.last_filters import LastFilters
from pmtui.shell.look_back import changed_since
from pmtui.shell.meeting_timer import SURE, MeetingTimer
from pmtui.shell.private_notes import PAUSE, PrivateNotes
from pmtui.shell.responses import Offer, Redraw, Say
from pmtui.shell.slow_terminal import SlowTerminal
from pmtui.shell.view import View
from pmtui.widgets.theme import FewerColours, OnlyWhatHasWidth

NOW = dt.datetime(2023, 7, 24, 10, 0, tzinfo=dt.UTC)


# the menu in the key bar


def offered(passes: bool = False) -> KeyMenu:
    menu = KeyMenu()
    menu.offer = Offer(
        (MenuOption("x", "Write elsewhere", "app.write_elsewhere"), MenuOption("D", "Leave", "app.leave_without")), passes=passes
    )
    return menu


@pytest.mark.parametrize(
    ("key", "character", "passes", "pressed"),
    [
        ("x", "x", False, Pressed(True, "app.write_elsewhere")),
        ("upper_d", "D", False, Pressed(True, "app.leave_without")),
        ("d", "d", False, Pressed(True)),
        ("escape", None, True, Pressed(True)),
        ("d", "d", True, Pressed(False)),
        ("down", None, True, Pressed(False)),
        ("ф", "ф", True, Pressed(False)),
    ],
)
def test_a_menu_takes_the_next_key_and_is_gone(key: str, character: str | None, passes: bool, pressed: Pressed) -> None:
    menu = offered(passes)
    assert menu.press(key, character) == pressed and menu.offer == Offer(())


def test_a_letter_of_another_keyboard_is_told_how_to_go_on() -> None:
    taken, action, words = offered().press("ф", "ф")
    assert taken and action is None and "switch to Latin letters" in words


def test_ways_of_the_desk_are_offered_at_the_desk_alone() -> None:
    room, desk = ways(False), ways(True)
    assert {option.word for option in room.options} < {option.word for option in desk.options}
    assert ("3", "app.go('timeline')") in [(option.key, option.action) for option in room.options]


# who looks


def test_the_desk_begins_by_hand_and_ends_when_the_meeting_runs() -> None:
    view = View()
    assert view.toggle_desk() == Redraw("desk view: not for a shared screen · ctrl+g d goes back") and view.desk
    assert view.meet("the clock stands", running=False) == Redraw("the clock stands", remember=True) and view.desk
    view.meet("the clock runs", running=True)
    assert not view.desk
    assert View().toggle_desk().words != View(by_role=True).toggle_roles().words


def test_names_stay_away_over_a_restart_until_they_are_asked_for() -> None:
    view = View(by_role=True)
    assert view.as_roles is not None
    assert view.toggle_roles() == Redraw("people are shown by name", remember=True) and view.as_roles is None
    assert view.toggle_roles().remember and view.as_roles is not None


# the clock of the meeting


class Hours:
    """A clock, and what is to be called when."""

    def __init__(self, spent: dict[str, float] | None = None) -> None:
        self.now, self.waits, self.minutes = 100.0, list[tuple[float, Callable[[], None]]](), 0
        self.timer = MeetingTimer(spent or {}, lambda: {"gather": 5, "whys": 20}, self.wake, self.minute)
        self.timer.monotonic = lambda: self.now

    def wake(self, seconds: float, call: Callable[[], None]) -> Callable[[], None]:
        wait = (seconds, call)
        self.waits.append(wait)
        return lambda: self.waits.remove(wait) if wait in self.waits else None

    def minute(self) -> None:
        self.minutes += 1


def test_the_clock_counts_for_the_step_in_work_and_wakes_once_a_minute() -> None:
    hours = Hours()
    hours.timer.count_for("gather")
    assert hours.waits == []  # it stands
    assert hours.timer.toggle() == ("the clock runs: 25 min in all, by the agenda of step 1 · ctrl+t pauses", True)
    ((seconds, call),) = hours.waits
    assert seconds == pytest.approx(60 + SURE)
    hours.now += seconds
    hours.waits.clear()
    call()
    assert hours.minutes == 1 and len(hours.waits) == 1
    hours.timer.count_for("lessons")  # counts for the whys
    hours.now += 120
    hours.timer.count_for("room")  # for the step before
    assert hours.timer.spent() == {"gather": 60.0, "whys": 120.0} and len(hours.waits) == 1
    assert hours.timer.toggle() == ("the clock stands after 3 min · ctrl+t goes on", False) and hours.waits == []
    assert hours.timer.toggle() == ("the clock runs again", True)


def test_after_a_restart_the_time_is_there_and_stands() -> None:
    hours = Hours({"gather": 240.0})
    hours.timer.count_for("gather")
    assert hours.waits == [] and hours.timer.spent() == {"gather": 240.0} and hours.timer.words()
    assert Hours().timer.words() == ""


# head and foot


def test_head_and_foot_say_what_is_missing_half_typed_and_seen() -> None:
    session, hours = Session(NoDocument()), Hours()
    session.keeper.drafts.take("timeline", "add", "12:1", (0, 4))
    view = View(by_role=True)
    frame = frame_of(session, hours.timer, view, ("one thing",))
    assert frame.marks[2] == "✎" and frame.lacks[0] == len(session.findings["gather"]) > 0 and frame.marks[0] == ""
    assert (frame.as_roles, frame.desk, frame.since, frame.running) == (view.as_roles, False, ("one thing",), False)


def test_what_was_undone_is_said_with_its_place() -> None:
    document = PostMortem()
    assert (
        travelled("undone", Applied(document, "whys", "", "an answer"), "U brings it back")
        == "undone in 4 Whys: an answer · U brings it back"
    )
    assert travelled("undone", Applied(document, "", "", "a burst of keys"), "then").startswith("undone in the document: ")


async def test_only_on_a_later_day_than_the_last_meeting_it_is_told_what_changed() -> None:
    asked: list[dt.datetime] = []

    def as_of(until: dt.datetime) -> PostMortem | None:
        asked.append(until)
        return PostMortem(id="x", title="before")

    def met(*days: dt.date | str) -> PostMortem:
        return PostMortem(id="x", title="now", gather=Gather(meetings={f"m{at}": Meeting(date=day) for at, day in enumerate(days)}))

    assert await changed_since(met(), NOW, as_of) is None
    assert await changed_since(met(NOW.date(), "soon"), NOW, as_of) is None and asked == []
    assert await changed_since(met(dt.date(2023, 7, 20), dt.date(2023, 7, 21)), NOW, as_of) is not None
    assert asked == [dt.datetime(2023, 7, 22, tzinfo=dt.UTC)]
    assert await changed_since(met(dt.date(2023, 7, 20)), NOW, lambda until: None) is None


# what the terminal gets


def test_ours_are_the_last_that_see_a_strip_and_numbers_of_a_palette_stay_numbers() -> None:
    last = LastFilters()
    assert not last.fewer_colours and [type(one) for one in last.ours] == [OnlyWhatHasWidth]
    last.fit(16, {})
    theirs = [DimFilter(), ANSIToTruecolor(DEFAULT_TERMINAL_THEME)]
    assert last.fewer_colours and [type(one) for one in last.behind(theirs)] == [DimFilter, FewerColours, OnlyWhatHasWidth]


def test_nothing_is_painted_under_a_cover_and_it_is_lifted_once() -> None:
    did: list[str] = []

    @contextmanager
    def batch() -> Iterator[None]:
        did.append("begin")
        yield
        did.append("end")

    cover = Cover(batch, lambda: did.append("refresh"))
    cover.lift()  # over nothing
    lift = cover.lay()
    assert cover.lift is lift and did == ["begin"]
    lift()
    lift()
    assert did == ["begin", "end", "refresh"]


class Screen:
    """A screen that is drawn."""

    def __init__(self) -> None:
        self.drawn = 0

    def refresh(self, *regions: Any) -> None:
        self.drawn += 1


def test_what_was_left_out_is_drawn_once_the_terminal_takes_more() -> None:
    busy, later, screen = [True], list[Callable[[], None]](), Screen()
    terminal = SlowTerminal(lambda: busy[0], later.append, lambda: screen)  # type: ignore[arg-type,return-value]
    terminal.caught_up()
    assert later == []  # nothing was left out
    terminal.leave_out(screen, "a frame")  # type: ignore[arg-type]
    assert later == []
    terminal.caught_up()
    busy[0] = False
    terminal.leave_out(screen, "a frame")  # type: ignore[arg-type]  # it caught up between the look and now
    assert len(later) == 2
    for call in later:
        call()
    assert screen.drawn == 1


# notes of one's own


class Notes:
    """Notes in memory."""

    text = ""

    def take(self, text: str) -> None:
        self.text = text


class Noted(NoDocument):
    """A keeper with notes, which can not be written."""

    def __init__(self) -> None:
        super().__init__()
        self.notes = Notes()  # type: ignore[assignment]

    def keep_notes(self) -> str:
        return "NOT SAVED: the notes could not be written" if "Ben" in self.notes.text else ""  # type: ignore[attr-defined]


async def test_notes_are_written_after_a_pause_once_and_said_where_that_failed() -> None:
    keeper, waits = Noted(), list[float]()
    notes = PrivateNotes(keeper, waits.append)
    notes.take("talk with A")
    notes.take("talk with An")
    assert waits == [PAUSE] and keeper.notes.text == "talk with An"  # type: ignore[attr-defined]
    assert await notes.write() is None
    notes.take("talk with Ben")
    assert waits == [PAUSE, PAUSE] and await notes.write() == Say("NOT SAVED: the notes could not be written")


async def test_notes_are_read_where_nobody_waits_for_a_disk() -> None:
    threads: list[threading.Thread] = []

    class Slow:
        @property
        def text(self) -> str:
            threads.append(threading.current_thread())
            return "talk with Ana"

        def take(self, text: str) -> None: ...

    keeper = Noted()
    keeper.notes = Slow()  # type: ignore[assignment]
    assert await PrivateNotes(keeper, lambda seconds: None).read() == "talk with Ana" and threads != [threading.main_thread()]


async def test_without_a_document_there_are_none() -> None:
    waits: list[float] = []
    notes = PrivateNotes(NoDocument(), waits.append)
    notes.take("x")
    assert waits == [] and await notes.read() is None
