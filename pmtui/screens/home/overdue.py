"""What is overdue in the post mortems of a folder, as home shows it: when, what, of which incident; never whose.

Looked for and changed in threads, since that reads files and takes a file's lock: the library does it. Knows no file.
"""

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from pmtui.edits.rows import ChangeRow
from pmtui.model.actions import DONE
from pmtui.model.counted import counted
from pmtui.model.text import one_line
from pmtui.model.time.times import long_day_words, read_due
from pmtui.screens.home.library import Late, Library
from pmtui.screens.home.rows import Listed
from pmtui.screens.window import messages
from pmtui.screens.window.context import Context
from pmtui.screens.window.list_window import StepScreen
from pmtui.screens.window.rows import fit, heading
from pmtui.widgets.paint import Spans, cut, line
from pmtui.widgets.row_list import ListRow

SHOWN = 5
TEXT, TITLE = 18, 24
KEY = "overdue:"


class HomeOverdue(StepScreen):
    """The half of home that looks after actions."""

    def __init__(self, context: Context, library: Library) -> None:
        """Nothing is overdue until somebody has looked."""
        super().__init__(context)
        self.library = library
        self.late: dict[str, Late] = {}

    def look_for_overdue(self) -> None:
        """Look through the files while one looks at the list."""
        self.run_worker(self._look(), group="overdue", exclusive=True)

    async def _look(self) -> None:
        looked = await asyncio.to_thread(self.library.overdue)
        if self.is_mounted:
            self.take_unread(looked.unread)
            self.late = {f"{KEY}{number}": each for number, each in enumerate(looked.overdue)}
            self.paint()
            self.paint_frame()

    def take_unread(self, rows: Sequence[Listed]) -> None:
        """Know of those that can't be read."""

    def overdue_rows(self, width: int) -> list[ListRow]:
        """Give them as rows, the longest overdue first, with a count."""
        if not self.late:
            return []
        count = counted(len(self.late), "action")
        rows = [heading("late", line(), line(("text", "  "), ("title", fit("Overdue", 15)), ("muted", f"{count} · m done, t another day")))]
        for key, each in list(self.late.items())[:SHOWN]:
            words = fit(cut(one_line(each.text), width - TEXT - TITLE - 3), width - TEXT - TITLE - 1)
            title = cut(one_line(each.title), TITLE)
            rows.append(
                ListRow(
                    key,
                    (line(("text", "  "), ("warn", fit(f"{each.due.day:>2} {each.due:%b %Y}", 15)), ("text", words), ("muted", title)),),
                )
            )
        if len(self.late) > SHOWN:
            more = f"+{len(self.late) - SHOWN} more: pmtui actions --overdue"
            rows.append(heading("more-late", line(("text", " " * TEXT), ("muted", more))))
        return rows

    def action_mark_menu(self) -> None:
        """Done, or still to do with another day."""
        if self.selected() in self.late:
            options = [
                messages.MenuOption("d", "Done", "settle_overdue('done')"),
                messages.MenuOption("w", "Won't do", "settle_overdue('won\\'t do')"),
            ]
            self.post_message(messages.MenuRequested(options))
        else:
            self.say("go to an overdue action · m says that it is done")

    def action_settle_overdue(self, status: str) -> None:
        """Say what became of it."""
        if status == DONE:
            self.change(self.selected(), {"status": status})
        else:
            take = partial(self._take_reason, self.selected())
            self.ask(f"reason:{self.selected()}", "Reason", take, "why not: it is a decision, and printed", "Keep")

    def _take_reason(self, key: str, text: str) -> None:
        if text.strip():
            self.change(key, {"status": "won't do", "reason": text.strip()})

    def action_time(self) -> None:
        """Another day."""
        key = self.selected()
        if key in self.late:
            self.ask(f"due:{key}", "Due", partial(self._take_day, key), "2026-12-01, fri, +2w", read=self._read_day)
        else:
            self.say("go to an overdue action · t gives it another day")

    def _read_day(self, text: str) -> Spans:
        found = read_due(text.strip(), self.context.today())
        return (("text", long_day_words(found)),) if found else (("warn", "no date yet · 2026-12-01, fri, +2w"),)

    def _take_day(self, key: str, text: str) -> None:
        found = read_due(text.strip(), self.context.today())
        if found is None:
            self.give_back(f"due:{key}", text, "that is no date · write it as 2026-12-01, fri or +2w")
        else:
            self.change(key, {"due": found})

    def change(self, key: str, values: Mapping[str, Any]) -> None:
        """Change it in its file; what came of it is said when it is done."""
        row = self.late.get(key)
        if row is not None:
            words = ", ".join(str(value) for value in values.values())
            edit = ChangeRow(table="actions", id=row.id, values=values, what=words, at=self.context.clock())
            self.run_worker(self._change(row.path, edit), group="change")

    async def _change(self, path: str, edit: ChangeRow) -> None:
        said = await asyncio.to_thread(self.library.change, path, edit)
        if self.is_mounted:
            self.changed(path)
            self.look_for_overdue()
            self.say(said)

    def changed(self, path: str) -> None:
        """A file says something else now."""
