"""One case of the fault injector: a file call begins to fail while somebody types, and they leave, or try to.

Typed are some words, the fault goes on, some more are typed, the leaving is tried, the fault goes off, and what still runs goes on
as if nothing had been. Whatever happens: no word is lost, none comes twice, it is told, and an end says the truth by its code.
"""

import argparse
import os
import re
import signal
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from keyscript import Script, ScriptError
from ptydrive import TRACEBACK, Session, plain
from room import Room, lay, parses, read

UNSAVED = 5  # the exit code that says: not everything is saved
LEAVE_S = 3.0


class Case(NamedTuple):
    """Which calls fail how (`nth` on, `times` of them, 0: all), where, and how the person leaves meanwhile."""

    name: str
    calls: str
    error: str
    where: str = "document"
    leave: str = "quit"
    nth: int = 1
    times: int = 0

    @property
    def lasting(self) -> bool:
        """Whether the fault stays until it is taken away."""
        return self.times == 0

    @property
    def must_be_told(self) -> bool:
        """Whether words are at stake: where only the state folder fails the journal goes beside the document."""
        return self.lasting and self.where != "state"


@dataclass
class Outcome:
    """The result of a case."""

    case: str
    room: str
    hits: int = 0
    told_s: float | None = None
    left: str = "stayed"
    rescued: str = ""
    bad: list[str] = field(default_factory=list)

    @property
    def proves_nothing(self) -> bool:
        """Whether no call of that kind was made."""
        return not (self.hits or self.bad)


