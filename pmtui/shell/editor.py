"""The editor of whoever types: which one it is, how it is run, what it leaves.

Run without a shell, in the folder of the file, so that it shows the file's bare name and no path.
Knows no screen: giving the terminal away is passed in.
"""

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from pmtui.storage.errors import StorageError
from pmtui.storage.folders import AppFolders
from pmtui.storage.scratch_file import read_back, scratch_file

NONE = "set EDITOR to use an editor, for example EDITOR=nano"
LIKE = "for example EDITOR=nano"


class Editor(NamedTuple):
    """The command, whole; or why there is none."""

    command: tuple[str, ...] = ()
    problem: str = ""


class Edited(NamedTuple):
    """What came back; None when nothing did, and why."""

    text: str | None
    words: str = ""


def editor(env: Mapping[str, str]) -> Editor:
    """Find the editor that the environment names: `VISUAL`, else `EDITOR`."""
    name = next((name for name in ("VISUAL", "EDITOR") if env.get(name, "").strip()), "")
    if not name:
        return Editor(problem=NONE)
    try:
        words = shlex.split(env[name])
    except ValueError:
        words = []
    if not words or not words[0]:
        return Editor(problem=f"{name} can not be read as a command · {LIKE}")
    found = shutil.which(words[0], path=env.get("PATH"))
    if found is None:
        return Editor(problem=f"{name} names {Path(words[0]).name}, which is not there · {LIKE}")
    return Editor((os.path.abspath(found), *words[1:]))


def edit(text: str, places: AppFolders, env: Mapping[str, str], terminal: Callable[[], AbstractContextManager[None]]) -> Edited:
    """Let a text be edited; `terminal` gives the terminal away while the editor runs."""
    found = editor(env)
    if found.problem:
        return Edited(None, found.problem)
    try:
        with scratch_file(places, text) as path:
            with terminal():
                problem = _run(found.command, path)
            after = "" if problem else read_back(path)
    except StorageError as error:
        return Edited(None, f"nothing changed · the editor's file: {error.words}")
    if problem:
        return Edited(None, f"nothing changed · {problem}")
    return Edited(None, "nothing changed in the editor") if after == text else Edited(after)


def _run(command: Sequence[str], path: Path) -> str:
    """Run it and wait; give what went wrong."""
    with _Deaf():
        try:
            code = subprocess.run([*command, path.name], cwd=path.parent, check=False).returncode
        except (OSError, ValueError):
            return f"{Path(command[0]).name} could not be run"
    if code < 0:
        return f"the editor was ended by signal {-code}"
    return f"the editor ended with {code}" if code else ""


class _Deaf:
    """While an editor has the terminal, ctrl+c is meant for it and ends nothing of ours.

    A handler that does nothing, not `SIG_IGN`: that one the editor would inherit.
    """

    def __enter__(self) -> None:
        self._before = {number: signal.signal(number, lambda *_: None) for number in self._numbers()}

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    @staticmethod
    def _numbers() -> list[signal.Signals]:
        return [getattr(signal, name) for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]
