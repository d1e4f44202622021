"""Times, days and durations in words; where rows sort."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmtui.formats.page.times import time_cell
from pmtui.model.time.times import (
    day_of,
    day_words,
    duration_words,
    end_instant,
    instant,
    long_day_words,
    offset_zone,
    read_day,
    read_due,
    time_words,
)
from pmtui.model.timeline import TimelineEvent

UTC = dt.UTC
NOON = dt.datetime(2023, 7, 20, 12, 17, tzinfo=UTC)
LATER = dt.datetime(2023, 7, 20, 12, 30, tzinfo=UTC)
NEAR = dt.date(2023, 7, 20)


@pytest.mark.parametrize(
    ("event", "short", "page"),
    [
        (TimelineEvent(time=NOON), "12:17", "12:17"),
        (TimelineEvent(time=NOON.replace(second=5)), "12:17:05", "12:17:05"),
        (TimelineEvent(time=NOON, precision="approx"), "~12:17", "about 12:17"),
        (TimelineEvent(time=NOON, end=LATER), "12:17–12:30", "12:17–12:30"),
        (TimelineEvent(time=NOON, end=LATER, precision="approx"), "~12:17–12:30", "about 12:17–12:30"),
        (TimelineEvent(time=NOON, end=LATER, precision="between"), "12:17..12:30", "between 12:17 and 12:30"),
        (TimelineEvent(time=NOON.replace(minute=0), precision="partial"), "12:??", "12:??"),
        (TimelineEvent(time=NEAR, precision="date"), "day", "that day"),
        (TimelineEvent(time=dt.time(12, 17)), "12:17", "12:17, day not known"),
        (TimelineEvent(precision="unknown"), "??", "??"),
        (TimelineEvent(time="tea time"), "??", "tea time"),
    ],
)
def test_a_rows_time_in_words(event: TimelineEvent, short: str, page: str) -> None:
    assert time_words(event, "UTC") == short
    assert time_cell(event, "UTC") == page


def test_words_are_by_the_clocks_of_the_zone() -> None:
    event = TimelineEvent(time=NOON.replace(hour=23))
    assert time_words(event, "Europe/Berlin") == "01:17"
    assert day_of(event, "Europe/Berlin") == dt.date(2023, 7, 21)
    assert day_of(event, "UTC") == NEAR
    assert day_of(TimelineEvent(time=dt.time(3)), "UTC") is None
    assert time_words(event, "No/Where") == "23:17"


def test_moments_at_the_ends_of_the_calendar_have_words() -> None:
    last = TimelineEvent(time=dt.datetime(9999, 12, 31, 23, 59, tzinfo=UTC))
    assert time_words(last, "Asia/Tokyo") == "23:59"
    assert instant(TimelineEvent(time=dt.datetime(1, 1, 1, tzinfo=UTC))) is not None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 min"),
        (45, "45 s"),
        (13 * 60, "13 min"),
        (59 * 60 + 59, "59 min"),
        (3600, "1 h"),
        (6780, "1 h 53 min"),
        (66960, "18 h 36 min"),
        (51 * 3600, "2 d 3 h"),
        (48 * 3600, "2 d"),
        (-180, "-3 min"),
    ],
)
def test_lengths_in_words(seconds: float, words: str) -> None:
    assert duration_words(seconds) == words


def test_where_rows_sort() -> None:
    assert instant(TimelineEvent(time=NOON)) == NOON.timestamp()
    assert instant(TimelineEvent(time=dt.time(3))) is None
    assert instant(TimelineEvent(time=dt.datetime(2023, 7, 20, 14, 17)), "Europe/Berlin") == NOON.timestamp()
    assert end_instant(TimelineEvent(time=NOON, end=LATER)) == LATER.timestamp()
    assert end_instant(TimelineEvent(time=NOON, precision="partial")) == NOON.timestamp() + 3600
    assert end_instant(TimelineEvent(time=NEAR, precision="date")) == dt.datetime(2023, 7, 21, tzinfo=UTC).timestamp()


def test_a_moment_gets_the_offset_its_zone_had() -> None:
    assert offset_zone(dt.datetime(2023, 7, 20, 14, 17), "Europe/Berlin").isoformat() == "2023-07-20T14:17:00+02:00"
    assert offset_zone(NOON, "Europe/Berlin").isoformat() == "2023-07-20T14:17:00+02:00"
    assert offset_zone(dt.datetime(2023, 7, 20, 14, 17), "No/Where").tzinfo is None
    assert offset_zone(NOON, "UTC").tzinfo is UTC


def test_days_in_words() -> None:
    assert (day_words(NEAR), day_words(NOON), long_day_words(NEAR)) == ("Thu 20 Jul", "Thu 20 Jul", "Thu 20 Jul 2023")


@pytest.mark.parametrize(
    "text",
    [
        "2023-07-20",
        "### 2023-07-20",
        "2023-07-20 (UTC)",
        "2023-07-20:",
        "Thu 20 Jul",
        "thursday, 20 july",
        "20 Jul 2023",
        "Jul 20",
        "Thursday, July 20th, 2023",
        "## Thu 20 Jul 2023",
        " 20. jul ",
        "today",
    ],
)
def test_a_line_that_is_only_a_day(text: str) -> None:
    assert read_day(text, NEAR) == NEAR


@pytest.mark.parametrize(
    "text",
    ["", "2023-07-20 14:51", "2023-07-20 pods hang", "2023-13-01", "31 feb", "20 people", "Mon shift", "may", "3/4", "20 jul at night"],
)
def test_any_other_line_is_no_day(text: str) -> None:
    assert read_day(text, NEAR) is None


def test_a_day_without_a_year_is_the_nearest() -> None:
    assert read_day("31 Dec", dt.date(2024, 1, 2)) == dt.date(2023, 12, 31)
    assert read_day("2 Jan", dt.date(2023, 12, 30)) == dt.date(2024, 1, 2)
    assert read_day("Fri 20 Jul", NEAR) == NEAR  # a wrong weekday moves nothing
    assert read_day("29 Feb", dt.date(2023, 7, 1)) == dt.date(2024, 2, 29)
    assert read_day("20 Jul") is None
    assert read_day("yesterday", NEAR) == dt.date(2023, 7, 19)
    assert read_day("yesterday") is None


@settings(max_examples=200, deadline=None)
@given(st.dates(dt.date(1990, 1, 1), dt.date(2040, 1, 1)), st.integers(-180, 180))
def test_a_day_in_words_reads_back(day: dt.date, away: int) -> None:
    assert read_day(long_day_words(day)) == day
    assert read_day(day_words(day), day + dt.timedelta(days=away)) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-12-01", dt.date(2026, 12, 1)),
        ("fri", dt.date(2026, 11, 27)),
        ("Tuesday", dt.date(2026, 12, 1)),  # today is one: the next
        ("+2w", dt.date(2026, 12, 8)),
        ("+3d", dt.date(2026, 11, 27)),
        ("today", dt.date(2026, 11, 24)),
        ("tomorrow", dt.date(2026, 11, 25)),
        ("1 dec", dt.date(2026, 12, 1)),
        ("1 Jan", dt.date(2027, 1, 1)),
        ("24 nov", dt.date(2026, 11, 24)),
        ("29 feb", dt.date(2028, 2, 29)),
        ("1 dec 2025", dt.date(2025, 12, 1)),
        ("soon", None),
        ("load", None),
        ("yesterday", None),
        ("", None),
        ("+2", None),
        ("2026-02-30", None),
    ],
)
def test_due_dates_count_from_the_day_passed_in(words: str, day: dt.date | None) -> None:
    assert read_due(words, dt.date(2026, 11, 24)) == day
