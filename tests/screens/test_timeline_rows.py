"""Rows of the timeline that are drawn when they are seen: they are as tall as they said, whatever stands in them."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from pmtui.model.timeline import KINDS, TimelineEvent
from pmtui.screens.timeline.rows import event_lines, event_row, timeline_rows
from tests import strategies
from tests.driver import demo

NOON = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
words = st.lists(st.text("ab-é\t\n", max_size=70), max_size=6).map(" ".join)
moments = st.datetimes(timezones=st.just(dt.UTC)).map(lambda moment: moment.replace(second=0, microsecond=0)) | st.just(NOON)
plain = st.builds(
    TimelineEvent,
    text=words,
    kind=st.sampled_from(["", *KINDS, "of our own, a long one"]),
    time=moments,
)


@given(
    st.one_of(plain, strategies.rows(TimelineEvent)), st.integers(60, 121), st.sampled_from(["", "UTC", "Asia/Kolkata", "Africa/Monrovia"])
)
@settings(max_examples=300, deadline=None)
def test_a_row_is_as_tall_as_it_said_before_it_was_drawn(event: TimelineEvent, width: int, zone: str) -> None:
    row = event_row("k", event, width, zone, "")
    assert row.height == len(event_lines(event, width, zone)) == len(row.lines)


def test_the_same_rows_are_not_made_twice() -> None:
    def passes(event: TimelineEvent) -> bool:
        return True

    document = demo()
    first = timeline_rows(document, 80, passes)
    assert timeline_rows(document, 80, passes) is first
    assert timeline_rows(document.with_table("actions", {}), 80, passes) is first
    other = document.with_fields("define", not_known=("resolved",))
    assert timeline_rows(other, 80, passes) is not first
    assert timeline_rows(document, 80, passes, second="Asia/Kolkata") is not first
