"""What only the command line may ask the machine: folders, clock, zone, terminal.

Everything here is found out once and passed down; nothing below reads a clock or the
environment. Imports its means inside the functions: most commands need one of them.
"""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pmtui.cli.errors import USAGE, Problem

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from pmtui.storage.folders import AppFolders

LOCALTIME = "/etc/localtime"


def app_folders() -> "AppFolders":
    """Return the user's folders, from platformdirs, so that the XDG variables count."""
    from pathlib import Path

    from platformdirs import PlatformDirs

    from pmtui.storage.folders import AppFolders

    dirs = PlatformDirs("pmtui", appauthor=False)
    return AppFolders(Path(dirs.user_config_dir), Path(dirs.user_state_dir), Path(dirs.user_data_dir))


def refuges() -> "list[Path]":
    """Return folders for words that no other folder takes: the user's own, and the temporary one."""
    from pathlib import Path

    return [Path(os.path.expanduser("~")), Path(os.environ.get("TMPDIR") or "/tmp")]


def clock() -> Callable[[], "dt.datetime"]:
    """Return the clock; with `PMTUI_NOW` it stands still.

    Raises:
        Problem: `PMTUI_NOW` is not a moment.
    """
    import datetime as dt

    fixed = os.environ.get("PMTUI_NOW", "")
    if not fixed:
        return lambda: dt.datetime.now().astimezone()
    try:
        moment = dt.datetime.fromisoformat(fixed)
        moment = moment if moment.tzinfo is not None else moment.astimezone()
    except (ValueError, OverflowError):
        raise Problem(USAGE, f"PMTUI_NOW: `{fixed}` is no moment; write one such as 2026-11-24T10:00:00+00:00") from None
    return lambda: moment


def local(moment: "dt.datetime") -> "dt.datetime":
    """Return a moment in local time, by the rules of its own day; with `PMTUI_NOW` in its zone."""
    return moment.astimezone(clock()().tzinfo if os.environ.get("PMTUI_NOW") else None)


def zone(localtime: str = LOCALTIME, settled: Callable[[], str] = str) -> tuple[str, str]:
    """Return the IANA name of the zone to begin with, and a word for the user if it was guessed.

    From `TZ`, else from the settings file (`settled`), else from this machine.
    """
    from pmtui.model.time.zones import zone_called

    named = os.environ.get("TZ", "")
    if named and named[0] not in ":/" and zone_called(named) is not None:
        return named, ""
    if configured := settled():
        return configured, ""
    _, is_there, name = os.path.realpath(localtime).partition("/zoneinfo/")
    name = name.removeprefix("posix/")
    if is_there and (info := zone_called(name)) is not None:
        return "UTC" if str(info) == "UTC" else name, ""
    return "UTC", "the time zone of this machine is not known, so UTC is taken; --zone Europe/Lisbon says another"


def not_terminals() -> list[str]:
    """Name those of stdin, stdout and stderr that are not terminals; the application draws on stderr."""
    return [name for name in ("stdin", "stdout", "stderr") if not _is_terminal(getattr(sys, name))]


def _is_terminal(stream: Any) -> bool:
    try:
        return bool(stream.isatty())
    except (AttributeError, ValueError):  # closed, or never there
        return False


def has_terminal() -> bool:
    """Return whether all three are terminals."""
    return not not_terminals()


def need_terminal(instead: str = "") -> None:
    """Continue only at a terminal.

    Raises:
        Problem: stdin, stdout or stderr is not a terminal.
    """
    if has_terminal():
        return
    words = f"opening needs a terminal on stdin, stdout and stderr; {instead or '`pmtui show FILE` prints without one'}"
    if not_terminals() == ["stderr"]:
        words = "opening needs a terminal on stderr too, since pmtui draws there; leave out what redirects it, such as `2>FILE`"
        # A message on stderr follows the redirection; the user looks at stdout.
        print(f"pmtui: {words}", flush=True)
    raise Problem(USAGE, words)
