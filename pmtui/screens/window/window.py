"""What all screens of a document share: head and foot, the two states, drafts, what was just said.

A window is given a document and shows it; what somebody does becomes an `Edit` and goes up. It
never keeps a copy of its own and writes nothing. What is typed into, an entry line or a form, is
the business of `step.py` and `form.py`.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.widget import Widget

from pmtui.edits.base import Edit
from pmtui.guide.guide import DESK, ROOM, question
from pmtui.keys import KEYMAP, KEYS, TYPING, bar
from pmtui.model.postmortem import PostMortem
from pmtui.screens.window import frame as drawn
from pmtui.screens.window import messages
from pmtui.screens.window.click_areas import hint_spots, step_spots
from pmtui.screens.window.context import Context, Frame
from pmtui.screens.window.dragged import copy_dragged
from pmtui.screens.window.requests import request_of
from pmtui.screens.window.stray_keys import Loose
from pmtui.screens.window.team_settings import own_questions
from pmtui.steps.base import Manual, Selection
from pmtui.steps.outcomes import AnyOutcome, Ask, Chosen, Day, Do, Fill, Fold, Nothing, Refuse, Rise, Say, SecondZone, Type, Unmark
from pmtui.widgets.entry import Entry
from pmtui.widgets.lines import Lines, Spot
from pmtui.widgets.paint import Line

BACK = (messages.MenuOption("key", "Choose", ""),)
OWN_ACTIONS = {key.id: key.action for key in KEYMAP}
NOT_YET = {"links": "action_take_links"}


class Window(Loose):
    """Rows 1 and 2 say where we are, 3 to 20 are the step's own, the foot asks, takes and answers."""

    MANUAL: ClassVar[Manual] = Manual({}, {})
    FOLLOWS: ClassVar[bool] = True  # whether the cursor goes to what was just changed
    AUTO_FOCUS = None
    DEFAULT_CSS = "Window { layout: vertical; background: $pm-page; }"

    def __init__(self, context: Context) -> None:
        """Make the window; `show` gives it its document."""
        super().__init__()
        self.context = context
        self.document = PostMortem()
        self.asked = 0
        self.asked_words = ""  # a question about what is missing; stands until the cursor moves
        self.stale = True
        self._drawn_for = Size(0, 0)
        self.first_cursor = ""

    @property
    def seen(self) -> PostMortem:
        """The document as it may be seen: whatever is drawn is drawn of this one, and no edit is made of it."""
        return self.head.seen(self.document)

    # what a step says of itself

    def body(self) -> Iterable[Widget]:
        """The widgets of rows 3 to 20."""
        raise NotImplementedError

    def entry_row(self) -> ComposeResult:
        """What is typed into, where that is no part of the body."""
        yield from ()

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
        raise NotImplementedError

    def stand(self, key: str) -> None:
        """Put the cursor on an id."""
        raise NotImplementedError

    def home_pane(self) -> Widget:
        """What has the focus in KEYS."""
        raise NotImplementedError

    def bar_words(self) -> dict[str, str]:
        """Other words for keys of the bar, by id; an empty word leaves one out."""
        return {}

    # drawing

    def compose(self) -> ComposeResult:
        """Head, body, foot."""
        self._state_class()  # before there is anything below that it would have to reach
        yield Lines(ground="box", id="steps")
        yield Lines(ground="box", id="title")
        yield from self.body()
        yield Lines(ground="box", id="question")
        yield from self.entry_row()
        yield Lines(ground="box", id="reading")
        yield Lines(ground="box", id="bar")

    def show(self, document: PostMortem, frame: Frame, reveal: str = "", said: str | None = None, uncover: bool = True) -> None:
        """Show this document; a hidden window waits until it is seen.

        `reveal` is a row to go to; if a filter hides it, `uncover` takes that away, else it is said.
        """
        changed = document is not self.document
        if changed:
            self.asked_words = ""  # what was missing may be there now: the step's own questions go on
        self.document, self.head = document, frame
        if said is not None:
            self.said, self.news = said, ""
        if not self.is_mounted or not self.is_current or not self.size.width:
            self.stale = True
            self.first_cursor = reveal or self.first_cursor
            return
        if changed or reveal:
            self.paint_to(reveal, uncover)
        self.paint_frame()

    def paint_to(self, reveal: str, uncover: bool) -> None:
        """Draw the rows and go to one; nothing can hide it here."""
        self.paint(reveal)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Draw what changed while hidden, and take the state one came in."""
        event.refresh_styles = False  # nothing of a look changes while hidden but the theme, and that is counted by Textual
        self.freshen()
        self.take_state(self.wanted_typing)

    def on_resize(self) -> None:
        """Everything depends on the width; the size a window comes with is told twice."""
        if self.is_mounted and self.size.width and self.size != self._drawn_for:
            self.stale = True
            self.freshen()
            self.paint_frame()

    def freshen(self) -> None:
        """Draw the rows if something changed since; a cursor that was left is taken up again."""
        if not self.stale or not self.size.width:
            return
        self.stale, self._drawn_for = False, self.size
        wanted, self.first_cursor = self.first_cursor, ""
        self.paint_to(wanted if "." in wanted else "", uncover=True)
        if wanted and "." not in wanted:
            self.stand(wanted)

    def on_screen_suspend(self) -> None:
        """Switching away does not blur: say what is half-typed now."""
        self.tell_draft()

    def paint_frame(self) -> None:
        """Draw head and foot."""
        if not self.is_mounted or not self.size.width:
            return
        width, state = self.size.width, TYPING if self.wanted_typing else KEYS
        steps = drawn.steps_line(self.STEP, self.head, width)
        self.put("#steps", steps, spots=step_spots(steps))
        self.put("#title", drawn.title_line(self.seen, width, self.head))
        long_menu = bool(self.menu) and not drawn.menu_fits(self.menu, width)
        words = drawn.too_small(*self.size) or self.head.said(self.menu_why or self.asked_words or self.question())
        asked = drawn.menu_lines(self.menu, width) if long_menu else drawn.question_lines(words, width)
        self.put("#question", *asked, spots=hint_spots(asked) if long_menu else ())
        keys_of = self.KEYS_OF or self.STEP
        named = {key.id: drawn.word_of(key, self.lacks()) for key in bar(keys_of, state)} | self.bar_words()
        hints = drawn.bar_line(keys_of, state, width, named, BACK if long_menu else self.menu)
        self.put("#bar", hints, spots=hint_spots([hints]))
        self.paint_entry()

    def put(self, pane: str, *lines: Line, spots: Sequence[Spot] = ()) -> None:
        """Put lines into a pane of the frame, and say which places in them can be clicked."""
        found = self.query_one(pane, Lines)
        found.put(lines)
        found.spots = spots

    def paint_entry(self) -> None:
        """Draw how the box is read; steps with an entry line draw that too."""
        self.put("#reading", drawn.reading_line(self.head.spans(self.answered()), self.head, self.size.width))

    # the two states

    def take_state(self, typing: bool) -> None:
        """Go to TYPING or KEYS; the text in the box stays."""
        target = self.box() if typing else None
        self.news = ""
        self._reads_soon = False  # what waited on a screen that is gone would wait for ever
        self.wanted_typing = typing and target is not None
        self._state_class()
        (target or self.home_pane()).focus(scroll_visible=False)
        self.paint_frame()

    def _state_class(self) -> None:
        self.set_class(self.wanted_typing, "-typing", update=False)  # styles are found once, with the other
        self.set_class(not self.wanted_typing, "-keys")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The state is where the focus is, also after a click."""
        typing = isinstance(event.widget, Entry)
        if typing != self.wanted_typing:  # else whoever moved the focus has drawn
            self.wanted_typing = typing
            self._state_class()
            self.paint_frame()
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

    def chosen(self) -> list[str]:
        """The rows a verb acts on."""
        return []

    def action_verb(self, verb_id: str) -> None:
        """Do what a key stands for: a verb of the step, or something of this window alone."""
        verb = self.MANUAL.verbs.get(verb_id)
        if verb is not None:
            self.perform(verb(self.selection()))
        else:
            getattr(self, f"action_{OWN_ACTIONS[verb_id]}")()

    def choose(self, chosen: Chosen) -> None:
        """Let an answer of the step have what was chosen by a key or from a list."""
        answer = self.MANUAL.answers.get(chosen.answer)
        if answer is not None:
            self.perform(answer.take(chosen.value, self.selection()))
        else:
            getattr(self, NOT_YET[chosen.answer])(chosen.value)

    def perform(self, outcome: AnyOutcome) -> None:
        """Do what a verb wants."""
        match outcome:
            case Nothing():
                pass
            case Say(words, news):
                self.say(words, news)
            case Refuse(words):
                self.refuse(words)
            case Do(edit, words, then):
                self.request(edit, words)
                self.perform(then)
            case Ask():
                self.ask_for(outcome)
            case Fill(text, idea):
                self.fill_line(text, idea)
            case Type():
                self.take_state(True)
            case Day(day, words):
                self.take_day(day, words)
            case SecondZone(zone, words):
                self.show_second_zone(zone, words)
            case Unmark():
                self.set_marked(frozenset())
            case Fold():
                self.turn_fold()
            case Rise():
                self.rise()
            case _:
                self.post_message(request_of(outcome))

    def has_line(self) -> bool:
        """Tell whether what the cursor is on is edited as a text."""
        edit = self.MANUAL.verbs.get("list.edit")
        return super().has_line() if edit is None else isinstance(edit(self.selection()), Ask)

    def refuse(self, words: str) -> None:
        """Say why something could not be taken."""
        self.say(words)

    def ask_for(self, ask: Ask) -> None:
        """Read a line; a window without an entry line asks for none."""
        raise NotImplementedError

    def fill_line(self, text: str, idea: str = "") -> None:
        """Put words ready in the entry line."""
        raise NotImplementedError

    def take_day(self, day: dt.date | None, words: str) -> None:
        """Let the lines that follow be of a day."""
        raise NotImplementedError

    def show_second_zone(self, zone: str, words: str) -> None:
        """Show the times of a second zone beside the first."""
        raise NotImplementedError

    def set_marked(self, keys: frozenset[str]) -> None:
        """Mark these rows."""
        raise NotImplementedError

    def turn_fold(self) -> None:
        """Open what is folded here, or fold it."""
        raise NotImplementedError

    def rise(self) -> None:
        """Go one answer up."""
        raise NotImplementedError

    # verbs all windows share

    def request(self, edit: Edit, words: str = "", purpose: str = "", typed: str = "") -> None:
        """Ask for a change of the document; what was `typed` comes back if it is refused."""
        self.post_message(messages.EditRequested(edit, words, purpose, typed, home=self.STEP))

    def action_type_here(self) -> None:
        """Type here."""
        self.take_state(True)

    def action_another_question(self) -> None:
        """Another question from the guide; never the same twice in a row."""
        self.asked_words = ""
        self.asked += 1
        self.paint_frame()

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
