"""Step 2 as functions: each field's words, the keys on each kind of field, and a document in which nothing is said yet."""

import datetime as dt

import pytest

from pmtui.edits.define import AddQuantity, ChangeProblemField, ChangeQuantity, SetBeganEnded, SetNotKnown
from pmtui.edits.document import ChangeDate, ChangeTitle
from pmtui.edits.rows import RemoveRows
from pmtui.model.define import KINDS, SEVERITIES, Quantity
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import QUANTITY, key_of
from pmtui.model.settings import Settings
from pmtui.model.timeline import TimelineEvent
from pmtui.steps.base import asked_again
from pmtui.steps.define.fields import FOLD
from pmtui.steps.define.line import kind_of
from pmtui.steps.define.manual import MANUAL
from pmtui.steps.define.severity import severities, severity_of
from pmtui.steps.outcomes import AnyOutcome, Ask, Choose, Copy, Do, Fold, Nothing, Refuse, Say
from tests.steps.desk import at

TICKETS = key_of(QUANTITY, "q2")
DOCUMENT = PostMortem(title="A title", date=dt.date(2023, 7, 20)).with_table(
    "define.quantities", {"q1": Quantity(text="Requests", amount="3.7M"), "q2": Quantity(text="tickets", amount="40")}
)
TEAM = Settings(severity={"S1": "nobody can pay", "S2": "", "low('x')": ""})


def do(outcome: AnyOutcome) -> Do:
    """The edit that is wanted."""
    assert isinstance(outcome, Do), outcome
    return outcome


def after(outcome: AnyOutcome, document: PostMortem = DOCUMENT) -> PostMortem:
    """The document once it is made."""
    return do(outcome).edit.apply(document)


def press(key: str, field: str = "", document: PostMortem = DOCUMENT, settings: Settings = TEAM) -> AnyOutcome:
    """What a key wants on a field."""
    return MANUAL.verbs[key](at(document, field, *([field] if field else []), settings=settings))


def take(field: str, text: str, document: PostMortem = DOCUMENT, settings: Settings = TEAM) -> AnyOutcome:
    """What the words of a field want."""
    return MANUAL.answers["field"].take(text, at(document, field, field, settings=settings))


def read(field: str, text: str, settings: Settings = TEAM) -> str:
    """How the words of a field are read."""
    return "".join(words for _, words in MANUAL.answers["field"].read(text, at(DOCUMENT, field, field, settings=settings)))


# words


@pytest.mark.parametrize("field", ["problem", "impact", "trigger", "summary", "lead_up", "status", "incident"])
def test_words_are_kept_in_their_field_and_that_is_said(field: str) -> None:
    outcome = do(take(field, "some words"))
    assert outcome.edit == ChangeProblemField(name=field, value="some words", at=1.0)
    assert outcome.words == f"kept: {field.replace('_', ' ')}" and read(field, "some words") == "tab or esc keeps it"
    assert getattr(after(outcome).define, field) == "some words"


def test_a_field_that_is_a_list_takes_its_parts_and_a_long_one_its_lines() -> None:
    assert after(take("services", "api, web")).define.services == ("api", "web")
    assert after(take("summary", "one\ntwo")).define.summary == "one\ntwo"
    assert after(take("incident", "one\ntwo")).define.incident == "one two"


def test_title_and_date_are_the_document_s() -> None:
    assert do(take("title", " Downloads ")).edit == ChangeTitle(title="Downloads", at=1.0)
    assert take("date", "2023-07-21") == Do(ChangeDate(date=dt.date(2023, 7, 21), at=1.0), "kept: date")
    assert after(take("date", "some day")).date == "some day"


