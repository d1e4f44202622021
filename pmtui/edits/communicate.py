"""Edits of step 6: the review before the page goes out.

Deliveries are rows like any other, see `rows`. Knows no page.
"""

from pmtui.edits.base import Edit
from pmtui.edits.parts import set_fields
from pmtui.model import steps
from pmtui.model.communicate import REVIEW
from pmtui.model.postmortem import PostMortem


class ToggleReviewed(Edit):
    """Tick an item of the review, or untick it."""

    item: str

    step = steps.COMMUNICATE

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return f"review: {self.item.replace('-', ' ')}"

    @property
    def target(self) -> str:
        """Return the item."""
        return f"{steps.COMMUNICATE}.reviewed.{self.item}"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the tick set or taken off."""
        reviewed = document.communicate.reviewed
        ticked = set(reviewed) ^ {self.item}
        other = tuple(word for word in (*reviewed, self.item) if word in ticked and word not in REVIEW)
        known = (word for word in REVIEW if word in ticked)
        return set_fields(document, steps.COMMUNICATE, {"reviewed": (*known, *dict.fromkeys(other))})
