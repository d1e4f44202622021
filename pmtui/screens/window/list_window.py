"""What the screens with a list share: rows, marks, the filter."""

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.widget import Widget

from pmtui.model.postmortem import PostMortem
from pmtui.model.text import one_line
from pmtui.screens.window import messages
from pmtui.screens.window.context import Context, Frame
from pmtui.screens.window.frame import gutter
from pmtui.screens.window.side_pane import Wide
from pmtui.widgets.paint import Spans, cut
from pmtui.widgets.row_list import RowList

FILTER_CELLS = 16  # of a filter's words, beside what was said
LEAST_SAID = 10  # cells of what was said: `added 12:17` can be told
SHOWS_ALL = ", esc shows all"


class StepScreen(Wide):
    """A list and, at its foot, the line that adds to it."""

    FILTERED: ClassVar[str] = ""  # the table whose rows the filter may hide

    def __init__(self, context: Context) -> None:
        """Make the screen, nothing filtered, nothing marked."""
        self.filter_words = ""
        self.hid = False  # the filter hides what was just said
        self.marked: frozenset[str] = frozenset()
        super().__init__(context)

    def body(self) -> Iterable[Widget]:
        """A list."""
        yield RowList(id="rows", blanks=1)

    @property
    def rows(self) -> RowList:
        """The step's list."""
        return self.query_one("#rows", RowList)

    def home_pane(self) -> Widget:
        """The list."""
        return self.rows

    def selected(self) -> str:
        """The id of the row with the cursor."""
        return self.rows.cursor if self.is_mounted else ""

    def stand(self, key: str) -> None:
        """Put the cursor on a row."""
        self.rows.move_to(key)

    def reading(self) -> Spans:
        """Filter and marks always show themselves, unless something is being typed."""
        if not self.menu and not (self.wanted_typing and self.entry.text.strip()):
            if self.filter_words and not self.marked:
                return self.filter_spans()
            if self.marked:
                count = len(self.marked)
                if self.said and not self.head.alarm:
                    return self.said_before(f"{count} row{'s' if count != 1 else ''} marked")
                also = f" · shown: what has “{self.filter_words}”" if self.filter_words else ""
                return (("key", f"{count} row{'s' if count != 1 else ''} marked"), ("muted", f"{also} · verbs act on all, esc clears"))
        return super().reading()

    def filter_said(self) -> str:
        """What the filter shows, in words."""
        return f"what has “{self.filter_words}”"

    def filter_spans(self) -> Spans:
        """What was just said, shortened if need be, and that not all rows are shown."""
        if not self.said or self.head.alarm:
            return (("warn", f"shown: {self.filter_said()}"), ("muted", " · esc shows all"))
        words = cut(one_line(self.filter_words), FILTER_CELLS)
        tail = f"filter “{words}” hides it" if self.hid else f"filter “{words}”"
        taken = gutter(self.size.width) + cell_len(f" · {tail}{SHOWS_ALL}{self.head.saving}") + 2
        if self.size.width - taken >= LEAST_SAID:
            tail += SHOWS_ALL
        else:
            taken -= cell_len(SHOWS_ALL)
        said = cut(self.said, max(self.size.width - taken, LEAST_SAID))
        return (("text", said), ("muted", " · "), ("warn" if self.hid else "muted", tail))

    def said_before(self, tail: str) -> Spans:
        """What was just said, shortened if need be, and what stands besides."""
        room = self.size.width - gutter(self.size.width) - cell_len(f" · {tail}{self.head.saving}") - 2
        return (("text", cut(self.said, max(room, LEAST_SAID))), ("muted", f" · {tail}"))

    # marks, filter, rows

    @on(RowList.Moved, "#rows")
    def _on_row_moved(self) -> None:
        self.asked_words = self.news = ""
        self.moved()
        self.post_message(messages.PlaceChanged())

    def moved(self) -> None:
        """The cursor stands on another row."""
        self.follow()
        self.paint_frame()

    @on(RowList.Chosen, "#rows")
    def _on_row_chosen(self) -> None:
        self.action_verb("list.edit")

    def action_escape(self) -> None:
        """Clear marks, then the filter; never leave the step."""
        if self.marked:
            self.set_marked(frozenset())
        elif self.filter_words:
            self._set_filter("")
            self.paint_frame()

    def set_marked(self, keys: frozenset[str]) -> None:
        """Mark these rows."""
        self.said = ""
        self.marked = keys
        self.rows.mark(keys)
        self.paint_frame()

    def chosen(self) -> list[str]:
        """The rows a verb acts on: the marked ones, else the one with the cursor."""
        here = self.selected()
        if not self.is_mounted:
            return []
        return [key for key in self.rows.keys() if key in self.marked] or ([here] if here else [])  # noqa: SIM118  # our own keys()

    def action_filter(self) -> None:
        """Filter this list by words."""
        self.ask("filter", "Filter", self._set_filter, "a word of the rows to show", "Show", text=self.filter_words)

    def _set_filter(self, text: str, paint: bool = True) -> None:
        self.filter_words = text.strip()
        if paint:
            self.said, self.hid = "", False
            self.paint()

    def show(self, document: PostMortem, frame: Frame, reveal: str = "", said: str | None = None, uncover: bool = True) -> None:
        """Show this document; what is said is of a row in sight, unless drawing finds otherwise."""
        if said is not None:
            self.hid = False
        super().show(document, frame, reveal, said, uncover)

    def paint_to(self, reveal: str, uncover: bool) -> None:
        """Draw the rows and go to one, out from behind the filter; or leave it there, and say so."""
        self.paint(reveal)
        if self.filter_words and self.behind_filter(reveal):
            if uncover:
                self._set_filter("", paint=False)
                self.paint(reveal)
            else:
                self.hid = True

    def behind_filter(self, reveal: str) -> bool:
        """Tell whether the filter hides a row, as `table.id`."""
        table, _, key = reveal.rpartition(".")
        return table == self.FILTERED and key in self.document.table(table) and key not in self.rows.keys()  # noqa: SIM118  # our own keys()

    def passes(self, *texts: str) -> bool:
        """Tell whether a row passes the filter."""
        wanted = self.filter_words.casefold()
        return not wanted or any(wanted in text.casefold() for text in texts)
