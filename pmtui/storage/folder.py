"""The post mortems of a folder, and names for new ones.

Takes every `*.toml` whose `format` and `id` are ours and passes over the others in silence.
"""

import datetime as dt
import os
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from pmtui.model.actions import is_open
from pmtui.storage.errors import NotAFile, Refused, StorageError, not_read
from pmtui.storage.file import create_new, load

_LONGEST_SLUG = 60
_MOST_NAMES = 10_000
_RESERVED = {"con", "prn", "aux", "nul", *(f"{word}{number}" for word in ("com", "lpt") for number in range(1, 10))}


class Entry(NamedTuple):
    """One post mortem of a folder."""

    path: Path
    date: str
    title: str
    severity: str
    status: str
    open_actions: int


def scan(folder: Path) -> list[Entry]:
    """Give the post mortems of a folder, newest first; of one day by title and name.

    Raises:
        StorageError: the folder is missing, not permitted, or none.
    """
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".toml") and not name.startswith("."))
    except NotADirectoryError:
        raise NotAFile(folder, "not a folder; give the path of one") from None
    except OSError as error:
        raise not_read(folder, error) from error
    found = [entry for name in names if (entry := _entry(folder / name)) is not None]
    found.sort(key=lambda entry: (entry.title.casefold(), entry.path.name))
    found.sort(key=lambda entry: entry.date, reverse=True)
    return found


def slug(title: str) -> str:
    """Give a title as part of a file name: `[a-z0-9-]`, 1 to 60 of them."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_SLUG].strip("-")
    return f"{words}-1" if words in _RESERVED else words or "untitled"


def new_name(folder: Path, date: dt.date, title: str) -> Path:
    """Give a path that is free now: `2026-11-24-title.toml`, then `-2`, `-3`.

    Raises:
        Refused: every such name is taken.
    """
    stem = f"{date.isoformat()}-{slug(title)}"
    for number in range(1, _MOST_NAMES):
        path = folder / (f"{stem}-{number}.toml" if number > 1 else f"{stem}.toml")
        if not os.path.lexists(path):
            return path
    raise Refused(folder / f"{stem}.toml", "every such name is taken; choose another title")


def create(folder: Path, date: dt.date, title: str, text: str) -> Path:
    """Write a new document under the first free name and give its path, also where two do so at once.

    Raises:
        CannotWrite: nothing was made.
    """
    while True:
        path = new_name(folder, date, title)
        try:
            create_new(path, text)
        except Refused:
            continue
        return path


def _entry(path: Path) -> Entry | None:
    try:
        opened = load(path)
    except StorageError:
        return None
    document = opened.document
    if opened.upgraded or not document.id:
        return None
    date = document.date.isoformat() if isinstance(document.date, dt.date) else document.date or ""
    still_open = sum(1 for action in document.actions.values() if is_open(action))
    return Entry(path, date, document.title, document.define.severity, document.define.status, still_open)
