"""What all windows of a document share: head and foot, the two states, keys that are verbs, one painting a turn.

A window is given a document and shows it; what somebody does becomes an `Edit` and goes up. It never keeps a copy of its
own and writes nothing. What a key does stands in `steps/`; what is typed into, an entry line or a form, is a part of its own.
"""

from collections.abc import Iterable
from enum import Flag, auto
from typing import ClassVar, Protocol

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from pmtui.edits.base import Edit
from pmtui.guide.guide import DESK, ROOM, question
from pmtui.keys import KEYMAP
from pmtui.model.postmortem import PostMortem
from pmtui.model.steps import STEPS
from pmtui.screens.window import messages
from pmtui.screens.window.context import Context, Frame
from pmtui.screens.window.dragged import copy_dragged
from pmtui.screens.window.foot import Asked, HeadAndFoot
from pmtui.screens.window.requests import request_of
from pmtui.screens.window.status_line import StatusLine, to_do
from pmtui.screens.window.stray_keys import StrayKeys
from pmtui.screens.window.team_settings import own_questions
from pmtui.steps.base import Manual, Selection
from pmtui.steps.outcomes import AnyOutcome, Ask, Chosen, Day, Do, Fill, Fold, Nothing, Refuse, Rise, Say, SecondZone, Settle, Type, Unmark
from pmtui.widgets.entry import Entry
from pmtui.widgets.paint import Spans
from pmtui.widgets.sparing import spare

OWN_ACTIONS = {key.id: key.action for key in KEYMAP}
OwnOutcome = Ask | Fill | Day | Rise | SecondZone | Unmark | Fold | Settle
NO_LINE = "there is no text to edit here · o shows every field of a row"


class Stale(Flag):
    """What of a window is out of date."""

    ROWS = auto()
    FRAME = auto()
    READING = auto()


ALL = Stale.ROWS | Stale.FRAME


class TypedInto(Protocol):
    """What is typed into, an entry line or a form: its box, and the half-typed words in it."""

    def put_draft(self, name: str, text: str, cursor: tuple[int, int]) -> None:
        """Bring half-typed words back."""

    def tell_draft(self) -> None:
        """Say what is half-typed, so that it reaches the journal."""

    def tell_paste(self, text: str) -> None:
        """Say what the box will hold with what has come of a paste."""

    def give_back(self, name: str, text: str) -> bool:
        """Take words back that could not be taken; tell whether they are asked for now."""


