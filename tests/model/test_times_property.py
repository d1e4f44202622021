"""Any clock, half, zone, offset, year and bracket together is read correctly or reported, never accepted silently."""

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pmtui.model.script.width import narrow
from pmtui.model.time.grammar import read_time
from pmtui.model.time.reading import TimeContext

DAY = dt.date(2023, 7, 20)
LISBON = ZoneInfo("Europe/Lisbon")
CONTEXT = TimeContext(zone="Europe/Lisbon", day=DAY, day_said=True)
H = dt.timedelta(hours=1)
# What is typed, and the hours ahead of UTC it means on that summer day; None where it is no clear zone and must be reported.
ZONES: dict[str, float | None] = {
    "": 1, "UTC": 0, "utc": 0, "Utc": 0, "GMT": 0, "Z": 0, "CEST": 2, "CET": 1, "EST": -5, "PDT": -7, "PST": -8, "CT": -5, "ET": -4, "SGT": 8,
    "JST": 9, "Pacific time": -7, "Europe/Berlin": 2, "America/New_York": -4, "UTC+2": 2, "GMT-3": -3, "+0200": 2, "+02:00": 2, "-0330": -3.5,
    "-05:00": -5, "+14:00": 14, "IST": None, "CST": None, "BST": None, "GST": None, "YEKT": None, "AMT": None, "cest": None, "WEST": None,
    "MET": None, "Pacific": None, "CET/CEST": None, "+02": None, "+5:30": None,
}  # fmt: skip
HALVES = {"": None, "am": 0, "PM": 12, "p.m.": 12, "A.M.": 0, "P. M.": 12}
YEARS = ("", "2022", "2024")
DAYS = ("", "Jun 13", "13 June", "13.6.", "2024-06-13", "13.6.2024", "13/6/2024", "13 Jun 2024")
BLANKS = (" ", "\u00a0", "\u202f", "\u2009", "\u3000")
BRACKETS = (
    "{} ",
    "[{}] ",
    "({}) ",
    "**{}** ",
    "`{}` ",
    "- {}: ",
    "1. {} ",
    "| {} | ",
    "### {} ",
    "at {} ",
    "\ufeff{} ",
    "* [{}] - ",
    "**{}:** ",
)
WIDE = str.maketrans("0123456789:+-", "０１２３４５６７８９：＋－")


@settings(max_examples=600, deadline=None)
@example(5, 37, "P. M.", "CT", "2024", "Jun 13", "\u202f", "**{}:** ", True, False)
@example(2, 0, "", "+0200", "", "", "\u3000", "| {} | ", False, True)
@given(
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(list(HALVES)),
    st.sampled_from(list(ZONES)),
    st.sampled_from(YEARS),
    st.sampled_from(DAYS),
    st.sampled_from(BLANKS),
    st.sampled_from(BRACKETS),
    st.booleans(),
    st.booleans(),
)
def test_any_time_is_read_rightly_or_told(
    hour: int, minute: int, half: str, zone: str, year: str, day: str, blank: str, bracket: str, seconds: bool, wide: bool
) -> None:
    clock = f"{hour}:{minute:02}" + (":07" if seconds else "")
    parts = [part for part in (day, clock, half, zone, year) if part]
    words = bracket.format(blank.join(parts))
    if wide:
        words = words.translate(WIDE)
    text = f"{words}pods hang"
    reading = read_time(text, CONTEXT)
    told = " · ".join((*reading.notes, reading.problem)).replace("time not known", "").strip(" ·")
    # An impossible time, and a year without a month before it: it is open, or reported, or stays in the text.
    if half and not 1 <= hour <= 12:
        assert reading.problem or told, text
        return
    named = bool(day) and not day.startswith(("2024", "13.6.2024", "13/6")) and day not in ("13 Jun 2024", "13.6.")
    offset = ZONES[zone]
    if year and not named:
        assert told or (reading.time is not None and year in narrow(reading.rest)), text  # it stays in the text
        return
    when = dt.date(int(year), 6, 13) if year else dt.date(2024, 6, 13) if "2024" in day else dt.date(2023, 6, 13) if day else DAY
    if offset is None:
        # It closes the bracket or the line, so that a word may be a zone; otherwise it is reported.
        if zone in ("WEST", "MET", "Pacific") and not told:
            assert reading.time is not None and zone not in reading.rest, text
        else:
            assert told, text
            assert reading.time is None or zone.casefold() in narrow(reading.rest).casefold(), text
        return
    hours = hour % 12 + HALVES[half] if half and HALVES[half] is not None else hour  # type: ignore[operator]  # not None
    wanted = dt.datetime.combine(when, dt.time(hours, minute, 7 if seconds else 0), dt.timezone(offset * H))
    assert reading.time == wanted, (text, reading)
    assert reading.rest == "pods hang", (text, reading)
    assert not reading.problem and not told, (text, reading)
