"""The log of `--log FILE`: times, commands, exit codes; never what anybody wrote.

Written only to a new file, an empty one, or one that begins as a log of ours: the word after `--log`
may be a post mortem.
"""

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

from pmtui import __version__
from pmtui.cli.errors import NOT_WRITTEN, REFUSED, Problem
from pmtui.cli.output import why
from pmtui.cli.world import clock

_ADD = os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_FIRST_BYTES = 300  # the first line of a log
_BEGINS = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d[\d:.]* begin [\w-]+ pmtui [\w.+-]+ pid \d+\n")


def begin(path: Path, command: str) -> None:
    """Log that a command begins.

    Raises:
        Problem: the log cannot be written, or the file is something else.
    """
    try:
        _note(path, f"begin {command} pmtui {__version__} pid {os.getpid()}")
    except OSError as error:
        raise Problem(NOT_WRITTEN, f"{path}: could not be written: {why(error)}") from None


def end(path: Path, code: int) -> None:
    """Log how it ended; a log that fails now changes nothing."""
    try:
        _note(path, f"end exit {code} pid {os.getpid()}")
    except (OSError, Problem):
        return


def noter(path: Path) -> Callable[[str], None]:
    """Return a function that logs the name of each action in the application; a log that fails changes nothing."""

    def note(words: str) -> None:
        try:
            _note(path, words)
        except (OSError, Problem):
            return

    return note


def _note(path: Path, words: str) -> None:
    line = f"{clock()().isoformat(timespec='milliseconds')} {words}\n"
    try:
        there = not stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        there = False
    # A terminal or a pipe is not read: it has no first line yet, and may not be readable.
    descriptor = os.open(path, _ADD | (os.O_WRONLY if there else os.O_RDWR), 0o600)
    try:
        _only_a_log(path, descriptor)
        os.write(descriptor, line.encode("utf-8"))
    finally:
        os.close(descriptor)


def _only_a_log(path: Path, descriptor: int) -> None:
    facts = os.fstat(descriptor)
    if stat.S_ISREG(facts.st_mode) and facts.st_size and not _BEGINS.match(os.read(descriptor, _FIRST_BYTES)):
        raise Problem(REFUSED, f"{path}: not a log of pmtui, so nothing is added to it; name a new file, such as pmtui.log")
