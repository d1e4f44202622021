"""What an answer is about, guessed from its words."""

import pytest

from pmtui.model.statements import ABSENCE, DECISION, MEMORY, PERSON, is_outside, kind_of
from tests.incident import WHYS

KINDS = {
    "The developer forgot that this change touched the download endpoint": MEMORY,
    "The on-call engineer did not see the page": PERSON,
    "Ana pushed the change": PERSON,
    "Human error": PERSON,
    "We skipped the last step": PERSON,
    "The team decided to wait": DECISION,
    "Its possible impact was judged to be small": DECISION,
    "It was good enough for that moment": DECISION,
    "There is no checklist": ABSENCE,
    "We had no tests": ABSENCE,
    "The alert was missing": ABSENCE,
    "The pull request was not reviewed": "",
    "The team is small": "",
    "The validation did not check it": "",
    "The deploy tool did not warn": "",
    "Analysis of the logs took an hour": "",
    "": "",
}


@pytest.mark.parametrize(("text", "kind"), KINDS.items())
def test_an_answer_has_the_kind_its_words_tell(text: str, kind: str) -> None:
    assert kind_of(text, ["Ana", ""]) == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("田中さんが切り替えた", "田中", PERSON),
        ("अनिल ने बदलाव किया", "अनिल", PERSON),
        ("Zoe\u0308 pushed it", "Zoë", PERSON),
        ("محمد أعاد التشغيل", "محمد", PERSON),
        ("Иванова смена", "Иван", ""),
        ("Anatomy of it", "Ana", ""),
    ],
)
def test_an_answer_begins_with_a_name_of_any_script(text: str, name: str, kind: str) -> None:
    assert kind_of(text, [name]) == kind


def test_most_answers_of_a_real_call_are_of_no_special_kind_and_none_is_about_a_person() -> None:
    kinds = [kind_of(text) for text in WHYS if text]
    assert PERSON not in kinds
    assert kinds.count("") >= 7


@pytest.mark.parametrize(
    ("text", "outside"), [("The cloud provider rotated its keys", True), ("Our provider list was old", True), ("A retry was slow", False)]
)
def test_what_others_run_is_outside(text: str, outside: bool) -> None:
    assert is_outside(text) is outside
