"""What may go on behind the cursor of an entry line: the words a mark that is being typed can become.

A mark is offered only where it would be read: at a sign behind a blank, outside of code. Nothing
is put in by itself. Knows no screen; the words of each sign are passed in.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pmtui.model.gather import ROLES
from pmtui.model.names import called_by
from pmtui.model.postmortem import PostMortem

_FRONT = r"(?:(?<=[\s、，､。｡])|(?<=[\w\"],)|\A)"
_MARK = re.compile(rf"{_FRONT}(?P<sign>[#＃@＠])(?P<said>[^\s,;:!?#@＃＠、，､。｡\"`()/\\]*)\Z")
_TO = re.compile(rf"{_FRONT}(?:->|－＞)[ \t\u3000]*(?:[^\s,、，､]+[ \t]*[,、，､][ \t]*)*(?P<said>[\w:~?]*)\Z")
_PART = re.compile(r"[,、，､][ \t]*(?P<said>[^,、，､#@＃＠\\]*)\Z")
_SIGNS = {"＃": "#", "＠": "@"}

Words = Mapping[str, Sequence[tuple[str, str]]]
"""By sign (`#`, `@`, `->`, `,`): what can be typed, and what it means where that is not plain."""


class Offer(NamedTuple):
    """What can stand from `start` on in the place of what was `said` there; best first."""

    start: int = 0
    said: str = ""
    words: tuple[tuple[str, str], ...] = ()

    @property
    def ghost(self) -> str:
        """The rest of the first, while something of it was said."""
        return self.words[0][0][len(self.said) :] if self.words and self.said else ""


def offer(before: str, words: Words) -> Offer:
    """Give what can go on behind a text, which ends at the cursor."""
    if before.count("`") % 2:
        return Offer()
    found = _MARK.search(before)
    if found is not None:
        return _of(found, words.get(_SIGNS.get(found["sign"], found["sign"]), ()))
    found = _TO.search(before)
    if found is not None:
        return _of(found, words.get("->", ()))
    found = _PART.search(before) if "," in words else None
    return _of(found, words[","]) if found is not None else Offer()


def _of(found: re.Match[str], words: Sequence[tuple[str, str]]) -> Offer:
    said = found["said"]
    plain = said.casefold()
    fits = tuple((word, about) for word, about in words if word.casefold().startswith(plain) and (word.casefold() != plain or not said))
    return Offer(found.start("said"), said, fits)


def people(document: PostMortem) -> list[tuple[str, str]]:
    """Give the words that name people behind `@`, each with the name and roles."""
    out = []
    for key, person in document.gather.people.items():
        word = called_by(document, key)
        if not word.startswith('"'):
            out.append((word, ", ".join(part for part in (person.name, *person.roles[:1]) if part and part.casefold() != word.casefold())))
    return out


def plain(words: Sequence[str]) -> list[tuple[str, str]]:
    """Give words that need no explanation."""
    return [(word, "") for word in words]


ROLE_WORDS: Words = {",": plain(ROLES), "#": plain(("absent", "async", "named"))}
