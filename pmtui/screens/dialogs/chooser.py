"""A find line and what it finds: the shared half of palette, find and help.

Typing filters, enter does it, escape closes. Returns the action that was chosen.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen

from pmtui.screens.dialogs.matching import Choice, Searched, lit
from pmtui.steps.outcomes import Chosen
from pmtui.widgets.dirty_rows import install
from pmtui.widgets.entry import Entry
from pmtui.widgets.lines import Lines
from pmtui.widgets.paint import Line, Span, line
from pmtui.widgets.row_list import ListRow, RowList

MOST = 100  # hits that are drawn: nobody reads on, everybody types another letter


class Chooser(ModalScreen[str | Chosen]):
    """Choose one of some choices."""

    ALLOW_SELECT = False  # its rows are chosen, not read
    AUTO_FOCUS = "#find"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "app.quit_app", show=False),
        Binding("f1", "close", show=False),
        Binding("ctrl+p", "close", show=False),
    ]
    PROMPT = "Find"
    HINT = "a key or a word"
    COUNTED = "keys"
    DO = "Do it"
    DEFAULT_CSS = """
    Chooser { background: transparent; }
    Chooser #find-row { height: 1; background: $pm-cursor; }
    Chooser #find-prompt { width: 18; }
    Chooser #find { background: $pm-cursor; max-height: 1; }
    Chooser #sheet { margin-top: 2; background: $pm-page; }
    Chooser #bar { dock: bottom; }
    """

    def __init__(self, choices: Sequence[Choice]) -> None:
        """Make a chooser of these."""
        super().__init__()
        install(self)
        self.searched = Searched(choices)
        self.found: list[Choice] = []

    def find_row(self) -> ComposeResult:
        """The line that is typed into."""
        with Horizontal(id="find-row"):
            yield Lines(ground="cursor", id="find-prompt")
            yield Entry(id="find")

    def compose(self) -> ComposeResult:
        """The sheet over the step's rows, and this state's keys at the foot."""
        with Vertical(id="sheet"):
            yield from self.sheet()
        yield Lines(ground="box", id="bar")

    def sheet(self) -> ComposeResult:
        """Find line above, hits below."""
        yield from self.find_row()
        yield RowList(id="hits", blanks=1)
        yield Lines(ground="box", id="count")

    def on_mount(self) -> None:
        """Show everything there is."""
        self.query_one("#find-prompt", Lines).put([line(("muted", self.PROMPT.rjust(15) + " "), ("key", "> "))])
        self.query_one("#find", Entry).hint(self.HINT)
        keys: list[Span] = [("typing", " TYPING ")]
        for key, word in (("⏎", self.DO), ("↑ ↓", "Choose"), ("esc", "Close")):
            keys += [("text", "  "), ("key", key), ("text", f" {word}")]
        self.query_one("#bar", Lines).put([line(*keys)])
        self.search("")

    def search(self, wanted: str) -> None:
        """Show what is found."""
        self.found = self.hits(wanted)
        self.query_one("#hits", RowList).put(self.rows(wanted), "0" if self.found else None)
        self.query_one("#count", Lines).put([line(("text", "   "), ("muted", self.counted(wanted)))])

    def hits(self, wanted: str) -> list[Choice]:
        """Return what is found."""
        return self.searched.hits(wanted)

    def counted(self, wanted: str) -> str:
        """Return how many were found, and that not all of them are drawn."""
        count = len(self.found)
        return f"{count} {self.COUNTED}" + (f" · the first {MOST} are shown" if count > MOST else "")

    def rows(self, wanted: str) -> list[ListRow]:
        """Return the hits as rows."""
        out = []
        for number, choice in enumerate(self.found[:MOST]):
            left: list[Span] = [("text", "  "), ("muted", self.label(number).ljust(15)), *lit(choice.words, wanted)]
            out.append(ListRow(str(number), (Line(tuple(left), (("key", f"{choice.key} "),)),)))
        return out

    def label(self, number: int) -> str:
        """Return what stands before a hit: its group, before the first of it."""
        group = self.found[number].group
        return "" if number and self.found[number - 1].group == group else group

    @on(Entry.Changed, "#find")
    def _on_typed(self) -> None:
        self.search(self.query_one("#find", Entry).words)

    @on(Entry.Submitted, "#find")
    def _on_taken(self) -> None:
        self.take()

    def take(self) -> None:
        """Enter: do what is highlighted."""
        self.choose(self.query_one("#hits", RowList).cursor)

    @on(RowList.Chosen)
    def _on_clicked(self, event: RowList.Chosen) -> None:
        self.choose(event.key)

    def choose(self, key: str) -> None:
        """Do it."""
        if key.isdigit() and int(key) < len(self.found):
            self.dismiss(self.found[int(key)].action)

    @on(Entry.Left, "#find")
    def _on_left(self, event: Entry.Left) -> None:
        moves = {"up": -1, "down": 1, "tab": 1, "shift+tab": -1}
        if event.how in moves:
            self.query_one("#hits", RowList).move(moves[event.how])
        else:
            self.dismiss("")

    def action_close(self) -> None:
        """Close it."""
        self.dismiss("")
