"""The lines of the tree of whys: which answer is below which, what is visible, and how each line is drawn.

The chain from one answer up to the problem is heavy, all else light, so it can be followed in the
tree itself, even without colour. Plain values in and out, so each line can be tested without
a screen; knows no widget, no scroll position and no mouse.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from pmtui.model.counted import counted
from pmtui.widgets.paint import Line, Span, Spans, cut_spans, width_of

PROBLEM = ""


class Branch(NamedTuple):
    """One line of the tree: `under` is an id, `` the problem; parents come before children.

    A question is above a branch and has no children of its own.
    """

    key: str
    under: str
    text: str
    letter: str = ""
    badges: Spans = ()
    question: bool = False


class Shape:
    """Some branches in reading order, and which of them are folded."""

    def __init__(self, branches: Sequence[Branch] = (), folded: Collection[str] = ()) -> None:
        """Count once what is below each branch and what is visible."""
        self.branches = {branch.key: branch for branch in branches}
        self.folded = frozenset(key for key in folded if key in self.branches)
        self._place = {key: place for place, key in enumerate(self.branches)}
        self._below = dict.fromkeys(self.branches, 0)
        last: dict[str, str] = {}
        hidden: set[str] = set()
        for branch in self.branches.values():
            if not branch.question:
                last[branch.under] = branch.key
            if branch.under in hidden or branch.under in self.folded:
                hidden.add(branch.key)
        for branch in reversed(self.branches.values()):
            if branch.under in self._below:
                self._below[branch.under] += self._below[branch.key] + (not branch.question)
        self._last = frozenset(last.values())
        self.in_sight = [PROBLEM, *(key for key in self.branches if key not in hidden)]
        self._rows = {key: row for row, key in enumerate(self.in_sight)}
        self._inside: dict[str, list[str]] = {}
        for key in hidden:
            if self.branches[key].letter:
                self._inside.setdefault(self.shown(key), []).append(key)

    def inside(self, key: str) -> str:
        """Return the letters of the causes that a fold hides."""
        return ", ".join(self.branches[cause].letter for cause in sorted(self._inside.get(key, ()), key=self._place.__getitem__))

    def row_of(self, key: str) -> int:
        """Return the row of a visible id; 0 is the problem."""
        return self._rows.get(key, 0)

    def chain(self, key: str) -> list[str]:
        """Return the ids from this one up to the problem."""
        out: dict[str, None] = {}
        while key in self.branches and key not in out:
            out[key] = None
            key = self.branches[key].under
        return [*out, PROBLEM]

    def shown(self, key: str) -> str:
        """Return the id itself, or its nearest ancestor that no fold hides."""
        if key not in self.branches:
            return PROBLEM
        return next((above for above in reversed(self.chain(key)[1:]) if above in self.folded), key)

    def nearest(self, key: str, before: "Shape") -> str:
        """Return the visible id nearest to where `key` was `before`."""
        return self.shown(next((above for above in before.chain(key) if above in self.branches), key))


class Changes(NamedTuple):
    """How two chains differ: answers in only one of them, parents that the line leaves elsewhere."""

    ids: frozenset[str]
    parents: frozenset[str]


class Chain:
    """The answers from one of them up to the problem: the heavy line through the tree."""

    def __init__(self, shape: Shape, key: str) -> None:
        """Take the chain of a key."""
        ids = shape.chain(key)
        self.end = ids[0]
        self.ids = frozenset(ids)
        self._turns = dict(zip(ids[1:], ids, strict=False))  # where the line leaves each one it passes
        self._shape = shape

    def changes(self, before: "Chain") -> Changes:
        """Return how it differs from a chain of the same shape; the ends of both always do."""
        parents = {key for key, _ in self._turns.items() ^ before._turns.items()}
        return Changes((self.ids ^ before.ids) | {self.end, before.end}, frozenset(parents))

    def passes(self, under: str, key: str) -> bool:
        """Return whether the heavy line runs past this line to a later child of the same parent."""
        turn = self._turns.get(under)
        return turn is not None and self._shape._place[key] < self._shape._place[turn]


def problem_line(text: str, width: int, above: int = 0, label: str = "the problem") -> Line:
    """Draw the root and what it is; with rows hidden above, how many."""
    right: Spans = (("muted", f"↑ {counted(above, 'row')} " if above else f"{label} "),)
    return Line((("text", "  "), *cut_spans([("title", text)], width - 4 - width_of(right))), right)


def answer_line(shape: Shape, chain: Chain, branch: Branch, width: int) -> Line:
    """Draw an answer or a question: letter, guides, words, and at the right edge its badges."""
    guides = _guides(shape, chain, branch, width)
    letter = branch.letter[:2]
    lead: list[Span] = [("accent", letter), ("text", " " * (2 - len(letter))), *guides]
    room = max(width - 4 - width_of(guides) - width_of(branch.badges) - 1, 4)
    if branch.question:
        return Line((*lead, *cut_spans([("muted", f"? {branch.text}")], room)), branch.badges)
    words: Span = ("title" if branch.key in chain.ids else "text", branch.text)
    if branch.key in shape.folded and (below := shape._below[branch.key]):
        fold: Span = ("muted", f" … {below} folded")
        badges = branch.badges
        if causes := shape.inside(branch.key):
            badges = (*badges[:-1], *([("muted", " · ")] if badges else []), ("accent", f"● {causes} inside "))
            room = max(width - 4 - width_of(guides) - width_of(badges) - 1, 4)
        return Line((*lead, *cut_spans([words], max(room - width_of([fold]), 4)), fold), badges)
    return Line((*lead, *cut_spans([words], room)), branch.badges)


def _guides(shape: Shape, chain: Chain, branch: Branch, width: int) -> list[Span]:
    """Return the guide lines before an answer, heavy along the chain; very deep ones begin with `…`."""
    step = 3 if width >= 80 else 2
    above = [key for key in reversed(shape.chain(branch.key)[1:]) if key != PROBLEM]
    most = max(width // 2 // step, 2)
    lead: list[Span] = []
    if len(above) >= most:
        above, lead = above[len(above) - most + 2 :], [("muted", "…".ljust(step))]
    return [*lead, *(_upright(shape, chain, key, step) for key in above), *_corner(shape, chain, branch, step)]


def _upright(shape: Shape, chain: Chain, key: str, step: int) -> Span:
    blank = " " * (step - 1)
    if chain.passes(shape.branches[key].under, key):
        return ("title", "┃" + blank)
    return ("muted", (" " if key in shape._last else "│") + blank)


def _corner(shape: Shape, chain: Chain, branch: Branch, step: int) -> Spans:
    passing, last = chain.passes(branch.under, branch.key), branch.key in shape._last
    if branch.question:
        return (("title" if passing else "muted", ("┃" if passing else "│") + " " * (step - 1)),)
    light, heavy = ("─ ", "━ ") if step == 3 else (" ", " ")
    if branch.key in chain.ids:
        return (("title", ("┗" if last else "┡") + heavy),)
    if passing:
        return (("title", "┠"), ("muted", light))
    return (("muted", ("└" if last else "├") + light),)
