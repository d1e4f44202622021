"""Head and foot as lines: what does not fit is left out whole."""

import pytest

from pmtui.model.people.as_roles import AsRoles
from pmtui.screens.window.context import Frame
from pmtui.screens.window.frame import reading_line, title_line, whole_parts
from pmtui.steps.echo import echo_spans
from pmtui.widgets.paint import width_of
from tests.driver import demo

SAID = "kept · 12:25 UTC · detected · 8 min after the row above"


@pytest.mark.parametrize(
    ("room", "shown"),
    [(60, SAID), (40, "kept · 12:25 UTC · detected"), (20, "kept · 12:25 UTC"), (6, "kept"), (2, "kept")],
)
def test_what_is_said_ends_with_a_whole_part(room: int, shown: str) -> None:
    assert "".join(text for _, text in whole_parts(echo_spans(SAID), room)) == shown


def test_the_reading_stands_whole_beside_the_state_of_saving() -> None:
    for width in (60, 80):
        made = reading_line(echo_spans(SAID), Frame(saving="NOT SAVED: disk full", alarm=True), width)
        assert width_of(made.left) + width_of(made.right) < width


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_clock_stands_clear_of_the_duration(width: int) -> None:
    for note in ("25 min left in step", "paused · 25 min left", "2 min over"):
        made = title_line(demo(), width, Frame(note=note, as_roles=AsRoles()))
        assert width_of(made.left) + width_of(made.right) <= width - 2, made


def test_a_mark_that_was_not_read_as_one_is_to_be_seen() -> None:
    assert echo_spans("12:17 UTC") == (("text", "12:17 UTC"),)
    assert echo_spans("12:17 UTC · note · 3 min after") == (("text", "12:17 UTC"), ("muted", " · note · 3 min after"))
    made = echo_spans("12:17 UTC · #done stays text · 3 min after")
    assert made == (("text", "12:17 UTC"), ("muted", " · "), ("warn", "#done stays text"), ("muted", " · 3 min after"))
