"""Proposed due days by severity and priority: a team's own policy, or that of published guides."""

import datetime as dt
from collections.abc import Mapping

# Deadlines of 15 days for the worst severity, 30 for the next (PagerDuty, postmortem documentation: accountability).
POLICY: Mapping[str, int] = {"SEV-1": 15, "SEV-2": 30, "p1": 15, "p2": 30}


def days_for(policy: Mapping[str, int], severity: str, priority: int | None) -> tuple[int, str] | None:
    """Return the fewest days that severity or priority asks for, and which of them; None where neither has a rule."""
    rules = {word.casefold(): (days, word) for word, days in (policy or POLICY).items()}
    candidates = [rules[word.casefold()] for word in (severity, f"p{priority}" if priority else "") if word.casefold() in rules]
    return min(candidates, default=None)


def proposed(policy: Mapping[str, int], severity: str, priority: int | None, today: dt.date) -> dt.date | None:
    """Return the day by which an action should be done."""
    days = days_for(policy, severity, priority)
    return today + dt.timedelta(days=days[0]) if days else None
