r"""The marks of an entry line: which are taken off, which stay in the sentence, which were not read.

Every entry line reads its marks here, so that a mark means the same on all screens. Marks are read
wherever they stand, and the words before and after them are joined. People and links among words
stay there, or a sentence would lose its subject; after the last words, or in a run of marks,
they are taken off. What is not read stays text, is reported, and affects no other mark. `\` is
special only directly before a mark. Knows no document: functions passed in tell what exists.
"""

import re
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from pmtui.formats.lines.marks import COMMAS, Found, Reads, address, found, is_handle, plain
from pmtui.model.time.lazy_pattern import Late

__all__ = ["Marked", "Marks", "address", "guarded", "is_handle", "joined", "parted", "plain", "quoted", "read", "unquoted", "words_end"]

# On a step other than the timeline: the line is accepted as typed, and this question is asked.
BEGINS_WITH_A_TIME = Late(r"~?\d{1,2}:\d{2}\b")
STORY = "a time: is it for step 3?"
_PARTED = Late(rf"[\s{COMMAS}]*")
_ENDS = Late(rf"[\s{COMMAS}]*[.。．｡]?\s*")
_LAST_COMMA = Late(rf"(?P<guard>\\*)[{COMMAS}]\Z")
_COMMA = Late(rf"(\\*)([{COMMAS}])")
_STOP = Late(r"[.,;:!?、，､。．｡！？；：]+")


def _nobody(word: str) -> bool:
    return False


class Marks(NamedTuple):
    """The marks of one kind of line.

    `knows` tells whether a word among others names a person; `stay` are the kinds that stay
    there. With `linked` those before the marks of a run in mid-sentence stay too. With `commas` a
    comma before the last marks parts them from the words.
    """

    kinds: Collection[str]
    reads: Reads
    knows: Callable[[str], bool] = _nobody
    stay: Collection[str] = ("who", "link")
    linked: bool = False
    commas: bool = True

    def found(self, text: str) -> list[Found]:
        """Return the candidates for marks."""
        return found(text, self.reads, self.kinds)


class Marked(NamedTuple):
    """A line without the marks that were taken off; the links and people that stay in it; what was not read."""

    text: str
    links: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def read(text: str, marks: Marks, take: Reads) -> Marked:
    r"""Take off the marks that `take` accepts, from the last; a guarded one loses its `\` and stays."""
    items = marks.found(text)
    if not items:
        return Marked(text.rstrip())
    open_ones = [item for item in items if not item.guarded]
    unread: list[Found] = []
    taken: set[Found] = set()
    words_like = {item for run in _runs(text, open_ones) if _like_words(text, run) for item in run}
    for item in reversed([item for item in open_ones if item.kind not in marks.stay]):
        if item.read and item.whole and item not in words_like and take(item.kind, item.words):
            taken.add(item)
        else:
            unread.append(item)
    weak = [item for item in open_ones if item.kind in marks.stay]
    for item in reversed([item for run in _runs(text, open_ones) for item in _loose(text, run, marks, taken)]):
        if take(item.kind, item.words):
            taken.add(item)
        else:
            unread.append(item)
    left = [item for item in weak if item not in taken]
    links = [item.inner for item in left if item.kind == "link" and item.inner]
    who = [item.words for item in left if item.kind == "who" and marks.knows(item.words)]
    unread += [item for item in left if item.kind == "who" and item.whole and item.words not in who]
    unread_words = [text[item.at : item.end] for item in sorted(set(unread), key=lambda item: -item.at)]
    words = _without(text, items, taken, marks.commas)
    return Marked(words, tuple(dict.fromkeys(links)), tuple(dict.fromkeys(who)), tuple(dict.fromkeys(unread_words)))


def _runs(text: str, items: Sequence[Found]) -> list[list[Found]]:
    """Return the runs of marks that have no words between them."""
    runs: list[list[Found]] = []
    for item in items:
        if not item.whole:
            continue
        if runs and _PARTED.fullmatch(text, runs[-1][-1].end, item.start):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _like_words(text: str, run: Sequence[Found]) -> bool:
    """Return whether a run in mid-sentence may be plain words: a lone `p2`, as in “route p2 alerts”."""
    return all(item.kind == "rank" for item in run) and run[0].start > 0 and not _ENDS.fullmatch(text, run[-1].end)


def _loose(text: str, run: Sequence[Found], marks: Marks, taken: Collection[Found]) -> list[Found]:
    """Return the people and links of a run that the sentence does not need."""
    weak = [item for item in run if item.kind in marks.stay and item.read]
    if _ENDS.fullmatch(text, run[-1].end):
        return weak
    first = next((item.at for item in run if item in taken), None)
    if first is None:
        return []
    return [item for item in weak if not marks.linked or (item.at > first and (item.kind == "link" or marks.knows(item.words)))]


