"""The rows of home: a post mortem each, or why it can't be read, and the demo. Knows no file."""

import datetime as dt
import re
from typing import NamedTuple

from pmtui.model.counted import counted
from pmtui.model.text import one_line
from pmtui.screens.window.rows import fit, heading
from pmtui.widgets.paint import Line, cut, line, wrap
from pmtui.widgets.row_list import ListRow

DEMO = "demo"
TEXT = 18
NAME = 24  # cells of the name of one that can't be read: why comes first
ABOUT = (
    "A post mortem is one file in this folder. It takes six steps:",
    "gather, define, timeline, whys, actions, communicate.",
    "Nothing leaves this computer, and each word is saved as you type.",
)
_DATED = re.compile(r"\d{4}-\d\d-\d\d-")


class Listed(NamedTuple):
    """One post mortem of the folder, as home shows it; what its first lines don't say is None until it is looked at.

    Where it can't be read, `problem` says why and `line` where; `damaged` that it can be mended.
    """

    path: str
    date: dt.date | str | None
    title: str
    severity: str = ""
    status: str = ""
    open_actions: int | None = None
    problem: str = ""
    line: int | None = None
    damaged: bool = True

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.rpartition("/")[2]

    @property
    def unread(self) -> str:
        """One that can't be read, in words: by its title, else by its name without the day."""
        called = one_line(self.title) or _DATED.sub("", self.name).removesuffix(".toml")
        return f"{cut(called, NAME)} · can not be read: {one_line(self.problem)}"


def head_row(width: int) -> ListRow:
    """Return the head of the columns."""
    columns = (("Date", 15), ("Post mortem", width - 25 - TEXT), ("State", 13))
    return heading("head", line(("text", "  "), *(("title", fit(word, cells)) for word, cells in columns), ("title", "Open")))


def entry_row(entry: Listed, width: int, where: bool) -> ListRow:
    """Return one post mortem; with `where` one that can't be read says in full where, and what can be done."""
    when = f"{entry.date.day:>2} {entry.date:%b %Y}" if isinstance(entry.date, dt.date) else one_line(str(entry.date or "no date"))
    if entry.problem:
        first = line(("text", "  "), ("muted", fit(when, 15)), ("warn", cut(entry.unread, width - TEXT)))
        return ListRow(entry.path, (first, *(_where(entry, width) if where else ())))
    count = "" if entry.open_actions is None else counted(entry.open_actions, "action") if entry.open_actions else "none"
    words = " · ".join(part for part in (one_line(entry.title) or "Untitled", one_line(entry.severity)) if part)
    status = fit(one_line(entry.status) or ("draft" if count else ""), 13)
    shown = line(
        ("text", "  "), ("muted", fit(when, 15)), ("text", fit(words, width - 25 - TEXT)), ("muted", status), ("muted", count)
    )  # fmt: skip
    return ListRow(entry.path, (shown,))


def _where(entry: Listed, width: int) -> tuple[Line, ...]:
    place = entry.name if entry.line is None else f"{entry.name}, line {entry.line}"
    todo = "Mend it in an editor; pmtui restore lists what is kept of it. " if entry.damaged else ""
    texts = (f"{place}: {entry.problem}", f"{todo}⏎ looks again.")
    return tuple(line(("text", " " * (TEXT - 1)), ("text", part)) for text in texts for part in wrap(one_line(text), width - TEXT))


def demo_row(width: int) -> ListRow:
    """Return the row of the demo."""
    words = cut("The demo: a finished post mortem to look around in", width - TEXT - 1)
    return ListRow(DEMO, (line(("text", "  "), ("muted", fit("example", 15)), ("text", words)),))
