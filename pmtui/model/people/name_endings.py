"""Names with an ending: `Bens` in German, in Russian `Ivanu`, in Tamil one that merges into the last letter.

A deliberately broad guess: another person's name with the same beginning is replaced too. Knows no text but the
one it is asked about.
"""

import unicodedata
from collections.abc import Iterator

from pmtui.model.people.name_words import NameWord
from pmtui.model.people.role_words import WORDS_TOO

_STEM_ENDS = (
    "\u0430\u044f\u0435\u044c\u0438\u043e\u0443\u044b\u0456"  # Russian and related languages
    "\u03b1\u03b5\u03b7\u03b9\u03bf\u03c5\u03c3\u0561\u0565\u056b\u0578"  # Greek, Armenian
)
_LONGEST_ENDING = 3
_SHORTEST_STEM = 3


def is_sign(letter: str) -> bool:
    """Return whether this is a sign that belongs to the letter before it."""
    return unicodedata.category(letter)[0] == "M"


def stems(word: str) -> Iterator[str]:
    """Yield a name without the ending that other cases replace, in scripts whose names are declined."""
    if _is_declined(word) and word[-1] in _STEM_ENDS and len(word) > _SHORTEST_STEM:
        yield word[:-1]


def _is_declined(word: str) -> bool:
    return "\u0370" <= word[0] <= "\u058f"  # Greek, Cyrillic, Armenian


def with_ending(text: str, start: int, end: int, ending: str, name: NameWord, word: str) -> int:
    """Return where a name with its ending ends, -1 where it is none: `Bens` is, in Cyrillic `Ivanu`; `Anatomy` is another word."""
    if name.sign and ending and is_sign(ending[0]):
        return end
    if not name.part or not text[start].isupper() or any(letter.isupper() for letter in ending):
        return -1
    if _is_declined(word):
        return end + len(ending) if len(word) >= _SHORTEST_STEM and len(ending) <= _LONGEST_ENDING else -1
    return end + 1 if ending == "s" and len(word) >= _SHORTEST_STEM and word not in WORDS_TOO else -1
