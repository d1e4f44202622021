"""Readiness: what each step still lacks, and that nobody has to make anything up."""

import pytest
from hypothesis import given, settings

from pmtui import demo
from pmtui.checks.readiness import readiness, step_readiness
from pmtui.formats.file import toml
from pmtui.model.actions import ActionItem
from pmtui.model.base import Row
from pmtui.model.communicate import Communicate, Delivery
from pmtui.model.define import Define, Quantity
from pmtui.model.gather import Gather, Person
from pmtui.model.postmortem import PostMortem
from pmtui.model.steps import STEPS
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import Why
from tests.strategies import documents


def rules(document: PostMortem, step: str) -> list[str]:
    """Return the rules of a step's findings, without the step's name."""
    return [finding.rule.partition(".")[2] for finding in step_readiness(document, step)]


def fields(document: PostMortem) -> list[str]:
    """Return the fields of define that are still empty."""
    return [finding.field for finding in step_readiness(document, "define")]


def test_the_demo_is_ready_but_for_cause_a() -> None:
    lacking = readiness(toml.parse(demo.text()).document)
    assert {step: len(findings) for step, findings in lacking.items()} == {step: int(step == "actions") for step in STEPS}
    finding = lacking["actions"][0]
    assert finding.rule == "coverage.bare-cause"
    assert finding.message == "cause A “The code was structured so that variants are hard to test” has no action yet"


def test_a_new_document_lacks_something_on_each_step() -> None:
    findings = readiness(PostMortem(title="x", define=Define(zone="UTC")))
    assert all(findings[step] for step in STEPS)
    assert all(finding.step == step for step in STEPS for finding in findings[step])
    assert all(finding.ask.endswith("?") for step in STEPS for finding in findings[step])


def test_gather_wants_people_and_a_facilitator() -> None:
    assert rules(PostMortem(), "gather") == ["nobody"]
    someone = PostMortem(gather=Gather(people={"a1aaa": Person(name="Support", roles=("support",))}))
    assert rules(someone, "gather") == ["no-facilitator"]
    assert rules(someone.with_row("gather.people", "b1bbb", Person(name="Lead", roles=("Facilitator",))), "gather") == []
    assert rules(someone.with_row("gather.people", "b1bbb", Person(name="facilitator")), "gather") == []


def test_define_walks_through_the_fields_for_the_call() -> None:
    assert fields(PostMortem()) == ["problem", "kind", "severity", "began", "ended", "impact", "quantities", "trigger", "zone"]


def test_define_of_the_first_five_minutes_is_filled_without_inventing_a_severity() -> None:
    define = Define(
        problem="The redirect was broken",
        kind="technical",
        impact="crate downloads failed for everyone",
        trigger="staging promoted",
        zone="UTC",
        quantities={"q1aaa": Quantity(text="requests", amount="about 3.7M failed")},
    )
    marks = {"a1aaa": TimelineEvent(milestones=("impact-start",)), "b1bbb": TimelineEvent(milestones=("impact-end",))}
    document = PostMortem(define=define, timeline=marks)
    assert fields(document) == ["severity"]
    assert fields(document.with_fields("define", not_known=("severity",))) == []
    assert fields(document.with_fields("define", does_not_apply=("severity",))) == []


@pytest.mark.parametrize(
    ("define", "missing"),
    [
        (Define(impact="2 users"), False),
        (Define(impact="many users"), True),
        (Define(impact="many users", not_known=("quantities",)), False),
        (Define(impact="many users", not_known=("users",)), False),
        (Define(impact="many users", quantities={"q1aaa": Quantity(text="users", amount="many")}), False),
    ],
)
def test_a_figure_is_asked_for_once_and_may_stay_unknown(define: Define, missing: bool) -> None:
    assert ("quantities" in fields(PostMortem(define=define))) is missing


def test_timeline_wants_the_four_moments() -> None:
    assert rules(PostMortem(), "timeline") == ["empty"]
    rows = {"a1aaa": TimelineEvent(text="x", milestones=("detected", "mitigated"))}
    assert rules(PostMortem(timeline=rows), "timeline") == ["no-impact-start", "no-resolved"]
    settled = Define(does_not_apply=("resolved",), not_known=("impact-start",))
    assert rules(PostMortem(timeline=rows, define=settled), "timeline") == []


@pytest.mark.parametrize(
    ("typed", "open_time"),
    [("14:51 IST", True), ("25:99", True), ("3/4", True), ("??", False), ("", False), ("~", False)],
)
def test_a_time_that_was_not_read_is_open_and_one_nobody_knows_is_not(typed: str, open_time: bool) -> None:
    rows = {
        "a1aaa": TimelineEvent(text="x", typed=typed, precision="unknown", milestones=("impact-start", "detected", "mitigated", "resolved"))
    }
    assert rules(PostMortem(timeline=rows), "timeline") == (["open-time"] if open_time else [])


def test_whys_want_an_answer_a_cause_and_nothing_open() -> None:
    assert rules(PostMortem(), "whys") == ["empty"]
    tree = {"w1aaa": Why(text="a bug"), "w2bbb": Why(under="w1aaa", question="how did it get out"), "w3ccc": Why(text="x", marks=("open",))}
    document = PostMortem(whys=tree)
    assert rules(document, "whys") == ["no-cause", "open", "open"]
    closed = document.without("whys", ["w2bbb", "w3ccc"]).with_row("whys", "w1aaa", Why(text="a bug", marks=("factor",)))
    assert rules(closed, "whys") == []


def test_actions_want_owner_and_date_while_open() -> None:
    assert rules(PostMortem(), "actions") == ["empty"]
    two = PostMortem(
        actions={"a1aaa": ActionItem(text="automate"), "b1bbb": ActionItem(text="write", owner="Ana", due="soon", status="accepted")}
    )
    assert rules(two, "actions") == ["no-owner", "no-date"]
    assert step_readiness(two, "actions")[0].message == "“automate” has no owner yet"
    for status, reason, wanted in (("done", "", []), ("won't do", "", ["no-reason"]), ("won't do", "goes away", [])):
        over = PostMortem(actions={"a1aaa": ActionItem(text="x", status=status, reason=reason)})
        assert rules(over, "actions") == wanted


def test_a_bare_cause_speaks_for_an_empty_list() -> None:
    assert rules(PostMortem(whys={"w1aaa": Why(text="x", marks=("root",))}), "actions") == ["bare-cause"]
    assert rules(PostMortem(whys={"w1aaa": Why(text="x", marks=("factor",))}), "actions") == ["empty"]


def test_communicate_wants_someone_told_and_the_review_walked() -> None:
    assert rules(PostMortem(), "communicate") == ["nobody-told"] + ["not-reviewed"] * 5
    expected = Communicate(
        reviewed=("data-kept", "impact-complete", "causes-deep-enough", "plan-fits"), deliveries={"d1aaa": Delivery(audience="team")}
    )
    assert rules(PostMortem(communicate=expected), "communicate") == ["not-reviewed"]
    assert rules(PostMortem(communicate=expected.changed(signed_by="lead")), "communicate") == []


@settings(max_examples=60, deadline=None)
@given(documents())
def test_whatever_the_document_findings_point_at_rows_that_are_there(document: PostMortem) -> None:
    for step, findings in readiness(document).items():
        for finding in findings:
            assert finding.step == step
            assert "\n" not in finding.message
            assert len(finding.message) < 200
            if finding.id:
                row: Row = document.table(finding.table)[finding.id]
                assert finding.field in type(row).model_fields
