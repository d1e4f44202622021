"""How far a terminal is behind what was written to it, by asking it, so that no picture of the past is queued for it.

What a slow line holds can be seen at neither end of it. So with what is drawn a terminal is asked for its status
(`ESC [ 5 n`), and answers when it has got that far. Until then no more than a letter's picture or two is sent behind
it. A terminal that never answered is not waited for. Knows no driver and no frame.
"""

import threading
from collections.abc import Callable

ASK = "\x1b[5n"
WINDOW = 1024  # bytes that may be under way when a frame is sent: letters still follow each other without a wait
OVERDUE = 5.0  # seconds after which an answer is not waited for


class Pace:
    """What is known of one terminal; asked from the event loop, told from the thread that reads keys."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Begin with a terminal that has not answered yet; `clock` gives seconds that only go forward."""
        self._clock = clock
        self._lock = threading.Lock()
        self._answers = False
        self._under_way = 0  # bytes written since the question that was answered last
        self._behind = 0  # of these, bytes written since the question that waits for its answer
        self._asked_at: float | None = None

    def written(self, size: int) -> None:
        """Count what was written."""
        with self._lock:
            self._under_way += size
            self._behind += size

    def asks(self) -> bool:
        """Return whether to ask now; the question is then taken for asked."""
        with self._lock:
            if self._asked_at is not None or not self._under_way:
                return False
            self._asked_at, self._behind = self._clock(), 0
            return True

    def answered(self) -> bool:
        """Hear the answer; return whether more was written since the question, so that another is due."""
        with self._lock:
            self._answers, self._asked_at = True, None
            self._under_way = self._behind
            return bool(self._under_way)

    @property
    def waits(self) -> bool:
        """Return whether an answer is still to come, from a terminal that answers."""
        return self._answers and self._asked_at is not None

    def room(self) -> bool:
        """Return whether a frame may be sent."""
        with self._lock:
            if not self._answers or self._asked_at is None or self._under_way <= WINDOW:
                return True
            if self._clock() - self._asked_at < OVERDUE:
                return False
            self._answers = False  # until it answers again, which may be late
            return True
