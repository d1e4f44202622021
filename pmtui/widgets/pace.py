"""Ask a terminal how far it is behind, so that no outdated frames are queued for it.

Neither end can see how much a slow line holds. So each frame ends with a status request
(`ESC [ 5 n`), which the terminal answers when it gets there. Until then only a frame or two of a letter are sent
after it. A terminal that never answered is not waited for. Knows no driver and no frame.
"""

import threading
from collections.abc import Callable

ASK = "\x1b[5n"
WINDOW = 1024  # unanswered bytes with which another frame may be sent: letters still follow each other without a wait
OVERDUE = 5.0  # seconds after which an answer is no longer expected


class Pace:
    """What is known of one terminal; asked from the event loop, updated from the thread that reads keys."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Start with a terminal that has not answered yet; `clock` returns seconds that only increase."""
        self._clock = clock
        self._lock = threading.Lock()
        self._answers = False
        self._under_way = 0  # bytes written since the last answered question
        self._behind = 0  # of these, bytes written since the unanswered question
        self._asked_at: float | None = None

    def written(self, size: int) -> None:
        """Count written bytes."""
        with self._lock:
            self._under_way += size
            self._behind += size

    def asks(self) -> bool:
        """Return whether to ask now; if so, the question counts as asked."""
        with self._lock:
            if self._asked_at is not None or not self._under_way:
                return False
            self._asked_at, self._behind = self._clock(), 0
            return True

    def answered(self) -> bool:
        """Take the answer; return whether more was written since the question, so that another is due."""
        with self._lock:
            self._answers, self._asked_at = True, None
            self._under_way = self._behind
            return bool(self._under_way)

    @property
    def waits(self) -> bool:
        """Whether an answer is pending, from a terminal that answers."""
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
