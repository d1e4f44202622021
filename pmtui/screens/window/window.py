"""What all windows of a document share: head and foot, the two states, keys that are verbs, one painting a turn.

A window is given a document and shows it; what somebody does becomes an `Edit` and goes up. It never keeps a copy of its
own and writes nothing. What a key does stands in `steps/`. What the cursor stands in (`pane`) and what is typed into
(`typed`) are parts: they are given values and functions, and say what happened by messages.
"""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from pmtui.guide.guide import DESK, ROOM, question
from pmtui.keys import KEYMAP
from pmtui.model.postmortem import PostMortem
from pmtui.model.steps import STEPS
from pmtui.screens.window import messages
from pmtui.screens.window.context import Context, Frame
from pmtui.screens.window.dialog_ports import LeavesAll
from pmtui.screens.window.draft_form import DraftForm
from pmtui.screens.window.dragged import copy_dragged
from pmtui.screens.window.entry_line import EntryLine
from pmtui.screens.window.foot import Asked, Foot, HeadAndFoot
from pmtui.screens.window.list_pane import ListPane
from pmtui.screens.window.painting import ALL, Painting, Stale, seen_size
from pmtui.screens.window.pane import Pane
from pmtui.screens.window.requests import request_of
from pmtui.screens.window.status_line import StatusLine, to_do
from pmtui.screens.window.stray_keys import StrayKeys
from pmtui.screens.window.team_settings import own_questions
from pmtui.screens.window.typed_into import TypedInto
from pmtui.steps import outcomes as want
from pmtui.steps.base import COMMON, Manual, Selection
from pmtui.widgets.dirty_rows import install
from pmtui.widgets.entry import Entry
from pmtui.widgets.paint import Spans

OWN_ACTIONS = {key.id: key.action for key in KEYMAP}
OwnOutcome = want.Day | want.Rise | want.SecondZone | want.Fold | want.Settle
NO_LINE = "there is no text to edit here · o shows every field of a row"


