"""Autocomplete of an entry line: only what would be read, and nothing inserted unasked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmtui.formats.lines.completion import ROLE_WORDS, offer, people, plain
from pmtui.model.gather import Person
from pmtui.model.postmortem import PostMortem

WORDS = {"#": plain(("detected", "declared", "decision")), "@": plain(("ana", "ben")), "->": [("A", "no checklist"), ("12:17", "promoted")]}


@pytest.mark.parametrize(
    ("before", "ghost", "words"),
    [
        ("12:25 odd #de", "tected", ["detected", "declared", "decision"]),
        ("12:25 odd #DEC", "lared", ["declared", "decision"]),
        ("12:25 odd #", "", ["detected", "declared", "decision"]),
        ("12:25 odd #detected", "", []),
        ("12:25 odd@de", "", []),
        ("12:25 `odd #de", "", []),
        ("12:25 `odd` #dec", "lared", ["declared", "decision"]),
        ("told by @a", "na", ["ana"]),
        ("@", "", ["ana", "ben"]),
        ("mail ops@a", "", []),
        ("Fix it -> ", "", ["A", "12:17"]),
        ("Fix it -> A, 12", ":17", ["12:17"]),
        ("goes a -> b", "", []),
        ("#", "", ["detected", "declared", "decision"]),
        ("いつもと違う ＃de", "tected", ["detected", "declared", "decision"]),
        ("detected、＠b", "en", ["ben"]),
        ("both @ana,@b", "en", ["ben"]),
        ("Fix it －＞ A、12", ":17", ["12:17"]),
        ("", "", []),
    ],
)
def test_marks_are_offered_where_they_would_be_read(before: str, ghost: str, words: list[str]) -> None:
    offered = offer(before, WORDS)
    assert (offered.ghost, [word for word, _ in offered.words]) == (ghost, words)
    assert not offered.words or before[offered.start :] == offered.said


def test_roles_are_offered_behind_a_comma() -> None:
    assert offer("Ana, inc", ROLE_WORDS).ghost == "ident commander"
    assert offer("Ana, responder, on", ROLE_WORDS).ghost == "-call engineer"
    assert offer("Ana, ", ROLE_WORDS).ghost == "" and len(offer("Ana, ", ROLE_WORDS).words) > 5  # a list for tab, no ghost
    assert offer("Ana, QA #ab", ROLE_WORDS).ghost == "sent"
    assert offer("田中、inc", ROLE_WORDS).ghost == "ident commander"


def test_people_are_offered_by_the_word_that_names_them() -> None:
    document = PostMortem(id="x").with_table(
        "gather.people", {"k1": Person(name="Ana Ruiz", handle="ana", roles=("responder",)), "k2": Person(name="Jo Li")}
    )
    assert people(document) == [("ana", "Ana Ruiz, responder"), ("JoLi", "Jo Li")]


@pytest.mark.parametrize(
    ("before", "ghost", "words"),
    [
        ("told by @田中", "さくら", ["田中さくら"]),
        ("told by ＠田中", "さくら", ["田中さくら"]),
        ("told by @अ", "निल", ["अनिल"]),
        ("told by @zo", "ë", ["Zoë"]),
        ("told by @zoe", "", []),  # it names her completely
        ("told by @ZOE\u0308", "", []),
        ("told by @jes", "úsG", ["jesúsG"]),
        ("told by @jesu", "sG", ["jesúsG"]),
        ("told by @علی", "\u200cرضا", ["علی\u200cرضا"]),
        ("told by @Sato", "", ["dev7"]),  # by the name, where the handle begins differently
    ],
)
def test_a_beginning_of_a_name_is_offered_in_any_script(before: str, ghost: str, words: list[str]) -> None:
    names = ("田中さくら", "अनिल", "Zoë", "jesús G", "علی\u200cرضا")
    rows = {f"k{number}": Person(name=name) for number, name in enumerate(names)}
    document = PostMortem(id="x").with_table("gather.people", {**rows, "k9": Person(name="Satō Ken", handle="dev7")})
    offered = offer(before, {"@": people(document)})
    assert (offered.ghost, [word for word, _ in offered.words]) == (ghost, words)


@given(st.text("#@-> ,`abcdet:12A", max_size=12))
def test_what_is_offered_goes_on_with_what_was_typed(before: str) -> None:
    offered = offer(before, WORDS)
    for word, _ in offered.words:
        assert word.casefold().startswith(offered.said.casefold())
        assert before.endswith(offered.said)
