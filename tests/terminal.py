"""A program in a pseudo-terminal, as a person has it: what it paints, keys, how it ends.

Only for the few tests that need the real thing; `driver.py` is for all others. POSIX only.
"""

import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ESCAPES = re.compile(rb"\x1b\[[0-9:;<=>?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_][^\x1b]*\x1b\\|\x1b[ -/]*[0-~]")


def opened(columns: int, rows: int) -> tuple[int, int]:
    """Open a terminal of a size, and give both ends."""
    near, far = os.openpty()
    fcntl.ioctl(far, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    return near, far


class Terminal:
    """One program; `painted` is all it wrote, without the escape sequences."""

    def __init__(self, words: Sequence[str], env: Mapping[str, str], folder: Path, columns: int = 80, rows: int = 24) -> None:
        """Start it."""
        self.raw = b""
        self.ended = False
        self.pid, self.fd = self._start(words, env, folder, columns, rows)

    def _start(self, words: Sequence[str], env: Mapping[str, str], folder: Path, columns: int, rows: int) -> tuple[int, int]:
        """Start the program; give its number and this end of its terminal."""
        pid, end = os.forkpty()
        if pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
                os.chdir(folder)
                os.execve(words[0], list(words), dict(env))
            finally:
                os._exit(127)
        return pid, end

    def _reap(self) -> int:
        """Give how a program that ends did; wait for it."""
        return os.waitpid(self.pid, 0)[1]

    def _is_gone(self, within: float) -> bool:
        """Tell whether the program has ended, or does so soon."""
        if not hasattr(os, "pidfd_open"):
            select.select([], [], [], within)
            return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
        watched = os.pidfd_open(self.pid)
        try:
            return bool(select.select([watched], [], [], within)[0])
        finally:
            os.close(watched)

    @property
    def painted(self) -> str:
        """Give what was painted so far."""
        return ESCAPES.sub(b"", self.raw).decode("utf-8", "replace")

    def see(self, *words: str, within: float = 20) -> None:
        """Wait until all words were painted."""
        end = time.monotonic() + within
        while not all(word in self.painted for word in words):
            assert time.monotonic() < end and self._read(0.2), f"not seen: {words}; painted: {self.painted[-2000:]}"

    def see_raw(self, *parts: bytes, after: int = 0, within: float = 20) -> None:
        """Wait until all bytes came, in what was written after the first so many."""
        end = time.monotonic() + within
        while not all(part in self.raw[after:] for part in parts):
            assert time.monotonic() < end and self._read(0.2), f"not seen: {parts}; came: {self.raw[after:]!r}"

    def close(self) -> None:
        """Close the terminal; the program lives on or not."""
        os.close(self.fd)
        self.ended = True
        self.fd = -1

    def wait_deaf(self, within: float = 20) -> int:
        """Wait for the end without reading anything."""
        self.ended = True
        return self.wait(within)

    def listen(self, quiet: float) -> int:
        """Read until nothing came for so many seconds; give the number of bytes."""
        before = len(self.raw)
        while True:
            held = len(self.raw)
            self._read(quiet)
            if len(self.raw) == held:
                return held - before

    def until(self, there: Callable[[], bool], words: str, within: float = 10) -> None:
        """Wait until something is there that the program does elsewhere than on the screen, which is not read."""
        end = time.monotonic() + within
        while not there():
            assert time.monotonic() < end, words
            select.select([], [], [], 0.01)

    def press(self, keys: str) -> None:
        """Send keys."""
        os.write(self.fd, keys.encode())

    def wait(self, within: float = 20) -> int:
        """Wait for the end and give the exit code, 128+n for a signal."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            if not self.ended:
                self._read(0.05)
            if self._is_gone(0.05 if self.ended else 0):
                status = self._reap()
                self.pid = 0
                if self.fd >= 0:
                    while not self.ended and select.select([self.fd], [], [], 0)[0]:  # its last words
                        self._read(0)
                    os.close(self.fd)
                return os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status)
        raise AssertionError(f"did not end; painted: {self.painted[-2000:]}")

    def kill(self) -> None:
        """End it, if it did not by itself."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            self._reap()
            if self.fd >= 0:
                os.close(self.fd)
            self.pid = 0

    def _read(self, within: float) -> bool:
        if not select.select([self.fd], [], [], within)[0]:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:  # Linux says so when the other end is closed
            data = b""
        self.raw += data
        self.ended = not data
        return bool(data)
