"""What the windows with a list share: rows, marks, the filter."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.widget import Widget

from pmtui.screens.window import messages
from pmtui.screens.window.context import Context
from pmtui.screens.window.entry_line import FILTER
from pmtui.screens.window.entry_window import EntryWindow
from pmtui.screens.window.list_filter import ListFilter, marked_spans
from pmtui.screens.window.marks import Marks
from pmtui.screens.window.side_lines import list_width
from pmtui.screens.window.side_pane import SidePane
from pmtui.screens.window.window import OwnOutcome, Stale
from pmtui.steps.base import Answer, Selection
from pmtui.steps.outcomes import Ask, Nothing, Unmark
from pmtui.widgets.paint import Spans
from pmtui.widgets.row_list import RowList


class ListWindow(EntryWindow):
    """A list and, at its foot, the line that adds to it."""

    TABLE: ClassVar[str] = ""  # the table whose rows are marked, filtered and acted upon
    BLANKS: ClassVar[int] = 1  # rows that stay empty above the first

    def __init__(self, context: Context) -> None:
        """Make the window, nothing filtered, nothing marked."""
        super().__init__(context)
        self.rows = RowList(id="rows", blanks=self.BLANKS)
        self.marks, self.filter = Marks(), ListFilter()
        self.side: SidePane | None = None
        self._stood = ""  # the row that the cursor was last known to be on

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield self.rows

    @property
    def list_width(self) -> int:
        """The columns the list has."""
        return list_width(self.size.width) if self.side is not None else self.size.width

    def home_pane(self) -> Widget:
        """The list."""
        return self.rows

    def selected(self) -> str:
        """The id of the row with the cursor."""
        return self.rows.cursor

    def stand(self, key: str) -> None:
        """Put the cursor on a row."""
        self.rows.move_to(key)

    def chosen(self) -> Iterable[str]:
        """The rows of the table that a verb acts on: the marked ones, else the one with the cursor."""
        table = self.document.table(self.TABLE) if self.TABLE else self.rows.keys()
        return [key for key in self.marks.chosen(self.rows.keys(), self.rows.cursor) if key in table]

    def reading(self) -> Spans | None:
        """Filter and marks always show themselves, unless something is being typed."""
        said, width = self.status.said, self.size.width
        if self.wanted_typing and self.typed.box.text.strip():
            return super().reading()
        if self.marks.ids:
            return marked_spans(self.marks.words, self.filter.words, said, self.head, width)
        return self.filter.spans(said, self.head, width) if self.filter.words else super().reading()

    # rows

    def paint_to(self, reveal: str, uncover: bool) -> None:
        """Draw the rows and go to one, out from behind the filter; or leave it there, and say so."""
        self.marks.keep(self.document.table(self.TABLE) if self.TABLE else ())
        self.filter.hides = False
        self.paint(reveal)
        if self.filter.words and self.behind_filter(reveal):
            if uncover:
                self.set_filter("")
                self.paint(reveal)
            else:
                self.filter.hides = True
        self.rows.mark(self.marks.ids)
        if self.rows.cursor != self._stood:
            self._stand_on(self.rows.cursor)
        if self.side is not None:
            self.side.paint(self.size)

    def behind_filter(self, reveal: str) -> bool:
        """Tell whether the filter hides a row, as `table.id`."""
        table, _, key = reveal.rpartition(".")
        return bool(table) and table == self.TABLE and key in self.document.table(table) and key not in self.rows.keys()  # noqa: SIM118  # our own keys()

    @on(RowList.Moved, "#rows")
    def _on_row_moved(self, event: RowList.Moved) -> None:
        if event.key != self._stood and event.key == self.rows.cursor:
            self._stand_on(event.key)
            if self.side is not None:
                self.side.follow(self.size)
            self.invalidate()

    def _stand_on(self, key: str) -> None:
        self._stood = key
        self.asked_words = self.status.news = ""
        self.moved()
        self.post_message(messages.PlaceChanged())

    def moved(self) -> None:
        """The cursor stands on another row."""

    @on(RowList.Chosen, "#rows")
    def _on_row_chosen(self) -> None:
        self.action_verb("list.edit")

    # marks, filter

    def action_mark(self) -> None:
        """Mark the row, and go to the next."""
        if self.rows.cursor in self.document.table(self.TABLE):
            self.marks.toggle(self.rows.cursor)
            self.show_marks()
            self.rows.move(1)

    def action_mark_all(self) -> None:
        """Mark all rows shown, or none."""
        self.marks.toggle_all(key for key in self.rows.keys() if key in self.document.table(self.TABLE))  # noqa: SIM118  # our own keys()
        self.show_marks()

    def show_marks(self) -> None:
        """Show which rows are marked now."""
        self.status.said = ""
        self.rows.mark(self.marks.ids)
        self.invalidate()

    def action_escape(self) -> None:
        """Clear marks, then the filter; never leave the step."""
        if self.marks.ids:
            self.marks.clear()
            self.show_marks()
        elif self.filter.words:
            self.set_filter("")
            self.invalidate(Stale.ROWS)

    def action_filter(self) -> None:
        """Filter this list by words."""
        self.perform(Ask(FILTER, "Filter", hint="a word of the rows to show", word="Show", text=self.filter.words))

    def perform_own(self, outcome: OwnOutcome) -> None:
        """Take the marks off: what was done with the rows is done."""
        if isinstance(outcome, Unmark):
            self.marks.clear()
            self.show_marks()
        else:
            super().perform_own(outcome)

    def set_filter(self, text: str) -> None:
        """Show the rows that have these words."""
        self.filter.set(text)

    def answer_of(self, ask: Ask) -> Answer:
        """What becomes of words: those of a filter are how the window is looked at."""
        return Answer(self._take_filter) if ask.answer == FILTER else super().answer_of(ask)

    def _take_filter(self, text: str, _: Selection) -> Nothing:
        self.set_filter(text)
        self.status.said = ""
        self.invalidate(Stale.ROWS)
        return Nothing()
