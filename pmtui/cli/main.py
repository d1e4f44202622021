"""From the words of the command line to an exit code.

Every outcome is printed here as one line on stderr and a number; an internal error leaves a
report without anybody's words. A command with a file and nothing else takes a shortcut
that needs no click: a tenth of an export's time.
"""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from pmtui.cli import streams
from pmtui.cli.errors import DONE, INTERRUPTED, PIPE_CLOSED, USAGE, Problem, tell
from pmtui.cli.names import COMMANDS

if TYPE_CHECKING:
    from pmtui.cli.commands import Session


def run(words: list[str]) -> int:
    """Run a command line and return its exit code."""
    session: Session | None = None
    streams.make_ready()
    try:
        short = None if "_PMTUI_COMPLETE" in os.environ else _short_way(words)
        if short is not None:
            code = short()
        else:
            from pmtui.cli import commands

            session = commands.Session()
            code = commands.invoke(words, session)
        sys.stdout.flush()
    except BaseException as error:
        code = _settle(error)
    if session is not None and session.log is not None:
        from pmtui.cli.log import end

        end(session.log, code)
    return code


def _short_way(words: list[str]) -> Callable[[], int] | None:
    """Return a function for `FILE`, `export FILE`, `check FILE` and `show FILE`; None: parse with click."""
    if not words or words[-1][:1] in ("", "-") or len(words) > 2:
        return None
    from pathlib import Path

    path = Path(words[-1])
    if len(words) == 1 and words[0] not in COMMANDS:
        from pmtui.cli.opening import open_path

        return lambda: open_path(path, None)
    if len(words) == 2 and words[0] in ("export", "show"):
        from pmtui.cli.exports import export, show

        return lambda: export(path, None) if words[0] == "export" else show(path, "text")
    if len(words) == 2 and words[0] == "check":
        from pmtui.cli.check import check

        return lambda: check((path,), "text")
    return None


def _settle(error: BaseException) -> int:
    """Print what went wrong, in one line, and return the exit code."""
    if isinstance(error, Problem):
        tell(error.words)
        return error.code
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        streams.give_up(1)
        return PIPE_CLOSED
    if isinstance(error, OSError) and streams.is_of_a_stream(error):  # click's own words, or our last ones
        from pmtui.cli.output import not_put

        return _settle(not_put(error))
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else DONE
    if "click" in sys.modules:
        from click import Abort, ClickException

        if isinstance(error, Abort):
            return INTERRUPTED
        if isinstance(error, ClickException):
            from pmtui.cli.commands import usage

            tell(usage(error))
            return USAGE
    from pmtui.storage.errors import StorageError

    if isinstance(error, StorageError):
        from pmtui.cli.nearest import words_of

        tell(words_of(error))
        return error.code
    from pmtui.cli.fault import report

    return report(error)
