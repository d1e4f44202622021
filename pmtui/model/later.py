"""Later: what was said too early, kept until its step comes."""

from pmtui.model.base import Row, Text

KINDS = ("idea", "question")
STATUSES = ("waiting", "taken", "let go")


class LaterItem(Row):
    """One kept thought; an absent kind is an idea, an absent status is waiting."""

    kind: Text = ""
    text: Text = ""
    who: Text = ""
    status: Text = ""
    reason: Text = ""
