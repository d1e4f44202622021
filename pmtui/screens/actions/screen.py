"""Step 5, Actions: what changes, who sees to it, until when, and which cause it answers; what its keys do is in `steps/actions`."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from pmtui.checks.actionable import wording
from pmtui.checks.coverage import KIND_ASKS
from pmtui.model import targets
from pmtui.model.actions import is_open
from pmtui.model.figures.coverage import bare_first, causes
from pmtui.model.row_key import CAUSE, KIND, LATER, RowKey, key_of
from pmtui.model.targets import ACTIONS, Target
from pmtui.screens.actions.rows import actions_rows
from pmtui.screens.actions.side import action_beside
from pmtui.screens.window.context import Context
from pmtui.screens.window.foot import Foot
from pmtui.screens.window.list_pane import ListPane
from pmtui.screens.window.window import Window
from pmtui.steps.actions.manual import MANUAL
from pmtui.steps.base import Manual
from pmtui.widgets.bindings import bindings
from pmtui.widgets.paint import Line

MANY = 7  # open actions: more are seldom done


class ActionsScreen(Window):
    """Coverage on top, the actions, the ideas that wait."""

    STEP = "actions"
    MANUAL: ClassVar[Manual] = MANUAL
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("actions")]

    def __init__(self, context: Context) -> None:
        """Make the screen, with room beside its list."""
        super().__init__(context)
        self.list = self.with_line(ListPane(ACTIONS, self.beside))

    def beside(self, width: int) -> Sequence[Line]:
        """The highlighted row in full."""
        return action_beside(self.seen, self.selected(), width)

    def paint(self, reveal: str = "") -> None:
        """Draw causes, actions, ideas."""
        table, key = Target.of(reveal)
        if table in (targets.LATER, targets.WHYS):
            key = key_of(CAUSE if table == targets.WHYS else LATER, key)
        rows = actions_rows(self.seen, self.list.inner_width(self.size.width), self.list.filter.passes)
        if not self.list.cursor and not key:
            key = next(iter(self.document.actions), "")
        self.list.rows.put(rows, key if key in {row.key for row in rows} else None)

    def foot(self) -> Foot:
        """What is asked."""
        return super().foot()._replace(question=self.question())

    def question(self) -> str:
        """Back about the words of the highlighted action, else about the bare cause, the missing kind, else the next thing."""
        row = self.selected()
        back = [finding.ask for finding in wording(self.document, row)] if row in self.document.actions else []
        if self.asked < len(back):
            return back[self.asked]
        kind, word = RowKey.of(row)
        if kind == KIND and not self.asked:
            return KIND_ASKS[word]
        bare = [cause for cause in bare_first(causes(self.document)) if not cause.actions]
        if bare:
            return self.asks("actions", "bare", letter=bare[0].letter, quote=bare[0].text)
        if sum(is_open(row) for row in self.document.actions.values()) > MANY and not self.asked:
            return self.asks("actions", "many")
        return self.asks("actions", "" if self.document.actions else "empty")

    def moved(self) -> None:
        """Another row: its own first question."""
        self.asked = 0
