"""Coverage: which cause is answered by which action, computed and never stored.

The page, the checks and the actions screen all use this, so that they cannot disagree.
Knows no wording of findings and no drawing.
"""

from collections.abc import Iterable
from typing import NamedTuple

from pmtui.model.actions import AREAS, WANTED, WONT_DO, ActionItem
from pmtui.model.postmortem import PostMortem
from pmtui.model.whys import FACTOR, ROOT, letters


class Cause(NamedTuple):
    """A root cause or contributing factor: its letter, its text, the ids of the actions that answer it.

    `mark` is `root` or `factor`; an answer with both marks counts as a root cause.
    """

    letter: str
    id: str
    text: str
    mark: str
    actions: tuple[str, ...] = ()

    @property
    def bare(self) -> bool:
        """Return whether no action answers it."""
        return not self.actions


def causes(document: PostMortem) -> list[Cause]:
    """Return root causes and factors in the order of their letters, each with its actions."""
    answering: dict[str, list[str]] = {}
    for key, action in document.actions.items():
        if counts(action):
            for why in dict.fromkeys(action.answers):
                answering.setdefault(why, []).append(key)
    out = []
    for key, letter in letters(document.whys).items():
        row = document.whys[key]
        mark = ROOT if ROOT in row.marks else FACTOR
        out.append(Cause(letter, key, row.text, mark, tuple(answering.get(key, ()))))
    return out


def bare_first(unsorted: Iterable[Cause]) -> list[Cause]:
    """Return the causes with the unanswered ones on top, root causes before factors; otherwise in their order."""
    return sorted(unsorted, key=lambda cause: (not cause.bare, cause.bare and cause.mark != ROOT))


def bare_causes(document: PostMortem) -> list[Cause]:
    """Return the root causes without an action; a factor may do without one."""
    return [cause for cause in causes(document) if cause.bare and cause.mark == ROOT]


class KindCount(NamedTuple):
    """The number of actions of a kind; `reason` says why there is none, where that was decided."""

    word: str
    number: int
    reason: str = ""

    @property
    def missing(self) -> bool:
        """Return whether there is neither an action nor a reason."""
        return not self.number and not self.reason


def kinds(document: PostMortem) -> list[KindCount]:
    """Return the kinds that need at least one action or a reason: prevent, detect, mitigate (after etcd's template)."""
    out = []
    for word in WANTED:
        rows = [row for row in document.actions.values() if row.kind == word]
        done = [row for row in rows if row.status != WONT_DO]
        reason = next((row.reason for row in rows if row.status == WONT_DO and row.reason), "")
        out.append(KindCount(word, len(done), reason))
    return out


def areas(document: PostMortem) -> dict[str, int]:
    """Return the number of actions in each area, without those decided against."""
    return {word: sum(1 for row in document.actions.values() if row.area == word and row.status != WONT_DO) for word in AREAS}


def counts(action: ActionItem) -> bool:
    """Return whether an action answers what it points at.

    One decided against answers it only with a reason: a decision needs nothing further.
    """
    return action.status != WONT_DO or bool(action.reason)


def uncovered_actions(document: PostMortem) -> list[str]:
    """Return the ids of actions that answer no answer and no event in this document."""
    return [
        key
        for key, action in document.actions.items()
        if not any(other in document.whys or other in document.timeline for other in action.answers)
    ]
