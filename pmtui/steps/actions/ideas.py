"""Step 5, on what is no action yet: an idea let go or merged, a kind that nobody needs decided against with a reason."""

from pmtui.edits.actions import AddAction, LetGo, MergeIdea
from pmtui.model.actions import STATUSES, ActionItem
from pmtui.model.later import LET_GO
from pmtui.model.row_key import KIND, LATER
from pmtui.model.targets import ACTIONS
from pmtui.steps.base import Selection
from pmtui.steps.outcomes import AnyOutcome, Ask, Do, Nothing, PickMerge, Say


def let_go(at: Selection) -> AnyOutcome:
    """Let an idea go, with a word of reason; again: it waits again. Of a kind that is missing: why there is no such action."""
    kind, key = at.key
    if kind == KIND:
        return ask_reason_for_kind(at.changed(ids=(key,)))
    if kind != LATER:
        return Nothing()
    if at.document.later[key].status == LET_GO:
        return Do(LetGo(id=key, at=at.now), "it waits again")
    return ask_reason_for_idea(at.changed(ids=(key,)))


def ask_reason_for_kind(at: Selection) -> AnyOutcome:
    """Ask why there is no action of a kind."""
    return Ask("no-kind", "Reason", ACTIONS, at.ids, hint=f"why no action to {at.id} it", word="Keep")


def ask_reason_for_idea(at: Selection) -> AnyOutcome:
    """Ask why an idea is let go."""
    return Ask("let-go", "Let go", LATER, at.ids, hint="why: a word of reason", word="Let go") if at.id in at.document.later else Nothing()


def take_no_kind(text: str, at: Selection) -> AnyOutcome:
    """Keep why there is no action of a kind, as a decision."""
    if not text.strip():
        return Nothing()
    row = ActionItem(text=f"No action to {at.id} it", kind=at.id, status=STATUSES[-1], reason=text.strip())
    edit = AddAction(id=at.new_id(at.document.actions), row=row, at=at.now)
    return Do(edit, f"decided: nothing to {at.id} it, with its reason · it is printed")


def take_let_go(text: str, at: Selection) -> AnyOutcome:
    """Take the reason."""
    return Do(LetGo(id=at.id, reason=text.strip() or "not now", at=at.now))


def merge(at: Selection) -> AnyOutcome:
    """Pick the action, or the other idea, that says the same."""
    if len(at.document.later) + len(at.document.actions) < 2:  # itself alone
        return Say("nothing else is here that it could be merged with")
    return PickMerge(at.key.id) if at.key.id in at.document.later else Nothing()


def take_merge(into: str, at: Selection) -> AnyOutcome:
    """Merge the idea into what was picked, as `table.id`."""
    key = at.key.id
    return Do(MergeIdea(id=key, into=into, at=at.now), "merged · the idea is kept as taken") if key in at.document.later else Nothing()
