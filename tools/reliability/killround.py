"""One round of the kill loop: somebody types words of their own, the end comes at a moment nobody chose, it is opened again.

A word is lost when it was typed longer than the grace before the end and is not in the document after the reopening.
Times are taken outside of the program, by a clock that only goes forward.
"""

import argparse
import os
import random
import re
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from endings import SIGNALS, Ending
from keyscript import Script, ScriptError
from ptydrive import TRACEBACK, Session, plain
from room import Room, parses, read

SEEN_WITHIN = 3.0  # seconds in which a terminal that reads again must show what is typed


@dataclass
class Round:
    """The result of a round."""

    seed: str
    number: int
    ending: str
    room: str = ""
    typed: int = 0
    deaf: int = 0  # words that the terminal no longer took
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    young: int = 0  # gone, but younger than the grace
    worst_ms: float = 0.0
    in_file: int = 0  # words already in the file when the end came
    torn: int = 0
    code: int | None = None
    ended_s: float | None = None  # None: still running after the time it has
    left_on: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def hung(self) -> bool:
        """Whether it was still running after the time it has."""
        return self.ended_s is None

    @property
    def bad(self) -> bool:
        """Whether anything is wrong."""
        return bool(self.lost or self.twice or self.torn or self.hung or self.left_on or self.problems)


