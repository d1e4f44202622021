"""Rows at another time: shift, day, zone; what cannot be moved is left alone."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmtui.model.time.retimed import on_day, read_again, shifted
from pmtui.model.time.times import time_words
from pmtui.model.time.zones import Zone, zone_called
from pmtui.model.timeline import TimelineEvent

UTC, LISBON = Zone(dt.UTC, "UTC"), Zone(zone_called("Europe/Lisbon"), "Europe/Lisbon")


def at(hour: int, minute: int = 0, **values: object) -> TimelineEvent:
    return TimelineEvent(time=dt.datetime(2023, 7, 20, hour, minute, tzinfo=dt.UTC), **values)


def test_a_shift_moves_both_ends_and_keeps_what_is_known_of_them() -> None:
    row = at(12, 17, end=dt.datetime(2023, 7, 20, 12, 30, tzinfo=dt.UTC), precision="between", zone="UTC")
    moved = shifted(row, 3600)
    assert moved is not None and (time_words(moved), moved.precision, moved.zone) == ("13:17..13:30", "between", "UTC")


@pytest.mark.parametrize(
    "row",
    [
        TimelineEvent(text="x", precision="unknown"),
        TimelineEvent(time=dt.date(2023, 7, 20), precision="date"),
        TimelineEvent(time=dt.time(23, 30)),
    ],
)
def test_what_has_no_time_to_shift_stays(row: TimelineEvent) -> None:
    assert shifted(row, 3600) is None


def test_a_day_moves_by_whole_days_and_a_time_of_day_within_its_day() -> None:
    assert shifted(TimelineEvent(time=dt.date(2023, 7, 20), precision="date"), 86400) == TimelineEvent(
        time=dt.date(2023, 7, 21), precision="date"
    )
    assert shifted(TimelineEvent(time=dt.time(12, 17)), 60) == TimelineEvent(time=dt.time(12, 18))


def test_on_another_day_the_clock_shows_the_same() -> None:
    winter = on_day(TimelineEvent(time=dt.datetime(2023, 7, 20, 12, tzinfo=dt.UTC)), dt.date(2023, 12, 1), "Europe/Lisbon")
    assert winter is not None and time_words(winter, "Europe/Lisbon") == "13:00" and isinstance(winter.time, dt.datetime)
    assert winter.time.utcoffset() == dt.timedelta()  # in winter
    loose = on_day(TimelineEvent(time=dt.time(23, 50), end=dt.time(0, 10)), dt.date(2023, 7, 20), "UTC")
    assert loose is not None and loose.end == dt.datetime(2023, 7, 21, 0, 10, tzinfo=dt.UTC)
    assert on_day(TimelineEvent(text="x"), dt.date(2023, 7, 20), "UTC") is None


def test_read_again_the_clocks_stay_and_the_instants_change() -> None:
    row = TimelineEvent(time=dt.datetime(2023, 7, 20, 12, 17, tzinfo=dt.timezone(dt.timedelta(hours=1))), zone="Europe/Lisbon")
    moved = read_again(row, UTC, "UTC")
    assert moved is not None and moved.time == dt.datetime(2023, 7, 20, 12, 17, tzinfo=dt.UTC) and moved.zone == "UTC"
    back = read_again(moved, LISBON, "Europe/Lisbon")
    assert back == row


def test_a_time_left_open_by_its_zone_is_settled_by_another() -> None:
    row = TimelineEvent(text="seen", typed="14:51 IST", precision="unknown")
    moved = read_again(row, Zone(dt.timezone(dt.timedelta(hours=5, minutes=30))), "+05:30", dt.date(2023, 7, 20))
    assert moved is not None and moved.time == dt.datetime(2023, 7, 20, 9, 21, tzinfo=dt.UTC) and moved.text == "seen"
    assert read_again(TimelineEvent(typed="25:99", precision="unknown"), UTC, "UTC") is None
    assert read_again(TimelineEvent(time=dt.time(12)), UTC, "UTC") is None


@given(
    st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2060, 1, 1)),
    st.integers(-(10**6), 10**6),
    st.sampled_from(["exact", "approx", "partial"]),
)
def test_shifting_there_and_back_is_where_it_was(time: dt.datetime, seconds: int, precision: str) -> None:
    row = TimelineEvent(time=time.replace(tzinfo=dt.UTC), precision=precision)
    there = shifted(row, seconds)
    assert there is not None and shifted(there, -seconds) == row


def test_a_row_whose_typed_time_is_blank_has_nothing_to_read_again() -> None:
    assert read_again(TimelineEvent(text="x", typed=" \n"), UTC, "UTC") is None
