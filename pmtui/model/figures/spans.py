"""Spans between milestones: a moment as a range, the time between two, the windows of the impact.

The arithmetic under `metrics`. Two moments of which only one has a zone have no known
distance, so there is none. Knows no words but milestones.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pmtui.model.time.times import end_instant, instant
from pmtui.model.timeline import ALL_CLEAR, IMPACT_END, IMPACT_START, MITIGATED, RESOLVED, TimelineEvent

# A row with a duration reaches these milestones at its end, all others at its start.
_AT_THE_END = (MITIGATED, IMPACT_END, RESOLVED, ALL_CLEAR)


class Stamp(NamedTuple):
    """When a milestone was reached: sorted by `at`, it lies between `low` and `high`."""

    id: str
    low: float
    high: float
    at: float
    zoned: bool | None = None
    about: bool = False


class Span(NamedTuple):
    """A figure in seconds: `low` and `high` are equal when exact and None when not known."""

    low: float | None
    high: float | None
    formula: str = ""
    from_id: str = ""
    to_id: str = ""
    about: bool = False

    @property
    def backwards(self) -> bool:
        """Return whether it certainly ends before it starts."""
        return self.high is not None and self.high < 0


class Window(NamedTuple):
    """One stretch of impact; `to_id` is `` and the seconds are None while no end is marked."""

    from_id: str
    to_id: str
    low: float | None
    high: float | None
    about: bool = False


def stamp(key: str, event: TimelineEvent, milestone: str, zone: str = "") -> Stamp | None:
    """Return when a row reached a milestone; None where its time is open."""
    first, last = instant(event, zone), end_instant(event, zone)
    if first is None or last is None:
        return None
    if event.precision in ("exact", "approx", ""):
        # A row with a duration: not uncertain, but long.
        first = last = last if milestone in _AT_THE_END and last > first else first
    zoned = event.time.tzinfo is not None if isinstance(event.time, dt.datetime) else None
    return Stamp(key, first, max(first, last), first, zoned, event.precision == "approx")


def stamps(rows: Iterable[tuple[str, TimelineEvent]], zone: str = "") -> dict[str, Stamp]:
    """Return when each milestone was first reached; rows come in the order of time."""
    out: dict[str, Stamp] = {}
    for key, event in rows:
        for milestone in event.milestones:
            if milestone not in out and (mark := stamp(key, event, milestone, zone)) is not None:
                out[milestone] = mark
    return out


def span(first: Stamp | None, last: Stamp | None, formula: str) -> Span:
    """Return the time from one moment to another; an unknown end still has its name."""
    from_id, to_id = first.id if first else "", last.id if last else ""
    if first is None or last is None or (first.zoned is not last.zoned and None not in (first.zoned, last.zoned)):
        return Span(None, None, formula, from_id, to_id)
    return Span(last.low - first.high, last.high - first.low, formula, from_id, to_id, first.about or last.about)


def windows(rows: Sequence[tuple[str, TimelineEvent]], zone: str = "") -> tuple[Window, ...]:
    """Return the stretches of impact in the order of time.

    Overlapping starts make one window up to the last end before the next start. One start
    and one end belong together even where the end is before the start, which a check reports.
    """
    marks: list[tuple[bool, Stamp]] = []
    for key, event in rows:
        for milestone in (IMPACT_START, IMPACT_END):
            if milestone in event.milestones and (mark := stamp(key, event, milestone, zone)) is not None:
                marks.append((milestone == IMPACT_START, mark))
    marks.sort(key=lambda mark: mark[1].at)  # stable: rows of one moment keep their order
    if [starts for starts, _ in marks] == [False, True]:
        marks.reverse()
    pairs: list[tuple[Stamp, Stamp | None]] = []
    for starts, mark in marks:
        if not starts and pairs:
            pairs[-1] = (pairs[-1][0], mark)
        elif starts and (not pairs or pairs[-1][1] is not None):
            pairs.append((mark, None))
    return tuple(_window(first, last) for first, last in pairs)


def resolved_windows(rows: Sequence[tuple[str, TimelineEvent]], impact: Sequence[Window], zone: str, formula: str) -> tuple[Span, ...]:
    """Return how long until each window was resolved, by the first row that says so before the next begins.

    Empty where fewer than two windows have such rows: one figure then says it all.
    """
    events = dict(rows)
    starts = [mark for window in impact if (mark := stamp(window.from_id, events[window.from_id], IMPACT_START, zone)) is not None]
    ends = [mark for key, event in rows if RESOLVED in event.milestones and (mark := stamp(key, event, RESOLVED, zone)) is not None]
    if len(starts) < 2 or len(ends) < 2:
        return ()
    out = []
    for start, after in zip(starts, [*(mark.at for mark in starts[1:]), float("inf")], strict=True):
        end = next((mark for mark in ends if start.at <= mark.at < after), None)
        if end is not None:
            out.append(span(start, end, formula))
    return tuple(out) if len(out) > 1 else ()


def _window(first: Stamp, last: Stamp | None) -> Window:
    length = span(first, last, "")
    return Window(first.id, length.to_id, length.low, length.high, length.about)
