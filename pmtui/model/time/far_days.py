"""Days that are probably mistakes: in the future, or far from the incident in another year.

The entry line and the checks both use this, so that they cannot disagree. No clock is read.
"""

import datetime as dt

from pmtui.model.counted import counted
from pmtui.model.postmortem import PostMortem

FAR = 60  # days: an incident that began in December has its fixes in January


def is_far_off(document: PostMortem, day: dt.date, today: dt.date | None) -> str:
    """Return why a day is asked about, in words; empty where it is near enough."""
    if today is not None and (day - today).days > 1:  # elsewhere it may be tomorrow already
        return f"{day.isoformat()} is later than today"
    date = document.date
    if isinstance(date, dt.date) and day.year != date.year and abs((day - date).days) > FAR:
        return f"{day.isoformat()} is {_away(abs((day - date).days))} {'before' if day < date else 'after'} the incident’s date"
    return ""


def _away(days: int) -> str:
    """Return `3 months`, `10 years`."""
    if days < 365:
        return f"{days // 30} months"
    years = round(days / 365.25)
    return counted(years, "year")
