"""The whys: why each thing happened, as a tree kept flat.

Each answer names the answer it explains (`under`), so moving a branch changes one
line of the saved file and a cycle can be refused in one place. The order of siblings
is order in the mapping. Nothing here knows how a tree is drawn.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pmtui.model.base import NOTHING, Row, Text, Words
from pmtui.model.last import of_last
from pmtui.model.row_key import ASKED, RowKey
from pmtui.model.timeline import Account

ROOT: Final = "root"
FACTOR: Final = "factor"
OPEN: Final = "open"
MARKS = (ROOT, FACTOR, OPEN)
CAUSES: Final = frozenset({ROOT, FACTOR})  # the marks of a cause: an answer has at most one of them
MARK_WORDS: Final = {ROOT: "root cause", FACTOR: "contributing factor", OPEN: "open question"}
DEPENDENCY: Final = "dependency"
CLASSES = ("bug", "change", "scale", "architecture", DEPENDENCY, "process", "knowledge", "tooling", "unknown")
SEEN: Final = "seen"
LIKELY: Final = "likely"
GUESS: Final = "guess"
CONFIDENCES = (SEEN, LIKELY, GUESS)


class Why(Row):
    """An answer, or a question still without one (then `text` is empty).

    `under` is the id of the answer it explains, empty for the problem itself;
    `evidence` holds ids of events; `owner`, as typed, finds out what is still open. The field
    `class` of the file is `category` here.
    """

    under: Text = ""
    question: Text = ""
    text: Text = ""
    evidence: Words = ()
    marks: Words = ()
    owner: Text = ""
    category: Text = ""
    confidence: Text = ""
    weak: bool = False
    accounts: Mapping[str, Account] = NOTHING


Whys = Mapping[str, Why]


def parent(whys: Whys, key: str) -> str:
    """Return the id this answer is under; `` for the problem, also for an orphan and for the answer where a cycle is cut."""
    under = whys[key].under
    return under if under in whys and key not in cut(whys) else ""


@of_last
def cut(whys: Whys) -> frozenset[str]:
    """Return the ids of the answers at which cycles of `under` are cut.

    The first of a cycle in reading order is shown under the problem, so that nothing
    is lost from sight; it alone is in the result.
    """
    safe: set[str] = set()
    cuts: set[str] = set()
    for key in whys:
        path: dict[str, None] = {}  # in order, and quick to look up: chains may be long
        here = key
        while here in whys and here not in safe and here not in path:
            path[here] = None
            here = whys[here].under
        if here in path:
            gone = list(path)
            circle = set(gone[gone.index(here) :])
            cuts.add(next(other for other in whys if other in circle))
        safe.update(path)
    return frozenset(cuts)


@of_last
def children(whys: Whys) -> Mapping[str, Sequence[str]]:
    """Return the ids under each id, in order; those of the problem under ``.

    Orphans and one answer of each cycle are under the problem.
    """
    cuts = cut(whys)
    out: dict[str, list[str]] = {"": []}
    for key, why in whys.items():
        under = why.under if why.under in whys and key not in cuts else ""
        out.setdefault(under, []).append(key)
    return out


def walk(whys: Whys) -> Iterator[tuple[str, int]]:
    """Yield id and level (from 1) in reading order; not recursive, so any depth works."""
    below = children(whys)
    stack = [(key, 1) for key in reversed(below[""])]
    while stack:
        key, level = stack.pop()
        yield key, level
        if key:  # a row whose id is empty has nothing below it: `` is the problem
            stack.extend((child, level + 1) for child in reversed(below.get(key, ())))


def chain(whys: Whys, key: str) -> list[str]:
    """Return the ids from the answer up to the problem, the answer first."""
    cuts = cut(whys)
    out: list[str] = []
    here = key
    while here in whys:
        out.append(here)
        if here in cuts:
            break
        here = whys[here].under
    return out


def branch(whys: Whys, key: str) -> list[str]:
    """Return the id and all ids below it, in reading order."""
    below = children(whys)
    out: list[str] = []
    stack = [key]
    while stack:
        here = stack.pop()
        out.append(here)
        if here:
            stack.extend(reversed(below.get(here, ())))
    return out


def positions(whys: Whys) -> dict[str, str]:
    """Return `1.2.1` for each answer, by its position in the tree."""
    below = children(whys)
    out: dict[str, str] = {}
    stack = [(key, str(number)) for number, key in enumerate(below[""], 1)]
    while stack:
        key, place = stack.pop()
        out[key] = place
        if key:
            stack.extend((child, f"{place}.{number}") for number, child in enumerate(below.get(key, ()), 1))
    return out


@of_last
def letters(whys: Whys) -> Mapping[str, str]:
    """Return A, B, C ... Z, AA for root causes and factors, in the order of the tree."""
    marked = [key for key, _ in walk(whys) if CAUSES & set(whys[key].marks)]
    return {key: _letter(number) for number, key in enumerate(marked)}


def _letter(number: int) -> str:
    word = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        word = chr(65 + rest) + word
    return word


def answers(whys: Whys) -> int:
    """Count the answers; a question without one does not count."""
    return sum(1 for why in whys.values() if why.text)


def answer_of(whys: Whys, row: str) -> str:
    """Return the id of the answer that a row of the tree is about, even if the row is its question; `` for the problem."""
    kind, key = RowKey.of(row)
    answer = key if kind == ASKED else row
    return answer if answer in whys else ""
