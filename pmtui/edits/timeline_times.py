"""Edits of several rows' times at once: shift, move to another day, read in another zone.

Rows without a time of that kind stay as they are; where that is true of all, the edit is
refused with a sentence. How a row moves is in `model/retimed.py`.
"""

import datetime as dt
from abc import abstractmethod

from pmtui.edits.base import EditRefused, RowsEdit
from pmtui.edits.parts import required, set_rows
from pmtui.model import steps
from pmtui.model.counted import counted
from pmtui.model.postmortem import PostMortem
from pmtui.model.targets import TIMELINE, Target
from pmtui.model.time.retimed import on_day, read_again, shifted
from pmtui.model.time.times import day_of, day_words
from pmtui.model.time.zones import Zone
from pmtui.model.timeline import TimelineEvent


class RetimeEvents(RowsEdit):
    """The base of edits that change the times of rows."""

    step = steps.TIMELINE
    table = TIMELINE

    @property
    def target(self) -> str:
        """Return the first row."""
        return str(Target(TIMELINE, self.ids[0])) if self.ids else ""

    @abstractmethod
    def moved(self, event: TimelineEvent, document: PostMortem) -> TimelineEvent | None:
        """Return one row at its new time, or None where it has no time to move."""

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the rows at their new times."""
        rows = {key: row for key in self.ids if (row := self.moved(required(document, TIMELINE, key), document)) is not None}
        if self.ids and not rows:
            raise EditRefused("none of these rows has a time that can be moved so")
        return set_rows(document, TIMELINE, rows)


class ShiftEvents(RetimeEvents):
    """Shift rows by a number of seconds; a negative number means earlier."""

    seconds: float

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        minutes = round(abs(self.seconds) / 60)
        return f"shifted {counted(len(self.ids), 'row')} by {'-' if self.seconds < 0 else '+'}{minutes} min"

    def moved(self, event: TimelineEvent, document: PostMortem) -> TimelineEvent | None:
        """Return one row, shifted."""
        return shifted(event, self.seconds)


class MoveEventsToDay(RetimeEvents):
    """Move rows to another day, keeping their times of day."""

    day: dt.date

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return f"{counted(len(self.ids), 'row')} to {day_words(self.day)}"

    def moved(self, event: TimelineEvent, document: PostMortem) -> TimelineEvent | None:
        """Return one row on the other day."""
        return on_day(event, self.day, document.define.zone)


class ReadEventsAgain(RetimeEvents):
    """Read the clock times of rows in another zone, as it was typed in `words`."""

    zone: Zone
    words: str

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return f"read {counted(len(self.ids), 'row')} again as {self.words}"

    def moved(self, event: TimelineEvent, document: PostMortem) -> TimelineEvent | None:
        """Return one row as read in the other zone."""
        above = document.timeline.get(event.after)
        day = day_of(above, document.define.zone) if above is not None else None
        return read_again(event, self.zone, self.words, day or (document.date if isinstance(document.date, dt.date) else None))
