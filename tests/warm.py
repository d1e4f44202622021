"""A process that has pmtui's modules already and begets programs that run it, each in a terminal of its own.

An interpreter that starts and imports Textual takes half a second of the processor, and a hundred tests open the real
program. What such a program does from its first line on (`pmtui.__main__.main`) is the same, and how it ends too: as any
interpreter does. What an interpreter reads while it starts is not: a program whose environment differs there, and one
that is stopped and waited for as a child, is started afresh (`Terminal`), and so is the one of `test_install.py`.
"""

import atexit
import functools
import io
import json
import os
import pkgutil
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.terminal import Terminal, opened

ROOT = Path(__file__).parents[1]
READ_LATE = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "VISUAL", "EDITOR", "PMTUI_NOW", "PATH", "HOME")
CAN = hasattr(os, "pidfd_open") and hasattr(os, "login_tty")


def early(env: Mapping[str, str]) -> dict[str, str]:
    """Give what of an environment is read before the program's first line, or may be."""
    return {name: value for name, value in env.items() if name not in (*READ_LATE, "PYTEST_CURRENT_TEST")}


class Nest:
    """The process, seen by a test."""

    def __init__(self, env: Mapping[str, str]) -> None:
        """Start it."""
        self.env = early(env)
        self._line, far = socket.socketpair()
        with far:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.warm", str(far.fileno())],
                env=dict(env), cwd=ROOT, pass_fds=[far.fileno()], start_new_session=True, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        atexit.register(self.end)

    def beget(self, words: Sequence[str], env: Mapping[str, str], folder: Path, terminal: int) -> int:
        """Give the number of a new program that has this terminal."""
        asked = json.dumps({"words": words, "env": dict(env), "folder": str(folder)}) + "\n"
        socket.send_fds(self._line, [asked.encode()[:1]], [terminal])
        self._line.sendall(asked.encode()[1:])
        return self._answer()

    def status(self, pid: int) -> int:
        """Wait for a program that ends, and give how it did."""
        self._line.sendall(json.dumps({"wait": pid}).encode() + b"\n")
        return self._answer()

    def end(self) -> None:
        """End the process."""
        self._line.close()
        self._process.wait()

    def _answer(self) -> int:
        return int(said(self._line))


def said(line: socket.socket) -> bytes:
    """Read a line, or less at the end."""
    found = b""
    while not found.endswith(b"\n") and (more := line.recv(65536)):
        found += more
    return found


@functools.cache
def nest(env: tuple[tuple[str, str], ...]) -> Nest:
    """Give the process of such an environment; there is one in a run of the tests."""
    return Nest(dict(env))


class WarmTerminal(Terminal):
    """A terminal in which pmtui runs, begotten."""

    def _start(self, words: Sequence[str], env: Mapping[str, str], folder: Path, columns: int, rows: int) -> tuple[int, int]:
        self._nest = nest(tuple(sorted(early(env).items())))
        near, far = opened(columns, rows)
        pid = self._nest.beget(words, env, folder, far)
        os.close(far)
        return pid, near

    def _reap(self) -> int:
        return self._nest.status(self.pid)


# From here on in that process.


def beget(line: socket.socket) -> list[str]:
    """Beget programs until nobody asks any more; give the words to a new one."""
    while True:
        first, terminals, *_ = socket.recv_fds(line, 1, 1)
        if not first:
            os._exit(0)
        asked = json.loads(first + said(line))
        if "wait" in asked:
            line.sendall(f"{os.waitpid(asked['wait'], 0)[1]}\n".encode())
            continue
        (terminal,) = terminals
        pid = os.fork()
        if pid == 0:
            try:
                become(asked["env"], asked["folder"], terminal)
            finally:  # not before the terminal is its own
                line.sendall(f"{os.getpid()}\n".encode())
                line.close()
            return list(asked["words"])
        os.close(terminal)


def become(env: Mapping[str, str], folder: str, terminal: int) -> None:
    """Be as a program is that was just started in a terminal."""
    os.login_tty(terminal)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        was = getattr(sys, name)
        raw = io.FileIO(number, "rb" if name == "stdin" else "wb", closefd=False)
        buffer = io.BufferedReader(raw) if name == "stdin" else io.BufferedWriter(raw)
        new = io.TextIOWrapper(buffer, encoding=was.encoding, errors=was.errors, line_buffering=name != "stdin")
        setattr(sys, name, new)
        setattr(sys, f"__{name}__", new)


def warm() -> None:
    """Import all there is."""
    import pmtui
    from pmtui.__main__ import _no_plugins

    _no_plugins()
    for module in pkgutil.walk_packages(pmtui.__path__, "pmtui."):
        __import__(module.name)


if __name__ == "__main__":
    import gc

    warm()
    gc.freeze()
    sys.argv = ["pmtui", *beget(socket.socket(fileno=int(sys.argv[1])))]
    from pmtui.__main__ import main

    main()
