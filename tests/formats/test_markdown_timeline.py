"""The page's timeline: days, times, notes, links, silence, and the figures above it."""

import datetime as dt
from typing import Any

import pytest

from pmtui import demo
from pmtui.formats.file import toml
from pmtui.formats.page import escape
from pmtui.formats.page.figures import ribbon
from pmtui.formats.page.timeline import duration, timeline
from pmtui.formats.page.times import stamp, time_cell
from pmtui.model.define import Define
from pmtui.model.figures.metrics import Phase
from pmtui.model.gather import Gather, Person
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import Account, TimelineEvent

HEAD = "| Time | What | Who | Evidence |\n| --- | --- | --- | --- |\n"


def at(clock: str, day: int = 20, **fields: Any) -> TimelineEvent:
    """Make a row at a time of day in UTC, in July 2023."""
    hour, minute = clock.split(":")
    return TimelineEvent.model_validate({"time": dt.datetime(2023, 7, day, int(hour), int(minute), tzinfo=dt.UTC), **fields})


def blocks(*rows: TimelineEvent, zone: str = "UTC") -> list[str]:
    """Return the blocks of a timeline of these rows, whose ids are r0, r1 and so on."""
    people = {"ana11": Person(name="Ana"), "ben11": Person(name="Ben")}
    table = {f"r{number}": row for number, row in enumerate(rows)}
    return list(timeline(PostMortem(timeline=table, define=Define(zone=zone), gather=Gather(people=people))))


def row_of(event: TimelineEvent) -> str:
    """Return the one table line of a timeline with one row."""
    return blocks(event)[1].splitlines()[2]


def test_the_figures_of_the_demo() -> None:
    document = toml.parse(demo.text()).document
    summary, drawn, listed, *_ = timeline(document)
    assert summary == "In short: noticed after 8 min, stopped after 13 min, resolved after 1 h 53 min, latent 18 h 36 min."
    assert drawn.splitlines() == [
        "```text",
        "latent          18 h 36 min  before the impact",
        "undetected            8 min  |=============================",
        "unacknowledged        3 min                                |==========",
        "mitigating            2 min                                           |======",
        "recovering       1 h 40 min  after it",
        "```",
    ]
    assert "- Time to detect: 8 min (detected - impact start)" in listed.splitlines()
    assert "- Impact duration: 13 min (impact end - impact start, windows added up)" in listed.splitlines()
    assert duration(document) == "13 min"


def test_no_rows_no_section_and_no_milestones_no_figures() -> None:
    assert blocks() == []
    assert blocks(at("12:17", text="seen")) == ["### 2023-07-20 (UTC)", f"{HEAD}| 12:17 | seen | - | - |"]


def test_each_day_has_a_heading_in_the_zone_of_the_page() -> None:
    page = blocks(at("23:30", text="late"), at("1:10", day=20, text="early"), zone="Europe/Lisbon")
    assert page == [
        "### 2023-07-20 (Europe/Lisbon)", f"{HEAD}| 02:10 | early | - | - |",
        "### 2023-07-21 (Europe/Lisbon)", f"{HEAD}| 00:30 | late | - | - |",
    ]  # fmt: skip


def test_a_time_without_a_zone_says_so_once() -> None:
    local = TimelineEvent(time=dt.datetime(2023, 7, 20, 9, 30), text="local")
    assert blocks(local) == ["### 2023-07-20 (zone not known)", f"{HEAD}| 09:30 | local | - | - |"]
    assert blocks(local, at("12:17", text="utc")) == [
        "### 2023-07-20 (UTC)",
        f"{HEAD}| 09:30, zone not known | local | - | - |\n| 12:17 | utc | - | - |",
    ]


def test_a_row_without_a_time_stands_under_the_row_above_or_under_a_heading_of_its_own() -> None:
    open_row = TimelineEvent(precision="unknown", text="open")
    page = blocks(at("12:17", text="a"), at("12:17", day=21, text="b"), open_row.changed(after="r0"), open_row.changed(typed="3/4"))
    assert page[1] == f"{HEAD}| 12:17 | a | - | - |\n| ?? | open | - | - |"
    assert page[4:] == ["### Time not known", f"{HEAD}| ?? (typed “3/4”) | open | - | - |"]
    noon = TimelineEvent(time=dt.time(12, 17), text="some day")
    assert blocks(noon) == ["### Time not known", f"{HEAD}| 12:17, day not known | some day | - | - |"]


