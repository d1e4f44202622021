"""An answer read back up to the problem, a line at a time: does each follow from the one before?

Lines that are not read yet stay muted. A step that does not follow is marked, not struck: something
else was needed there, and nobody has said it yet.
"""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from pmtui.model.postmortem import PostMortem
from pmtui.model.whys import parent
from pmtui.screens.window.click_areas import hint_spots
from pmtui.screens.window.dragged import copy_dragged
from pmtui.steps.outcomes import Chosen
from pmtui.widgets.dirty_rows import install
from pmtui.widgets.lines import Lines
from pmtui.widgets.paint import Line, Span, line, wrap
from pmtui.widgets.row_list import ListRow, RowList

THEREFORE = "therefore"
COLUMN = 15
WEAK = "follows only in part"
HINTS = (("⏎", "Next line"), ("w", "Weak step"), ("esc", "Close"))


class Said(NamedTuple):
    """A line: its words, the answer it follows from (`` for the first), and whether it follows only in part."""

    words: str
    came_of: str = ""
    weak: bool = False


def read_back(document: PostMortem, key: str) -> list[Said]:
    """Return the lines from an answer up to the problem."""
    whys = document.whys
    out = [Said(whys[key].text)]
    while key:
        above = parent(whys, key)
        words = whys[above].text if above else document.define.problem
        out.append(Said(words or "(no words yet)", key, whys[key].weak))
        key = above
    return out


def rows(lines: Sequence[Said], read: int, width: int) -> list[ListRow]:
    """Return the lines as rows; those after the one that is read are muted."""
    out = []
    for number, said in enumerate(lines):
        lead = THEREFORE if number else ""
        token = "title" if number == read else "text" if number < read else "muted"
        made: list[Line] = []
        for place, part in enumerate(wrap(said.words, max(width - COLUMN - 4, 20))):
            before: Span = ("accent" if number <= read else "muted", ("" if place else lead).ljust(COLUMN))
            made.append(line(("text", "  "), before, (token, part)))
        if said.weak:
            made.append(line(("text", "  " + " " * COLUMN), ("warn", WEAK)))
        out.append(ListRow(str(number), tuple(made)))
    return out


class ReadBack(ModalScreen[str | Chosen]):
    """A sheet that is read aloud."""

    LEAVES_ALL = True
    AUTO_FOCUS = "#lines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "app.quit_app", show=False),
        Binding("escape,q,b,ctrl+g", "close", show=False),
        Binding("enter,space", "next_line", show=False),
        Binding("w", "weak", show=False),
    ]
    DEFAULT_CSS = """
    ReadBack { background: transparent; }
    ReadBack #sheet { margin-top: 2; height: auto; max-height: 18; background: $pm-page; }
    ReadBack #lines { height: 17; }
    ReadBack #bar { dock: bottom; }
    """

    def __init__(self, document: PostMortem, key: str) -> None:
        """Read an answer of a document, as it may be seen."""
        super().__init__()
        install(self)
        self.lines = read_back(document, key)

    def compose(self) -> ComposeResult:
        """The lines, and the keys."""
        with Vertical(id="sheet"):
            yield RowList(id="lines", blanks=1)
        yield Lines(ground="box", id="bar")

    @property
    def rows(self) -> RowList:
        """The list of the lines."""
        return self.query_one("#lines", RowList)

    def on_mount(self) -> None:
        """Begin with the answer itself."""
        spans: list[Span] = [("keys", " KEYS ")]
        for key, word in HINTS:
            spans += [("text", "  "), ("key", key), ("text", f" {word}")]
        bar = self.query_one("#bar", Lines)
        bar.put([line(*spans)])
        bar.spots = hint_spots([line(*spans)])
        self.paint()

    def paint(self) -> None:
        """Draw the lines, as far as they are read."""
        at = int(self.rows.cursor or 0)
        self.rows.put(rows(self.lines, at, self.app.size.width), str(at))

    def on_resize(self, event: events.Resize) -> None:
        """Lay them out anew."""
        self.paint()

    @on(RowList.Moved)
    def _on_moved(self) -> None:
        self.paint()

    def action_next_line(self) -> None:
        """Read on; after the problem comes what is asked of all causes."""
        if self.rows.at_end():
            self.dismiss(Chosen("read-to-the-end"))
        else:
            self.rows.move(1)

    def action_weak(self) -> None:
        """Mark the step to the highlighted line, or no longer."""
        said = self.lines[max(int(self.rows.cursor or 0), 1)]
        self.dismiss(Chosen("weaken", said.came_of))

    def action_copy_text(self) -> None:
        """Copy what was dragged over."""
        copy_dragged(self)

    def action_close(self) -> None:
        """Close it."""
        self.dismiss("")
