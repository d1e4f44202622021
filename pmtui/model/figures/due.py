"""Due days proposed by severity and priority: a policy of days, a team's own or that of the guides."""

import datetime as dt
from collections.abc import Mapping

# Agreed deadlines of 15 days for what was worst, 30 for the next (PagerDuty, postmortem documentation: accountability).
POLICY: Mapping[str, int] = {"SEV-1": 15, "SEV-2": 30, "p1": 15, "p2": 30}


def days_for(policy: Mapping[str, int], severity: str, priority: int | None) -> tuple[int, str] | None:
    """Give the fewest days that severity or priority asks for, and which of them does; None where neither has a rule."""
    rules = {word.casefold(): (days, word) for word, days in (policy or POLICY).items()}
    found = [rules[word.casefold()] for word in (severity, f"p{priority}" if priority else "") if word.casefold() in rules]
    return min(found, default=None)


def proposed(policy: Mapping[str, int], severity: str, priority: int | None, today: dt.date) -> dt.date | None:
    """Give the day by which an action would be done."""
    found = days_for(policy, severity, priority)
    return today + dt.timedelta(days=found[0]) if found else None
