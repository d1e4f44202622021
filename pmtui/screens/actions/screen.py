"""Step 5, Actions: what changes, who sees to it, until when, and which cause it answers."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from pmtui.checks.actionable import wording
from pmtui.checks.coverage import KIND_ASKS
from pmtui.edits.actions import AddAction
from pmtui.formats.lines.completion import Words, people, plain
from pmtui.model.actions import AREAS, KINDS, is_open
from pmtui.model.figures.coverage import bare_first, causes
from pmtui.screens.actions.rows import actions_rows
from pmtui.screens.actions.side import action_beside
from pmtui.screens.actions_verbs import ActionsVerbs
from pmtui.screens.window import messages
from pmtui.screens.window.purpose import Purpose
from pmtui.widgets.bindings import bindings
from pmtui.widgets.paint import Line
from pmtui.widgets.row_list import RowList

MANY = 7  # open actions: more are seldom done


class ActionsScreen(ActionsVerbs):
    """Coverage on top, the actions, the ideas that wait."""

    STEP = "actions"
    BESIDE = True
    FILTERED = "actions"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("actions")]

    def adding(self) -> Purpose:
        """An action."""
        return Purpose("add", "Action", self.take_action, self.read_action, hint="what changes @who due 2026-12-01 -> A", stays=True)

    def offered(self) -> Words:
        """Kinds, areas, owners, causes."""
        answered = [(cause.letter, cause.text) for cause in bare_first(causes(self.document))]
        return {"#": plain([*KINDS, *AREAS]), "@": people(self.document), "->": answered}

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield from self.with_side(RowList(id="rows", blanks=1))

    def beside(self, width: int) -> Sequence[Line]:
        """The highlighted row in full."""
        return action_beside(self.seen, self.selected(), width)

    def paint(self, reveal: str = "") -> None:
        """Draw causes, actions, ideas."""
        table, _, key = reveal.partition(".")
        if table in ("later", "whys"):
            key = f"{'cause' if table == 'whys' else 'later'}:{key}"
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
        back = [finding.ask for finding in wording(self.document, self.action_id())] if self.action_id() else []
        if self.asked < len(back):
            return back[self.asked]
        kind, _, word = self.selected().partition(":")
        if kind == "kind" and not self.asked:
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
        super().moved()

    def take_action(self, text: str) -> None:
        """Add an action."""
        made = self.parsed(text)
        if not made.row.text.strip():
            self.give_back("add", text, "an action needs words: what changes?")
            return
        key = self.context.make_id(self.document.actions)
        edit = AddAction(id=key, row=made.row, idea=self.idea, at=self.context.clock())
        self.idea = self.filling = ""
        self.asked = 0
        self.request(edit, f"added · {self.echo_of(made)}")

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
