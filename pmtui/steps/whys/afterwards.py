"""Step 4, what is asked of all causes together once they are read back: backlog and recurrence, kept with the problem."""

from pmtui.edits.define import ChangeProblemField, SetNotKnown
from pmtui.edits.not_known import DOES_NOT_APPLY, NOT_KNOWN
from pmtui.model.define import is_filled
from pmtui.model.postmortem import PostMortem
from pmtui.model.steps import DEFINE
from pmtui.steps.base import Selection
from pmtui.steps.outcomes import AnyOutcome, Ask, Do, Nothing

BACKLOG, RECURRENCE = "backlog", "recurrence"
HINTS = {BACKLOG: "such as a ticket of last spring, or no", RECURRENCE: "such as twice this year, or no"}
SIGNS = {"-": NOT_KNOWN, "--": DOES_NOT_APPLY}


def unasked(document: PostMortem) -> list[str]:
    """Return what has no answer yet."""
    return [name for name in HINTS if not is_filled(document.define, name)]


def ask(name: str, at: Selection) -> Ask:
    """Ask one of them."""
    return Ask(name, name.capitalize(), DEFINE, hint=HINTS[name], word="Keep")


def ask_next(at: Selection) -> AnyOutcome:
    """Ask the first that has no answer: was there planned work, did it strike before?"""
    return next((ask(name, at) for name in unasked(at.document)), Nothing())


def take(name: str, text: str, at: Selection) -> AnyOutcome:
    """Keep an answer with the problem, and ask the other one; `-` is not known, `--` does not apply."""
    words = text.strip()
    if not words:
        return Nothing()
    then = next((ask(other, at) for other in unasked(at.document) if other != name), Nothing())
    if words in SIGNS:
        state = SIGNS[words]
        return Do(SetNotKnown(field=name, state=state, at=at.now), f"{name}: {state.replace('_', ' ')}", then)
    return Do(ChangeProblemField(name=name, value=words, at=at.now), f"kept with the problem: {name}", then)
