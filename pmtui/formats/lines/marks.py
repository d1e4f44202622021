r"""Where a line may hold marks: `#tag`, `@who`, `-> A`, `due fri`, `p1`, a web address.

Shapes only: a function that is passed in tells what a mark means, and what happens to it is
in `tags.py`. Full-width signs count too; in code spans and in quotes there are no marks. A mark
stands at the front, after a blank, or after a comma that separates it from another.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from pmtui.model.time.lazy_pattern import Late

# Characters that are part of no word in any script: ASCII signs except `_`, other punctuation and pictures.
_NO = (
    r"\s!-/:-@\[-^`{-~\u00a1-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u200b\u200e\u200f\u2010-\u2070\u2190-\u2bff"
    r"\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\ufe30-\ufe4f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U0001f000-\U0001faff"
)
HANDLE = rf"[^\W_](?:[^{_NO}]|[.-](?=[.-]*[^{_NO}]))*"
COMMAS = ",、，､"
_WIDE = "、，､。．｡！？；："  # full-width stops have no blank after them
_AFTER = rf"(?=\Z|\s|[{_WIDE}]|[.,;:!?]+(?:\s|\Z|[{_WIDE}]|\\+[{COMMAS}])|,\\*(?:[#＃@＠]|->)|\\+[{COMMAS}])"
_QUOTES = r"(?<![\w@＠\"])\"(?=[^\s\"])[^\"\n]*(?<![\s@＠\"])\"(?!\w)|“[^“”\n]*”|„[^„“”\n]*[“”]|«[^«»\n]*»|「[^「」\n]*」|『[^『』\n]*』"
_NEXT = Late(
    rf"(?P<code>(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))|(?P<quote>{_QUOTES})"
    rf"|(?:(?<=[\s(（{COMMAS}。｡])|\A)(?P<guard>\\*)(?:"
    rf"[#＃](?P<tag>[^\W\d_](?:[^{_NO}]|[-－](?=[^{_NO}]))*){_AFTER}"
    rf"|[@＠](?P<who>{HANDLE}|\"(?=\S)[^\"\n]+(?<![\s@＠])\")"
    rf"|(?P<to>->|－＞)|(?P<due>due)(?=[ \t\u3000])|(?P<rank>[pPｐＰ][1-9１-９]){_AFTER})"
    rf"|(?<![\w\\])(?P<guard2>\\*)(?P<link>https?://\S+?(?=\s|\Z|\\+[{COMMAS}](?:\s|\Z)))",
    re.DOTALL,
)
_ANY = Late(r"[#＃@＠]|->|－＞|https?://|\bdue\b|[pPｐＰ][1-9１-９]")
_STANDS = Late(_AFTER)
_IN_A_SENTENCE = Late(r"https?://[^\s<>\"`|\\、，。「」]+")
_ITEM = Late(rf"[ \t\u3000]*(?P<item>[^\s{COMMAS}\\#＃@＠]+)")
_COMMA = Late(rf"[ \t]*[{COMMAS}]")
_NAMED = Late(r"[A-Z]|~?\d{1,2}:[\d?]{2}[a-z]?")  # looks like a cause or a time, so it is meant as one
_DUE_WORD = Late(
    rf"[ \t\u3000]+(?P<word>(?!due\b|https?://|->|－＞|[pPｐＰ][1-9１-９](?:\s|\Z)|[\\`\"“„«(])[^\s#＃@＠>\\]+)(?=\s|\Z|\\+[{COMMAS}])"
)
_MOST_DUE_WORDS = 5
_NO_DATE = frozenset({"to", "for", "date", "dates", "diligence", "process", "care", "course"})  # after `due` in prose
_STOPS = f".,;:!?{_WIDE}"
_SENTENCE_END = ".,;:!?'*\""
_PAIRS = {")": "(", "]": "[", "}": "{"}

Reads = Callable[[str, str], bool]
"""Given a mark's kind and its bare words: whether it means something here."""


class Found(NamedTuple):
    r"""A candidate for a mark: its `\` begins at `start`, the mark itself at `at`.

    `words` are bare, `inner` the words of a link that stays in its sentence; `read` says that it means
    something here, `whole` that the sentence does not need it, so that it can be taken off.
    """

    kind: str
    start: int
    at: int
    end: int
    words: str
    read: bool
    whole: bool = True
    inner: str = ""

    @property
    def guarded(self) -> bool:
        r"""Return whether a `\` makes it plain text."""
        return self.at > self.start


def found(text: str, reads: Reads, kinds: Collection[str]) -> list[Found]:
    """Return the candidates for marks of these kinds, in order."""
    return list(_found(text, reads, kinds)) if _ANY.search(text) else []


