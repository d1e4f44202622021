"""How the tree of whys is looked at: the cursor, the folds, the branch that is zoomed into.

All of it by id and of the screen alone, never of the document. What a tree looked like when it was
left comes back with it, so that undo and redo bring back shape, folds and cursor together. Knows no
widget and no window: it is given the answers, and says under which id the tree has its cursor.
"""

from typing import NamedTuple

from pmtui.model.row_key import ASKED, RowKey
from pmtui.model.whys import Whys, answer_of, chain, children, parent
from pmtui.widgets.why_lines import PROBLEM

REMEMBERED = 200  # trees whose look is known: as far back as one undoes on a call
WHOLE = "the whole tree"


class Look(NamedTuple):
    """How a tree was looked at."""

    folded: frozenset[str]
    here: str
    zoomed: str


class Looks:
    """The look of each tree when it was last left; trees are told apart by identity, for they never change."""

    def __init__(self) -> None:
        """Know no tree."""
        self._held: dict[int, tuple[Whys, Look]] = {}
        self.last: Whys | None = None

    def turn(self, whys: Whys, look: Look) -> Look | None:
        """Leave the last tree, which looks so now, for this one; return how this one looked when it was left."""
        if whys is self.last:
            return None
        if self.last is not None:
            self._held[id(self.last)] = (self.last, look)
            if len(self._held) > REMEMBERED:
                del self._held[next(iter(self._held))]
        self.last = whys
        held = self._held.pop(id(whys), None)
        return held[1] if held else None


class TreeLook:
    """Where one stands in the tree, what is folded, and what fills the screen.

    `here` is an answer, the question over one, or the problem; `zoomed` the answer that stands at the top, or nothing;
    `rose` tells that one went up to ask what else there was.
    """

    def __init__(self) -> None:
        """Stand on the problem, all unfolded."""
        self.here = PROBLEM
        self.folded: set[str] = set()
        self.zoomed = ""
        self.rose = False
        self._looks = Looks()

    def answer(self, whys: Whys) -> str:
        """Return the id of the answer with the cursor, also when its question has it; `` for the problem."""
        return answer_of(whys, self.here)

    @property
    def shown(self) -> str:
        """The id under which the tree has the cursor: its root is what is zoomed into."""
        return PROBLEM if self.here == self.zoomed else self.here

    def meant(self, key: str) -> str:
        """Return the answer that the tree has under an id."""
        return self.zoomed if key == PROBLEM else key

    def stand(self, key: str) -> None:
        """Stand where the tree has its cursor now."""
        self.here, self.rose = self.meant(key), False

    def settle(self, whys: Whys, reveal: str = "") -> None:
        """Settle cursor, folds and zoom for the tree that is drawn next: as it was left, else as `reveal` needs it."""
        before = self._looks.last
        look = self._looks.turn(whys, Look(frozenset(self.folded), self.here, self.zoomed))
        if look is not None:
            self.folded, self.here, self.zoomed = set(look.folded), look.here, look.zoomed
        elif reveal in whys:
            self.here = reveal
            self.folded.difference_update(chain(whys, reveal)[1:])
        elif not self.answer(whys) and self.here != PROBLEM:
            kind, key = RowKey.of(self.here)
            self.here = _near(before or {}, whys, key if kind == ASKED else self.here)
        answer = self.answer(whys)
        if self.zoomed and (self.zoomed not in whys or (answer != self.zoomed and self.zoomed not in chain(whys, answer))):
            self.zoomed = ""

    # folds

    def toggle(self, whys: Whys) -> None:
        """Fold or unfold."""
        if self.here in self.folded:
            self.unfold()
        else:
            self.fold(whys)

    def fold(self, whys: Whys) -> None:
        """Fold; a folded or single answer goes to the one above, out of what is zoomed into if need be."""
        answer = self.answer(whys)
        if answer and children(whys).get(answer) and answer not in self.folded and self.here != self.zoomed:
            self.folded.add(answer)
            self.here = answer
        elif answer:
            self.go_above(whys)

    def unfold(self) -> None:
        """Unfold."""
        self.folded.discard(self.here)

    def go_above(self, whys: Whys) -> None:
        """Stand one higher; above what is zoomed into, that comes into sight too."""
        answer = self.answer(whys)
        above = parent(whys, answer)
        if answer == self.zoomed:
            self.zoomed = above
        self.here = above

    def rise(self, whys: Whys) -> bool:
        """Go one up to ask what else there was; tell whether more of the tree comes into sight."""
        zoomed = self.zoomed
        self.go_above(whys)
        self.rose = True
        return self.zoomed != zoomed

    # zoom

    def zoom(self, whys: Whys) -> tuple[str, bool]:
        """Let a branch fill the screen; again, at its top: all of the tree. Return what is said, and whether anything came of it."""
        key = self.answer(whys)
        if self.zoomed and key == self.zoomed:
            self.zoomed, words = "", WHOLE
        elif key and children(whys).get(key):
            self.zoomed, words = key, "zoomed in · esc shows the whole tree"
            self.folded.discard(key)
        else:
            return "nothing stands under it yet" if key else "the whole tree is here · choose an answer to zoom into", False
        self.here = key
        return words, True

    def zoom_out(self) -> bool:
        """Show all of the tree; tell whether that is more than before."""
        zoomed, self.zoomed = self.zoomed, ""
        return bool(zoomed)


def _near(before: Whys, whys: Whys, key: str) -> str:
    """Return the answer next to one that is gone: the one below it, else above it, else the one it stood under."""
    while key in before:
        beside = list(children(before).get(parent(before, key), ()))
        at = beside.index(key) if key in beside else 0
        for other in (*beside[at + 1 :], *reversed(beside[:at])):
            if other in whys:
                return other
        key = parent(before, key)
        if key in whys:
            return key
    return PROBLEM
