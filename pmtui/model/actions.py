"""Actions: what changes, who does it, until when, and which cause it answers."""

import datetime as dt

from pmtui.model.base import Row, Text, Words

KINDS = ("prevent", "detect", "mitigate", "repair", "investigate")
AREAS = ("process", "technology", "training")
STATUSES = ("proposed", "accepted", "in progress", "done", "won't do")


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
    """Tell whether something is left to do."""
    return action.status not in ("done", "won't do")
