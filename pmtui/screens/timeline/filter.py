"""Step 3, `/`: the rows that have something, or what was known at a moment and nothing later, against hindsight."""

from pmtui.formats.lines.timeline import TimelineContext
from pmtui.formats.lines.timeline_filter import RowFilter, echo, parse
from pmtui.model.postmortem import PostMortem
from pmtui.screens.timeline_verbs import TimelineVerbs
from pmtui.screens.window.context import Context
from pmtui.steps.echo import echo_spans
from pmtui.widgets.paint import Spans

HINT = "a word, #alert, #detected, @ana, * starred, < 12:21 as it was then"


class TimelineFilter(TimelineVerbs):
    """The filter of step 3."""

    def __init__(self, context: Context) -> None:
        """Begin with all rows."""
        self.row_filter = RowFilter()
        self._then: tuple[PostMortem | None, RowFilter, PostMortem] = (None, self.row_filter, PostMortem())
        super().__init__(context)

    def context_of(self, here: str = "") -> TimelineContext:
        """What a line is read against."""
        raise NotImplementedError

    @property
    def seen(self) -> PostMortem:
        """The document as it may be seen, as far as it was known at the moment that is looked at."""
        whole, made = super().seen, self.row_filter
        if self._then[0] is not whole or self._then[1] is not made:
            self._then = (whole, made, made.then(whole))
        return self._then[2]

    def no_rows(self) -> str:
        """What stands there where nothing is shown, though there are rows."""
        until = self.row_filter.words_until
        if not self.document.timeline:
            return ""
        return f"Nothing is recorded up to {until}." if until and not self.chosen_rows else "No row has that."

    @property
    def chosen_rows(self) -> bool:
        """Whether not all rows of that moment are shown."""
        return self.row_filter._replace(until=None, words_until="", unknown=()) != RowFilter()

    def action_filter(self) -> None:
        """Filter the rows."""
        self.ask("filter", "Filter", self._set_filter, HINT, "Show", read=self.read_filter, text=self.filter_words)

    def read_filter(self, text: str) -> Spans:
        """Say how many rows it shows."""
        made = parse(text, self.context_of())
        return echo_spans(echo(made, self.document, lambda document: sum(map(made.passes, made.then(document).timeline.values()))))

    def _set_filter(self, text: str, paint: bool = True) -> None:
        self.row_filter = parse(text, self.context_of())
        super()._set_filter(text, paint)
        if paint:
            self.paint_frame()  # the head says what was known then

    def filter_said(self) -> str:
        """What the filter shows, in words."""
        if self.row_filter.until is not None and not self.chosen_rows:
            return f"what was known at {self.row_filter.words_until}"
        return super().filter_said()
