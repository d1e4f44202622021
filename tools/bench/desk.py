"""Where programs are measured: a folder with the documents, separate XDG folders for each program, and interleaved rounds."""

from __future__ import annotations

import argparse
import compileall
import os
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import documents
import termbench
from figures import Runs, Samples

from pmtui import demo
from pmtui.formats.file.toml import parse, render
from pmtui.model.postmortem import PostMortem

HERE = Path(__file__).resolve().parent
DOWN, HOME, END, ESC, ENTER, RUBOUT, QUIT, GO = "\x1b[B", "\x1b[H", "\x1b[F", "\x1b", "\r", "\x7f", "\x11", "\x07"
PLAIN = argparse.Namespace(plain=False, kitty=False, show=False, only=None, keys=None)
STEPS = ["Gather", "Communicate"]  # the frame is complete


class Pressed(NamedTuple):
    """The effect of a key: milliseconds to the change that was waited for and to the last one, bytes, CPU milliseconds."""

    shown: float
    done: float
    size: float
    cpu: float


class Seat:
    """One program in a pseudo-terminal, and its user."""

    def __init__(self, program: termbench.Scenario) -> None:
        """Start it, and wait for its first screen."""
        self.program = program
        self.session = termbench.Session(program.argv, program.env, program.cwd, program.cols, program.rows)
        self.leave = program.data.get("quit", "").encode()
        try:
            self.see(*program.data["ready"], quiet=0.5, timeout=60)
        except termbench.Died:
            self.session.stop()
            raise

    @property
    def text(self) -> str:
        """The text on the screen."""
        return str(self.session.screen.text())

    def see(self, *texts: str, quiet: float = 0.15, timeout: float = 20) -> None:
        """Wait until all texts are on the screen and nothing more comes."""
        self.session.parse()
        if not all(re.search(each, self.text) for each in texts):
            self.session.until(lambda screen: all(re.search(each, screen.text()) for each in texts), quiet, timeout)
        self.session.settle(quiet)

    def send(self, keys: str, *texts: str, quiet: float = 0.15) -> None:
        """Press keys that are not measured; wait after a lone escape, so that it is recognised."""
        for part in re.split(r"(\x1b(?!\[))", keys):
            if part:
                self.session.send(part.encode())
                self.session.settle(max(quiet, 0.2) if part == ESC else quiet)
        self.see(*texts, quiet=quiet)

    def press(self, key: str, expect: str = "", quiet: float = 0.035, timeout: float = 5) -> Pressed:
        """Press a key at rest: wait until the text is there, or anything has changed."""
        wanted = (lambda screen: re.search(expect, screen.text())) if expect else None
        cpu, start = self.session.cpu(), termbench.now()
        self.session.send(key.encode())
        hit, last, size, _ = self.session.until(wanted, quiet, timeout)
        return Pressed((hit - start) * 1e3, (last - start) * 1e3, size, (self.session.cpu() - cpu) * 1e3)

    def letters(self, text: str) -> list[Pressed]:
        """Type letters one by one, waiting for each; the first few warm up and do not count."""
        presses, line = [], ""
        for letter in text:
            line += letter
            presses.append(self.press(letter, "" if letter == " " else re.escape(line[-12:])))
        return presses[4:]

    def step(self, **step: object) -> dict[str, float]:
        """Take a step as termbench defines them: hold, bulk, paste, idle."""
        out: dict[str, float] = {}
        self.program.step(self.session, {"name": "it", **step}, out, PLAIN)
        return {name.removeprefix("it."): value for name, value in out.items()}


def samples(**pressed: Sequence[Pressed]) -> dict[str, list[float]]:
    """Return keys as samples: `NAME.shown`, `.done`, `.size`, `.cpu`."""
    return {f"{name}.{field}": [getattr(each, field) for each in keys] for name, keys in pressed.items() for field in Pressed._fields}


class Play(NamedTuple):
    """A program, and what its user does; with nothing to do it is timed until it is ready, or until it ends.

    `alone` is for what begins before the first screen.
    """

    name: str
    program: termbench.Scenario
    what: Callable[[Seat], Samples] | None = None
    alone: Callable[[termbench.Scenario], Samples] | None = None

    def round(self) -> Samples:
        """Run it once."""
        if self.alone is not None:
            return self.alone(self.program)
        if self.what is None:
            run: dict[str, Any] = self.program.run(PLAIN)
            return {name: value if isinstance(value, list) else [value] for name, value in run.items()}
        seat = Seat(self.program)
        try:
            return self.what(seat)
        finally:
            seat.session.stop(seat.leave)


