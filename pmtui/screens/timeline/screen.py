"""Step 3, Timeline: what happened, when; typed at the speed of talk."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.widget import Widget

from pmtui.checks.readiness import MOMENTS
from pmtui.edits.define import ChangeProblemField
from pmtui.edits.timeline import AddEvents, taken_over
from pmtui.formats.lines import zone as zone_line
from pmtui.formats.lines.completion import Words, people, plain
from pmtui.formats.lines.timeline import TimelineContext, TimelineLine, day_under, parse
from pmtui.formats.lines.timeline_echo import year_of
from pmtui.model.figures.gaps import gaps
from pmtui.model.postmortem import PostMortem
from pmtui.model.time.times import day_words, instant
from pmtui.model.time.zones import Zone
from pmtui.model.timeline import KINDS, MILESTONES, TimelineEvent
from pmtui.model.whys import letters
from pmtui.screens.timeline.filter import TimelineFilter
from pmtui.screens.timeline.ribbon import head_lines
from pmtui.screens.timeline.rows import timeline_rows
from pmtui.screens.timeline.side import event_beside
from pmtui.screens.timeline_verbs import MOMENT
from pmtui.screens.window import messages
from pmtui.screens.window.context import Context
from pmtui.screens.window.frame import WIDE, gutter
from pmtui.screens.window.purpose import Purpose
from pmtui.steps.echo import echo_spans
from pmtui.steps.timeline.paste import read_paste
from pmtui.steps.timeline.people import with_people
from pmtui.widgets.bindings import bindings
from pmtui.widgets.lines import Lines
from pmtui.widgets.paint import BLANK, Line, Spans
from pmtui.widgets.row_list import RowList


class TimelineScreen(TimelineFilter):
    """Rows in the order of time, whatever the order in which they were said."""

    STEP = "timeline"
    BESIDE = True
    FILTERED = "timeline"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("timeline")]
    DEFAULT_CSS = "TimelineScreen #metrics { height: auto; }"

    def __init__(self, context: Context) -> None:
        """Make the screen; no day was said yet."""
        self.second = context.settings.second_zone
        self.day: dt.date | None = None
        self.day_said = False
        self.zone_line = ""  # the line that said a zone, while it is asked what it shall do
        super().__init__(context)

    def adding(self) -> Purpose:
        """A row."""
        return Purpose("add", self.prompt(), self.take_row, self.read_row, hint="12:17 what happened", stays=True)

    def prompt(self) -> str:
        """The running day and zone."""
        zone = self.document.define.zone or "no zone"
        day = self.running_day()
        words = day_words(day, year_of(self.document)) if day else "no day"
        whole = f"{words} {zone.rpartition('/')[2].replace('_', ' ')}"
        if self.is_mounted and self.size.width >= WIDE:  # a weekday can be done without, a zone cannot
            return whole if cell_len(whole) <= gutter(self.size.width) - 3 else whole.partition(" ")[2]
        return words.partition(" ")[2] or words

    def running_day(self) -> dt.date | None:
        """The day said last, else that of the highlighted row, else the incident's."""
        if self.day_said and self.day:
            return self.day
        return self.day_of_row(self.document, self.row_id())

    def day_of_row(self, document: PostMortem, key: str) -> dt.date | None:
        """The day a row stands on, by its own time or that of the row above; without one the incident's."""
        return day_under(document, key) or (document.date if isinstance(document.date, dt.date) else None)

    def event(self) -> TimelineEvent | None:
        """The highlighted row; of a gap, the row before it."""
        return self.document.timeline.get(self.row_id())

    def body(self) -> Iterable[Widget]:
        """Metrics and ribbon, then the rows."""
        yield Lines(id="metrics", least=0)
        yield from self.with_side(RowList(id="rows"))

    def paint(self, reveal: str = "") -> None:
        """Draw the rows."""
        key = reveal.removeprefix("timeline.") if reveal.startswith("timeline.") else None
        rows = timeline_rows(self.seen, self.list_width, self.row_filter.passes, self.chosen_rows, self.no_rows(), self.second)
        self.rows.put(rows, key if key in self.document.timeline or key in {row.key for row in rows} else None)
        self.marked = frozenset(key for key in self.marked if key in self.document.timeline)
        self.rows.mark(self.marked)
        self.paint_beside()
        self.paint_head()
        self.fresh_prompt()

    def paint_head(self) -> None:
        """Draw figures and ribbon, the highlighted row marked on it."""
        event = self.seen.timeline.get(self.row_id())
        at = instant(event, self.document.define.zone) if event is not None and not self.selected().startswith(MOMENT) else None
        self.query_one("#metrics", Lines).put(head_lines(self.seen, self.size.width, at) or [BLANK])

    def beside(self, width: int) -> Sequence[Line]:
        """The highlighted row in full."""
        return event_beside(self.seen, self.row_id(), width)

    def fresh_prompt(self) -> None:
        """The prompt says the running day."""
        if self.purpose.name == "add":
            self.purpose = self.adding()

    def moved(self) -> None:
        """Another row, perhaps another day; a day that was said stands until then."""
        self.day_said = False
        self.asked = 0
        self.fresh_prompt()
        self.paint_head()
        super().moved()

    def question(self) -> str:
        """About the gap, the kind of the row, or what the figures need."""
        document = self.document
        if self.selected().startswith("gap:"):
            gap = next((gap for gap in gaps(document) if gap.after == self.row_id()), None)
            if gap is not None:
                times = gap.words.split(": nothing")[0].split(" to ")
                start, end = times[0], times[-1]
                return self.asks("timeline", "gap", start=start, end=end)
        if not document.timeline:
            return self.asks("timeline", "empty")
        if self.selected().startswith(MOMENT):
            word = self.selected().removeprefix(MOMENT)
            return next(ask for words, _, ask in MOMENTS if words[0] == word)
        event = self.event()
        return self.asks("timeline", event.kind if event is not None and event.kind else "")

    # typing

    def offered(self) -> Words:
        """Milestones, kinds, people, causes."""
        causes = [(letter, self.document.whys[key].text) for key, letter in letters(self.document.whys).items()]
        return {"#": plain([*MILESTONES, *KINDS]), "@": people(self.document), "->": causes}

    def context_of(self, here: str = "") -> TimelineContext:
        """What a line is read against."""
        return TimelineContext(self.document, here or self.row_id(), self.running_day(), self.day_said, self.context.today())

    def parsed(self, text: str) -> TimelineLine:
        """Read a line of this step; typed at a moment that is asked for, it is that moment."""
        made = parse(text, self.context_of())
        word = self.selected().removeprefix(MOMENT) if self.selected().startswith(MOMENT) else ""
        if not word or made.event is None or made.event.milestones:
            return made
        first, mark, rest = made.echo.partition(" · ")
        return made._replace(event=made.event.changed(milestones=(word,)), echo=f"{first} · {word.replace('-', ' ')}{mark}{rest}")

    def read_row(self, text: str) -> Spans:
        """How the line is read."""
        if (said := zone_line.parse(text)) is not None:
            return (("text", f"zone {said[1]}: no row"), ("muted", " · ⏎ asks whether the incident’s zone is to change"))
        return echo_spans(self.parsed(text).echo)

    def take_row(self, text: str) -> None:
        """A row, or a day alone."""
        if not text.strip():
            return
        said = zone_line.parse(text)
        if said is not None:
            self.ask_zone(text, *said)
        else:
            self.add_row(text)

    def add_row(self, text: str) -> None:
        """Add what a line says, or take its day."""
        made = self.parsed(text)
        if made.day is not None:
            self.day, self.day_said = made.day, True
            self.said = made.echo
            self.fresh_prompt()
            self.paint_frame()
            return
        event, people = with_people(self.document, made, self.context.make_id)
        key = self.context.make_id(self.document.timeline)
        self.day_said = self.day_said and event.time is None  # a day that was said stands until a time of it
        key = taken_over(self.document, event) or key
        edit = AddEvents(events={key: event}, people=people, causes={key: made.causes}, at=self.context.clock())
        self.request(edit, f"added {made.echo}")

    def take_lines(self, lines: list[str]) -> None:
        """A paste is one edit; a day alone moves the day for the lines that follow."""
        made = read_paste(lines, self.context_of(), self.context.make_id, self.context.clock())
        if made.edit is not None:
            self.request(made.edit, made.words)
        if made.day_said:  # a day at the end of a paste is that of what is typed next
            self.day, self.day_said = made.day, True
            self.fresh_prompt()

    # a line that says the zone

    def ask_zone(self, text: str, zone: Zone, word: str) -> None:
        """Ask whether the incident's zone is to change; the line may be a row all the same."""
        now = self.document.define.zone
        if zone.name == now:
            self.say(f"times are in {word} already: no row")
            return
        self.zone_line = text
        options = [messages.MenuOption("y", f"Make {word} the zone of the incident", f"zone_change('{zone.name}')")] if zone.name else []
        options.append(messages.MenuOption("r", "Keep the line as a row", "zone_row"))
        options.append(messages.MenuOption("n", f"Stay with {now or 'no zone'}, no row", "zone_stays"))
        self.post_message(messages.MenuRequested(options))

    def action_zone_change(self, name: str) -> None:
        """Let the incident's times be of the zone that was said."""
        edit = ChangeProblemField(name="zone", value=name, at=self.context.clock())
        self.request(edit, f"zone {name}: times typed from now on are of it · rows keep their moments · u takes it back")

    def action_zone_row(self) -> None:
        """Let the line be a row."""
        self.add_row(self.zone_line)

    def action_zone_stays(self) -> None:
        """Let nothing change."""
        self.say(f"zone {self.document.define.zone or 'not said'}, as before")
