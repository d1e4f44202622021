"""A paste as rows: what is read, and what its count says of it; a line that says the zone."""

import datetime as dt

import pytest

from pmtui.formats.lines import zone as zone_line
from pmtui.formats.lines.timeline import TimelineContext, edit_context, parse
from pmtui.model.gather import Gather, Person
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent
from pmtui.steps.timeline.paste import Paste, read_paste

DAY = dt.date(2026, 11, 24)


def incident(zone: str = "Europe/Lisbon", date: dt.date = DAY, **rows: TimelineEvent) -> PostMortem:
    people = {"ana00": Person(name="Ana", handle="ana")}
    return PostMortem(date=date, timeline=rows, gather=Gather(people=people)).with_fields("define", zone=zone)


def paste(text: str, document: PostMortem | None = None) -> Paste:
    made = iter(range(100))
    context = TimelineContext(document or incident("Europe/Berlin"), "", DAY, False, DAY)
    return read_paste(text.strip().splitlines(), context, lambda taken: f"k{next(made):04}", 0.0)


def told(text: str, document: PostMortem | None = None) -> list[tuple[str, str]]:
    """Give the moments in UTC and the texts."""
    edit = paste(text, document).edit
    assert edit is not None
    return [
        (f"{row.time.astimezone(dt.UTC):%d %H:%M}" if isinstance(row.time, dt.datetime) else str(row.time), row.text)
        for row in edit.events.values()
    ]


def test_the_count_says_what_was_not_read() -> None:
    text = "14:00 YEKT one\n14:01 GST two\n14:02 WEST three\n14:03 UTC four\n14:04 DNS five\n14:05 six\n14:06 seven"
    assert paste(text).words == "7 rows · 3 with a zone that was not read · u takes all out"
    assert paste("14:00 IST one\n14:01 two").words == "2 rows · 1 with a time still open · u takes all out"
    both = paste("All times are in UTC\n14:00 YEKT one\n14:01 IST two\n14:02 GST three").words
    assert both == "3 rows · zone UTC, by line 1 · 2 zones, 1 time not read · u takes all out"
    assert paste("14:00 one\n14:01 two").words == "2 rows taken · u takes all of them out again"


@pytest.mark.parametrize(
    "line", ["All times are in UTC.", "All times in UTC", "(times UTC)", "**All times are UTC**", "Time zone: UTC", "Times are utc"]
)
def test_a_line_that_says_the_zone_makes_no_row_and_the_times_below_are_of_it(line: str) -> None:
    made = paste(f"{line}\n14:00 one\n15:00 CET two")
    assert told(f"{line}\n14:00 one\n15:00 CET two") == [("24 14:00", "one"), ("24 14:00", "two")]
    word = "utc" if "utc" in line else "UTC"
    assert made.words == f"2 rows · zone {word}, as the first line says · u takes all out"


@pytest.mark.parametrize(
    "line", ["All times are bad", "times in production", "All hands UTC call", "14:00 All times are in UTC", "Times are a-changing"]
)
def test_a_line_that_says_no_zone_is_a_row(line: str) -> None:
    assert zone_line.parse(line) is None


def test_a_zone_beside_the_days_of_a_paste_is_that_of_its_times() -> None:
    text = "#### 29-09-2026 (All times UTC)\n- 15:46 one\n### 03-10-2026 (All times UTC)\n- 02:17 two"
    assert told(text, incident("Europe/Berlin", dt.date(2026, 10, 3))) == [("29 15:46", "one"), ("03 02:17", "two")]
    assert "zone UTC, as the days say" in paste(text).words


def test_a_day_stands_until_a_row_that_has_a_time() -> None:
    assert told("2026-11-17\n--:-- it was released\n03:35 it fails") == [("None", "it was released"), ("17 02:35", "it fails")]


def test_cells_of_a_table_are_parted_and_somebody_known_did_it() -> None:
    edit = paste("14:22:00 | SYSTEM | alert\n| 14:23 | Ana | rolls back |\n| Tue | Nov 24 | 14:24 | done |\n14:25 — rollback").edit
    assert edit is not None
    assert [(row.text, row.who) for row in edit.events.values()] == [
        ("SYSTEM: alert", ()),
        ("rolls back", ("ana00",)),
        ("done", ()),
        ("rollback", ()),
    ]


def echo(text: str, here: str = "", document: PostMortem | None = None, day: dt.date = DAY) -> str:
    return parse(text, TimelineContext(document or incident("Europe/Berlin"), here, day, False, DAY)).echo


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("14:00 YEKT pager", "14:00 Berlin · “YEKT” is no zone here: text"),
        ("14:00 SGT pager", "07:00 Berlin (14:00 +08:00)"),
        ("2016-11-24 14:00 pager", "Thu 24 Nov 2016 14:00 Berlin · 2016-11-24 is 10 years before the incident’s date: is the year right?"),
        ("2027-11-24 14:00 pager", "Wed 24 Nov 2027 14:00 Berlin · 2027-11-24 is later than today: is the year right?"),
        ("24.11. 15:50 pager", "Tue 24 Nov 2026 15:50 Berlin"),
        ("Fri 24 Nov 2026 15:50 pager", "2026-11-24 is a Tue, not a Fri"),
        ("2016-11-24", "Thu 24 Nov 2016 · 2016-11-24 is 10 years before"),
        ("2026-11-23 (CET)", "Mon 23 Nov · times are of this day now"),
        ("10.11.2026 (UTC)", "Tue 10 Nov · “UTC” is not the zone here"),
        ("### 03-12-2026", "Thu 3 Dec · 03-12-2026 is 3 Dec, not 12 Mar"),
        ("2026-11-23 (CEST)", "“CEST” is not the zone here: write it behind each time"),
    ],
)
def test_the_echo_names_a_year_that_is_not_the_documents_and_asks_back(typed: str, said: str) -> None:
    assert said in echo(typed)


def test_a_row_without_a_time_keeps_the_day_it_stood_under_when_it_gets_one() -> None:
    sat = TimelineEvent(time=dt.datetime(2016, 12, 17, 21, 0, tzinfo=dt.UTC), text="it stops")
    loose = TimelineEvent(precision="unknown", after="sat00", text="somebody called")
    document = incident("UTC", dt.date(2016, 12, 16), sat00=sat, loose=loose)
    made = parse("22:?? somebody called", edit_context(document, "loose"))
    assert made.event is not None and made.event.time == dt.datetime(2016, 12, 17, 22, 0, tzinfo=dt.UTC)


def test_a_reading_on_another_day_than_the_highlighted_row_names_the_day_first() -> None:
    sat = TimelineEvent(time=dt.datetime(2016, 12, 17, 21, 0, tzinfo=dt.UTC), text="it stops")
    document = incident("UTC", dt.date(2016, 12, 17), sat00=sat)
    context = TimelineContext(document, "sat00", dt.date(2016, 12, 16), True)
    assert parse("22:00 pager", context).echo.startswith("Fri 16 Dec 22:00")
