"""How far a terminal is behind: no frame is sent while much is pending, and nobody waits for one that never answers."""

from pmtui.widgets.pace import OVERDUE, WINDOW, Pace


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def answering(clock: Clock) -> Pace:
    """Return the pace of a terminal that has answered once."""
    pace = Pace(clock)
    pace.written(10)
    assert pace.asks()
    assert not pace.answered()
    return pace


def test_a_terminal_that_never_answered_is_sent_everything() -> None:
    pace = Pace(Clock())
    pace.written(100_000)
    assert pace.asks()
    assert pace.room() and not pace.waits


def test_letters_follow_each_other_but_no_frame_follows_a_large_one_until_it_has_arrived() -> None:
    pace = answering(Clock())
    pace.written(300)
    assert pace.asks()
    pace.written(300)
    assert pace.room() and not pace.asks()
    pace.written(WINDOW)
    assert not pace.room()
    assert pace.answered()  # the first letter is there, the rest is not: ask again
    assert pace.asks()
    assert not pace.room()
    assert not pace.answered()
    assert pace.room() and not pace.waits


def test_an_answer_that_does_not_come_is_not_waited_for_and_one_that_comes_late_counts_again() -> None:
    clock = Clock()
    pace = answering(clock)
    pace.written(WINDOW + 1)
    assert pace.asks()
    clock.now = OVERDUE - 0.1
    assert not pace.room()
    clock.now = OVERDUE
    assert pace.room() and not pace.waits
    pace.written(WINDOW + 1)
    assert pace.answered()
    assert pace.asks()
    assert not pace.room()


def test_nothing_is_asked_while_nothing_was_written() -> None:
    assert not Pace(Clock()).asks()
