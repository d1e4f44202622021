"""The order of the timeline: by time, stable; a row without a time stands under its row above."""

from pmtui.model.last import of_timeline
from pmtui.model.postmortem import PostMortem
from pmtui.model.time.times import instant
from pmtui.model.timeline import TimelineEvent

Sorted = list[tuple[str, TimelineEvent]]


@of_timeline
def moments(document: PostMortem) -> list[tuple[float, str]]:
    """Return (instant, id) of the rows that have a time, sorted, for binary search."""
    zone = document.define.zone
    instants = ((instant(event, zone), key) for key, event in sorted_timeline(document))
    return [(moment, key) for moment, key in instants if moment is not None]


@of_timeline
def sorted_timeline(document: PostMortem) -> Sorted:
    """Return (id, row) in the order of time; no row is lost, whatever `after` says."""
    rows, zone = document.timeline, document.define.zone
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
    """Return the id of the first row with a milestone; one without a time only if no other has it."""
    marked = [(key, row) for key, row in sorted_timeline(document) if milestone in row.milestones]
    return next((key for key, row in marked if row.time is not None), marked[0][0] if marked else None)
