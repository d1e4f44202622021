"""How the tree of whys is looked at: the cursor, the folds, the branch that is zoomed into.

All of it by id and of the screen alone, never of the document. What a tree looked like when it was
left comes back with it, so that undo and redo bring back shape, folds and cursor together.
"""

from collections.abc import Iterable
from typing import NamedTuple

from textual.widget import Widget

from pmtui.model.text import one_line
from pmtui.model.whys import Whys, chain, children, letters, parent
from pmtui.screens.whys.rows import ASKED, branches
from pmtui.screens.window import messages
from pmtui.screens.window.context import Context
from pmtui.screens.window.side_pane import Wide
from pmtui.widgets.lines import Lines, Spot
from pmtui.widgets.paint import Span, cut, line
from pmtui.widgets.why_tree import PROBLEM, WhyTree

REMEMBERED = 200  # trees whose look is known: as far back as one undoes on a call
CRUMB = 22  # cells of a step on the way to what is zoomed into


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
        """Leave the last tree, which looks so now, for this one: give how this one looked when it was left."""
        if whys is self.last:
            return None
        if self.last is not None:
            self._held[id(self.last)] = (self.last, look)
            if len(self._held) > REMEMBERED:
                del self._held[next(iter(self._held))]
        self.last = whys
        held = self._held.pop(id(whys), None)
        return held[1] if held else None


class WhysView(Wide):
    """A window on the tree."""

    DEFAULT_CSS = """
    WhysView #crumbs { display: none; height: 1; }
    WhysView.-zoomed #crumbs { display: block; }
    """

    def __init__(self, context: Context) -> None:
        """Stand on the problem, all unfolded."""
        self.folded: set[str] = set()
        self.here = PROBLEM
        self.zoomed = ""
        self.rose = False
        self._looks = Looks()
        super().__init__(context)

    def tree_panes(self) -> Iterable[Widget]:
        """The way to what is zoomed into, and the tree."""
        yield Lines(id="crumbs")
        yield from self.with_side(WhyTree(id="tree"))

    @property
    def why_tree(self) -> WhyTree:
        """The tree."""
        return self.query_one("#tree", WhyTree)

    def home_pane(self) -> Widget:
        """The tree has the focus in KEYS."""
        return self.why_tree

    def selected(self) -> str:
        """The id with the cursor; `` is the problem."""
        return self.here

    @property
    def answer(self) -> str:
        """The id of the answer with the cursor, also when its question has it; `` for the problem."""
        key = self.here.removeprefix(ASKED)
        return key if key in self.document.whys else ""

    def stand(self, key: str) -> None:
        """Stand on an answer, as far as no fold hides it."""
        self.here = key
        self.paint()

    def repaint(self) -> None:
        """Draw tree and frame anew, and remember the place."""
        self.paint()
        self.paint_frame()
        self.post_message(messages.PlaceChanged())

    # what is seen

    def take_look(self, reveal: str) -> None:
        """Settle cursor, folds and zoom for the tree that is drawn next: as it was left, else as `reveal` needs it."""
        whys, before = self.document.whys, self._looks.last
        look = self._looks.turn(whys, Look(frozenset(self.folded), self.here, self.zoomed))
        key = reveal.partition(".")[2]
        if look is not None:
            self.folded, self.here, self.zoomed = set(look.folded), look.here, look.zoomed
        elif key in whys:
            self.here = key
            self.folded.difference_update(chain(whys, key)[1:])
        elif self.answer == "" and self.here != PROBLEM:
            self.here = _near(before or {}, whys, self.here.removeprefix(ASKED))
        if self.zoomed and (self.zoomed not in whys or (self.answer != self.zoomed and self.zoomed not in chain(whys, self.answer))):
            self.zoomed = ""

    def put_tree(self) -> None:
        """Draw the tree, or the branch that is zoomed into."""
        self.set_class(bool(self.zoomed), "-zoomed")
        whys = self.seen.whys
        words, label = self.seen.define.problem or "The problem has no words yet (step 2)", "the problem"
        if self.zoomed:
            letter = letters(whys).get(self.zoomed, "")
            words, label = f"{letter} {one_line(whys[self.zoomed].text or whys[self.zoomed].question)}".strip(), "zoomed in"
            self.paint_crumbs()
        self.why_tree.put(words, branches(self.seen, self.zoomed), self.folded, self.shown(self.here), label)
        self.here = self.meant(self.why_tree.cursor)

    def paint_crumbs(self) -> None:
        """Say what lies above: the problem first, and how to get back."""
        whys = self.seen.whys
        above = [whys[key].text or whys[key].question for key in reversed(chain(whys, self.zoomed)[1:])]
        steps = [cut(one_line(words), CRUMB) for words in (self.seen.define.problem or "the problem", *above)]
        room = max((self.size.width - 16) // (CRUMB + 3), 1)
        if len(steps) > room:
            steps = [steps[0], "…", *steps[len(steps) - room + 1 :]] if room > 1 else ["…", steps[-1]]
        spans: list[Span] = [("text", "   ")]
        for number, words in enumerate(steps):
            spans += [("muted", " › " if number else ""), ("muted", words)]
        crumbs = self.query_one("#crumbs", Lines)
        crumbs.put([line(*spans, right=(("key", "z"), ("muted", " all ")))])
        crumbs.spots = (Spot(0, 0, self.size.width, ("escape",)),)

    def shown(self, key: str) -> str:
        """Give the id under which the tree has an answer: its root is what is zoomed into."""
        return PROBLEM if key == self.zoomed else key

    def meant(self, key: str) -> str:
        """Give the answer that the tree has under this id."""
        return self.zoomed if key == PROBLEM else key

    # folds and zoom

    def action_mark(self) -> None:
        """Fold or unfold."""
        if self.here in self.folded:
            self.action_unfold()
        else:
            self.action_fold()

    def action_fold(self) -> None:
        """Fold; a folded or single answer goes to the one above, out of what is zoomed into if need be."""
        if not self.answer:
            return
        foldable = children(self.document.whys).get(self.answer) and self.answer not in self.folded
        if foldable and self.here != self.zoomed:
            self.folded.add(self.answer)
            self.here = self.answer
        else:
            self.go_above()
        self.repaint()

    def go_above(self) -> None:
        """Stand one higher; above what is zoomed into, that comes into sight too."""
        if self.answer == self.zoomed:
            self.zoomed = parent(self.document.whys, self.answer)
        self.here = parent(self.document.whys, self.answer)

    def action_unfold(self) -> None:
        """Unfold."""
        self.folded.discard(self.here)
        self.repaint()

    def action_zoom(self) -> None:
        """Let a branch fill the screen; again, at its top: all of the tree."""
        key = self.answer
        if self.zoomed and key == self.zoomed:
            self.zoomed = ""
            self.say("the whole tree")
        elif key and children(self.document.whys).get(key):
            self.zoomed = key
            self.folded.discard(key)
            self.said = "zoomed in · esc shows the whole tree"
        else:
            self.say("nothing stands under it yet" if key else "the whole tree is here · choose an answer to zoom into")
            return
        self.here = key
        self.repaint()

    def action_escape(self) -> None:
        """All of the tree; escape never leaves the step."""
        if self.zoomed:
            self.zoomed = ""
            self.said = "the whole tree"
            self.repaint()


def _near(before: Whys, whys: Whys, key: str) -> str:
    """Give the answer next to one that is gone: the one below it, else above it, else the one it stood under."""
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
