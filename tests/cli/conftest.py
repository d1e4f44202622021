"""Run commands as a script does, without a terminal, in a folder of their own."""

import datetime as dt
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest

from pmtui.cli.main import run
from pmtui.formats.file.toml import render
from pmtui.model.actions import ActionItem
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Done:
    """The result of a command."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """Return stdout as text."""
        return self.out.decode("utf-8")

    @property
    def json(self) -> Any:
        """Return stdout as JSON, which must be ASCII."""
        return json.loads(self.out.decode("ascii"))

    @property
    def line(self) -> str:
        """Return the one printable line on stderr."""
        assert self.err.startswith("pmtui: ") and self.err.endswith("\n") and self.err.count("\n") == 1, self.err
        assert self.err[:-1].isprintable() and "Traceback" not in self.err
        return self.err[:-1]


Command = Callable[..., Done]


@pytest.fixture
def folder(tmp_path: Path, xdg: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, which is the current one."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("PMTUI_NOW", "2026-11-24T10:00:00+00:00")
    return here


@pytest.fixture
def pmtui(folder: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return a function that runs a command in this process."""

    def command(*words: str | Path, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        code = run([os.fspath(word) for word in words])
        out, err = capfdbinary.readouterr()
        return Done(code, out, err.decode("utf-8"))

    return command


@pytest.fixture
def outside(folder: Path) -> Command:
    """Return a function that runs a command as its own process; `env` adds to the environment."""

    def command(*words: str | Path, stdin: bytes | IO[bytes] = b"", env: dict[str, str] | None = None, **more: Any) -> Done:
        given: dict[str, Any] = {"input": stdin} if isinstance(stdin, bytes) else {"stdin": stdin}
        done = subprocess.run(
            [sys.executable, "-m", "pmtui", *words],
            cwd=folder,
            **given,
            env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
            stdout=more.get("stdout", subprocess.PIPE),
            stderr=subprocess.PIPE,
            timeout=60,
        )
        return Done(done.returncode, done.stdout or b"", done.stderr.decode("utf-8"))

    return command


def document() -> PostMortem:
    """Return a small document with words that would like to be more than words."""
    noon = dt.datetime(2026, 11, 20, 12, 17, tzinfo=dt.UTC)
    return PostMortem(
        id="k3f9a",
        title="Checkout [/] was slow \u202e",
        date=dt.date(2026, 11, 20),
        timeline={"e1e1e": TimelineEvent(time=noon, text="déployé", milestones=("impact-start",))},
        actions={"a1a1a": ActionItem(text="Alert earlier", owner="Ben", due=dt.date(2026, 11, 1))},
    ).with_fields("define", severity="SEV-2", status="draft")


@pytest.fixture
def file(folder: Path) -> Path:
    """Return a post mortem in this folder, by its bare name."""
    path = Path("2026-11-20-checkout.toml")
    (folder / path).write_text(render(document()), encoding="utf-8")
    return path