class Desk:
    """The programs, and their folder."""

    def __init__(self, work: Path) -> None:
        """Take a folder; documents are written there on demand."""
        self.work = work
        self.samples: list[Runs] = []
        # As installed: otherwise a checkout with old compiled files, which some environments
        # forbid to update, would measure the compiler.
        compileall.compile_dir(HERE.parents[1] / "pmtui", quiet=1)
        self.python = sys.executable
        script = Path(sys.executable).with_name("pmtui")
        self.pmtui = str(script) if script.exists() else f"{self.python} -m pmtui"

    @cached_property
    def posting(self) -> str:
        """Return the peer in termbench's terms, if it is installed; else None."""
        place = Path(os.environ.get("TERMBENCH_VENVS", Path(tempfile.gettempdir()) / "termbench-venvs"))
        program = place / "posting" / "bin" / "posting"
        return str(program) if program.exists() else ""

    def document(self, name: str) -> PostMortem:
        """Return the demo, or a document of so many rows, or of so many whys: `10000`, `1000 whys`."""
        count, _, kind = name.partition(" ")
        if name == "demo":
            return parse(demo.text()).document
        return documents.made(12, whys=int(count)) if kind else documents.made(int(count))

    def file(self, name: str) -> Path:
        """Write the document once, with its plain twin beside it."""
        file = self.work / f"{name.replace(' ', '-')}.toml"
        if not file.exists():
            document = self.document(name)
            file.write_text(render(document), encoding="utf-8")
            self.floor(file).write_text(documents.floor_of(document), encoding="utf-8")
        return file

    def floor(self, file: Path) -> Path:
        """Return the path of the plain twin."""
        return file.with_name(f"{file.stem}-floor.toml")

    def program(self, name: str, cmd: str, **data: object) -> termbench.Scenario:
        """Return a program with folders of its own for everything that it remembers."""
        state = self.work / "state" / name.replace(" ", "-")
        env = {f"XDG_{kind}_HOME": str(state / kind.lower()) for kind in ("CONFIG", "STATE", "DATA")}
        env["PYTHONPATH"] = str(HERE.parents[1])
        variables = {"work": str(self.work / "homes"), "size": None}
        return termbench.Scenario(None, variables, {}, {"name": name, "cmd": cmd, "env": env, **data})

    def stock(self, kind: str, ready: str, count: int = 1) -> termbench.Scenario:
        """Return a program of one stock widget."""
        return self.program(kind, f"{self.python} {HERE}/apps/stock.py {kind} {count}", ready=[ready], timeout=60)

    def hello(self) -> termbench.Scenario:
        """Return the smallest Textual program."""
        return self.program("hello", f"{self.python} {HERE}/apps/hello.py", ready=["READY hello"])

    def opened(self, name: str, ready: Sequence[str] = ("KEYS",), own: str = "", **data: object) -> termbench.Scenario:
        """Return pmtui with a document in a file of its own: what one program writes, another does not read."""
        program = self.program(own or name, "", ready=[*STEPS, *ready], quit=QUIT, timeout=60, **data)
        copy = program.work / "it.toml"
        copy.write_bytes(self.file(name).read_bytes())
        program.argv = [*self.pmtui.split(), str(copy)]
        return program

    def leave_at_timeline(self, program: termbench.Scenario) -> None:
        """Open a document, go to the timeline outside the box, and quit: from now on it opens there."""
        session = termbench.Session(program.argv, program.env, program.cwd, program.cols, program.rows)
        try:
            session.until(lambda screen: "KEYS" in screen.text() or "TYPING" in screen.text(), 0.3, 60)
            for keys in (ESC, GO + "3"):
                session.send(keys.encode())
                session.settle(0.4)
        finally:
            session.stop(QUIT.encode())

    def rounds(self, plays: Sequence[Play], count: int, warm: bool = True) -> dict[str, list[Samples]]:
        """Run all of them in turn, so that load affects them alike; the first round does not count."""
        out: dict[str, list[Samples]] = {play.name: [] for play in plays}
        for number in range(-1 if warm else 0, count):
            shift = number % len(plays)
            for play in [*plays[shift:], *plays[:shift]]:
                run = play.round()
                if number >= 0:
                    out[play.name].append(run)
            print(f"\r  {plays[-1].name}: round {number + 1} of {count} ", end="", file=sys.stderr, flush=True)
        self.samples.append(out)
        print("\r" + " " * 60 + "\r", end="", file=sys.stderr)
        return out


def seen(document: PostMortem) -> str:
    """Return words of a row on the first screen of the timeline."""
    first = next(row for row in document.timeline.values() if len(row.text) > 12)
    return re.escape(" ".join(first.text.split()[:2]))
