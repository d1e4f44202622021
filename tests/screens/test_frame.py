"""Head and foot as lines: what does not fit is left out whole."""

import pytest

from pmtui.screens.context import Frame
from pmtui.screens.frame import echo_spans, reading_line, whole_parts
from pmtui.widgets.paint import width_of

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