def test_what_is_said_of_a_row_is_said_in_words() -> None:
    accounts = {"x1aaa": Account(text="it was later", who="ben11"), "x2bbb": Account(text="or never"), "x3ccc": Account(who="ana11")}
    full = at(
        "12:17",
        text="seen",
        milestones=("impact-start", "oh-no"),
        star=True,
        contributed=True,
        who=("ana11", "ben11", "zz9zz"),
        accounts=accounts,
    )
    assert blocks(full)[-1].splitlines()[2] == (
        "| 12:17 | seen (impact start, oh-no, key moment, contributed); told differently (Ben): it was later; told differently: or never"
        " | Ana, Ben, zz9zz | - |"
    )
    bare = at("12:17", milestones=("impact-end", "mitigated"))
    assert blocks(bare)[-1].splitlines()[2] == "| 12:17 | impact end, mitigated | - | - |"


def test_each_link_is_printed_once() -> None:
    links = ("https://x.example/1", "https://x.example/12", "https://x.example/12", "the graph", " ")
    assert row_of(at("12:17", text="see https://x.example/1.", links=links)) == (
        "| 12:17 | see <https://x.example/1>. | - | <https://x.example/12>, the graph |"
    )
    event = at("12:17", text="a", links=("https://x.example/1",), accounts={"x1aaa": Account(text="no: https://x.example/1")})
    assert row_of(event) == "| 12:17 | a; told differently: no: <https://x.example/1> | - | - |"
    assert escape.addresses("(https://x.example/a_b), https://y.example\nhttp://") == ["https://x.example/a_b", "https://y.example"]


def test_words_that_fit_no_cell_stand_below_their_table() -> None:
    several = at("12:17", text="one | *two*\n\n# three", star=True, accounts={"x1aaa": Account(text="no\nno", who="ana11")})
    long = at("12:18", text="long " * 61)
    page = blocks(several, long, at("12:19", text="long " * 50))
    assert page[1].splitlines()[2:4] == ["| 12:17 | in full below (key moment) | - | - |", "| 12:18 | in full below | - | - |"]
    assert page[2].splitlines() == [
        "- 12:17", "  - one \\| \\*two\\*", "  - \\# three", "  - Told differently (Ana): no; no",
        "- 12:18", f"  - {'long ' * 61}".rstrip(),
    ]  # fmt: skip
    assert len(page) == 3


def test_silence_is_a_row_unless_somebody_said_why() -> None:
    start, end = at("12:17", text="a", milestones=("impact-start",)), at("12:40", text="b", milestones=("impact-end",))
    assert blocks(start, end)[-1] == (
        f"{HEAD}| 12:17 | a (impact start) | - | - |\n| 12:17 to 12:40 | 23 min without an entry | - | - |\n"
        "| 12:40 | b (impact end) | - | - |"
    )
    event = blocks(start.changed(gap="we | waited\nfor it"), end)[-1].splitlines()[3]
    assert event == "| then | no record needed: we \\| waited; for it | - | - |"
    lasted = at("12:17", text="a", milestones=("impact-start",), end=dt.datetime(2023, 7, 20, 12, 30, tzinfo=dt.UTC))
    assert blocks(lasted, end.changed(precision="approx"))[-1].splitlines()[3].startswith("| 12:30 to about 12:40 |")
    night = blocks(start, at("0:17", day=21, milestones=("impact-end",)))
    assert "| 12:17 to 2023-07-21 00:17 | 12 h without an entry | - | - |" in night[-3]


def test_several_windows_and_one_without_an_end_are_listed() -> None:
    start: dict[str, Any] = {"milestones": ("impact-start",)}
    end: dict[str, Any] = {"milestones": ("impact-end",)}
    two = [at("12:00", **start), at("12:10", **end), at("13:00", **start), at("13:05", **end)]
    assert blocks(*two)[1].splitlines()[-3:] == [
        "- Impact duration: 15 min (impact end - impact start, windows added up)",
        "  - from 2023-07-20 12:00 to 2023-07-20 12:10: 10 min",
        "  - from 2023-07-20 13:00 to 2023-07-20 13:05: 5 min",
    ]
    assert duration(PostMortem(timeline=dict(zip("abcd", two, strict=True)))) == "15 min together, 2 windows"
    assert blocks(*two[:3])[0].splitlines() == [
        "- Impact duration: not known (impact end - impact start, windows added up)",
        "  - from 2023-07-20 12:00 to 2023-07-20 12:10: 10 min",
        "  - from 2023-07-20 13:00, its end is not recorded",
    ]
    assert duration(PostMortem(timeline=dict(zip("abc", two, strict=False)))) == ""


