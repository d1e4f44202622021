"""Every field of a row as functions: what its words change, what they are refused for, how a draft finds its field."""

import datetime as dt

import pytest

from pmtui.edits.document import ChangeField
from pmtui.edits.rows import ChangeRow
from pmtui.model.actions import ActionItem
from pmtui.model.communicate import Message
from pmtui.model.gather import Person
from pmtui.model.postmortem import SECTIONS, TABLES, PostMortem
from pmtui.model.timeline import Account, TimelineEvent
from pmtui.steps.base import asked_again
from pmtui.steps.details import MANUAL
from pmtui.steps.outcomes import AnyOutcome, Ask, Do, Nothing, Refuse
from tests.steps.desk import at

DOCUMENT = (
    PostMortem()
    .with_table("actions", {"a1": ActionItem(text="Test it", priority=2), "a.b,c": ActionItem(text="By hand")})
    .with_table("gather.people", {"p1": Person(name="Ana")})
    .with_table("timeline", {"e1": TimelineEvent(text="12:17", accounts={"k": Account(who="Ben", text="12:23", settled="the log")})})
)


def press(target: str, field: str = "", document: PostMortem = DOCUMENT) -> AnyOutcome:
    """What the key to edit wants on a field."""
    return MANUAL.verbs["list.edit"](at(document, target, *([field] if field else [])))


def take(target: str, field: str, text: str, document: PostMortem = DOCUMENT) -> AnyOutcome:
    """What the words of a field want."""
    return MANUAL.answers["details"].take(text, at(document, target, field))


def read(target: str, field: str, text: str) -> tuple[tuple[str, str], ...]:
    """How the words of a field are read."""
    return MANUAL.answers["details"].read(text, at(DOCUMENT, target, field))


def test_words_change_one_field_of_a_row() -> None:
    assert take("actions.a1", "priority", "p1") == Do(ChangeRow(table="actions", id="a1", values={"priority": 1}, at=1.0), "kept: priority")
    assert take("actions.a1", "done_when", "it runs") == Do(
        ChangeRow(table="actions", id="a1", values={"done_when": "it runs"}, at=1.0), "kept: done when"
    )
    assert read("actions.a1", "priority", "1") == (("muted", "tab or esc keeps it"),)


def test_a_section_has_fields_of_its_own() -> None:
    outcome = take("gather.", "agenda", "timeline 25")
    assert outcome == Do(ChangeField(section="gather", name="agenda", value={"timeline": 25}, at=1.0), "kept: agenda")
    assert take("communicate.", "signed_on", "2023-07-24") == Do(
        ChangeField(section="communicate", name="signed_on", value=dt.date(2023, 7, 24), at=1.0), "kept: signed on"
    )


def test_a_table_s_name_may_hold_a_dot_and_so_may_an_id() -> None:
    outcome = take("gather.people.p1", "team", "payments")
    assert isinstance(outcome, Do) and outcome.edit.apply(DOCUMENT).gather.people["p1"].team == "payments"
    outcome = take("actions.a.b,c", "area", "tests")
    assert isinstance(outcome, Do) and outcome.edit.apply(DOCUMENT).actions["a.b,c"].area == "tests"


def test_a_message_begins_with_its_first_words() -> None:
    outcome = take("communicate.messages.team", "text", "Dear all")
    assert isinstance(outcome, Do) and outcome.edit == ChangeRow(
        table="communicate.messages", id="team", values={"text": "Dear all"}, make=Message, at=1.0
    )
    assert outcome.edit.apply(PostMortem()).communicate.messages["team"].text == "Dear all"


def test_words_that_do_not_fit_are_refused_and_warned_of_while_they_are_typed() -> None:
    why = "priority is a number, such as 1, 2 or 30"
    assert take("actions.a1", "priority", "high") == Refuse(why) and read("actions.a1", "priority", "high") == (("warn", why),)
    assert isinstance(take("gather.", "agenda", "timeline"), Refuse)


def test_another_account_keeps_the_ones_before_it() -> None:
    outcome = take("timeline.e1", "accounts", "Ben: 12:23\nAna: 12:30")
    assert isinstance(outcome, Do)
    accounts = outcome.edit.apply(DOCUMENT).timeline["e1"].accounts
    assert accounts == {"k": Account(who="Ben", text="12:23", settled="the log"), "new1": Account(who="Ana", text="12:30")}


@pytest.mark.parametrize("table", [*TABLES, *SECTIONS])
def test_each_field_is_typed_in_and_its_draft_finds_it_again(table: str) -> None:
    kind, key = (SECTIONS[table], "") if table in SECTIONS else (TABLES[table], "k1.x")
    for field in kind.model_fields.keys() - {"kept"}:
        if f"{table}.{field}" in TABLES:
            continue
        asked = press(f"{table}.{key}", field)
        assert isinstance(asked, Ask) and asked.name == f"details:{table}.{key}.{field}" and asked.prompt
        assert asked_again(MANUAL, asked.name, at(DOCUMENT)) == asked


@pytest.mark.parametrize(("target", "field"), [("actions.a1", "kept.odd"), ("actions.a1", ""), ("", "text"), ("odd.a1", "text")])
def test_what_no_field_of_ours_holds_is_not_typed_in(target: str, field: str) -> None:
    assert press(target, field) == Nothing()


def test_a_draft_of_a_field_that_is_none_is_asked_for_no_more() -> None:
    for name in ("details:actions.a1.odd", "details:odd", "details:"):
        assert asked_again(MANUAL, name, at(DOCUMENT)) is None, name
