"""Where programs are measured: a folder with the documents, a place of its own for each program, and rounds in turn."""

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
from figures import Found, Samples

from pmtui import demo
from pmtui.formats.file.toml import parse, render
from pmtui.model.postmortem import PostMortem

HERE = Path(__file__).resolve().parent
DOWN, HOME, END, ESC, ENTER, RUBOUT, QUIT, GO = "\x1b[B", "\x1b[H", "\x1b[F", "\x1b", "\r", "\x7f", "\x11", "\x07"
PLAIN = argparse.Namespace(plain=False, kitty=False, show=False, only=None, keys=None)
STEPS = ["Gather", "Communicate"]  # the frame is there


class Pressed(NamedTuple):
    """What a key did: milliseconds to the change that was waited for and to the last one, bytes, CPU milliseconds."""

    shown: float
    done: float
    size: float
    cpu: float


class Seat:
    """Somebody at one program, in a pseudo-terminal."""

    def __init__(self, program: termbench.Scenario) -> None:
        """Open it, and wait until its first screen is there."""
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
        """What stands on the screen."""
        return str(self.session.screen.text())

    def see(self, *texts: str, quiet: float = 0.15, timeout: float = 20) -> None:
        """Wait until all texts are on the screen and nothing more comes."""
        self.session.parse()
        if not all(re.search(each, self.text) for each in texts):
            self.session.until(lambda screen: all(re.search(each, screen.text()) for each in texts), quiet, timeout)
        self.session.settle(quiet)

    def send(self, keys: str, *texts: str, quiet: float = 0.15) -> None:
        """Press keys that are not measured; a lone escape is let be known as one."""
        for part in re.split(r"(\x1b(?!\[))", keys):
            if part:
                self.session.send(part.encode())
                self.session.settle(max(quiet, 0.2) if part == ESC else quiet)
        self.see(*texts, quiet=quiet)

    def press(self, key: str, expect: str = "", quiet: float = 0.035, timeout: float = 5) -> Pressed:
        """Press a key from rest: until the text is there, or anything has changed."""
        wanted = (lambda screen: re.search(expect, screen.text())) if expect else None
        cpu, start = self.session.cpu(), termbench.now()
        self.session.send(key.encode())
        hit, last, size, _ = self.session.until(wanted, quiet, timeout)
        return Pressed((hit - start) * 1e3, (last - start) * 1e3, size, (self.session.cpu() - cpu) * 1e3)

    def letters(self, text: str) -> list[Pressed]:
        """Type letters one by one, each awaited on the screen; the first few warm up and do not count."""
        found, line = [], ""
        for letter in text:
            line += letter
            found.append(self.press(letter, "" if letter == " " else re.escape(line[-12:])))
        return found[4:]

    def step(self, **step: object) -> dict[str, float]:
        """Take a step as termbench knows them: hold, bulk, paste, idle."""
        out: dict[str, float] = {}
        self.program.step(self.session, {"name": "it", **step}, out, PLAIN)
        return {name.removeprefix("it."): value for name, value in out.items()}


def samples(**pressed: Sequence[Pressed]) -> dict[str, list[float]]:
    """Give keys as samples: `NAME.shown`, `.done`, `.size`, `.cpu`."""
    return {f"{name}.{field}": [getattr(each, field) for each in keys] for name, keys in pressed.items() for field in Pressed._fields}


class Play(NamedTuple):
    """A program, and what somebody does with it; nothing to do: it is timed until it is ready, or until it ends.

    `alone` is for what begins before the first screen is there.
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
    """The programs, and the folder they work in."""

    def __init__(self, work: Path) -> None:
        """Take a folder; documents are laid there when they are asked for."""
        self.work = work
        self.samples: list[Found] = []
        # As it is installed: else a checkout with old compiled files, which some environments
        # forbid to renew, would measure the compiler.
        compileall.compile_dir(HERE.parents[1] / "pmtui", quiet=1)
        self.python = sys.executable
        script = Path(sys.executable).with_name("pmtui")
        self.pmtui = str(script) if script.exists() else f"{self.python} -m pmtui"

    @cached_property
    def posting(self) -> str:
        """The peer, where it is installed as termbench knows it; else nothing."""
        place = Path(os.environ.get("TERMBENCH_VENVS", Path(tempfile.gettempdir()) / "termbench-venvs"))
        found = place / "posting" / "bin" / "posting"
        return str(found) if found.exists() else ""

    def document(self, name: str) -> PostMortem:
        """Give the demo, or one of so many rows, or of so many whys: `10000`, `1000 whys`."""
        count, _, kind = name.partition(" ")
        if name == "demo":
            return parse(demo.text()).document
        return documents.made(12, whys=int(count)) if kind else documents.made(int(count))

    def file(self, name: str) -> Path:
        """Lay the document there, once; beside it its plain twin."""
        file = self.work / f"{name.replace(' ', '-')}.toml"
        if not file.exists():
            document = self.document(name)
            file.write_text(render(document), encoding="utf-8")
            self.floor(file).write_text(documents.floor_of(document), encoding="utf-8")
        return file

    def floor(self, file: Path) -> Path:
        """Where the plain twin lies."""
        return file.with_name(f"{file.stem}-floor.toml")

    def program(self, name: str, cmd: str, **data: object) -> termbench.Scenario:
        """Make a program, with folders of its own for all that it remembers."""
        state = self.work / "state" / name.replace(" ", "-")
        env = {f"XDG_{kind}_HOME": str(state / kind.lower()) for kind in ("CONFIG", "STATE", "DATA")}
        env["PYTHONPATH"] = str(HERE.parents[1])
        variables = {"work": str(self.work / "homes"), "size": None}
        return termbench.Scenario(None, variables, {}, {"name": name, "cmd": cmd, "env": env, **data})

    def stock(self, kind: str, ready: str, count: int = 1) -> termbench.Scenario:
        """Make a program of one stock widget."""
        return self.program(kind, f"{self.python} {HERE}/apps/stock.py {kind} {count}", ready=[ready], timeout=60)

    def hello(self) -> termbench.Scenario:
        """Make the smallest program of Textual."""
        return self.program("hello", f"{self.python} {HERE}/apps/hello.py", ready=["READY hello"])

    def opened(self, name: str, ready: Sequence[str] = ("KEYS",), own: str = "", **data: object) -> termbench.Scenario:
        """Make pmtui with a document of its own file: what one writes, another does not read."""
        program = self.program(own or name, "", ready=[*STEPS, *ready], quit=QUIT, timeout=60, **data)
        copy = program.work / "it.toml"
        copy.write_bytes(self.file(name).read_bytes())
        program.argv = [*self.pmtui.split(), str(copy)]
        return program

    def leave_at_timeline(self, program: termbench.Scenario) -> None:
        """Open a document, go to the timeline outside the box, and quit: it opens there from now on."""
        session = termbench.Session(program.argv, program.env, program.cwd, program.cols, program.rows)
        try:
            session.until(lambda screen: "KEYS" in screen.text() or "TYPING" in screen.text(), 0.3, 60)
            for keys in (ESC, GO + "3"):
                session.send(keys.encode())
                session.settle(0.4)
        finally:
            session.stop(QUIT.encode())

    def rounds(self, plays: Sequence[Play], count: int, warm: bool = True) -> dict[str, list[Samples]]:
        """Run all in turn, so that a noisy machine disturbs them alike; one round first that does not count."""
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
    """Give words of a row that is on the first screen of the timeline."""
    first = next(row for row in document.timeline.values() if len(row.text) > 12)
    return re.escape(" ".join(first.text.split()[:2]))
