"""Edits of step 1: people, and who is in the meeting.

The first person marked as here, absent or in writing creates the day's meeting row; ids and the
day are passed in. Does not know how a person is named on the screen.
"""

import datetime as dt

from pmtui.edits.base import RowEdit
from pmtui.edits.parts import changed, fresh, required, set_rows
from pmtui.model import steps
from pmtui.model.gather import Meeting, Person, presence
from pmtui.model.postmortem import PostMortem
from pmtui.model.presence import FIELDS, NAMED, WORDS
from pmtui.model.targets import MEETINGS, PEOPLE


def with_presence(document: PostMortem, person: str, word: str, meeting: str, today: dt.date) -> PostMortem:
    """Return the document with a person's presence; the first one creates the day's meeting row.

    A person who is only named in the story is in no meeting.
    """
    row = document.gather.people[person]
    document = set_rows(document, PEOPLE, {person: changed(row, {"named": word == NAMED})})
    meetings = document.gather.meetings
    if not meetings and word in FIELDS:
        document = document.with_row(MEETINGS, meeting, Meeting(date=today))
        meetings = document.gather.meetings
    if not meetings:
        return document
    key = list(meetings)[-1]
    values = {}
    for name in FIELDS.values():
        ids = tuple(other for other in getattr(meetings[key], name) if other != person)
        values[name] = (*ids, person) if FIELDS.get(word) == name else ids
    if presence(document.gather, person) == word:
        return document
    return set_rows(document, MEETINGS, {key: changed(meetings[key], values)})


class AddPerson(RowEdit):
    """Add a person with a presence; `meeting` is the id for a meeting row, if one must be made."""

    person: Person
    presence: str
    meeting: str
    today: dt.date

    step = steps.GATHER
    table = PEOPLE
    label = "added a person"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the person added."""
        document = document.with_row(PEOPLE, fresh(document, PEOPLE, self.id), self.person)
        return with_presence(document, self.id, self.presence, self.meeting, self.today)


class ChangePerson(RowEdit):
    """Change a person's line: name, handle, roles, presence."""

    name: str
    handle: str
    roles: tuple[str, ...]
    presence: str
    meeting: str
    today: dt.date

    step = steps.GATHER
    table = PEOPLE
    label = "changed a person"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the person changed."""
        row = required(document, PEOPLE, self.id)
        person = changed(row, {"name": self.name, "handle": self.handle, "roles": self.roles})
        return with_presence(set_rows(document, PEOPLE, {self.id: person}), self.id, self.presence, self.meeting, self.today)


class SetPresence(RowEdit):
    """Set whether a person is here, absent, in writing, or only named in the story."""

    presence: str
    meeting: str
    today: dt.date

    step = steps.GATHER
    table = PEOPLE

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return WORDS.get(self.presence, self.presence)

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the presence set."""
        required(document, PEOPLE, self.id)
        return with_presence(document, self.id, self.presence, self.meeting, self.today)
