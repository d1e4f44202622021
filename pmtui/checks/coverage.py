"""Coverage: root causes without an action, and actions without a cause.

What is covered is computed in `model/coverage.py`, which the page uses too.
"""

from collections.abc import Iterator

from pmtui.checks.words import quoted
from pmtui.model.actions import DETECT, MITIGATE, PREVENT
from pmtui.model.figures.coverage import bare_causes, kinds, uncovered_actions
from pmtui.model.finding import Finding
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import KIND, key_of
from pmtui.model.steps import ACTIONS, WHYS


def bare(document: PostMortem) -> Iterator[Finding]:
    """Yield the root causes that no action answers, by letter."""
    for cause in bare_causes(document):
        message = f"cause {cause.letter} “{quoted(cause.text)}” has no action yet"
        ask = f"What would make {cause.letter} less likely, whoever does the work?"
        yield Finding(ACTIONS, "coverage.bare-cause", "coverage", message, ask, WHYS, cause.id, "marks", cause.text)


def unlinked(document: PostMortem) -> Iterator[Finding]:
    """Yield the actions that answer no cause: worth a second look, but no step depends on it."""
    for key in uncovered_actions(document):
        text = document.actions[key].text
        message = f"“{quoted(text)}” names no cause that it answers"
        yield Finding(ACTIONS, "coverage.no-cause", "coverage", message, "Which cause does this one answer?", ACTIONS, key, "answers", text)


KIND_ASKS = {
    PREVENT: "What would make it less likely, whoever does the work?",
    DETECT: "What would let us notice it in half the time?",
    MITIGATE: "What would let us end it in half the time?",
}


def missing_kinds(document: PostMortem) -> Iterator[Finding]:
    """Yield the kinds that have neither an action nor a reason, once there are any actions."""
    for kind in kinds(document) if document.actions else ():
        if kind.missing:
            message = f"no action is there to {kind.word} it, and no reason why not"
            yield Finding(ACTIONS, "coverage.no-kind", "coverage", message, KIND_ASKS[kind.word], ACTIONS, "", key_of(KIND, kind.word))
