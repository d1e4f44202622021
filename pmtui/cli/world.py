"""What only the edge may ask the machine: folders, clock, zone, terminal.

Everything here is found out once and passed down; no room below reads a clock or the
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
    """Give the user's folders, found by platformdirs, so that the XDG variables hold."""
    from pathlib import Path

    from platformdirs import PlatformDirs

    from pmtui.storage.folders import AppFolders

    dirs = PlatformDirs("pmtui", appauthor=False)
    return AppFolders(Path(dirs.user_config_dir), Path(dirs.user_state_dir), Path(dirs.user_data_dir))


def refuges() -> "list[Path]":
    """Give the folders for words that no other takes: the user's own, and the one for temporary files."""
    from pathlib import Path

    return [Path(os.path.expanduser("~")), Path(os.environ.get("TMPDIR") or "/tmp")]


def clock() -> Callable[[], "dt.datetime"]:
    """Give the clock; `PMTUI_NOW` makes one that stands still.

    Raises:
        Problem: `PMTUI_NOW` is no moment.
    """
    import datetime as dt

    said = os.environ.get("PMTUI_NOW", "")
    if not said:
        return lambda: dt.datetime.now().astimezone()
    try:
        moment = dt.datetime.fromisoformat(said)
        moment = moment if moment.tzinfo is not None else moment.astimezone()
    except (ValueError, OverflowError):
        raise Problem(USAGE, f"PMTUI_NOW: `{said}` is no moment; write one such as 2026-11-24T10:00:00+00:00") from None
    return lambda: moment


def local(moment: "dt.datetime") -> "dt.datetime":
    """Give a moment as clocks here show it, by the rules of its own day; with `PMTUI_NOW` in the zone of that."""
    return moment.astimezone(clock()().tzinfo if os.environ.get("PMTUI_NOW") else None)


def zone(localtime: str = LOCALTIME, settled: Callable[[], str] = str) -> tuple[str, str]:
    """Give the zone to begin with by its IANA name, and a word for the user where it had to be guessed.

    `TZ` says it, else the one that was `settled` in a settings file, else this machine.
    """
    from pmtui.model.time.zones import zone_called

    named = os.environ.get("TZ", "")
    if named and named[0] not in ":/" and zone_called(named) is not None:
        return named, ""
    if said := settled():
        return said, ""
    _, found, name = os.path.realpath(localtime).partition("/zoneinfo/")
    name = name.removeprefix("posix/")
    if found and (info := zone_called(name)) is not None:
        return "UTC" if str(info) == "UTC" else name, ""
    return "UTC", "the time zone of this machine is not known, so UTC is taken; --zone Europe/Lisbon says another"


def not_terminals() -> list[str]:
    """Name those of stdin, stdout and stderr behind which nobody sits; the application draws on stderr."""
    return [name for name in ("stdin", "stdout", "stderr") if not _is_terminal(getattr(sys, name))]


def _is_terminal(stream: Any) -> bool:
    try:
        return bool(stream.isatty())
    except (AttributeError, ValueError):  # closed, or never there
        return False


def has_terminal() -> bool:
    """Tell whether a person sits at every end."""
    return not not_terminals()


def need_terminal(instead: str = "") -> None:
    """Go on only where a person sits.

    Raises:
        Problem: stdin, stdout or stderr is no terminal.
    """
    if has_terminal():
        return
    words = f"opening needs a terminal on stdin, stdout and stderr; {instead or '`pmtui show FILE` prints without one'}"
    if not_terminals() == ["stderr"]:
        words = "opening needs a terminal on stderr too, since pmtui draws there; leave out what redirects it, such as `2>FILE`"
        # What is said on stderr goes where the redirection leads; the person looks at stdout.
        print(f"pmtui: {words}", flush=True)
    raise Problem(USAGE, words)
