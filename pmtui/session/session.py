"""A document while somebody works on it: the only place where a changed document becomes the current one.

The application, home and the command line change a document by `Session.apply` and in no other way. It knows no screen and
no event loop; who wants to know of a change listens.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from pmtui.checks.readiness import readiness
from pmtui.edits.base import Edit, EditRefused
from pmtui.model.finding import Finding
from pmtui.model.postmortem import PostMortem
from pmtui.session.history import History, Step
from pmtui.session.keeper import Keeper


class Applied(NamedTuple):
    """The document was changed: what it is now, where (for the cursor), and what was done, in words."""

    document: PostMortem
    step: str
    target: str
    label: str


class Refused(NamedTuple):
    """Nothing changed; `words` are a sentence that says why."""

    words: str


class Unchanged(NamedTuple):
    """There was nothing to change, to undo or to redo."""


class Session:
    """A document with its history, its keeper, and what it still lacks."""

    def __init__(self, keeper: Keeper) -> None:
        """Go on from the document that the keeper has."""
        self.keeper = keeper
        self.document = keeper.document
        self.history = History(self.document)
        self._listeners: list[Callable[[Applied], None]] = []
        self._findings: tuple[PostMortem | None, Mapping[str, tuple[Finding, ...]]] = (None, {})

    def listen(self, listener: Callable[[Applied], None]) -> None:
        """Call this after each change, in the order in which listeners came."""
        self._listeners.append(listener)

    def apply(self, edit: Edit, draft: str = "") -> Applied | Refused | Unchanged:
        """Make an edit, or say why not; `draft` names the half-typed words it was made of, which end in the same record."""
        try:
            step = self.history.apply(edit)
        except EditRefused as refusal:
            return Refused(str(refusal))
        return self._changed(step, draft)

    def undo(self) -> Applied | Unchanged:
        """Go one back."""
        step = self.history.undo()
        return Unchanged() if step is None else self._changed(step)

    def redo(self) -> Applied | Unchanged:
        """Go one forward again."""
        step = self.history.redo()
        return Unchanged() if step is None else self._changed(step)

    def _changed(self, step: Step | None, draft: str = "") -> Applied | Unchanged:
        self.document = self.history.present
        self.keeper.changed(self.document, step, draft)
        if step is None:
            return Unchanged()
        applied = Applied(self.document, step.step, step.target, step.label)
        for listener in self._listeners:
            listener(applied)
        return applied

    @property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """What each step still lacks; worked out once for each document."""
        if self._findings[0] is not self.document:
            self._findings = (self.document, readiness(self.document))
        return self._findings[1]
