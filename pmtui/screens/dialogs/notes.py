"""The facilitator's own notes: a sheet over the upper rows, in desk view alone.

What is typed is told at once and is nobody's draft: it goes to a file of its own, not to the document.
"""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from pmtui.screens.window import messages
from pmtui.screens.window.click_areas import hint_spots
from pmtui.widgets.dirty_rows import install
from pmtui.widgets.entry import Entry
from pmtui.widgets.lines import Lines
from pmtui.widgets.paint import Span, line

HEAD = "not in the document, the page or find"
HINT = "whom to talk with beforehand, what to ask, what to keep an eye on"


class NotesSheet(ModalScreen[str]):
    """A text of one's own."""

    ALLOW_SELECT = False
    AUTO_FOCUS = "#notes"
    LEAVES_ALL = True  # the field below is not taken: escape is back in it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "app.quit_app", show=False),
        Binding("ctrl+g", "close", show=False),
        Binding("ctrl+t", "app.clock", show=False),
    ]
    DEFAULT_CSS = """
    NotesSheet { background: transparent; }
    NotesSheet #sheet { margin-top: 2; height: auto; background: $pm-box; }
    NotesSheet #notes { width: 100%; height: auto; min-height: 3; max-height: 12; padding: 0 3; background: $pm-cursor; }
    NotesSheet #bar { dock: bottom; }
    """

    def __init__(self, text: str) -> None:
        """Make the sheet, with the notes there are."""
        super().__init__()
        install(self)
        self.before = text

    def room_looks(self) -> None:
        """Close: what is here is for the desk alone."""
        self.dismiss("")

    def compose(self) -> ComposeResult:
        """What they are, the text, this state's keys."""
        with Vertical(id="sheet"):
            yield Lines(ground="box", id="head")
            yield Entry(id="notes", many_lines=True)
        yield Lines(ground="box", id="bar")

    def on_mount(self) -> None:
        """Go on at the end."""
        self.query_one("#head", Lines).put([line(("text", "   "), ("title", "Notes of your own"), ("muted", f" · {HEAD}"))])
        entry = self.query_one("#notes", Entry)
        entry.hint(HINT)
        entry.fill(self.before)
        keys: list[Span] = [("typing", " TYPING ")]
        for key, word in (("⏎", "New line"), ("esc", "Close")):
            keys += [("text", "  "), ("key", key), ("text", f" {word}")]
        bar = self.query_one("#bar", Lines)
        bar.put([line(*keys)])
        bar.spots = hint_spots([line(*keys)])

    def tell_paste(self, text: str) -> None:
        """Tell the notes with what has come of a paste; an empty text: it is all there."""
        entry = self.query_one("#notes", Entry)
        self.post_message(messages.NotesChanged(entry.with_paste(text)[0] if text else entry.words))

    @on(Entry.Changed, "#notes")
    def _on_changed(self) -> None:
        self.post_message(messages.NotesChanged(self.query_one("#notes", Entry).words))

    @on(Entry.Left, "#notes")
    def _on_left(self, event: Entry.Left) -> None:
        if event.how == "escape":
            self.action_close()
        elif event.how == "tab":
            self.query_one("#notes", Entry).insert("  ")

    @on(Entry.Submitted, "#notes")
    def _on_submitted(self) -> None:
        self.query_one("#notes", Entry).insert("\n")

    def action_close(self) -> None:
        """Close it; all is kept."""
        self.dismiss("")
