"""The timeline as a record: figures that run backwards, silence, two accounts of one moment.

Each is a question to those who were there, never a reproach; no step waits for an answer.
What is missing altogether is in `readiness`, dangling references are in `references`.
"""

import datetime as dt
from collections.abc import Iterator

from pmtui.checks.words import quoted
from pmtui.model.counted import counted
from pmtui.model.figures.gaps import gaps
from pmtui.model.figures.metrics import FORMULAS, Metric, metrics, span_words
from pmtui.model.figures.spans import stamps
from pmtui.model.finding import Finding
from pmtui.model.order import sorted_timeline
from pmtui.model.postmortem import PostMortem
from pmtui.model.steps import TIMELINE
from pmtui.model.time.far_days import is_far_off
from pmtui.model.time.times import day_of, end_instant, instant
from pmtui.model.timeline import IMPACT_END, IMPACT_START, INTRODUCED, RESOLVED, Moment, TimelineEvent

IMPACT = (IMPACT_START, IMPACT_END)


def record(document: PostMortem) -> Iterator[Finding]:
    """Yield everything worth a second look in the record of what happened when."""
    yield from backwards(document)
    yield from ends(document)
    yield from silence(document)
    yield from accounts(document)
    yield from too_early(document)
    yield from resolved_twice(document)


def backwards(document: PostMortem) -> Iterator[Finding]:
    """Yield the figures that end before they start, at the row with the end."""
    figures = metrics(document)
    for name in figures.backwards():
        first, last = FORMULAS[name][:2] if name in FORMULAS else IMPACT
        span: Metric = getattr(figures, name)
        message = f"{_word(last)} stands {span_words(span)} before {_word(first)}"
        yield _question("backwards", message, "Which of the two times is right?", span.to_id, "time", document)


def ends(document: PostMortem) -> Iterator[Finding]:
    """Yield the rows that end before they start."""
    for key, event in sorted_timeline(document):
        if _ends_first(event, document.define.zone):
            message = f"the end of {_named(event)} stands before its start"
            yield _question("ends-first", message, "When did it begin, and when did it end?", key, "end", document)


def too_early(document: PostMortem) -> Iterator[Finding]:
    """Yield a row that says it was resolved while another says that the impact went on."""
    reached = stamps(sorted_timeline(document), document.define.zone)
    resolved, ended = reached.get(RESOLVED), reached.get(IMPACT_END)
    if resolved is not None and ended is not None and resolved.high < ended.low:
        message = "resolved stands before the end of the impact"
        yield _question(
            "resolved-early", message, "Was it thought resolved then, or did the impact end sooner?", resolved.id, "milestones", document
        )


def resolved_twice(document: PostMortem) -> Iterator[Finding]:
    """Yield the last row that says it was resolved, where there are more of them than stretches of impact."""
    rows = [key for key, event in sorted_timeline(document) if RESOLVED in event.milestones and instant(event) is not None]
    stretches = max(len(metrics(document).impact_windows), 1)
    if len(rows) > stretches:
        of = f"{counted(stretches, 'stretch', 'stretches')} of impact"
        message = f"{len(rows)} rows say resolved, of {of}: the figures take the first of each"
        yield _question(
            "resolved-twice", message, "Which one ended it, and was another thought resolved?", rows[-1], "milestones", document
        )


def far_off(document: PostMortem, today: dt.date) -> Iterator[Finding]:
    """Yield the first row of each day that lies in the future, or far from the incident in another year.

    A cause may be old: the row that says when it was introduced is asked about only if it lies in the future.
    """
    days: set[dt.date] = set()
    for key, event in sorted_timeline(document):
        day = day_of(event, document.define.zone)
        why = is_far_off(document, day, today) if day is not None and day not in days else ""
        if day is not None and why and not (INTRODUCED in event.milestones and day <= today):
            days.add(day)
            yield _question("far-off", f"{_named(event)}: {why}", "Is the day right, with its year?", key, "time", document)


def silence(document: PostMortem) -> Iterator[Finding]:
    """Yield the silent stretches between the start and the end of the impact, at the row before each."""
    for gap in gaps(document):
        yield _question("gap", gap.words, "What was going on then, or does it need no record?", gap.after, "gap", document)


def accounts(document: PostMortem) -> Iterator[Finding]:
    """Yield the rows with accounts that differ."""
    for key, event in sorted_timeline(document):
        open_ones = [row for row in event.accounts.values() if row.text and not row.settled]
        if open_ones:
            ways = len(open_ones) + bool(event.text)
            message = f"{_named(event)} is told in {ways} ways" if ways > 1 else f"{_named(event)} has another account"
            yield _question("accounts", message, "What would show how they fit together, or do both stand?", key, "accounts", document)


def _ends_first(event: TimelineEvent, zone: str) -> bool:
    """Return whether a row certainly ends before it starts; a time of day alone may pass midnight."""
    first, last = _day(event.time), _day(event.end)
    if first is None or last is None or _zoned(event.time) is not _zoned(event.end):
        return False
    if not (isinstance(event.time, dt.datetime) and isinstance(event.end, dt.datetime)):
        return last < first
    start, end = instant(event, zone), end_instant(event, zone)
    return start is not None and end is not None and end < start


def _day(moment: Moment) -> dt.date | None:
    if isinstance(moment, dt.datetime):
        return moment.date()
    return moment if isinstance(moment, dt.date) else None


def _zoned(moment: Moment) -> bool:
    return isinstance(moment, dt.datetime) and moment.utcoffset() is not None


def _word(milestone: str) -> str:
    return milestone.replace("-", " ")


def _named(event: TimelineEvent) -> str:
    return f"“{quoted(event.text)}”" if event.text.strip() else "a row without words"


def _question(rule: str, message: str, ask: str, key: str, field: str, document: PostMortem) -> Finding:
    return Finding(TIMELINE, f"timeline.{rule}", "coverage", message, ask, TIMELINE, key, field, document.timeline[key].text)
