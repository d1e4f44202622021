"""Actions: what changes, who does it, until when, and which cause it answers."""

import datetime as dt
from typing import Final

from pmtui.model.base import Row, Text, Words

PREVENT: Final = "prevent"
DETECT: Final = "detect"
MITIGATE: Final = "mitigate"
KINDS = (PREVENT, DETECT, MITIGATE, "repair", "investigate")
WANTED = KINDS[:3]  # each of these needs an action, or a reason why there is none
AREAS = ("process", "technology", "training")

PROPOSED: Final = "proposed"
IN_PROGRESS: Final = "in progress"
DONE: Final = "done"
WONT_DO: Final = "won't do"
STATUSES = (PROPOSED, "accepted", IN_PROGRESS, DONE, WONT_DO)


class ActionItem(Row):
    """One action. `answers` holds ids of answers or events; `owner` is as typed."""

    text: Text = ""
    owner: Text = ""
    due: dt.date | Text | None = None
    kind: Text = ""
    area: Text = ""
    priority: int | None = None
    status: Text = ""
    reason: Text = ""
    tracker: Text = ""
    answers: Words = ()
    done_when: Text = ""


def is_open(action: ActionItem) -> bool:
    """Return whether something is left to be done."""
    return action.status not in (DONE, WONT_DO)
