"""The timeline: what happened, when, who did it, and how sure that is.

A row's `time` is what the file says: with an offset where a zone is known, local where it
is not, a date or a time of day alone where only that is known. `typed` keeps the words that
said more. Order among rows is computed, see `order`; nothing here parses words, see `times`.
"""

import datetime as dt
from collections.abc import Mapping

from pmtui.model.base import NOTHING, Row, Text, Words

KINDS = ("change", "alert", "report", "observation", "decision", "action", "message", "note")
MILESTONES = (
    "introduced", "impact-start", "detected", "acknowledged", "escalated", "declared",
    "mitigated", "impact-end", "resolved", "public-notice", "all-clear", "thought-resolved",
)  # fmt: skip
PRECISIONS = ("exact", "approx", "between", "partial", "date", "unknown")

Moment = dt.datetime | dt.date | dt.time | Text | None


class Account(Row):
    """Another account of the same moment or answer; neither is struck. It is an open question until `settled` says by what."""

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
