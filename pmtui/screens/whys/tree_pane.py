"""The tree of whys as a pane: its cursor, its folds, the branch that is zoomed into, and the answer in full beside it."""

from collections.abc import Mapping

from textual import events, on

from pmtui.model.postmortem import PostMortem
from pmtui.model.whys import Whys
from pmtui.screens.whys.look import WHOLE, TreeLook
from pmtui.screens.whys.rows import branches, top
from pmtui.screens.window import messages
from pmtui.screens.window.context import Frame
from pmtui.screens.window.side_pane import Beside, SidePane
from pmtui.steps.base import Answer
from pmtui.widgets.paint import Spans
from pmtui.widgets.why_tree import WhyTree

MOVES = {"up": -1, "k": -1, "down": 1, "j": 1, "pageup": -10, "pagedown": 10, "home": -10_000, "end": 10_000}


class TreePane(SidePane):
    """The tree, and how it is looked at."""

    def __init__(self, beside: Beside) -> None:
        """Look at nothing yet, from the problem."""
        self.why_tree = WhyTree(id="tree")
        super().__init__(self.why_tree, beside)
        self.look = TreeLook()
        self._whys: Whys = {}

    @property
    def cursor(self) -> str:
        """The answer with the cursor, or the question over one; nothing is the problem."""
        return self.look.here

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Nothing is asked for how it is looked at."""
        return {}

    def stand(self, key: str) -> None:
        """Stand on an answer, as far as no fold hides it."""
        self.look.here = key
        self._look_changed()

    def chosen(self, document: PostMortem) -> tuple[str, ...]:
        """Return the answer a verb acts on."""
        answer = self.look.answer(document.whys)
        return (answer,) if answer else ()

    def reading(self, said: str, frame: Frame, width: int) -> Spans | None:
        """Nothing is said of folds and zoom here."""
        return None

    def draw(self, document: PostMortem, seen: PostMortem, reveal: str) -> None:
        """Draw the tree, or the branch that is zoomed into; go to an answer, and open what hides it."""
        self._whys = document.whys
        self.look.settle(document.whys, reveal)
        head = top(seen, self.look.zoomed)
        self.why_tree.put(head.text, branches(seen, self.look.zoomed), self.look.folded, self.look.shown, head.label)
        self.look.here = self.look.meant(self.why_tree.cursor)
        self.paint_side()

    @on(WhyTree.Stands)
    def _on_stands(self, event: WhyTree.Stands) -> None:
        event.stop()
        self.look.stand(event.key)
        self.follow()
        self.post_message(messages.Stood(event.key, keeps=False))

    @on(WhyTree.Chosen)
    def _on_tree_chosen(self, event: WhyTree.Chosen) -> None:
        event.stop()
        self.post_message(messages.Opened())

    def on_key(self, event: events.Key) -> None:
        """Arrows, j, k, home, end, page keys move in KEYS."""
        if self.why_tree.has_focus and event.key in MOVES:
            event.stop()
            self.why_tree.move(MOVES[event.key])

    # folds and zoom

    def rise(self) -> None:
        """Go one up, to ask what else there was."""
        self.look.rise(self._whys)
        self._look_changed()

    def action_mark(self) -> None:
        """Fold or unfold."""
        self.look.toggle(self._whys)
        self._look_changed()

    def action_fold(self) -> None:
        """Fold; a folded or single answer goes to the one above."""
        self.look.fold(self._whys)
        self._look_changed()

    def action_unfold(self) -> None:
        """Unfold."""
        self.look.unfold()
        self._look_changed()

    def action_zoom(self) -> None:
        """Let a branch fill the screen; again, at its top: all of the tree."""
        words, changed = self.look.zoom(self._whys)
        self._look_changed(words, rows=changed)

    def escape(self) -> bool:
        """Look at all of the tree."""
        zoomed = self.look.zoom_out()
        if zoomed:
            self._look_changed(WHOLE)
        return zoomed

    def _look_changed(self, words: str = "", rows: bool = True) -> None:
        self.post_message(messages.LookChanged(rows, keeps=True, words=words))
