"""`list`: the post mortems of a folder, newest first; one that can't be read is a row too, and said on stderr."""

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
WHY_LETTERS = 60  # of why one can't be read; stderr says the whole


def list_folder(folder: Path, kind: str) -> int:
    """Print the post mortems of a folder; nothing where there is none.

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
    found = row if isinstance(row, Entry) else None
    return {
        "date": row.date,
        "title": row.title,
        "severity": found.severity if found else "",
        "status": found.status if found else "",
        "open_actions": found.open_actions if found else None,
        "file": os.fspath(row.path),
        "problem": row.words if isinstance(row, Unread) else None,
        "line": row.line if isinstance(row, Unread) else None,
    }
