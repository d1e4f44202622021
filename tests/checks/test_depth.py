"""Where the whys are still thin: reported by `check`, never by the tick of the step."""

from pmtui.checks.all import check
from pmtui.checks.depth import depth
from pmtui.checks.readiness import step_readiness
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import Account, TimelineEvent
from pmtui.model.whys import Why
from tests.driver import NOW, blank


def found(document: PostMortem) -> set[tuple[str, str]]:
    return {(finding.rule.removeprefix("whys."), finding.id) for finding in depth(document)}


def test_causes_without_evidence_weak_steps_accounts_and_open_questions_are_told() -> None:
    rows = {
        "a": Why(text="a cause", marks=("root",), evidence=("gone",)),
        "b": Why(text="one that rests on a row", marks=("factor",), evidence=("e1",)),
        "c": Why(under="a", text="in part", weak=True),
        "d": Why(under="b", text="in part, with another", weak=True),
        "e": Why(under="b", text="the other", accounts={"x": Account(text="not so")}),
        "f": Why(under="b", text="who knows", marks=("open",)),
        "g": Why(under="b", question="and why", owner="the web team"),
    }
    document = blank().with_table("whys", rows).with_table("timeline", {"e1": TimelineEvent(text="seen")})
    expected = {("no-evidence", "a"), ("weak", "c"), ("two-accounts", "e"), ("no-owner", "f"), ("no-backlog", ""), ("no-recurrence", "")}
    assert found(document) == expected
    settled = document.with_fields("define", backlog="a ticket", not_known=("recurrence",))
    assert found(settled) == expected - {("no-backlog", ""), ("no-recurrence", "")}
    assert {finding.rule for finding in step_readiness(settled, "whys")} == {"whys.open"}
    assert all(finding in check(settled, NOW.date()) for finding in depth(settled))


def test_whys_that_rest_well_and_none_at_all_say_nothing() -> None:
    assert found(blank()) == set()
    assert found(blank().with_table("whys", {"a": Why(text="just an answer"), "b": Why(under="a", text="deeper")})) == set()


def test_classes_of_a_team_are_known_words() -> None:
    document = blank().with_table("whys", {"a": Why(text="x", category="capacity")})
    assert [finding.text for finding in check(document, NOW.date()) if finding.rule.endswith("unknown-word")] == ["capacity"]
    assert not [finding for finding in check(document, NOW.date(), (), ("capacity",)) if finding.rule.endswith("unknown-word")]
