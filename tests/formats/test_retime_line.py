"""The input that moves rows in time: a shift, a day, a zone; a new time is none of them."""

import datetime as dt

import pytest

from pmtui.formats.lines.retime import parse

DAY = dt.date(2023, 7, 20)


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("+1h", 3600), ("-10m", -600), ("+5", 300), ("-2:30", -9000), ("+1h30", 5400), ("+1 h 30 min", 5400), ("+1d", 86400), ("- 90 s", -90)],
)
def test_a_shift_has_a_sign(typed: str, seconds: float) -> None:
    assert parse(typed, DAY).seconds == seconds


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2023-07-21", dt.date(2023, 7, 21)),
        ("Fri 21 Jul", dt.date(2023, 7, 21)),
        ("yesterday", dt.date(2023, 7, 19)),
        ("wed", dt.date(2023, 7, 19)),
    ],
)
def test_a_day_alone_moves_there(typed: str, day: dt.date) -> None:
    assert parse(typed, DAY).day == day


@pytest.mark.parametrize(("typed", "name"), [("as UTC", "UTC"), ("in Europe/Lisbon", "Europe/Lisbon"), ("as +02:00", ""), ("as PST", "")])
def test_a_zone_is_read_again(typed: str, name: str) -> None:
    retime = parse(typed, DAY)
    assert retime.zone is not None and retime.zone.name == name and retime.zone.info is not None


@pytest.mark.parametrize(("typed", "said"), [("as IST", "Indian, Irish or Israeli"), ("as Moon/Base", "an unknown time zone")])
def test_a_zone_that_settles_nothing_says_why(typed: str, said: str) -> None:
    assert said in parse(typed, DAY).problem and parse(typed, DAY).zone is None


@pytest.mark.parametrize("typed", ["12:17", "~14:05", "??", "", "+", "soon", "T+12m", "14:??"])
def test_a_time_of_its_own_is_none_of_these(typed: str) -> None:
    retime = parse(typed, DAY)
    assert (retime.seconds, retime.day, retime.zone, retime.problem) == (None, None, None, "")
