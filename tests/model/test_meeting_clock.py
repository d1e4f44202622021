"""The meeting clock: what is left in the step, in words."""

import pytest

from pmtui.model.meeting_clock import AGENDA, MeetingClock, agenda_of
from pmtui.model.postmortem import PostMortem

PLAN = {"timeline": 10, "whys": 5}


def running(seconds: float) -> tuple[MeetingClock, float]:
    """Return a clock that has run this long in the timeline."""
    return MeetingClock(step="timeline").start(100.0), 100.0 + seconds


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "10 min left in step"), (1, "10 min left in step"), (60, "9 min left in step"), (479, "3 min left in step"),
        (480, "2 min left, then on"), (599, "1 min left, then on"), (600, "time for the next step"), (659, "time for the next step"),
        (660, "1 min over"), (1800, "20 min over"),
    ],
)  # fmt: skip
def test_it_says_what_is_left_what_comes_and_what_is_over(seconds: float, words: str) -> None:
    clock, now = running(seconds)
    assert clock.words(PLAN, now) == words


@pytest.mark.parametrize("seconds", [0.0, 0.5, 59.9, 60.0, 470.0, 479.5, 480.0, 599.0, 600.0, 601.0, 659.0, 5000.3])
def test_it_wakes_just_when_its_words_change(seconds: float) -> None:
    clock, now = running(seconds)
    wait = clock.next_words_in(PLAN, now)
    assert wait is not None and 0 < wait <= 60
    words = clock.words(PLAN, now)
    assert clock.words(PLAN, now + wait - 0.01) == words
    assert clock.words(PLAN, now + wait + 0.01) != words or wait == 60


def test_it_says_nothing_before_it_began_and_stands_when_paused() -> None:
    assert MeetingClock().words(PLAN, 5.0) == ""
    clock, now = running(120)
    paused = clock.pause(now)
    assert paused.words(PLAN, now + 999) == "paused · 8 min left"
    assert (paused.next_words_in(PLAN, now), paused.running, paused.begun) == (None, False, True)
    assert paused.start(now + 999).words(PLAN, now + 999 + 60) == "7 min left in step"


def test_each_step_has_its_own_time_and_keeps_it_when_one_comes_back() -> None:
    clock, now = running(120)
    clock = clock.at("whys", now)
    assert clock.words(PLAN, now + 60) == "4 min left in step"
    clock = clock.at("timeline", now + 60)
    assert (clock.words(PLAN, now + 60), clock.minutes(now + 60)) == ("8 min left in step", 3)


def test_a_step_without_minutes_says_so() -> None:
    clock = MeetingClock(step="gather").start(0.0)
    assert (clock.words(PLAN, 5.0), clock.next_words_in(PLAN, 5.0)) == ("no minutes for this step", None)


def test_the_agenda_is_the_document_s_or_the_usual_hour_with_most_of_it_on_the_timeline() -> None:
    assert agenda_of(PostMortem()) == AGENDA and sum(AGENDA.values()) == 60 and AGENDA["timeline"] * 2 == 60
    assert agenda_of(PostMortem().with_fields("gather", agenda={"timeline": 20, "whys": 0, "tea": 5})) == {"timeline": 20}
