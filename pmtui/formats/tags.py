r"""The marks of an entry line: its last run of tags, and links and people in the middle of it.

Every entry line reads its end here, so that a mark means the same on all screens. What lies
between the front of a line and its last run of tags is kept character for character; code spans
are never looked into. `\` is special only directly before a mark. Knows no document: what
exists is asked of functions that are passed in.
"""

import re
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

HANDLE = r"[^\W_](?:[\w.-]*\w)?"
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_ITEM = r"[^\s,]+"
_WORD = r"(?!\\*due\b)[^\s#@>]+"
_SHAPES = {
    "link": r"https?://\S+",
    "tag": r"#[A-Za-z][\w-]*",
    "who": rf"@(?:{HANDLE}|\"[^\"\n]+\")",
    "to": rf"->[ \t]*{_ITEM}(?:[ \t]*,[ \t]*{_ITEM})*",
    "due": rf"due[ \t]+{_WORD}(?:[ \t]+{_WORD}){{0,3}}",
    "rank": r"[pP][1-9]",
}
_AT_END = {kind: re.compile(rf"(?:(?<=\s)|\A)(?P<guard>\\*)(?P<mark>{shape})\Z") for kind, shape in _SHAPES.items()}
_INSIDE = re.compile(
    rf"(?:(?<=[\s(])|\A)(?P<guard>\\*)@(?P<who>{HANDLE})|(?<![\w\\])(?P<guard2>\\*)(?P<link>https?://[^\s<>\"`|\\]+)",
)
# On a step that is not the timeline: the line is taken as said, and this is asked.
BEGINS_WITH_A_TIME = re.compile(r"~?\d{1,2}:\d{2}\b")
STORY = "a time: is it for step 3?"
_DATED = re.compile(r"due\s+[+\d]")  # meant as a day; in "due to load" nothing is
_SENTENCE_END = ".,;:!?'*\""
_PAIRS = {")": "(", "]": "[", "}": "{"}

Reads = Callable[[str, str], bool]
"""Given a mark's kind and its bare words: whether it is read as one."""


class Peeled(NamedTuple):
    """A line without its last run of tags.

    `refused` is the mark at which the run ended because it names nothing here; from `sealed` on
    the text was guarded and is not looked into any more.
    """

    text: str
    refused: str = ""
    sealed: int = -1


def peel(text: str, take: Reads, kinds: Collection[str]) -> Peeled:
    """Take marks off the end of a line as long as `take` takes them; a guarded one loses its guard and stays."""
    while True:
        text = text.rstrip()
        refused = ""
        for kind, match in _last(text, kinds):
            at = match.start("guard")
            if match["guard"]:
                return Peeled(text[:at] + text[at + 1 :], sealed=at)
            if take(kind, bare(kind, match["mark"])):
                text = text[:at]
                break
            told = kind in ("tag", "who", "to") or (kind == "due" and _DATED.match(match["mark"]))
            refused = refused or (match["mark"] if told else "")
        else:
            return Peeled(text, refused)


def bare(kind: str, mark: str) -> str:
    """Give a mark without its sign; a name in quotes keeps them, see `unquoted`."""
    if kind == "tag":
        return mark[1:].casefold()
    return {"who": mark[1:], "to": mark[2:], "due": mark[3:]}.get(kind, mark).strip()


def _last(text: str, kinds: Collection[str]) -> list[tuple[str, re.Match[str]]]:
    """Give the marks that may stand at the end of a text, the shortest first."""
    code = _code(text)
    found = [(kind, match) for kind in kinds if (match := _AT_END[kind].search(text)) is not None]
    plain = [(kind, match) for kind, match in found if not any(start < match.end() and match.start() < end for start, end in code)]
    whole = [(kind, match) for kind, match in plain if kind != "link" or address(match["mark"]) == match["mark"]]
    return sorted(whole, key=lambda pair: -pair[1].start("mark"))


def _code(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _CODE.finditer(text)] if "`" in text else []


class Inside(NamedTuple):
    """What stands in the middle of a text: its words without guards, its links, whom it names, in order."""

    text: str
    links: tuple[str, ...] = ()
    who: tuple[str, ...] = ()


