"""Later: ideas and questions that came too early, kept until their step."""

from typing import Final

from pmtui.model.base import Row, Text

IDEA: Final = "idea"
QUESTION: Final = "question"
KINDS = (IDEA, QUESTION)

WAITING: Final = "waiting"
TAKEN: Final = "taken"
LET_GO: Final = "let go"
STATUSES = (WAITING, TAKEN, LET_GO)


class LaterItem(Row):
    """One kept thought; without a kind it is an idea, without a status it is waiting."""

    kind: Text = ""
    text: Text = ""
    who: Text = ""
    status: Text = ""
    reason: Text = ""


def waits(row: LaterItem) -> bool:
    """Return whether nobody has come back to it yet."""
    return row.status in ("", WAITING)
