"""Which rows of a list are shown, by words, and how the foot says so. Knows no widget; a step may read its words otherwise."""

from rich.cells import cell_len

from pmtui.model.text import one_line
from pmtui.screens.window.context import Frame
from pmtui.screens.window.frame import gutter
from pmtui.steps.base import Reading, Selection
from pmtui.widgets.paint import Spans, cut

FILTER_CELLS = 16  # of a filter's words, beside what was said
LEAST_SAID = 10  # cells of what was said: `added 12:17` can be told
SHOWS_ALL = ", esc shows all"


class ListFilter:
    """The words that rows must have; `hides` is set while what was just said is of a row out of sight."""

    def __init__(self) -> None:
        """All rows are shown."""
        self.words = ""
        self.hides = False

    hint = "a word of the rows to show"

    def take(self, text: str, at: Selection) -> None:
        """Show the rows that have these words; none: all rows."""
        self.words = text.strip()

    def clear(self) -> None:
        """Show all rows."""
        self.words = ""

    def read(self, text: str, at: Selection) -> Reading:
        """Say what would be shown."""
        return ()

    def passes(self, *texts: str) -> bool:
        """Return whether a row is shown, by its texts."""
        wanted = self.words.casefold()
        return not wanted or any(wanted in text.casefold() for text in texts)

    @property
    def said(self) -> str:
        """Return what is shown, in words."""
        return f"what has “{self.words}”"

    def spans(self, said: str, frame: Frame, width: int) -> Spans:
        """Return what was just `said`, shortened if need be, and that not all rows are shown."""
        if not said or frame.alarm:
            return (("warn", f"shown: {self.said}"), ("muted", " · esc shows all"))
        words = cut(one_line(self.words), FILTER_CELLS)
        tail = f"filter “{words}” hides it" if self.hides else f"filter “{words}”"
        taken = gutter(width) + cell_len(f" · {tail}{SHOWS_ALL}{frame.saving}") + 2
        if width - taken >= LEAST_SAID:
            tail += SHOWS_ALL
        else:
            taken -= cell_len(SHOWS_ALL)
        return (("text", cut(said, max(width - taken, LEAST_SAID))), ("muted", " · "), ("warn" if self.hides else "muted", tail))


def marked_spans(marked: str, filtered: str, said: str, frame: Frame, width: int) -> Spans:
    """Return what was just said and how many rows are marked, else what verbs do now; `filtered` are the words of a filter."""
    if said and not frame.alarm:
        room = width - gutter(width) - cell_len(f" · {marked}{frame.saving}") - 2
        return (("text", cut(said, max(room, LEAST_SAID))), ("muted", f" · {marked}"))
    also = f" · shown: what has “{filtered}”" if filtered else ""
    return (("key", marked), ("muted", f"{also} · verbs act on all, esc clears"))
