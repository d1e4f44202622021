"""Work that nobody waits for: a function called in a thread of its own, again and again, until it says that nothing is left.

Knows no event loop and no document.
"""

import threading
from collections.abc import Callable


class Background:
    """Calls `act`, first after the delay it was woken with, then after the seconds that `act` returns; None ends the thread."""

    def __init__(self, act: Callable[[], float | None], name: str) -> None:
        """Know what to do; no thread runs yet."""
        self._act, self._name = act, name
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._woken: float | None = None  # with which delay, while the thread was at it
        self._ended = threading.Event()

    def wake(self, delay: float) -> None:
        """Begin after a delay, in seconds; where that is under way, go on once more after it."""
        with self._lock:
            if self._ended.is_set():
                return
            self._woken = delay
            if self._thread is None:
                # A daemon: a disk that hangs must not keep the process from ending.
                self._thread = threading.Thread(target=self._run, args=(delay,), name=self._name, daemon=True)
                self._thread.start()

    def _run(self, delay: float) -> None:
        while not self._ended.wait(delay):
            with self._lock:
                self._woken = None
            pause = self._act()
            with self._lock:
                pause = self._woken if pause is None else pause
                if pause is None:
                    self._thread = None
                    return
            delay = pause

    def join(self, timeout: float | None = None) -> bool:
        """Wait until nothing is left to do; tell whether that is so."""
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(timeout)
        return self._thread is None or not self._thread.is_alive()

    def end(self, timeout: float) -> None:
        """Do nothing any more; wait so many seconds for what is being done now."""
        self._ended.set()
        self.join(timeout)
