"""What is still to do, over all post mortems of a folder: the actions of each file, and one of them changed in its file.

Hundreds of files are looked through while somebody waits, so only the tables that matter are read, where a file says
plainly where they are; else the whole of it. A change takes the lock, the comparison and the atomic save of the application.
"""

import datetime as dt
import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from pmtui.formats.toml import render
from pmtui.model.actions import ActionItem, is_open
from pmtui.model.as_roles import AsRoles
from pmtui.model.postmortem import FORMAT, PostMortem
from pmtui.model.text import clean
from pmtui.model.whys import Why, letters
from pmtui.storage.errors import NotAFile, Refused, StorageError
from pmtui.storage.file import load, read_bytes
from pmtui.storage.folder import names
from pmtui.storage.lock import try_lock
from pmtui.storage.places import Places
from pmtui.storage.records import replay
from pmtui.storage.saver import Saver

_TABLE = re.compile(rb"^\[", re.MULTILINE)
_WANTED = (b"[actions.", b"[whys.")


class FollowUp(NamedTuple):
    """One action of one file; `answers` are the letters and words of the causes it answers."""

    path: Path
    document: str
    title: str
    date: str
    id: str
    action: ActionItem
    answers: tuple[str, ...] = ()

    @property
    def due(self) -> dt.date | None:
        """The day by which it is to be done, where that is a day."""
        due = self.action.due
        return due if isinstance(due, dt.date) else None

    def is_overdue(self, today: dt.date) -> bool:
        """Tell whether its day has passed and it is still to do."""
        return is_open(self.action) and self.due is not None and self.due < today


def follow_ups(folder: Path, told: Callable[[StorageError], None] = lambda error: None) -> list[FollowUp]:
    """Give the actions of all post mortems of a folder, or of one file: soonest due first, those without a day last.

    A file of ours that can't be read is `told`; others are passed over.

    Raises:
        StorageError: there is no such folder or file.
    """
    paths = [folder] if folder.is_file() else [folder / name for name in names(folder)]
    found: list[FollowUp] = []
    for path in paths:
        try:
            found += _of(path)
        except NotAFile:
            continue
        except StorageError as error:
            told(error)
    return sorted(found, key=lambda row: (row.due is None, row.due or dt.date.max, row.date, row.path.name))


def _of(path: Path) -> Iterator[FollowUp]:
    data, _, _ = read_bytes(path)
    if b"[actions." not in data and b"[actions]" not in data:
        return
    said = _read(data)
    if said is None:  # cut wrongly, or no TOML: the whole file knows, and says with its line what is wrong
        document = load(path).document
        rows, whys = document.actions, document.whys
        named, title, date = document.id, document.title, str(document.date or "")
    elif said.get("format") == FORMAT and isinstance(said.get("id"), str) and said["id"]:
        rows = {key: ActionItem.read(row) for key, row in _rows(said, "actions")}
        whys = {key: Why.read(row) for key, row in _rows(said, "whys")} if any(row.answers for row in rows.values()) else {}
        named, title, date = said["id"], said.get("title", ""), str(said.get("date", ""))
    else:
        return
    letter = letters(whys)
    for key, row in rows.items():
        answers = tuple(letter.get(one, whys[one].text) for one in row.answers if one in whys)
        yield FollowUp(path, named, clean(title) if isinstance(title, str) else "", date, key, row, answers)


def _read(data: bytes) -> dict[str, Any] | None:
    """Give what the head of a file and its tables of actions and whys say; None where that can't be told from its bytes."""
    parts = [data]
    if b'"""' not in data and b"'''" not in data:  # else a line that looks like a table may stand in a text
        starts = [found.start() for found in _TABLE.finditer(data)]
        ends = [*starts[1:], len(data)]
        parts = [data[: starts[0] if starts else len(data)]]
        parts += [data[start:end] for start, end in zip(starts, ends, strict=True) if data[start:end].startswith(_WANTED)]
    try:
        return tomli.loads(b"\n".join(parts).decode("utf-8"))
    except ValueError:
        return None


def _rows(said: Mapping[str, Any], table: str) -> Iterator[tuple[str, dict[str, Any]]]:
    held = said.get(table)
    for key, row in held.items() if isinstance(held, dict) else ():
        if isinstance(row, dict):
            yield key, row


def change_action(places: Places, path: Path, change: Callable[[PostMortem], PostMortem]) -> PostMortem:
    """Change a post mortem that nobody has open, and give what it says now; one that does not change is not written.

    Raises:
        Refused: it is open elsewhere, holds unsaved words, or was changed meanwhile. StorageError: it can't be read or written.
    """
    opened = load(path)
    with_lock = try_lock(places, opened.path, {"pid": os.getpid()})
    if with_lock is None:
        raise Refused(path, "open in another pmtui; close it there, or change the action there")
    with with_lock:
        opened = load(path)  # as it is now that nobody else writes
        if replay(places, opened.path, opened.document.id, opened.fingerprint.sha256).records:
            raise Refused(path, "its journal holds changes that the file does not; `pmtui FILE` brings them back, then try again")
        made = change(opened.document)
        if made != opened.document:
            saved = Saver(places, opened).save(render(made))
            if saved.conflict:
                raise Refused(path, f"somebody else changed it meanwhile; both are kept, the other as {saved.path.name}")
        return made


def overdue(folder: Path, today: dt.date) -> list[FollowUp]:
    """Give what is overdue in a folder, the longest first, in words that name nobody: all may look."""
    out = []
    for row in follow_ups(folder):
        if row.is_overdue(today):
            try:
                seen = AsRoles().document(load(row.path).document)
            except StorageError:
                continue
            out.append(row._replace(action=seen.actions[row.id], title=seen.title))
    return out


def change_fields(places: Places, path: Path, key: str, values: Mapping[str, Any]) -> str:
    """Change fields of an action in its file; give a sentence that says what came of it, also where nothing did."""

    def change(document: PostMortem) -> PostMortem:
        row = document.actions.get(key)
        return document if row is None else document.with_row("actions", key, row.changed(**values))

    try:
        change_action(places, path, change)
    except StorageError as error:
        return error.words
    return f"kept in {path.name} · {', '.join(str(value) for value in values.values())}"