class Run:
    """A running case."""

    def __init__(self, given: argparse.Namespace, script: Script, shim: Path, case: Case) -> None:
        """Make its folder; on a small file system of its own if the case is a really full disk."""
        self.given, self.script, self.case = given, script, case
        self.room = Room(given.workdir, None, "fault-")
        self.full = case.where == "tmpfs"
        if self.full:
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={given.tmpfs}", "tmpfs", self.room.docs], check=True)
        lay(Path(given.template).read_bytes(), self.room.document)
        self.out = Outcome(case.name, str(self.room.path))
        self.switch, self.log = self.room.path / "fault-on", self.room.path / "faults.log"
        self.ballast = self.room.docs / "ballast.bin"
        self.faulty = dict(self.room.env)
        if not self.full:
            self.faulty |= {"LD_PRELOAD": str(shim), "FI_MATCH": self._match(), "FI_OPS": case.calls, "FI_ERR": case.error}
            self.faulty |= {"FI_NTH": str(case.nth), "FI_COUNT": str(case.times), "FI_CTL": str(self.switch), "FI_LOG": str(self.log)}
        # Half-typed words belong in the journal; the document has them once they were submitted.
        self.taken = any("enter" in command.words or "\\r" in command.words for command in script.get("token", []))
        self.words: list[str] = []
        self.code: int | None = None

    def _match(self) -> str:
        places = {
            "document": [self.room.docs],
            "state": [self.room.state],
            "both": [self.room.docs, self.room.state],
            "everywhere": [self.room.path],
        }
        return "|".join(map(str, places[self.case.where]))

    def run(self) -> Outcome:
        """Run it."""
        session = Session(self.room.argv(self.given.cmd), cwd=self.room.path, env=self.faulty, cps=self.given.cps)
        try:
            session.play(self.script.get("start", []))
            self._type(session, self.given.before, "bef")
            time.sleep(self.given.settle)
            earlier = list(self.words)
            self._fault(True)
            telling = threading.Thread(target=self._listen, args=(session, self.given.settle + 0.5))
            telling.start()
            self._type(session, self.given.during, "dur")
            telling.join()
            self._look(session, earlier)
            self._leave(session)
            self._fault(False)
            self._go_on(session)
            if TRACEBACK.search(plain(bytes(session.raw))):
                self.out.bad.append("a traceback on the screen")
        except ScriptError as error:
            self.out.bad.append(f"script: {error}")
        finally:
            session.end()
        self._count(bytes(session.raw))
        if self.full:
            subprocess.run(["umount", "-l", self.room.docs], check=False)
        if not (self.out.bad or self.given.keep):
            self.room.clear()
        return self.out

    def _type(self, session: Session, count: int, name: str) -> None:
        for number in range(count):
            word = f"{name}{number}x{os.urandom(3).hex()}"
            if session.play(self.script.get("token", []), token=word) is not None:
                self.words.append(word)

    def _fault(self, on: bool) -> None:
        if not self.full:
            self.switch.touch() if on else self.switch.unlink(missing_ok=True)
        elif on:
            fd = os.open(self.ballast, os.O_WRONLY | os.O_CREAT)
            for size in (4096, 1):
                try:
                    while os.write(fd, b"\0" * size):
                        pass
                except OSError:
                    pass
            os.close(fd)
        else:
            self.ballast.unlink(missing_ok=True)

    def _listen(self, session: Session, least: float) -> None:
        """Wait until it is told, which may begin with the first key and end with the next save; at least so long."""
        start, typing_s = time.monotonic(), self.given.during * 20 / self.given.cps
        while session.alive() and time.monotonic() < start + least + typing_s:
            if self.out.told_s is None and re.search(self.given.expect, session.text()):
                self.out.told_s = round(time.monotonic() - start, 2)
            time.sleep(0.03)

    def _look(self, session: Session, earlier: list[str]) -> None:
        """Check that the process runs and that the file is still whole."""
        if not session.alive():
            self.out.bad.append(f"it ended by itself with {session.wait(0)}")
        data = self.room.written()
        if not parses(data):
            self.out.bad.append(f"the document does not parse during the fault ({len(data)} bytes)")
        elif self.taken and (gone := [word for word in earlier if word.encode() not in data]):
            self.out.bad.append(f"{len(gone)} of {len(earlier)} earlier words are gone from the document during the fault")

    def _leave(self, session: Session) -> None:
        if self.case.leave == "stay" or not session.alive():
            return
        if self.case.leave == "quit":
            session.play(self.script.get("quit", []))
        else:
            session.signal(signal.Signals[f"SIG{self.case.leave}"])
        self.code = session.wait(LEAVE_S)
        session.settle(0.06)
        if self.code is None and self.case.leave == "quit":
            self.out.left = "refused"
            if self.case.lasting and not re.search(self.given.expect, session.text()):
                self.out.bad.append("refused to quit and did not say why")
        elif self.code is None:
            self.out.left = "hung"
            self.out.bad.append(f"still there {LEAVE_S:g} s after {self.case.leave}")
        else:
            self.out.left = f"left {self.code}"
            if self.case.leave != "KILL":
                self._was_right(self.code, self.room.written())

    def _was_right(self, code: int, data: bytes) -> None:
        """Whether the exit code during the fault tells the truth."""
        unsaved = [word for word in self.words if word.encode() not in data] if self.taken else []
        if self.case.leave == "quit":
            promised = {0, UNSAVED} if not self.taken else {UNSAVED} if unsaved else {0}
        else:
            promised = {128 + signal.Signals[f"SIG{self.case.leave}"]} | ({UNSAVED} if unsaved or not self.taken else set())
        if code not in promised:
            self.out.bad.append(f"left with {code} while {len(unsaved)} of {len(self.words)} words were not in the document")

    def _go_on(self, session: Session) -> None:
        if not session.alive():
            return
        if self.out.left == "refused":
            session.play(self.script.get("resume", []))
        self._type(session, self.given.after, "aft")
        time.sleep(self.given.settle)
        session.play(self.script.get("quit", []))
        code = session.wait(5)
        if code is None:
            self.out.bad.append("does not quit when the fault is gone")
        elif code:
            self.out.bad.append(f"quits with {code} when the fault is gone")

    def _count(self, raw: bytes) -> None:
        log = read(self.log).split(b"\n")
        self.out.hits = sum(1 for line in log if line and not line.startswith(b"0 ") and b" ok " not in line and b" off " not in line)
        self.out.hits = max(self.out.hits, int(self.full))
        data = self.room.written()
        if any(word.encode() not in data for word in self.words):
            data = self._opened_again()
        if not parses(data):
            self.out.bad.append("the document does not parse at the end")
        lost = [word for word in self.words if word.encode() not in data]
        if lost and not self._rescued(lost, raw) and not (self.case.where == "everywhere" and self.code == UNSAVED):
            self.out.bad.append(f"{len(lost)} of {len(self.words)} words are lost for good")
        twice = [word for word in self.words if data.count(word.encode()) > 1]
        if twice:
            self.out.bad.append(f"{len(twice)} words are twice in the document")
        at_stake = self.taken or self.case.where in ("both", "everywhere")
        if self.case.must_be_told and at_stake and self.out.told_s is None and self.out.hits:
            self.out.bad.append("the person was not told")

    def _opened_again(self) -> bytes:
        session = Session(self.room.argv(self.given.cmd), cwd=self.room.path, env=self.room.env, cps=self.given.cps)
        try:
            session.play(self.script.get("reopen", self.script.get("start", [])))
            session.play(self.script.get("quit", []))
            session.wait(5)
        except ScriptError as error:
            self.out.bad.append(f"opened again: {error}")
        finally:
            session.end()
        return self.room.written()

    def _rescued(self, lost: list[str], raw: bytes) -> bool:
        """Whether another file has the words, opens, is private, and was named to the user."""
        for path in self.room.files():
            data = read(path)
            if path.suffix == ".toml" and path != self.room.document and all(word.encode() in data for word in lost) and parses(data):
                self.out.rescued = str(path.relative_to(self.room.path))
                if path.stat().st_mode & 0o077:
                    self.out.bad.append(f"{self.out.rescued} can be read by others")
                if path.name.encode() not in plain(raw):
                    self.out.bad.append(f"{self.out.rescued} was not named to the person")
                return True
        return False
