"""The names of people on screen and page: the one place that decides them.

And the reverse: whom a word in an entry line names. Names are compared in one way everywhere, `folded`: without
case and accents, in whatever form they were typed. Knows no line and no screen.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from pmtui.model.gather import Person
from pmtui.model.postmortem import PostMortem
from pmtui.model.script.letters import HANDLE
from pmtui.model.text import folded, one_line

_AT = "@\uff20"  # also the full-width form of input methods


class _Called(NamedTuple):
    """A person's names, in the form in which they are compared."""

    handle: str
    name: str
    joined: str
    first: str


def shown_name(document: PostMortem, person: str, roles: bool = False) -> str:
    """Return a person's name, or with `roles` what they are shown as; an unknown id unchanged."""
    row = document.gather.people.get(person)
    if row is None:
        return one_line(person)
    if roles:
        return one_line(row.shown_as or (row.roles[0] if row.roles else "participant"))
    return one_line(row.name or row.handle or row.shown_as or person)


def same_name(one: str, other: str) -> bool:
    """Return whether two words are the same name."""
    return _spaced(one) == _spaced(other) != ""


def person_called(document: PostMortem, word: str) -> str | None:
    """Return the id of the person with this handle, name, or name without blanks, ignoring case and accents.

    A first name matches if no full name or handle does and only one person has it; last, the id.
    """
    plain = word.lstrip(_AT)
    wanted = _spaced(plain)
    first = None
    for key, row in document.gather.people.items() if wanted else ():
        called = _called(row.handle, row.name)
        if wanted in called[:3]:
            return key
        if first is None and wanted == called.first:
            first = key
    return plain if first is None and plain in document.gather.people else first


def named_person(document: PostMortem, name: str) -> str | None:
    """Return the id of the person with exactly this name."""
    return next((key for key, row in document.gather.people.items() if same_name(row.name, name)), None)


def person_meant(document: PostMortem, word: str) -> str | None:
    """Return the id of the only person whose handle or name begins with a word that names nobody."""
    wanted = _spaced(word.lstrip(_AT))
    called = {key: _called(row.handle, row.name) for key, row in document.gather.people.items()} if wanted else {}
    begun = [key for key, names in called.items() if any(name.startswith(wanted) for name in names)]
    return begun[0] if len(begun) == 1 and person_called(document, word) is None else None


def called_by(document: PostMortem, person: str) -> str:
    """Return the word after `@` that names a person in an entry line, in quotes where it has several words."""
    row = document.gather.people.get(person)
    for word in _words(row, person) if row is not None else ():
        if word and '"' not in word and person_called(document, word) == person:
            return word if re.fullmatch(HANDLE, word) else f'"{word}"'
    return person


def _words(row: Person, person: str) -> tuple[str, ...]:
    return (row.handle.lstrip(_AT), row.name.replace(" ", ""), row.name, person)


def _spaced(word: str) -> str:
    return " ".join(folded(word).split())


@lru_cache(maxsize=1024)
def _called(handle: str, name: str) -> _Called:
    spaced = _spaced(name)
    return _Called(_spaced(handle.lstrip(_AT)), spaced, spaced.replace(" ", ""), spaced.split(" ")[0])
