"""The post mortems in a folder, and names for new ones.

Takes every `*.toml` whose `format` and `id` are ours, and those of ours that can't be read (`ours.py`);
skips all others silently.
"""

import datetime as dt
import os
import re
import stat
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

import tomli

from pmtui.model.actions import is_open
from pmtui.model.postmortem import FORMAT
from pmtui.model.text import clean
from pmtui.storage.errors import NotAFile, Refused, not_read
from pmtui.storage.file import Opened, create_new
from pmtui.storage.ours import Unread, has_our_name, read

_LONGEST_SLUG = 60
_HEAD_BYTES = 2048
_MOST_NAMES = 10_000
_RESERVED = {"con", "prn", "aux", "nul", *(f"{word}{number}" for word in ("com", "lpt") for number in range(1, 10))}


class Entry(NamedTuple):
    """One post mortem in a folder; `id` is its own, under which its journal is known."""

    path: Path
    date: str
    title: str
    severity: str
    status: str
    open_actions: int
    id: str = ""


class Head(NamedTuple):
    """What the first lines of a post mortem's file say: enough to list and search hundreds of them."""

    path: Path
    date: str
    title: str


_Listed = TypeVar("_Listed", Entry | Unread, Head | Unread)


def scan(folder: Path) -> list[Entry | Unread]:
    """Return the post mortems in a folder, newest first; within a day by title and name. Reads each file whole.

    Raises:
        StorageError: the folder is missing, not permitted, or not a folder.
    """
    entries = [one for name in names(folder) if (one := entry(folder / name)) is not None]
    return _newest_first(entries)


def heads(folder: Path) -> list[Head | Unread]:
    """Return the same from their first lines only; a file that says too little there is read whole.

    What is broken further down is not seen here.

    Raises:
        StorageError: the folder is missing, not permitted, or not a folder.
    """
    entries = [one for name in names(folder) if (one := _head(folder / name)) is not None]
    return _newest_first(entries)


def _newest_first(entries: list[_Listed]) -> list[_Listed]:
    return sorted(sorted(entries, key=lambda row: (row.title.casefold(), row.path.name)), key=lambda row: row.date, reverse=True)


def names(folder: Path) -> list[str]:
    """Return the names of the TOML files in a folder, sorted.

    Raises:
        StorageError: the folder is missing, not permitted, or not a folder.
    """
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(".toml") and not name.startswith("."))
    except NotADirectoryError:
        raise NotAFile(folder, "not a folder; give the path of one") from None
    except OSError as error:
        raise not_read(folder, error) from error


def _head(path: Path) -> Head | Unread | None:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # a pipe would block us
            return None
        with open(path, "rb") as file:
            first = file.read(_HEAD_BYTES)
        fields = tomli.loads(first.partition(b"\n[")[0].decode("utf-8") + "\n")
    except (OSError, ValueError):  # a dangling link; bytes or lines cut in the middle, or no TOML: reading the whole file will tell
        return _head_of(path, read(path))
    if not {"format", "id"} <= fields.keys():
        says_more = has_our_name(path) or (b"\n[" not in first and len(first) == _HEAD_BYTES)
        return _head_of(path, read(path)) if says_more else None
    if fields["format"] != FORMAT or not isinstance(fields["id"], str) or not fields["id"]:
        return _head_of(path, read(path))
    date, title = fields.get("date", ""), fields.get("title", "")
    return Head(path, str(date), clean(title) if isinstance(title, str) else "")


def _head_of(path: Path, opened: Opened | Unread | None) -> Head | Unread | None:
    return Head(path, _date(opened), opened.document.title) if isinstance(opened, Opened) else opened


def slug(title: str) -> str:
    """Return a title as part of a file name: `[a-z0-9-]`, 1 to 60 characters."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_SLUG].strip("-")
    return f"{words}-1" if words in _RESERVED else words or "untitled"


def free_name(date: dt.date, title: str, is_taken: Callable[[str], bool]) -> str:
    """Return an unused name: `2026-11-24-title.toml`, then `-2`, `-3`; empty if all are taken."""
    stem = f"{date.isoformat()}-{slug(title)}"
    names = (f"{stem}-{number}.toml" if number > 1 else f"{stem}.toml" for number in range(1, _MOST_NAMES))
    return next((name for name in names if not is_taken(name)), "")


def new_name(folder: Path, date: dt.date, title: str) -> Path:
    """Return an unused path.

    Raises:
        Refused: every such name is taken.
    """
    if name := free_name(date, title, lambda name: os.path.lexists(folder / name)):
        return folder / name
    raise Refused(folder / f"{date.isoformat()}-{slug(title)}.toml", "every such name is taken; choose another title")


def all_names(folder: Path) -> frozenset[str]:
    """Return all names taken in a folder; none if it can't be read."""
    try:
        return frozenset(os.listdir(folder))
    except OSError:
        return frozenset()


def create(folder: Path, date: dt.date, title: str, text: str) -> Path:
    """Write a new document under the first free name and return its path, safely even if two do so at once.

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


def entry(path: Path) -> Entry | Unread | None:
    """Return one post mortem as a list shows it; None if the file is not a post mortem."""
    opened = read(path)
    if not isinstance(opened, Opened):
        return opened
    document = opened.document
    still_open = sum(1 for action in document.actions.values() if is_open(action))
    return Entry(path, _date(opened), document.title, document.define.severity, document.define.status, still_open, document.id)


def _date(opened: Opened) -> str:
    date = opened.document.date
    return date.isoformat() if isinstance(date, dt.date) else date or ""
