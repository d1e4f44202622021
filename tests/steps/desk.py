"""A selection as a test needs it: ids in order, a fixed day, a clock that stands."""

import datetime as dt
from collections.abc import Container
from itertools import count

from pmtui.model.postmortem import PostMortem
from pmtui.model.settings import USUAL, Settings
from pmtui.steps.base import Selection

TODAY = dt.date(2023, 7, 24)


def new_id(taken: Container[str]) -> str:
    """Return the first of new1, new2 … that is not taken."""
    return next(made for number in count(1) if (made := f"new{number}") not in taken)


def at(document: PostMortem, row: str = "", *ids: str, settings: Settings = USUAL, day: dt.date | None = None, idea: str = "") -> Selection:
    """Return a selection: the row with the cursor, and the rows a verb acts on."""
    return Selection(document=document, row=row, ids=ids, now=1.0, today=TODAY, new_id=new_id, settings=settings, day=day, idea=idea)
