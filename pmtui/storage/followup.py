"""What is still to do, over all post mortems of a folder: the actions of each file, and one of them changed in its file.

Each file is read whole: one that is broken anywhere is told, instead of counting as one with nothing to do. A change
takes the lock, the comparison and the atomic save of the application.
"""

import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pmtui.formats.file.toml import render
from pmtui.model.actions import ActionItem, is_open
from pmtui.model.people.as_roles import AsRoles
from pmtui.model.postmortem import PostMortem
from pmtui.model.whys import letters
from pmtui.storage.errors import Refused, StorageError
from pmtui.storage.file import load
from pmtui.storage.file_writer import FileWriter
from pmtui.storage.folder import names
from pmtui.storage.lock import try_lock
from pmtui.storage.ours import Unread, read
from pmtui.storage.places import Places
from pmtui.storage.records import replay


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


class Survey(NamedTuple):
    """What home says of a folder: what is overdue, the longest first, and the post mortems that can't be read."""

    overdue: list[FollowUp]
    unread: list[Unread]


def follow_ups(folder: Path, told: Callable[[StorageError], None] = lambda error: None) -> list[FollowUp]:
    """Give the actions of all post mortems of a folder, or of one file: soonest due first, those without a day last.

    A file of ours that can't be read is `told`; others are passed over.

    Raises:
        StorageError: there is no such folder or file.
    """
    found: list[FollowUp] = []
    for path in [folder] if folder.is_file() else [folder / name for name in names(folder)]:
        try:
            one = load(path) if path == folder else read(path)
        except StorageError as error:
            told(error)
            continue
        if isinstance(one, Unread):
            told(one.error)
        elif one is not None:
            found += _of(path, one.document)
    return _soonest_first(found)


def _soonest_first(rows: list[FollowUp]) -> list[FollowUp]:
    return sorted(rows, key=lambda row: (row.due is None, row.due or dt.date.max, row.date, row.path.name))


def _of(path: Path, document: PostMortem) -> Iterator[FollowUp]:
    rows, whys = document.actions, document.whys
    letter = letters(whys) if any(row.answers for row in rows.values()) else {}
    date = str(document.date or "")
    for key, row in rows.items():
        answers = tuple(letter.get(one, whys[one].text) for one in row.answers if one in whys)
        yield FollowUp(path, document.id, document.title, date, key, row, answers)


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
            saved = FileWriter(places, opened).save(render(made))
            if saved.conflict:
                raise Refused(path, f"somebody else changed it meanwhile; both are kept, the other as {saved.path.name}")
        return made


def survey(folder: Path, today: dt.date) -> Survey:
    """Look through a folder for what is overdue, in words that name nobody: all may look; and for what can't be read."""
    late: list[FollowUp] = []
    unread: list[Unread] = []
    try:
        paths = [folder / name for name in names(folder)]
    except StorageError:  # gone while somebody looks at it
        paths = []
    for path in paths:
        found = read(path)
        if isinstance(found, Unread):
            unread.append(found)
        elif found is not None:
            rows = [row for row in _of(path, found.document) if row.is_overdue(today)]
            seen = AsRoles().document(found.document) if rows else found.document
            late += [row._replace(action=seen.actions[row.id], title=seen.title) for row in rows]
    return Survey(_soonest_first(late), unread)


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
