"""Home: the post mortems of this folder, the demo, a new one. What is in files it asks a library, in threads."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType

from pmtui.keys import KEYS, TYPING
from pmtui.model.counted import counted
from pmtui.screens.home.library import EmptyLibrary, Library
from pmtui.screens.home.overdue import HomeOverdue
from pmtui.screens.home.rows import ABOUT, DEMO, TEXT, Listed, demo_row, entry_row, head_row
from pmtui.screens.window import messages
from pmtui.screens.window.click_areas import hint_spots
from pmtui.screens.window.context import Context
from pmtui.screens.window.frame import bar_line
from pmtui.screens.window.purpose import Purpose
from pmtui.screens.window.rows import fit, heading
from pmtui.widgets.bindings import bindings
from pmtui.widgets.paint import Spans, line

__all__ = ["HomeScreen", "Listed"]

PATIENCE = 0.2  # seconds that keys wait for a folder that was not listed yet


class HomeScreen(HomeOverdue):
    """A list like the others, of what the library lists."""

    STEP = "home"
    KEYS_OF = "home"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("home")]

    def __init__(self, context: Context, library: Library | None = None) -> None:
        """Make the screen; nothing is asked of the library yet."""
        super().__init__(context, library or EmptyLibrary())
        self.found: dict[str, Listed] = {}
        self._is_listed = self._looking = False
        self._looked: set[str] = set()
        self._shows_where = ""  # the path of one that can't be read, and is said in full
        self.wanted_typing = False

    def adding(self) -> Purpose:
        """A new post mortem."""
        return Purpose("add", "New", self.take_title, self.read_title, hint="what happened, in a few words", stays=True, word="Make it")

    @on(events.ScreenResume)
    async def _look_into_folder(self) -> None:
        """Look each time, before the list is drawn; keys that come meanwhile wait, but not for a disk that hangs."""
        listing = self.run_worker(self._list(), group="list", exclusive=True)
        await asyncio.wait([asyncio.ensure_future(listing.wait())], timeout=PATIENCE)
        self.look_for_overdue()

    async def _list(self) -> None:
        entries = await asyncio.to_thread(self.library.listed)
        self.found, self._is_listed = {entry.path: entry for entry in entries}, True
        self._looked = {path for path, entry in self.found.items() if entry.problem or entry.open_actions is not None}
        self.stale = True
        self.freshen()
        self.paint_frame()

    def paint(self, reveal: str = "") -> None:
        """Draw the list."""
        width = self.size.width
        rows = [head_row(width)]
        for entry in self.found.values():
            if self.passes(entry.title, entry.status, entry.severity, entry.problem and entry.unread):
                rows.append(entry_row(entry, width, entry.path == self._shows_where))
        rows += [*self.overdue_rows(width), heading("before-demo", line()), demo_row(width)]
        rows.append(heading("about", line(), line(), *(line(("text", "  "), ("muted", words)) for words in ABOUT)))
        self.rows.put(rows)
        self.call_after_refresh(self._look_at_rows)

    def _look_at_rows(self) -> None:
        """Read the files that are in sight and were not read yet, in a thread; hundreds wait until they are seen."""
        if not self._looking and self._unread_in_sight():
            self._looking = True
            self.run_worker(self._look_at_each(), group="look")

    def _unread_in_sight(self) -> list[str]:
        return [key for key in self.rows.in_sight() if key in self.found and key not in self._looked] if self.is_mounted else []

    async def _look_at_each(self) -> None:
        while keys := self._unread_in_sight():
            self._looked.add(keys[0])
            entry = await asyncio.to_thread(self.library.look, keys[0])
            if entry is not None and keys[0] in self.found:
                self.found[keys[0]] = entry
        self._looking = False
        if self.is_mounted:
            self.paint()
            self.paint_frame()

    def take_unread(self, rows: Sequence[Listed]) -> None:
        """Show them as such, also where their first lines can be read."""
        self.found |= {entry.path: entry for entry in rows}
        self._looked |= {entry.path for entry in rows}

    def changed(self, path: str) -> None:
        """Its line is looked at again."""
        self._looked.discard(path)

    def moved(self) -> None:
        """Other rows may have come into sight."""
        super().moved()
        self.call_after_refresh(self._look_at_rows)

    def paint_frame(self) -> None:
        """Draw head and foot: no steps here."""
        width = self.size.width
        if not width or not self.is_mounted:
            return
        opened = [entry.open_actions for entry in self.found.values() if entry.open_actions is not None]
        unread = sum(1 for entry in self.found.values() if entry.problem)
        words = f"{len(self.found)} in this folder" if self._is_listed else "looking into this folder"
        words += f" · {counted(sum(opened), 'open action')}" if opened and len(opened) + unread == len(self.found) else ""
        words += f" · {unread} can not be read" if unread else ""
        self.put("#steps", line(("text", " "), ("title", fit("pmtui", 17)), ("text", "Post mortems that a team learns from")))
        offline = "works offline " if TEXT + len(words) + len("  works offline ") <= width else ""
        self.put("#title", line(("text", " " * TEXT), ("muted", words), right=[("muted", offline)] if offline else ()))
        self.put("#question", line())
        hints = bar_line("home", TYPING if self.wanted_typing else KEYS, width, menu=self.menu)
        self.put("#bar", hints, spots=hint_spots([hints]))
        self.paint_entry()

    def lacking(self) -> str:
        """The file under the cursor."""
        key = self.rows.cursor if self.is_mounted else ""
        key = self.late[key].path if key in self.late else key
        return "a fresh copy of the demo" if key == DEMO else key.rpartition("/")[2]

    def question(self) -> str:
        """Nothing is asked here."""
        return ""

    def read_title(self, text: str) -> Spans:
        """The file it would be."""
        return (("text", self.library.name_for(text.strip())), ("muted", " · ⏎ makes it and opens it"))

    def take_title(self, text: str) -> None:
        """Make it."""
        if text.strip():
            self.post_message(messages.OpenRequested(title=text.strip()))

    def tell_draft(self) -> None:
        """A title half-typed belongs to no document."""

    def action_open_row(self) -> None:
        """Open the row."""
        self.call_later(self._open_row)

    async def _open_row(self) -> None:
        key = self.rows.cursor
        if key == DEMO:
            self.post_message(messages.OpenRequested(demo=True))
        elif key:
            await self._open(self.late[key].path if key in self.late else key)

    async def _open(self, path: str) -> None:
        """Open a file, or say where it can't be read; ⏎ again looks once more."""
        entry = self.found.get(path)
        if entry is None or entry.problem or path not in self._looked:
            self._looked.add(path)
            entry = await asyncio.to_thread(self.library.look, path) or entry
        if entry is None or not entry.problem:
            self.post_message(messages.OpenRequested(path=path))
            return
        self.found[path] = entry
        self._shows_where = "" if self._shows_where == path else path
        self.paint()
        self.paint_frame()

    def action_edit(self) -> None:
        """A click on a row opens it."""
        self.action_open_row()
