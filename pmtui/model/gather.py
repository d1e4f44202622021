"""Gather: who was involved, who is in the meeting, and how the meeting talks.

The first person with a presence creates the day's meeting row; a person who is only
named in the story is in no meeting. Knows nothing of screens.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from pmtui.model.base import Row, Text, Words
from pmtui.model.presence import ABSENT, IN_WRITING, NAMED, PRESENT, UNSAID

FACILITATOR: Final = "facilitator"
ROLES = (
    FACILITATOR, "note taker", "incident commander", "responder", "on-call engineer", "service owner",
    "developer", "QA", "operations", "product manager", "project manager", "support", "communications", "observer",
)  # fmt: skip


class Person(Row):
    """A person who was involved, whatever their role."""

    name: Text = ""
    shown_as: Text = ""
    handle: Text = ""
    team: Text = ""
    roles: Words = ()
    named: bool = False


class Meeting(Row):
    """One meeting: ids of people by presence; `minutes` is its planned length."""

    date: dt.date | Text | None = None
    minutes: int | None = None
    present: Words = ()
    absent: Words = ()
    in_writing: Words = ()
    stopped_at: Text = ""


class Gather(Row):
    """The fields of step 1. `agenda` holds minutes by step."""

    rules: Text = ""
    opening: Text = ""
    closing: Text = ""
    agenda: Mapping[str, int] = {}
    people: Mapping[str, Person] = {}
    meetings: Mapping[str, Meeting] = {}


def presence(gather: Gather, person: str) -> str:
    """Return the presence of a person in the newest meeting, one of the words in `presence.py`."""
    for meeting in reversed(tuple(gather.meetings.values())):
        for word, ids in ((PRESENT, meeting.present), (ABSENT, meeting.absent), (IN_WRITING, meeting.in_writing)):
            if person in ids:
                return word
        break
    row = gather.people.get(person)
    return NAMED if row is not None and row.named else UNSAID
