"""Edits of step 4: answers, questions and their marks; moving a branch is in `whys_moves`.

A question without an answer waits; the next answer in its place fills its row. Knows nothing
of how the tree is drawn or folded.
"""

from pmtui.edits.base import EditRefused, short
from pmtui.edits.parts import changed, fresh, rejoined, required, set_rows
from pmtui.edits.references import without_rows
from pmtui.edits.whys_moves import IndentWhy, MoveWhy, OutdentWhy, ReparentWhy, WhyEdit, behind_branch
from pmtui.model.postmortem import PostMortem
from pmtui.model.targets import WHYS
from pmtui.model.whys import CAUSES, MARK_WORDS, MARKS, OPEN, Why, branch, children, parent

__all__ = [
    "AddAnswer", "AskQuestion", "ChangeAnswer", "IndentWhy", "MoveWhy", "OutdentWhy", "RemoveBranch", "ReparentWhy", "ToggleMark",
    "WeakenStep",
]  # fmt: skip


def _added(document: PostMortem, key: str, row: Why) -> PostMortem:
    """Return the document with a new row, last among those under its answer."""
    if row.under and row.under not in document.whys:
        raise EditRefused("the answer this goes under is not there any more")
    below = children(document.whys).get(row.under, ())
    after = behind_branch(document, below[-1]) if below else (row.under or None)
    return document.with_row(WHYS, fresh(document, WHYS, key), row, after)


class AddAnswer(WhyEdit):
    """Answer under another answer, or under the problem for ``; a question waiting there is filled."""

    under: str
    text: str
    evidence: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    owner: str = ""

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return f"answer “{short(self.text, 28)}”"

    def filled(self, document: PostMortem) -> str:
        """Return the id of the question that this answers, or an empty text: the first one waiting."""
        below = [self.id, *children(document.whys).get(self.under, ())]
        waiting = (key for key in below if key in document.whys and document.whys[key].question and not document.whys[key].text)
        return next(waiting, "")

    def target_in(self, document: PostMortem) -> str:
        """Return the answer, or the question that it fills."""
        return f"{WHYS}.{self.filled(document) or self.id}"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the answer added."""
        waiting = self.filled(document)
        if not waiting:
            answer = Why(under=self.under, text=self.text, evidence=self.evidence, marks=self.marks, owner=self.owner)
            return _added(document, self.id, answer)
        row = document.whys[waiting]
        values = {
            "text": self.text,
            "evidence": tuple(dict.fromkeys([*row.evidence, *self.evidence])),
            "marks": tuple(dict.fromkeys([*self.marks, *(word for word in row.marks if word not in MARKS)])),
            "owner": self.owner or row.owner,
        }
        return set_rows(document, WHYS, {waiting: changed(row, values)})


class AskQuestion(WhyEdit):
    """Ask a question of the team's own under an answer; it waits for the next answer there."""

    under: str
    question: str
    owner: str = ""

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return f"question “{short(self.question, 28)}”"

    @property
    def target(self) -> str:
        """Return the answer that is asked about, where the user goes on typing."""
        return f"{WHYS}.{self.under}" if self.under else f"{WHYS}."

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the question added."""
        return _added(document, self.id, Why(under=self.under, question=self.question, owner=self.owner))


class ChangeAnswer(WhyEdit):
    """Change an answer to what its edited line says; evidence and marks that no line can say stay."""

    text: str
    evidence: tuple[str, ...]
    marks: tuple[str, ...]
    owner: str = ""

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return f"changed “{short(self.text, 28)}”"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the answer changed."""
        row = required(document, WHYS, self.id)
        if not self.text.strip() and not row.question:
            raise EditRefused("an answer needs words")
        evidence = rejoined(row.evidence, self.evidence, lambda key: key in document.timeline)
        marks = rejoined(row.marks, self.marks, lambda word: word in MARKS)
        values = {"text": self.text, "evidence": evidence, "marks": marks, "owner": self.owner if OPEN in marks else row.owner}
        return set_rows(document, WHYS, {self.id: changed(row, values)})


class RemoveBranch(WhyEdit):
    """Remove an answer and everything under it."""

    label = "deleted a branch"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document without the branch."""
        required(document, WHYS, self.id)
        return without_rows(document, WHYS, branch(document.whys, self.id))


class ToggleMark(WhyEdit):
    """Put a mark on an answer, or take it off; a root cause is not a contributing factor too."""

    mark: str

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return MARK_WORDS.get(self.mark, self.mark)

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the mark toggled."""
        row = required(document, WHYS, self.id)
        if not row.text and self.mark != OPEN:
            raise EditRefused("a question without an answer can't be a cause yet")
        marks = set(row.marks) ^ {self.mark}
        if self.mark in marks and self.mark in CAUSES:
            marks -= CAUSES - {self.mark}
        known = tuple(word for word in MARKS if word in marks)
        other = tuple(word for word in row.marks if word in marks and word not in MARKS)
        return set_rows(document, WHYS, {self.id: changed(row, {"marks": (*known, *other)})})


class WeakenStep(WhyEdit):
    """Say that the answer above follows only in part from this one, or take that back."""

    label = "weak step"

    def target_in(self, document: PostMortem) -> str:
        """Return the answer above, where the user says what else was needed."""
        return f"{WHYS}.{parent(document.whys, self.id) if self.id in document.whys else ''}"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the step weakened, or not any more."""
        row = required(document, WHYS, self.id)
        return set_rows(document, WHYS, {self.id: changed(row, {"weak": not row.weak})})