class Window(Screen[None]):
    """Rows 1 and 2 say where we are, 3 to 20 are the step's own, the foot asks, takes and answers."""

    STEP: str = ""  # of the details it is that of the window they lie over
    KEYS_OF: ClassVar[str] = ""  # whose keys work here, where they are not the step's
    MANUAL: ClassVar[Manual] = Manual({}, {})
    FOLLOWS: ClassVar[bool] = True  # whether the cursor goes to what was just changed
    AUTO_FOCUS = None
    DEFAULT_CSS = "Window { layout: vertical; background: $pm-page; }"

    def __init__(self, context: Context) -> None:
        """Make the window; `show` gives it its document."""
        super().__init__()
        spare(self)
        self.context = context
        self.document = PostMortem()
        self.head = Frame()
        self.frame_panes, self.status, self.stray = HeadAndFoot(), StatusLine(), StrayKeys(self.KEYS_OF or self.STEP)
        self.typed: TypedInto | None = None
        self.wanted_typing = True
        self.asked = 0  # how many other questions were asked for
        self.asked_words = ""  # a question about what is missing; stands until the cursor moves
        self.first_cursor = ""
        self._stale, self._paints_soon = ALL, False
        self._reveal, self._uncovers = "", True
        self._drawn_for = Size(0, 0)

    @property
    def seen(self) -> PostMortem:
        """The document as it may be seen: whatever is drawn is drawn of this one, and no edit is made of it."""
        return self.head.seen(self.document)

    # what a step says of itself

    def body(self) -> Iterable[Widget]:
        """The widgets of rows 3 to 20."""
        raise NotImplementedError

    def entry_row(self) -> Iterable[Widget]:
        """What is typed into, where that is no part of the body."""
        return ()

    def paint(self, reveal: str = "") -> None:
        """Draw the step's own rows; `reveal` is a row to go to, as `table.id`."""
        raise NotImplementedError

    def question(self) -> str:
        """The one question to ask now."""
        return self.asks(self.STEP)

    def asks(self, step: str, when: str = "", about: str = "", **quoted: str) -> str:
        """A question of a step for a moment; the facilitator's own only in desk view."""
        own = own_questions(self.context.settings, step)
        return question(step, self.asked, when, DESK if self.head.desk else ROOM, own, about, **quoted)

    def selected(self) -> str:
        """The id with the cursor."""
        return ""

    def stand(self, key: str) -> None:
        """Put the cursor on an id."""

    def home_pane(self) -> Widget:
        """What has the focus in KEYS."""
        raise NotImplementedError

    def box(self) -> Entry | None:
        """The text box, where there is one now."""
        return None

    def words_box(self) -> Entry | None:
        """The box that words go to which are typed where keys are read, where there is one now."""
        return None

    def bar_words(self) -> dict[str, str]:
        """Other words for keys of the bar, by id; an empty word leaves one out."""
        return {}

    def reading(self) -> Spans | None:
        """How what is typed is read, or what a filter shows; None where that is nothing."""
        return None

    def lacking(self) -> str:
        """What the reading's row says when nothing else is to be said."""
        return to_do(self.lacks, self.wanted_typing)

    @property
    def lacks(self) -> int:
        """How many things the step still lacks."""
        return self.head.lacks[STEPS.index(self.STEP)] if self.STEP in STEPS else 0

    # drawing: asked for as often as one likes, done once before the next frame

    def compose(self) -> ComposeResult:
        """Head, body, foot."""
        yield self.frame_panes.steps
        yield self.frame_panes.title
        yield from self.body()
        yield self.frame_panes.question
        yield from self.entry_row()
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
            self._reveal, self._uncovers = reveal, uncover
        self.invalidate(Stale.ROWS | Stale.FRAME if changed or reveal else Stale.FRAME)

    def invalidate(self, parts: Stale = Stale.FRAME) -> None:
        """Say what is out of date."""
        self._stale |= parts
        if self.is_mounted and not self._paints_soon:
            self._paints_soon = True
            self.call_next(self._paint_stale)

    def _paint_stale(self) -> None:
        self._paints_soon = False
        top = self.app.screen
        if not self.size.width or not (top is self or (top.is_modal and self in self.app.screen_stack)):
            return  # what is out of date waits until the window is seen
        stale, self._stale = self._stale, Stale(0)
        if Stale.ROWS in stale:
            self._drawn_for = self.size
            wanted, self.first_cursor = "" if self._reveal else self.first_cursor, ""
            reveal, self._reveal = self._reveal or (wanted if "." in wanted else ""), ""
            self.paint_to(reveal, self._uncovers)
            if wanted and "." not in wanted:
                self.stand(wanted)
        if stale & (Stale.ROWS | Stale.FRAME):
            self._stale &= ~Stale.FRAME
            self.paint_frame()
        elif stale:
            self.paint_reading()

    def reveal(self, target: str) -> None:
        """Draw the rows anew and go to one, as `table.id`."""
        self._reveal, self._uncovers = target, True
        self.invalidate(ALL)

    def paint_to(self, reveal: str, uncover: bool) -> None:
        """Draw the rows and go to one; nothing can hide it here."""
        self.paint(reveal)

    def paint_frame(self) -> None:
        """Draw head and foot."""
        panes, why = self.frame_panes, self.status.menu_why or self.asked_words
        panes.paint_head(self.STEP, self.seen, self.head, self.size.width)
        asked = Asked(why or self.question(), self.KEYS_OF or self.STEP, self.wanted_typing, self.bar_words(), self.status.menu, self.lacks)
        panes.paint_foot(asked, self.head, self.size)
        self.paint_reading()

    def paint_reading(self) -> None:
        """Draw how the line is read, and the line."""
        status = self.status
        spans = status.spans(self.head, self.wanted_typing, None if status.menu or status.news else self.reading(), self.lacking())
        self.frame_panes.paint_reading(spans, self.head, self.size.width)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Draw what changed while hidden, and take the state one came in."""
        event.refresh_styles = False  # nothing of a look changes while hidden but the theme, and that is counted by Textual
        self._paint_stale()  # a form has a box once it has fields
        self.take_state(self.wanted_typing)

    def on_screen_suspend(self) -> None:
        """Switching away does not blur: say what is half-typed now."""
        if self.typed is not None:
            self.typed.tell_draft()

    def on_resize(self) -> None:
        """Everything depends on the width; the size a window comes with is told twice."""
        if self.size != self._drawn_for:
            self.invalidate(Stale.ROWS | Stale.FRAME)

    # the two states

    def take_state(self, typing: bool) -> None:
        """Go to TYPING or KEYS; the text in the box stays."""
        target = self.box() if typing else None
        self.status.news = ""
        self.wanted_typing = target is not None
        (target or self.home_pane()).focus(scroll_visible=False)
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
        target = self.box()
        if target is None:
            self.say("a paste has no place here · ctrl+g goes to a step")
        elif not self.wanted_typing:
            event.stop()
            self.take_state(True)
            target.post_message(events.Paste(event.text))

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
            row=self.selected(),
            ids=tuple(self.chosen()),
            now=self.context.clock(),
            today=self.context.today(),
            new_id=self.context.make_id,
            settings=self.context.settings,
        )

    def chosen(self) -> Iterable[str]:
        """The rows a verb acts on."""
        return ()

    def action_verb(self, verb_id: str) -> None:
        """Do what a key stands for: a verb of the step, or something of this window alone."""
        verb = self.MANUAL.verbs.get(verb_id)
        if verb is not None:
            self.perform(verb(self.selection()))
        else:
            getattr(self, f"action_{OWN_ACTIONS[verb_id]}")()

    def choose(self, chosen: Chosen) -> None:
        """Let an answer of the step have what was chosen by a key or from a list."""
        self.perform(self.MANUAL.answers[chosen.answer].take(chosen.value, self.selection()))

    def perform(self, outcome: AnyOutcome) -> None:
        """Do what a verb wants."""
        match outcome:
            case Nothing():
                pass
            case Say(words, news):
                self.say(words, news)
            case Refuse(words):
                self.say(words)
            case Do(edit, words, then):
                self.request(edit, words)
                self.perform(then)
            case Type():
                self.take_state(True)
            case Ask() | Fill() | Day() | Rise() | SecondZone() | Unmark() | Fold() | Settle():
                self.perform_own(outcome)
            case _:
                self.post_message(request_of(outcome))

    def perform_own(self, outcome: OwnOutcome) -> None:
        """Do what only a window with an entry line, or one window alone, can do."""
        raise NotImplementedError(type(outcome).__name__)

    def request(self, edit: Edit, words: str = "", purpose: str = "", typed: str = "") -> None:
        """Ask for a change of the document; what was `typed` comes back if it is refused."""
        self.post_message(messages.EditRequested(edit, words, purpose, typed, home=self.STEP))

    def give_back(self, purpose: str, text: str, why: str) -> None:
        """Take back words that could not become an edit: they wait as a draft, and it is said why."""
        asked_now = self.typed is not None and self.typed.give_back(purpose, text)
        self.say(why, news=asked_now)

    def say(self, words: str, news: bool = False) -> None:
        """Say something in the reading's row; `news` also over what is half-typed."""
        self.status.say(words, news)
        self.invalidate()

    # verbs all windows share

    def action_type_here(self) -> None:
        """Type here."""
        self.take_state(True)

    def action_another_question(self) -> None:
        """Another question from the guide; never the same twice in a row."""
        self.asked_words = ""
        self.asked += 1
        self.invalidate()

    def action_copy_text(self) -> None:
        """Copy what was dragged over; Textual's name for it."""
        copy_dragged(self)

    def action_escape(self) -> None:
        """Escape never leaves the step."""

    def action_next_pane(self) -> None:
        """Tab in KEYS: to where one types, unless a step has more panes."""
        self.take_state(True)

    @on(Entry.UndoWanted)
    def _on_undo_wanted(self) -> None:
        self.post_message(messages.UndoRequested())

    # the editor of whoever types

    def action_editor(self) -> None:
        """Edit this text in the editor of whoever types."""
        typing, edit = self.wanted_typing, self.MANUAL.verbs.get("list.edit")
        if not typing and (edit is None or isinstance(edit(self.selection()), Ask)) and self.box() is not None:
            self.action_verb("list.edit")
        box = self.box() if self.wanted_typing else None
        if box is None or self.typed is None:
            self.say(NO_LINE)
            return
        self.typed.tell_draft()
        self.post_message(messages.EditorRequested(box.words, typing))

    def back_from_editor(self, text: str | None, words: str, typing: bool) -> None:
        """Take what came back, or say why nothing did."""
        box = self.box()
        if box is not None and text is not None:
            box.exchange(text)
        if not typing:
            self.close_line(text is not None)
        if words:
            self.say(words, news=typing)

    def close_line(self, changed: bool) -> None:
        """Back to KEYS: take the text if it changed, as leaving the box would."""
        raise NotImplementedError
