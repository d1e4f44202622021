"""Step 3, `t`: a row at another time; or rows shifted, on another day, or read again in a zone.

What it will do is said before it is done, as one line: before and after.
"""

import datetime as dt
from collections.abc import Sequence

from pmtui.edits.base import EditRefused
from pmtui.edits.timeline_times import MoveEventsToDay, ReadEventsAgain, RetimeEvents, ShiftEvents
from pmtui.formats.lines.retime import Retime
from pmtui.formats.lines.retime import parse as parse_retime
from pmtui.formats.lines.timeline import edit_context, parse
from pmtui.model.counted import counted
from pmtui.model.postmortem import PostMortem
from pmtui.model.targets import TIMELINE
from pmtui.model.time.times import day_of, day_words, time_words
from pmtui.steps import table_rows
from pmtui.steps.base import Reading, Selection
from pmtui.steps.echo import echo_spans
from pmtui.steps.outcomes import AnyOutcome, Ask, Do, Refuse
from pmtui.steps.timeline.rows import GONE, no_row, still_there

HINT = "12:17, or +1h, a day, as UTC: shifts, moves, reads again"
FIELDS = ("time", "end", "precision", "typed", "zone", "after")


def ask_time(at: Selection) -> AnyOutcome:
    """Ask for another time."""
    rows = still_there(at)
    return Ask("time", "Time", TIMELINE, rows, hint=HINT) if rows else no_row(at)


def read_time(text: str, at: Selection) -> Reading:
    """Say what it will do."""
    if at.id not in at.document.timeline:
        return (("warn", GONE),)
    move = _retime(text, at)
    edit = _retiming(move, at)
    if move.problem:
        return (("warn", move.problem),)
    if edit is not None:
        try:
            return (("text", before_after(at.document, edit.apply(at.document), at.ids)),)
        except EditRefused as refusal:
            return (("warn", str(refusal)),)
    if len(at.ids) > 1:
        return (("muted", f"{counted(len(at.ids), 'row')}: +1h shifts, a day moves, as UTC reads again"),)
    return echo_spans(parse(text, edit_context(at.document, at.id, at.today)).echo)


def take_time(text: str, at: Selection) -> AnyOutcome:
    """Take what was typed: a move of all, or the time of one; its words stay."""
    if at.id not in at.document.timeline:
        return Refuse(GONE)
    move = _retime(text, at)
    edit = _retiming(move, at)
    if edit is not None:
        try:
            words = before_after(at.document, edit.apply(at.document), at.ids)
        except EditRefused:
            words = ""
        return Do(edit, f"{words} · u takes it back" if words else "")
    if move.problem:
        return Refuse(move.problem)
    if len(at.ids) > 1:
        return Refuse("several rows move by +1h, to a day, or as UTC")
    line = parse(text, edit_context(at.document, at.id, at.today))
    if line.event is None or line.event.text or not (line.event.time or line.event.typed or "??" in text):
        return Refuse("that is no time · write it as 12:17, ~12:20, 14:??, or +5m to shift")
    return table_rows.change(at, TIMELINE, at.id, {name: getattr(line.event, name) for name in FIELDS}, "time", line.echo)


def _retime(text: str, at: Selection) -> Retime:
    return parse_retime(text, day_of(at.document.timeline[at.id], at.document.define.zone))


def _retiming(move: Retime, at: Selection) -> RetimeEvents | None:
    """Return the edit of rows that were said to move; None for a time of its own."""
    if move.seconds is not None:
        return ShiftEvents(ids=at.ids, seconds=move.seconds, at=at.now)
    if move.day is not None:
        return MoveEventsToDay(ids=at.ids, day=move.day, at=at.now)
    return ReadEventsAgain(ids=at.ids, zone=move.zone, words=move.words, at=at.now) if move.zone is not None else None


def before_after(before: PostMortem, after: PostMortem, ids: Sequence[str]) -> str:
    """Say in one line where rows were and are: `3 rows: 12:17 to 12:25 → 13:17 to 13:25`."""
    was, now = _stretch(before, ids), _stretch(after, ids)
    days = [{day_of(document.timeline[key], document.define.zone) for key in ids} for document in (before, after)]
    if days[0] != days[1]:
        first, last = _days(days[0]), _days(days[1])
        was, now = (first, last) if was == now else (f"{first} {was}".strip(), f"{last} {now}".strip())
    lead = f"{counted(len(ids), 'row')}: " if len(ids) > 1 else ""
    return f"{lead}{was} → {now}" if was != now else f"{lead}{was}, as it was"


def _stretch(document: PostMortem, ids: Sequence[str]) -> str:
    zone = document.define.zone
    words = [time_words(document.timeline[key], zone) for key in ids]
    return words[0] if len(set(words)) == 1 else f"{words[0]} to {words[-1]}"


def _days(days: set[dt.date | None]) -> str:
    known = sorted(day for day in days if day is not None)
    return day_words(known[0]) if len(known) == 1 else f"{day_words(known[0])} to {day_words(known[-1])}" if known else ""
