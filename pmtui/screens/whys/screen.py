"""Step 4, Whys: type an answer, and you are already under it, being asked again; what its keys do is in `steps/whys`."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from pmtui.edits.base import Edit
from pmtui.edits.whys import AddAnswer, AskQuestion
from pmtui.screens.whys.question import WhysAsking
from pmtui.screens.whys.rows import detail
from pmtui.screens.whys.side import why_beside
from pmtui.screens.window import messages
from pmtui.steps.base import Manual
from pmtui.steps.whys.line import level_under
from pmtui.steps.whys.manual import MANUAL
from pmtui.widgets.bindings import bindings
from pmtui.widgets.lines import Lines
from pmtui.widgets.paint import BLANK, Line
from pmtui.widgets.why_tree import WhyTree

WORDS = {"list.type": "Answer", "list.link": "Evidence", "typing.up": "Tree"}


class WhysScreen(WhysAsking):
    """The tree of whys."""

    STEP = "whys"
    MANUAL: ClassVar[Manual] = MANUAL
    BESIDE = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("whys")]
    DEFAULT_CSS = """
    WhysScreen #detail { height: auto; max-height: 4; }
    WhysScreen.-wide #detail { display: none; }
    """

    def body(self) -> Iterable[Widget]:
        """The tree, and the whole answer below it."""
        yield from self.tree_panes()
        yield Lines(id="detail", least=3)

    def paint(self, reveal: str = "") -> None:
        """Draw the tree; go to what is revealed, and open what hides it."""
        self.take_look(reveal)
        if self.is_mounted:
            self.put_tree()
            self.paint_detail()

    def paint_detail(self, moved: bool = False) -> None:
        """Show the whole answer; beside the tree once the cursor rests, where it only moved."""
        if moved:
            self.follow()
        else:
            self.paint_beside()
        if not self.has_class("-wide"):
            lines = detail(self.seen, self.here, self.size.width)
            self.query_one("#detail", Lines).put([*lines, *([BLANK] * (3 - len(lines)))])

    def beside(self, width: int) -> Sequence[Line]:
        """The answer in full, and the way back to the problem."""
        return why_beside(self.seen, self.answer, width)

    def lacking(self) -> str:
        """Where the next answer goes; what of all causes is asked may be unknown."""
        if self.purpose.name.endswith(":define"):
            return "- is not known, -- does not apply"
        return super().lacking() or f"the next answer stands at level {level_under(self.document.whys, self.answer)}"

    def bar_words(self) -> dict[str, str]:
        """Enter on an empty line goes up."""
        if self.purpose.name == "add" and self.is_mounted and not self.entry.text:
            return {"typing.take": "One up", **WORDS}
        return super().bar_words() | WORDS

    def chosen(self) -> list[str]:
        """The answer with the cursor."""
        return [self.answer] if self.answer else []

    def request(self, edit: Edit, words: str = "", purpose: str = "", typed: str = "") -> None:
        """Ask for a change of the document; an answer that was typed is asked on from the first question."""
        if isinstance(edit, (AddAnswer, AskQuestion)):
            self.asked, self.rose = 0, False
        super().request(edit, words, purpose, typed)

    def rise(self) -> None:
        """One up, to ask what else there was."""
        if not self.answer:
            self.said = "this is the problem itself · type an answer"
            self.paint_frame()
            return
        seen = self.zoomed
        self.go_above()
        self.rose, self.asked, self.said, self.asked_words = True, 0, "", ""
        if seen == self.zoomed:
            self.why_tree.stand_on(self.shown(self.here))
            self.paint_detail()
            self.post_message(messages.PlaceChanged())
            self.paint_frame()
        else:
            self.repaint()

    @on(WhyTree.Stands)
    def _on_stands(self, event: WhyTree.Stands) -> None:
        self.here, self.rose, self.asked, self.said, self.asked_words = self.meant(event.key), False, 0, "", ""
        self.paint_detail(moved=True)
        self.paint_frame()
        self.post_message(messages.PlaceChanged())

    @on(WhyTree.Chosen)
    def _on_tree_chosen(self) -> None:
        self.action_verb("list.edit")

    def on_key(self, event: object) -> None:
        """Arrows, j, k, home, end, page keys move in KEYS."""
        moves = {"up": -1, "k": -1, "down": 1, "j": 1, "pageup": -10, "pagedown": 10, "home": -10_000, "end": 10_000}
        key = getattr(event, "key", "")
        if self.why_tree.has_focus and key in moves:
            event.stop()  # type: ignore[attr-defined]  # a key event
            self.why_tree.move(moves[key])
