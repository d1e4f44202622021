"""The words that name people in a text, and what is shown for each.

Whole names, handles, names in one word, and the parts of a name; of Chinese, Japanese and Korean names, which
have no blanks, the family name and the given name. Searches no text; see `mentions.py`.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pmtui.model.gather import Person
from pmtui.model.people.role_words import PARTICLES, ROLE_WORDS, TEAMS, WORDS_TOO
from pmtui.model.script.letters import clusters, has_case
from pmtui.model.text import folded

_LEAST = 2  # letters a name needs to be searched for
_EDGES = ".,;:()[]\"'\u2019\u201c\u201d"
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015"
_SIGNS = str.maketrans({**dict.fromkeys(_HYPHENS, "-"), "\u2019": "'", "\u02bc": "'"})
_VIRAMA = 9
# Scripts of names without blanks: Chinese, Hiragana, Katakana, Korean.
_WRITINGS = (
    ("H", "\u3400", "\u9fff"),
    ("H", "\uf900", "\ufaff"),
    ("H", "\U00020000", "\U0003ffff"),
    ("h", "\u3041", "\u309f"),
    ("k", "\u30a0", "\u30ff"),
    ("K", "\uac00", "\ud7a3"),
)


class NameWord(NamedTuple):
    """A word that names a person, with what is shown for it.

    `alone`: it does so without `@` too, with `capital` only if capitalised. `sure` is what can hardly mean
    anything else. A `part` may take endings, and with `sign` one that merges into its last letter; `single`
    is one Chinese letter. What is `open` is shown to everybody, and left as it is. `called` is shown for it
    after `@`.
    """

    shown: str
    alone: bool = True
    capital: bool = False
    sure: bool = True
    part: bool = False
    sign: bool = False
    single: bool = False
    open: bool = False
    called: str = ""


def compared(words: str) -> str:
    """Return words as they are compared in a text: folded, with single blanks, one kind of hyphen and apostrophe."""
    return " ".join(folded(words).translate(_SIGNS).split())


def name_words(people: Mapping[str, Person], shown: Mapping[str, str]) -> Mapping[str, NameWord]:
    """Return the words that name people, as compared; whole names before parts of them, people in order."""
    words: dict[str, NameWord] = {}
    called: dict[str, str] = {}
    for kind in (_names, _parts, _in_addresses, _handles):
        for key, row in people.items():
            for word, name in kind(row, shown[key]):
                if kind is _parts and (word in ROLE_WORDS or word in PARTICLES):
                    continue
                if word not in words or (name.alone and not words[word].alone):
                    words[word] = name
                elif kind is _handles and name.alone and not name.capital:  # a last name that is a handle too
                    words[word] = words[word]._replace(capital=False)
                if word not in called or kind is _handles:
                    called[word] = name.shown
    return {word: name._replace(called=called[word]) for word, name in words.items()}


def is_open(row: Person, shown: str) -> bool:
    """Return whether a person's name is what is shown for them anyway: a role, or what they chose."""
    return compared(row.name) in ("", compared(shown))


def _names(row: Person, shown: str) -> Iterator[tuple[str, NameWord]]:
    """Yield the whole name."""
    name, seen = compared(row.name), is_open(row, shown)
    if _count(row.name) >= _LEAST:
        capital = " " not in name and (name in WORDS_TOO or name in ROLE_WORDS)
        yield name, NameWord(shown, capital=capital, part=" " not in name, sign=_ends_open(row.name), open=seen)
    elif name:
        yield name, NameWord(shown, alone=_kind(row.name.strip()) == "H", single=True, open=seen)


def _in_addresses(row: Person, shown: str) -> Iterator[tuple[str, NameWord]]:
    """Yield the name as it is written in addresses and after `@`."""
    name = compared(row.name)
    for sign in ("", ".", "_", "-") if " " in name else ():
        yield name.replace(" ", sign), NameWord(shown, alone=not is_open(row, shown), sure=False)


def _handles(row: Person, shown: str) -> Iterator[tuple[str, NameWord]]:
    """Yield the handle; without its `@` it may be a name in small letters, unless the person's name is shown anyway."""
    handle = compared(row.handle.lstrip("@\uff20"))
    if handle:
        alone = not is_open(row, shown) and _count(handle) >= _LEAST and handle not in ROLE_WORDS
        yield handle, NameWord(shown, alone=alone, capital=handle in WORDS_TOO, sure=False)


def _parts(row: Person, shown: str) -> Iterator[tuple[str, NameWord]]:
    """Yield the parts of a name, each with its rule."""
    words = [word.strip(_EDGES) for word in unicodedata.normalize("NFC", row.name).split()]
    plain = [compared(word) for word in words]
    if is_open(row, shown) or TEAMS.intersection(plain):
        return  # nobody in particular: the whole name, or nothing
    described = len(words) > 1 and any(word in ROLE_WORDS for word in plain)
    small = not any(letter.isupper() for letter in row.name) and not described
    chosen = compared(row.shown_as).split()
    for number, (word, compared_part) in enumerate(zip(words, plain, strict=True)):
        if not compared_part or compared_part in chosen or (has_case(word[0]) and not word[0].isupper() and not small):
            continue
        # a first name counts in small letters too, unless it is a word; a last name only with a capital
        name = NameWord(shown, capital=bool(number) or described or compared_part in WORDS_TOO, part=True, sign=_ends_open(word))
        if len(words) > 1 and (_count(word) >= _LEAST or _kind(word) == "H"):
            yield compared_part, name._replace(single=_count(word) < _LEAST)
        for part in re.split(f"[{_HYPHENS}]", word) if compared(word) != compared(word).replace("-", "") else ():
            if _count(part) >= _LEAST:
                yield compared(part), name._replace(capital=True, sure=False)
        for part in _unspaced(word):
            yield compared(part), NameWord(shown, sure=False)


def _count(word: str) -> int:
    """Count the letters of a word as people do."""
    return sum(1 for _ in clusters(unicodedata.normalize("NFC", word.strip())))


def _ends_open(word: str) -> bool:
    """Return whether an ending merges into the last letter: where that has a sign that it carries no vowel."""
    return bool(word) and unicodedata.combining(word[-1]) == _VIRAMA


def _unspaced(word: str) -> Iterator[str]:
    """Yield family name and given name of a name without blanks."""
    letters = [word[start:end] for start, end in clusters(word)]
    kinds = "".join(map(_kind, letters))
    if len(letters) <= _LEAST or "?" in kinds:
        return
    runs = [match.span() for match in re.finditer(r"(.)\1*", kinds)]
    if len(runs) > 1:  # the script changes where the given name begins
        yield from ("".join(letters[start:end]) for start, end in runs if end - start >= _LEAST)
        return
    yield "".join(letters[-2:])
    if kinds[0] == "H" or len(letters) > 3:
        yield "".join(letters[:2])
    if len(letters) > 4:
        yield from ("".join(letters[:3]), "".join(letters[-3:]))


def _kind(letters: str) -> str:
    """Return the script of a letter, `?` where names in its script have blanks."""
    return next((kind for kind, first, last in _WRITINGS if letters and first <= letters[0] <= last), "?")