def _found(text: str, reads: Reads, kinds: Collection[str]) -> Iterator[Found]:
    place, last = 0, -1
    while (match := _NEXT.search(text, place)) is not None:
        kind = next((kind for kind in ("tag", "who", "to", "due", "rank", "link") if match[kind]), "")
        place = match.end()
        if kind not in kinds:
            continue
        start = match.start("guard2" if kind == "link" else "guard")
        before = text[start - 1 : start]
        if kind != "link" and ((before == "," and last != start - 1) or (before in ("(", "（") and kind != "who")):
            continue
        mark = _READERS[kind](text, match, start, reads)
        if mark is not None:
            last = mark.end
            yield mark


def _tag(text: str, match: re.Match[str], start: int, reads: Reads) -> Found:
    words = plain(match["tag"]).casefold()
    return Found("tag", start, match.end("guard"), match.end(), words, reads("tag", words))


def _who(text: str, match: re.Match[str], start: int, reads: Reads) -> Found:
    whole = _STANDS.match(text, match.end()) is not None and text[start - 1 : start] not in ("(", "（")
    return Found("who", start, match.end("guard"), match.end(), match["who"], reads("who", match["who"]), whole)


def _rank(text: str, match: re.Match[str], start: int, reads: Reads) -> Found:
    words = plain(match["rank"])
    return Found("rank", start, match.end("guard"), match.end(), words, reads("rank", words))


def _to(text: str, match: re.Match[str], start: int, reads: Reads) -> Found | None:
    """Read what follows an arrow: as much of a list as was meant as one, and then all of it or nothing."""
    words: list[str] = []
    place = end = match.end()
    read = True
    while (item := _ITEM.match(text, place)) is not None:
        word = item["item"].rstrip(_STOPS)
        good = bool(word) and reads("to", plain(word))
        if words and not good and _NAMED.fullmatch(word) is None:
            break
        words.append(plain(word))
        read, end = read and good, item.start("item") + len(word)
        comma = _COMMA.match(text, end)
        if comma is None:
            break
        place = comma.end()
    return Found("to", start, match.end("guard"), end, ",".join(words), read) if match["guard"] or (words and words[0]) else None


def _due(text: str, match: re.Match[str], start: int, reads: Reads) -> Found | None:
    """Read a day after `due`: the longest run of words that is one. Plain prose is not a mark at all."""
    place = match.end()
    ends: list[int] = []
    while len(ends) < _MOST_DUE_WORDS and (word := _DUE_WORD.match(text, place)) is not None:
        place = word.end()
        ends.append(place)
    for end in reversed(ends):
        typed = text[match.end() : end]
        bare = typed.rstrip(_STOPS)  # the dot of `24.11.` belongs to it, that of `fri.` to the sentence
        for words in dict.fromkeys((typed, bare) if bare[-1:].isdigit() else (bare, typed)):
            if words.strip() and reads("due", plain(words).strip()):
                return Found("due", start, match.end("guard"), match.end() + len(words), plain(words).strip(), True)
    first = text[match.end() : ends[0]].strip().rstrip(_STOPS) if ends else ""
    if match["guard"]:
        return Found("due", start, match.end("guard"), match.end(), "", False)
    if not first or first.casefold() in _NO_DATE:
        return None
    return Found("due", start, match.end("guard"), ends[: _MOST_DUE_WORDS - 2][-1], first, False)


def _link(text: str, match: re.Match[str], start: int, reads: Reads) -> Found | None:
    token = match["link"]
    words, cut = address(token), _IN_A_SENTENCE.match(token)
    inner = address(cut[0]) if cut else ""
    if not words and not inner:
        return None
    at, end = match.start("link"), match.start("link") + len(words)
    alone = text[start - 1 : start] in ("", *COMMAS[1:]) or text[start - 1].isspace()
    whole = bool(words) and alone and re.match(r"\Z|\s|,\s+\S", text[end:]) is not None
    return Found("link", start, at, end if whole else match.end(), words, reads("link", words), whole, inner)


_READERS: dict[str, Callable[[str, re.Match[str], int, Reads], Found | None]] = {
    "tag": _tag, "who": _who, "to": _to, "due": _due, "rank": _rank, "link": _link,
}  # fmt: skip


def plain(words: str) -> str:
    """Return words with full-width letters, digits and signs in their narrow forms."""
    return words if words.isascii() else unicodedata.normalize("NFKC", words)


def address(words: str) -> str:
    """Return a web address without the punctuation of the sentence after it; `` where nothing is left."""
    while words and (words[-1] in _SENTENCE_END or (words[-1] in _PAIRS and words.count(words[-1]) > words.count(_PAIRS[words[-1]]))):
        words = words[:-1]
    return words if re.fullmatch(r"https?://\S*\w\S*", words) else ""


def is_handle(word: str) -> bool:
    """Return whether a word can stand after `@` without quotes."""
    return re.fullmatch(HANDLE, word) is not None
