"""Edits of step 5: actions that come from kept ideas, and ideas that are let go.

All else that is done to an action is done to rows of any table, see `rows`.
"""

from pmtui.edits.base import Edit, EditRefused, RowEdit, short
from pmtui.edits.parts import changed, fresh, required, set_rows
from pmtui.edits.rows import ChangeRow
from pmtui.model import steps
from pmtui.model.actions import ActionItem
from pmtui.model.later import LET_GO, TAKEN, WAITING
from pmtui.model.postmortem import PostMortem
from pmtui.model.targets import ACTIONS, LATER, Target

_LINE = ("text", "owner", "due", "kind", "area", "priority", "tracker", "answers")


def retyped(key: str, row: ActionItem, at: float) -> ChangeRow:
    """Give the edit of an action to what its line says; what no line says stays: state, reason, measure."""
    return ChangeRow(table=ACTIONS, id=key, values={name: getattr(row, name) for name in _LINE}, what="changed an action", at=at)


class AddAction(RowEdit):
    """Add an action; `idea` is the id of the kept idea it was made of, which is then taken."""

    row: ActionItem
    idea: str = ""

    step = steps.ACTIONS
    table = ACTIONS

    @property
    def label(self) -> str:
        """What it does."""
        return f"action “{short(self.row.text, 28)}”"

    def apply(self, document: PostMortem) -> PostMortem:
        """Add it."""
        document = document.with_row(ACTIONS, fresh(document, ACTIONS, self.id), self.row)
        idea = document.later.get(self.idea)
        return document if idea is None else set_rows(document, LATER, {self.idea: changed(idea, {"status": TAKEN})})


class LetGo(RowEdit):
    """Let a kept idea go, with a word of reason; again: it waits again."""

    reason: str = ""

    step = steps.ACTIONS
    table = LATER
    label = "let an idea go"

    def apply(self, document: PostMortem) -> PostMortem:
        """Let it go."""
        row = required(document, LATER, self.id)
        again = row.status == LET_GO and not self.reason
        values = {"status": WAITING, "reason": ""} if again else {"status": LET_GO, "reason": self.reason}
        return set_rows(document, LATER, {self.id: changed(row, values)})


class MergeIdea(Edit):
    """Merge a kept idea into an action, which says it already, or into another idea, which then says both; `into` is `table.id`."""

    id: str
    into: str

    step = steps.ACTIONS
    label = "merged an idea"

    @property
    def target(self) -> str:
        """What it was merged into."""
        return self.into

    def apply(self, document: PostMortem) -> PostMortem:
        """Merge it."""
        row = required(document, LATER, self.id)
        table, key = Target.of(self.into)
        if table not in (ACTIONS, LATER) or key not in document.table(table) or (table, key) == (LATER, self.id):
            raise EditRefused("what it should be merged with is not there any more")
        other = document.table(table)[key]
        taken = changed(row, {"status": TAKEN, "reason": f"merged with: {short(other.text, 60)}"})
        rows = {self.id: taken}
        if table == LATER:
            rows[key] = changed(other, {"text": "; ".join(text for text in (other.text, row.text) if text)})
        return set_rows(document, LATER, rows)
