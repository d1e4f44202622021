"""The log of `--log FILE`: times, commands, exit codes; never what anybody wrote."""

import os
from collections.abc import Callable
from pathlib import Path

from pmtui import __version__
from pmtui.cli.errors import NOT_WRITTEN, Problem
from pmtui.cli.output import why
from pmtui.cli.world import clock


def begin(path: Path, command: str) -> None:
    """Note that a command begins.

    Raises:
        Problem: the log cannot be written.
    """
    try:
        _note(path, f"begin {command} pmtui {__version__} pid {os.getpid()}")
    except OSError as error:
        raise Problem(NOT_WRITTEN, f"{path}: could not be written: {why(error)}") from None


def end(path: Path, code: int) -> None:
    """Note how it ended; a log that fails now changes nothing."""
    try:
        _note(path, f"end exit {code} pid {os.getpid()}")
    except (OSError, Problem):
        return


def noter(path: Path) -> Callable[[str], None]:
    """Give what notes the name of each thing that is done in the application; a log that fails changes nothing."""

    def note(words: str) -> None:
        try:
            _note(path, words)
        except (OSError, Problem):
            return

    return note


def _note(path: Path, words: str) -> None:
    line = f"{clock()().isoformat(timespec='milliseconds')} {words}\n"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        os.write(descriptor, line.encode("utf-8"))
    finally:
        os.close(descriptor)
