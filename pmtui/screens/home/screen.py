"""Home: the post mortems of this folder, the demo, a new one. What is in files it asks a library, in threads."""

import asyncio
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType

from pmtui.edits.rows import ChangeRow
from pmtui.keys import KEYS, TYPING
from pmtui.model.counted import counted
from pmtui.model.targets import ACTIONS
from pmtui.screens.home.library import EmptyLibrary, Late, Library
from pmtui.screens.home.overdue import by_row, overdue_rows
from pmtui.screens.home.rows import ABOUT, DEMO, TEXT, Listed, demo_row, entry_row, head_row
from pmtui.screens.window.click_areas import hint_spots
from pmtui.screens.window.context import Context
from pmtui.screens.window.foot import put
from pmtui.screens.window.frame import bar_line
from pmtui.screens.window.list_window import ListWindow
from pmtui.screens.window.rows import fit, heading
from pmtui.screens.window.window import ALL, OwnOutcome
from pmtui.steps.base import Answer, Manual, Reading, Selection
from pmtui.steps.home import MANUAL
from pmtui.steps.outcomes import Ask, Open, Settle
from pmtui.widgets.bindings import bindings
from pmtui.widgets.paint import line

__all__ = ["HomeScreen", "Listed"]

PATIENCE = 0.2  # seconds that keys wait for a folder that was not listed yet


class HomeScreen(ListWindow):
    """A list like the others, of what the library lists."""

    STEP = "home"
    KEYS_OF = "home"
    DRAFTS = False  # a title half-typed belongs to no document
    MANUAL: ClassVar[Manual] = MANUAL
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("home")]

    def __init__(self, context: Context, library: Library | None = None) -> None:
        """Make the screen; nothing is asked of the library yet."""
        super().__init__(context)
        self.library: Library = library or EmptyLibrary()
        self.found: dict[str, Listed] = {}
        self.late: dict[str, Late] = {}
        self._is_listed = self._looking = False
        self._looked: set[str] = set()
        self._shows_where = ""  # the path of one that can't be read, and is said in full
        self.wanted_typing = False

    # what is in the folder

    @on(events.ScreenResume)
    async def _look_into_folder(self) -> None:
        """Look each time, before the list is drawn; keys that come meanwhile wait, but not for a disk that hangs."""
        listing = self.run_worker(self._list(), group="list", exclusive=True)
        await asyncio.wait([asyncio.ensure_future(listing.wait())], timeout=PATIENCE)
        self.run_worker(self._look_for_overdue(), group="overdue", exclusive=True)

    async def _list(self) -> None:
        entries = await asyncio.to_thread(self.library.listed)
        self.found, self._is_listed = {entry.path: entry for entry in entries}, True
        self._looked = {path for path, entry in self.found.items() if entry.problem or entry.open_actions is not None}
        self.invalidate(ALL)

    async def _look_for_overdue(self) -> None:
        looked = await asyncio.to_thread(self.library.overdue)
        self.found |= {entry.path: entry for entry in looked.unread}  # also where their first lines can be read
        self._looked |= {entry.path for entry in looked.unread}
        self.late = by_row(looked.overdue)
        self.invalidate(ALL)

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
        self.invalidate(ALL)

    # drawing

    def paint(self, reveal: str = "") -> None:
        """Draw the list."""
        width = self.size.width
        rows = [head_row(width)]
        for entry in self.found.values():
            if self.filter.passes(entry.title, entry.status, entry.severity, entry.problem and entry.unread):
                rows.append(entry_row(entry, width, entry.path == self._shows_where))
        rows += [*overdue_rows(self.late, width), heading("before-demo", line()), demo_row(width)]
        rows.append(heading("about", line(), line(), *(line(("text", "  "), ("muted", words)) for words in ABOUT)))
        self.rows.put(rows)
        self.call_after_refresh(self._look_at_rows)

    def moved(self) -> None:
        """Other rows may have come into sight."""
        self.call_after_refresh(self._look_at_rows)

    def paint_frame(self) -> None:
        """Draw head and foot: no steps here."""
        width, panes = self.size.width, self.frame_panes
        opened = [entry.open_actions for entry in self.found.values() if entry.open_actions is not None]
        unread = sum(1 for entry in self.found.values() if entry.problem)
        words = f"{len(self.found)} in this folder" if self._is_listed else "looking into this folder"
        words += f" · {counted(sum(opened), 'open action')}" if opened and len(opened) + unread == len(self.found) else ""
        words += f" · {unread} can not be read" if unread else ""
        put(panes.steps, line(("text", " "), ("title", fit("pmtui", 17)), ("text", "Post mortems that a team learns from")))
        offline = "works offline " if TEXT + len(words) + len("  works offline ") <= width else ""
        put(panes.title, line(("text", " " * TEXT), ("muted", words), right=[("muted", offline)] if offline else ()))
        put(panes.question, line())
        hints = bar_line("home", TYPING if self.wanted_typing else KEYS, width, menu=self.status.menu)
        put(panes.bar, hints, spots=hint_spots([hints]))
        self.paint_reading()

    def lacking(self) -> str:
        """The file under the cursor."""
        key = self.rows.cursor
        path = self.late[key].path if key in self.late else key
        return "a fresh copy of the demo" if path == DEMO else path.rpartition("/")[2]

    # what is typed, and opened

    def answer_of(self, ask: Ask) -> Answer:
        """What becomes of words; of a title, the file it would be is said."""
        answer = super().answer_of(ask)
        return answer._replace(read=self._read_title) if ask.stays else answer

    def _read_title(self, text: str, _: Selection) -> Reading:
        return (("text", self.library.name_for(text.strip())), ("muted", " · ⏎ makes it and opens it"))

    def action_open_row(self) -> None:
        """Open the row."""
        self.call_later(self._open_row)

    async def _open_row(self) -> None:
        key = self.rows.cursor
        if key == DEMO:
            self.perform(Open(demo=True))
        elif key:
            await self._open(self.late[key].path if key in self.late else key)

    async def _open(self, path: str) -> None:
        """Open a file, or say where it can't be read; ⏎ again looks once more."""
        entry = self.found.get(path)
        if entry is None or entry.problem or path not in self._looked:
            self._looked.add(path)
            entry = await asyncio.to_thread(self.library.look, path) or entry
        if entry is None or not entry.problem:
            self.perform(Open(path=path))
            return
        self.found[path] = entry
        self._shows_where = "" if self._shows_where == path else path
        self.invalidate(ALL)

    def action_edit(self) -> None:
        """A click on a row opens it."""
        self.action_open_row()

    def perform_own(self, outcome: OwnOutcome) -> None:
        """Change an overdue action in its file; what came of it is said when it is done."""
        if not isinstance(outcome, Settle):
            super().perform_own(outcome)
            return
        row = self.late.get(outcome.row)
        if row is not None:
            words = ", ".join(str(value) for _, value in outcome.values)
            edit = ChangeRow(table=ACTIONS, id=row.id, values=dict(outcome.values), what=words, at=self.context.clock())
            self.run_worker(self._change(row.path, edit), group="change")

    async def _change(self, path: str, edit: ChangeRow) -> None:
        said = await asyncio.to_thread(self.library.change, path, edit)
        self._looked.discard(path)  # its line is looked at again
        self.run_worker(self._look_for_overdue(), group="overdue", exclusive=True)
        self.say(said)
