"""Autocomplete of an entry line: the words that the mark being typed at the cursor can become.

A mark is offered only where it would be read: at a sign after a blank, outside of code. Nothing
is inserted unasked. Knows no screen; the words for each sign are passed in.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pmtui.model.gather import ROLES
from pmtui.model.people.names import called_by
from pmtui.model.postmortem import PostMortem
from pmtui.model.script.joining import JOINERS
from pmtui.model.script.letters import LETTER
from pmtui.model.text import folded
from pmtui.model.time.lazy_pattern import Late

_FRONT = r"(?:(?<=[\s、，､。｡])|(?<=[\w\"],)|\A)"
_MARK = Late(rf"{_FRONT}(?P<sign>[#＃@＠])(?P<said>(?:{LETTER}|[.-])*)\Z")
_TO = Late(rf"{_FRONT}(?:->|－＞)[ \t\u3000]*(?:[^\s,、，､]+[ \t]*[,、，､][ \t]*)*(?P<said>[\w:~?]*)\Z")
_PART = Late(r"[,、，､][ \t]*(?P<said>[^,、，､#@＃＠\\]*)\Z")
_SIGNS = {"＃": "#", "＠": "@"}

Words = Mapping[str, Sequence[tuple[str, str]]]
"""By sign (`#`, `@`, `->`, `,`): what can be typed, and what it means where that is not plain."""


class Offer(NamedTuple):
    """What can replace the text `said` from `start` on; the best first."""

    start: int = 0
    said: str = ""
    words: tuple[tuple[str, str], ...] = ()

    @property
    def ghost(self) -> str:
        """Return the rest of the first word, once some of it was typed."""
        if not self.words or not self.said:
            return ""
        word, wanted = self.words[0][0], folded(self.said)
        # as much as was typed, whatever its case, with the accents of the last letter
        begun = (end for end in range(len(word)) if folded(word[:end]) == wanted and unicodedata.category(word[end])[0] != "M")
        rest = word[next(begun, len(word)) :]
        return rest.lstrip(JOINERS) if self.said[-1] in JOINERS else rest


def offer(before: str, words: Words) -> Offer:
    """Return what can continue a text that ends at the cursor."""
    if before.count("`") % 2:
        return Offer()
    match = _MARK.search(before)
    if match is not None:
        sign = _SIGNS.get(match["sign"], match["sign"])
        return _of(match, words.get(sign, ()), by_name=sign == "@")
    match = _TO.search(before)
    if match is not None:
        return _of(match, words.get("->", ()))
    match = _PART.search(before) if "," in words else None
    return _of(match, words[","]) if match is not None else Offer()


def _of(match: re.Match[str], words: Sequence[tuple[str, str]], by_name: bool = False) -> Offer:
    """Return the words that continue what was typed; with `by_name`, if there are none, those whose meaning begins with it."""
    typed = match["said"]
    plain = folded(typed)
    fits = tuple((word, about) for word, about in words if folded(word).startswith(plain) and (folded(word) != plain or not typed))
    if by_name and typed and not fits:
        fits = tuple((word, about) for word, about in words if folded(about).startswith(plain) and folded(word) != plain)
    return Offer(match.start("said"), typed, fits)


def people(document: PostMortem) -> list[tuple[str, str]]:
    """Return the words that name people after `@`, each with name and roles."""
    out = []
    for key, person in document.gather.people.items():
        word = called_by(document, key)
        if not word.startswith('"'):
            out.append((word, ", ".join(part for part in (person.name, *person.roles[:1]) if part and folded(part) != folded(word))))
    return out


def plain(words: Sequence[str]) -> list[tuple[str, str]]:
    """Return words that need no explanation."""
    return [(word, "") for word in words]


ROLE_WORDS: Words = {",": plain(ROLES), "#": plain(("absent", "async", "named"))}
