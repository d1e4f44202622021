"""Step 4, Whys: type an answer, and you are already under it, being asked again.

What its keys do is in `steps/whys`, but for folds and zoom: how the tree is looked at is a part of its own (`look.py`).
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.widget import Widget

from pmtui.edits.base import Edit
from pmtui.edits.whys import AddAnswer, AskQuestion
from pmtui.model.steps import DEFINE
from pmtui.model.targets import Target
from pmtui.screens.whys.look import WHOLE, TreeLook
from pmtui.screens.whys.question import Standing, moment_at
from pmtui.screens.whys.rows import branches, crumbs, detail, top
from pmtui.screens.whys.side import why_beside
from pmtui.screens.window import messages
from pmtui.screens.window.context import Context
from pmtui.screens.window.entry_window import EntryWindow
from pmtui.screens.window.foot import put
from pmtui.screens.window.side_pane import SidePane
from pmtui.screens.window.window import ALL, OwnOutcome
from pmtui.steps.base import Manual
from pmtui.steps.outcomes import Rise
from pmtui.steps.whys.line import level_under
from pmtui.steps.whys.manual import MANUAL
from pmtui.widgets.bindings import bindings
from pmtui.widgets.lines import Lines, Spot
from pmtui.widgets.paint import BLANK, Line
from pmtui.widgets.why_tree import WhyTree

WORDS = {"list.type": "Answer", "list.link": "Evidence", "typing.up": "Tree"}
MOVES = {"up": -1, "k": -1, "down": 1, "j": 1, "pageup": -10, "pagedown": 10, "home": -10_000, "end": 10_000}


class WhysScreen(EntryWindow):
    """The tree of whys."""

    STEP = "whys"
    MANUAL: ClassVar[Manual] = MANUAL
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("whys")]
    DEFAULT_CSS = """
    WhysScreen #crumbs { display: none; height: 1; }
    WhysScreen.-zoomed #crumbs { display: block; }
    WhysScreen #detail { height: auto; max-height: 4; }
    WhysScreen.-wide #detail { display: none; }
    """

    def __init__(self, context: Context) -> None:
        """Make the screen; its tree is looked at from the problem."""
        super().__init__(context)
        self.look = TreeLook()
        self.why_tree, self.crumbs, self.detail = WhyTree(id="tree"), Lines(id="crumbs"), Lines(id="detail", least=3)
        self.side = SidePane(self.why_tree, self.beside)

    def body(self) -> Iterable[Widget]:
        """The way to what is zoomed into, the tree, and the whole answer below it."""
        yield self.crumbs
        yield self.side
        yield self.detail

    def home_pane(self) -> Widget:
        """The tree has the focus in KEYS."""
        return self.why_tree

    # where one stands

    @property
    def folded(self) -> set[str]:
        """The answers that are folded: remembered with the place."""
        return self.look.folded

    @folded.setter
    def folded(self, keys: set[str]) -> None:
        self.look.folded = keys

    @property
    def answer(self) -> str:
        """The id of the answer with the cursor, also when its question has it; `` for the problem."""
        return self.look.answer(self.document.whys)

    def selected(self) -> str:
        """The id with the cursor; `` is the problem."""
        return self.look.here

    def chosen(self) -> list[str]:
        """The answer with the cursor."""
        return [self.answer] if self.answer else []

    def stand(self, key: str) -> None:
        """Stand on an answer, as far as no fold hides it."""
        self.look.here = key
        self.invalidate(ALL)

    # drawing

    def paint(self, reveal: str = "") -> None:
        """Draw the tree; go to what is revealed, and open what hides it."""
        self.look.settle(self.document.whys, Target.of(reveal).id)
        self.paint_tree()
        self.set_class(self.side.paint(self.size), "-wide")
        self.paint_detail()

    def paint_tree(self) -> None:
        """Draw the tree, or the branch that is zoomed into with the way to it."""
        look, head = self.look, top(self.seen, self.look.zoomed)
        self.set_class(bool(look.zoomed), "-zoomed")
        if look.zoomed:
            put(self.crumbs, crumbs(self.seen, look.zoomed, self.size.width), spots=(Spot(0, 0, self.size.width, ("escape",)),))
        self.why_tree.put(head.text, branches(self.seen, look.zoomed), look.folded, look.shown, head.label)
        look.here = look.meant(self.why_tree.cursor)

    def paint_detail(self) -> None:
        """Show the whole answer, where it does not stand beside the tree."""
        if not self.has_class("-wide"):
            lines = detail(self.seen, self.look.here, self.size.width)
            put(self.detail, *lines, *([BLANK] * (3 - len(lines))))

    def beside(self, width: int) -> Sequence[Line]:
        """The answer in full, and the way back to the problem."""
        return why_beside(self.seen, self.answer, width)

    def repaint(self, words: str | None = None) -> None:
        """Draw tree and frame anew, say what came of a key, and remember the place."""
        if words is not None:
            self.status.said = words
        self.invalidate(ALL)
        self.post_message(messages.PlaceChanged())

    # what is asked and said

    @property
    def asked_of_all(self) -> str:
        """What is being asked of all causes together: backlog, recurrence."""
        return self.typed.ask.answer if self.typed.ask.table == DEFINE else ""

    def question(self) -> str:
        """Ask about the highlighted answer, in its own words."""
        standing = Standing(self.answer, self.wanted_typing, self.look.rose, self.asked_of_all)
        moment = moment_at(self.document, standing, self.context.settings)
        return moment.typed or self.asks(self.STEP, moment.when, **moment.quoted)

    def lacking(self) -> str:
        """Where the next answer goes; what of all causes is asked may be unknown."""
        if self.asked_of_all:
            return "- is not known, -- does not apply"
        return super().lacking() or f"the next answer stands at level {level_under(self.document.whys, self.answer)}"

    def bar_words(self) -> dict[str, str]:
        """Enter on an empty line goes up."""
        if self.typed.ask.stays and not self.entry.text:
            return {"typing.take": "One up", **WORDS}
        return super().bar_words() | WORDS

    def request(self, edit: Edit, words: str = "", purpose: str = "", typed: str = "") -> None:
        """Ask for a change of the document; an answer that was typed is asked on from the first question."""
        if isinstance(edit, (AddAnswer, AskQuestion)):
            self.asked, self.look.rose = 0, False
        super().request(edit, words, purpose, typed)

    # moving

    def perform_own(self, outcome: OwnOutcome) -> None:
        """Go one up, to ask what else there was."""
        if not isinstance(outcome, Rise):
            super().perform_own(outcome)
        elif not self.answer:
            self.status.said = "this is the problem itself · type an answer"
            self.invalidate()
        else:
            self.asked, self.status.said, self.asked_words = 0, "", ""
            self.look.rise(self.document.whys)
            self.repaint()

    @on(WhyTree.Stands)
    def _on_stands(self, event: WhyTree.Stands) -> None:
        self.look.stand(event.key)
        self.asked, self.status.said, self.asked_words = 0, "", ""
        self.side.follow(self.size)
        self.paint_detail()
        self.invalidate()
        self.post_message(messages.PlaceChanged())

    @on(WhyTree.Chosen)
    def _on_tree_chosen(self) -> None:
        self.action_verb("list.edit")

    def on_key(self, event: events.Key) -> None:
        """Arrows, j, k, home, end, page keys move in KEYS."""
        if self.why_tree.has_focus and event.key in MOVES:
            event.stop()
            self.why_tree.move(MOVES[event.key])

    # folds and zoom

    def action_mark(self) -> None:
        """Fold or unfold."""
        self.look.toggle(self.document.whys)
        self.repaint()

    def action_fold(self) -> None:
        """Fold; a folded or single answer goes to the one above."""
        self.look.fold(self.document.whys)
        self.repaint()

    def action_unfold(self) -> None:
        """Unfold."""
        self.look.unfold()
        self.repaint()

    def action_zoom(self) -> None:
        """Let a branch fill the screen; again, at its top: all of the tree."""
        words, changed = self.look.zoom(self.document.whys)
        if changed:
            self.repaint(words)
        else:
            self.say(words)

    def action_escape(self) -> None:
        """All of the tree; escape never leaves the step."""
        if self.look.zoom_out():
            self.repaint(WHOLE)
