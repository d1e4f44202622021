"""The entry line: one purpose at a time, the half-typed text of each a draft of its own.

What a line means is asked of the purpose (a new row, a row's time, a filter); the line itself
only knows how to be typed into, left, and filled again.
"""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from pmtui.edits.base import Edit, short
from pmtui.formats.lines.tags import words_end
from pmtui.screens.window import messages
from pmtui.screens.window.context import Context
from pmtui.screens.window.frame import gutter, prompt_line, reading_line
from pmtui.screens.window.purpose import UNREAD, Purpose
from pmtui.screens.window.row_requests import Requesting
from pmtui.steps.outcomes import Ask
from pmtui.widgets.entry import Entry
from pmtui.widgets.lines import Lines, Spot
from pmtui.widgets.paint import Spans, line

MARKS = ("link", "tag", "who", "to", "due", "rank")  # of all entry lines
MOST_LINES = 1000  # that become a row each in one go
Take = Callable[[str], None]
Read = Callable[[str], Spans]


class Entering(Requesting):
    """A window with an entry line at its foot."""

    DEFAULT_CSS = """
    Entering #entry-row { height: auto; background: $pm-box; }
    Entering #prompt { width: 18; height: 1; }
    Entering #rest { height: 1; }
    Entering.-typing #entry-row { background: $pm-cursor; }
    Entering.-typing #rest { display: none; }
    Entering.-keys #entry { display: none; }
    Entering #entry { background: $pm-cursor; }
    """

    def __init__(self, context: Context) -> None:
        """Make the screen, its entry line for adding."""
        super().__init__(context)
        self._given_back = ""  # the purpose whose words were just refused
        self._typed = ("", "")  # the purpose and text being taken, for what is refused
        self.purpose = self.adding()

    def adding(self) -> Purpose:
        """The purpose of the empty entry line."""
        return self.purpose_of(self.MANUAL.adding(self.selection()))

    def entry_row(self) -> ComposeResult:
        """Prompt, box, and what stands there in KEYS."""
        with Horizontal(id="entry-row"):
            yield Lines(ground="box", id="prompt")
            yield Entry(id="entry")
            yield Lines(ground="box", id="rest")

    @property
    def entry(self) -> Entry:
        """The entry line."""
        return self.query_one("#entry", Entry)

    def box(self) -> Entry | None:
        """The entry line."""
        return self.entry

    def on_mount(self) -> None:
        """Give the box its words."""
        self._fill_box()

    # drawing the line

    def bar_words(self) -> dict[str, str]:
        """What enter does here."""
        return {"typing.take": self.purpose.word} if self.purpose.word else {}

    def paint_entry(self) -> None:
        """Draw prompt, what rests in the box, and the reading."""
        width, typing = self.size.width, self.wanted_typing
        prompt = self.query_one("#prompt", Lines)
        prompt.styles.width = gutter(width)
        prompt.put([prompt_line(self.purpose.prompt, width, "key" if typing else "muted")], "cursor" if typing else "box")
        text = self.head.said(" ".join(self.entry.words[:UNREAD].split()))
        rest = line(("muted", text), ("warn", "  ✎ draft"), ("muted", ", a goes on")) if text else line(("muted", self.resting()))
        self.put("#rest", rest, spots=(Spot(0, 0, width, ("a",)),))
        self.put("#reading", reading_line(self.head.spans(self.answered()), self.head, width))

    def resting(self) -> str:
        """What the empty box says in KEYS."""
        return f"a types here: {self.purpose.hint}" if self.purpose.hint else "a types here"

    def reading(self) -> Spans:
        """How the text in the box is read; else what any window says."""
        text = self.entry.words
        if not self.menu and text.strip() and self.wanted_typing:
            return self.purpose.reading(text)
        return super().reading()

    # purposes and drafts

    def set_purpose(self, purpose: Purpose) -> None:
        """Let the entry line be for something else, and type there."""
        self._stow()
        self.purpose = purpose
        self._fill_box()
        self.take_state(True)

    def ask(
        self,
        name: str,
        prompt: str,
        take: Take,
        hint: str = "",
        word: str = "Set",
        *,
        read: Read | None = None,
        text: str = "",
        keeps: bool = False,
    ) -> None:
        """Ask for one thing in the entry line; with `keeps` leaving it keeps what was typed."""
        purpose = Purpose(name, prompt, take, hint=hint, word=word, text=text, esc_takes=keeps)
        self.set_purpose(purpose._replace(read=read) if read else purpose)

    def ask_for(self, ask: Ask) -> None:
        """Ask for a line that an answer of the step takes."""
        fresh = ask.name not in self.drafts
        self.set_purpose(self.purpose_of(ask))
        if fresh and ask.cursor is not None:
            self.entry.move_cursor((0, ask.cursor))

    def purpose_of(self, ask: Ask) -> Purpose:
        """Return what the entry line is for while an answer is asked for."""
        answer = self.MANUAL.answers[ask.answer]

        def take(text: str) -> None:
            self.perform(answer.take(text, self.selection().about(ask)))

        def read(text: str) -> Spans:
            return answer.read(text, self.selection().about(ask))

        return Purpose(ask.name, ask.prompt, take, read, ask.hint, ask.text, ask.stays, ask.keeps, ask.word)

    def refuse(self, words: str) -> None:
        """Say why words could not be taken; those that were typed wait in their box."""
        purpose, typed = self._typed
        if purpose:
            self.give_back(purpose, typed, words)
        else:
            self.say(words)

    def edit_line(self, target: str, prompt: str, text: str, take: Take, read: Read | None = None) -> None:
        """Edit a row in place: its line comes back as typed, the cursor behind its words and before its marks."""
        fresh = f"edit:{target}" not in self.drafts
        self.ask(f"edit:{target}", prompt, take, word="Keep", read=read, text=text, keeps=True)
        if fresh and "\n" not in text:
            self.entry.move_cursor((0, words_end(text, MARKS)))

    def end_purpose(self) -> None:
        """Back to adding, in KEYS."""
        back = self._given_back == self.purpose.name  # words that could not be taken wait for the next time
        self._given_back = ""
        if not back:
            self.drafts.pop(self.purpose.name, None)
            self.post_message(messages.Drafted(self.STEP, self.purpose.name, "", (0, 0)))
        self.purpose = self.adding()
        self._fill_box()
        self.take_state(False)

    def _stow(self) -> None:
        if self.is_mounted:
            self.drafts[self.purpose.name] = (self.entry.text, self.entry.cursor_location)

    def _fill_box(self) -> None:
        text, cursor = self.drafts.get(self.purpose.name, (self.purpose.text, None))
        self.entry.fill(text, cursor)
        self.entry.hint(self.purpose.hint)

    def put_draft(self, purpose: str, text: str, cursor: tuple[int, int]) -> None:
        """Bring a draft back, as after a kill."""
        super().put_draft(purpose, text, cursor)
        if self.is_mounted and purpose == self.purpose.name:
            self._fill_box()

    def tell_draft(self) -> None:
        """Say what is half-typed, so that it reaches the journal."""
        if self.is_mounted:
            entry = self.entry
            text = "" if entry.text == self.purpose.text else entry.words
            self.post_message(messages.Drafted(self.STEP, self.purpose.name, text, entry.cursor_location))

    def box_of_draft(self) -> tuple[Entry, str] | None:
        """The entry line, and what it is for."""
        return self.entry, self.purpose.name

    @on(Entry.Changed, "#entry")
    def _on_entry_changed(self) -> None:
        self.after_letters(self._read_entry)

    def _read_entry(self) -> None:
        if not self._given_back or self.entry.words != self.drafts.get(self._given_back, ("", None))[0]:
            self.news = self._given_back = ""
        self.tell_draft()
        self.paint_entry()

    @on(Entry.Submitted, "#entry")
    def _on_entry_submitted(self, event: Entry.Submitted) -> None:
        purpose = self.purpose
        if purpose.stays and event.text.strip():
            self.entry.fill("")
        self.take(purpose, event.text)
        if not purpose.stays and self._given_back != purpose.name:  # what could not be taken is gone on with in its box
            if self.purpose is purpose:
                self.end_purpose()
            elif self.drafts.pop(purpose.name, None) is not None:  # another thing is asked for already
                self.post_message(messages.Drafted(self.STEP, purpose.name, "", (0, 0)))

    def take(self, purpose: Purpose, text: str) -> None:
        """Let a purpose take a text; it comes back if the edit is refused."""
        self._typed, self._given_back = (purpose.name, text), ""
        purpose.take(text)
        self._typed = ("", "")

    def give_back(self, purpose: str, text: str, why: str) -> None:
        """Take back words that could not become an edit; leaving their box does not drop them."""
        self._given_back = purpose
        super().give_back(purpose, text, why)
        if purpose == self.purpose.name:
            self.say(why, news=True)

    def request(self, edit: Edit, words: str = "", purpose: str = "", typed: str = "") -> None:
        """Ask for a change of the document, with the text it was made of."""
        super().request(edit, words, purpose or self._typed[0], typed or self._typed[1])

    @on(Entry.Pasted, "#entry")
    def _on_entry_pasted(self, event: Entry.Pasted) -> None:
        head = self.entry.words
        if not self.purpose.stays:
            self.entry.insert(" ".join(event.lines))
            return
        if len(event.lines) > MOST_LINES:
            self.say(f"not taken: {len(event.lines):,} lines at once · paste up to {MOST_LINES:,}", news=True)
            return
        self.entry.fill("")
        self.take_lines([head + event.lines[0], *event.lines[1:]] if head.strip() else event.lines)

    def take_lines(self, lines: list[str]) -> None:
        """Take a paste of several lines; one each unless a step knows better."""
        answer = self.MANUAL.answers.get(self.purpose.name)
        if answer is not None and answer.take_lines is not None:
            self.perform(answer.take_lines(lines, self.selection()))
            return
        for text in lines:
            self.take(self.purpose, text)

    @on(Entry.Left, "#entry")
    def _on_entry_left(self, event: Entry.Left) -> None:
        if event.how == "down" or (event.how in ("tab", "shift+tab") and self.complete()):
            return
        if self.purpose.stays:
            self.take_state(False)
        else:
            self.leave_purpose()

    def complete(self) -> bool:
        """Take an offered completion; tell whether there was one."""
        raise NotImplementedError

    def leave_purpose(self) -> None:
        """Escape from a purpose that does not stay: an edit is taken, other words wait in their box; none is dropped."""
        text, purpose = self.entry.words, self.purpose
        typed = bool(text.strip()) and text != purpose.text
        if purpose.esc_takes and typed:
            self.take(purpose, text)
        if self.purpose is purpose:
            waits = typed and not purpose.esc_takes and purpose.name != "filter"
            place = self.entry.cursor_location
            self.end_purpose()
            if waits:
                self.put_draft(purpose.name, text, place)
                self.post_message(messages.Drafted(self.STEP, purpose.name, text, place))
                self.say(f"“{short(text)}” waits in its box: {purpose.prompt.casefold()}")

    def close_line(self, changed: bool) -> None:
        """Take the row's line as escape would; where nothing changed, a draft of it waits on."""
        if changed or self.entry.text == self.purpose.text:
            self.leave_purpose()
        else:
            self.set_purpose(self.adding())
            self.take_state(False)
