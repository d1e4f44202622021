"""Letters in any script: what is one letter to a person, where a word may begin, what a handle is made of."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmtui.model.script.letters import _JOINED, HANDLE, _extends, clusters, has_case, parts_words

SCOTLAND = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


@pytest.mark.parametrize(
    "letters",
    [
        ["a", "b"],
        ["👨‍👩‍👧", "👍🏽", "❤️", "1️⃣"],
        ["🇩🇪", "🇫🇷", "🇩"],
        [SCOTLAND, "x"],
        ["e\u0301", "ö", "a\u0301\u0301\u0301\u0301"],
        ["अ", "नि", "ल"],
        ["한", "\u1112\u1161\u11ab", "국\u11ab"],
        ["ที่", "นำ"[:2]],
        ["👩", " ", "\u200d👩"[1:]],
        ["a\u200d", "b"],
    ],
)
def test_what_a_person_sees_as_one_letter_is_one(letters: list[str]) -> None:
    text = "".join(letters)
    assert [text[start:end] for start, end in clusters(text)] == letters


@given(st.text())
def test_letters_make_up_the_whole(text: str) -> None:
    assert "".join(text[start:end] for start, end in clusters(text)) == text


@pytest.mark.parametrize("word", ["ana", "Zoë", "zoe\u0308", "अनिल", "田中", "علی\u200cرضا", "நிலா", "j.doe-2", "김민수", "สมชาย"])
def test_a_word_of_any_script_is_a_handle(word: str) -> None:
    assert re.fullmatch(HANDLE, word)


@pytest.mark.parametrize("word", ["", "-ana", "ana.", "two words", "a/b", "a@b", "\u200cana", "ana\u200c"])
def test_what_is_no_word_is_none(word: str) -> None:
    assert not re.fullmatch(HANDLE, word)


@pytest.mark.parametrize(
    ("text", "place", "parts"),
    [
        ("anab", 3, False),
        ("ana b", 3, True),
        ("ana2", 3, False),
        ("山田さんが", 2, True),
        ("ومحمد", 1, True),
        ("Anaさん", 3, True),
        ("გიორგიმ", 6, True),
        ("Иванов", 4, False),
        ("zoe\u0308x", 4, False),
        ("ana", 0, True),
        ("ana", 3, True),
    ],
)
def test_a_word_begins_anywhere_where_scripts_join_words(text: str, place: int, parts: bool) -> None:
    assert parts_words(text, place) is parts


def test_few_scripts_have_capitals() -> None:
    assert [letter for letter in "aÄжΩ山عกაअ1" if has_case(letter)] == ["a", "Ä", "ж", "Ω"]


def test_each_character_that_may_belong_to_the_one_before_is_looked_at() -> None:
    """The quick check is right: where it finds nothing, nothing belongs together."""
    assert all(re.search(_JOINED, chr(code)) for code in range(0x110000) if not 0xD800 <= code < 0xE000 and _extends(chr(code)))
