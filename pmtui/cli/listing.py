"""`list`: the post mortems of a folder, newest first."""

import os
from pathlib import Path

from pmtui.cli.errors import DONE
from pmtui.cli.inputs import read
from pmtui.cli.output import columns, put, put_json
from pmtui.cli.world import places
from pmtui.model.text import one_line
from pmtui.storage.folder import Entry, scan

HEADINGS = ("date", "title", "severity", "status", "open", "file")


def list_folder(folder: Path, kind: str) -> int:
    """Print the post mortems of a folder; nothing where there is none.

    Raises:
        StorageError: there is no such folder.
    """
    entries = scan(folder)
    if places().journals.is_dir():
        for entry in entries:
            read(entry.path)  # says so where a journal holds more
    if kind == "json":
        put_json([_object(entry) for entry in entries])
    elif entries:
        put("".join(f"{line}\n" for line in columns([HEADINGS, *map(_cells, entries)])))
    return DONE


def _cells(entry: Entry) -> tuple[str, ...]:
    words = (entry.date, entry.title, entry.severity, entry.status or "draft", str(entry.open_actions), os.fspath(entry.path))
    return tuple(one_line(word) or "-" for word in words)


def _object(entry: Entry) -> dict[str, str | int]:
    return {
        "date": entry.date,
        "title": entry.title,
        "severity": entry.severity,
        "status": entry.status,
        "open_actions": entry.open_actions,
        "file": os.fspath(entry.path),
    }
