"""The meeting clock: how long each step has taken, against the minutes of the agenda; in words, never as a running counter.

Seconds come from a monotonic clock and are passed in. It blocks nothing and rings
no bell; it belongs to this session and is not part of the document.
"""

from collections.abc import Mapping
from typing import NamedTuple

from pmtui.model import steps
from pmtui.model.postmortem import PostMortem

# The default hour: most of it for what happened, then for why.
AGENDA = {steps.GATHER: 5, steps.DEFINE: 5, steps.TIMELINE: 30, steps.WHYS: 10, steps.ACTIONS: 7, steps.COMMUNICATE: 3}
NEAR = 0.8  # of a step's minutes, from when the words say what comes next
MINUTE = 60.0


def agenda_of(document: PostMortem, settled: Mapping[str, int] = {}) -> dict[str, int]:
    """Return the minutes of each step: the document's, or the usual ones where it has none at all.

    Minutes in `settled` (from settings) replace the usual ones step by step; a step with 0 has none.
    """
    own = {step: minutes for step, minutes in document.gather.agenda.items() if step in AGENDA and minutes > 0}
    usual = {step: minutes for step, minutes in {**AGENDA, **settled}.items() if step in AGENDA and minutes > 0}
    return own or usual or dict(AGENDA)


class MeetingClock(NamedTuple):
    """Seconds spent by step; while it runs, `since` is when the current step was entered."""

    spent: Mapping[str, float] = {}
    step: str = "gather"
    since: float | None = None
    begun: bool = False

    @property
    def running(self) -> bool:
        """Return whether it runs."""
        return self.since is not None

    def start(self, now: float) -> "MeetingClock":
        """Return the clock running from now on."""
        return self if self.running else self._replace(since=now, begun=True)

    def pause(self, now: float) -> "MeetingClock":
        """Return the clock paused."""
        return self._replace(spent={**self.spent, self.step: self.seconds(self.step, now)}, since=None)

    def at(self, step: str, now: float) -> "MeetingClock":
        """Return the clock counting for another step from now on."""
        if step == self.step:
            return self
        paused = self.pause(now)
        return paused._replace(step=step, since=now if self.running else None)

    def seconds(self, step: str, now: float) -> float:
        """Return the seconds spent in a step."""
        return self.spent.get(step, 0.0) + (now - self.since if self.since is not None and step == self.step else 0.0)

    def minutes(self, now: float) -> int:
        """Return the whole minutes of the meeting so far."""
        return int(sum(self.seconds(step, now) for step in {*self.spent, self.step}) // MINUTE)

    def words(self, agenda: Mapping[str, int], now: float) -> str:
        """Say what is left of the current step: `9 min left in step`, `2 min over`; empty before the meeting began."""
        if not self.begun:
            return ""
        if self.step not in agenda:
            return "no minutes for this step" if self.running else "paused"
        left = agenda[self.step] * MINUTE - self.seconds(self.step, now)
        if left <= 0:
            over = int(-left // MINUTE)
            words = f"{over} min over" if over else "time for the next step"
        else:
            count = int(-(-left // MINUTE))
            words = f"{count} min left" + ("" if self.near(agenda, now) or not self.running else " in step")
            words += ", then on" if self.near(agenda, now) and self.running else ""
        return words if self.running else f"paused · {words}"

    def near(self, agenda: Mapping[str, int], now: float) -> bool:
        """Return whether four fifths of the step's minutes, or more, are spent."""
        return self.seconds(self.step, now) >= NEAR * agenda.get(self.step, 0) * MINUTE

    def next_words_in(self, agenda: Mapping[str, int], now: float) -> float | None:
        """Return the seconds until its words change; None while paused or if nothing will change."""
        if not self.running or self.step not in agenda:
            return None
        spent, whole = self.seconds(self.step, now), agenda[self.step] * MINUTE
        until = MINUTE - (spent - whole) % MINUTE
        near = NEAR * whole - spent
        return min(until, near) if near > 0 else until
