"""All checks in one list, as `pmtui check` prints it: step by step, what is missing first.

Knows no file; the caller finds the lines to print.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from pmtui.checks import coverage, timeline
from pmtui.checks.actionable import all_wording
from pmtui.checks.depth import depth
from pmtui.checks.readiness import readiness
from pmtui.checks.references import references
from pmtui.checks.words import quoted
from pmtui.model.actions import is_open
from pmtui.model.communicate import is_waiting
from pmtui.model.finding import Finding
from pmtui.model.later import waits
from pmtui.model.postmortem import PostMortem
from pmtui.model.steps import ACTIONS, COMMUNICATE, STEPS
from pmtui.model.targets import DELIVERIES, LATER


def check(document: PostMortem, today: dt.date, severities: Iterable[str] = (), classes: Iterable[str] = ()) -> list[Finding]:
    """Return everything that is missing or worth a second look.

    `today` tells which dates have passed, `severities` and `classes` are a team's own scales.
    """
    result = [finding for findings in readiness(document).values() for finding in findings]
    result += timeline.record(document)
    result += timeline.far_off(document, today)
    result += coverage.unlinked(document)
    result += coverage.missing_kinds(document)
    result += all_wording(document)
    result += overdue(document, today)
    result += waiting(document)
    result += sent(document, today)
    result += depth(document)
    result += references(document, severities, classes)
    return sorted(dict.fromkeys(result), key=lambda finding: STEPS.index(finding.step))


def waiting(document: PostMortem) -> Iterator[Finding]:
    """Yield what was kept for later and nobody has come back to."""
    for key, item in document.later.items():
        if waits(item) and item.text.strip():
            message = f"“{quoted(item.text)}” was kept for later and waits"
            yield Finding(ACTIONS, "later.waiting", "coverage", message, "Is it an action now, or can it go?", LATER, key, "", item.text)


def sent(document: PostMortem, today: dt.date) -> Iterator[Finding]:
    """Yield the deliveries whose planned day has come and that nobody has marked as sent."""
    for key, row in document.communicate.deliveries.items():
        if is_waiting(row, today):
            words = ", ".join(part for part in (row.audience, row.channel) if part.strip()) or "a delivery"
            when = row.when.isoformat(" ", "minutes") if isinstance(row.when, dt.datetime) else row.when or "no day"
            message = f"“{quoted(words)}” was planned for {when}"
            yield Finding(COMMUNICATE, "communicate.planned", "readiness", message, "Was it sent?", DELIVERIES, key, "planned", words)


def overdue(document: PostMortem, today: dt.date) -> Iterator[Finding]:
    """Yield the open actions whose due day has passed."""
    for key, action in document.actions.items():
        if is_open(action) and isinstance(action.due, dt.date) and action.due < today:
            message = f"“{quoted(action.text)}” was due {action.due.isoformat()} and is still open"
            ask = "What came in between, and does it still matter?"
            yield Finding(ACTIONS, "actions.overdue", "readiness", message, ask, ACTIONS, key, "due", action.text)
