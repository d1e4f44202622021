"""A paste that is too large to be inserted unasked waits for its key."""

import pytest
from textual import events

from pmtui.widgets.pastes import ASKED, ASKED_LINES, MOST, Asking


def answer(paste: str, key: events.Event) -> tuple[str | None, str]:
    asking = Asking()
    taken, words = asking.taken(events.Paste(paste), may_ask=True)
    assert not taken
    assert asking.asks
    assert " pasted · y takes it, other keys leave it" in words
    found, said = asking.answered(key)
    assert not asking.asks
    return found and found.text, said


@pytest.mark.parametrize("paste", ["x" * ASKED, "\n" * (ASKED_LINES - 1), "x\r\n" * ASKED_LINES, ""])
def test_a_paste_of_usual_size_is_taken_at_once(paste: str) -> None:
    assert Asking().taken(events.Paste(paste), may_ask=True) == (True, "")


@pytest.mark.parametrize("paste", ["x" * (ASKED + 1), "x" * MOST, "\rx" * ASKED_LINES, "one\r\n" * (ASKED_LINES + 1)])
def test_a_large_one_is_taken_by_its_key_and_left_out_by_any_other(paste: str) -> None:
    assert answer(paste, events.Key("y", "y")) == (paste, "")
    for other in (events.Key("n", "n"), events.Key("escape", None), events.Key("enter", "\r"), events.Paste("y")):
        assert answer(paste, other) == (
            None,
            f"left out: the {'501 lines' if len(paste) < ASKED else f'{len(paste) / 1e6:.1f} MB'} just pasted",
        )


def test_where_nobody_can_be_asked_and_where_no_file_could_hold_it_it_is_not_taken() -> None:
    for paste, may_ask in (("x" * (ASKED + 1), False), ("x" * (MOST + 1), True)):
        asking = Asking()
        taken, words = asking.taken(events.Paste(paste), may_ask)
        assert not taken
        assert words.startswith("not taken: ")
        assert not asking.asks