def _without(text: str, items: Sequence[Found], taken: Collection[Found], commas: bool) -> str:
    r"""Return the words: without the marks taken off and the commas between them, and one `\` less before those that stay."""
    parts, place = [""], 0
    for item in items:
        if item in taken:
            parts[-1] += text[place : item.start]
            parts.append("")
            place = item.end
        elif item.guarded:
            parts[-1] += text[place : item.start]
            place = item.start + 1
    parts[-1] += text[place:]
    out, *rest = parts
    for number, part in enumerate(rest, 1):
        last = number == len(rest)
        if not (_ENDS if last else _PARTED).fullmatch(part):
            out = _joined(out, part)
        elif last:
            out = _ended(out.rstrip(), commas)
    return out.rstrip()


def _ended(words: str, commas: bool) -> str:
    r"""Return the words before the last marks, without the comma that separates them; `\,` is one of their own."""
    comma = _LAST_COMMA.search(words) if commas else None
    if comma is None:
        return words
    return words[: comma.start()] + comma[0][1:] if comma["guard"] else words[: comma.start()].rstrip()


def _joined(before: str, behind: str) -> str:
    """Return the words before and after a mark joined; punctuation after the mark goes with the words."""
    stop = _STOP.match(behind)
    head = before.rstrip()
    if stop is not None:
        return head.rstrip(COMMAS) + behind if head else behind[stop.end() :].lstrip()
    gap = "\n" if "\n" in before[len(head) :] + behind[: len(behind) - len(behind.lstrip())] else " "
    return f"{head}{gap}{behind.lstrip()}" if head else behind.lstrip()


class Guarded(NamedTuple):
    """A text as it is typed before its marks, and the links and people that are read in it."""

    text: str
    links: tuple[str, ...] = ()
    who: tuple[str, ...] = ()


def guarded(text: str, tail: str, marks: Marks, wanted: Reads = lambda kind, words: False) -> Guarded:
    r"""Return a text with a `\` before everything in it that would be read, except the links and people that are `wanted`.

    `tail` are the marks that are written after it.
    """
    line = f"{text} {tail}" if text and tail else text or tail
    every = marks.found(line)
    items = [item for item in every if item.start < len(text)]
    hidden = {item for item in items if item.guarded or (item.kind not in marks.stay and item.read and item.whole)}
    runs = _runs(line, [item for item in every if item not in hidden])
    last = runs[-1] if runs and _ENDS.fullmatch(line, runs[-1][-1].end) else []
    # A link or a person after the words would be taken off; once the last is text, those before it stand among words.
    hidden |= set([item for item in last if item.start < len(text) and item.kind in marks.stay and item.read][-1:])
    links, who = [], []
    for item in items:
        if item in hidden or item.kind not in marks.stay:
            continue
        if item.kind == "link" and item.inner:
            links.append(item.inner) if wanted("link", item.inner) else hidden.add(item)
        elif item.kind == "who" and marks.knows(item.words):
            who.append(item.words) if wanted("who", item.words) else hidden.add(item)
    places = {item.start for item in hidden}
    comma = _LAST_COMMA.search(text) if tail and marks.commas else None
    places |= {comma.start()} if comma else set()
    ends = [0, *sorted(places), len(text)]
    words = "\\".join(text[start:end] for start, end in pairwise(ends))
    return Guarded(words, tuple(links), tuple(who))


def words_end(line: str, kinds: Collection[str]) -> int:
    """Return where the words end and the marks begin in a line that we wrote."""
    marks = Marks(kinds, lambda kind, words: kind != "due" or any(letter.isdigit() for letter in words))
    runs = _runs(line, [item for item in marks.found(line) if not item.guarded])
    return len(line[: runs[-1][0].start].rstrip()) if runs and _ENDS.fullmatch(line, runs[-1][-1].end) else len(line)


def unquoted(word: str) -> str:
    """Return a name without the quotes that hold its blanks; a bare one gets a capital."""
    return word[1:-1] if word.startswith('"') else word[:1].upper() + word[1:]


def quoted(name: str) -> str:
    """Return a name such that `unquoted` returns it again."""
    return name if is_handle(name) and unquoted(name) == name else f'"{name}"'


def parted(line: str) -> list[str]:
    r"""Return the parts of a line between its commas; `\,` is a comma that does not separate, `\\` before one a backslash."""
    parts, part, place = [], "", 0
    for comma in _COMMA.finditer(line):
        part += line[place : comma.start()] + "\\" * (len(comma[1]) // 2)
        place = comma.end()
        if len(comma[1]) % 2:
            part += comma[2]
        else:
            parts.append(part)
            part = ""
    return [" ".join(words.split()) for words in (*parts, part + line[place:])]


def joined(parts: Collection[str]) -> str:
    """Return parts as a line that `parted` splits again."""
    *first, last = [_COMMA.sub(r"\1\1\\\2", part) for part in parts]
    ends = [re.sub(r"(\\+)\Z", r"\1\1", part) for part in first]
    return ", ".join([*ends, last])
