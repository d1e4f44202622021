"""What words find: all of them, in any order, whatever case and accents; the best first; and where it was found."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.actions import parse as parse_action

from pmtui.model.postmortem import PostMortem
from pmtui.model.text import folded
from pmtui.screens.dialogs.matching import Choice, Searched, lit
from pmtui.screens.dialogs.places import places
from tests import strategies
from tests.driver import demo


def found(texts: list[str], wanted: str) -> list[str]:
    return [choice.words for choice in Searched([Choice(text, "", "", target="timeline.x") for text in texts]).hits(wanted)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("12:24 issue opened", "opened issue"),
        ("12:24 issue opened", "12:24"),
        ("Café checkout fails", "cafe"),
        ("Cafe\u0301 checkout fails", "CAFÉ"),
        ("Zwei Köche", "koche"),
        ("STRASSE", "straße"),
        ("İstanbul region", "istanbul"),
        ("the ﬁle is missing", "file"),
        ("PR #6834 merged", "#6834"),
        ("a [bold] word", "[bold]"),
        ("a.b and (c", "(c a.b"),
    ],
)
def test_words_are_found_whatever_their_order_case_and_accents(text: str, wanted: str) -> None:
    assert found([text], wanted) == [text]


def test_all_words_must_be_there() -> None:
    assert found(["the smoke test", "the test"], "smoke test") == ["the smoke test"]


def test_words_that_begin_so_come_first_then_the_order_of_the_document() -> None:
    texts = ["the latest version", "we test", "contest", "tests ran", "a protest"]
    assert found(texts, "test") == ["we test", "tests ran", "the latest version", "contest", "a protest"]


def test_of_what_can_be_done_what_begins_so_comes_before_the_lines() -> None:
    choices = [Choice("Mark the row", "space", "mark"), Choice("Star: into the short page", "s", "star"), Choice("Go to a star", "g", "go")]
    lines = [Choice("star of the show", "3 Timeline", "app.visit()", target="timeline.x")]
    assert [choice.words for choice in Searched([*choices, *lines]).hits("star")] == [
        "Star: into the short page",
        "Go to a star",
        "star of the show",
    ]
    assert Searched(choices).hits("space") == [choices[0]]


@given(st.text(max_size=30) | strategies.texts(), st.text(max_size=6))
def test_what_is_lit_is_the_same_text(text: str, wanted: str) -> None:
    assert "".join(words for _, words in lit(text, wanted)) == text


@pytest.mark.parametrize(
    ("text", "wanted", "bold"),
    [
        ("Zwei Köche halfen", "koche zw", ["Zw", "Köche"]),
        ("the latest test", "test", ["test"]),
        ("die Straße", "strasse", ["Straße"]),
        ("Cafe\u0301s", "cafe", ["Cafe"]),
        ("nothing", "", []),
    ],
)
def test_each_word_is_lit_where_it_begins_a_word(text: str, wanted: str, bold: list[str]) -> None:
    assert [words for token, words in lit(text, wanted) if token == "title"] == bold


@given(st.text(max_size=30))
def test_a_text_folds_letter_by_letter_as_a_whole_and_only_once(text: str) -> None:
    whole = folded(text)
    assert "".join(folded(letter) for letter in text) == whole
    assert not any(unicodedata.combining(letter) for letter in whole)


@given(strategies.documents())
def test_every_row_is_a_place_that_its_action_leads_to(document: PostMortem) -> None:
    made = places(document)
    tables = ("gather.people", "timeline", "whys", "lessons", "actions", "later")
    assert sorted(choice.target for choice in made) == sorted(f"{name}.{key}" for name in tables for key in document.table(name))
    for choice in made:
        assert isinstance(choice.action, str)
        _, name, values = parse_action(choice.action)
        assert (name, values[1]) == ("visit", choice.target)


def test_a_place_says_its_step_and_what_people_call_it() -> None:
    made = {(choice.words, choice.key, choice.group) for choice in places(demo())}
    assert ("C · The smoke test on staging is all manual work and has no download in it", "4 Whys", "Answer") in made
    assert any(words.startswith("12:30 Rolled back") and (step, group) == ("3 Timeline", "Event") for words, step, group in made)