def test_the_duration_falls_back_to_when_it_was_mitigated_and_never_runs_backwards() -> None:
    start = at("12:00", milestones=("impact-start",))
    assert duration(PostMortem(timeline={"a": start, "b": at("12:07", milestones=("mitigated",))})) == "7 min"
    assert duration(PostMortem(timeline={"a": start, "b": at("11:50", milestones=("impact-end",))})) == ""
    assert duration(PostMortem(timeline={"a": start})) == ""


def test_a_figure_that_runs_backwards_is_told_as_it_is() -> None:
    page = blocks(at("12:00", milestones=("detected",)), at("12:10", milestones=("impact-start",)))
    assert "- Time to detect: runs backwards, 10 min (detected - impact start)" in page[2].splitlines()
    assert page[1] == "```text\nundetected  10 min backwards\n```"


def test_the_ribbon_is_to_scale_and_says_what_is_not_sure() -> None:
    assert ribbon([Phase("latent", None), Phase("undetected", None)]) == []
    drawn = ribbon([Phase("undetected", 60), Phase("unacknowledged", 0), Phase("mitigating", 180, sure=False), Phase("recovering", None)])
    assert drawn == [
        "undetected            1 min  |===========",
        "unacknowledged        0 min",
        f"mitigating      about 3 min  {' ' * 12}|{'=' * 35}",
    ]
    tiny = ribbon([Phase("undetected", 1), Phase("unacknowledged", 86400), Phase("mitigating", 1)])
    assert all(len(line) < 80 and "|" in line for line in tiny)


@pytest.mark.parametrize(
    ("time", "end", "precision", "cell", "whole"),
    [
        ("12:17", None, "exact", "12:17", "2023-07-20 12:17"),
        ("12:17:05", None, "exact", "12:17:05", "2023-07-20 12:17:05"),
        ("14:05", None, "approx", "about 14:05", "2023-07-20 about 14:05"),
        ("14:00", None, "partial", "14:??", "2023-07-20 14:??"),
        ("12:17", "2023-07-20 12:30", "exact", "12:17–12:30", "2023-07-20 12:17–12:30"),
        ("12:17", "2023-07-20 12:30", "between", "between 12:17 and 12:30", "2023-07-20 between 12:17 and 12:30"),
        ("23:50", "2023-07-21 00:10", "exact", "23:50–2023-07-21 00:10", "2023-07-20 23:50–2023-07-21 00:10"),
        ("12:17", "2023-07-21", "exact", "12:17–2023-07-21", "2023-07-20 12:17–2023-07-21"),
        ("", None, "date", "that day", "2023-07-20"),
        ("", "2023-07-20", "date", "that day", "2023-07-20"),
        ("", "2023-07-22", "date", "that day to 2023-07-22", "2023-07-20 to 2023-07-22"),
        ("", "2023-07-22", "between", "between that day and 2023-07-22", "between 2023-07-20 and 2023-07-22"),
        ("12:17", None, "unknown", "??", "time not known"),
    ],
)
def test_times_as_the_page_has_them(time: str, end: str | None, precision: str, cell: str, whole: str) -> None:
    moments = [
        dt.datetime.fromisoformat(summary) if ":" in summary else dt.date.fromisoformat(summary)
        for summary in (f"2023-07-20 {time}".strip(), end)
        if summary
    ]
    event = TimelineEvent(time=moments[0], end=moments[1] if end else None, precision=precision)
    assert (time_cell(event, "UTC"), stamp(event, "UTC")) == (cell, whole)


def test_words_where_a_time_belongs_stay_words() -> None:
    event = TimelineEvent(time="# noon | *ish*", text="a\nb")
    assert blocks(event) == [
        "### Time not known",
        f"{HEAD}| # noon \\| \\*ish\\* | in full below | - | - |",
        "- Time “# noon \\| \\*ish\\*”\n  - a\n  - b",
    ]
