"""Edits of step 5: actions that come from kept ideas, and ideas that are let go.

All else that is done to an action is done to rows of any table, see `rows`.
"""

from pmtui.edits.base import Edit, EditRefused, short
from pmtui.edits.parts import changed, fresh, required, set_rows
from pmtui.edits.rows import ChangeRow
from pmtui.model.actions import ActionItem
from pmtui.model.postmortem import PostMortem

_LINE = ("text", "owner", "due", "kind", "area", "priority", "tracker", "answers")


def retyped(key: str, row: ActionItem, at: float) -> ChangeRow:
    """Give the edit of an action to what its line says; what no line says stays: state, reason, measure."""
    return ChangeRow(table="actions", id=key, values={name: getattr(row, name) for name in _LINE}, what="changed an action", at=at)


class AddAction(Edit):
    """Add an action; `idea` is the id of the kept idea it was made of, which is then taken."""

    id: str
    row: ActionItem
    idea: str = ""

    @property
    def label(self) -> str:
        """What it does."""
        return f"action “{short(self.row.text, 28)}”"

    @property
    def step(self) -> str:
        """Actions."""
        return "actions"

    @property
    def target(self) -> str:
        """The action."""
        return f"actions.{self.id}"

    def apply(self, document: PostMortem) -> PostMortem:
        """Add it."""
        document = document.with_row("actions", fresh(document, "actions", self.id), self.row)
        idea = document.later.get(self.idea)
        return document if idea is None else set_rows(document, "later", {self.idea: changed(idea, {"status": "taken"})})


class LetGo(Edit):
    """Let a kept idea go, with a word of reason; again: it waits again."""

    id: str
    reason: str = ""

    @property
    def label(self) -> str:
        """What it does."""
        return "let an idea go"

    @property
    def step(self) -> str:
        """Actions."""
        return "actions"

    @property
    def target(self) -> str:
        """The idea."""
        return f"later.{self.id}"

    def apply(self, document: PostMortem) -> PostMortem:
        """Let it go."""
        row = required(document, "later", self.id)
        again = row.status == "let go" and not self.reason
        values = {"status": "waiting", "reason": ""} if again else {"status": "let go", "reason": self.reason}
        return set_rows(document, "later", {self.id: changed(row, values)})


class MergeIdea(Edit):
    """Merge a kept idea into an action, which says it already, or into another idea, which then says both; `into` is `table.id`."""

    id: str
    into: str

    @property
    def label(self) -> str:
        """What it does."""
        return "merged an idea"

    @property
    def step(self) -> str:
        """Actions."""
        return "actions"

    @property
    def target(self) -> str:
        """What it was merged into."""
        return self.into

    def apply(self, document: PostMortem) -> PostMortem:
        """Merge it."""
        row = required(document, "later", self.id)
        table, _, key = self.into.rpartition(".")
        if table not in ("actions", "later") or key not in document.table(table) or self.into == f"later.{self.id}":
            raise EditRefused("what it should be merged with is not there any more")
        other = document.table(table)[key]
        taken = changed(row, {"status": "taken", "reason": f"merged with: {short(other.text, 60)}"})
        rows = {self.id: taken}
        if table == "later":
            rows[key] = changed(other, {"text": "; ".join(text for text in (other.text, row.text) if text)})
        return set_rows(document, "later", rows)
