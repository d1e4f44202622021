"""The timeline: what happened, when, who did it, and how sure that is.

A row's `time` is what the file holds: with an offset where a zone is known, local where it
is not, a date or a time of day alone where only that is known. `typed` keeps words that
say more. The order of rows is computed, see `order`; nothing here parses words, see `time`.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from pmtui.model.base import NOTHING, Row, Text, Words

KINDS = ("change", "alert", "report", "observation", "decision", "action", "message", "note")
INTRODUCED: Final = "introduced"
IMPACT_START: Final = "impact-start"
DETECTED: Final = "detected"
ACKNOWLEDGED: Final = "acknowledged"
DECLARED: Final = "declared"
MITIGATED: Final = "mitigated"
IMPACT_END: Final = "impact-end"
RESOLVED: Final = "resolved"
PUBLIC_NOTICE: Final = "public-notice"
ALL_CLEAR: Final = "all-clear"
THOUGHT_RESOLVED: Final = "thought-resolved"
MILESTONES = (
    INTRODUCED, IMPACT_START, DETECTED, ACKNOWLEDGED, "escalated", DECLARED,
    MITIGATED, IMPACT_END, RESOLVED, PUBLIC_NOTICE, ALL_CLEAR, THOUGHT_RESOLVED,
)  # fmt: skip

EXACT: Final = "exact"
APPROX: Final = "approx"
BETWEEN: Final = "between"
PARTIAL: Final = "partial"  # the hour alone
DATE: Final = "date"
UNKNOWN: Final = "unknown"
PRECISIONS = (EXACT, APPROX, BETWEEN, PARTIAL, DATE, UNKNOWN)

Moment = dt.datetime | dt.date | dt.time | Text | None


class Account(Row):
    """Another account of the same moment or answer; both stand. It is an open question until `settled` says by what."""

    text: Text = ""
    who: Text = ""
    settled: Text = ""


class TimelineEvent(Row):
    """One row of the timeline.

    `precision` is `exact` when absent in the file; `between` has its latest moment in
    `end`; with `unknown` there is no `time` and `after` names the row above. `who` holds
    ids of people, the first is the actor. `gap` says why the stretch after this row
    needs no record.
    """

    time: Moment = None
    end: Moment = None
    precision: Text = "exact"
    typed: Text = ""
    zone: Text = ""
    after: Text = ""
    text: Text = ""
    kind: Text = ""
    milestones: Words = ()
    who: Words = ()
    links: Words = ()
    star: bool = False
    contributed: bool = False
    gap: Text = ""
    accounts: Mapping[str, Account] = NOTHING