@pytest.mark.parametrize(("text", "state"), [("-", "not_known"), (" -- ", "does_not_apply")])
@pytest.mark.parametrize("field", ["problem", "kind", "severity", "began", "impact", "zone", "requests", "users", "summary"])
def test_a_dash_settles_a_field_without_words(field: str, text: str, state: str) -> None:
    assert take(field, text) == Do(SetNotKnown(field=field, state=state, at=1.0))
    assert read(field, text) == f"{state.replace('_', ' ')} · counts as filled"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("t", "technical"),
        ("Tech", "technical"),
        ("technical", "technical"),
        ("p", "process"),
        ("B", "both"),
        ("people", "people"),
        ("", ""),
    ],
)
def test_a_kind_is_known_by_its_beginning(typed: str, kind: str) -> None:
    assert kind_of(typed) == kind
    assert do(take("kind", typed)).edit == ChangeProblemField(name="kind", value=kind, at=1.0)


def test_a_kind_is_read_as_it_will_be_written() -> None:
    assert read("kind", "t") == "technical · tab or esc keeps it"
    assert read("kind", "people") == "people · usual are technical, process, both"
    assert read("kind", " ") == read("severity", "") == "tab or esc keeps it"


@pytest.mark.parametrize(
    ("text", "name"),
    [("1", "S1"), ("s2", "S2"), ("S-2", "S2"), ("LOW('x')", "low('x')"), ("3", "3"), ("sev2", "sev2"), (" odd ", "odd"), ("", "")],
)
def test_a_severity_is_read_by_the_scale(text: str, name: str) -> None:
    assert severity_of(text, severities(TEAM)) == name
    assert do(take("severity", text)).edit == ChangeProblemField(name="severity", value=name, at=1.0)


def test_a_severity_is_read_with_what_it_means() -> None:
    assert read("severity", "1") == "S1 · nobody can pay" and read("severity", "2") == "S2 · tab or esc keeps it"
    assert read("severity", "odd") == "odd · usual are S1 to low('x')"
    assert read("severity", "odd", Settings()) == f"odd · usual are {SEVERITIES[0]} to {SEVERITIES[-1]}"
    assert read("severity", "odd", Settings(severity={"S1": ""})) == "odd · usual are S1"


def test_began_and_ended_become_marks_of_the_timeline() -> None:
    outcome = do(take("began", "12:17-12:30"))
    assert isinstance(outcome.edit, SetBeganEnded) and (outcome.edit.began_id, outcome.edit.ended_id) == ("new1", "new2")
    assert outcome.words == read("began", "12:17-12:30") and outcome.words.endswith("13 min")
    assert [row.milestones for row in after(outcome).timeline.values()] == [("impact-start",), ("impact-end",)]
    emptied = take("began", "", after(outcome))
    assert not after(emptied, after(outcome)).timeline and read("began", "") == "no times: the two marks go from the timeline"


def test_words_that_are_no_time_are_refused_with_what_would_be_one() -> None:
    outcome = take("began", "around lunch")
    assert isinstance(outcome, Refuse) and "12:17" in outcome.words


def test_a_zone_that_is_unknown_is_refused_and_one_that_moves_the_clock_says_so() -> None:
    assert take("zone", "UTClocks") == Refuse("UTClocks is an unknown time zone: write one such as UTC or Europe/Lisbon")
    assert do(take("zone", "Europe/Lisbon")).words == do(take("zone", "")).words == "kept: zone"
    timed = DOCUMENT.with_fields("define", zone="UTC").with_table(
        "timeline", {"e1": TimelineEvent(time=dt.datetime(2023, 7, 20, 12, tzinfo=dt.UTC))}
    )
    assert do(take("zone", "Europe/Lisbon", timed)).words == "kept: zone · the moments stay, the clock shows them otherwise"
    assert do(take("zone", "UTC", timed)).words == "kept: zone"
    dated = DOCUMENT.with_table("timeline", {"e1": TimelineEvent(time=dt.time(12))})
    assert do(take("zone", "Europe/Lisbon", dated)).words == "kept: zone"


# figures


def test_a_figure_that_is_always_asked_for_is_made_changed_and_taken_away() -> None:
    assert take("users", " 40 ") == Do(AddQuantity(id="new1", text="users", amount="40", at=1.0))
    assert take("requests", "4M") == Do(ChangeQuantity(id="q1", amount="4M", at=1.0))
    assert take("requests", "") == Do(RemoveRows(table="define.quantities", ids=("q1",), at=1.0))
    assert take("users", "  ") == Nothing()


