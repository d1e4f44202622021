"""Step 4, Whys: type an answer, and you are already under it, being asked again.

What its keys do is in `steps/whys`, but for folds and zoom: how the tree is looked at is a part of its own (`look.py`).
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from pmtui.edits.whys import AddAnswer, AskQuestion
from pmtui.model.steps import DEFINE, WHYS
from pmtui.model.targets import Target
from pmtui.screens.whys.question import Standing, moment_at
from pmtui.screens.whys.rows import crumbs, detail
from pmtui.screens.whys.side import why_beside
from pmtui.screens.whys.tree_pane import TreePane
from pmtui.screens.window.context import Context
from pmtui.screens.window.entry_line import EntryLine
from pmtui.screens.window.foot import Foot, put
from pmtui.screens.window.window import OwnOutcome, Window
from pmtui.steps.base import Manual
from pmtui.steps.outcomes import Do, Rise
from pmtui.steps.whys.line import level_under
from pmtui.steps.whys.manual import MANUAL
from pmtui.widgets.bindings import bindings
from pmtui.widgets.lines import Lines, Spot
from pmtui.widgets.paint import BLANK, Line

WORDS = {"list.type": "Answer", "list.link": "Evidence", "typing.up": "Tree"}


class WhysScreen(Window):
    """The tree of whys."""

    STEP = WHYS
    MANUAL: ClassVar[Manual] = MANUAL
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(WHYS)]
    DEFAULT_CSS = """
    WhysScreen #crumbs { display: none; height: 1; }
    WhysScreen.-zoomed #crumbs { display: block; }
    WhysScreen #detail { height: auto; max-height: 4; }
    WhysScreen.-wide #detail { display: none; }
    """

    def __init__(self, context: Context) -> None:
        """Make the screen; its tree is looked at from the problem."""
        super().__init__(context)
        self.crumbs, self.detail, self.tree_pane = Lines(id="crumbs"), Lines(id="detail", least=3), TreePane(self.beside)
        self.line = EntryLine(self.STEP, self.MANUAL, self.selection, self.take)
        self.pane, self.typed, self.look = self.tree_pane, self.line, self.tree_pane.look

    def body(self) -> Iterable[Widget]:
        """The way to what is zoomed into, the tree, and the whole answer below it."""
        yield self.crumbs
        yield self.tree_pane
        yield self.detail

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

    def moved(self) -> None:
        """Another answer: its own first question, and the whole of it."""
        self.asked = 0
        self.paint_detail()

    # drawing

    def paint(self, reveal: str = "") -> None:
        """Draw the tree; go to what is revealed, and open what hides it."""
        self.tree_pane.draw(self.document, self.seen, Target.of(reveal).id)
        zoomed = self.look.zoomed
        self.set_class(bool(zoomed), "-zoomed")
        self.set_class(self.tree_pane.has_class("-wide"), "-wide")
        if zoomed:
            put(self.crumbs, crumbs(self.seen, zoomed, self.size.width), spots=(Spot(0, 0, self.size.width, ("escape",)),))
        self.paint_detail()

    def paint_detail(self) -> None:
        """Show the whole answer, where it does not stand beside the tree."""
        if not self.has_class("-wide"):
            lines = detail(self.seen, self.look.here, self.size.width)
            put(self.detail, *lines, *([BLANK] * (3 - len(lines))))

    def beside(self, width: int) -> Sequence[Line]:
        """The answer in full, and the way back to the problem."""
        return why_beside(self.seen, self.answer, width)

    def foot(self) -> Foot:
        """Ask about the highlighted answer, in its own words; say where the next answer goes."""
        foot, ask = super().foot(), self.line.ask
        asked_of_all = ask.answer if ask.table == DEFINE else ""  # backlog, recurrence
        standing = Standing(self.answer, self.wanted_typing, self.look.rose, asked_of_all)
        moment = moment_at(self.document, standing, self.context.settings)
        lacking = foot.lacking or f"the next answer stands at level {level_under(self.document.whys, self.answer)}"
        words = {"typing.take": "One up"} if ask.stays and not self.entry.text else foot.words
        return Foot(
            moment.typed or self.asks(self.STEP, moment.when, **moment.quoted),
            "- is not known, -- does not apply" if asked_of_all else lacking,
            {**words, **WORDS},
        )

    # what changes how it is asked

    def request(self, wanted: Do) -> None:
        """Ask for a change of the document; an answer that was typed is asked on from the first question."""
        if isinstance(wanted.edit, (AddAnswer, AskQuestion)):
            self.asked, self.look.rose = 0, False
        super().request(wanted)

    def perform_own(self, outcome: OwnOutcome) -> None:
        """Go one up, to ask what else there was."""
        if not isinstance(outcome, Rise):
            super().perform_own(outcome)
        elif not self.answer:
            self.status.said = "this is the problem itself · type an answer"
            self.invalidate()
        else:
            self.asked, self.status.said, self.asked_words = 0, "", ""
            self.tree_pane.rise()
