"""Due days proposed by severity and priority."""

import datetime as dt

import pytest

from pmtui.model.figures.due import POLICY, days_for, proposed

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("severity", "priority", "days"),
    [
        ("SEV-1", None, 15),
        ("SEV-2", 1, 15),
        ("SEV-2", None, 30),
        ("SEV-3", None, None),
        ("", 2, 30),
        ("sev-1", 2, 15),
        ("", 3, None),
        ("p1", None, 15),
    ],
)
def test_the_fewest_days_count(severity: str, priority: int | None, days: int | None) -> None:
    shortest = days_for({}, severity, priority)
    assert (shortest[0] if shortest else None) == days
    assert proposed(POLICY, severity, priority, TODAY) == (TODAY + dt.timedelta(days) if days else None)


def test_a_team_s_policy_stands_alone() -> None:
    assert days_for({"S1": 5, "p3": 90}, "SEV-1", 1) is None
    assert days_for({"S1": 5, "p3": 90}, "s1", 3) == (5, "S1")
