"""The post mortems of a folder, and names for new ones.

Takes every `*.toml` whose `format` and `id` are ours, and those of ours that can't be read (`ours.py`); passes over the
others in silence.
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
    """One post mortem of a folder; `id` is its own, under which its journal is known."""

    path: Path
    date: str
    title: str
    severity: str
    status: str
    open_actions: int
    id: str = ""


class Head(NamedTuple):
    """What the first lines of a post mortem's file say: enough to list and to search hundreds of them."""

    path: Path
    date: str
    title: str


_Listed = TypeVar("_Listed", Entry | Unread, Head | Unread)


def scan(folder: Path) -> list[Entry | Unread]:
    """Give the post mortems of a folder, newest first; of one day by title and name. Reads each file whole.

    Raises:
        StorageError: the folder is missing, not permitted, or none.
    """
    found = [made for name in names(folder) if (made := entry(folder / name)) is not None]
    return _newest_first(found)


def heads(folder: Path) -> list[Head | Unread]:
    """Give the same by their first lines only; a file that says too little there is read whole.

    What is broken further down is not seen here.

    Raises:
        StorageError: the folder is missing, not permitted, or none.
    """
    found = [made for name in names(folder) if (made := _head(folder / name)) is not None]
    return _newest_first(found)


def _newest_first(found: list[_Listed]) -> list[_Listed]:
    return sorted(sorted(found, key=lambda row: (row.title.casefold(), row.path.name)), key=lambda row: row.date, reverse=True)


def names(folder: Path) -> list[str]:
    """Give the names of the TOML files of a folder, sorted.

    Raises:
        StorageError: the folder is missing, not permitted, or none.
    """
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(".toml") and not name.startswith("."))
    except NotADirectoryError:
        raise NotAFile(folder, "not a folder; give the path of one") from None
    except OSError as error:
        raise not_read(folder, error) from error


def _head(path: Path) -> Head | Unread | None:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # a pipe would keep us waiting
            return None
        with open(path, "rb") as file:
            first = file.read(_HEAD_BYTES)
        said = tomli.loads(first.partition(b"\n[")[0].decode("utf-8") + "\n")
    except (OSError, ValueError):  # a link to nothing; bytes or lines cut in the middle, or no TOML: the whole file knows
        return _head_of(path, read(path))
    if not {"format", "id"} <= said.keys():
        says_more = has_our_name(path) or (b"\n[" not in first and len(first) == _HEAD_BYTES)
        return _head_of(path, read(path)) if says_more else None
    if said["format"] != FORMAT or not isinstance(said["id"], str) or not said["id"]:
        return _head_of(path, read(path))
    date, title = said.get("date", ""), said.get("title", "")
    return Head(path, str(date), clean(title) if isinstance(title, str) else "")


def _head_of(path: Path, found: Opened | Unread | None) -> Head | Unread | None:
    return Head(path, _date(found), found.document.title) if isinstance(found, Opened) else found


def slug(title: str) -> str:
    """Give a title as part of a file name: `[a-z0-9-]`, 1 to 60 of them."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_SLUG].strip("-")
    return f"{words}-1" if words in _RESERVED else words or "untitled"


def free_name(date: dt.date, title: str, is_taken: Callable[[str], bool]) -> str:
    """Give a name that is free: `2026-11-24-title.toml`, then `-2`, `-3`; an empty one where all are taken."""
    stem = f"{date.isoformat()}-{slug(title)}"
    names = (f"{stem}-{number}.toml" if number > 1 else f"{stem}.toml" for number in range(1, _MOST_NAMES))
    return next((name for name in names if not is_taken(name)), "")


def new_name(folder: Path, date: dt.date, title: str) -> Path:
    """Give a path that is free now.

    Raises:
        Refused: every such name is taken.
    """
    if name := free_name(date, title, lambda name: os.path.lexists(folder / name)):
        return folder / name
    raise Refused(folder / f"{date.isoformat()}-{slug(title)}.toml", "every such name is taken; choose another title")


def all_names(folder: Path) -> frozenset[str]:
    """Give all names that are taken in a folder; none where it can't be read."""
    try:
        return frozenset(os.listdir(folder))
    except OSError:
        return frozenset()


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


def entry(path: Path) -> Entry | Unread | None:
    """Give one post mortem as a list shows it; None where the file is none of ours."""
    found = read(path)
    if not isinstance(found, Opened):
        return found
    document = found.document
    still_open = sum(1 for action in document.actions.values() if is_open(action))
    return Entry(path, _date(found), document.title, document.define.severity, document.define.status, still_open, document.id)


def _date(opened: Opened) -> str:
    date = opened.document.date
    return date.isoformat() if isinstance(date, dt.date) else date or ""
