"""The clock of the meeting: how long each step takes, and when its words change. Knows no document and no application."""

import time
from collections.abc import Callable, Mapping

from pmtui.model.meeting_clock import MeetingClock
from pmtui.model.steps import STEPS, WHYS
from pmtui.model.targets import LESSONS

SURE = 0.05  # seconds after a minute is full, so that its words have changed for sure


class MeetingTimer:
    """Counts for the step that is in work.

    `agenda` returns minutes by step; `wake` calls a function in so many seconds and returns what stops that; `minute` is called
    when the words of the clock have changed.
    """

    def __init__(
        self,
        spent: Mapping[str, float],
        agenda: Callable[[], Mapping[str, int]],
        wake: Callable[[float, Callable[[], None]], Callable[[], None]],
        minute: Callable[[], None],
    ) -> None:
        """Have the time of before a quit or a kill, standing: who comes back says when it runs again."""
        self.clock = MeetingClock(dict(spent), begun=bool(spent))
        self.monotonic: Callable[[], float] = time.monotonic
        self._agenda, self._wake, self._minute = agenda, wake, minute
        self._stop: Callable[[], None] | None = None

    def toggle(self) -> tuple[str, bool]:
        """Start the clock, or let it stand; return the words that say so, and whether it runs."""
        now, first = self.monotonic(), not self.clock.begun
        self.clock = self.clock.pause(now) if self.clock.running else self.clock.start(now)
        self._wait()
        if not self.clock.running:
            return f"the clock stands after {self.clock.minutes(now)} min · ctrl+t goes on", False
        if first:
            return f"the clock runs: {sum(self._agenda().values())} min in all, by the agenda of step 1 · ctrl+t pauses", True
        return "the clock runs again", True

    def count_for(self, place: str) -> None:
        """Count for the step of a place from now on; the room page and home count for the step before."""
        step = WHYS if place == LESSONS else place
        if step in STEPS:
            self.clock = self.clock.at(step, self.monotonic())
            self._wait()

    def spent(self) -> dict[str, float]:
        """Return whole seconds by step, for the journal."""
        now = self.monotonic()
        steps = {*self.clock.spent, self.clock.step} if self.clock.begun else ()
        return {step: float(round(self.clock.seconds(step, now))) for step in STEPS if step in steps}

    def words(self) -> str:
        """Return what the head says."""
        return self.clock.words(self._agenda(), self.monotonic())

    def _wait(self) -> None:
        """Wake when the words change, once: a clock costs its own minute and nothing else."""
        if self._stop is not None:
            self._stop()
        seconds = self.clock.next_words_in(self._agenda(), self.monotonic())
        self._stop = self._wake(seconds + SURE, self._tick) if seconds is not None else None

    def _tick(self) -> None:
        self._minute()
        self._wait()
