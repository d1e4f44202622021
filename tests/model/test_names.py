"""Whom a word names: one way to compare, in any script and any form."""

import pytest

from pmtui.model.gather import Person
from pmtui.model.people.names import called_by, named_person, person_called, person_meant, same_name
from pmtui.model.postmortem import PostMortem

NAMES = ("Ana Ruiz", "Zoë", "अनिल", "田中さくら", "علی\u200cرضا", "김민수", "Łukasz Nowak", "Ωmega", "Ana Mai")
DOCUMENT = PostMortem(id="x").with_table("gather.people", {f"k{number}": Person(name=name) for number, name in enumerate(NAMES)})


@pytest.mark.parametrize(
    ("word", "person"),
    [
        ("@ana", "k0"),
        ("ANARUIZ", "k0"),
        ("@Zoë", "k1"),
        ("zoe\u0308", "k1"),
        ("@zoe", "k1"),
        ("अनिल", "k2"),
        ("@अनिल", "k2"),
        ("田中さくら", "k3"),
        ("@田中", None),
        ("علیرضا", "k4"),
        ("\u1100\u1175\u11b7\u1106\u1175\u11ab\u1109\u116e", "k5"),
        ("＠ωmega", "k7"),
        ("k3", "k3"),
        ("@nobody", None),
        ("@", None),
        ("\u200d", None),
    ],
)
def test_a_word_names_a_person_however_it_was_typed(word: str, person: str | None) -> None:
    assert person_called(DOCUMENT, word) == person


@pytest.mark.parametrize(
    ("word", "person"), [("@田中", "k3"), ("@an", None), ("zo", "k1"), ("zoe", None), ("ł", "k6"), ("x", None), ("", None)]
)
def test_a_beginning_that_only_one_has_may_mean_them(word: str, person: str | None) -> None:
    assert person_meant(DOCUMENT, word) == person


def test_each_is_called_by_a_word_that_names_them() -> None:
    for key in DOCUMENT.gather.people:
        word = called_by(DOCUMENT, key)
        assert person_called(DOCUMENT, word.strip('"')) == key
        assert '"' not in word


def test_the_same_name_is_the_same_in_any_form() -> None:
    assert same_name("Zoë  Roy", "zoe\u0308 roy") and not same_name("", "") and not same_name("Zoë", "Zo")
    assert named_person(DOCUMENT, "zoe") == "k1"
    assert named_person(DOCUMENT, "ana") is None
