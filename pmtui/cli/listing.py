"""`list`: the post mortems in a folder, newest first; an unreadable one is a row too, and reported on stderr."""

import os
from pathlib import Path
from typing import Any

from pmtui.cli.errors import DONE, NOT_READ, tell
from pmtui.cli.inputs import tell_of_journals
from pmtui.cli.output import columns, put, put_json
from pmtui.model.text import one_line
from pmtui.storage.folder import Entry, scan
from pmtui.storage.ours import Unread

HEADINGS = ("date", "title", "severity", "status", "open", "file")
WHY_LETTERS = 60  # of the reason one can't be read; stderr has all of it


def list_folder(folder: Path, kind: str) -> int:
    """Print the post mortems in a folder; nothing if there are none.

    Raises:
        StorageError: there is no such folder.
    """
    rows = scan(folder)
    if kind == "json":
        put_json([_object(row) for row in rows])
    elif rows:
        put("".join(f"{line}\n" for line in columns([HEADINGS, *map(_cells, rows)])))
    tell_of_journals((row.path, row.id) for row in rows if isinstance(row, Entry))
    unread = [row for row in rows if isinstance(row, Unread)]
    for row in unread:
        from pmtui.cli.nearest import words_of

        tell(words_of(row.error))
    return NOT_READ if unread else DONE


def _cells(row: Entry | Unread) -> tuple[str, ...]:
    words: tuple[str, ...]
    if isinstance(row, Unread):
        why = f"can not be read: {row.words}"
        words = (row.date, why if len(why) <= WHY_LETTERS else f"{why[: WHY_LETTERS - 1].rstrip()}…", "", "", "", os.fspath(row.path))
    else:
        words = (row.date, row.title, row.severity, row.status or "draft", str(row.open_actions), os.fspath(row.path))
    return tuple(one_line(word) or "-" for word in words)


def _object(row: Entry | Unread) -> dict[str, Any]:
    entry = row if isinstance(row, Entry) else None
    return {
        "date": row.date,
        "title": row.title,
        "severity": entry.severity if entry else "",
        "status": entry.status if entry else "",
        "open_actions": entry.open_actions if entry else None,
        "file": os.fspath(row.path),
        "problem": row.words if isinstance(row, Unread) else None,
        "line": row.line if isinstance(row, Unread) else None,
    }
