"""A list with its marks and its filter, and what its cursor stands on beside it. Knows rows by their keys, no window."""

from collections.abc import Callable, Container, Mapping

from textual import on

from pmtui.model.postmortem import PostMortem
from pmtui.screens.window import messages
from pmtui.screens.window.context import Frame
from pmtui.screens.window.list_filter import ListFilter, marked_spans
from pmtui.screens.window.marks import Marks
from pmtui.screens.window.side_pane import Beside, SidePane
from pmtui.steps.base import Answer, Selection
from pmtui.steps.outcomes import Ask, Nothing
from pmtui.widgets.paint import Spans
from pmtui.widgets.row_list import RowList

FILTER = "filter"  # asked for how rows are looked at: its words are none of the document's


class ListPane(SidePane):
    """Rows, some of a table: those are marked, filtered and acted upon."""

    def __init__(self, table: str = "", beside: Beside | None = None, blanks: int = 1, filter: ListFilter | None = None) -> None:
        """Make an empty list of a table's rows (empty: any row is acted upon), with `blanks` above the first."""
        self.rows = RowList(id="rows", blanks=blanks)
        super().__init__(self.rows, beside)
        self.marks, self.filter = Marks(), filter or ListFilter()
        self._table = table
        self._there: Container[str] = ()  # the ids of the table's rows
        self._stood = ""  # the row that the cursor was last known to be on

    # what the cursor stands on

    @property
    def cursor(self) -> str:
        """The key of the row with the cursor."""
        return self.rows.cursor

    def stand(self, key: str) -> None:
        """Put the cursor on a row."""
        self.rows.move_to(key)

    def chosen(self, document: PostMortem) -> tuple[str, ...]:
        """Return the rows of the table that a verb acts on: the marked ones, else the one with the cursor."""
        here = self.rows.cursor
        keys = self.marks.chosen(self.rows.keys(), here) if self.marks.ids else (here,) if here else ()
        return tuple(key for key in keys if key in document.table(self._table)) if self._table else keys

    @on(RowList.Moved, "#rows")
    def _on_moved(self, event: RowList.Moved) -> None:
        event.stop()
        if event.key != self._stood and event.key == self.rows.cursor:
            self._stood = event.key
            self.follow()
            self.post_message(messages.Stood(event.key))

    @on(RowList.Chosen, "#rows")
    def _on_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.post_message(messages.Opened())

    # drawing

    def draw(self, document: PostMortem, put: Callable[[str], None], reveal: str, uncover: bool) -> bool:
        """Let rows be put and go to one, out from behind the filter; or leave it there, and say so.

        `put` puts the rows and the cursor on what is revealed, as `table.id`. Tell whether the cursor stands elsewhere by it.
        """
        self._there = document.table(self._table) if self._table else ()
        self.marks.keep(self._there)
        self.filter.hides = False
        put(reveal)
        if self.filter.words and self._is_hidden(reveal):
            if uncover:
                self.filter.clear()
                put(reveal)
            else:
                self.filter.hides = True
        self.rows.mark(self.marks.ids)
        self.paint_side()
        moved, self._stood = self._stood != self.rows.cursor, self.rows.cursor
        return moved

    def _is_hidden(self, reveal: str) -> bool:
        table, _, key = reveal.rpartition(".")
        return bool(table) and table == self._table and key in self._there and key not in self.rows.keys()  # noqa: SIM118  # our own keys()

    def reading(self, said: str, frame: Frame, width: int) -> Spans | None:
        """Return what is marked or filtered, with what was just said; None where all is shown."""
        if self.marks.ids:
            return marked_spans(self.marks.words, self.filter.words, said, frame, width)
        return self.filter.spans(said, frame, width) if self.filter.words else None

    # marks and filter

    def action_mark(self) -> None:
        """Mark the row, and go to the next."""
        if self.rows.cursor in self._there:
            self.marks.toggle(self.rows.cursor)
            self.show_marks()
            self.rows.move(1)

    def action_mark_all(self) -> None:
        """Mark all rows shown, or none."""
        self.marks.toggle_all(key for key in self.rows.keys() if key in self._there)  # noqa: SIM118  # our own keys()
        self.show_marks()

    def unmark(self) -> None:
        """Take all marks off: what was done with the rows is done."""
        self.marks.clear()
        self.rows.mark(self.marks.ids)

    def show_marks(self) -> None:
        """Show which rows are marked now."""
        self.rows.mark(self.marks.ids)
        self.post_message(messages.LookChanged())

    def escape(self) -> bool:
        """Clear marks, then the filter."""
        if self.marks.ids:
            self.marks.clear()
            self.show_marks()
        elif self.filter.words:
            self.filter.clear()
            self.post_message(messages.LookChanged(rows=True))
        else:
            return False
        return True

    def asked_filter(self) -> Ask:
        """Return what is asked for a filter."""
        return Ask(FILTER, "Filter", hint=self.filter.hint, word="Show", text=self.filter.words)

    @property
    def answers(self) -> Mapping[str, Answer]:
        """What becomes of the words of a filter."""
        return {FILTER: Answer(self._take_filter, self.filter.read)}

    def _take_filter(self, text: str, at: Selection) -> Nothing:
        self.filter.take(text, at)
        self.post_message(messages.LookChanged(rows=True))
        return Nothing()
