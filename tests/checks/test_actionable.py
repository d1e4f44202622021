"""Wording of actions: a question, never a refusal, and silence where an action says what is to be done."""

import pytest

from pmtui.checks.actionable import all_wording, wording
from pmtui.checks.all import check
from pmtui.model.actions import ActionItem
from pmtui.model.gather import Gather, Person
from tests.driver import NOW, blank, demo

ASKED = {
    "Investigate the slow query": "explore",
    "Look into retries": "explore",
    "Be more careful with deployments": "care",
    "Everyone pays more attention": "care",
    "Improve monitoring": "improve",
    "More tests for the checkout": "improve",
    "Train people on the runbook": "train",
    "Retrain the on-call engineers": "train",
    "Remind everyone to ask for a review": "remind",
    "Monitoring of the redirect": "verb",
    "The runbook needs a page on downloads": "verb",
    "Documentation": "verb",
    "Keep the runbook up to date": "bounded",
}
FINE = (
    "Include crate downloads in the staging smoke test", "Automate the staging smoke tests", "Bring the alert below 5 minutes", "Ping the pager hourly",
    "Write rules for which pull requests need review due to impact", "Alert when 1 % of redirects fail", "Ring-fence the pool", "Test the rollback on staging",
    "Add a test for each CDN prefix", "Use the same address in one place only",
)  # fmt: skip


def rules(row: ActionItem, people: Gather | None = None) -> list[str]:
    document = blank().with_table("actions", {"a": row})
    document = document.model_copy(update={"gather": people}) if people else document
    return [finding.rule.removeprefix("actions.") for finding in wording(document, "a")]


@pytest.mark.parametrize(("text", "rule"), ASKED.items())
def test_words_that_say_no_deed_or_no_end_get_a_question_back(text: str, rule: str) -> None:
    assert rules(ActionItem(text=text)) == [rule]


@pytest.mark.parametrize("text", FINE)
def test_an_action_that_says_what_is_done_gets_none(text: str) -> None:
    assert rules(ActionItem(text=text)) == []


def test_what_is_done_or_bounded_by_its_measure_is_left_alone() -> None:
    assert (
        rules(ActionItem(text="Improve monitoring", status="done")) == rules(ActionItem(text="Improve monitoring", status="won't do")) == []
    )
    assert rules(ActionItem(text="Keep the runbook up to date", done_when="each alert names its page")) == []


def test_several_owners_and_a_team_are_asked_about_and_a_person_of_that_name_is_not() -> None:
    assert rules(ActionItem(text="Add it", owner="Ana and Ben")) == ["owners"]
    assert rules(ActionItem(text="Add it", owner="storage team")) == ["team"]
    assert rules(ActionItem(text="Add it", owner="Teamur and Ana"), Gather(people={"p": Person(name="Teamur and Ana")})) == []


def test_check_says_them_and_no_word_of_ours_blames() -> None:
    document = blank().with_table("actions", {"a": ActionItem(text="Improve monitoring", owner="Ana, Ben")})
    findings = [finding for finding in check(document, NOW.date()) if finding.kind == "wording"]
    assert [finding.rule for finding in findings] == ["actions.improve", "actions.owners"]
    assert not list(all_wording(demo())) or all("team" in finding.rule for finding in all_wording(demo()))
