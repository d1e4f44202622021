"""The figures of an incident: known, uncertain, missing, backwards."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from pmtui.formats.lines import define as define_line
from pmtui.model.define import Define
from pmtui.model.figures.metrics import began_ended_words, header_words, metrics, phases, words
from pmtui.model.postmortem import PostMortem
from pmtui.model.time.grammar import read_time
from pmtui.model.time.reading import TimeContext
from pmtui.model.timeline import MILESTONES, TimelineEvent


def row(typed: str, *milestones: str, zone: str = "UTC") -> TimelineEvent:
    """Make a row of a time as typed on 20 July 2023."""
    figures = read_time(typed, TimeContext(zone=zone, day=dt.date(2023, 7, 20), day_said=True))
    return TimelineEvent(
        time=figures.time, end=figures.end, precision=figures.precision, zone=figures.zone, typed=figures.typed, milestones=milestones
    )


def incident(*rows: TimelineEvent, zone: str = "UTC") -> PostMortem:
    return PostMortem(timeline={f"r{number}": event for number, event in enumerate(rows)}, define=Define(zone=zone))


CRATES = incident(
    row("2023-07-19 12:32"),
    row("2023-07-19 17:41", "introduced"),
    row("12:17", "impact-start"),
    row("12:18"),
    row("12:24"),
    row("12:25", "detected"),
    row("12:28", "acknowledged"),
    row("12:30", "mitigated", "impact-end"),
    row("14:10", "resolved"),
)


def test_the_incident_of_the_acceptance_scenario() -> None:
    assert words(CRATES) == ["noticed after 8 min", "stopped after 13 min", "resolved after 1 h 53 min", "latent 18 h 36 min"]
    assert header_words(CRATES) == "13 min (12:17–12:30 UTC)"
    assert began_ended_words(CRATES) == "2023-07-20 12:17-12:30 UTC"
    assert [(phase.name, phase.seconds) for phase in phases(CRATES)] == [
        ("latent", 66960.0), ("undetected", 480.0), ("unacknowledged", 180.0), ("mitigating", 120.0), ("recovering", 6000.0),
    ]  # fmt: skip
    figures = metrics(CRATES)
    assert (figures.time_to_detect.low, figures.time_to_detect.high) == (480, 480)
    assert (figures.time_to_detect.from_id, figures.time_to_detect.to_id) == ("r2", "r5")
    assert figures.time_to_acknowledge.low == 180
    assert figures.time_to_mitigate.low == 780
    assert figures.time_to_resolve.low == 6780
    assert figures.time_to_resolve.formula == "resolved - impact start"
    assert figures.impact_duration.low == figures.impact_duration.high == 780
    assert (figures.time_to_declare.low, figures.time_to_public.low) == (None, None)
    assert figures.backwards() == []


def test_nothing_is_known_of_nothing() -> None:
    empty = incident()
    assert (header_words(empty), words(empty), began_ended_words(empty)) == ("", [], "")
    assert [phase.seconds for phase in phases(empty)] == [None] * 5
    assert metrics(empty).impact_duration.low is None


def test_an_impact_that_has_not_ended_is_unknown_not_zero() -> None:
    open_end = incident(row("12:17", "impact-start"), row("12:25", "detected"))
    assert metrics(open_end).impact_duration.low is None
    assert header_words(open_end) == "since 12:17 UTC"
    assert began_ended_words(open_end) == "2023-07-20 12:17 UTC"
    assert words(open_end) == ["noticed after 8 min"]
    assert [phase.seconds for phase in phases(open_end)] == [None, 480.0, None, None, None]


def test_times_that_are_not_sure_give_ranges() -> None:
    unsure = incident(row("12:17", "impact-start"), row("12:17..12:29", "detected"), row("13:??", "impact-end"))
    figures = metrics(unsure)
    assert (figures.time_to_detect.low, figures.time_to_detect.high) == (0, 720)
    assert words(unsure) == ["noticed after 0 to 12 min", "stopped after 43 min to 1 h 43 min"]
    assert header_words(unsure) == "43 min to 1 h 43 min (12:17–13:?? UTC)"
    assert not phases(unsure)[1].sure
    about = incident(row("~12:17", "impact-start"), row("12:30", "impact-end"))
    assert header_words(about) == "about 13 min (~12:17–12:30 UTC)"
    between = incident(row("12:10..12:17", "impact-start"), row("12:30", "impact-end"))
    assert header_words(between) == "13 to 20 min (12:10..12:17 to 12:30 UTC)"


def test_a_span_that_runs_backwards_is_told() -> None:
    early = incident(row("12:10", "detected"), row("12:17", "impact-start"))
    assert metrics(early).time_to_detect.low == -420
    assert metrics(early).backwards() == ["time_to_detect"]
    assert words(early) == ["noticed 7 min before the start"]
    wrong = incident(row("12:30", "impact-start"), row("12:17", "impact-end"))
    assert metrics(wrong).impact_duration.high == -780
    assert header_words(wrong) == "ended 13 min before the start (12:30, 12:17 UTC)"
    assert words(incident(row("12:17", "impact-start"), row("12:20", "introduced"))) == ["introduced 3 min after the start"]


def test_windows_are_added_up_and_overlaps_are_one() -> None:
    twice = incident(row("12:00", "impact-start"), row("12:10", "impact-end"), row("13:00", "impact-start"), row("13:30", "impact-end"))
    figures = metrics(twice)
    assert figures.impact_duration.low == 2400
    assert [(window.from_id, window.to_id, window.low) for window in figures.impact_windows] == [("r0", "r1", 600), ("r2", "r3", 1800)]
    assert words(twice) == ["2 windows, 40 min together"]
    assert header_words(twice) == "40 min (12:00–13:30 UTC, 2 windows)"
    assert began_ended_words(twice) == "2023-07-20 12:00-12:10 UTC"
    overlap = incident(row("12:00", "impact-start"), row("12:05", "impact-start"), row("12:10", "impact-end"), row("12:20", "impact-end"))
    assert [window.low for window in metrics(overlap).impact_windows] == [1200]
    again = incident(row("12:00", "impact-start"), row("12:10", "impact-end"), row("13:00", "impact-start"))
    assert metrics(again).impact_duration.low is None


def test_one_row_that_lasted_is_a_whole_window() -> None:
    lasted = incident(row("12:17-12:30", "impact-start", "impact-end"))
    assert header_words(lasted) == "13 min (12:17–12:30 UTC)"
    assert began_ended_words(lasted) == "2023-07-20 12:17-12:30 UTC"
    rollback = incident(row("12:17", "impact-start"), row("12:28-12:30", "mitigated"))
    assert words(rollback) == ["stopped after 13 min"]


def test_times_are_told_in_the_documents_zone() -> None:
    lisbon = incident(row("13:17", "impact-start", zone="Europe/Lisbon"), row("12:30", "impact-end"), zone="Europe/Lisbon")
    assert header_words(lisbon) == "13 min (13:17–13:30 Lisbon)"
    assert began_ended_words(lisbon) == "2023-07-20 13:17-13:30 Europe/Lisbon"
    local = incident(row("12:17", "impact-start", zone=""), row("12:30", "impact-end", zone=""), zone="")
    assert header_words(local) == "13 min (12:17–12:30)"
    assert began_ended_words(local) == "2023-07-20 12:17-12:30"


def test_no_distance_is_made_up_between_a_time_with_a_zone_and_one_without() -> None:
    mixed = incident(row("12:17", "impact-start"), row("12:30", "impact-end", "detected", zone=""))
    assert metrics(mixed).time_to_detect.low is None
    assert metrics(mixed).impact_duration.low is None
    assert words(mixed) == []


def test_over_midnight() -> None:
    night = incident(row("23:50", "impact-start"), row("2023-07-21 00:20", "impact-end"))
    assert header_words(night) == "30 min (23:50–00:20 UTC)"
    assert began_ended_words(night) == "2023-07-20 23:50-2023-07-21 00:20 UTC"


def test_the_same_timeline_is_counted_once() -> None:
    assert metrics(CRATES) is metrics(CRATES.with_fields("", title="Another"))
    assert metrics(CRATES) is not metrics(CRATES.with_row("timeline", "new", row("12:20", "detected")))


EVENTS = st.builds(
    lambda hour, minute, marks, precision, zoned: TimelineEvent(
        time=dt.datetime(2023, 7, 20, hour, minute, tzinfo=dt.UTC if zoned else None), precision=precision, milestones=tuple(marks)
    ),
    st.integers(0, 23),
    st.integers(0, 59),
    st.lists(st.sampled_from(MILESTONES), max_size=3),
    st.sampled_from(["exact", "approx", "partial", "between", "unknown"]),
    st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(EVENTS, max_size=8))
def test_any_timeline_has_figures_and_words(rows: list[TimelineEvent]) -> None:
    document = incident(*rows)
    figures = metrics(document)
    for window in figures.impact_windows:
        assert "impact-start" in document.timeline[window.from_id].milestones
        assert (window.low is None) == (window.high is None)
        assert window.low is None or window.high is None or window.low <= window.high
    assert all(words(document))
    assert header_words(document) == "" or figures.impact_windows
    assert len(phases(document)) == 5
    typed = began_ended_words(document)
    if typed:
        parsed = define_line.parse(typed, define_line.DefineContext(document))
        assert parsed.problem == "" and (parsed.began or parsed.ended) is not None, typed


def test_each_of_two_windows_that_were_resolved_has_its_own_figure_and_the_head_names_the_last() -> None:
    times = [("12:00", "impact-start"), ("12:10", "impact-end"), ("12:20", "resolved")]
    again = [("14:00", "impact-start"), ("14:10", "impact-end"), ("14:30", "resolved")]
    twice = incident(*(row(*typed) for typed in (*times, *again)))
    figures = metrics(twice)
    assert [(span.low, span.from_id, span.to_id) for span in figures.resolved_windows] == [(1200, "r0", "r2"), (1800, "r3", "r5")]
    assert (figures.time_to_resolve.low, figures.time_to_resolve.from_id, figures.time_to_resolve.to_id) == (1800, "r3", "r5")
    assert "resolved after 30 min in the last of 2 windows" in words(twice)
    once = incident(*(row(*typed) for typed in (*times, *again[:2])))
    assert metrics(once).resolved_windows == () and metrics(once).time_to_resolve.low == 1200
