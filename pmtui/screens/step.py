"""What the screens with a list share: rows, marks, the filter."""

from collections.abc import Iterable

from textual import on
from textual.widget import Widget

from pmtui.screens import messages
from pmtui.screens.context import Context
from pmtui.screens.entering import Entering
from pmtui.widgets.paint import Spans
from pmtui.widgets.row_list import RowList


class StepScreen(Entering):
    """A list and, at its foot, the line that adds to it."""

    def __init__(self, context: Context) -> None:
        """Make the screen, nothing filtered, nothing marked."""
        self.filter_words = ""
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
            if self.filter_words:
                return (("warn", f"shown: what has “{self.filter_words}”"), ("muted", " · esc shows all"))
            if self.marked:
                count = len(self.marked)
                return (("key", f"{count} row{'s' if count != 1 else ''} marked"), ("muted", " · verbs act on all of them, esc clears"))
        return super().reading()

    # marks, filter, rows

    @on(RowList.Moved, "#rows")
    def _on_row_moved(self) -> None:
        self.asked_words = ""
        self.moved()
        self.post_message(messages.PlaceChanged())

    def moved(self) -> None:
        """The cursor stands on another row."""
        self.paint_frame()

    @on(RowList.Chosen, "#rows")
    def _on_row_chosen(self) -> None:
        self.action_edit()

    def action_edit(self) -> None:
        """Edit the row in place."""

    def action_escape(self) -> None:
        """Clear marks, then the filter; never leave the step."""
        if self.marked:
            self.set_marked(frozenset())
        elif self.filter_words:
            self._set_filter("")
            self.paint_frame()

    def set_marked(self, keys: frozenset[str]) -> None:
        """Mark these rows."""
        self.marked = keys
        self.rows.mark(keys)
        self.paint_frame()

    def chosen(self) -> list[str]:
        """The rows a verb acts on: the marked ones, else the one with the cursor."""
        here = self.selected()
        return [key for key in self.rows.keys() if key in self.marked] or ([here] if here else [])  # noqa: SIM118  # our own keys()

    def action_filter(self) -> None:
        """Filter this list by words."""
        self.ask("filter", "Filter", self._set_filter, "a word of the rows to show", "Show", text=self.filter_words)

    def _set_filter(self, text: str) -> None:
        self.filter_words = text.strip()
        self.paint()

    def passes(self, *texts: str) -> bool:
        """Tell whether a row passes the filter."""
        wanted = self.filter_words.casefold()
        return not wanted or any(wanted in text.casefold() for text in texts)
