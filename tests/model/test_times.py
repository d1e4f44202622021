"""Reading a time at the front of a line, against the tables of the design."""

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pmtui.model.time.grammar import read_time
from pmtui.model.time.reading import Reading, TimeContext
from pmtui.model.time.times import offset_zone, time_as_typed
from pmtui.model.timeline import TimelineEvent

UTC = dt.UTC
DAY = dt.date(2023, 7, 20)  # a Thursday


def at(hour: int, minute: int, day: int = 20, second: int = 0, tz: dt.tzinfo | None = UTC) -> dt.datetime:
    return dt.datetime(2023, 7, day, hour, minute, second, tzinfo=tz)


HERE = TimelineEvent(time=at(12, 18), zone="UTC")
ZERO = TimelineEvent(time=at(12, 17), zone="UTC")
CONTEXT = TimeContext(zone="UTC", day=DAY, here=HERE, above=HERE, zero=ZERO)


def read(text: str, context: TimeContext = CONTEXT) -> Reading:
    return read_time(text, context)


PACIFIC = dt.timezone(dt.timedelta(hours=-8))


@pytest.mark.parametrize(
    ("words", "time", "end", "precision"),
    [
        ("14:51", at(14, 51), None, "exact"),
        ("9:05", at(9, 5), None, "exact"),
        ("14:51 UTC", at(14, 51), None, "exact"),
        ("14:51:30", at(14, 51, second=30), None, "exact"),
        ("14:51:30Z", at(14, 51, second=30), None, "exact"),
        ("2:05pm", at(14, 5), None, "exact"),
        ("2:05 pm", at(14, 5), None, "exact"),
        ("2pm", at(14, 0), None, "exact"),
        ("12:30am", at(0, 30), None, "exact"),
        ("2:05pm PST", at(14, 5, tz=PACIFIC), None, "exact"),
        ("14:51 +02:00", at(12, 51), None, "exact"),
        ("14:51+0200", at(12, 51), None, "exact"),
        ("14:51 -05:00", at(19, 51), None, "exact"),
        ("14:51 UTC+2", at(12, 51), None, "exact"),
        ("14:51 (UTC)", at(14, 51), None, "exact"),
        ("14:51 America/New_York", at(18, 51), None, "exact"),
        ("0915", at(9, 15), None, "exact"),
        ("1451Z", at(14, 51), None, "exact"),
        ("1451 UTC", at(14, 51), None, "exact"),
        ("~14:05", at(14, 5), None, "approx"),
        ("14:??", at(14, 0), None, "partial"),
        ("+5m", at(12, 23), None, "exact"),
        ("-10m", at(12, 8), None, "exact"),
        ("+1h30m", at(13, 48), None, "exact"),
        ("+2:30", at(14, 48), None, "exact"),
        ("+90", at(13, 48), None, "exact"),
        ("T+12m", at(12, 29), None, "exact"),
        ("yesterday 23:00", at(23, 0, day=19), None, "exact"),
        ("today 9:00", at(9, 0), None, "exact"),
        ("today 00:05", at(0, 5), None, "exact"),
        ("thu 09:00", at(9, 0), None, "exact"),
        ("mon 09:00", at(9, 0, day=17), None, "exact"),
        ("friday 09:00", at(9, 0, day=14), None, "exact"),
        ("19 Jul 17:41", at(17, 41, day=19), None, "exact"),
        ("Wed 19 Jul 2023 17:41", at(17, 41, day=19), None, "exact"),
        ("2023-07-20 14:51", at(14, 51), None, "exact"),
        ("2023-07-20T14:51:30Z", at(14, 51, second=30), None, "exact"),
        ("2023-07-20T14:51:30-05:00", at(19, 51, second=30), None, "exact"),
        ("2023-07-20 14:51:30-05:00", at(19, 51, second=30), None, "exact"),
        ("2023-07-20", DAY, None, "date"),
        ("12:17-12:30", at(12, 17), at(12, 30), "exact"),
        ("12:17–12:30 UTC", at(12, 17), at(12, 30), "exact"),
        ("12:17 - 12:30", at(12, 17), at(12, 30), "exact"),
        ("~12:17-12:30", at(12, 17), at(12, 30), "approx"),
        ("12:17..12:30", at(12, 17), at(12, 30), "between"),
        ("14:00-05:00", at(14, 0), at(5, 0, day=21), "exact"),
        ("2:05-2:10pm", at(14, 5), at(14, 10), "exact"),
        ("11:50-12:10pm", at(11, 50), at(12, 10), "exact"),
        ("2023-07-19 23:50-2023-07-20 00:10", at(23, 50, day=19), at(0, 10), "exact"),
        ("2023-07-20 12:17-12:30 UTC", at(12, 17), at(12, 30), "exact"),
    ],
)
def test_a_time_is_read_whole_and_its_text_left(words: str, time: object, end: object, precision: str) -> None:
    for parting in (" ", " - ", " – ", ": "):
        reading = read(f"{words}{parting}what happened")
        assert (reading.time, reading.end, reading.precision, reading.problem) == (time, end, precision, "")
        assert reading.matched
        assert reading.rest == "what happened"
    assert read(words).rest == ""


