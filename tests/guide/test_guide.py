"""The guide: every field has help, questions fit the room, and quoted text is never read as a placeholder."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmtui.guide import guide
from pmtui.model.base import Row
from pmtui.model.communicate import REVIEW
from pmtui.model.define import SEVERITIES
from pmtui.model.postmortem import SECTIONS, TABLES, PostMortem
from pmtui.model.steps import STEPS
from pmtui.model.timeline import KINDS, MILESTONES, Account

PLACE = re.compile(r"\{(\w+)\}")
ROWS: dict[str, type[Row]] = {"": PostMortem, **SECTIONS, **TABLES, "accounts": Account}
FIELDS = [
    (table, name)
    for table, kind in ROWS.items()
    for name in kind.model_fields
    if name not in ("kept", "accounts") and f"{table}.{name}".lstrip(".") not in ({*TABLES, *SECTIONS} - {"define.quantities"})
]


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_every_field_of_the_document_has_help(table: str, field: str) -> None:
    entry = guide.fields(table)[field]
    assert entry.label
    assert entry.about.endswith(".")
    assert len(entry.about) <= 110
    assert entry is guide.field_help(table, field)


def test_no_help_for_a_field_that_is_not_there() -> None:
    for table, kind in ROWS.items():
        for field in guide.fields(table):
            assert field in kind.model_fields or (table, field) in {("define", "began"), ("define", "ended")}


def test_seven_fields_of_define_are_for_the_call() -> None:
    call = [name for name, field in guide.fields("define").items() if field.call]
    assert call == ["problem", "kind", "severity", "began", "ended", "impact", "quantities", "trigger", "zone"]
    assert all(guide.field_help("define", name).ask.endswith("?") for name in call)


def test_an_unknown_field_is_labelled_by_its_name() -> None:
    assert guide.field_help("define", "blast_radius") == guide.FieldHelp("Blast radius")
    assert guide.field_help("nowhere", "x").label == "X"


@pytest.mark.parametrize("step", STEPS)
def test_questions_are_short_and_plain(step: str) -> None:
    entry = guide.questions(step) + guide.questions(step, view=guide.DESK)
    assert len(guide.questions(step)) >= 8
    for question in entry:
        assert len(PLACE.sub("12:34", question.text)) <= 62
        assert question.text[-1] in "?."
        assert question.source in {"PDM", "PDI", "ETSY", "SRE", "ATL", "MG", "ETCD", "VISION"}
        assert set(PLACE.findall(question.text)) <= {"quote", "letter", "start", "end"}


@pytest.mark.parametrize("step", STEPS)
def test_the_room_never_sees_the_desks_questions(step: str) -> None:
    room = {question.text for question in guide.questions(step)}
    desk = {question.text for question in guide.questions(step, view=guide.DESK)}
    own = desk - room
    assert own
    assert room < desk
    room_questions = {guide.question(step, number) for number in range(40)}
    assert not room_questions & own


def test_questions_of_a_moment_come_first_and_go_round() -> None:
    first = guide.question("timeline", 0, "gap", start="12:18", end="12:24")
    assert first == "What did you see between 12:18 and 12:24, on which screen?"
    count = len(guide.questions("timeline", "gap")) + len(guide.questions("timeline", ""))
    assert guide.question("timeline", count, "gap", start="12:18", end="12:24") == first
    assert guide.question("whys", 0, "answer", quote="It broke") == "“It broke”: how did that come about?"


def test_a_question_whose_places_stay_empty_is_passed_over() -> None:
    assert not PLACE.search(guide.question("timeline", 0, "gap"))
    assert not PLACE.search(guide.question("whys", 0, "answer"))


def test_every_kind_and_the_needed_moments_have_questions() -> None:
    for kind in KINDS:
        assert guide.questions("timeline", kind)
    for word in ("introduced", "impact-start", "detected", "acknowledged", "mitigated", "impact-end", "resolved"):
        assert guide.questions("timeline", word)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30), st.text("{}quoteletter", max_size=30))
def test_what_people_wrote_is_quoted_as_it_stands(quote: str, letter: str) -> None:
    assert guide.fill("a {quote} b {letter} c", quote=quote, letter=letter) == f"a {quote} b {letter} c"
    assert guide.fill(quote) == quote


def test_review_and_vocabularies_have_their_words() -> None:
    assert tuple(guide.review()) == REVIEW
    assert tuple(guide.word_help("define", "severity")) == SEVERITIES
    assert tuple(guide.word_help("timeline", "milestones")) == MILESTONES
    assert tuple(guide.word_help("timeline", "kind")) == KINDS
    assert guide.word_help("timeline", "nothing") == {}


@pytest.mark.parametrize("step", STEPS)
def test_each_step_has_its_purpose_and_examples(step: str) -> None:
    step_text = guide._read(step)["step"]
    assert step_text["purpose"].endswith(".")
    assert step_text["rules"]
    for example in guide.examples(step):
        assert len(example.label) <= 14
        assert len(example.line) <= 60


def test_the_opening_can_be_read_aloud() -> None:
    opening = guide.opening()
    assert opening.purpose == guide._read("gather")["step"]["purpose"]
    assert len(opening.rules) == 2
    assert all(len(words) <= 78 for words in (*opening.words, *opening.closing, opening.purpose, *opening.rules))
