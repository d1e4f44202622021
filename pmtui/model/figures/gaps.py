"""Stretches of an incident without a record: a question to ask, not a flaw in the record.

Silence is worth a question only between the start and the end of the impact: before it the
record is naturally sparse, after it nobody was in a hurry. Knows no screen.
"""

import datetime as dt
from typing import NamedTuple

from pmtui.model.figures.spans import stamps
from pmtui.model.last import of_timeline
from pmtui.model.order import sorted_timeline
from pmtui.model.postmortem import PostMortem
from pmtui.model.time.times import day_of, day_words, end_instant, instant, time_words
from pmtui.model.timeline import ALL_CLEAR, DETECTED, IMPACT_END, IMPACT_START, MITIGATED, RESOLVED, TimelineEvent

LEAST_SECONDS = 300.0  # a shorter silence is people working
SHARE = 0.1  # of the whole stretch: long incidents are recorded in longer steps
MOST_SECONDS = 7200.0  # a silence this long is worth a question in any incident


class Gap(NamedTuple):
    """A silent stretch: the rows before and after it, how long it is, and its words."""

    after: str
    before: str
    seconds: float
    words: str


@of_timeline
def gaps(document: PostMortem) -> list[Gap]:
    """Return the silent stretches of the impact and the response, in the order of time."""
    rows = sorted_timeline(document)
    zone = document.define.zone
    reach = _reach(rows, zone)
    if reach is None:
        return []
    start, end = reach
    least = min(max(LEAST_SECONDS, (end - start) * SHARE), MOST_SECONDS)
    out: list[Gap] = []
    known = start
    last: tuple[str, TimelineEvent] | None = None
    for key, event in rows:
        moment = instant(event, zone)
        if moment is None or event.precision == "date" or moment < start or moment > end:
            continue
        if last is not None and moment - known >= least and not last[1].gap:
            out.append(Gap(last[0], key, moment - known, _words(document, last[1], event)))
        reached = end_instant(event, zone) or moment
        if last is None or moment >= known or reached > known:
            last = (key, event)
        known = max(known, reached)
    return out


def _reach(rows: list[tuple[str, TimelineEvent]], zone: str) -> tuple[float, float] | None:
    """Return the stretch to look at: from the start of the impact to its end."""
    reached = stamps(rows, zone)
    start = reached.get(IMPACT_START) or reached.get(DETECTED)
    ends = [reached[word].at for word in (MITIGATED, IMPACT_END) if word in reached]
    ends = ends or [reached[word].at for word in (RESOLVED, ALL_CLEAR) if word in reached]
    if start is None or not ends or max(ends) <= start.at:
        return None
    return start.at, max(ends)


def _words(document: PostMortem, first: TimelineEvent, last: TimelineEvent) -> str:
    """Return `12:18 to 12:24: nothing recorded`, with the day where it changes."""
    zone = document.define.zone
    # The silence begins at the end of a row with a duration or an uncertain range.
    begun = time_words(first.changed(time=first.end, end=None, precision="exact") if first.end is not None else first, zone)
    ended = time_words(last.changed(end=None, precision="exact") if last.end is not None else last, zone)
    there, here = day_of(first, zone), day_of(last, zone)
    near = document.date if isinstance(document.date, dt.date) else None
    if there is not None and here is not None and there != here:
        ended = f"{day_words(here, near)} {ended}"
        if near is not None and near.year != there.year:
            begun = f"{day_words(there, near)} {begun}"
    return f"{begun} to {ended}: nothing recorded"
