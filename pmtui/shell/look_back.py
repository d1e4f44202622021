"""What changed since the last meeting, on a later day than that; from what was laid aside then."""

import asyncio
import datetime as dt
from collections.abc import Callable

from pmtui.model.figures.since import since
from pmtui.model.postmortem import PostMortem


async def changed_since(
    document: PostMortem, now: dt.datetime, as_of: Callable[[dt.datetime], PostMortem | None]
) -> tuple[str, ...] | None:
    """Return it in words; None where there was no meeting before today, or nothing was laid aside. `as_of` waits for a disk."""
    days = [row.date for row in document.gather.meetings.values() if isinstance(row.date, dt.date)]
    if not days or max(days) >= now.date():
        return None
    until = dt.datetime.combine(max(days) + dt.timedelta(days=1), dt.time(), now.tzinfo)
    before = await asyncio.to_thread(as_of, until)
    return None if before is None else tuple(since(before, document))
