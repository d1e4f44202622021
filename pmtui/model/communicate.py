"""Communicate: who was told, where, when, and what was looked at before."""

import datetime as dt
from collections.abc import Mapping

from pmtui.model.base import Row, Text, Words

AUDIENCES = ("wiki", "management", "team", "customers")
REVIEW = ("data-kept", "impact-complete", "causes-deep-enough", "plan-fits", "causes-answered", "signed-off")


class Message(Row):
    """A text for an audience, edited by hand; `facts` is a hash of what it was made from."""

    text: Text = ""
    facts: Text = ""


class Delivery(Row):
    """Somebody was told; `planned` is a note of what is still to be sent, until somebody says that it was."""

    audience: Text = ""
    channel: Text = ""
    when: dt.datetime | dt.date | Text | None = None
    who: Text = ""
    planned: bool = False


def is_waiting(row: Delivery, today: dt.date) -> bool:
    """Tell whether a planned delivery's day has come, so that it is asked whether it was sent."""
    day = row.when.date() if isinstance(row.when, dt.datetime) else row.when
    return row.planned and (not isinstance(day, dt.date) or day <= today)


class Communicate(Row):
    """Step 6. `messages` are keyed by audience."""

    reviewed: Words = ()
    signed_by: Text = ""
    signed_on: dt.date | Text | None = None
    messages: Mapping[str, Message] = {}
    deliveries: Mapping[str, Delivery] = {}

    def message_to(self, audience: str) -> str:
        """Give the text an audience has of its own; nothing where it has none."""
        found = self.messages.get(audience)
        return found.text if found is not None and found.text.strip() else ""
