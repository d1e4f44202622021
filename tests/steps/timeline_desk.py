"""An incident that step 3 is tried on, and what its keys and answers want there."""

import datetime as dt
from collections.abc import Sequence

from pmtui.model.gather import Person
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import GAP, MOMENT, key_of
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import Why
from pmtui.steps.outcomes import (
    AnyOutcome,
    Do,
)
from pmtui.steps.timeline.manual import MANUAL
from tests.steps.desk import at

DAY = dt.date(2023, 7, 20)
EMPTY = PostMortem(date=DAY).with_fields("define", zone="UTC")


def moment(hour: int, minute: int, day: int = 20) -> dt.datetime:
    return dt.datetime(2023, 7, day, hour, minute, tzinfo=dt.UTC)


DOCUMENT = (
    EMPTY.with_table("gather.people", {"ana": Person(name="Ana Ruiz", handle="ana"), "ben": Person(name="Ben", handle="ben")})
    .with_table("whys", {"w1": Why(text="No checklist", marks=("root",))})
    .with_table(
        "timeline",
        {
            "t1230": TimelineEvent(time=moment(12, 30), zone="UTC", text="Rolled back"),
            "t1217": TimelineEvent(time=moment(12, 17), zone="UTC", text="Promoted", milestones=("impact-start",)),
            "loose": TimelineEvent(precision="unknown", after="t1217", text="Somebody called"),
        },
    )
)
GAP_ROW, DETECTED = key_of(GAP, "t1217"), key_of(MOMENT, "detected")


def do(outcome: AnyOutcome) -> Do:
    """The edit that is wanted."""
    assert isinstance(outcome, Do), outcome
    return outcome


def after(outcome: AnyOutcome, document: PostMortem = DOCUMENT) -> PostMortem:
    """The document once it is made."""
    return do(outcome).edit.apply(document)


def press(key: str, row: str = "", *ids: str, document: PostMortem = DOCUMENT) -> AnyOutcome:
    """What a key wants."""
    return MANUAL.verbs[key](at(document, row, *ids))


def take(answer: str, text: str, row: str = "", *ids: str, day: dt.date | None = None, document: PostMortem = DOCUMENT) -> AnyOutcome:
    """What words want."""
    return MANUAL.answers[answer].take(text, at(document, row, *ids, day=day))


def read(answer: str, text: str, row: str = "", *ids: str, document: PostMortem = DOCUMENT) -> str:
    """How words are read."""
    return "".join(words for _, words in MANUAL.answers[answer].read(text, at(document, row, *ids)))


def paste(lines: Sequence[str], row: str = "", day: dt.date | None = None) -> AnyOutcome:
    """What a paste wants."""
    take_lines = MANUAL.answers["add"].take_lines
    assert take_lines is not None
    return take_lines(lines, at(DOCUMENT, row, day=day))
