"""Stretches without a record: the one of the acceptance scenario, and what does not count as one."""

from pmtui.model.figures.gaps import gaps
from pmtui.model.timeline import TimelineEvent
from tests.model.test_metrics import CRATES, incident, row


def test_the_one_gap_of_the_acceptance_scenario() -> None:
    silent = gaps(CRATES)
    assert [(gap.after, gap.before, gap.seconds, gap.words) for gap in silent] == [("r3", "r4", 360.0, "12:18 to 12:24: nothing recorded")]
    assert gaps(CRATES) is gaps(CRATES.with_fields("", title="Another"))


def test_a_row_that_says_why_has_no_gap() -> None:
    explained = CRATES.with_row("timeline", "r3", CRATES.timeline["r3"].changed(gap="everybody looked at the dashboard"))
    assert gaps(explained) == []


def test_a_row_in_between_fills_it() -> None:
    assert gaps(CRATES.with_row("timeline", "new", row("12:21"))) == []


def test_without_an_end_or_a_start_no_silence_is_asked_about() -> None:
    assert gaps(incident(row("12:17", "impact-start"), row("18:00"))) == []
    assert gaps(incident(row("12:17"), row("18:00", "impact-end"))) == []
    assert gaps(incident()) == []


def test_long_incidents_are_told_in_longer_steps() -> None:
    rows = [row("08:00", "impact-start"), row("08:20"), row("10:00"), row("10:50"), row("12:00"), row("18:00", "impact-end")]
    assert [gap.words for gap in gaps(incident(*rows))] == [
        "08:20 to 10:00: nothing recorded",
        "10:50 to 12:00: nothing recorded",
        "12:00 to 18:00: nothing recorded",
    ]


def test_a_row_that_lasted_is_a_record_of_its_whole_time() -> None:
    whole = incident(row("12:00", "impact-start"), row("12:01-12:20"), row("12:05"), row("12:21", "mitigated"))
    assert gaps(whole) == []
    part = incident(row("12:00", "impact-start"), row("12:01-12:10"), row("12:05"), row("12:21", "mitigated"))
    assert [(gap.after, gap.words) for gap in gaps(part)] == [("r1", "12:10 to 12:21: nothing recorded")]


def test_rows_whose_time_is_open_fill_nothing() -> None:
    document = CRATES.with_row("timeline", "new", TimelineEvent(precision="unknown", after="r3", text="somebody called"))
    assert [gap.after for gap in gaps(document)] == ["r3"]


def test_over_midnight_the_day_is_said() -> None:
    night = incident(row("23:50", "impact-start"), row("2023-07-21 00:20", "impact-end"))
    assert [gap.words for gap in gaps(night)] == ["23:50 to Fri 21 Jul 00:20: nothing recorded"]
