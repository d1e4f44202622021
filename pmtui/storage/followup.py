"""Open actions across all post mortems in a folder.

Each file is read whole: a broken one is reported, not counted as having nothing to do. Changes nothing.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from pmtui.model.actions import ActionItem, is_open
from pmtui.model.people.as_roles import AsRoles
from pmtui.model.postmortem import PostMortem
from pmtui.model.whys import letters
from pmtui.storage.errors import StorageError
from pmtui.storage.file import load
from pmtui.storage.folder import names
from pmtui.storage.ours import Unread, read


class FollowUp(NamedTuple):
    """One action in one file; `answers` are the letters and words of the causes it answers."""

    path: Path
    document: str
    title: str
    date: str
    id: str
    action: ActionItem
    answers: tuple[str, ...] = ()

    @property
    def due(self) -> dt.date | None:
        """The day it is due, if that is a date."""
        due = self.action.due
        return due if isinstance(due, dt.date) else None

    def is_overdue(self, today: dt.date) -> bool:
        """Return whether it is still open after its due day."""
        return is_open(self.action) and self.due is not None and self.due < today


class Survey(NamedTuple):
    """What home says about a folder: overdue actions, longest overdue first, and the post mortems that can't be read."""

    overdue: list[FollowUp]
    unread: list[Unread]


def follow_ups(folder: Path, told: Callable[[StorageError], None] = lambda error: None) -> list[FollowUp]:
    """Return the actions of all post mortems in a folder, or of one file: soonest due first, undated last.

    A file of ours that can't be read is passed to `told`; others are skipped.

    Raises:
        StorageError: there is no such folder or file.
    """
    actions: list[FollowUp] = []
    for path in [folder] if folder.is_file() else [folder / name for name in names(folder)]:
        try:
            one = load(path) if path == folder else read(path)
        except StorageError as error:
            told(error)
            continue
        if isinstance(one, Unread):
            told(one.error)
        elif one is not None:
            actions += _of(path, one.document)
    return _soonest_first(actions)


def _soonest_first(rows: list[FollowUp]) -> list[FollowUp]:
    return sorted(rows, key=lambda row: (row.due is None, row.due or dt.date.max, row.date, row.path.name))


def _of(path: Path, document: PostMortem) -> Iterator[FollowUp]:
    rows, whys = document.actions, document.whys
    letter = letters(whys) if any(row.answers for row in rows.values()) else {}
    date = str(document.date or "")
    for key, row in rows.items():
        answers = tuple(letter.get(one, whys[one].text) for one in row.answers if one in whys)
        yield FollowUp(path, document.id, document.title, date, key, row, answers)


def survey(folder: Path, today: dt.date) -> Survey:
    """Return what is overdue in a folder, in words that name nobody, since everybody may look; and what can't be read."""
    late: list[FollowUp] = []
    unread: list[Unread] = []
    try:
        paths = [folder / name for name in names(folder)]
    except StorageError:  # deleted while we look
        paths = []
    for path in paths:
        opened = read(path)
        if isinstance(opened, Unread):
            unread.append(opened)
        elif opened is not None:
            rows = [row for row in _of(path, opened.document) if row.is_overdue(today)]
            seen = AsRoles().document(opened.document) if rows else opened.document
            late += [row._replace(action=seen.actions[row.id], title=seen.title) for row in rows]
    return Survey(_soonest_first(late), unread)
