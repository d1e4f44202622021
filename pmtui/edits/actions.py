"""Edits of step 5: turning kept ideas into actions, and letting ideas go.

Everything else that can be done to an action is in `rows`, for rows of any table.
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
    """Return the edit that makes an action what its line says; fields that no line holds stay: state, reason, measure."""
    return ChangeRow(table=ACTIONS, id=key, values={name: getattr(row, name) for name in _LINE}, what="changed an action", at=at)


class AddAction(RowEdit):
    """Add an action; `idea` is the id of the kept idea it came from, which is then marked as taken."""

    row: ActionItem
    idea: str = ""

    step = steps.ACTIONS
    table = ACTIONS

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return f"action “{short(self.row.text, 28)}”"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the action added."""
        document = document.with_row(ACTIONS, fresh(document, ACTIONS, self.id), self.row)
        idea = document.later.get(self.idea)
        return document if idea is None else set_rows(document, LATER, {self.idea: changed(idea, {"status": TAKEN})})


class LetGo(RowEdit):
    """Let a kept idea go, with a reason; on an idea already let go: put it back."""

    reason: str = ""

    step = steps.ACTIONS
    table = LATER
    label = "let an idea go"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the idea let go, or waiting again."""
        row = required(document, LATER, self.id)
        again = row.status == LET_GO and not self.reason
        values = {"status": WAITING, "reason": ""} if again else {"status": LET_GO, "reason": self.reason}
        return set_rows(document, LATER, {self.id: changed(row, values)})


class MergeIdea(Edit):
    """Merge a kept idea into an action that says it already, or into another idea; `into` is `table.id`."""

    id: str
    into: str

    step = steps.ACTIONS
    label = "merged an idea"

    @property
    def target(self) -> str:
        """Return what the idea is merged into."""
        return self.into

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the idea merged."""
        row = required(document, LATER, self.id)
        table, key = Target.of(self.into)
        if table not in (ACTIONS, LATER) or key not in document.table(table) or (table, key) == (LATER, self.id):
            raise EditRefused("what it should be merged with is not there any more")
        other = document.table(table)[key]
        idea = changed(row, {"status": TAKEN, "reason": f"merged with: {short(other.text, 60)}"})
        rows = {self.id: idea}
        if table == LATER:
            rows[key] = changed(other, {"text": "; ".join(text for text in (other.text, row.text) if text)})
        return set_rows(document, LATER, rows)
