"""The line for later: takes a thought that comes too early, from anywhere, and is gone again.

It stands over the foot for as long as it is typed; the window below keeps box, cursor and state.
What is half-typed here is a draft of no window, so it comes back wherever one asks next.
What a thought is kept as is known in `steps/later.py`.
"""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen

from pmtui.formats.lines.completion import offer
from pmtui.model.postmortem import PostMortem
from pmtui.screens.window import messages
from pmtui.screens.window.click_areas import hint_spots
from pmtui.screens.window.context import Context, Frame
from pmtui.screens.window.entry_line import Draft
from pmtui.screens.window.frame import gutter, prompt_line, reading_line
from pmtui.steps.base import Selection
from pmtui.steps.later import ANSWER, offered
from pmtui.steps.outcomes import Do, Refuse
from pmtui.widgets.dirty_rows import install
from pmtui.widgets.entry import Entry
from pmtui.widgets.lines import Lines
from pmtui.widgets.paint import Span, Spans, line


class LaterLine(ModalScreen[str]):
    """One line over the foot; gives the action to go on with, where another key than its own was pressed."""

    ALLOW_SELECT = False
    AUTO_FOCUS = "#thought"
    LEAVES_ALL = True  # the field below is not taken: it is gone on with
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "app.quit_app", show=False),
        Binding("ctrl+s", "app.save_now", show=False),
        Binding("ctrl+r", "app.roles", show=False),
        Binding("ctrl+l", "go_on", show=False),
        Binding("ctrl+g", "go_on('app.menu_go')", show=False),
        Binding("ctrl+f", "go_on('app.find')", show=False),
        Binding("ctrl+p", "go_on('app.palette')", show=False),
        Binding("f1", "go_on('app.help')", show=False),
    ]
    DEFAULT_CSS = """
    LaterLine { background: transparent; }
    LaterLine #foot { dock: bottom; height: auto; background: $pm-box; }
    LaterLine #thought-row { height: auto; background: $pm-cursor; }
    LaterLine #prompt { width: 18; height: 1; }
    LaterLine #thought { background: $pm-cursor; }
    """

    def __init__(self, context: Context, document: PostMortem, frame: Frame, draft: Draft | None) -> None:
        """Make the line, with what was half-typed in it before."""
        super().__init__()
        install(self)
        self.context, self.document, self.head = context, document, frame
        self.draft: Draft = draft or ("", (0, 0))

    def compose(self) -> ComposeResult:
        """The line in the place of the entry line, then how it is read, then its keys."""
        with Vertical(id="foot"):
            with Horizontal(id="thought-row"):
                yield Lines(ground="cursor", id="prompt")
                yield Entry(id="thought")
            yield Lines(ground="box", id="reading")
            yield Lines(ground="box", id="bar")

    @property
    def entry(self) -> Entry:
        """The line."""
        return self.query_one("#thought", Entry)

    def on_mount(self) -> None:
        """Go on where one was."""
        self.entry.hint("what comes too early, kept for its step")
        words = {sign: said for sign, said in offered(self.document).items() if sign != "@" or not self.head.as_roles}
        self.entry.ghost = lambda before: offer(before, words).ghost
        self.entry.fill(*self.draft)
        keys: list[Span] = [("typing", " TYPING ")]
        for key, word in (("⏎", "Keep"), ("esc", "Back")):
            keys += [("text", "  "), ("key", key), ("text", f" {word}")]
        bar = self.query_one("#bar", Lines)
        bar.put([line(*keys)])
        bar.spots = hint_spots([line(*keys)])
        self.paint()

    def on_resize(self) -> None:
        """The gutter depends on the width."""
        self.paint()

    def show_frame(self, frame: Frame) -> None:
        """The state of saving changed."""
        self.head = frame
        self.paint()

    def paint(self) -> None:
        """Draw the prompt and how the line is read."""
        width = self.app.size.width
        if not self.is_mounted or not width:
            return
        prompt = self.query_one("#prompt", Lines)
        prompt.styles.width = gutter(width)
        prompt.put([prompt_line("Later", width)])
        self.query_one("#reading", Lines).put([reading_line(self.head.spans(self.reading()), self.head, width)])

    def reading(self) -> Spans:
        """What will be kept, and as what."""
        return ANSWER.read(self.entry.words, self.selection())

    def selection(self) -> Selection:
        """What a thought may be read against: it is of no row."""
        return Selection(
            document=self.document,
            row="",
            ids=(),
            now=self.context.clock(),
            today=self.context.today(),
            new_id=self.context.make_id,
            settings=self.context.settings,
        )

    # what is typed

    def tell_draft(self, text: str) -> None:
        """Say what is half-typed, so that it reaches the journal."""
        self.post_message(messages.Drafted(messages.LATER, messages.LATER, text, self.entry.cursor_location if text else (0, 0)))

    def tell_paste(self, text: str) -> None:
        """Say what the line will hold with what has come of a paste; an empty text: it is all there."""
        self.tell_draft(self.entry.with_paste(text)[0] if text else self.entry.words)

    @on(Entry.Changed, "#thought")
    def _on_changed(self) -> None:
        self.tell_draft(self.entry.words)
        self.paint()

    @on(Entry.Pasted, "#thought")
    def _on_pasted(self, event: Entry.Pasted) -> None:
        self.entry.insert(" ".join(event.lines))

    @on(Entry.Left, "#thought")
    def _on_left(self, event: Entry.Left) -> None:
        if event.how == "escape":
            self.action_go_on()
        elif event.how == "tab" and self.entry.suggestion:
            self.entry.insert(self.entry.suggestion)

    def action_go_on(self, action: str = "") -> None:
        """Back to where one was; the words wait here, the cursor in its place."""
        self.tell_draft(self.entry.words)
        self.dismiss(action)

    @on(Entry.Submitted, "#thought")
    def _on_submitted(self, event: Entry.Submitted) -> None:
        match ANSWER.take(event.text, self.selection()):
            case Refuse(words):
                self.query_one("#reading", Lines).put([reading_line((("warn", words),), self.head, self.app.size.width)])
                return
            case Do(edit, words):
                self.post_message(messages.EditRequested(edit, words, messages.LATER, aside=True, home=messages.LATER))
            case _:
                self.tell_draft("")
        self.dismiss("")
