"""What an edit, a finding or a link is about: a row as `table.id`, or a field as `section.name`.

Drafts, journals and messages hold targets as text; this module knows which tables exist
and in which step each lives. Knows no row.
"""

from typing import Final, NamedTuple

from pmtui.model import steps

PEOPLE: Final = "gather.people"
MEETINGS: Final = "gather.meetings"
QUANTITIES: Final = "define.quantities"
TIMELINE: Final = steps.TIMELINE
WHYS: Final = steps.WHYS
LESSONS: Final = "lessons"
ACTIONS: Final = steps.ACTIONS
LATER: Final = "later"
MESSAGES: Final = "communicate.messages"
DELIVERIES: Final = "communicate.deliveries"

TABLE_NAMES: Final = (PEOPLE, MEETINGS, QUANTITIES, TIMELINE, WHYS, LESSONS, ACTIONS, LATER, MESSAGES, DELIVERIES)
DOCUMENT: Final = ""  # the section of the document's own fields

_HOMES: Final = {DOCUMENT: steps.DEFINE, LESSONS: steps.WHYS, LATER: steps.ACTIONS}  # tables and sections not named after their step


class Target(NamedTuple):
    """A row of a table, or a field of a section."""

    table: str
    id: str

    def __str__(self) -> str:
        """Return it as drafts and journals hold it."""
        return f"{self.table}.{self.id}"

    @classmethod
    def of(cls, text: str) -> "Target":
        """Read a target; an id may hold dots of its own."""
        table = next((name for name in TABLE_NAMES if text.startswith(f"{name}.")), text.partition(".")[0])
        return cls(table, text[len(table) + 1 :])


def step_of(table: str) -> str:
    """Return the step in which a table or a section lives."""
    word = table.partition(".")[0]
    return word if word in steps.STEPS else _HOMES.get(word, steps.DEFINE)
