"""The record of what happened when: what runs backwards, where there is silence, what has several accounts."""

import datetime as dt

import pytest
from hypothesis import given, settings

from pmtui import demo
from pmtui.checks.all import check
from pmtui.checks.timeline import record
from pmtui.formats.file import toml
from pmtui.model.finding import Finding
from pmtui.model.postmortem import PostMortem
from pmtui.model.steps import STEPS
from pmtui.model.timeline import Account, TimelineEvent
from tests.strategies import documents

TODAY = dt.date(2026, 11, 24)


def at(clock: str, *milestones: str, **fields: object) -> TimelineEvent:
    """Make a row at a time of day in UTC."""
    hour, minute = map(int, clock.split(":"))
    time = dt.datetime(2023, 7, 20, hour, minute, tzinfo=dt.UTC)
    return TimelineEvent.model_validate({"time": time, "text": f"at {clock}", "milestones": milestones, **fields})


def found(*rows: TimelineEvent) -> list[Finding]:
    """Return the findings of a timeline whose ids are r0, r1 and so on."""
    return list(record(PostMortem(timeline={f"r{number}": row for number, row in enumerate(rows)})))


def test_the_demo_has_one_silent_stretch() -> None:
    [finding] = record(toml.parse(demo.text()).document)
    assert (finding.step, finding.rule, finding.table, finding.id, finding.field) == (
        "timeline",
        "timeline.gap",
        "timeline",
        "d2msg",
        "gap",
    )
    assert finding.message == "12:18 to 12:24: nothing recorded"
    assert finding.ask.endswith("?")


def test_a_whole_record_has_no_finding() -> None:
    assert found() == []
    assert found(at("12:17", "impact-start"), at("12:20", "detected"), at("12:22", "impact-end", "mitigated")) == []


def test_a_reason_settles_a_silent_stretch() -> None:
    start, end = at("12:17", "impact-start"), at("13:17", "impact-end")
    assert [finding.rule for finding in found(start, end)] == ["timeline.gap"]
    assert found(start.changed(gap="we waited"), end) == []


def test_figures_that_run_backwards_name_both_moments() -> None:
    [finding] = found(at("12:17", "impact-start"), at("12:09", "detected"))
    assert (finding.rule, finding.id, finding.field) == ("timeline.backwards", "r1", "time")
    assert finding.message == "detected stands 8 min before impact start"
    [ended] = [one for one in found(at("12:17", "impact-start"), at("12:00", "impact-end")) if one.rule == "timeline.backwards"]
    assert ended.message == "impact end stands 17 min before impact start"


def test_a_figure_that_may_be_right_is_left_alone() -> None:
    unsure = at("12:00", "detected", precision="partial")
    assert found(at("12:17", "impact-start"), unsure) == []


@pytest.mark.parametrize(
    ("time", "end", "told"),
    [
        ("2023-07-20T12:17:00+00:00", "2023-07-20T12:10:00+00:00", True),
        ("2023-07-20T12:17:00+00:00", "2023-07-20T12:10:00-05:00", False),
        ("2023-07-20T12:17:00", "2023-07-20T12:10:00", True),
        ("2023-07-20T12:17:00", "2023-07-20T12:10:00+00:00", False),
        ("2023-07-20", "2023-07-19", True),
        ("2023-07-20", "2023-07-20", False),
        ("2023-07-20T12:17:00", "2023-07-20", False),
        ("2023-07-20T12:17:00", "2023-07-19", True),
        ("23:50:00", "00:10:00", False),
        ("2023-07-20T12:17:00", '"soon"', False),
    ],
)
def test_a_row_that_ends_before_it_starts(time: str, end: str, told: bool) -> None:
    loaded = toml.parse(f'format = 1\n[timeline.e1aaa]\ntime = {time}\nend = {end}\ntext = "restart"\n')
    findings = list(record(loaded.document))
    assert [finding.rule for finding in findings] == ["timeline.ends-first"] * told
    if told:
        assert findings[0].message == "the end of “restart” stands before its start"
        assert loaded.lines.of(findings[0].table, findings[0].id, findings[0].field) == 4


def test_another_account_is_an_open_question() -> None:
    once = at("12:17", accounts={"x1aaa": Account(text="later")})
    [finding] = found(once)
    assert (finding.rule, finding.id, finding.field) == ("timeline.accounts", "r0", "accounts")
    assert finding.message == "“at 12:17” is told in 2 ways"
    assert found(at("12:17", accounts={"x1aaa": Account()})) == []
    alone = TimelineEvent(accounts={"x1aaa": Account(text="later")})
    assert found(alone)[0].message == "a row without words has another account"