class Window(Screen[None]):
    """Rows 1 and 2 say where we are, 3 to 20 are the step's own, the foot asks, takes and answers."""

    STEP: str = ""  # of the details it is that of the window they lie over
    KEYS_OF: ClassVar[str] = ""  # whose keys work here, where they are not the step's
    MANUAL: ClassVar[Manual] = Manual({}, {})
    OPENS: ClassVar[str] = "list.edit"  # the key that a click on a row stands for
    FOLLOWS: ClassVar[bool] = True  # whether the cursor goes to what was just changed
    AUTO_FOCUS = None
    DEFAULT_CSS = "Window { layout: vertical; background: $pm-page; }"

    def __init__(self, context: Context) -> None:
        """Make the window; a subclass gives it its pane and what is typed into, `show` its document."""
        super().__init__()
        install(self)
        self.context = context
        self.document = PostMortem()
        self.head = Frame()
        self.frame_panes, self.status, self.stray = HeadAndFoot(), StatusLine(), StrayKeys(self.KEYS_OF or self.STEP)
        self.pane: Pane = ListPane()
        self.typed: TypedInto | None = None
        self.wanted_typing = True
        self.asked = 0  # how many other questions were asked for
        self.asked_words = ""  # a question about what is missing; stands until the cursor moves
        self.first_cursor = ""
        self._taking = ("", "")  # the name and text being taken, for what is refused
        self.painting = Painting(self.call_next, partial(seen_size, self), self._paint_rows, self.paint_frame, self._paint_reading)

    def with_line(self, pane: ListPane) -> ListPane:
        """Take a list as the pane, and an entry line that adds to it; return the list."""
        manual = self.MANUAL._replace(answers={**self.MANUAL.answers, **pane.answers})
        self.pane, self.typed = pane, EntryLine(self.STEP, manual, self.selection, self.take)
        return pane

    @property
    def seen(self) -> PostMortem:
        """The document as it may be seen: whatever is drawn is drawn of this one, and no edit is made of it."""
        return self.head.seen(self.document)

    # what a step says of itself

    def body(self) -> Iterable[Widget]:
        """The widgets of rows 3 to 20."""
        if isinstance(self.pane, Widget):
            yield self.pane

    def paint(self, reveal: str = "") -> None:
        """Draw the step's own rows; `reveal` is a row to go to, as `table.id`."""
        raise NotImplementedError

    def foot(self) -> Foot:
        """What the foot says: no question, what is to do, and what enter does in the box."""
        lacks = self.head.lacks[STEPS.index(self.STEP)] if self.STEP in STEPS else 0
        field = self.typed.field if isinstance(self.typed, DraftForm) else None
        words = {"typing.field": "New line" if field is not None and field.many_lines else ""}
        if isinstance(self.typed, EntryLine):
            words = {"typing.take": self.typed.ask.word} if self.typed.ask.word else {}
        return Foot("", to_do(lacks, self.wanted_typing), words)

    def asks(self, step: str, when: str = "", about: str = "", **quoted: str) -> str:
        """Return a question of a step for a moment; the facilitator's own only in desk view."""
        own = own_questions(self.context.settings, step)
        return question(step, self.asked, when, DESK if self.head.desk else ROOM, own, about, **quoted)

    def moved(self) -> None:
        """The cursor stands elsewhere."""

    # drawing: asked for as often as one likes, done once before the next frame

    def compose(self) -> ComposeResult:
        """Head, body, foot."""
        yield self.frame_panes.steps
        yield self.frame_panes.title
        yield from self.body()
        yield self.frame_panes.question
        if isinstance(self.typed, EntryLine):
            yield self.typed
        yield self.frame_panes.reading
        yield self.frame_panes.bar

    def show(self, document: PostMortem, frame: Frame, reveal: str = "", said: str | None = None, uncover: bool = True) -> None:
        """Show this document; a hidden window waits until it is seen.

        `reveal` is a row to go to; if a filter hides it, `uncover` takes that away, else it is said.
        """
        changed = document is not self.document
        if changed:
            self.asked_words = ""  # what was missing may be there now: the step's own questions go on
        self.document, self.head = document, frame
        if said is not None:
            self.status.say(said)
        if reveal:
            self.painting.reveal(reveal, uncover)
        self.invalidate(ALL if changed or reveal else Stale.FRAME)

    def invalidate(self, parts: Stale = Stale.FRAME) -> None:
        """Say what is out of date."""
        self.painting.ask(parts, self.is_mounted)

    def _paint_rows(self, reveal: str, uncovers: bool) -> None:
        wanted, self.first_cursor = "" if reveal else self.first_cursor, ""
        reveal = reveal or (wanted if "." in wanted else "")
        if not isinstance(self.pane, ListPane):
            self.paint(reveal)
        elif self.pane.draw(self.document, self.paint, reveal, uncovers):
            self._stands("")
        if wanted and "." not in wanted:
            self.pane.stand(wanted)

    def paint_frame(self) -> None:
        """Draw head and foot."""
        panes, said, foot = self.frame_panes, self.status, self.foot()
        panes.paint_head(self.STEP, self.seen, self.head, self.size.width)
        lacks = self.head.lacks[STEPS.index(self.STEP)] if self.STEP in STEPS else 0
        question = said.menu_why or self.asked_words or foot.question
        panes.paint_foot(Asked(question, self.KEYS_OF or self.STEP, self.wanted_typing, foot.words, said.menu, lacks), self.head, self.size)
        self._paint_reading(foot)

    def _paint_reading(self, foot: Foot | None = None) -> None:
        """Draw the line, and how it is read."""
        status, width, reading, foot = self.status, self.size.width, None, foot or self.foot()
        if isinstance(self.typed, EntryLine):
            self.typed.paint(width, self.wanted_typing, self.head)
        if not status.menu and not status.news:
            reading = self.reading()
        self.frame_panes.paint_reading(status.spans(self.head, self.wanted_typing, reading, foot.lacking), self.head, width)

    def reading(self) -> Spans | None:
        """Return how what is typed is read, else how the pane is looked at; None where that is nothing."""
        reading = self.typed.reading() if isinstance(self.typed, EntryLine) and self.wanted_typing else None
        return self.pane.reading(self.status.said, self.head, self.size.width) if reading is None else reading

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Draw what changed while hidden, and take the state one came in."""
        event.refresh_styles = False  # nothing of a look changes while hidden but the theme, and that is counted by Textual
        self.painting.paint()  # a form has a box once it has fields
        if self.wanted_typing and isinstance(self.typed, EntryLine):
            self.typed.take_up()
        self.take_state(self.wanted_typing)

    def on_screen_suspend(self) -> None:
        """Switching away does not blur: say what is half-typed now."""
        if self.typed is not None:
            self.typed.suspend(isinstance(self.app.screen, LeavesAll))

    def on_resize(self) -> None:
        """Everything depends on the width; the size a window comes with is told twice."""
        if self.size != self.painting.drawn_for:
            self.invalidate(ALL)

    # the two states

    @property
    def entry(self) -> Entry:
        """The box that is typed into.

        Raises:
            LookupError: nothing is typed into here.
        """
        if self.typed is None:
            raise LookupError(self.STEP)
        return self.typed.box

    def take_state(self, typing: bool) -> None:
        """Go to TYPING or KEYS; the text in the box stays."""
        target = self.typed.text_box() if typing and self.typed is not None else None
        self.status.news = ""
        self.wanted_typing = target is not None
        (target or self.pane.target()).focus(scroll_visible=False)
        self.invalidate()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The state is where the focus is, also after a click."""
        typing = isinstance(event.widget, Entry)
        if typing != self.wanted_typing:  # else whoever moved the focus has drawn
            self.wanted_typing = typing
            self.invalidate()
        self.post_message(messages.PlaceChanged())

    def on_paste(self, event: events.Paste) -> None:
        """A paste outside the box goes to the box."""
        target = self.typed.text_box() if self.typed is not None else None
        if target is None:
            self.say("a paste has no place here · ctrl+g goes to a step")
        elif not self.wanted_typing:
            event.stop()
            self.take_state(True)
            target.post_message(events.Paste(event.text))

    def words_box(self) -> Entry | None:
        """Return the box that words go to which are typed where keys are read, where there is one now."""
        return self.typed.words_box() if self.typed is not None else None

    def takes_loose(self, letter: str, when: float) -> bool:
        """Take a letter in KEYS that is no key, or the one behind it; `when` in seconds. False leaves it to its verb."""
        stray = self.stray.take(letter, when, self.words_box() is not None)
        if stray.words:
            return self.begin_words(stray.words)
        if stray.say:
            self.say(stray.say)
        return bool(stray.say)

    def begin_words(self, text: str) -> bool:
        """Go on in the box with words that began where keys are read; tell whether there is one."""
        self.stray.forget()
        box = self.words_box()
        if box is not None:
            self.take_state(True)
            box.insert(text)
        return box is not None

    # keys are verbs, and outcomes are performed here and nowhere else

    def selection(self) -> Selection:
        """Return what somebody stands on."""
        return Selection(
            document=self.document,
            row=self.pane.cursor,
            ids=self.pane.chosen(self.document),
            now=self.context.clock(),
            today=self.context.today(),
            new_id=self.context.make_id,
            settings=self.context.settings,
            idea=self.typed.idea if self.typed is not None else "",
            words=self.typed.words if isinstance(self.typed, DraftForm) else "",
        )

    def selected(self) -> str:
        """Return the key of what the cursor stands on."""
        return self.pane.cursor

    def stand(self, key: str) -> None:
        """Put the cursor on something."""
        self.pane.stand(key)

    def action_verb(self, verb_id: str) -> None:
        """Do what a key stands for: a verb of the step, or something of the pane or of this window alone."""
        verb, name = self.MANUAL.verbs.get(verb_id), f"action_{OWN_ACTIONS[verb_id]}"
        own = getattr(self, name, None) or getattr(self.pane, name, None)
        if verb is None and own is not None:
            own()
        else:
            self.perform((verb or COMMON[verb_id])(self.selection()))

    def choose(self, chosen: want.Chosen) -> None:
        """Let an answer have what was chosen by a key or from a list."""
        if isinstance(self.typed, EntryLine):
            self.perform(self.typed.answer(chosen))
        else:
            self.perform(self.MANUAL.answers[chosen.answer].take(chosen.value, self.selection()))

    def take(self, outcome: want.AnyOutcome, name: str, text: str) -> None:
        """Do what words want; refused, or if the document refuses, they come back to where they were asked for by `name`."""
        self._taking = (name, text)
        if isinstance(outcome, want.Refuse) and name:
            self.give_back(name, text, outcome.words)
        else:
            self.perform(outcome)
        self._taking = ("", "")

    def perform(self, outcome: want.AnyOutcome) -> None:
        """Do what a verb wants."""
        match outcome:
            case want.Nothing():
                pass
            case want.Say(words, news):
                self.say(words, news)
            case want.Refuse(words):
                self.say(words)
            case want.Do():
                self.request(outcome)
            case want.Type():
                self.take_state(True)
            case want.Ask() if self.typed is not None:
                self.typed.turn_to(outcome)
                self.take_state(True)
            case want.Fill(text, idea) if isinstance(self.typed, EntryLine):
                self.status.said = self.typed.put_ready(text, idea) or self.status.said
                self.take_state(True)
            case want.Unmark() if isinstance(self.pane, ListPane):
                self.pane.unmark()
                self.invalidate()
            case want.Day() | want.Rise() | want.SecondZone() | want.Fold() | want.Settle():
                self.perform_own(outcome)
            case want.Ask() | want.Fill() | want.Unmark():
                raise NotImplementedError(type(outcome).__name__)
            case _:
                self.post_message(request_of(outcome))

    def perform_own(self, outcome: OwnOutcome) -> None:
        """Do what only one window can do."""
        raise NotImplementedError(type(outcome).__name__)

    def request(self, wanted: want.Do) -> None:
        """Ask for a change of the document; if it is refused, what was typed for it comes back, else what is to follow does."""
        self.post_message(messages.EditRequested(wanted.edit, wanted.words, *self._taking, home=self.STEP, then=wanted.then))

    def give_back(self, purpose: str, text: str, why: str) -> None:
        """Take back words that could not become an edit: they wait as a draft, and it is said why."""
        asked_now = self.typed is not None and self.typed.give_back(purpose, text)
        self.say(why, news=asked_now)

    def say(self, words: str, news: bool = False) -> None:
        """Say something in the reading's row; `news` also over what is half-typed."""
        if news and self.typed is not None:
            self.typed.settle()
        self.status.say(words, news)
        self.invalidate()

    # what the parts tell

    @on(messages.Stood)
    def _on_stood(self, event: messages.Stood) -> None:
        event.stop()
        if not event.keeps:
            self.status.say("")
        self._stands(event.news)
        self.invalidate()

    def _stands(self, news: str) -> None:
        self.asked_words, self.status.news = "", news
        self.moved()
        self.post_message(messages.PlaceChanged())

    @on(messages.Opened)
    def _on_opened(self, event: messages.Opened) -> None:
        event.stop()
        self.action_verb(self.OPENS)

    @on(messages.LookChanged)
    def _on_look_changed(self, event: messages.LookChanged) -> None:
        event.stop()
        if event.words or not event.keeps:
            self.status.said = event.words
        self.invalidate(ALL if event.rows else Stale.FRAME)
        self.post_message(messages.PlaceChanged())

    @on(messages.Typed)
    def _on_typed(self, event: messages.Typed) -> None:
        event.stop()
        if event.goes_on:
            self.status.news = ""
        self.invalidate(Stale.READING)

    @on(messages.BoxLeft)
    def _on_box_left(self, event: messages.BoxLeft) -> None:
        event.stop()
        self.take_state(False)
        if event.words:
            self.say(event.words)

    # verbs all windows share

    def action_another_question(self) -> None:
        """Another question from the guide; never the same twice in a row."""
        self.asked_words = ""
        self.asked += 1
        self.invalidate()

    def action_copy_text(self) -> None:
        """Copy what was dragged over; Textual's name for it."""
        copy_dragged(self)

    def action_escape(self) -> None:
        """Look at all of the pane again; escape never leaves the step."""
        self.pane.escape()

    def action_filter(self) -> None:
        """Filter the list by words."""
        if isinstance(self.pane, ListPane):
            self.perform(self.pane.asked_filter())

    # the editor of whoever types

    def action_editor(self) -> None:
        """Edit this text in the editor of whoever types."""
        typing, edit = self.wanted_typing, self.MANUAL.verbs.get("list.edit")
        if not typing and (edit is None or isinstance(edit(self.selection()), want.Ask)) and self.typed is not None:
            self.action_verb("list.edit")
        box = self.typed.text_box() if self.wanted_typing and self.typed is not None else None
        if box is None or self.typed is None:
            self.say(NO_LINE)
            return
        self.typed.ask_for_editor(typing)

    def back_from_editor(self, text: str | None, words: str, typing: bool) -> None:
        """Take what came back, or say why nothing did."""
        box = self.typed.text_box() if self.typed is not None else None
        if self.typed is None or box is None:
            return
        if text is not None:
            box.exchange(text)
        if not typing:
            self.typed.close(text is not None)
        if words:
            self.say(words, news=typing)
