"""Finds the people named in a text, and replaces each name by what is shown for it.

Names are found in any script and form: compared as everywhere, whole letters only, and without a word boundary
where scripts join words. Mail addresses, and anyone after `@` who is not among the people of step 1, are
people too. What is in doubt is replaced and counted: a name that is shown is worse than odd prose. Knows no
document.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from pmtui.model.people.name_endings import is_sign, stems, with_ending
from pmtui.model.people.name_words import NameWord, compared
from pmtui.model.people.role_words import ALL, ROLE_WORDS
from pmtui.model.script.letters import HANDLE, LETTER, clusters, has_case, parts_words

SOMEONE = "someone"  # a person who is named but not among the people of step 1
_AT = "@\uff20"
_BLANKS = re.compile(r"[^\S ]|  ")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_LABEL = rf"(?:{LETTER}|-)"
_LOCAL = r"[^\s@<>()\[\]{}\"'\u2018-\u201f\u00ab\u00bb,;:|/\\`=]"
_MAIL = rf"(?<!{_LOCAL}){_LOCAL}+@(?!\d+(?:\.\d+)+){_LABEL}+(?:\.{_LABEL}+)*\.(?![\d-]){_LABEL}{{2,}}"  # not a version: react@18.2.0
_CALLED = rf"[{_AT}](?:(?P<word>{HANDLE})|\"(?P<words>[^\"\n]+)\")"
_COUNTED = re.compile(r"\d+[^\W\d_]{0,2}\Z")  # `@500ms` is not a person
_BEHIND = rf"(?:[-_+@]|\.(?=[^\W\d_])){LETTER}+"
_ENDING = rf"{LETTER}*"
_compiled = cache(re.compile)  # on first use: most calls never show people by role
_MOST_PARTS, _LONGEST_PART = 20, 80  # of a compound


class _Span(NamedTuple):
    start: int
    end: int
    shown: str
    sure: bool


class _Within:
    """The positions within some spans of a text; positions are asked in order."""

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in stretches]
        self._ends = [end for _, end in stretches]

    def __contains__(self, place: int) -> bool:
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]


class Mentions:
    """Finds people in texts by the words that name them."""

    def __init__(self, words: Mapping[str, NameWord]) -> None:
        """Take the words that name people, in the form in which they are compared."""
        self._words = words
        self._begins: dict[str, list[str]] = defaultdict(list)
        declined = {stem: word for word, name in words.items() if name.part for stem in stems(word)}
        self._stems = {stem: words[word] for stem, word in declined.items() if stem not in words}
        for word in sorted({*words, *self._stems}, key=len, reverse=True):
            self._begins[word[0]].append(word)
        first = "".join(re.escape(letter) for letter in self._begins)
        self._first = re.compile(f"[{first}]") if first else None

    def replaced(self, text: str) -> tuple[str, int]:
        """Return a text in which nobody is named, and the number of places where that is in doubt."""
        mails = list(self._mails(text))
        within = _Within([(mail.start, mail.end) for mail in mails])
        named = [span for span in self._named(text) if span.start not in within]
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
        until = covered = 0
        for match in self._first.finditer(plain):
            at = match.start()
            if at < until or starts[at] < covered or (at and starts[at] == starts[at - 1]):
                continue
            for word in self._begins[match[0]]:
                end = at + len(word)
                if not plain.startswith(word, at):
                    continue
                name = self._words.get(word) or self._stems[word]
                if end < len(plain) and starts[end] == starts[end - 1] and not (name.sign and is_sign(plain[end])):
                    continue  # it ends inside a letter
                span = self._span(text, starts[at], ends[end - 1], name, word)
                if span is not None:
                    until, covered = end, span.end
                    yield span
                    break

    def _span(self, text: str, start: int, end: int, name: NameWord, word: str) -> _Span | None:
        """Return the span of a name with everything that belongs to it, or None where it is not a name."""
        quoted = start > 1 and text[start - 1] == '"' and text[start - 2] in _AT
        called = start - 1 - quoted if start and (quoted or text[start - 1] in _AT) else -1
        if called > 0 and not parts_words(f"{text[called - 1]}x", 1):
            called = -1  # somebody at a machine
        if called < 0 and not (name.alone and _may_stand(text, start, end, name)):
            return None
        if not parts_words(text, start):
            return None
        sure = name.sure and parts_words(text, start) and _stands_free(text, start, end)
        if word in self._stems or not parts_words(text, end):
            ending = _compiled(_ENDING).match(text, end)
            end = with_ending(text, start, end, ending[0] if ending else "", name, word)
            if end < 0:
                return None
            sure = False
        if called >= 0:
            start, end = called, end + (quoted and text[end : end + 1] == '"')
            sure = True
        elif name.open:
            return _Span(start, end, "", True)
        first, last = (start if called >= 0 else _from(text, start)), _to(text, end)
        return _Span(first, last, name.called if called >= 0 else name.shown, sure and (first, last) == (start, end))

    # others

    def _mails(self, text: str) -> Iterator[_Span]:
        for match in _compiled(_MAIL).finditer(text) if "@" in text else ():
            local = match[0].partition("@")[0]
            if local == "git":
                continue  # an address of a repository
            whom = self._words.get(compared(match[0])) or self._words.get(compared(local))
            inner = None if whom else next((span for span in self._named(local) if span.shown), None)
            yield _Span(*match.span(), whom.called if whom else inner.shown if inner else SOMEONE, whom is not None)

    def _called(self, text: str) -> Iterator[_Span]:
        if "@" not in text and _AT[1] not in text:
            return
        code = _Within([match.span() for match in _CODE.finditer(text)] if "`" in text else [])
        for match in _compiled(_CALLED).finditer(text):
            start, end = match.span()
            word = compared(match["word"] or match["words"])
            if start in code or (start and not parts_words(f"{text[start - 1]}x", 1)):
                continue
            if text[end : end + 1] == "/" or word in ALL or _COUNTED.match(word):
                continue
            if all(part in ROLE_WORDS for part in re.split(r"[\s._-]+", word)):
                continue
            yield _Span(start, end, SOMEONE, False)


def _compared(text: str) -> tuple[str, list[int] | range, list[int] | range]:
    """Return a text as names are compared, and for each letter where it begins and ends in the original text."""
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


def _may_stand(text: str, start: int, end: int, name: NameWord) -> bool:
    """Return whether a word may be a name by its capital; a single Chinese letter, by its neighbours."""
    if name.single:
        return not any(_is_chinese(letter) for letter in (text[start - 1 : start], text[end : end + 1]))
    return not (name.capital and has_case(text[start]) and not text[start].isupper())


def _is_chinese(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff"


def _stands_free(text: str, start: int, end: int) -> bool:
    """Return whether no letter of any script is next to it."""
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _from(text: str, start: int) -> int:
    """Return where a compound that ends with a name begins: `on-call-ana`, `root@ana`."""
    for _ in range(_MOST_PARTS):
        if not start or text[start - 1] not in "-_.+@" or (text[start - 1] == "." and text[start].isupper()):
            break  # a capital begins a sentence without a blank before it
        at = start - 1
        while at and start - at < _LONGEST_PART and (text[at - 1].isalnum() or unicodedata.category(text[at - 1])[0] == "M"):
            at -= 1
        if at == start - 1:
            break
        start = at
    return start


def _to(text: str, end: int) -> int:
    """Return where a compound that begins with a name ends: `ana-laptop`, `Ana-Maria`."""
    for _ in range(_MOST_PARTS):
        match = _compiled(_BEHIND).match(text, end)
        if match is None or (text[end] == "." and text[end + 1].isupper()):
            break
        end = match.end()
    return end


def _joined(spans: list[_Span]) -> list[_Span]:
    """Return spans in order, overlapping ones merged; among these a known person wins."""
    out: list[_Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if out and span.start < out[-1].end:
            last = out.pop()
            shown = span.shown if last.shown == SOMEONE or not last.shown else last.shown
            span = _Span(last.start, max(last.end, span.end), shown, last.sure or span.sure)
        out.append(span)
    return out