def test_check_has_these_questions_after_what_the_step_lacks() -> None:
    document = PostMortem(timeline={"r0": at("12:17", "impact-start"), "r1": at("12:09", "detected")})
    rules = [finding.rule for finding in check(document, TODAY) if finding.step == "timeline"]
    assert rules == ["timeline.no-mitigated", "timeline.no-resolved", "timeline.backwards"]


@settings(max_examples=80, deadline=None)
@given(documents())
def test_any_document_is_looked_at_in_one_line_each(document: PostMortem) -> None:
    findings = check(document, TODAY)
    assert [finding.step for finding in findings] == sorted((finding.step for finding in findings), key=STEPS.index)
    assert len(set(findings)) == len(findings)
    for finding in record(document):
        assert finding in findings
        assert "\n" not in finding.message and len(finding.message) < 200
        assert finding.field in TimelineEvent.model_fields and finding.id in document.timeline


def test_resolved_before_the_impact_ended_is_asked_about() -> None:
    rows = {
        "a": TimelineEvent(time=dt.datetime(2023, 7, 20, 12, 0, tzinfo=dt.UTC), text="it begins", milestones=("impact-start",)),
        "b": TimelineEvent(time=dt.datetime(2023, 7, 20, 12, 10, tzinfo=dt.UTC), text="called off", milestones=("resolved",)),
        "c": TimelineEvent(time=dt.datetime(2023, 7, 20, 12, 30, tzinfo=dt.UTC), text="it ends", milestones=("impact-end",)),
    }
    findings = [one for one in check(PostMortem(id="x", timeline=rows), TODAY) if one.rule == "timeline.resolved-early"]
    assert [one.id for one in findings] == ["b"] and "thought resolved" in findings[0].ask
    later = {**rows, "b": rows["b"].changed(time=dt.datetime(2023, 7, 20, 12, 30, tzinfo=dt.UTC))}
    assert not [one for one in check(PostMortem(id="x", timeline=later), TODAY) if one.rule == "timeline.resolved-early"]


def test_more_rows_that_say_resolved_than_stretches_of_impact_are_asked_about() -> None:
    rows = [at("12:00", "impact-start"), at("12:04", "impact-end"), at("12:05", "resolved"), at("12:08", "resolved")]
    [finding] = [one for one in found(*rows) if one.rule == "timeline.resolved-twice"]
    assert (finding.id, finding.message) == ("r3", "2 rows say resolved, of 1 stretch of impact: the figures take the first of each")
    assert not [one for one in found(*rows[:3]) if one.rule == "timeline.resolved-twice"]


@pytest.mark.parametrize(
    ("day", "marks", "said"),
    [
        ("2016-11-24", (), "2016-11-24 is 10 years before the incident’s date"),
        ("2027-11-24", (), "2027-11-24 is later than today"),
        ("2026-12-24", (), "2026-12-24 is later than today"),
        ("2025-12-24", (), "2025-12-24 is 11 months before the incident’s date"),
        ("2016-11-24", ("introduced",), ""),
        ("2027-11-24", ("introduced",), "2027-11-24 is later than today"),
        ("2026-11-24", (), ""),
        ("2026-03-24", (), ""),
    ],
)
def test_a_day_in_another_year_far_away_or_later_than_today_is_asked_about(day: str, marks: tuple[str, ...], said: str) -> None:
    row = TimelineEvent(time=dt.datetime.fromisoformat(f"{day}T12:00:00+00:00"), text="it broke", milestones=marks)
    document = PostMortem(date=TODAY, timeline={"r0": row})
    findings = [finding for finding in check(document, TODAY) if finding.rule == "timeline.far-off"]
    assert [finding.message for finding in findings] == ([f"“it broke”: {said}"] if said else [])


def test_the_turn_of_a_year_is_near() -> None:
    row = TimelineEvent(time=dt.datetime(2026, 1, 3, 12, tzinfo=dt.UTC), text="fixed")
    assert not [
        finding
        for finding in check(PostMortem(date=dt.date(2025, 12, 27), timeline={"r0": row}), TODAY)
        if finding.rule == "timeline.far-off"
    ]
