"""Step 3, `t`: a row at another time; or rows shifted, on another day, or read again in a zone.

What it will do is said before it is done, as one line: before and after.
"""

import datetime as dt

from pmtui.edits.base import EditRefused
from pmtui.edits.timeline_times import MoveEventsToDay, ReadEventsAgain, RetimeEvents, ShiftEvents
from pmtui.formats.lines.retime import Retime
from pmtui.formats.lines.retime import parse as parse_retime
from pmtui.formats.lines.timeline import edit_context, parse
from pmtui.model.counted import counted
from pmtui.model.postmortem import PostMortem
from pmtui.model.time.times import day_of, day_words, time_words
from pmtui.model.time.zones import zone_called
from pmtui.screens.window.list_window import StepScreen
from pmtui.steps.echo import echo_spans
from pmtui.widgets.paint import Spans

TIMELINE = "timeline"
HINT = "12:17, or +1h, a day, as UTC: shifts, moves, reads again"


class TimelineTimes(StepScreen):
    """The verb of time."""

    second = ""  # a zone whose times stand beside the first

    def on_rows(self) -> list[str]:
        """The rows a verb acts on; where there is none, it is said what can be done there."""
        ids = [key for key in self.chosen() if key in self.document.timeline]
        if not ids and self.selected():
            self.say("no row yet: a types it, - says that none is needed")
        return ids

    def action_time(self) -> None:
        """Give the rows chosen another time."""
        ids = self.on_rows()
        if ids:
            self.ask(
                f"time:{TIMELINE}.{ids[0]}",
                "Time",
                lambda text: self.set_time(ids, text),
                HINT,
                read=lambda text: self.read_time(ids, text),
            )

    def action_second_zone(self) -> None:
        """Show the times of a second zone beside the first; an empty line takes them away."""
        self.ask("second-zone", "Beside", self.set_second_zone, "Europe/Lisbon; an empty line takes it away", text=self.second)

    def set_second_zone(self, text: str) -> None:
        """Take a zone by its name."""
        name = text.strip()
        if name and zone_called(name) is None:
            self.give_back("second-zone", text, f"{name} is no zone that is known here: write one such as Europe/Lisbon")
            return
        self.second = name
        self.paint()
        self.say(f"{name} stands beside, for now · second_zone in the settings keeps it" if name else "one zone is shown")

    def read_time(self, ids: list[str], text: str) -> Spans:
        """Say what it will do."""
        made = parse_retime(text, self._day(ids))
        edit = self.retiming(ids, made)
        if made.problem:
            return (("warn", made.problem),)
        if edit is not None:
            try:
                return (("text", before_after(self.document, edit.apply(self.document), ids)),)
            except EditRefused as refusal:
                return (("warn", str(refusal)),)
        if len(ids) > 1:
            return (("muted", f"{counted(len(ids), 'row')}: +1h shifts, a day moves, as UTC reads again"),)
        return echo_spans(parse(text, edit_context(self.document, ids[0], self.context.today())).echo)

    def set_time(self, ids: list[str], text: str) -> None:
        """Take what was typed: a move of all, or the time of one; its words stay."""
        made = parse_retime(text, self._day(ids))
        edit = self.retiming(ids, made)
        if edit is not None:
            try:
                words = before_after(self.document, edit.apply(self.document), ids)
            except EditRefused:
                words = ""
            self.request(edit, f"{words} · u takes it back" if words else "")
            return
        found = parse(text, edit_context(self.document, ids[0], self.context.today()))
        if (
            made.problem
            or len(ids) > 1
            or found.event is None
            or found.event.text
            or not (found.event.time or found.event.typed or "??" in text)
        ):
            why = made.problem or (
                "several rows move by +1h, to a day, or as UTC"
                if len(ids) > 1
                else "that is no time · write it as 12:17, ~12:20, 14:??, or +5m to shift"
            )
            self.give_back(f"time:{TIMELINE}.{ids[0]}", text, why)
            return
        values = {name: getattr(found.event, name) for name in ("time", "end", "precision", "typed", "zone", "after")}
        self.change_row(TIMELINE, ids[0], values, "time", found.echo)

    def retiming(self, ids: list[str], made: Retime) -> RetimeEvents | None:
        """Give the edit of rows that were said to move; None for a time of its own."""
        at, rows = self.context.clock(), tuple(ids)
        if made.seconds is not None:
            return ShiftEvents(ids=rows, seconds=made.seconds, at=at)
        if made.day is not None:
            return MoveEventsToDay(ids=rows, day=made.day, at=at)
        return ReadEventsAgain(ids=rows, zone=made.zone, words=made.words, at=at) if made.zone is not None else None

    def _day(self, ids: list[str]) -> dt.date | None:
        return day_of(self.document.timeline[ids[0]], self.document.define.zone) if ids[0] in self.document.timeline else None


def before_after(before: PostMortem, after: PostMortem, ids: list[str]) -> str:
    """Say in one line where rows were and are: `3 rows: 12:17 to 12:25 → 13:17 to 13:25`."""
    was, now = _stretch(before, ids), _stretch(after, ids)
    days = [{day_of(document.timeline[key], document.define.zone) for key in ids} for document in (before, after)]
    if days[0] != days[1]:
        first, last = _days(days[0]), _days(days[1])
        was, now = (first, last) if was == now else (f"{first} {was}".strip(), f"{last} {now}".strip())
    lead = f"{counted(len(ids), 'row')}: " if len(ids) > 1 else ""
    return f"{lead}{was} → {now}" if was != now else f"{lead}{was}, as it was"


def _stretch(document: PostMortem, ids: list[str]) -> str:
    zone = document.define.zone
    words = [time_words(document.timeline[key], zone) for key in ids]
    return words[0] if len(set(words)) == 1 else f"{words[0]} to {words[-1]}"


def _days(days: set[dt.date | None]) -> str:
    found = sorted(day for day in days if day is not None)
    return day_words(found[0]) if len(found) == 1 else f"{day_words(found[0])} to {day_words(found[-1])}" if found else ""
