"""The meeting as it runs: its clock, and what the head says of it. Changes no document."""

import asyncio
import datetime as dt
import time
from collections.abc import Mapping
from typing import Any

from textual.timer import Timer

from pmtui.model.figures.since import since
from pmtui.model.meeting_clock import MeetingClock, agenda_of
from pmtui.model.steps import STEPS
from pmtui.views import Views

ABOUT = 0.05  # seconds after a minute is full, so that its words have changed for sure


class Meeting(Views):
    """An application whose windows are used in a meeting that has a clock."""

    clock = MeetingClock()
    changed_since: tuple[str, ...] | None = None
    usual_agenda: Mapping[str, int] = {}  # minutes that were settled beforehand
    _tick: Timer | None = None

    def monotonic(self) -> float:
        """Seconds on a clock that only goes forward."""
        return time.monotonic()

    def agenda(self) -> dict[str, int]:
        """Minutes by step."""
        return agenda_of(self.session.document, self.usual_agenda)

    def action_clock(self) -> None:
        """Start the clock, or let it stand."""
        now = self.monotonic()
        first = not self.clock.begun
        self.clock = self.clock.pause(now) if self.clock.running else self.clock.start(now)
        minutes = sum(self.agenda().values())
        if not self.clock.running:
            words = f"the clock stands after {self.clock.minutes(now)} min · ctrl+t goes on"
        elif first:
            words = f"the clock runs: {minutes} min in all, by the agenda of step 1 · ctrl+t pauses"
        else:
            words = "the clock runs again"
        self.view(self.desk and not self.clock.running)  # it starts: from now on the room looks
        self.window.say(words)
        self.arrived()
        self._wait()

    async def show(self, name: str, reveal: str = "", said: str | None = None) -> None:
        """Go to a place and count for its step; the room page and home count for the step before."""
        self.count_for(name)
        if name == "room":
            await self._look_back()
        await super().show(name, reveal, said)

    async def _look_back(self) -> None:
        """On a later day than that of the last meeting, know what changed since."""
        days = [row.date for row in self.session.document.gather.meetings.values() if isinstance(row.date, dt.date)]
        today = self.now()
        self.changed_since = None
        if days and max(days) < today.date():
            until = dt.datetime.combine(max(days) + dt.timedelta(days=1), dt.time(), today.tzinfo)
            before = await asyncio.to_thread(self.keeper.as_of, until)
            self.changed_since = None if before is None else tuple(since(before, self.session.document))

    def count_for(self, place: str) -> None:
        """Count for the step of a place from now on."""
        step = "whys" if place == "lessons" else place
        if step in STEPS:
            self.clock = self.clock.at(step, self.monotonic())
            self._wait()

    def take_up_clock(self) -> None:
        """Have the time of before a quit or a kill, standing: who comes back says when it runs again."""
        spent = self.keeper.place.spent
        self.clock = MeetingClock(dict(spent), begun=bool(spent))
        self.count_for(self.current_mode)

    def remembered(self) -> dict[str, Any]:
        """Remember the clock."""
        return super().remembered() | {"spent": self.spent()}

    def spent(self) -> Mapping[str, float]:
        """Whole seconds by step, for the journal."""
        now = self.monotonic()
        steps = {*self.clock.spent, self.clock.step} if self.clock.begun else ()
        return {step: float(round(self.clock.seconds(step, now))) for step in STEPS if step in steps}

    def clock_words(self) -> str:
        """What the head says."""
        return self.clock.words(self.agenda(), self.monotonic())

    def _wait(self) -> None:
        """Wake when the words change, once: a clock costs its own minute and nothing else."""
        if self._tick is not None:
            self._tick.stop()
        seconds = self.clock.next_words_in(self.agenda(), self.monotonic())
        self._tick = self.set_timer(seconds + ABOUT, self._minute) if seconds is not None else None

    def _minute(self) -> None:
        self._refresh_frame()
        self.arrived()
        self._wait()
