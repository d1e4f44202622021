"""The entry line: one thing asked at a time, the half-typed text of each a draft of its own, and what may follow in it.

What a line means is asked of the step; the line itself only knows how to be typed into, left, and filled again. It says
what happened by messages, and looks at nothing but its own box.
"""

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal

from pmtui.edits.base import short
from pmtui.formats.lines.completion import Offer, offer
from pmtui.model.text import one_line
from pmtui.screens.window import messages
from pmtui.screens.window.context import Frame
from pmtui.screens.window.frame import WIDE, gutter, prompt_line
from pmtui.screens.window.late_reading import LateReading
from pmtui.screens.window.list_pane import FILTER
from pmtui.steps.base import Answer, Manual, Selection, asked_again
from pmtui.steps.outcomes import AnyOutcome, Ask, Chosen, Nothing, Say
from pmtui.widgets.entry import Entry
from pmtui.widgets.lines import Lines, Spot
from pmtui.widgets.paint import Spans, line

UNREAD = 20_000  # letters from which on a line is not read while it is typed
MOST_LINES = 1000  # that become a row each in one go
OFFER = "offer"  # the answer that is the line's own: a word of its list
OFFER_KEYS = "123456789"
SIGNS = frozenset("#@>,＃＠＞、，､")
Draft = tuple[str, tuple[int, int]]


