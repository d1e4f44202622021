"""The figures of the incident, each with how it is calculated, between which rows, and what it still needs."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from pmtui.model.called import event_words
from pmtui.model.figures.metrics import FORMULAS, LABELS, TIME_TO_RESOLVE, Metric, Window, metrics, span_words
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import IMPACT_END, IMPACT_START
from pmtui.screens.window.click_areas import hint_spots
from pmtui.screens.window.dragged import copy_dragged
from pmtui.screens.window.frame import WIDE
from pmtui.widgets.dirty_rows import install
from pmtui.widgets.lines import Lines
from pmtui.widgets.paint import Line, Span, cut_spans, line
from pmtui.widgets.row_list import ListRow, RowList

LABEL, FIGURE = 17, 17


def figure_lines(document: PostMortem, width: int) -> list[Line]:
    """Return the sheet: a line a figure, then the windows of the impact."""
    found = metrics(document)
    out = [_line(width, ("title", "Time to".ljust(LABEL)), ("muted", "from which row to which, and how it is calculated"))]
    for name, (first, last, formula) in FORMULAS.items():
        figure: Metric = getattr(found, name)
        lacks = [word for word, key in ((first, figure.from_id), (last, figure.to_id)) if not key]
        out.append(_figure(document, width, LABELS[name].removeprefix("Time to ").capitalize(), figure, figure.formula or formula, lacks))
        if name == TIME_TO_RESOLVE:
            out += [
                _window(document, width, each, "each window" if not number else "") for number, each in enumerate(found.resolved_windows)
            ]
    whole = found.impact_duration
    formula = whole.formula if len(found.impact_windows) > 1 else whole.formula.partition(",")[0]
    lacks = [] if whole.low is not None else [IMPACT_END] if found.impact_windows else [IMPACT_START]
    out.append(_figure(document, width, "Impact duration", whole, formula, lacks))
    for number, window in enumerate(found.impact_windows if len(found.impact_windows) > 1 else ()):
        out.append(_window(document, width, window, "Windows" if number == 0 else ""))
    return [*out, line(), _line(width, ("muted", "A row gets a milestone by m, or by #detected at the end of its line."))]


def _window(document: PostMortem, width: int, window: Window | Metric, label: str) -> Line:
    """Return a line of one window."""
    said = span_words(Metric(window.low, window.high, about=window.about)) or "no end yet"
    return _line(width, ("muted", label.ljust(LABEL)), ("text", said.ljust(FIGURE)), *_rows(document, window.from_id, window.to_id))


def _figure(document: PostMortem, width: int, label: str, figure: Metric, formula: str, lacks: list[str]) -> Line:
    if figure.low is None:
        why = " and ".join(f"no row is “{word.replace('-', ' ')}”" for word in lacks) or "one of the two times has no zone"
        return _line(width, ("text", label.ljust(LABEL)), ("muted", "not known".ljust(FIGURE)), ("muted", why))
    words = span_words(figure)
    shown: Span = ("warn", f"backwards, {words}".ljust(FIGURE)) if figure.backwards else ("bold", words.ljust(FIGURE))
    if width < WIDE:  # how it is calculated comes before from which row
        return _line(width, ("text", label.ljust(LABEL)), (shown[0], f"{shown[1].rstrip()}  "), ("muted", formula))
    return _line(width, ("text", label.ljust(LABEL)), shown, *_rows(document, figure.from_id, figure.to_id), ("muted", f" · {formula}"))


def _rows(document: PostMortem, first: str, last: str) -> list[Span]:
    ends = [event_words(document).get(key, "?") for key in (first, last)]
    return [("accent", ends[0]), ("muted", " to "), ("accent", ends[1])]


def _line(width: int, *spans: Span) -> Line:
    return line(*cut_spans([("text", "  "), *spans], width - 2))


class Figures(ModalScreen[str]):
    """A sheet that is read and closed."""

    LEAVES_ALL = True  # the field below is not taken: escape is back in it
    AUTO_FOCUS = "#lines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "app.quit_app", show=False),
        Binding("escape,enter,q,ctrl+g", "close", show=False),
    ]
    DEFAULT_CSS = """
    Figures { background: transparent; }
    Figures #sheet { margin-top: 2; height: auto; max-height: 18; background: $pm-page; }
    Figures #lines { height: 15; }
    Figures #bar { dock: bottom; }
    """

    def __init__(self, document: PostMortem) -> None:
        """Make the sheet of a document."""
        super().__init__()
        install(self)
        self.document = document

    def compose(self) -> ComposeResult:
        """The figures, and the key that closes them."""
        with Vertical(id="sheet"):
            yield RowList(id="lines", blanks=1, reader=True)
        yield Lines(ground="box", id="bar")

    def on_mount(self) -> None:
        """Draw them."""
        keys = line(("keys", " KEYS "), ("text", "  "), ("key", "esc"), ("text", " Close"))
        bar = self.query_one("#bar", Lines)
        bar.put([keys])
        bar.spots = hint_spots([keys])
        self.paint()

    def on_resize(self, event: events.Resize) -> None:
        """Lay them out anew."""
        self.paint()

    def paint(self) -> None:
        """Draw the figures."""
        made = figure_lines(self.document, self.app.size.width)
        self.query_one("#lines", RowList).put([ListRow(str(number), (row,)) for number, row in enumerate(made)])

    def action_copy_text(self) -> None:
        """Copy what was dragged over."""
        copy_dragged(self)

    def action_close(self) -> None:
        """Close it."""
        self.dismiss("")
