"""Step 3, Timeline: what happened, when; typed at the speed of talk; what its keys do is in `steps/timeline`."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.widget import Widget

from pmtui.checks.readiness import MOMENTS
from pmtui.model.figures.gaps import gaps
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import GAP, MOMENT, ROW, RowKey
from pmtui.model.targets import TIMELINE, Target
from pmtui.model.time.times import instant
from pmtui.screens.timeline.filter import HINT, TimelineFilter, read_filter
from pmtui.screens.timeline.ribbon import head_lines
from pmtui.screens.timeline.rows import timeline_rows
from pmtui.screens.timeline.side import event_beside
from pmtui.screens.window.context import Context
from pmtui.screens.window.entry_line import FILTER
from pmtui.screens.window.frame import WIDE, gutter
from pmtui.screens.window.list_window import ListWindow
from pmtui.screens.window.side_pane import SidePane
from pmtui.screens.window.window import OwnOutcome, Stale
from pmtui.steps.base import Answer, Manual, Selection
from pmtui.steps.outcomes import Ask, Day, SecondZone
from pmtui.steps.timeline.line import event_above, line_context, prompts, running_day
from pmtui.steps.timeline.manual import MANUAL
from pmtui.steps.timeline.rows import no_row
from pmtui.widgets.bindings import bindings
from pmtui.widgets.lines import Lines
from pmtui.widgets.paint import BLANK, Line


class TimelineScreen(ListWindow):
    """Rows in the order of time, whatever the order in which they were said."""

    STEP = TIMELINE
    TABLE = TIMELINE
    BLANKS = 0
    MANUAL: ClassVar[Manual] = MANUAL
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TIMELINE)]
    DEFAULT_CSS = "TimelineScreen #metrics { height: auto; }"

    def __init__(self, context: Context) -> None:
        """Make the screen; no day was said yet, all rows are shown."""
        super().__init__(context)
        self.second = context.settings.second_zone  # a zone whose times stand beside the first
        self.day: dt.date | None = None  # that was said for the lines that follow
        self.metrics = Lines(id="metrics", least=0)
        self.filter: TimelineFilter = TimelineFilter()
        self.side = SidePane(self.rows, self.beside)

    def body(self) -> Iterable[Widget]:
        """Metrics and ribbon, then the rows."""
        yield self.metrics
        if self.side is not None:
            yield self.side

    # what one stands on

    def selection(self) -> Selection:
        """What somebody stands on, the day that was said, and the zone that stands beside."""
        settings = self.context.settings._replace(second_zone=self.second)
        return super().selection().changed(day=self.day, settings=settings)

    def chosen(self) -> list[str]:
        """The rows a verb acts on; never a gap."""
        keys = super().chosen() if self.marks.ids else [self.selected()]  # of many rows none is looked at for nothing
        return [key for key in keys if key in self.document.timeline]

    def row_key(self) -> RowKey:
        """Return what the row with the cursor is about; of a gap, the row before it."""
        row = self.selected()
        return RowKey(ROW, row) if row in self.document.timeline else RowKey.of(row)

    @property
    def seen(self) -> PostMortem:
        """The document as it may be seen, as far as it was known at the moment that is looked at."""
        return self.filter.known(super().seen)

    # drawing

    def paint(self, reveal: str = "") -> None:
        """Draw the rows."""
        table, key = Target.of(reveal)
        shown = self.filter
        rows = timeline_rows(self.seen, self.list_width, shown.rows.passes, shown.chooses, shown.no_rows(self.document), self.second)
        here = table == TIMELINE and (key in self.document.timeline or key in {row.key for row in rows})
        self.rows.put(rows, key if here else None)

    def paint_frame(self) -> None:
        """Draw head and foot, figures and ribbon, the highlighted row marked on it."""
        self.typed.refresh_adding()  # the prompt says the running day
        super().paint_frame()
        seen, (kind, key) = self.seen, self.row_key()
        event = None if kind == MOMENT else seen.timeline.get(key)
        at = instant(event, self.document.define.zone) if event is not None else None
        self.metrics.put(head_lines(seen, self.size.width, at) or [BLANK])

    def beside(self, width: int) -> Sequence[Line]:
        """The highlighted row in full."""
        return event_beside(self.seen, event_above(self.document, self.selected()), width)

    def question(self) -> str:
        """About the gap, the kind of the row, or what the figures need."""
        document, (kind, key) = self.document, self.row_key()
        if not document.timeline:
            return self.asks(self.STEP, "empty")
        if kind == MOMENT:
            return next(ask for words, _, ask in MOMENTS if words[0] == key)
        gap = next((gap for gap in gaps(document) if gap.after == key), None) if kind == GAP else None
        if gap is not None:
            times = gap.words.split(": nothing")[0].split(" to ")
            return self.asks(self.STEP, "gap", start=times[0], end=times[-1])
        event = document.timeline.get(key)
        return self.asks(self.STEP, event.kind if event is not None else "")

    def moved(self) -> None:
        """Another row, perhaps another day; a day that was said stands until then."""
        self.day = None
        self.asked = 0

    # the line says day and zone

    def adding(self) -> Ask:
        """A row, under as much of the running day and zone as there is room for."""
        return super().adding().changed(prompt=self.prompt())

    def prompt(self) -> str:
        """The running day and zone, as much of it as there is room for."""
        whole, short, day = prompts(self.document, running_day(self.document, self.selected(), self.day))
        width = self.size.width if self.is_mounted else 0
        return day if width < WIDE else whole if cell_len(whole) <= gutter(width) - 3 else short

    def perform_own(self, outcome: OwnOutcome) -> None:
        """Let the lines that follow be of a day, or show a second zone."""
        match outcome:
            case Day(day, words):
                self.day = day
                self.status.said = words or self.status.said
                self.invalidate()
            case SecondZone(zone, words):
                self.second = zone
                self.status.say(words)
                self.invalidate(Stale.ROWS)
            case _:
                super().perform_own(outcome)

    # how the rows are looked at: a filter, marks

    def action_filter(self) -> None:
        """Filter the rows."""
        self.perform(Ask(FILTER, "Filter", hint=HINT, word="Show", text=self.filter.words))

    def answer_of(self, ask: Ask) -> Answer:
        """What becomes of words; those of a filter are read as they are typed."""
        answer = super().answer_of(ask)
        return answer._replace(read=lambda text, at: read_filter(text, line_context(at))) if ask.answer == FILTER else answer

    def set_filter(self, text: str) -> None:
        """Show the rows that have this."""
        self.filter.take(text, line_context(self.selection()))

    def action_mark(self) -> None:
        """Mark the row, and go to the next."""
        if self.selected() in self.document.timeline:
            super().action_mark()
        else:
            self.perform(no_row(self.selection()))
