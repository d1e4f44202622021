"""When the impact began and ended: edited in step 2, stored in step 3.

The field stands for two milestones of the timeline, *impact start* and *impact end*, so it moves rows. A row
with words keeps them; one that carries only the mark comes and goes with it. A row with a duration
says with its end when the impact ended. Knows nothing of how the field is typed.
"""

from typing import Any

from pmtui.edits.base import Edit
from pmtui.edits.not_known import answered
from pmtui.edits.parts import changed, fresh, set_fields, set_rows
from pmtui.edits.references import without_rows
from pmtui.model import steps
from pmtui.model.order import first_marked
from pmtui.model.postmortem import PostMortem
from pmtui.model.targets import TIMELINE
from pmtui.model.time.times import day_of, end_instant, instant
from pmtui.model.timeline import APPROX, BETWEEN, EXACT, IMPACT_END, IMPACT_START, TimelineEvent

BEGAN, ENDED = IMPACT_START, IMPACT_END
MOMENT = ("time", "end", "precision", "zone", "typed")
LASTING = (EXACT, APPROX, "")


class SetBeganEnded(Edit):
    """Set when the impact began and ended: the timeline's first *impact start* and *impact end*.

    `began` and `ended` carry time, precision, zone; None removes the milestone. The ids are
    for rows that are to be made.
    """

    began: TimelineEvent | None
    ended: TimelineEvent | None
    began_id: str
    ended_id: str

    step = steps.DEFINE
    target = f"{steps.DEFINE}.began"
    label = "began, ended"

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with both moments set."""
        moments = ((BEGAN, self.began, self.began_id), (ENDED, self.ended, self.ended_id))
        for milestone, moment, _ in moments:  # removals first, so that a row with both marks may move
            document = _unmarked(document, milestone) if moment is None else document
        for milestone, moment, key in moments:
            document = _moved(document, milestone, moment, key) if moment is not None else document
        day = day_of(self.began, document.define.zone) if self.began is not None else None
        if day is not None and day != document.date:  # the incident's date is the day it began; otherwise page and list would show another
            document = set_fields(document, "", {"date": day})
        names = [name for name, moment in (("began", self.began), ("ended", self.ended)) if moment is not None]
        return answered(document, *names)


def without_marks(document: PostMortem) -> PostMortem:
    """Return the document with both milestones removed."""
    for milestone in (BEGAN, ENDED):
        while first_marked(document, milestone) is not None:
            document = _unmarked(document, milestone)
    return document


def _unmarked(document: PostMortem, milestone: str) -> PostMortem:
    """Return the document without a milestone, and without its row if that was there for nothing else."""
    key = first_marked(document, milestone)
    if key is None:
        return document
    row = document.timeline[key]
    left = tuple(word for word in row.milestones if word != milestone)
    if left or row.text or row.links or row.accounts:
        return set_rows(document, TIMELINE, {key: changed(row, {"milestones": left})})
    return without_rows(document, TIMELINE, [key])


def _moved(document: PostMortem, milestone: str, moment: TimelineEvent, key: str) -> PostMortem:
    """Return the document with a milestone at its moment: its row moves there, or a row is made."""
    home = first_marked(document, milestone)
    if home is not None:
        row = document.timeline[home]
        if _says(row, milestone, moment):
            return document
        values = _values(row, milestone, moment, document.define.zone)
        if values is not None:
            return set_rows(document, TIMELINE, {home: changed(row, values)})
        left = tuple(word for word in row.milestones if word != milestone)
        document = set_rows(document, TIMELINE, {home: changed(row, {"milestones": left})})
    event = TimelineEvent(**{name: getattr(moment, name) for name in MOMENT}, milestones=(milestone,))
    return document.with_row(TIMELINE, fresh(document, TIMELINE, key), event)


def _ends_late(row: TimelineEvent, milestone: str) -> bool:
    """Return whether the moment is said by the end of a row."""
    return milestone == ENDED and row.end is not None and row.precision in LASTING


def _says(row: TimelineEvent, milestone: str, moment: TimelineEvent) -> bool:
    """Return whether the row says this moment already; the end of a duration, or of an uncertain range, has no doubt of its own."""
    if milestone == ENDED:
        if _ends_late(row, milestone):
            return bool(row.end == moment.time)
        return row.time == moment.time and (row.precision == BETWEEN or (row.precision or EXACT) == (moment.precision or EXACT))
    return row.time == moment.time and row.precision == moment.precision and moment.end in (None, row.end)


def _values(row: TimelineEvent, milestone: str, moment: TimelineEvent, zone: str) -> dict[str, Any] | None:
    """Return the fields that change in a row that moves; None where it carries the other mark and can't say both."""
    plain = moment.end is None and moment.precision in LASTING
    if _ends_late(row, milestone):
        if plain and _before(instant(row, zone), instant(moment, zone)):
            return {"end": moment.time}
    elif milestone == BEGAN and plain and row.precision in LASTING and _before(instant(moment, zone), _end(row, zone)):
        return {name: getattr(moment, name) for name in MOMENT if name != "end"} | {"after": ""}
    if {BEGAN, ENDED} <= set(row.milestones):
        return None
    return {name: getattr(moment, name) for name in MOMENT} | {"after": ""}


def _end(row: TimelineEvent, zone: str) -> float | None:
    return end_instant(row, zone) if row.end is not None else None


def _before(first: float | None, last: float | None) -> bool:
    return first is not None and last is not None and first < last