def inside(peeled: Peeled, is_person: Callable[[str], bool]) -> Inside:
    """Read links and known people in the middle of a text; they stay in it."""
    open_to = len(peeled.text) if peeled.sealed < 0 else peeled.sealed
    text, links, who, out, place = peeled.text[:open_to], [], [], [], 0
    for guard, start, found in _marks(text, is_person):
        out += [text[place:start], text[start + bool(guard) : found.end()]]
        place = found.end()
        if not guard and found["link"]:
            links.append(address(found["link"]))
        elif not guard:
            who.append(found["who"])
    return Inside("".join([*out, text[place:], peeled.text[open_to:]]), tuple(dict.fromkeys(links)), tuple(dict.fromkeys(who)))


def _marks(text: str, is_person: Callable[[str], bool]) -> Iterator[tuple[str, int, re.Match[str]]]:
    """Give each mark in the middle of a text: its guard, where that begins, and the match."""
    code = _code(text)
    for found in _INSIDE.finditer(text):
        if any(start <= found.start() < end for start, end in code):
            continue
        if found["link"] and address(found["link"]):
            yield found["guard2"], found.start("guard2"), found
        elif found["who"] and is_person(found["who"]):
            yield found["guard"], found.start("guard"), found


def guarded(text: str, reads: Reads, kinds: Collection[str]) -> tuple[str, str]:
    r"""Give a text in two parts, the second with a `\\` before the mark at its end that would be read as one."""
    for kind, match in _last(text, kinds):
        if match["guard"] or reads(kind, bare(kind, match["mark"])):
            at = match.start("guard")
            return text[:at], f"\\{text[at:]}"
    return text, ""


def guarded_inside(text: str, is_person: Callable[[str], bool], is_read: Reads) -> str:
    r"""Give a text with a `\` before each mark in its middle that `is_read` does not want read (`link` or `who`)."""
    out, place = [], 0
    for guard, start, found in _marks(text, is_person):
        wanted = is_read("link", address(found["link"])) if found["link"] else is_read("who", found["who"])
        out += [text[place:start], "" if wanted and not guard else "\\", found[0][start - found.start() :]]
        place = found.end()
    return "".join([*out, text[place:]])


def address(words: str) -> str:
    """Give a web address without the marks of the sentence behind it; `` where nothing is left of it."""
    while words and (words[-1] in _SENTENCE_END or (words[-1] in _PAIRS and words.count(words[-1]) > words.count(_PAIRS[words[-1]]))):
        words = words[:-1]
    return words if re.fullmatch(r"https?://\S*\w\S*", words) else ""


def is_handle(word: str) -> bool:
    """Tell whether a word can stand behind `@` as it is."""
    return re.fullmatch(HANDLE, word) is not None


def unquoted(word: str) -> str:
    """Give a name as it is: without the quotes that hold its blanks, a bare one with a capital."""
    return word[1:-1] if word.startswith('"') else word[:1].upper() + word[1:]


def quoted(name: str) -> str:
    """Give a name so that `unquoted` gives it back."""
    return name if is_handle(name) and unquoted(name) == name else f'"{name}"'


def parted(line: str) -> list[str]:
    r"""Give the parts of a line between its commas; `\,` is a comma that parts nothing, `\\` before one a backslash."""
    parts, part, place = [], "", 0
    for found in re.finditer(r"(\\*),", line):
        part += line[place : found.start()] + "\\" * (len(found[1]) // 2)
        place = found.end()
        if len(found[1]) % 2:
            part += ","
        else:
            parts.append(part)
            part = ""
    return [" ".join(words.split()) for words in (*parts, part + line[place:])]


def joined(parts: Collection[str]) -> str:
    """Give parts as a line that `parted` takes apart again."""
    *first, last = [re.sub(r"(\\*),", r"\1\1\\,", part) for part in parts]
    ends = [re.sub(r"(\\+)\Z", r"\1\1", part) for part in first]
    return ", ".join([*ends, last])
