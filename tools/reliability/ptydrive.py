"""A program on a pseudo-terminal of its own, driven by key scripts: the basis of all harnesses here.

Alone it plays a script once and prints the screen, to write one with:

    ptydrive.py --script enter --tokens 3 -- pmtui FILE

The reader only keeps bytes: a screen is made from them on demand, so that a round costs the machine next to
nothing but the program itself. `paused` is a terminal that stops reading, `close` one whose window is shut.
"""

import argparse
import codecs
import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Event

sys.path.append(str(Path(__file__).resolve().parents[1] / "bench"))

import vt
from keyscript import Command, ScriptError, key_bytes, load, unescaped

ESCAPE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_].*?\x1b\\|\x1b[ -/]*[0-~]", re.S)
TRACEBACK = re.compile(rb"Traceback \(most recent call last\)|\xe2\x94\x80 ?Traceback|Fatal Python error|MemoryError\b")
MODES = {
    "the alternate screen": (b"\x1b[?1049h", b"\x1b[?1049l"),
    "a hidden cursor": (b"\x1b[?25l", b"\x1b[?25h"),
    "the mouse": (b"\x1b[?1003h", b"\x1b[?1003l"),
    "bracketed paste": (b"\x1b[?2004h", b"\x1b[?2004l"),
    "focus reports": (b"\x1b[?1004h", b"\x1b[?1004l"),
}
# The shell becomes the leader of a session, opens the terminal (which makes it its own) and turns into the program.
BECOME = 'ulimit -c 0; [ "$0" = 0 ] || ulimit -v "$0"; tty=$1; shift; exec "$@" <"$tty" >"$tty" 2>&1'
# Where the harness itself runs in the background some signals are ignored, and a program would inherit that. What is caught here is
# as usual there.
for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, lambda *_: None)

OWN = ("TEXTUAL", "TEXTUAL_LOG", "NO_COLOR", "PMTUI_NOW")


def plain(raw: bytes) -> bytes:
    """Return a stream without its escape sequences."""
    return ESCAPE.sub(b"", raw)


