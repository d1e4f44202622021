"""Step 3, `/`: the rows that have something, or what was known at a moment and nothing later, against hindsight.

A part of the window: it is given words and documents, and knows no window.
"""

from pmtui.formats.lines.timeline import TimelineContext
from pmtui.formats.lines.timeline_filter import RowFilter, echo, parse
from pmtui.model.postmortem import PostMortem
from pmtui.screens.window.list_filter import ListFilter
from pmtui.steps.base import Reading, Selection
from pmtui.steps.echo import echo_spans
from pmtui.steps.timeline.line import line_context

_HINT = "a word, #alert, #detected, @ana, * starred, < 12:21 as it was then"


def read_filter(text: str, context: TimelineContext) -> Reading:
    """Return how many rows a filter shows."""
    row_filter = parse(text, context)
    count = echo(row_filter, context.document, lambda document: sum(map(row_filter.passes, row_filter.then(document).timeline.values())))
    return echo_spans(count)


class TimelineFilter(ListFilter):
    """Which rows of the timeline are shown."""

    hint = _HINT

    def __init__(self) -> None:
        """Begin with all rows."""
        super().__init__()
        self.rows = RowFilter()
        self._known: tuple[PostMortem | None, RowFilter, PostMortem] = (None, self.rows, PostMortem())

    def take(self, text: str, at: Selection) -> None:
        """Show what has this; empty shows all."""
        super().take(text, at)
        self.rows = parse(text, line_context(at))

    def clear(self) -> None:
        """Show all rows, as they are known now."""
        super().clear()
        self.rows = RowFilter()

    def read(self, text: str, at: Selection) -> Reading:
        """Return how many rows it would show."""
        return read_filter(text, line_context(at))

    def known(self, document: PostMortem) -> PostMortem:
        """Return the document as far as it was known at the moment that is looked at; the same object while nothing changed."""
        if self.rows.until is None:
            return document
        if self._known[0] is not document or self._known[1] is not self.rows:
            self._known = (document, self.rows, self.rows.then(document))
        return self._known[2]

    @property
    def chooses(self) -> bool:
        """Return whether not all rows of that moment are shown."""
        return self.rows._replace(until=None, words_until="", unknown=()) != RowFilter()

    @property
    def said(self) -> str:
        """Return what is shown, in words; where it is all that was known at a moment, that."""
        return f"what was known at {self.rows.words_until}" if self.rows.until is not None and not self.chooses else super().said

    def no_rows(self, document: PostMortem) -> str:
        """Return what stands there where nothing is shown, though there are rows."""
        until = self.rows.words_until
        if not document.timeline:
            return ""
        return f"Nothing is recorded up to {until}." if until and not self.chooses else "No row has that."
