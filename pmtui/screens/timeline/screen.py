"""Step 3, Timeline: what happened, when; typed at the speed of talk; what its keys do is in `steps/timeline`."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import MOMENT, ROW, RowKey
from pmtui.model.targets import TIMELINE, Target
from pmtui.model.time.times import instant
from pmtui.screens.timeline.filter import TimelineFilter
from pmtui.screens.timeline.question import moment_at
from pmtui.screens.timeline.ribbon import head_lines
from pmtui.screens.timeline.rows import timeline_rows
from pmtui.screens.timeline.side import event_beside
from pmtui.screens.window.context import Context
from pmtui.screens.window.entry_line import EntryLine
from pmtui.screens.window.foot import Foot
from pmtui.screens.window.list_pane import ListPane
from pmtui.screens.window.painting import ALL
from pmtui.screens.window.window import OwnOutcome, Window
from pmtui.steps.base import Manual, Selection
from pmtui.steps.outcomes import Day, SecondZone
from pmtui.steps.timeline.line import event_above
from pmtui.steps.timeline.manual import MANUAL
from pmtui.steps.timeline.rows import no_row
from pmtui.widgets.bindings import bindings
from pmtui.widgets.lines import Lines
from pmtui.widgets.paint import BLANK, Line


class TimelineScreen(Window):
    """Rows in the order of time, whatever the order in which they were said."""

    STEP = TIMELINE
    MANUAL: ClassVar[Manual] = MANUAL
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TIMELINE)]
    DEFAULT_CSS = "TimelineScreen #metrics { height: auto; }"

    def __init__(self, context: Context) -> None:
        """Make the screen; no day was said yet, all rows are shown."""
        super().__init__(context)
        self.second = context.settings.second_zone  # a zone whose times stand beside the first
        self.day: dt.date | None = None  # that was said for the lines that follow
        self.metrics, self.filter = Lines(id="metrics", least=0), TimelineFilter()
        self.list = self.with_line(ListPane(TIMELINE, self.beside, blanks=0, filter=self.filter))

    def body(self) -> Iterable[Widget]:
        """Metrics and ribbon, then the rows."""
        yield self.metrics
        yield self.list

    # what one stands on

    def selection(self) -> Selection:
        """What somebody stands on, the day that was said, and the zone that stands beside."""
        settings = self.context.settings._replace(second_zone=self.second)
        return super().selection().changed(day=self.day, settings=settings)

    def row_key(self) -> RowKey:
        """Return what the row with the cursor is about; of a gap, the row before it."""
        row = self.pane.cursor
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
        rows = timeline_rows(
            self.seen, self.list.inner_width(self.size.width), shown.rows.passes, shown.chooses, shown.no_rows(self.document), self.second
        )
        here = table == TIMELINE and (key in self.document.timeline or key in {row.key for row in rows})
        self.list.rows.put(rows, key if here else None)

    def paint_frame(self) -> None:
        """Draw head and foot, figures and ribbon, the highlighted row marked on it."""
        if isinstance(self.typed, EntryLine):
            self.typed.refresh_adding()  # the prompt says the running day
        super().paint_frame()
        seen, (kind, key) = self.seen, self.row_key()
        event = None if kind == MOMENT else seen.timeline.get(key)
        at = instant(event, self.document.define.zone) if event is not None else None
        self.metrics.put(head_lines(seen, self.size.width, at) or [BLANK])

    def beside(self, width: int) -> Sequence[Line]:
        """The highlighted row in full."""
        return event_beside(self.seen, event_above(self.document, self.pane.cursor), width)

    def foot(self) -> Foot:
        """What is asked: about the gap, the kind of the row, or what the figures need."""
        moment = moment_at(self.document, self.row_key())
        return super().foot()._replace(question=moment.words or self.asks(self.STEP, moment.when, **moment.quoted))

    def moved(self) -> None:
        """Another row, perhaps another day; a day that was said stands until then."""
        self.day = None
        self.asked = 0

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
                self.invalidate(ALL)
            case _:
                super().perform_own(outcome)

    def action_mark(self) -> None:
        """Mark the row, and go to the next."""
        if self.pane.cursor in self.document.timeline:
            self.list.action_mark()
        else:
            self.perform(no_row(self.selection()))
