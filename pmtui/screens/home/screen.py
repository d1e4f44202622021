"""Home: the post mortems of this folder, the demo, a new one. What is in files it asks a library, in threads."""

import asyncio
from collections.abc import Coroutine
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType

from pmtui.edits.rows import ChangeRow
from pmtui.keys import KEYS, TYPING
from pmtui.model.targets import ACTIONS
from pmtui.screens.home.library import EmptyLibrary, Library
from pmtui.screens.home.overdue import overdue_rows
from pmtui.screens.home.rows import ABOUT, DEMO, TEXT, Listed, demo_row, entry_row, head_row
from pmtui.screens.home.shelf import Shelf
from pmtui.screens.window.click_areas import hint_spots
from pmtui.screens.window.context import Context
from pmtui.screens.window.entry_line import EntryLine
from pmtui.screens.window.foot import Foot, put
from pmtui.screens.window.frame import bar_line
from pmtui.screens.window.list_pane import ListPane
from pmtui.screens.window.painting import ALL
from pmtui.screens.window.rows import fit, heading
from pmtui.screens.window.window import OwnOutcome, Window
from pmtui.steps.base import Manual, Reading, Selection
from pmtui.steps.home import MANUAL
from pmtui.steps.outcomes import Open, Settle
from pmtui.widgets.bindings import bindings
from pmtui.widgets.paint import line

__all__ = ["HomeScreen", "Listed"]

PATIENCE = 0.2  # seconds that keys wait for a folder that was not listed yet


class HomeScreen(Window):
    """A list like the others, of what the library lists."""

    STEP = "home"
    KEYS_OF = "home"
    OPENS = "home.open"
    MANUAL: ClassVar[Manual] = MANUAL
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("home")]

    def __init__(self, context: Context, library: Library | None = None) -> None:
        """Make the screen; nothing is asked of the library yet."""
        super().__init__(context)
        self.shelf = Shelf(library or EmptyLibrary())
        add = self.MANUAL.answers["add"]._replace(read=self._read_title)
        self.list = ListPane()
        manual = self.MANUAL._replace(answers={**self.MANUAL.answers, **self.list.answers, "add": add})
        self.pane, self.typed = self.list, EntryLine("", manual, self.selection, self.take)
        self.wanted_typing = self._looking = False

    # what is in the folder

    @on(events.ScreenResume)
    async def _look_into_folder(self) -> None:
        """Look each time, before the list is drawn; keys that come meanwhile wait, but not for a disk that hangs."""
        listing = self.run_worker(self._shown_after(self.shelf.read_titles()), group="list", exclusive=True)
        await asyncio.wait([asyncio.ensure_future(listing.wait())], timeout=PATIENCE)
        self.run_worker(self._shown_after(self.shelf.look_for_overdue()), group="overdue", exclusive=True)

    async def _shown_after(self, look: Coroutine[None, None, str]) -> None:
        words = await look
        self.status.said = words or self.status.said
        self.invalidate(ALL)

    def _look_at_rows(self) -> None:
        """Read the files that are in sight and were not read yet; hundreds wait until they are seen."""
        if not self._looking and self.is_mounted and self.shelf.unread(self.list.rows.in_sight()):
            self._looking = True
            self.run_worker(self._look_at_each(), group="look")

    async def _look_at_each(self) -> None:
        while self.is_mounted and (paths := self.shelf.unread(self.list.rows.in_sight())):
            await self.shelf.look_at(paths[0])
        self._looking = False
        self.invalidate(ALL)

    # drawing

    def paint(self, reveal: str = "") -> None:
        """Draw the list."""
        width = self.size.width
        rows = [head_row(width)]
        for entry in self.shelf.entries.values():
            if self.list.filter.passes(entry.title, entry.status, entry.severity, entry.problem and entry.unread):
                rows.append(entry_row(entry, width, entry.path == self.shelf.shows_where))
        rows += [*overdue_rows(self.shelf.late, width), heading("before-demo", line()), demo_row(width)]
        rows.append(heading("about", line(), line(), *(line(("text", "  "), ("muted", words)) for words in ABOUT)))
        self.list.rows.put(rows)

    def paint_frame(self) -> None:
        """Draw head and foot: no steps here."""
        width, panes = self.size.width, self.frame_panes
        words = self.shelf.words
        put(panes.steps, line(("text", " "), ("title", fit("pmtui", 17)), ("text", "Post mortems that a team learns from")))
        offline = "works offline " if TEXT + len(words) + len("  works offline ") <= width else ""
        put(panes.title, line(("text", " " * TEXT), ("muted", words), right=[("muted", offline)] if offline else ()))
        put(panes.question, line())
        hints = bar_line("home", TYPING if self.wanted_typing else KEYS, width, menu=self.status.menu)
        put(panes.bar, hints, spots=hint_spots([hints]))
        self._paint_reading(self.foot())
        self.call_after_refresh(self._look_at_rows)  # others may have come into sight

    def foot(self) -> Foot:
        """Nothing is asked; the file under the cursor is said."""
        path = self.shelf.path_of(self.list.cursor)
        return super().foot()._replace(lacking="a fresh copy of the demo" if path == DEMO else path.rpartition("/")[2])

    # what is typed, and opened

    def _read_title(self, text: str, _: Selection) -> Reading:
        return (("text", self.shelf.library.name_for(text.strip())), ("muted", " · ⏎ makes it and opens it"))

    def action_open_row(self) -> None:
        """Open the row."""
        self.call_later(self._open_row)

    async def _open_row(self) -> None:
        path = self.shelf.path_of(self.list.cursor)
        if path == DEMO:
            self.perform(Open(demo=True))
        elif path and await self.shelf.is_open(path):
            self.perform(Open(path=path))
        else:
            self.invalidate(ALL)  # it says where it can't be read

    def perform_own(self, outcome: OwnOutcome) -> None:
        """Change an overdue action in its file; what came of it is said when it is done."""
        if not isinstance(outcome, Settle):
            super().perform_own(outcome)
            return
        row = self.shelf.late.get(outcome.row)
        if row is not None:
            words = ", ".join(str(value) for _, value in outcome.values)
            edit = ChangeRow(table=ACTIONS, id=row.id, values=dict(outcome.values), what=words, at=self.context.clock())
            self.run_worker(self._shown_after(self.shelf.change(row.path, edit)), group="change")
