"""Home: the post mortems of this folder, the demo, a new one."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import BindingType

from pmtui.keys import KEYS, TYPING
from pmtui.model.text import one_line
from pmtui.screens import messages
from pmtui.screens.context import Context
from pmtui.screens.frame import bar_line
from pmtui.screens.home_overdue import HomeOverdue
from pmtui.screens.purpose import Purpose
from pmtui.screens.rows import fit, heading
from pmtui.screens.spots import hint_spots
from pmtui.widgets.bindings import bindings
from pmtui.widgets.paint import Spans, cut, line
from pmtui.widgets.row_counts import counted
from pmtui.widgets.row_list import ListRow

DEMO = "demo"
TEXT = 18


class Listed(NamedTuple):
    """One post mortem of the folder, as home shows it; what its first lines don't say is None until it is looked at."""

    path: str
    date: dt.date | str | None
    title: str
    severity: str = ""
    status: str = ""
    open_actions: int | None = None


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
        self.wanted_typing = False

    def adding(self) -> Purpose:
        """A new post mortem."""
        return Purpose("add", "New", self.take_title, self.read_title, hint="what happened, in a few words", stays=True, word="Make it")

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Look into the folder each time."""
        self.found = {entry.path: entry for entry in self.listed()}
        self._looked = {path for path, entry in self.found.items() if entry.open_actions is not None}
        self.stale = True
        super().on_screen_resume(event)
        self.look_for_overdue()

    def paint(self, reveal: str = "") -> None:
        """Draw the list."""
        width = self.size.width
        state, opened = width - 25, width - 12
        rows = [
            heading(
                "head",
                line(
                    ("text", "  "),
                    ("title", fit("Date", 15)),
                    ("title", fit("Post mortem", state - TEXT)),
                    ("title", fit("State", 13)),
                    ("title", "Open"),
                ),
            )
        ]
        for entry in self.found.values():
            if not self.passes(entry.title, entry.status, entry.severity):
                continue
            when = f"{entry.date.day:>2} {entry.date:%b %Y}" if isinstance(entry.date, dt.date) else one_line(str(entry.date or "no date"))
            count = "" if entry.open_actions is None else counted(entry.open_actions, "action") if entry.open_actions else "none"
            words = " · ".join(part for part in (one_line(entry.title) or "Untitled", one_line(entry.severity)) if part)
            rows.append(
                ListRow(
                    entry.path,
                    (
                        line(
                            ("text", "  "), ("muted", fit(when, 15)), ("text", fit(words, state - TEXT)),
                            ("muted", fit(one_line(entry.status) or ("draft" if count else ""), opened - state)), ("muted", count),
                        ),
                    ),
                )
            )  # fmt: skip
        rows += self.overdue_rows(width)
        rows.append(heading("before-demo", line()))
        rows.append(
            ListRow(
                DEMO,
                (
                    line(
                        ("text", "  "),
                        ("muted", fit("example", 15)),
                        ("text", cut("The demo: a finished post mortem to look around in", width - TEXT - 1)),
                    ),
                ),
            )
        )
        about = (
            "A post mortem is one file in this folder. It takes six steps:",
            "gather, define, timeline, whys, actions, communicate.",
            "Nothing leaves this computer, and each word is saved as you type.",
        )
        rows.append(heading("about", line(), line(), *(line(("text", "  "), ("muted", words)) for words in about)))
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
        words = f"{len(self.found)} in this folder"
        words += f" · {counted(sum(opened), 'open action')}" if len(opened) == len(self.found) else ""
        self.put("#steps", line(("text", " "), ("title", fit("pmtui", 17)), ("text", "Post mortems that a team learns from")))
        self.put("#title", line(("text", " " * TEXT), ("muted", words), right=[("muted", "works offline ")]))
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
            self.post_message(messages.OpenRequested(path=self.late[key].path if key in self.late else key))

    def action_edit(self) -> None:
        """A click on a row opens it."""
        self.action_open_row()
