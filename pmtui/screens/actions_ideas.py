"""What becomes of ideas that wait, and of a kind of action that nobody needs: let go, merged, decided against with a reason.

How an idea becomes an action is in `actions_verbs.py`, which fills the entry line.
"""

from functools import partial

from pmtui.edits.actions import AddAction, LetGo, MergeIdea
from pmtui.model.actions import STATUSES, ActionItem
from pmtui.screens.window import messages
from pmtui.screens.window.list_window import StepScreen

ACTIONS = "actions"


class ActionsIdeas(StepScreen):
    """The verbs of step 5 on what is no action yet."""

    def action_not_known(self) -> None:
        """Let an idea go, with a word of reason; again: it waits again."""
        kind, _, key = self.selected().partition(":")
        if kind == "kind":
            self.ask(f"no-kind:{ACTIONS}.{key}", "Reason", partial(self.no_kind, key), f"why no action to {key} it", "Keep")
        if kind != "later":
            return
        if self.document.later[key].status == "let go":
            self.request(LetGo(id=key, at=self.context.clock()), "it waits again")
        else:
            self.ask(f"let-go:later.{key}", "Let go", partial(self.let_go, key), "why: a word of reason", "Let go")

    def no_kind(self, word: str, text: str) -> None:
        """Keep why there is no action of a kind, as a decision."""
        if text.strip():
            row = ActionItem(text=f"No action to {word} it", kind=word, status=STATUSES[-1], reason=text.strip())
            edit = AddAction(id=self.context.make_id(self.document.actions), row=row, at=self.context.clock())
            self.request(edit, f"decided: nothing to {word} it, with its reason · it is printed")

    def let_go(self, key: str, text: str) -> None:
        """Take the reason."""
        self.request(LetGo(id=key, reason=text.strip() or "not now", at=self.context.clock()))

    def action_merge(self) -> None:
        """Choose the action, or the other idea, that says the same."""
        key = self.selected().removeprefix("later:")
        if len(self.document.later) + len(self.document.actions) < 2:  # itself alone
            self.say("nothing else is here that it could be merged with")
        elif key in self.document.later:
            self.post_message(messages.MergeRequested(key))

    def action_merge_into(self, into: str) -> None:
        """Merge the idea into what was chosen, as `table.id`."""
        key = self.selected().removeprefix("later:")
        if key in self.document.later:
            self.request(MergeIdea(id=key, into=into, at=self.context.clock()), "merged · the idea is kept as taken")
