"""Communicate: who was told, where and when, and what was reviewed before."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from pmtui.model.base import Row, Text, Words

WIKI: Final = "wiki"
MANAGEMENT: Final = "management"
TEAM: Final = "team"
CUSTOMERS: Final = "customers"
AUDIENCES = (WIKI, MANAGEMENT, TEAM, CUSTOMERS)
AUDIENCE_WORDS: Final = {WIKI: "Wiki", MANAGEMENT: "Management", TEAM: "Team", CUSTOMERS: "Customers"}

DATA_KEPT: Final = "data-kept"
IMPACT_COMPLETE: Final = "impact-complete"
CAUSES_DEEP_ENOUGH: Final = "causes-deep-enough"
PLAN_FITS: Final = "plan-fits"
CAUSES_ANSWERED: Final = "causes-answered"  # calculated, never ticked by hand
SIGNED_OFF: Final = "signed-off"
REVIEW = (DATA_KEPT, IMPACT_COMPLETE, CAUSES_DEEP_ENOUGH, PLAN_FITS, CAUSES_ANSWERED, SIGNED_OFF)


class Message(Row):
    """A text for an audience, edited by hand; `facts` is a hash of what it was generated from."""

    text: Text = ""
    facts: Text = ""


class Delivery(Row):
    """A message that was sent; `planned` marks one still to be sent, until somebody confirms it."""

    audience: Text = ""
    channel: Text = ""
    when: dt.datetime | dt.date | Text | None = None
    who: Text = ""
    planned: bool = False


def is_waiting(row: Delivery, today: dt.date) -> bool:
    """Return whether the day of a planned delivery has come, so that pmtui asks whether it was sent."""
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
        """Return the text written for an audience; empty where there is none."""
        message = self.messages.get(audience)
        return message.text if message is not None and message.text.strip() else ""
