"""The order of the timeline: by time, stable; a row without a time stands under its row above."""

from collections.abc import Mapping

from pmtui.model.postmortem import PostMortem
from pmtui.model.time.times import instant
from pmtui.model.timeline import TimelineEvent

Sorted = list[tuple[str, TimelineEvent]]

# The last answer, by identity: an edit elsewhere in the document asks for the same order again.
_last: tuple[Mapping[str, TimelineEvent] | None, str, Sorted] = (None, "", [])


def sorted_timeline(document: PostMortem) -> Sorted:
    """Give (id, row) in the order of time; nothing is lost, whatever `after` says."""
    global _last
    held = _last
    zone = document.define.zone
    if held[0] is not document.timeline or held[1] != zone:
        held = _last = (document.timeline, zone, _sorted(document.timeline, zone))
    return held[2]


_moments: tuple[Sorted | None, str, list[tuple[float, str]]] = (None, "", [])


def moments(document: PostMortem) -> list[tuple[float, str]]:
    """Give (instant, id) of the rows that have a time, in its order; to be searched by halves."""
    global _moments
    rows, zone = sorted_timeline(document), document.define.zone
    held = _moments
    if held[0] is not rows or held[1] != zone:
        found = ((instant(event, zone), key) for key, event in rows)
        held = _moments = (rows, zone, [(moment, key) for moment, key in found if moment is not None])
    return held[2]


def _sorted(rows: Mapping[str, TimelineEvent], zone: str) -> Sorted:
    timed: list[tuple[float, int, str]] = []
    loose: dict[str, list[str]] = {}
    for number, (key, row) in enumerate(rows.items()):
        moment = instant(row, zone)
        if moment is not None:
            timed.append((moment, number, key))
        else:
            loose.setdefault(row.after if row.after in rows and row.after != key else "", []).append(key)
    out: list[str] = []
    seen: set[str] = set()
    for key in [*(key for _, _, key in sorted(timed)), *loose.get("", ()), *rows]:
        stack = [key]
        while stack:
            here = stack.pop()
            if here in seen:
                continue
            seen.add(here)
            out.append(here)
            stack.extend(reversed(loose.get(here, ())))
    return [(key, rows[key]) for key in out]


def first_marked(document: PostMortem, milestone: str) -> str | None:
    """Give the id of the first row with a milestone; one without a time only where no other has it."""
    marked = [(key, row) for key, row in sorted_timeline(document) if milestone in row.milestones]
    return next((key for key, row in marked if row.time is not None), marked[0][0] if marked else None)