@pytest.mark.parametrize(
    "text",
    [
        "500 errors rise",
        "503s from the proxy",
        "3.7M requests failed",
        "1.10.0 published",
        "~200 jobs went through",
        "Mon shift took over",
        "today 9 pods hang",
        "today 9",
        "thu 9 pods",
        "a",
        "1",
        "hello",
        "-5 pods left",
        "- 5 things",
        "+ more",
        "24/7 support was told",
        "12:17:x",
        "12:34:56:78 is an address",
        "1:1 with the vendor",
        "\\12:17 is what the log says",
        "https://example.com/12:17",
        "may be slow",
        "",
    ],
)
def test_what_is_no_time_stays_text(text: str) -> None:
    reading = read(text)
    assert not reading.matched
    assert (reading.time, reading.rest, reading.problem, reading.notes) == (None, text, "", ())


def test_four_bare_digits_are_a_number_and_the_echo_says_how_to_write_a_time() -> None:
    reading = read("1200 requests fail")
    assert (reading.matched, reading.rest, reading.notes) == (False, "1200 requests fail", ("no time (12:00 has a colon)",))
    assert read("12:00 1200 requests fail").rest == "1200 requests fail"


@pytest.mark.parametrize("text", ["12:17 PR #6834 merged", "12:17 DB is down", "12:17 API/Gateway fails", "12:17 #6834", "9:00 pods hang"])
def test_capitals_that_are_no_zone_are_the_text(text: str) -> None:
    reading = read(text)
    assert reading.rest == text.partition(" ")[2]
    assert reading.zone == "UTC"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("25:99", "no time of day"),
        ("0999", "no time of day"),
        ("13:05pm", "no time of day"),
        ("12:17-25:00", "no time of day"),
        ("14:51 IST", "Indian, Irish or Israeli"),
        ("14:51 CST", "Central, China or Cuba"),
        ("14:51 BST", "British Summer or Bangladesh"),
        ("14:51 Europe/Nowhere", "an unknown time zone"),
        ("3/4", "more than one way"),
        ("03/02/2023 07:30", "more than one way"),
        ("13/14/2023 07:30", "no day of the calendar"),
        ("2023-13-45", "no day of the calendar"),
        ("2023-02-30 12:00", "no day of the calendar"),
        ("14:??-15:00", "both times whole"),
    ],
)
def test_what_looks_like_a_time_is_taken_with_its_time_open(words: str, why: str) -> None:
    reading = read(f"{words} foo")
    assert reading.matched
    assert (reading.time, reading.precision, reading.rest, reading.typed) == (None, "unknown", "foo", words)
    assert why in reading.problem


