"""A window with an entry line at its foot: what is typed goes to the step's answers."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.widget import Widget

from pmtui.edits.base import Edit
from pmtui.formats.lines.completion import Words
from pmtui.screens.window.context import Context
from pmtui.screens.window.entry_line import OFFER, UNREAD, EntryLine
from pmtui.screens.window.window import OwnOutcome, Stale, Window
from pmtui.steps.base import Answer, asked_again
from pmtui.steps.outcomes import Ask, Chosen, Fill, Refuse
from pmtui.widgets.entry import Entry
from pmtui.widgets.paint import Spans


class EntryWindow(Window):
    """A window that is typed into line by line."""

    DRAFTS: ClassVar[bool] = True  # whether half-typed words belong to the document

    def __init__(self, context: Context) -> None:
        """Make the window and its line."""
        super().__init__(context)
        self.typed: EntryLine = EntryLine(self.STEP if self.DRAFTS else "", self.adding, self.offered)
        self._taking = ("", "")  # the name and text being taken, for what is refused

    def adding(self) -> Ask:
        """What the empty line is for now."""
        return self.MANUAL.adding(self.selection())

    def offered(self) -> Words:
        """What each sign can become; while nobody's name is shown, no name."""
        words = self.MANUAL.offered(self.selection())
        return {sign: said for sign, said in words.items() if sign != "@"} if self.head.as_roles else words

    def answer_of(self, ask: Ask) -> Answer:
        """What becomes of words that were asked for."""
        return self.MANUAL.answers[ask.answer]

    def entry_row(self) -> Iterable[Widget]:
        """The line."""
        yield self.typed

    def on_mount(self) -> None:
        """Take up again what was half-typed last, where it was asked for in place of a new line."""
        names = [name for name in self.typed.drafts if name != self.typed.ask.name]
        if self.wanted_typing and names and not self.typed.words:
            ask = asked_again(self.MANUAL, names[-1], self.selection())
            if ask is not None:
                self.typed.turn_to(ask)

    @property
    def entry(self) -> Entry:
        """The box of the line."""
        return self.typed.box

    def box(self) -> Entry | None:
        """The box of the line."""
        return self.typed.box

    def words_box(self) -> Entry | None:
        """The box of the line, unless it is for one thing."""
        return self.typed.box if self.typed.ask.stays else None

    def bar_words(self) -> dict[str, str]:
        """What enter does here."""
        return {"typing.take": self.typed.ask.word} if self.typed.ask.word else {}

    def reading(self) -> Spans | None:
        """How the text in the box is read."""
        text = self.typed.words
        if not self.wanted_typing or not text.strip():
            return None
        if len(text) > UNREAD:
            return (("text", f"{len(text):,} letters"), ("muted", " · read when they are taken"))
        ask = self.typed.ask
        return self.answer_of(ask).read(text, self.selection().about(ask))

    def paint_reading(self) -> None:
        """Draw the line, and how it is read."""
        self.typed.paint(self.size.width, self.wanted_typing, self.head.said)
        super().paint_reading()

    def take_state(self, typing: bool) -> None:
        """Go to TYPING or KEYS."""
        if not typing:
            self.typed.rest()
        super().take_state(typing)

    def choose(self, chosen: Chosen) -> None:
        """Let the line have a word it offered; all else is for the step's answers."""
        if chosen.answer == OFFER:
            self.typed.take_offer(chosen.value)
        else:
            super().choose(chosen)

    def perform_own(self, outcome: OwnOutcome) -> None:
        """Ask for a line, or put words ready in it."""
        match outcome:
            case Ask():
                self.typed.turn_to(outcome)
                self.take_state(True)
            case Fill(text, idea):
                self.fill_line(text, idea)
            case _:
                super().perform_own(outcome)

    def fill_line(self, text: str, idea: str = "") -> None:
        """Put words ready in the line."""
        said = self.typed.put_ready(text, idea)
        self.status.said = said or self.status.said
        self.take_state(True)

    # what is typed

    def take(self, ask: Ask, lines: list[str]) -> None:
        """Let an answer take lines; what it refuses, or the document does, comes back."""
        answer = self.answer_of(ask)
        if len(lines) > 1 and answer.take_lines is not None:
            self.perform(answer.take_lines(lines, self.selection()))
            return
        for text in lines:
            self._taking = (ask.name, text)
            outcome = answer.take(text, self.selection().about(ask))
            if isinstance(outcome, Refuse):
                self.give_back(ask.name, text, outcome.words)
            else:
                self.perform(outcome)
            self._taking = ("", "")

    def request(self, edit: Edit, words: str = "", purpose: str = "", typed: str = "") -> None:
        """Ask for a change of the document, with the text it was made of."""
        super().request(edit, words, purpose or self._taking[0], typed or self._taking[1])

    @on(EntryLine.Taken)
    def _on_taken(self, event: EntryLine.Taken) -> None:
        self.take(event.ask, event.lines)
        if self.typed.finish(event.ask):
            self.take_state(False)

    @on(EntryLine.Left)
    def _on_left(self) -> None:
        if self.typed.ask.stays:
            self.take_state(False)
        else:
            self.leave_line()

    @on(EntryLine.Typed)
    def _on_typed(self, event: EntryLine.Typed) -> None:
        if event.goes_on:
            self.status.news = ""
        self.invalidate(Stale.READING)

    @on(EntryLine.Refused)
    def _on_refused(self, event: EntryLine.Refused) -> None:
        self.say(event.why, news=True)

    def leave_line(self) -> None:
        """Escape from what was asked: an edit is taken, other words wait in their box; none is dropped."""
        ask, text = self.typed.ask, self.typed.words
        if ask.keeps and self.typed.touched:
            self.take(ask, [text])
        if self.typed.ask is ask:
            waits = self.typed.leave(ask)
            self.take_state(False)
            if waits:
                self.say(waits)

    def close_line(self, changed: bool) -> None:
        """Take the row's line as escape would; where nothing changed, a draft of it waits on."""
        if changed or not self.typed.touched:
            self.leave_line()
        else:
            self.typed.turn_to_adding()
            self.take_state(False)