class Session:
    """A program, its terminal, and its user. `raw` holds every byte that the program wrote."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        cwd: str | Path | None = None,
        env: Mapping[str, str] | None = None,
        rows: int = 40,
        columns: int = 120,
        cps: float = 60.0,
        patience: float = 20.0,
        megabytes: int = 0,
        uid: int | None = None,
    ) -> None:
        """Start the program. `cps` is letters a second, `patience` how long an `expect` waits."""
        self.master, self.slave = os.openpty()
        self.size = (rows, columns)
        self.resize(0)
        os.set_blocking(self.master, False)  # a program that reads no keys must not block the harness
        os.fchmod(self.slave, 0o666 if uid is not None else 0o620)
        around = {name: value for name, value in os.environ.items() if name not in OWN and not name.startswith("XDG_")}
        around |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none", **(env or {})}
        self.raw, self.paused, self.closed, self.cps, self.patience = bytearray(), False, False, cps, patience
        self.sent_at = 0.0  # when the last letters were taken
        self._looking, self._lock = threading.Lock(), threading.Lock()
        self._decoder, self._parsed = codecs.getincrementaldecoder("utf-8")("replace"), 0
        self._screen = vt.Screen(columns, rows)
        shell = ["/bin/sh", "-c", BECOME, str(megabytes << 10), os.ttyname(self.slave)]
        self.process = subprocess.Popen(
            [*shell, *argv],
            cwd=cwd,
            env=around,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            user=uid,
            group=uid,
            extra_groups=None if uid is None else [],
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while not self.closed:
            if self.paused:
                time.sleep(0.02)
                continue
            try:
                if not select.select([self.master], [], [], 0.05)[0] or self.paused:
                    continue
                data = os.read(self.master, 65536)
            except BlockingIOError:
                continue
            except (OSError, ValueError):
                return
            with self._lock:
                self.raw += data

    def resize(self, columns: int) -> None:
        """Make the terminal so many columns wider or narrower than at first."""
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", self.size[0], self.size[1] + columns, 0, 0))

    def text(self) -> str:
        """Return the text on the screen."""
        with self._looking:
            with self._lock:
                new, self._parsed = bytes(self.raw[self._parsed :]), len(self.raw)
            self._screen.feed(self._decoder.decode(new))
            return str(self._screen.text())

    def send(self, data: bytes, patience: float = 3.0) -> bool:
        """Write to the program; return whether it took all of it, or the terminal is full or gone."""
        end = time.monotonic() + patience
        while data:
            with self._lock:
                try:
                    # Under the lock: a number that was closed may by now be the terminal of another round.
                    written = os.write(self.master, data) if not self.closed else -1
                except BlockingIOError:
                    written = 0
                except OSError:
                    written = -1
            if written < 0 or (not written and time.monotonic() > end):
                return False
            data = data[written:]
            if not written:
                time.sleep(0.01)
        self.sent_at = time.monotonic()
        return True

    def type(self, text: str) -> bool:
        """Type letter by letter; return whether all were taken."""
        for letter in text:
            if not self.send(letter.encode()) or not self.alive():
                return False
            time.sleep(1.0 / self.cps)
        return True

    def expect(self, regex: str, within: float | None = None) -> bool:
        """Wait until the screen matches; return whether it did."""
        end = time.monotonic() + (self.patience if within is None else within)
        while True:
            alive = self.alive()
            if re.search(regex, self.text()):
                return True
            if not alive or time.monotonic() > end:
                return False
            time.sleep(0.03)

    def play(self, commands: Sequence[Command], stop: Event | None = None, **words: str) -> float | None:
        """Play commands; return the moment when the last letter of a `{token}` was sent, or None where it was not.

        Raises:
            ScriptError: the screen never showed what was waited for.
        """
        typed: float | None = None
        for verb, said in commands:
            if stop is not None and stop.is_set():
                break
            text = said
            for name, value in words.items():
                text = text.replace("{" + name + "}", value) if verb not in ("key", "wait") else text
            if verb == "wait":
                time.sleep(float(text))
            elif verb == "key":
                for name in text.split():
                    self.send(key_bytes(name))
                    time.sleep(max(1.0 / self.cps, 0.15 if name == "esc" else 0))  # wait after a lone escape, so that it is recognised
            elif verb in ("expect", "expect?"):
                if not self.expect(text, 2.0 if verb == "expect?" else None) and verb == "expect":
                    raise ScriptError(f"the screen never showed {text!r}; it shows: {self.summary()}")
            elif self._enter(verb, text) and words.get("token", "\0") in text:
                typed = self.sent_at
        return typed

    def _enter(self, verb: str, text: str) -> bool:
        if verb == "type":
            return self.type(text)
        return self.send(unescaped(text) if verb == "burst" else b"\x1b[200~" + unescaped(text) + b"\x1b[201~")

    def summary(self, most: int = 300) -> str:
        """Return the words of the screen on one line."""
        return re.sub(r"\s+", " ", self.text()).strip()[-most:]

    def alive(self) -> bool:
        """Return whether the program runs."""
        return self.process.poll() is None

    def signal(self, number: signal.Signals) -> None:
        """Send a signal; KILL goes to all processes that the program started."""
        with contextlib.suppress(ProcessLookupError):
            (os.killpg if number == signal.SIGKILL else os.kill)(self.process.pid, number)

    def close(self) -> None:
        """Close the window: the terminal is gone, and the kernel sends HUP."""
        self.closed = True
        if threading.current_thread() is not self._reader:
            self._reader.join(1)
        with self._lock:
            for fd in (self.slave, self.master):
                if fd >= 0:
                    with contextlib.suppress(OSError):
                        os.close(fd)
            self.slave = self.master = -1

    def wait(self, seconds: float) -> int | None:
        """Return the exit code (negative if a signal ended it), or None if it still runs after so long."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def settle(self, quiet: float = 0.1, most: float = 2.0) -> None:
        """Wait until everything written has been read."""
        end, size = time.monotonic() + most, -1
        while len(self.raw) != size and time.monotonic() < end:
            size = len(self.raw)
            time.sleep(quiet)

    def left_on(self, wrote: bool = True) -> list[str]:
        """Return what the program left switched on in its terminal; without `wrote` only what the kernel knows of."""
        raw, left = bytes(self.raw), []
        if wrote:
            left = [name for name, (on, off) in MODES.items() if raw.rfind(on) > raw.rfind(off)]
            pushed = [match.start() for match in re.finditer(rb"\x1b\[>\d+u", raw)]
            if pushed and pushed[-1] > raw.rfind(b"\x1b[<"):
                left.append("the kitty keyboard")
        if self.slave >= 0:
            with contextlib.suppress(termios.error):
                flags = termios.tcgetattr(self.slave)[3]
                left += [word for bit, word in ((termios.ECHO, "no echo"), (termios.ICANON, "raw input")) if not flags & bit]
        return left

    def end(self) -> None:
        """Kill what still runs and give the terminal back. Always call it."""
        if self.alive():
            self.signal(signal.SIGKILL)
            self.wait(5)
        self.close()


def main() -> None:
    """Play a script once."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--script", required=True, help="a file, or one of scripts/ by its name")
    parser.add_argument("--tokens", type=int, default=3)
    parser.add_argument("--cps", type=float, default=60)
    parser.add_argument("--size", default="120x40", help="columns x rows")
    parser.add_argument("argv", nargs="+", metavar="COMMAND")
    given = parser.parse_args()
    script, (columns, rows) = load(given.script), map(int, given.size.split("x"))
    session = Session(given.argv, cps=given.cps, columns=columns, rows=rows)
    try:
        session.play(script.get("start", []))
        for number in range(given.tokens):
            session.play(script.get("token", []), token=f"tok{number:04d}")
        session.settle(0.4)
        print(session.text())
        session.play(script.get("quit", []))
        code = session.wait(5)
        session.settle()
        print(f"exit code {code}; left on: {', '.join(session.left_on()) or 'nothing'}")
    except ScriptError as error:
        sys.exit(f"{given.script}: {error}")
    finally:
        session.end()


if __name__ == "__main__":
    main()
