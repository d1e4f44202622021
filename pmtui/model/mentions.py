"""Who is named in a text, and the text with what is shown for them in that place.

Names are found in any script and form: compared as everywhere, whole letters only, and with no word border
asked for where scripts join words. Mail addresses, and whom `@` calls though nobody of step 1 is called so, are
people too. Where in doubt it is replaced, and counted: a name that is shown is worse than odd prose. Knows no
document.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from pmtui.model.letters import HANDLE, LETTER, clusters, has_case, parts_words
from pmtui.model.name_words import NameWord, compared
from pmtui.model.role_words import ALL, ROLE_WORDS, WORDS_TOO

SOMEONE = "someone"  # who is named, and is not among the people of step 1
_AT = "@\uff20"
_BLANKS = re.compile(r"[^\S ]|  ")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_MAIL = rf"[^\s@<>()\[\]{{}}\"'\u2018-\u201f\u00ab\u00bb,;:|/\\`=]+@(?!\d+(?:\.\d+)+)(?:{LETTER}|-)+(?:\.(?:{LETTER}|-)+)*\.(?![\d-])(?:{LETTER}|-){{2,}}"
_CALLED = rf"[{_AT}](?:(?P<word>{HANDLE})|\"(?P<words>[^\"\n]+)\")"
_COUNTED = re.compile(r"\d+[^\W\d_]{0,2}\Z")  # `@500ms` is no person
_BEHIND = rf"(?:[-_+@]|\.(?=[^\W\d_])){LETTER}+"
_BEFORE = rf"{LETTER}+[-_.+@]\Z"
_ENDING = rf"{LETTER}*"
_compiled = cache(re.compile)  # when first met: most calls never show people by role
_STEM_ENDS = (
    "\u0430\u044f\u0435\u044c\u0438\u043e\u0443\u044b\u0456"  # Russian and its kin
    "\u03b1\u03b5\u03b7\u03b9\u03bf\u03c5\u03c3\u0561\u0565\u056b\u0578"  # Greek, Armenian
)
_LONGEST_ENDING = 3
_SHORTEST_STEM = 3


class _Span(NamedTuple):
    start: int
    end: int
    shown: str
    sure: bool


class Mentions:
    """Finds the people of some words in texts."""

    def __init__(self, words: Mapping[str, NameWord]) -> None:
        """Take the words by which people are found, compared."""
        self._words = words
        self._begins: dict[str, list[str]] = defaultdict(list)
        stems = {stem: word for word, made in words.items() if made.part for stem in _stem(word)}
        self._stems = {stem: words[word] for stem, word in stems.items() if stem not in words}
        for word in sorted({*words, *self._stems}, key=len, reverse=True):
            self._begins[word[0]].append(word)
        first = "".join(re.escape(letter) for letter in self._begins)
        self._first = re.compile(f"[{first}]") if first else None

    def replaced(self, text: str) -> tuple[str, int]:
        """Give a text in which nobody is named, and in how many places that is in doubt."""
        mails = list(self._mails(text))
        named = [span for span in self._named(text) if not any(mail.start <= span.start < mail.end for mail in mails)]
        spans = [span for span in _joined([*mails, *named, *self._called(text)]) if span.shown]
        out, place = [], 0
        for span in spans:
            out += [text[place : span.start], span.shown]
            place = span.end
        return "".join([*out, text[place:]]) if spans else text, sum(not span.sure for span in spans)

    # people of step 1

    def _named(self, text: str) -> Iterator[_Span]:
        if self._first is None:
            return
        plain, starts, ends = _compared(text)
        until = 0
        for found in self._first.finditer(plain):
            at = found.start()
            if at < until or (at and starts[at] == starts[at - 1]):
                continue
            for word in self._begins[found[0]]:
                end = at + len(word)
                if not plain.startswith(word, at):
                    continue
                made = self._words.get(word) or self._stems[word]
                if end < len(plain) and starts[end] == starts[end - 1] and not (made.sign and _is_sign(plain[end])):
                    continue  # it ends within a letter
                span = self._span(text, starts[at], ends[end - 1], made, word)
                if span is not None:
                    until = end
                    yield span
                    break

    def _span(self, text: str, start: int, end: int, made: NameWord, word: str) -> _Span | None:
        """Give the place of a name with all that belongs to it, or nothing where it is none."""
        quoted = start > 1 and text[start - 1] == '"' and text[start - 2] in _AT
        called = start - 1 - quoted if start and (quoted or text[start - 1] in _AT) else -1
        if called > 0 and not parts_words(f"{text[called - 1]}x", 1):
            called = -1  # somebody at a machine
        if called < 0 and not (made.alone and _may_stand(text, start, end, made)):
            return None
        if not parts_words(text, start):
            return None
        sure = made.sure and parts_words(text, start) and _stands_free(text, start, end)
        if word in self._stems or not parts_words(text, end):
            ending = _compiled(_ENDING).match(text, end)
            end = _with_ending(text, start, end, ending[0] if ending else "", made, word)
            if end < 0:
                return None
            sure = False
        if called >= 0:
            start, end = called, end + (quoted and text[end : end + 1] == '"')
            sure = True
        elif made.open:
            return _Span(start, end, "", True)
        first, last = (start if called >= 0 else _from(text, start)), _to(text, end)
        return _Span(first, last, made.called if called >= 0 else made.shown, sure and (first, last) == (start, end))

    # others

    def _mails(self, text: str) -> Iterator[_Span]:
        for found in _compiled(_MAIL).finditer(text) if "@" in text else ():
            local = found[0].partition("@")[0]
            if local == "git":
                continue  # as one asks machines for a repository
            whom = self._words.get(compared(found[0])) or self._words.get(compared(local))
            inner = None if whom else next((span for span in self._named(local) if span.shown), None)
            yield _Span(*found.span(), whom.called if whom else inner.shown if inner else SOMEONE, whom is not None)

    def _called(self, text: str) -> Iterator[_Span]:
        if "@" not in text and _AT[1] not in text:
            return
        code = [found.span() for found in _CODE.finditer(text)] if "`" in text else []
        for found in _compiled(_CALLED).finditer(text):
            start, end = found.span()
            word = compared(found["word"] or found["words"])
            if any(first <= start < last for first, last in code) or (start and not parts_words(f"{text[start - 1]}x", 1)):
                continue
            if text[end : end + 1] == "/" or word in ALL or _COUNTED.match(word):
                continue
            if all(part in ROLE_WORDS for part in re.split(r"[\s._-]+", word)):
                continue
            yield _Span(start, end, SOMEONE, False)


def _compared(text: str) -> tuple[str, list[int] | range, list[int] | range]:
    """Give a text as names are compared, and for each letter where in the text it begins and ends."""
    if text.isascii() and not _BLANKS.search(text):
        return text.lower(), range(len(text)), range(1, len(text) + 1)
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in clusters(text):
        piece = _piece(text[start:end])
        if piece == " " == (plain[-1] if plain else ""):
            ends[-1] = end
            continue
        plain += piece
        starts += [start] * len(piece)
        ends += [end] * len(piece)
    return "".join(plain), starts, ends


@lru_cache(maxsize=4096)
def _piece(letter: str) -> str:
    return " " if letter.isspace() else compared(letter)


def _is_sign(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M"


def _may_stand(text: str, start: int, end: int, made: NameWord) -> bool:
    """Tell whether a word may be a name by its capital; one Chinese letter, by what stands beside it."""
    if made.single:
        return not any(_is_chinese(letter) for letter in (text[start - 1 : start], text[end : end + 1]))
    return not (made.capital and has_case(text[start]) and not text[start].isupper())


def _is_chinese(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff"


def _stands_free(text: str, start: int, end: int) -> bool:
    """Tell whether no letter of any script stands beside it."""
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _stem(word: str) -> Iterator[str]:
    """Give a name without the end that other cases exchange, in scripts whose names are declined."""
    if _is_declined(word) and word[-1] in _STEM_ENDS and len(word) > _SHORTEST_STEM:
        yield word[:-1]


def _is_declined(word: str) -> bool:
    return "\u0370" <= word[0] <= "\u058f"  # Greek, Cyrillic, Armenian


def _with_ending(text: str, start: int, end: int, ending: str, made: NameWord, word: str) -> int:
    """Give where a name with its ending ends, -1 where it is none: `Bens` is, in Cyrillic `Ivanu`, `Anatomy` is another word."""
    if made.sign and ending and _is_sign(ending[0]):
        return end
    if not made.part or not text[start].isupper() or any(letter.isupper() for letter in ending):
        return -1
    if _is_declined(word):
        return end + len(ending) if len(word) >= _SHORTEST_STEM and len(ending) <= _LONGEST_ENDING else -1
    return end + 1 if ending == "s" and len(word) >= _SHORTEST_STEM and word not in WORDS_TOO else -1


def _from(text: str, start: int) -> int:
    """Give where a compound begins that ends with a name: `on-call-ana`, `root@ana`."""
    while (found := _compiled(_BEFORE).search(text, max(start - 80, 0), start)) is not None:
        if text[start - 1] == "." and text[start].isupper():
            break  # a sentence without a blank behind it
        start = found.start()
    return start


def _to(text: str, end: int) -> int:
    """Give where a compound ends that begins with a name: `ana-laptop`, `Ana-Maria`."""
    while (found := _compiled(_BEHIND).match(text, end)) is not None:
        if text[end] == "." and text[end + 1].isupper():
            break
        end = found.end()
    return end


def _joined(spans: list[_Span]) -> list[_Span]:
    """Give spans in order, those that overlap as one; of these the person who is known counts."""
    out: list[_Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if out and span.start < out[-1].end:
            last = out.pop()
            shown = span.shown if last.shown == SOMEONE or not last.shown else last.shown
            span = _Span(last.start, max(last.end, span.end), shown, last.sure or span.sure)
        out.append(span)
    return out
