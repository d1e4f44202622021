"""What home knows of its folder: its post mortems, which of them were read whole, what is overdue in them.

It asks a library, in threads, since that waits for a disk. Knows no widget and no window.
"""

import asyncio
from collections.abc import Iterable, Mapping

from pmtui.edits.base import Edit
from pmtui.model.counted import counted
from pmtui.screens.home.library import Late, Library
from pmtui.screens.home.overdue import by_row
from pmtui.screens.home.rows import Listed


class Shelf:
    """The post mortems of a folder, as far as they were looked at."""

    def __init__(self, library: Library) -> None:
        """Know nothing yet."""
        self.library = library
        self.entries: dict[str, Listed] = {}
        self.late: Mapping[str, Late] = {}
        self.looked: set[str] = set()  # the paths that were read whole
        self.shows_where = ""  # the path of one that can't be read, and is said in full
        self._is_listed = False

    def path_of(self, row: str) -> str:
        """Return the path behind a row: of an overdue action that of its post mortem."""
        return self.late[row].path if row in self.late else row

    @property
    def words(self) -> str:
        """Return what is in the folder, in words."""
        opened = [entry.open_actions for entry in self.entries.values() if entry.open_actions is not None]
        unread = sum(1 for entry in self.entries.values() if entry.problem)
        words = f"{len(self.entries)} in this folder" if self._is_listed else "looking into this folder"
        words += f" · {counted(sum(opened), 'open action')}" if opened and len(opened) + unread == len(self.entries) else ""
        return words + (f" · {unread} can not be read" if unread else "")

    async def read_titles(self) -> str:
        """List the folder, as far as first lines tell; there is nothing to say of it."""
        entries = await asyncio.to_thread(self.library.listed)
        self.entries, self._is_listed = {entry.path: entry for entry in entries}, True
        self.looked = {entry.path for entry in entries if entry.problem or entry.open_actions is not None}
        return ""

    async def look_for_overdue(self) -> str:
        """Read all files, and say nothing; those that can't be read are shown as such, also where their first lines can."""
        found = await asyncio.to_thread(self.library.overdue)
        self.entries |= {entry.path: entry for entry in found.unread}
        self.looked |= {entry.path for entry in found.unread}
        self.late = by_row(found.overdue)
        return ""

    def unread(self, paths: Iterable[str]) -> list[str]:
        """Return those of some paths that were not read yet."""
        return [path for path in paths if path in self.entries and path not in self.looked]

    async def look_at(self, path: str) -> None:
        """Read one file whole."""
        self.looked.add(path)
        entry = await asyncio.to_thread(self.library.look, path)
        if entry is not None and path in self.entries:
            self.entries[path] = entry

    async def is_open(self, path: str) -> bool:
        """Return whether a file can be opened. It is looked at once more; where one that can't is, is said in full, and again not."""
        entry = self.entries.get(path)
        if entry is None or entry.problem or path not in self.looked:
            self.looked.add(path)
            entry = await asyncio.to_thread(self.library.look, path) or entry
        if entry is None or not entry.problem:
            return True
        self.entries[path] = entry
        self.shows_where = "" if self.shows_where == path else path
        return False

    async def change(self, path: str, edit: Edit) -> str:
        """Change a post mortem in its file, and look at it again; return what came of it, in words."""
        words = await asyncio.to_thread(self.library.change, path, edit)
        self.looked.discard(path)
        await self.look_for_overdue()
        return words
