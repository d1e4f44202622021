"""The input and output of the time grammar: what a time is read against, and the reading."""

import datetime as dt
from typing import NamedTuple

from pmtui.model.time.lazy_pattern import Late
from pmtui.model.time.zones import Zone
from pmtui.model.timeline import Moment, TimelineEvent

_S = r"[\s\x1f]"  # a blank, or where a bracket around the time closed
GAP = Late(rf"{_S}+[-–—|]+{_S}+|{_S}*[—|]{_S}*|{_S}*[-–](?:{_S}+|$)|\x1f*[:;,.](?:{_S}+[-–—|]+{_S}+|{_S}+|$)|{_S}+|$")


class TimeContext(NamedTuple):
    """What a time is read against.

    `day` is the running day, `day_said` tells that a date-only line said it; `here` is the
    highlighted row, `above` the row `+5m` counts from, `zero` the one of `T+12m`: the first
    start of impact, else the first row with a time. `own` is the zone of a time that says none,
    where that is not the document's: the first line of a paste gave it.
    """

    zone: str = ""
    day: dt.date | None = None
    day_said: bool = False
    here: TimelineEvent | None = None
    above: TimelineEvent | None = None
    zero: TimelineEvent | None = None
    own: Zone | None = None


class Reading(NamedTuple):
    """How the front of a line was read.

    `time` has a fixed offset, or none where no zone is known; `rest` is the text after it,
    `problem` why the time stays open, `typed` the words where they say more than the value.
    `unread` is the kind of what looks like part of the time but stayed text (see the notes),
    `sides` the precision of each of a pair, `fitted` tells that the year was inferred.
    """

    rest: str
    time: Moment = None
    end: Moment = None
    precision: str = "unknown"
    zone: str = ""
    typed: str = ""
    problem: str = ""
    notes: tuple[str, ...] = ()
    matched: bool = False
    unread: str = ""
    sides: tuple[str, ...] = ()
    fitted: bool = False


def rest_of(head: str, end: int) -> str:
    """Return the text after a time, without what separates them."""
    gap = GAP.match(head, end)
    return head[gap.end() if gap else end :]


def left_open(head: str, end: int, why: str, at: int = 0) -> Reading:
    """Return the reading of what looks like a time but can't be decided."""
    return Reading(rest_of(head, end), typed=" ".join(head[at:end].split()), problem=why, matched=True)
