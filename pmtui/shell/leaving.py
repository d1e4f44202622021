"""Being ended from outside: signals that need no event loop, and a watchdog that waits for nobody.

The system writes the number of each signal into a pipe (`signal.set_wakeup_fd`), whatever the main thread
does; a thread reads it there. The first asks the application to leave in order. A second one, or two
seconds, end the process from that thread: the words are seen to, the terminal is put back, nothing that
hangs is waited for. Knows no application: what to do is passed in.
"""

import asyncio
import contextlib
import os
import select
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Self

FORCED = 2.0  # seconds from the first signal until nothing is waited for any more
LAST = 0.7  # seconds that the last attempts may take then
TWICE = 0.5  # seconds in which a second HUP is no second wish
CLOSED = 254  # in the pipe: no signal, but a terminal that is gone
INTERRUPTED = 253  # the same: a SIGINT that was meant for us
NUMBERS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name))


class Watch:
    """Whoever listens for signals while a document is open.

    `leave` is called in the event loop with the first signal; `rescue` from the watching thread when leaving in
    order took too long or there is no loop: it sees to the words and returns the exit code and
    what to say once the terminal is as it was. `restore` puts the
    terminal back, from any thread.
    """

    def __init__(self, rescue: Callable[[int], tuple[int, str]], restore: Callable[[], None]) -> None:
        """Know what to do; nothing is listened for yet."""
        self.rescue, self.restore = rescue, restore
        self.leave: Callable[[int], None] | None = None
        self.loop: asyncio.AbstractEventLoop | None = None
        self._first = 0  # the signal that ends us
        self._before: dict[int, object] = {}
        self._read, self._write = -1, -1
        self._wakeup = -1
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        """Listen from now on; must be called in the main thread."""
        self._read, self._write = os.pipe()
        os.set_blocking(self._write, False)
        with contextlib.suppress(ValueError):  # not in the main thread, as in a test: then only `closed` tells
            self._wakeup = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
            self._before = {number: signal.signal(number, self._heard) for number in NUMBERS}
        self._thread = threading.Thread(target=self._listen, daemon=True, name="pmtui-signals")
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Listen no more, and what listened before does again; once a signal came, watch on until the process is gone."""
        if self._first:
            return
        if self._before:
            signal.set_wakeup_fd(self._wakeup)
            for number, handler in self._before.items():
                signal.signal(number, handler)  # type: ignore[arg-type]
        self._tell(0)
        if self._thread is not None:
            self._thread.join(FORCED)
        os.close(self._write)
        os.close(self._read)

    def closed(self) -> None:
        """Hear that the terminal is gone, which may be known before its signal comes, or where none comes."""
        self._tell(CLOSED)

    def _heard(self, number: int, frame: FrameType | None) -> None:
        """Take a SIGINT for ours, since no other handler stands in this one's place; all others are in the pipe already."""
        if number == signal.SIGINT:
            self._tell(INTERRUPTED)

    def _tell(self, number: int) -> None:
        with contextlib.suppress(OSError):
            os.write(self._write, bytes([number]))

    def _listen(self) -> None:
        deadline = 0.0
        while True:
            left = max(deadline - time.monotonic(), 0) if self._first else None
            if not select.select([self._read], [], [], left)[0]:
                self._force(self._first)
            for number in os.read(self._read, 64):
                if number == 0:
                    return
                if number == signal.SIGINT:
                    continue  # an editor that has the terminal gets it too, and then it is the editor's: see `_heard`
                number = signal.SIGINT if number == INTERRUPTED else number
                ours = number in NUMBERS
                if self._first and ours:
                    # A terminal that closes says so twice, itself and through the shell; that is one wish.
                    if number != signal.SIGHUP or time.monotonic() > deadline - FORCED + TWICE:
                        self._force(self._first)
                elif not self._first and (ours or number == CLOSED):
                    deadline = time.monotonic() + FORCED
                    self._first = signal.SIGHUP if number == CLOSED else number
                    self._begin(self._first)

    def _begin(self, number: int) -> None:
        if self.loop is None or self.leave is None:
            self._force(number)
            return
        with contextlib.suppress(RuntimeError):  # the loop is closed: we are leaving already, and the deadline holds for what is left
            self.loop.call_soon_threadsafe(self.leave, number)

    def _force(self, number: int) -> None:
        """End the process now; each attempt before may hang and has a thread of its own."""
        came: list[tuple[int, str]] = [(128 + number, "")]
        for act in (lambda: came.append(self.rescue(number)), self.restore, lambda: _say(came[-1][1])):
            thread = threading.Thread(target=_quietly, args=(act,), daemon=True)
            thread.start()
            thread.join(LAST / 3)
        os._exit(came[-1][0])


def _say(words: str) -> None:
    # Not through `sys.stderr`, in whose place the application may have put something else.
    if words:
        os.write(2, f"{words}\n".encode("utf-8", "replace"))


def _quietly(act: Callable[[], None]) -> None:
    with contextlib.suppress(BaseException):
        act()
