"""The post mortems of a folder, as home asks for them: its rows made of files, its changes made in files.

Home asks in threads; the one answer that is wanted with each letter, the name of a new file, comes from memory.
"""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from pmtui.edits.base import Edit
from pmtui.screens.home.library import Late, Looked
from pmtui.screens.home.rows import Listed
from pmtui.session.closed_file import change_closed_file
from pmtui.storage import folder, followup
from pmtui.storage.errors import StorageError
from pmtui.storage.folders import AppFolders
from pmtui.storage.ours import Unread


class FolderLibrary:
    """The library of one folder."""

    def __init__(self, where: Path, places: AppFolders, now: Callable[[], dt.datetime]) -> None:
        """Know the folder; nothing is read yet."""
        self._where, self._places, self._now = where, places, now
        self._names: frozenset[str] = frozenset()

    def listed(self) -> list[Listed]:
        """Return what is in the folder, newest first; nothing where it is gone."""
        self._names = folder.all_names(self._where)
        try:
            return [_row(head) for head in folder.heads(self._where)]
        except StorageError:
            return []

    def look(self, path: str) -> Listed | None:
        """Read one file whole."""
        entry = folder.entry(Path(path))
        return entry and _row(entry)

    def overdue(self) -> Looked:
        """Read all files whole."""
        found = followup.survey(self._where, self._now().date())
        late = [Late(str(row.path), row.id, row.due, row.action.text, row.title) for row in found.overdue if row.due is not None]
        return Looked(late, [_row(row) for row in found.unread])

    def change(self, path: str, edit: Edit) -> str:
        """Change a post mortem that nobody has open; say what came of it."""
        try:
            change_closed_file(self._places, Path(path), lambda document: [edit])
        except StorageError as error:
            return error.words
        return f"kept in {Path(path).name} · {edit.label}"

    def name_for(self, title: str) -> str:
        """Return a name that was free when the folder was listed; who makes the file looks once more."""
        return folder.free_name(self._now().date(), title, self._names.__contains__)


def _row(found: folder.Head | folder.Entry | Unread) -> Listed:
    row = Listed(str(found.path), _day(found.date), found.title)
    if isinstance(found, Unread):
        return row._replace(problem=found.words, line=found.line, damaged=found.damaged)
    if isinstance(found, folder.Entry):
        return row._replace(severity=found.severity, status=found.status, open_actions=found.open_actions)
    return row


def _day(said: str) -> dt.date | str:
    try:
        return dt.date.fromisoformat(said)
    except ValueError:
        return said
