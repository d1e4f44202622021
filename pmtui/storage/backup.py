"""Older generations of a file, in the state folder (rule S7).

A copy, not a link: an editor that writes in place would change a link too. Each is named after the
moment its text was written, so that the same text is kept once and no clock is read.
"""

import datetime as dt
import hashlib
from pathlib import Path

from pmtui.model.postmortem import PostMortem
from pmtui.storage import atomic
from pmtui.storage.errors import StorageError
from pmtui.storage.file import load, read_bytes

GENERATIONS = 10
_FOR_GOOD = "before-upgrade-"


def keep(path: Path, folder: Path, for_good: bool = False) -> Path | None:
    """Copy the file as it stands into `folder`; return the copy, or None if it could not be made.

    The newest ten stay. `for_good` makes one that is never removed, for the text before an
    upgrade of its format. A backup that fails never stops a save.
    """
    try:
        data, facts, _ = read_bytes(path)
        moment = dt.datetime.fromtimestamp(facts.st_mtime_ns // 10**9, dt.UTC)
        name = f"{_FOR_GOOD if for_good else ''}{moment:%Y%m%dT%H%M%SZ}-{hashlib.sha256(data).hexdigest()[:8]}.toml"
        copy = atomic.private_folder(folder) / name
        if not copy.exists():
            atomic.replace(copy, data)
        _rotate(folder)
    except (OSError, StorageError):
        return None
    return copy


def generations(folder: Path) -> list[Path]:
    """Return the copies, newest first; those kept for good last."""
    paths = sorted(folder.glob("*.toml"), key=lambda path: (not path.name.startswith(_FOR_GOOD), path.name), reverse=True)
    return [path for path in paths if not path.name.startswith(".")]


def as_of(folder: Path, until: dt.datetime) -> PostMortem | None:
    """Return the newest readable document kept from before a moment; None if there is none."""
    last = f"{until.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    for path in generations(folder):
        if path.name.removeprefix(_FOR_GOOD) < last:
            try:
                return load(path).document
            except StorageError:
                continue
    return None


def _rotate(folder: Path) -> None:
    rotating = [path for path in generations(folder) if not path.name.startswith(_FOR_GOOD)]
    for old in rotating[GENERATIONS:]:
        old.unlink(missing_ok=True)
