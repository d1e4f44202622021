"""Step 5, Actions: what changes, who sees to it, until when, and which cause it answers; what its keys do is in `steps/actions`."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from pmtui.checks.actionable import wording
from pmtui.checks.coverage import KIND_ASKS
from pmtui.edits.base import Edit
from pmtui.model import targets
from pmtui.model.actions import is_open
from pmtui.model.figures.coverage import bare_first, causes
from pmtui.model.row_key import CAUSE, KIND, LATER, key_of
from pmtui.model.targets import Target
from pmtui.screens.actions.rows import actions_rows
from pmtui.screens.actions.side import action_beside
from pmtui.screens.window import messages
from pmtui.screens.window.context import Context
from pmtui.screens.window.list_window import StepScreen
from pmtui.steps.actions.manual import MANUAL
from pmtui.steps.base import Manual, Selection
from pmtui.widgets.bindings import bindings
from pmtui.widgets.paint import Line
from pmtui.widgets.row_list import RowList

MANY = 7  # open actions: more are seldom done


class ActionsScreen(StepScreen):
    """Coverage on top, the actions, the ideas that wait."""

    STEP = "actions"
    MANUAL: ClassVar[Manual] = MANUAL
    BESIDE = True
    FILTERED = "actions"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("actions")]

    def __init__(self, context: Context) -> None:
        """Make the screen; nothing is filled in for an action yet."""
        self.filling = ""
        self.idea = ""
        super().__init__(context)

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield from self.with_side(RowList(id="rows", blanks=1))

    def beside(self, width: int) -> Sequence[Line]:
        """The highlighted row in full."""
        return action_beside(self.seen, self.selected(), width)

    def paint(self, reveal: str = "") -> None:
        """Draw causes, actions, ideas."""
        table, key = Target.of(reveal)
        if table in (targets.LATER, targets.WHYS):
            key = key_of(CAUSE if table == targets.WHYS else LATER, key)
        rows = actions_rows(self.seen, self.list_width, self.passes)
        known = {row.key for row in rows}
        if not self.rows.cursor and not key:
            key = next(iter(self.document.actions), "")
        self.rows.put(rows, key if key in known else None)
        self.marked = frozenset(one for one in self.marked if one in self.document.actions)
        self.rows.mark(self.marked)
        self.paint_beside()

    def question(self) -> str:
        """Back about the words of the highlighted action, else about the bare cause, the missing kind, else the next thing."""
        at = self.selection()
        back = [finding.ask for finding in wording(self.document, at.row)] if at.row in self.document.actions else []
        if self.asked < len(back):
            return back[self.asked]
        if at.key.kind == KIND and not self.asked:
            return KIND_ASKS[at.key.id]
        bare = [cause for cause in bare_first(causes(self.document)) if not cause.actions]
        if bare:
            return self.asks("actions", "bare", letter=bare[0].letter, quote=bare[0].text)
        if sum(is_open(row) for row in self.document.actions.values()) > MANY and not self.asked:
            return self.asks("actions", "many")
        return self.asks("actions", "" if self.document.actions else "empty")

    def moved(self) -> None:
        """Another row: its own first question."""
        self.asked = 0
        super().moved()

    def selection(self) -> Selection:
        """What somebody stands on, and the idea that the words in the line come from."""
        return super().selection().changed(idea=self.idea)

    def chosen(self) -> list[str]:
        """The actions a verb acts on."""
        return [key for key in super().chosen() if key in self.document.actions]

    # words that were put ready

    def fill_line(self, text: str, idea: str = "") -> None:
        """Put words ready in the line; nobody touched them yet, so they are no draft."""
        held = self.drafts.get("add", ("", (0, 0)))[0] if self.purpose.name != "add" else self.entry.text
        if held.strip() and held != self.filling:
            self.said = "your draft stands in the line · clear it to begin another"
        else:
            self.filling, self.idea = text, idea
            self.purpose = self.adding()
            self.entry.fill(text, (0, 0) if text.startswith((" ->", " #")) else None)
        self.take_state(True)

    def request(self, edit: Edit, words: str = "", purpose: str = "", typed: str = "") -> None:
        """Ask for a change of the document; what was filled in is used up by what is added."""
        if self._typed[0] == "add":
            self.idea = self.filling = ""
            self.asked = 0
        super().request(edit, words, purpose, typed)

    def tell_draft(self) -> None:
        """A filling that nobody touched is no draft."""
        if self.is_mounted and self.purpose.name == "add" and self.entry.text == self.filling:
            self.post_message(messages.Drafted(self.STEP, "add", "", (0, 0)))
        else:
            super().tell_draft()

    def take_state(self, typing: bool) -> None:
        """Leaving an untouched filling takes it away."""
        if not typing and self.is_mounted and self.filling and self.purpose.name == "add" and self.entry.text == self.filling:
            self.entry.fill("")
            self.filling = self.idea = ""
        super().take_state(typing)

    # marks

    def action_mark(self) -> None:
        """Mark the action, and go to the next."""
        if self.selected() in self.document.actions:
            self.set_marked(self.marked ^ {self.selected()})
            self.rows.move(1)

    def action_mark_all(self) -> None:
        """Mark all actions shown, or none."""
        shown = frozenset(self.rows.keys()) & frozenset(self.document.actions)
        self.set_marked(frozenset() if self.marked == shown else shown)
