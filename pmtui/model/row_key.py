"""The key of a row on screen: the id of a table's row, or a kind and what it is about.

A list also shows rows that no table holds: a silent stretch, a missing moment, a cause
that an action answers. Their keys say which kind they are. Widgets, drafts and journals hold
keys as text; only this module knows how a kind is written in one. Knows no screen and no row.
"""

from typing import Final, NamedTuple

ROW: Final = ""  # the id of a row of the step's own table
GAP: Final = "gap"  # a silent stretch, by the id of the event before it
MOMENT: Final = "moment"  # a milestone that no event carries yet, by its word
CAUSE: Final = "cause"  # a cause and its actions, by the id of the answer
LATER: Final = "later"  # a kept idea or question
KIND: Final = "kind"  # a kind of action that is missing, by its word
REVIEW: Final = "review"  # an item of the review before the page goes out
DELIVERY: Final = "delivery"  # a message that was sent
AUDIENCE: Final = "audience"  # an audience, by its word
MEETING: Final = "meeting"  # one meeting
SECTION: Final = "section"  # fields of a step that no row holds, by the section's name
QUANTITY: Final = "quantity"  # one more figure of the impact, among the fields of step 2
PREVIEW: Final = "preview"  # the preview of the page, by the key of the row beside it
OVERDUE: Final = "overdue"  # an overdue action of another post mortem, by its number in the list
ASKED: Final = "asked"  # the question above an answer, by the answer's id

KINDS: Final = (GAP, MOMENT, CAUSE, LATER, KIND, REVIEW, DELIVERY, AUDIENCE, MEETING, SECTION, QUANTITY, PREVIEW, OVERDUE, ASKED)
_LEADS: Final = {kind: "?" if kind == ASKED else f"{kind}:" for kind in KINDS} | {ROW: ""}


class RowKey(NamedTuple):
    """What a row is about: `kind` is one of the above, `id` what it is of that kind."""

    kind: str
    id: str

    def __str__(self) -> str:
        """Return the key as widgets hold it: `gap:e1`; the bare id for a row of a table."""
        return f"{_LEADS[self.kind]}{self.id}"

    @classmethod
    def of(cls, text: str) -> "RowKey":
        """Read the key of a row; without a known kind it is the id of a table's row, with all its colons."""
        return next((cls(kind, text[len(lead) :]) for kind, lead in _LEADS.items() if lead and text.startswith(lead)), cls(ROW, text))


def key_of(kind: str, id: str) -> str:
    """Return the key as widgets hold it."""
    return str(RowKey(kind, id))
