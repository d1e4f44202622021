"""Home: the post mortems of this folder, the demo, a new one."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from pmtui.keys import KEYS, TYPING
from pmtui.model.counted import counted
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


class HomeScreen(HomeOverdue):
    """A list like the others; `listed` gives what is in the folder."""

    STEP = "home"
    KEYS_OF = "home"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("home")]

    def __init__(self, context: Context, listed: Callable[[], Sequence[Listed]] = tuple, name_for: Callable[[str], str] = str) -> None:
        """Make the screen; `name_for(title)` gives the file name a new one would have."""
        super().__init__(context)
        self.listed = listed
        self.name_for = name_for
        self.look: Callable[[str], Listed | None] = lambda path: None
        self.found: dict[str, Listed] = {}
        self._looked: set[str] = set()
        self._shows_where = ""  # the path of one that can't be read, and is said in full
        self.wanted_typing = False

    def adding(self) -> Purpose:
        """A new post mortem."""
        return Purpose("add", "New", self.take_title, self.read_title, hint="what happened, in a few words", stays=True, word="Make it")

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Look into the folder each time."""
        self.found = {entry.path: entry for entry in self.listed()}
        self._looked = {path for path, entry in self.found.items() if entry.problem or entry.open_actions is not None}
        self.stale = True
        super().on_screen_resume(event)
        self.look_for_overdue()

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
        self.call_after_refresh(self._look_at_one)

    def _look_at_one(self) -> None:
        """Read one file that is in sight and was not read yet, then leave the word to the keys; hundreds wait until they are seen."""
        unread = [key for key in self.rows.in_sight() if key in self.found and key not in self._looked] if self.is_mounted else []
        if not unread:
            return
        key = unread[0]
        self._looked.add(key)
        self.found[key] = self.look(key) or self.found[key]
        if len(unread) == 1:
            self.paint()
            self.paint_frame()
        else:
            self.call_later(self._look_at_one)

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
        self.call_after_refresh(self._look_at_one)

    def paint_frame(self) -> None:
        """Draw head and foot: no steps here."""
        width = self.size.width
        if not width or not self.is_mounted:
            return
        opened = [entry.open_actions for entry in self.found.values() if entry.open_actions is not None]
        unread = sum(1 for entry in self.found.values() if entry.problem)
        words = f"{len(self.found)} in this folder"
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
        return (("text", self.name_for(text.strip())), ("muted", " · ⏎ makes it and opens it"))

    def take_title(self, text: str) -> None:
        """Make it."""
        if text.strip():
            self.post_message(messages.OpenRequested(title=text.strip()))

    def tell_draft(self) -> None:
        """A title half-typed belongs to no document."""

    def action_open_row(self) -> None:
        """Open the row."""
        key = self.rows.cursor
        if key == DEMO:
            self.post_message(messages.OpenRequested(demo=True))
        elif key:
            self._open(self.late[key].path if key in self.late else key)

    def _open(self, path: str) -> None:
        """Open a file, or say where it can't be read; ⏎ again looks once more."""
        entry = self.found.get(path)
        if entry is None or entry.problem or path not in self._looked:
            self._looked.add(path)
            entry = self.look(path) or entry
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