def test_a_row_to_count_from_is_needed() -> None:
    reading = read("+5m foo", TimeContext(zone="UTC", day=DAY))
    assert (reading.time, reading.typed, reading.problem) == (None, "+5m", "no row with a time to count from")


def test_an_unknown_time_is_no_problem() -> None:
    reading = read("?? somebody called")
    assert (reading.matched, reading.time, reading.precision, reading.problem, reading.rest) == (
        True,
        None,
        "unknown",
        "",
        "somebody called",
    )


def test_t_says_which_row_it_is() -> None:
    assert read("T+12m x").notes == ("T is 12:17",)


@pytest.mark.parametrize("lead", ["- ", "* ", "• ", "– ", "  "])
def test_a_bullet_before_a_time_is_dropped(lead: str) -> None:
    assert (read(f"{lead}12:17 x").time, read(f"{lead}12:17 x").rest) == (at(12, 17), "x")
    assert read(f"{lead}no time here").rest == f"{lead}no time here"


def test_more_than_twelve_hours_before_the_highlighted_row_is_the_next_day() -> None:
    late = TimeContext(zone="UTC", day=DAY, here=TimelineEvent(time=at(23, 50)))
    assert (read("00:05 x", late).time, read("00:05 x", late).notes) == (at(0, 5, day=21), ("next day",))
    assert (read("11:50 x", late).time, read("11:50 x", late).notes) == (at(11, 50), ())
    assert read("11:49 x", late).time == at(11, 49, day=21)


def test_almost_a_day_after_the_highlighted_row_is_the_evening_before() -> None:
    night = TimeContext(zone="UTC", day=DAY, here=TimelineEvent(time=at(0, 3)))
    assert (read("23:55 x", night).time, read("23:55 x", night).notes) == (at(23, 55, day=19), ("the day before",))
    assert (read("21:03 x", night).time, read("21:03 x", night).notes) == (at(21, 3), ())
    morning = TimeContext(zone="UTC", day=DAY, here=TimelineEvent(time=at(9, 0)))
    assert read("23:55 x", morning).time == at(23, 55)


def test_a_day_that_was_said_is_taken_as_said() -> None:
    context = TimeContext(zone="UTC", day=dt.date(2023, 7, 19), day_said=True, here=TimelineEvent(time=at(23, 50)))
    assert (read("00:05 x", context).time, read("00:05 x", context).notes) == (at(0, 5, day=19), ())


def test_without_a_row_the_incidents_day_counts() -> None:
    assert read("14:51 x", TimeContext(zone="UTC", day=DAY)).time == at(14, 51)
    open_row = TimelineEvent(typed="??", precision="unknown")
    assert read("00:05 x", TimeContext(zone="UTC", day=DAY, here=open_row)).time == at(0, 5)


def test_without_a_zone_a_time_is_local_and_without_a_day_a_time_alone() -> None:
    assert read("14:51 x", TimeContext(day=DAY)).time == dt.datetime(2023, 7, 20, 14, 51)
    assert read("14:51 x", TimeContext(zone="UTC")).time == dt.time(14, 51)
    reading = read("yesterday 23:00 x", TimeContext(zone="UTC"))
    assert (reading.time, reading.typed) == (dt.time(23), "yesterday 23:00")


def test_the_zone_that_was_said_is_named() -> None:
    lisbon = TimeContext(zone="Europe/Lisbon", day=DAY)
    assert (read("14:51 x", lisbon).zone, read("14:51 x", lisbon).time) == ("Europe/Lisbon", at(13, 51))
    assert read("14:51 America/New_York x", lisbon).zone == "America/New_York"
    assert read("14:51Z x", lisbon).zone == "UTC"
    assert read("14:51 PST x", lisbon).zone == ""
    assert read("14:51Z x", lisbon).time.tzinfo is dt.UTC  # type: ignore[union-attr]  # it is a datetime here
    assert isinstance(read("14:51 x", lisbon).time.tzinfo, dt.timezone)  # type: ignore[union-attr]  # same


