"""Edits of step 4 that move a branch: among its siblings, deeper, higher, elsewhere.

A move changes one field of one row, and where the branch's rows stand in the table: they stay
together, so that the file reads like the tree. A move that would make a cycle is refused
in one place. Knows no words of an answer.
"""

from pmtui.edits.base import EditRefused, RowEdit
from pmtui.edits.parts import changed, required, set_rows
from pmtui.model import steps
from pmtui.model.postmortem import PostMortem
from pmtui.model.targets import WHYS
from pmtui.model.whys import branch, children, parent


class WhyEdit(RowEdit):
    """An edit of one answer."""

    step = steps.WHYS
    table = WHYS


def behind_branch(document: PostMortem, key: str) -> str:
    """Return the last id of a branch in the table's order; what follows it is the next sibling."""
    rows = set(branch(document.whys, key))
    return [other for other in document.whys if other in rows][-1]


def _siblings(document: PostMortem, key: str) -> list[str]:
    return list(children(document.whys)[parent(document.whys, key)])


def _placed(document: PostMortem, key: str, under: str, at: int) -> PostMortem:
    """Return the document with a branch at this position among those under an answer.

    It goes right before the sibling it precedes, so that siblings are in order even
    in a table whose branches are scattered; the last one goes after the branch above it.
    """
    rows = set(branch(document.whys, key))
    if under in rows:
        raise EditRefused("an answer can't stand under itself")
    row = document.whys[key]
    if parent(document.whys, key) != under:
        document = set_rows(document, WHYS, {key: changed(row, {"under": under})})
    others = [other for other in children(document.whys).get(under, ()) if other != key]
    rest = [other for other in document.whys if other not in rows]
    if at < len(others):
        place = rest.index(others[at])
    elif others or under:
        last = set(branch(document.whys, others[-1])) if others else {under}
        place = max(number for number, other in enumerate(rest) if other in last) + 1
    else:
        place = len(rest)
    moved = [other for other in document.whys if other in rows]
    return document.with_order(WHYS, [*rest[:place], *moved, *rest[place:]])


class MoveWhy(WhyEdit):
    """Move a branch up or down among its siblings; at the end it stays."""

    by: int

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return f"moved an answer {'up' if self.by < 0 else 'down'}"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the branch moved."""
        required(document, WHYS, self.id)
        siblings = _siblings(document, self.id)
        to = siblings.index(self.id) + self.by
        if not self.by or not 0 <= to < len(siblings):
            return document
        return _placed(document, self.id, parent(document.whys, self.id), to)


class IndentWhy(WhyEdit):
    """Put a branch under the sibling above it, as its last."""

    label = "indented an answer"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the branch one level deeper."""
        required(document, WHYS, self.id)
        siblings = _siblings(document, self.id)
        at = siblings.index(self.id)
        above = next((key for key in reversed(siblings[:at]) if key and document.whys[key].text), "")
        if not above:
            raise EditRefused("there is no answer above it to go under")
        return _placed(document, self.id, above, len(document.whys))


class OutdentWhy(WhyEdit):
    """Put a branch beside the answer it stands under, right after that."""

    label = "outdented an answer"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the branch one level higher."""
        required(document, WHYS, self.id)
        above = parent(document.whys, self.id)
        if not above:
            raise EditRefused("it stands at the top already")
        return _placed(document, self.id, parent(document.whys, above), _siblings(document, above).index(above) + 1)


class ReparentWhy(WhyEdit):
    """Put a branch under another answer, as its last; `` is the problem itself."""

    under: str

    label = "moved a branch"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the branch moved there."""
        required(document, WHYS, self.id)
        if self.under and self.under not in document.whys:
            raise EditRefused("the answer it should go under is not there any more")
        if parent(document.whys, self.id) == self.under:
            return document
        return _placed(document, self.id, self.under, len(document.whys))
