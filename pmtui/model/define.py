"""Define: the problem, stated clearly, be it technical or in a process.

Began and ended are no fields here: they are the timeline's milestones, stored there only.
Any field may be *not known* or *does not apply*, and then counts as filled.
"""

from collections.abc import Mapping
from typing import Final

from pmtui.model.base import Row, Text, Words

KINDS = ("technical", "process", "both")
ASPECTS = ("bug", "architecture", "planning", "execution")
SEVERITIES = ("SEV-1", "SEV-2", "SEV-3", "SEV-4", "SEV-5")
DRAFT: Final = "draft"
FINAL: Final = "final"
CLOSED: Final = "closed"
STATUSES = (DRAFT, "in review", FINAL, CLOSED)
FINISHED = (FINAL, CLOSED)  # the page is final: nothing is asked any more
REQUESTS: Final = "requests"
USERS: Final = "users"
QUANTITIES = (REQUESTS, USERS, "customers", "accounts", "tickets", "money", "data")


class Quantity(Row):
    """One figure of the impact: `text` says of what, `amount` how many, both as typed."""

    text: Text = ""
    amount: Text = ""


class Define(Row):
    """The fields of step 2."""

    problem: Text = ""
    kind: Text = ""
    aspects: Words = ()
    severity: Text = ""
    status: Text = ""
    incident: Text = ""
    links: Words = ()
    services: Words = ()
    summary: Text = ""
    lead_up: Text = ""
    trigger: Text = ""
    fault: Text = ""
    detection: Text = ""
    response: Text = ""
    recovery: Text = ""
    impact: Text = ""
    backlog: Text = ""
    recurrence: Text = ""
    zone: Text = ""
    not_known: Words = ()
    does_not_apply: Words = ()
    quantities: Mapping[str, Quantity] = {}


def is_filled(define: Define, field: str) -> bool:
    """Return whether a field has a value, or a mark that it needs none."""
    value = define.quantities if field == "quantities" else getattr(define, field, None)
    return bool(value) or field in define.not_known or field in define.does_not_apply
