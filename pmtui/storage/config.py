"""Find settings files and read their bytes: the team's near a document, the person's own in the config folder.

Opens nothing but small regular files and never waits. `formats/settings.py` parses them; nothing here
loads pydantic, so that the step bar can be painted in the right theme before that is loaded.
"""

import errno
import os
import stat
from pathlib import Path
from typing import NamedTuple

TEAM, OWN = "pmtui.toml", "config.toml"
LARGEST = 100_000  # bytes; a hundred times what a team writes, and still read in a moment
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0)


class Source(NamedTuple):
    """A settings file that exists: its bytes, or in words why it could not be read. `own` is the person's."""

    path: Path
    data: bytes = b""
    problem: str = ""
    own: bool = False


def sources(folder: Path, config: Path) -> list[Source]:
    """Return the settings files for documents of a folder, nearest first, the person's own last.

    A team's file may lie in the folder or any above it up to the git root; without a git root only in the
    folder itself, so that a stranger's file further up never counts by chance. A missing file is no error.
    """
    team = [_source(above / TEAM, own=False) for above in _folders(folder)]
    return [source for source in (*team, _source(config / OWN, own=True)) if source is not None]


def _folders(folder: Path) -> list[Path]:
    try:
        here = Path(os.path.realpath(folder))
    except (OSError, ValueError):  # the current folder is gone, or its name is none
        return []
    chain = [here, *here.parents]
    root = next((number for number, path in enumerate(chain) if os.path.lexists(path / ".git")), 0)
    return chain[: root + 1]


def _source(path: Path, own: bool) -> Source | None:
    try:
        descriptor = os.open(path, _READ)
    except (FileNotFoundError, NotADirectoryError):
        return Source(path, problem="a link to a file that is not there", own=own) if os.path.islink(path) else None
    except OSError as error:
        return Source(path, problem=_why(error), own=own)
    except ValueError:  # a folder's name with a zero byte in it
        return None
    try:
        return _read(path, descriptor, own)
    except OSError as error:
        return Source(path, problem=_why(error), own=own)
    finally:
        os.close(descriptor)


def _read(path: Path, descriptor: int, own: bool) -> Source:
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        return Source(path, problem="a folder stands there, not a file" if stat.S_ISDIR(mode) else "not a file", own=own)
    data = b""
    while len(data) <= LARGEST and (part := os.read(descriptor, LARGEST + 1 - len(data))):
        data += part
    if len(data) > LARGEST:
        return Source(path, problem=f"too large; settings are read up to {LARGEST // 1000} KB", own=own)
    return Source(path, data, own=own)


def _why(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "you may not read this file"
    if error.errno == errno.ELOOP:
        return "its links lead round in a circle"
    return f"could not be read ({os.strerror(error.errno or 0)})"