class Watch(threading.Thread):
    """Checks the document every 2 ms: is there a moment at which it is gone, empty or half-written?"""

    def __init__(self, path: Path) -> None:
        super().__init__(daemon=True)
        self.path, self.torn, self.over = path, 0, threading.Event()

    def run(self) -> None:
        seen: tuple[int, ...] = ()
        there = self.path.exists()
        while not self.over.wait(0.002):
            try:
                stat = os.stat(self.path)
            except OSError:
                self.torn += there
                continue
            there, now = True, (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            if now != seen:
                self.torn += not parses(read(self.path))
                seen = now

    def stop(self) -> int:
        self.over.set()
        self.join()
        return self.torn


class Play:
    """A running round."""

    def __init__(self, given: argparse.Namespace, script: Script, seed: str, number: int, ending: Ending) -> None:
        self.given, self.script, self.ending = given, script, ending
        self.chance = random.Random(f"{seed}-{number}-{ending.name}")
        self.room = Room(given.workdir, given.template, f"kill-{ending.name.replace('+', '-')}-{number:03d}-")
        self.round = Round(seed, number, ending.name, str(self.room.path))
        self.words: list[tuple[str, float]] = []
        self.ended_at = 0.0
        self.over, self.rests = threading.Event(), threading.Event()

    def run(self) -> Round:
        """Play it."""
        self._until_the_end()
        self._again()
        self._count()
        if not (self.round.bad or self.given.keep):
            self.room.clear()
        return self.round

    def _session(self) -> Session:
        return Session(self.room.argv(self.given.cmd), cwd=self.room.path, env=self.room.env, cps=self.given.cps)

    def _until_the_end(self) -> None:
        session, watch = self._session(), Watch(self.room.document)
        watch.start()
        try:
            session.play(self.script.get("start", []))
            ender = threading.Thread(target=self._end, args=(session, self.chance.uniform(self.given.min_s, self.given.max_s)))
            ender.start()
            self._type(session)
            ender.join()
            self._see_it_go(session)
        except ScriptError as error:
            self.round.problems.append(f"script: {error}")
            self.round.ended_s = 0.0
            self.ended_at = time.monotonic()
        finally:
            session.end()
            self.round.torn = watch.stop()
        if TRACEBACK.search(plain(bytes(session.raw))):
            self.round.problems.append("a traceback on the screen")

    def _type(self, session: Session) -> None:
        count = 0
        while not self.over.is_set() and session.alive():
            word = f"k{self.round.number:03d}z{count:04d}{self.chance.randrange(1 << 20):05x}"
            at = session.play(self.script.get("token", []), stop=self.over, token=word)
            if at is not None:
                self.words.append((word, at))
            elif not self.over.is_set() and session.alive():
                self.round.deaf += 1
            count += 1
        self.rests.set()

    def _end(self, session: Session, after: float) -> None:
        time.sleep(after)
        if self.ending.stall:
            session.paused = True
            time.sleep(self.ending.stall)
        if self.ending.how == "READ":
            self.over.set()
            self._read_again(session)
        if not session.alive():
            self.round.problems.append(f"it ended by itself, with {session.wait(0)}, before {self.ending.how}")
        self.ended_at = time.monotonic()
        self.over.set()  # the word in progress is still typed to its end, into whatever happens now
        if self.ending.how == "CLOSE":
            session.close()
        else:
            session.signal(SIGNALS.get(self.ending.how, SIGNALS["KILL"]))

    def _read_again(self, session: Session) -> None:
        """Check that the screen is correct, complete, and follows what is typed."""
        session.paused = False
        self.rests.wait(5)  # two writers on one keyboard would mix their letters
        word = f"q{self.chance.randrange(1 << 24):06x}"
        session.type(f" {word}")  # after a blank: the word before it may still wait for its enter
        if not session.expect(word, SEEN_WITHIN):
            self.round.problems.append(f"{SEEN_WITHIN:g} s after the terminal reads again it does not show what is typed")
            return
        session.settle(0.3)
        before = session.text().split("\n")
        session.resize(-1)
        session.settle(0.3)
        session.resize(0)
        session.settle(0.3)
        wrong = sum(one != other for one, other in zip(before, session.text().split("\n"), strict=True))
        if wrong > 2:  # a clock or "saved" may have changed meanwhile
            self.round.problems.append(f"{wrong} lines of the screen were not true after the terminal read again")

    def _see_it_go(self, session: Session) -> None:
        code = session.wait(max(0.01, self.ended_at + self.given.exit_s - time.monotonic()))
        self.round.code = code
        if code is None:
            return
        self.round.ended_s = round(max(0.0, time.monotonic() - self.ended_at), 3)
        if code != self.ending.code:
            self.round.problems.append(f"exit code {code}, promised is {self.ending.code}")
        if self.ending.in_order and self.ending.how != "CLOSE":
            session.paused = False
            session.settle(0.06)
            self.round.left_on = session.left_on(wrote=self.ending.terminal_hears)

    def _again(self) -> None:
        data = self.room.written()
        self.round.in_file = sum(word.encode() in data for word, at in self.words)
        if self.room.document.exists() and not parses(data):
            self.round.problems.append(f"the document does not parse after the end ({len(data)} bytes)")
        session = self._session()
        try:
            session.play(self.script.get("reopen", self.script.get("start", [])))
            session.play(self.script.get("quit", []))
            code = session.wait(5)
            if code:
                self.round.problems.append(f"opened again it ends with {code}")
            elif code is None:
                self.round.problems.append("opened again it does not quit in 5 s")
            if TRACEBACK.search(plain(bytes(session.raw))):
                self.round.problems.append("a traceback when it is opened again")
        except ScriptError as error:
            self.round.problems.append(f"opened again: {error}")
        finally:
            session.end()

    def _count(self) -> None:
        """Count what is there, how often, in order, and who may read it."""
        data, places = self.room.written(), []
        if not parses(data):
            self.round.problems.append("the document does not parse after it was opened again")
        for word, at in self.words:
            if at > self.ended_at:
                continue
            self.round.typed += 1
            times, age = data.count(word.encode()), (self.ended_at - at) * 1000
            if times > 1:
                self.round.twice.append(word)
            elif times:
                places.append(data.find(word.encode()))
                if not re.search(rb"(?<![0-9a-z])" + word.encode() + rb"(?![0-9a-z])", data):
                    self.round.problems.append("a word is glued to its neighbour")
            else:
                self.round.worst_ms = max(self.round.worst_ms, round(age, 1))
                if age > self.given.grace_ms:
                    self.round.lost.append(word)
                else:
                    self.round.young += 1
        if places != sorted(places):
            self.round.problems.append("words are out of order")
        self.round.problems += self.room.open_to_others([word.encode() for word, _ in self.words[:1]])
        self.round.problems = sorted(set(self.round.problems))