class EntryLine(Horizontal):
    """Prompt, box, and what stands there while keys are read."""

    DEFAULT_CSS = """
    EntryLine { height: auto; background: $pm-box; }
    EntryLine #prompt { width: 18; height: 1; }
    EntryLine #rest { height: 1; }
    EntryLine.-typing { background: $pm-cursor; }
    EntryLine.-typing #rest { display: none; }
    EntryLine.-keys #entry { display: none; }
    EntryLine #entry { background: $pm-cursor; }
    """

    def __init__(
        self, step: str, manual: Manual, selection: Callable[[], Selection], perform: Callable[[AnyOutcome, str, str], None]
    ) -> None:
        """Make the line of a step (empty: its half-typed words are nobody's drafts).

        `manual` says what is added, what may follow, and what becomes of words; `selection` gives what somebody stands on;
        `perform` gets an outcome with the name of what was asked and the text that was taken.
        """
        super().__init__(id="entry-row")
        self._step, self._selection, self._perform = step, selection, perform
        self._manual = manual._replace(answers={**manual.answers, OFFER: Answer(self._take_offer)})
        self.box = Entry(id="entry")
        self.box.ghost = lambda before: self.offer(before).ghost
        self._prompt, self._rest = Lines(ground="box", id="prompt"), Lines(ground="box", id="rest")
        self.ask = Ask("add", "", stays=True)
        self.drafts: dict[str, Draft] = {}
        self.idea = ""  # the kept idea that words which were put ready come from
        self._ready = ""  # words that were put ready, and nobody touched
        self._refused = ""  # the name of what was asked whose words were just refused
        self._late = LateReading(self.call_after_refresh, self._read)
        self._painted = ""  # what stood in the box when it was painted last
        self._by_name = True  # whether people's names are shown
        self._before_tab: tuple[str, Offer] = ("", Offer())  # the text a tab has left, and what was offered before it

    def compose(self) -> ComposeResult:
        """Prompt, box, rest."""
        yield self._prompt
        yield self.box
        yield self._rest

    def on_mount(self) -> None:
        """Begin with what is added here."""
        self.ask = self._manual.adding(self._selection())
        self._fill()

    # drawing

    def paint(self, width: int, typing: bool, frame: Frame) -> None:
        """Draw the prompt and what rests in the box, words as they may be seen."""
        self._by_name, self._painted = not frame.as_roles, self.box.words
        if self.has_class("-typing") != typing or not self.has_class("-keys", "-typing"):
            self.set_class(typing, "-typing")
            self.set_class(not typing, "-keys")
        self._prompt.styles.width = gutter(width)
        self._prompt.put([prompt_line(self._prompt_words(width), width, "key" if typing else "muted")], "cursor" if typing else "box")
        text = frame.said(" ".join(self.box.words[:UNREAD].split()))
        empty = f"a types here: {self.ask.hint}" if self.ask.hint else "a types here"
        self._rest.put([line(("muted", text), ("warn", "  ✎ draft"), ("muted", ", a goes on")) if text else line(("muted", empty))])
        self._rest.spots = (Spot(0, 0, width, ("a",)),)

    def _prompt_words(self, width: int) -> str:
        if not self.ask.shorter:
            return self.ask.prompt
        if width < WIDE:
            return self.ask.shorter[-1]
        return self.ask.prompt if cell_len(self.ask.prompt) <= gutter(width) - 3 else self.ask.shorter[0]

    def reading(self) -> Spans | None:
        """Return how the text in the box is read; None where there is none."""
        text = self.box.words
        if not text.strip():
            return None
        if len(text) > UNREAD:
            return (("text", f"{len(text):,} letters"), ("muted", " · read when they are taken"))
        return self._manual.answers[self.ask.answer].read(text, self._selection().about(self.ask))

    # what is asked

    def text_box(self) -> Entry | None:
        """Return the box."""
        return self.box

    def words_box(self) -> Entry | None:
        """Return the box that words go to which are typed where keys are read: none while it is for one thing."""
        return self.box if self.ask.stays else None

    @property
    def words(self) -> str:
        """What stands in the box, clean."""
        return self.box.words

    @property
    def touched(self) -> bool:
        """Whether somebody typed: there are words, and others than those that were put there."""
        return bool(self.box.text.strip()) and self.box.text != self.ask.text

    def turn_to(self, ask: Ask) -> None:
        """Put the words of the present thing away, take up those of another."""
        fresh = ask.name not in self.drafts
        self.drafts[self.ask.name] = (self.box.text, self.box.cursor_location)
        self.ask = ask
        self._fill()
        if fresh and ask.cursor is not None:
            self.box.move_cursor((0, ask.cursor))

    def turn_to_adding(self) -> None:
        """Let the line be for adding again; what is half-typed waits."""
        self.turn_to(self._manual.adding(self._selection()))

    def refresh_adding(self) -> None:
        """Ask anew what is added: the day of a prompt may be another."""
        if self.ask.stays and self.is_mounted:
            self.ask = self._manual.adding(self._selection())

    def take_up(self) -> None:
        """Ask again for what was half-typed last, after a kill, where that was no new line."""
        names = [name for name in self.drafts if name != self.ask.name]
        ask = asked_again(self._manual, names[-1], self._selection()) if names and not self.words else None
        if ask is not None:
            self.turn_to(ask)

    def _take(self, ask: Ask, lines: Sequence[str]) -> None:
        """Let the answer take lines; what it refuses, or the document does, comes back."""
        self._refused = ""
        answer = self._manual.answers[ask.answer]
        if len(lines) > 1 and answer.take_lines is not None:
            self._perform(answer.take_lines(lines, self._selection()), "", "")
        else:
            for text in lines:
                self._perform(answer.take(text, self._selection().about(ask)), ask.name, text)
        if self._refused == ask.name:
            return
        if ask.stays:
            self._ready = self.idea = ""
        elif self.ask is ask:
            self._end()
            self.post_message(messages.BoxLeft())
        elif self.drafts.pop(ask.name, None) is not None:  # another thing is asked for already
            self._tell(ask.name, "", (0, 0))

    def leave(self) -> None:
        """Leave what is asked: an edit is taken, other words wait in their box; none is dropped."""
        ask, text, place = self.ask, self.box.words, self.box.cursor_location
        if not ask.stays and ask.keeps and self.touched:
            self._take(ask, [text])
        words = ""
        if not ask.stays and self.ask is ask:
            waits = self.touched and not ask.keeps and ask.answer != FILTER
            self._end()
            if waits:
                self.drafts[ask.name] = (text, place)
                self._tell(ask.name, text, place)
                words = f"“{short(text)}” waits in its box: {ask.prompt.casefold()}"
        self.post_message(messages.BoxLeft(words))

    def close(self, changed: bool) -> None:
        """Take the row's line as escape would; where nothing changed, a draft of it waits on."""
        if changed or not self.touched:
            self.leave()
        else:
            self.turn_to_adding()
            self.post_message(messages.BoxLeft())

    def _end(self) -> None:
        back = self._refused == self.ask.name  # words that could not be taken wait for the next time
        self._refused = ""
        if not back:
            self.drafts.pop(self.ask.name, None)
            self._tell(self.ask.name, "", (0, 0))
        self.ask = self._manual.adding(self._selection())
        self._fill()

    def _fill(self) -> None:
        text, cursor = self.drafts.get(self.ask.name, (self.ask.text, None))
        self.box.fill(text, cursor)
        self.box.hint(self.ask.hint)

    # words that were put ready

    def put_ready(self, text: str, idea: str) -> str:
        """Put words in the line; nobody touched them yet, so they are no draft. Return what is said where a draft stands there."""
        held = self.box.text if self.ask.stays else self.drafts.get(self._manual.adding(self._selection()).name, ("", (0, 0)))[0]
        if held.strip() and held != self._ready:
            return "your draft stands in the line · clear it to begin another"
        self._ready, self.idea = text, idea
        self.ask = self._manual.adding(self._selection())
        self.box.fill(text, (0, 0) if text.startswith((" ->", " #")) else None)
        return ""

    @on(events.DescendantBlur)
    def rest(self) -> None:
        """Take words away that were put ready and nobody touched: keys are read now."""
        if self._ready and self.ask.stays and self.box.text == self._ready:
            self.box.fill("")
            self._ready = self.idea = ""

    # drafts

    def put_draft(self, name: str, text: str, cursor: tuple[int, int]) -> None:
        """Bring half-typed words back, as after a kill, or because they were refused."""
        self.drafts[name] = (text, cursor)
        if self.is_mounted and name == self.ask.name:
            self._fill()

    def give_back(self, name: str, text: str) -> bool:
        """Take words back that could not be taken: leaving their box does not drop them. Tell whether they are asked for now."""
        place = (text.count("\n"), len(text.rpartition("\n")[2]))
        self._refused = name
        self.put_draft(name, text, place)
        self._tell(name, text, place)
        return name == self.ask.name

    def tell_draft(self) -> None:
        """Say what is half-typed, so that it reaches the journal."""
        if self.is_mounted:
            untouched = self.box.text == self.ask.text or (self.ask.stays and bool(self._ready) and self.box.text == self._ready)
            self._tell(self.ask.name, "" if untouched else self.box.words, self.box.cursor_location)

    def ask_for_editor(self, typing: bool) -> None:
        """Say what is half-typed, then ask for it to be edited elsewhere: in one queue, so that the draft is there first."""
        self.tell_draft()
        self.post_message(messages.EditorRequested(self.box.words, typing))

    def tell_paste(self, text: str) -> None:
        """Say what the box will hold with what has come of a paste; an empty text: it is all there."""
        if text:
            self._tell(self.ask.name, *self.box.with_paste(text))
        else:
            self.tell_draft()

    def _tell(self, name: str, text: str, cursor: tuple[int, int]) -> None:
        if self._step:
            self.post_message(messages.Drafted(self._step, name, text, cursor))

    # what happens in the box

    @on(Entry.Changed, "#entry")
    def _on_changed(self, event: Entry.Changed) -> None:
        event.stop()
        self._late.ask()

    def settle(self) -> None:
        """Take what is typed so far as read, since something is said over it: only letters yet to come take that away."""
        if self._late.settle():
            self.tell_draft()

    def _read(self) -> None:
        if self.is_mounted:
            goes_on, refused = not self._refused or self.box.words != self.drafts.get(self._refused, ("", None))[0], self._refused
            if goes_on:
                self._refused = ""
            self.tell_draft()
            if refused or self.box.words != self._painted:  # else it is on the screen already, as after an enter
                self.post_message(messages.Typed(goes_on))

    @on(Entry.Submitted, "#entry")
    def _on_submitted(self, event: Entry.Submitted) -> None:
        event.stop()
        if self.ask.stays and event.text.strip():
            self.box.fill("")
        self._take(self.ask, [event.text])

    @on(Entry.Pasted, "#entry")
    def _on_pasted(self, event: Entry.Pasted) -> None:
        event.stop()
        head = self.box.words
        if not self.ask.stays:
            self.box.insert(" ".join(event.lines))
        elif len(event.lines) > MOST_LINES:
            self._perform(Say(f"not taken: {len(event.lines):,} lines at once · paste up to {MOST_LINES:,}", news=True), "", "")
        else:
            self.box.fill("")
            self._take(self.ask, [head + event.lines[0], *event.lines[1:]] if head.strip() else event.lines)

    @on(Entry.Left, "#entry")
    def _on_left(self, event: Entry.Left) -> None:
        event.stop()
        if event.how == "down" or (event.how in ("tab", "shift+tab") and self._complete()):
            return
        self.leave()

    # what may follow

    def offer(self, before: str) -> Offer:
        """Return what can go on behind a text."""
        if SIGNS.isdisjoint(before) or self.ask.answer == FILTER:
            return Offer()
        words = self._manual.offered(self._selection())
        return offer(before, words if self._by_name else {sign: said for sign, said in words.items() if sign != "@"})

    def _complete(self) -> bool:
        """Take the ghost; where there is none, or a tab has just taken one, open the list of all that fits; tell whether there was one."""
        row, column = self.box.cursor_location
        before = self.box.document.get_line(row)[:column]
        left, last = self._before_tab
        shown = last if left == self.box.text and len(last.words) > 1 else self.offer(before)
        if not shown.words:
            return False
        if shown.ghost and shown is not last:
            self.box.insert(shown.ghost)
            self._before_tab = (self.box.text, shown)
        else:
            taken = len(before) - shown.start
            options = [
                messages.MenuOption(key, one_line(f"{word} {about}" if about else word)[:24], Chosen(OFFER, f"{taken} {word}"))
                for key, (word, about) in zip(OFFER_KEYS, shown.words, strict=False)
            ]
            self.post_message(messages.MenuRequested(options, passes=True))
        return True

    def _take_offer(self, value: str, _: Selection) -> Nothing:
        """Put a word of the list in the place of what was typed of it; `value` is how many letters that are, and the word."""
        taken, _blank, word = value.partition(" ")
        self.box.exchange_end(int(taken), word)
        self._before_tab = ("", Offer())
        return Nothing()

    def commit(self) -> None:
        """A line waits for its enter."""

    def suspend(self, leaves_all: bool) -> None:
        """Switching away does not blur: say what is half-typed now."""
        self.tell_draft()

    def answer(self, chosen: Chosen) -> AnyOutcome:
        """Return what becomes of a value that was chosen by a key or from a list."""
        return self._manual.answers[chosen.answer].take(chosen.value, self._selection())