def test_a_figure_of_its_own_is_changed_and_taken_away_in_its_field() -> None:
    assert take(TICKETS, "50") == Do(ChangeQuantity(id="q2", amount="50", at=1.0))
    assert take(TICKETS, "-") == Do(ChangeQuantity(id="q2", amount="-", at=1.0))
    assert take(TICKETS, "") == Do(RemoveRows(table="define.quantities", ids=("q2",), at=1.0))


def test_another_figure_says_of_what_before_its_colon() -> None:
    assert take("another", "mails: 7 : 8") == Do(AddQuantity(id="new1", text="mails", amount="7 : 8", at=1.0))
    assert take("another", "7 mails") == Do(AddQuantity(id="new1", text="", amount="7 mails", at=1.0))
    assert take("another", " ") == Nothing() and take("another", "-") == Do(AddQuantity(id="new1", text="", amount="-", at=1.0))


# keys


def test_the_field_in_work_is_typed_in_and_its_draft_is_kept_by_its_name() -> None:
    asked = press("list.edit", "problem")
    assert isinstance(asked, Ask) and (asked.name, asked.prompt, asked.keeps) == ("field:problem", "Problem", True)
    assert press("list.edit") == Nothing()


@pytest.mark.parametrize("field", ["problem", "title", "another", TICKETS])
def test_half_typed_words_find_their_field_again(field: str) -> None:
    asked = asked_again(MANUAL, f"field:{field}", at(DOCUMENT))
    assert asked is not None and asked.ids == (field,)


@pytest.mark.parametrize(("key", "field"), [("list.edit", FOLD), ("define.list", FOLD), ("define.list", "problem"), ("define.list", "")])
def test_the_heading_and_its_key_open_what_comes_after_the_call(key: str, field: str) -> None:
    assert press(key, field) == Fold()


def test_minus_settles_a_field_by_turns() -> None:
    document = DOCUMENT
    for known, applies in ((("trigger",), ()), ((), ("trigger",)), ((), ())):
        document = after(press("field.unknown", "trigger", document), document)
        assert (document.define.not_known, document.define.does_not_apply) == (known, applies)
    assert press("field.unknown", "users") == Do(SetNotKnown(field="users", at=1.0))


@pytest.mark.parametrize("field", ["", FOLD, "title", "date", "another"])
def test_minus_does_nothing_where_nothing_is_settled(field: str) -> None:
    assert press("field.unknown", field) == Nothing()


def test_minus_on_a_figure_of_its_own_says_where_that_is_said() -> None:
    assert press("field.unknown", TICKETS) == Say("a figure that is not known: type so in its field")


def test_kind_and_severity_are_chosen_by_a_key() -> None:
    offered = press("define.kind", "problem")
    assert isinstance(offered, Choose)
    assert [(option.key, option.word) for option in offered.options] == [
        *((word[0], word.capitalize()) for word in KINDS), ("1", "S1"), ("2", "S2"), ("3", "low('x')"),
    ]  # fmt: skip
    for option in offered.options:
        answer, word = option.chosen.answer, option.chosen.value
        outcome = do(MANUAL.answers[answer].take(word, at(DOCUMENT, "problem", "problem")))
        assert outcome == Do(ChangeProblemField(name=answer, value=word, at=1.0))
    usual = press("define.kind", settings=Settings())
    assert isinstance(usual, Choose) and [option.word for option in usual.options[len(KINDS) :]] == list(SEVERITIES)


def test_what_stands_in_the_field_is_copied() -> None:
    here = at(DOCUMENT, "problem", "problem").changed(words="half-typed")
    assert MANUAL.verbs["list.copy"](here) == Copy("half-typed", "the field")


def test_no_key_fails_on_an_empty_document() -> None:
    for key, verb in MANUAL.verbs.items():
        assert isinstance(verb(at(PostMortem())), (Nothing, Fold, Choose, Copy)), key
