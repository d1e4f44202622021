"""Edits of step 3: rows of the timeline, several at once, and the people they name.

What no entry line can express stays in the row, whatever is typed over it. Reads no
words and knows no order of the screen.
"""

import datetime as dt
import re
from collections.abc import Collection, Mapping
from typing import Any

from pmtui.edits.base import Edit, RowEdit, RowsEdit, short
from pmtui.edits.parts import changed, fresh, rejoined, required, set_rows
from pmtui.model import steps
from pmtui.model.counted import counted
from pmtui.model.gather import Person
from pmtui.model.postmortem import PostMortem
from pmtui.model.targets import PEOPLE, TIMELINE, WHYS
from pmtui.model.time.times import instant, time_words
from pmtui.model.timeline import KINDS, MILESTONES, PARTIAL, RESOLVED, THOUGHT_RESOLVED, TimelineEvent
from pmtui.model.whys import letters

_EXCLUDE = {THOUGHT_RESOLVED: RESOLVED, RESOLVED: THOUGHT_RESOLVED}


class AddEvents(Edit):
    """Add rows, and people they name for the first time; pasting many rows is one edit.

    A typed row replaces a row without words that has the same milestone at the same
    minute, and takes its id. `causes` holds, by event, the answers it is evidence of.
    """

    events: Mapping[str, TimelineEvent]
    people: Mapping[str, Person] = {}
    causes: Mapping[str, tuple[str, ...]] = {}

    step = steps.TIMELINE

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        if len(self.events) != 1:
            return f"added {counted(len(self.events), 'row')}"
        event = next(iter(self.events.values()))
        return f"added {time_words(event, event.zone) if event.time is not None else ''} {short(event.text, 24)}".replace("  ", " ")

    @property
    def target(self) -> str:
        """Return the last row."""
        return f"{TIMELINE}.{list(self.events)[-1]}" if self.events else ""

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the rows added."""
        document = _with_people(document, self.people)
        for key, event in self.events.items():
            place = taken_over(document, event)
            document = _with_evidence(document, place or key, self.causes.get(key, ()))
            if place:
                merged = _over(document.timeline[place], event)
                document = set_rows(document, TIMELINE, {place: merged})
            else:
                document = document.with_row(TIMELINE, fresh(document, TIMELINE, key), event)
        return document

    def target_in(self, document: PostMortem) -> str:
        """Return the last row, or the row that it replaces."""
        if not self.events:
            return ""
        key, event = list(self.events.items())[-1]
        return f"{TIMELINE}.{taken_over(document, event) or key}"


def taken_over(document: PostMortem, event: TimelineEvent) -> str:
    """Return the id of the row without words that a typed one replaces, or an empty text."""
    minute = _minute(document, event) if event.milestones else None
    if minute is None:
        return ""
    for key, row in document.timeline.items():
        if not row.text and set(row.milestones) & set(event.milestones) and _minute(document, row) == minute:
            return key
    return ""


def _minute(document: PostMortem, row: TimelineEvent) -> tuple[int, bool] | None:
    """Return the minute a row says; None for part of an hour, which is not its first minute, and for a day."""
    moment = instant(row, document.define.zone) if isinstance(row.time, dt.datetime) else None
    return None if moment is None else (int(moment // 60), row.precision == PARTIAL)


def _over(old: TimelineEvent, event: TimelineEvent) -> TimelineEvent:
    """Return a typed row in the place of one without words, keeping what that one had beside its mark."""
    values: dict[str, Any] = {name: getattr(event, name) for name in type(event).model_fields if name != "kept"}
    for name in ("milestones", "who", "links"):
        values[name] = tuple(dict.fromkeys([*getattr(event, name), *getattr(old, name)]))
    for name in ("kind", "gap", "star", "contributed"):
        values[name] = getattr(event, name) or getattr(old, name)
    values["accounts"] = {**old.accounts, **event.accounts}
    return changed(old, values)


def _is_address(link: str) -> bool:
    """Return whether a line can hold this link: an address that does not end in punctuation."""
    return re.fullmatch(r"https?://\S*[\w/=&#%+~-]", link) is not None


def _with_people(document: PostMortem, people: Mapping[str, Person]) -> PostMortem:
    """Return the document with people who are named for the first time."""
    for key, person in people.items():
        document = document.with_row(PEOPLE, fresh(document, PEOPLE, key), person)
    return document


def _with_evidence(document: PostMortem, event: str, causes: Collection[str]) -> PostMortem:
    """Return the document with an event added as evidence of these answers."""
    whys = {key: row for key in causes if (row := document.whys.get(key)) is not None and event not in row.evidence}
    return set_rows(document, WHYS, {key: row.changed(evidence=(*row.evidence, event)) for key, row in whys.items()})


class ChangeEvent(RowEdit):
    """Change a row to what its edited line says; accounts, star and the like stay.

    So does what no line can say: a kind, milestone, person or address from the file that
    pmtui does not know. Among the lettered causes, the row becomes evidence of exactly those in `causes`.
    """

    event: TimelineEvent
    people: Mapping[str, Person] = {}
    causes: tuple[str, ...] = ()

    LINE = ("time", "end", "precision", "typed", "zone", "after", "text", "kind", "milestones", "who", "links")

    step = steps.TIMELINE
    table = TIMELINE

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return f"changed {short(self.event.text, 30) or 'a row'}"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the row changed."""
        row: TimelineEvent = required(document, TIMELINE, self.id)
        known = document.gather.people
        document = _with_people(document, self.people)
        values: dict[str, Any] = {name: getattr(self.event, name) for name in self.LINE}
        values["kind"] = self.event.kind or (row.kind if row.kind not in KINDS else "")
        values["milestones"] = rejoined(row.milestones, self.event.milestones, lambda word: word in MILESTONES)
        values["who"] = rejoined(row.who, self.event.who, lambda key: key in known)
        values["links"] = rejoined(row.links, self.event.links, _is_address)
        document = set_rows(document, TIMELINE, {self.id: changed(row, values)})
        loose = {key: why for key in letters(document.whys) if key not in self.causes and self.id in (why := document.whys[key]).evidence}
        document = set_rows(
            document, WHYS, {key: why.changed(evidence=tuple(e for e in why.evidence if e != self.id)) for key, why in loose.items()}
        )
        return _with_evidence(document, self.id, self.causes)


class ToggleMilestone(RowsEdit):
    """Put a milestone on rows, or take it off when all of them have it."""

    milestone: str

    step = steps.TIMELINE
    table = TIMELINE

    @property
    def label(self) -> str:
        """Name the edit in the undo line."""
        return f"milestone {self.milestone.replace('-', ' ')}"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the milestone toggled."""
        rows = {key: required(document, TIMELINE, key) for key in self.ids}
        everywhere = all(self.milestone in row.milestones for row in rows.values())
        toggled = {}
        for key, row in rows.items():
            left = tuple(word for word in row.milestones if word != self.milestone)
            if self.milestone in _EXCLUDE and not everywhere:  # one replaces the other
                left = tuple(word for word in left if word != _EXCLUDE[self.milestone])
            toggled[key] = row.changed(milestones=left if everywhere else (*left, self.milestone))
        return set_rows(document, TIMELINE, toggled)


class ToggleStar(RowsEdit):
    """Star rows, or take the star off when all of them have it."""

    step = steps.TIMELINE
    table = TIMELINE
    label = "star"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with the star toggled."""
        rows = {key: required(document, TIMELINE, key) for key in self.ids}
        star = not all(row.star for row in rows.values())
        return set_rows(document, TIMELINE, {key: row.changed(star=star) for key, row in rows.items()})
