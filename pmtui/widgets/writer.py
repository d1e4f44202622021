"""A thread of its own writes to the terminal, so that nothing ever waits for it.

Stock Textual blocks the event loop once thirty writes wait: a stalled line stops keys, saving and
signals. Here a write returns at once. Control sequences are always written, in order; whoever
draws frames asks `busy` first, skips a frame while one still waits, and is told by `on_idle` when
the newest can be sent. Knows no frame.
"""

import contextlib
import os
import threading
from collections.abc import Callable
from typing import TextIO

CHUNK = 2048  # bytes per system call: a stalled terminal holds back no more than this for good
PATIENCE = 0.5  # seconds that leaving waits for a terminal to take the rest


class Writer(threading.Thread):
    """The writing thread, with the interface of Textual's own, which it replaces."""

    def __init__(self, file: TextIO) -> None:
        """Write to this file's descriptor, in its encoding."""
        super().__init__(daemon=True, name="pmtui-output")
        self.on_idle: Callable[[], None] = lambda: None
        self.gone = False  # the terminal is closed
        self._file = file
        self._descriptor = file.fileno()
        self._waiting: list[str] = []
        self._ended = False
        self._ready = threading.Condition()

    @property
    def busy(self) -> bool:
        """Whether something waits behind the current write."""
        return bool(self._waiting)

    def write(self, text: str) -> None:
        """Queue a text for writing; returns at once."""
        with self._ready:
            if not self.gone:
                self._waiting.append(text)
                self._ready.notify()

    def isatty(self) -> bool:
        """Return True: it is a terminal."""
        return True

    def fileno(self) -> int:
        """Return the descriptor that is written to."""
        return self._descriptor

    def flush(self) -> None:
        """Nothing to do: nothing is held back."""

    def run(self) -> None:
        """Write what waits, all of it at once, until stopped."""
        while True:
            with self._ready:
                self._ready.wait_for(lambda: self._waiting or self._ended)
                if not self._waiting:
                    return
                text = "".join(self._waiting)
                self._waiting.clear()
            try:
                self._write(text.encode(self._file.encoding or "utf-8", self._file.errors or "replace"))
            except OSError:  # the terminal was closed: whoever reads keys notices too
                with self._ready:
                    self.gone = True
                    self._waiting.clear()
            if not self._waiting:
                self.on_idle()

    def _write(self, data: bytes) -> None:
        left = memoryview(data)
        while left:
            left = left[os.write(self._descriptor, left[:CHUNK]) :]

    def stop(self) -> None:
        """Write the rest, as far as the terminal takes it soon."""
        with self._ready:
            self._ended = True
            self._ready.notify()
        if self.is_alive() and threading.current_thread() is not self:
            self.join(PATIENCE)


def stand_in() -> bool:
    """Replace the writer of Textual's driver with this one; return whether the name was there to replace."""
    with contextlib.suppress(ImportError):
        from textual.drivers import linux_driver

        if hasattr(linux_driver, "WriterThread"):
            linux_driver.WriterThread = Writer
            return True
    return False
