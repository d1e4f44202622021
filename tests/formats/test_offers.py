"""What an entry line offers behind the cursor: only what would be read, and nothing by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmtui.formats.offers import ROLE_WORDS, offer, people, plain
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
    found = offer(before, WORDS)
    assert (found.ghost, [word for word, _ in found.words]) == (ghost, words)
    assert not found.words or before[found.start :] == found.said


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


@given(st.text("#@-> ,`abcdet:12A", max_size=12))
def test_what_is_offered_goes_on_with_what_was_typed(before: str) -> None:
    found = offer(before, WORDS)
    for word, _ in found.words:
        assert word.casefold().startswith(found.said.casefold())
        assert before.endswith(found.said)
