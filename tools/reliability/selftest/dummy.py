"""The smallest program that the harnesses must pass, and, with `naive`, the one that they must fail.

    dummy.py careful|naive FILE

One line to type in, enter keeps it as a row behind the document. Careful: a journal with each key, whole files put in place by a rename,
everything synced, signals answered, frames dropped where the terminal does not read, no quit while rows are not saved. Naive: none of it.
No toolkit, so that a fault that a harness finds here is a fault of the harness.
"""

import os
import select
import signal
import sys
import termios
import time
import tty
from pathlib import Path

SAVE_S, ROW = 0.5, "[dummy.r%d]\ntext = %s\n\n"


class Careful:
    """The program."""

    def __init__(self, path: Path) -> None:
        self.path, self.journal = path, path.with_name(f".{path.name}.journal")
        self.base, self.line, self.said, self.dirty, self.saved_at = path.read_bytes(), "", "", False, 0.0
        self.rows: list[str] = []
        records = self.journal.read_text().split("\n") if self.journal.exists() else []
        for record in records[:-1]:
            self.take(record)
        self.fd = -1
        self.keep("")

    def take(self, record: str) -> None:
        """Apply a record of the journal."""
        kind, _, text = record.partition(" ")
        if kind == "row":
            self.rows, self.line, self.dirty = [*self.rows, text], "", True
        elif kind == "line":
            self.line = text

    def keep(self, record: str) -> None:
        """Make all unsaved rows durable; if the file fails, all of them go to a new one."""
        try:
            if self.fd >= 0:
                os.write(self.fd, record.encode())
                os.fdatasync(self.fd)
                return
        except OSError:
            os.close(self.fd)
            self.fd = -1
        try:
            whole = "".join(f"row {row}\n" for row in self.rows) + f"line {self.line}\n"
            self.fd = self.put(self.journal, whole.encode())
            self.said = ""
        except OSError as error:
            self.said = f"NOT SAVED: {error.strerror}"

    def put(self, target: Path, data: bytes) -> int:
        """Replace a whole file; return it open, at its end."""
        fresh = target.with_name(f".{target.name}.new")
        fd = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            at = 0
            while at < len(data):
                at += os.write(fd, data[at:])
            os.fsync(fd)
            os.replace(fresh, target)
            folder = os.open(target.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        except OSError:
            os.close(fd)
            raise
        return fd

    def save(self) -> bool:
        """Put the rows into the document, then out of the journal."""
        if not self.dirty:
            return True
        number = self.base.count(b"[dummy.r")
        rows = "\n" + "".join(ROW % (number + at, f'"{row}"') for at, row in enumerate(self.rows))
        try:
            os.close(self.put(self.path, self.base + rows.encode()))
        except OSError as error:
            self.said = f"NOT SAVED: {error.strerror}"
            return False
        self.base, self.rows, self.dirty, self.said = self.base + rows.encode(), [], False, ""
        os.close(self.fd) if self.fd >= 0 else None
        self.fd = -1
        self.keep("")
        return True

    def paint(self) -> None:
        """Show a frame, or drop it where nobody reads."""
        if select.select([], [1], [], 0)[1]:
            frame = f"\x1b[2J\x1b[HREADY {len(self.rows)}\r\n> {self.line}\r\n{self.said}\r\n"
            try:
                os.write(1, frame.encode())
            except OSError:
                return

    def key(self, letter: str) -> bool:
        """Handle a key; return whether it goes on."""
        if letter == "\x11":
            return not self.save()
        if letter != "\r":
            self.line += letter
            self.keep(f"line {self.line}\n")
        elif self.line:
            row, self.line = self.line, ""
            self.rows, self.dirty = [*self.rows, row], True
            self.keep(f"row {row}\n")
        return True

    def run(self) -> int:
        """Read keys until it is left."""
        ends, waking = os.pipe()
        os.set_blocking(waking, False)
        signal.set_wakeup_fd(waking)
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        going = True
        while going:
            self.paint()
            ready = select.select([0, ends], [], [], SAVE_S)[0]
            if ends in ready:
                caught = os.read(ends, 1)[0]
                self.save()
                return 128 + caught
            try:
                letters = os.read(0, 4096).decode() if ready else ""
            except OSError:
                letters = ""
            if ready and not letters:
                time.sleep(0.01)  # the terminal is gone; the signal that says so is on its way
            for letter in letters:
                going = going and self.key(letter)
            if time.monotonic() > self.saved_at + SAVE_S:
                self.saved_at = time.monotonic()
                self.save()
        return 0


class Naive(Careful):
    """Rows in memory, the document overwritten now and then."""

    def __init__(self, path: Path) -> None:
        self.path, self.base, self.rows, self.line, self.said = path, path.read_bytes(), [], "", ""

    def run(self) -> int:
        """Read keys until it is left."""
        while True:
            os.write(1, f"\x1b[2J\x1b[HREADY {len(self.rows)}\r\n> {self.line}\r\n".encode() + b"." * 4000)
            for letter in os.read(0, 4096).decode():
                if letter == "\x11":
                    self.write()
                    return 0
                if letter == "\r" and self.line:
                    self.rows, self.line = [*self.rows, self.line], ""
                    self.write() if len(self.rows) % 3 == 0 else None
                elif letter != "\r":
                    self.line += letter

    def write(self) -> None:
        """Overwrite the document."""
        with open(self.path, "wb", buffering=0) as stream:
            stream.write(self.base)
            for at, row in enumerate(self.rows):
                stream.write(("\n" + ROW % (self.base.count(b"[dummy.r") + at, f'"{row}"')).encode())


def main() -> None:
    """Run it on a terminal in raw mode."""
    program = (Careful if sys.argv[1] == "careful" else Naive)(Path(sys.argv[2]))
    before = termios.tcgetattr(0)
    tty.setraw(0)
    os.write(1, b"\x1b[?1049h")
    code = program.run()
    try:
        os.write(1, b"\x1b[?1049l" + program.said.encode())
        termios.tcsetattr(0, termios.TCSANOW, before)
    except (OSError, termios.error):
        os._exit(code)  # no terminal is left to be restored
    sys.exit(code)


if __name__ == "__main__":
    main()