def test_hours_the_clocks_skip_or_show_twice_are_told() -> None:
    spring = read("02:30 x", TimeContext(zone="Europe/Berlin", day=dt.date(2023, 3, 26)))
    assert any("did not exist" in note for note in spring.notes)
    assert spring.typed == "02:30"
    autumn = read("02:30 x", TimeContext(zone="Europe/Berlin", day=dt.date(2023, 10, 29)))
    assert autumn.time == dt.datetime(2023, 10, 29, 0, 30, tzinfo=UTC)
    assert any("first of the two" in note for note in autumn.notes)
    assert read("03:30 x", TimeContext(zone="Europe/Berlin", day=dt.date(2023, 10, 29))).notes == ()


def test_relative_times_count_real_minutes_over_a_change_of_the_clocks() -> None:
    before = TimelineEvent(time=offset_zone(dt.datetime(2023, 3, 26, 1, 50), "Europe/Berlin"))
    reading = read("+20m x", TimeContext(zone="Europe/Berlin", day=dt.date(2023, 3, 26), above=before))
    assert str(reading.time) == "2023-03-26 03:10:00+02:00"
    assert read("+5m x", TimeContext(zone="UTC", above=TimelineEvent(time=at(14, 0), precision="partial"))).precision == "approx"


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789:-–.~?+TtZz /aphmds\\UCet", max_size=24), st.sampled_from(["", "UTC", "Europe/Berlin"]))
def test_any_text_is_read_and_none_of_it_lost(text: str, zone: str) -> None:
    reading = read_time(text, TimeContext(zone=zone, day=DAY, here=HERE, above=HERE, zero=ZERO))
    assert text.endswith(reading.rest)
    if not reading.matched:
        assert reading.rest == text
    if reading.problem:
        assert reading.time is None
        assert reading.typed


MOMENTS = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2037, 1, 1)).map(lambda moment: moment.replace(microsecond=0))
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"])


@settings(max_examples=300, deadline=None)
@example(dt.datetime(2000, 10, 28, 22, 15), "UTC", "America/New_York", "exact", 13_500, True, False)  # ends in the second of two same hours
@example(dt.datetime(2000, 10, 28, 22, 15), "UTC", "America/New_York", "exact", 40_000, True, False)  # ends by other clocks
@example(dt.datetime(2000, 10, 28, 22, 15), "America/New_York", "America/New_York", "between", 13_500, True, True)
@given(
    MOMENTS, ZONES, ZONES, st.sampled_from(["exact", "approx", "between", "partial"]), st.integers(0, 200_000), st.booleans(), st.booleans()
)
def test_a_time_as_typed_reads_back(
    moment: dt.datetime, zone: str, own: str, precision: str, more: int, lasted: bool, same_day: bool
) -> None:
    if precision == "partial":
        moment = moment.replace(minute=0, second=0)
    time = offset_zone(moment, own)
    end = offset_zone(time + dt.timedelta(seconds=more), own) if precision == "between" or (lasted and precision != "partial") else None
    event = TimelineEvent(time=time, end=end, precision=precision, zone=own)
    day = offset_zone(time, zone).date() if same_day else None
    reading = read_time(f"{time_as_typed(event, zone, day)} text", TimeContext(zone=zone, day=day, day_said=True))
    assert (reading.time, reading.end, reading.precision, reading.rest) == (time, end, precision, "text")


def test_an_open_time_is_edited_as_it_was_typed() -> None:
    event = TimelineEvent(typed="14:51 IST", precision="unknown")
    assert time_as_typed(event, "UTC", DAY) == "14:51 IST"
    assert time_as_typed(TimelineEvent(time=DAY, precision="date"), "UTC", DAY) == "2023-07-20"
    assert time_as_typed(HERE, "UTC", DAY) == "12:18"
    assert time_as_typed(HERE, "UTC", dt.date(2023, 7, 19)) == "2023-07-20 12:18"
    assert time_as_typed(HERE, "", DAY) == "12:18Z"
