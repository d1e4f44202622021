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
from pmtui.screens.window.frame import WIDE, gutter
from pmtui.screens.window.list_window import StepScreen
from pmtui.screens.window.purpose import Purpose
from pmtui.steps.base import Manual, Selection
from pmtui.steps.timeline.line import event_above, line_context, prompts, running_day
from pmtui.steps.timeline.manual import MANUAL
from pmtui.steps.timeline.rows import no_row
from pmtui.widgets.bindings import bindings
from pmtui.widgets.lines import Lines
from pmtui.widgets.paint import BLANK, Line
from pmtui.widgets.row_list import RowList


class TimelineScreen(StepScreen):
    """Rows in the order of time, whatever the order in which they were said."""

    STEP = "timeline"
    MANUAL: ClassVar[Manual] = MANUAL
    BESIDE = True
    FILTERED = "timeline"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("timeline")]
    DEFAULT_CSS = "TimelineScreen #metrics { height: auto; }"

    def __init__(self, context: Context) -> None:
        """Make the screen; no day was said yet, all rows are shown."""
        self.second = context.settings.second_zone  # a zone whose times stand beside the first
        self.day: dt.date | None = None  # that was said for the lines that follow
        self.filter = TimelineFilter()
        super().__init__(context)

    def body(self) -> Iterable[Widget]:
        """Metrics and ribbon, then the rows."""
        yield Lines(id="metrics", least=0)
        yield from self.with_side(RowList(id="rows"))

    # what one stands on

    def selection(self) -> Selection:
        """What somebody stands on, the day that was said, and the zone that stands beside."""
        settings = self.context.settings._replace(second_zone=self.second)
        return super().selection().changed(day=self.day, settings=settings)

    def chosen(self) -> list[str]:
        """The rows a verb acts on; never a gap."""
        keys = super().chosen() if self.marked else [self.selected()]  # of many rows none is looked at for nothing
        return [key for key in keys if key in self.document.timeline]

    def row_key(self) -> RowKey:
        """Return what the row with the cursor is about; of a gap, the row before it."""
        row = self.selected()
        return RowKey(ROW, row) if row in self.document.timeline else RowKey.of(row)

    @property
    def seen(self) -> PostMortem:
        """The document as it may be seen, as far as it was known at the moment that is looked at."""
        whole = super().seen
        return whole if self.filter.rows.until is None else self.filter.known(whole)

    # drawing

    def paint(self, reveal: str = "") -> None:
        """Draw the rows."""
        table, key = Target.of(reveal)
        shown = self.filter
        rows = timeline_rows(self.seen, self.list_width, shown.rows.passes, shown.chooses, shown.no_rows(self.document), self.second)
        here = table == TIMELINE and (key in self.document.timeline or key in {row.key for row in rows})
        self.rows.put(rows, key if here else None)
        self.marked = frozenset(key for key in self.marked if key in self.document.timeline)
        self.rows.mark(self.marked)
        self.paint_beside()
        self.paint_head()
        self.fresh_prompt()

    def paint_head(self) -> None:
        """Draw figures and ribbon, the highlighted row marked on it."""
        seen, (kind, key) = self.seen, self.row_key()
        event = None if kind == MOMENT else seen.timeline.get(key)
        at = instant(event, self.document.define.zone) if event is not None else None
        self.query_one("#metrics", Lines).put(head_lines(seen, self.size.width, at) or [BLANK])

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
        self.fresh_prompt()
        self.paint_head()
        super().moved()

    # the line says day and zone

    def adding(self) -> Purpose:
        """A row, under as much of the running day and zone as there is room for."""
        return super().adding()._replace(prompt=self.prompt())

    def prompt(self) -> str:
        """The running day and zone, as much of it as there is room for."""
        whole, short, day = prompts(self.document, running_day(self.document, self.selected(), self.day))
        width = self.size.width if self.is_mounted else 0
        return day if width < WIDE else whole if cell_len(whole) <= gutter(width) - 3 else short

    def fresh_prompt(self) -> None:
        """The prompt says the running day."""
        if self.purpose.name == "add":
            self.purpose = self.purpose._replace(prompt=self.prompt())

    def take_day(self, day: dt.date | None, words: str) -> None:
        """Let the lines that follow be of a day."""
        self.day = day
        self.fresh_prompt()
        if words:
            self.say(words)

    # how the rows are looked at: a second zone, a filter, marks

    def show_second_zone(self, zone: str, words: str) -> None:
        """Show the times of a second zone beside the first."""
        self.second = zone
        self.paint()
        self.say(words)

    def action_filter(self) -> None:
        """Filter the rows."""
        self.ask(
            "filter",
            "Filter",
            self._set_filter,
            HINT,
            "Show",
            read=lambda text: read_filter(text, line_context(self.selection())),
            text=self.filter_words,
        )

    def _set_filter(self, text: str, paint: bool = True) -> None:
        self.filter.take(text, line_context(self.selection()))
        super()._set_filter(text, paint)
        if paint:
            self.paint_frame()  # the head says what was known then

    def filter_said(self) -> str:
        """What the filter shows, in words."""
        return self.filter.said() or super().filter_said()

    def action_mark(self) -> None:
        """Mark the row, and go to the next."""
        if self.selected() in self.document.timeline:
            self.set_marked(self.marked ^ {self.selected()})
            self.rows.move(1)
        else:
            self.perform(no_row(self.selection()))

    def action_mark_all(self) -> None:
        """Mark all rows shown, or none."""
        shown = frozenset(self.rows.keys()) & frozenset(self.document.timeline)
        self.set_marked(frozenset() if self.marked == shown else shown)
