"""The application: makes the parts and routes messages between them, nothing else.

Who changes the document has one answer, the session; who is asked what, one each: the parts of `shell/`. None of them holds
the application: they answer with values (`shell/responses.py`), which are performed here.
"""

import contextlib
import datetime as dt
import inspect
import random
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, assert_never

from textual import events, on
from textual.actions import parse
from textual.dom import DOMNode
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import ModalScreen

from pmtui.model.ids import make_id
from pmtui.model.meeting_clock import agenda_of
from pmtui.model.postmortem import PostMortem
from pmtui.model.settings import USUAL, Settings
from pmtui.model.text import one_line
from pmtui.screens.home.library import EmptyLibrary, Library
from pmtui.screens.registry import HOME, ROOM, Preloader, make_screen
from pmtui.screens.window import messages
from pmtui.screens.window.context import Context, Frame
from pmtui.screens.window.dragged import amount, dragged
from pmtui.screens.window.stray_keys import Digits
from pmtui.screens.window.window import Window
from pmtui.session.keeper import Keeper
from pmtui.session.no_document import NoDocument
from pmtui.session.session import Applied, Refused, Session, Unchanged
from pmtui.shell.colours import begin_with, other
from pmtui.shell.commands import commands
from pmtui.shell.cover import Cover
from pmtui.shell.departure import Departure
from pmtui.shell.dialogs import Answer, Request, Situation, dialog, half_thought, left_over
from pmtui.shell.head import frame_of
from pmtui.shell.key_menu import WAY_OUT, KeyMenu
from pmtui.shell.last_filters import LastFilters
from pmtui.shell.look_back import changed_since
from pmtui.shell.meeting_timer import MeetingTimer
from pmtui.shell.papers import Papers
from pmtui.shell.private_notes import PrivateNotes
from pmtui.shell.responses import Offer, Redraw, Response, Run, Say, Show
from pmtui.shell.routes import Routes, Stage
from pmtui.shell.slow_terminal import SlowTerminal
from pmtui.shell.view import View
from pmtui.shell.windows import ROUTES, Windows, begins_typing
from pmtui.steps.outcomes import Chosen
from pmtui.themes import DARK
from pmtui.widgets.entry import Entry
from pmtui.widgets.lines import Lines
from pmtui.widgets.steered_app import SteeredApp
from pmtui.widgets.textual_private import is_batching, read_style_sheet, take_style_sheets

QUIET = 0.04  # seconds without a key before the next screen is made ready
AWAKE = 0.2  # seconds from the first look at a window until it is all there
COPIES = ("ctrl+c", "super+c")


class PmtuiApp(SteeredApp):
    """A session, the windows that show it, and what stands around them."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "pmtui"

    def __init__(
        self,
        keeper: Keeper | None,
        now: Callable[[], dt.datetime],
        theme: str = DARK.name,
        after_paint: Callable[[], None] | None = None,
        library: Library | None = None,
        note: Callable[[str], None] = lambda name: None,
        settings: Settings = USUAL,
        slip: str = "",
        folders: Callable[[], Sequence[Path]] = tuple,
        started: Callable[[], None] = lambda: None,
    ) -> None:
        """Make the application of an opened document, kept by its keeper; without one, of home.

        `note` gets the name of each thing that was done, for the log; never anybody's words. `slip` is what of the settings
        does not count; it is said once. `folders` may take words that are nowhere else; `started` is called once the loop runs.
        """
        keeper = keeper or NoDocument()
        place = keeper.place
        first = HOME if keeper.path is None else place.step if place.step in ROUTES else ROUTES[0]
        super().__init__(first, lambda fault: self.departure.fault_found(fault), lambda *frame: self.terminal.leave_out(*frame))
        for name in (*ROUTES, HOME):  # one mode a place, its screen made when it is first shown
            self.add_mode(name, partial(self._make, name))
        self.now, self.note, self.library = now, note, library or EmptyLibrary()
        self.after_paint, self.started, self.slip = after_paint, started, slip
        self.changed_since: tuple[str, ...] | None = None
        self.session, self.keeper = Session(keeper), keeper
        self.context = Context(partial(make_id, random.SystemRandom()), lambda: self.now().date(), time.monotonic, settings)
        self.windows = Windows[Window]()
        stage = Stage(
            *(lambda: self.current_mode, self._prepare, self._switch, self._close, self.until_idle),
            *(self.seen, lambda: self.screen, self.arrived, note),
        )
        self.routes, self.papers = Routes(self.windows, stage), Papers(keeper, lambda: self.now(), self.committed, self.seen)
        self.windows.typing = begins_typing(place, self.session.document, keeper.drafts)
        self.session.listen(self.routes.tell_hidden)
        self.view, self.digits, self.menu = View(place.roles), Digits(), KeyMenu()
        self.meeting = MeetingTimer(
            place.spent,
            lambda: agenda_of(self.session.document, settings.agenda),
            lambda seconds, wake: self.set_timer(seconds, wake).stop,
            self._minute,
        )
        self.meeting.count_for(self.current_mode)
        self.departure = Departure(keeper, folders, lambda code: self.exit(return_code=code))
        self.notes = PrivateNotes(keeper, lambda seconds: self.set_timer(seconds, self._write_notes))
        self.terminal, self.last_filters = SlowTerminal(self.is_busy, self.call_later, lambda: self.screen), LastFilters()
        self.cover = Cover(self.batch_update, lambda: self.screen.refresh() if self.is_running and not is_batching(self) else None)
        self.commands = commands(
            *(self.session, self.routes, self.view, self.meeting, self.papers, self.departure),
            *(self._open, self._quit, self._copy, self._switch_theme),
        )
        begin_with(self, theme, f"pmtui-{settings.theme}")

    def on_mount(self) -> None:
        """Say what the file or the place asks for."""
        self.started()
        self.arrived()
        self.keeper.begin(self._saving_changed)
        if words := self.keeper.notice or self.slip:
            self.window.say(words)
        if self.after_paint:
            self.call_after_refresh(self.after_paint)
        self.while_quiet(QUIET, Preloader(partial(read_style_sheet, self), self.context, self.library).one)

    async def leave_by_signal(self, number: int) -> None:
        """Leave without asking, once what was typed before the signal came is acted on."""
        await self.departure.leave_by_signal(number, self.acted, self.windows.tell_drafts, self.until_idle)

    async def _quit(self, wanted: messages.OpenRequested | None = None) -> Response:
        self.windows.commit_fields()
        self.windows.tell_drafts()
        await self.until_idle()
        answer = await self.departure.quit(wanted)
        while answer is not None and isinstance(self.screen, ModalScreen):  # it would lie over the foot
            await self.pop_screen()
        return answer

    def fit(self, colours: int, signs: Mapping[int, str], encoding: str, driver: type[Driver]) -> None:
        """Draw with what the terminal has: so many colours (0: all), other signs for some of ours, its encoding, a driver for it."""
        self.driver_class = driver
        self.last_filters.fit(colours, signs, encoding)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let ours be the last that see a strip."""
        theirs, last = super().get_line_filters(), self.last_filters
        return last.behind(theirs) if last.fewer_colours else [*theirs, *last.ours]

    def delay_update(self, delay: float = 0.05) -> None:
        """Paint nothing until the window that comes is awake; after a while in any case."""
        self.set_timer(delay, self.cover.lay(), name="delay_update")

    @on(Driver.SignalResume)
    def _on_resumed(self) -> None:
        """Draw all anew after a stop: others had the screen meanwhile."""
        self.refresh(layout=True)

    @property
    def window(self) -> Window:
        """The window of the current place, or the form over it; also below a dialog."""
        place = self.current_mode
        return self.windows.forms.get(place) or self.windows.of[place]

    def _make(self, place: str) -> Window:
        window = make_screen(place, self.context, self.library)
        self.windows.add(place, window)
        self._introduce(place, window)
        return window

    def _introduce(self, place: str, window: Window) -> None:
        """Give a new window, or a form over one, the document and what was there of it before."""
        take_style_sheets(self, window)
        self.routes.introduce(place, window, self.keeper.place, self.keeper.drafts)
        if self.after_paint and self.is_running and place != HOME:
            self.set_timer(AWAKE, self.after_paint)  # a window that is seen for the first time

    async def _prepare(self, place: str) -> None:
        """Count for a place; on the room page know what changed since the last meeting."""
        self.meeting.count_for(place)
        if place == ROOM:
            self.changed_since = await changed_since(self.session.document, self.now(), self.keeper.as_of)

    async def _switch(self, place: str) -> None:
        """Look at the screen of a place, once it is awake."""
        await self.switch_mode(place)
        lift = self.cover.lift

        async def awake() -> None:
            await self.until_idle()
            lift()

        self.run_worker(awake(), group="awake")

    async def _close(self, form: object) -> None:
        if self.screen is form:
            await self.pop_screen()

    def seen(self) -> tuple[PostMortem, Frame]:
        """Return what windows show: the document, and what head and foot say of it."""
        return self.session.document, frame_of(self.session, self.meeting, self.view, self.changed_since)

    async def committed(self) -> None:
        """Wait until what stands in fields is in the document."""
        self.windows.commit_fields()
        await self.until_idle()

    async def run_action(
        self, action: str | tuple[str, str, tuple[Any, ...]], default_namespace: DOMNode | None = None, namespaces: Any = None
    ) -> bool:
        """Do what an action of the application does; all others are Textual's to find."""
        target, name, parameters = parse(action) if isinstance(action, str) else action
        ours = target == "app" or (not target and default_namespace in (None, self))
        if not ours or name not in self.commands:
            return await super().run_action(action, default_namespace, namespaces)
        response = self.commands[name](*parameters)
        await self.perform(await response if inspect.isawaitable(response) else response)
        return True

    async def perform(self, response: Response) -> None:
        """Do what a part wants."""
        match response:
            case None:
                pass
            case Say(words, news):
                self.window.say(words, news)
            case Show():
                await self.routes.go(response)
            case Offer(options, why):
                self.menu.offer = response
                self.window.status.menu, self.window.status.menu_why = options, why
                self.window.invalidate()
            case Run(action):
                if isinstance(action, Chosen):
                    self.window.choose(action)
                else:
                    await self.run_action(action, self.window)
            case Redraw():
                self.routes.redraw(response)
            case _:
                assert_never(response)

    @on(messages.Request)
    async def _on_requested(self, event: Any) -> None:
        """Do what a window asks for."""
        match event:
            case messages.GoRequested():
                await self.routes.go(Show(event.step, event.target, filling=event.filling, idea=event.idea))
            case messages.MenuRequested():
                await self.perform(Offer(tuple(event.options), passes=event.passes))
            case messages.DetailsRequested():
                from pmtui.screens.details.screen import DetailsScreen

                form = DetailsScreen(self.context, self.window.STEP, event.table, event.id)
                self._introduce(self.window.STEP, form)
                self.windows.forms[self.current_mode] = form
                self.push_screen(form)
            case messages.DetailsClosed():
                await self.routes.close_form()
            case messages.OpenRequested():
                await self.perform(await self._quit(event))
            case messages.WriteRequested():
                await self.perform(await self.papers.write_page(event.audience))
            case messages.CopyRequested():
                self.window.say(f"{event.what} · {self._copy(self.seen()[1].said(event.text))}")
            case messages.EditorRequested():
                from pmtui.shell.external_editor import edit_kept

                window = self.window
                back = await edit_kept(event.text, self.keeper, self.suspend)
                window.back_from_editor(back.text, one_line(back.words), event.typing)
            case messages.NotesChanged():
                self.notes.take(event.text)

    @on(messages.DialogRequest)
    async def _open(self, request: Request) -> None:
        """Open a dialog; mounted before the next key is looked at: words are often typed in one go with the key."""
        keys_of, (document, frame) = self.window.KEYS_OF or self.window.STEP, self.seen()
        thought, notes = half_thought(self.keeper.drafts), await self.notes.read() if request == "notes" else None
        at = Situation(keys_of, frame, document, self.context, self.routes.jumps.left, thought, notes)
        answer = dialog(request, at)
        if isinstance(answer, ModalScreen):
            await self.push_screen(answer, partial(self._answered, request))
        else:
            await self.perform(answer)

    async def _answered(self, request: Request, answer: Answer) -> None:
        """Go on with what was chosen in a dialog."""
        if request == messages.LATER:
            await self.perform(left_over(self.keeper.drafts))
        if request == "notes":
            await self._write_notes()
        if answer:
            await self.perform(Run(answer))

    def key_wanted(self, event: events.Event) -> bool:
        """Return whether a menu waits for its key."""
        return bool(self.menu.offer.options)

    async def take_key(self, event: events.Key) -> bool:
        """A menu takes its key; bare letters in KEYS are noted, for a burst of them undoes as one."""
        if self.screen.selections and event.key not in COPIES:  # nobody copies later what they have forgotten
            self.screen.clear_selection()
        if self.menu.offer.options and event.key != WAY_OUT:
            pressed = self.menu.press(event.key, event.character)
            await self.perform(self.menu.offer)
            if pressed.words:
                self.window.say(pressed.words)
            if pressed.action is not None:
                await self.perform(Run(pressed.action))
            if pressed.taken:
                return True
        if isinstance(self.focused, Entry):
            self.session.history.typed(self.context.clock())
        elif event.is_printable:
            if await self._takes_stray(event):
                return True
            self.session.history.letter(self.context.clock(), event.key)
        return False

    async def _takes_stray(self, event: events.Key) -> bool:
        """Take a letter that makes a time of the digits before it, which were no steps; or one that is no key of a window."""
        letter = event.character or ""
        text, place = self.digits.take(letter, event.time, self.current_mode)
        if text and self.windows.of[place].words_box() is not None:
            await self.routes.go(Show(place))
            return self.window.begin_words(text)
        return isinstance(self.screen, Window) and self.screen.takes_loose(letter, event.time)

    def answer(self, words: str) -> None:
        """Say something to whoever pastes, also over what is half-typed."""
        self.window.say(words, news=True)

    @on(Lines.Clicked)
    def _on_clicked(self, event: Lines.Clicked) -> None:
        """A click on a hint is its key, and waits in line like one."""
        for key in event.keys:
            self.post_message(events.Key(key, key if len(key) == 1 else {"space": " ", "enter": "\r"}.get(key)))

    @on(messages.EditRequested)
    def _on_edit_requested(self, event: messages.EditRequested) -> None:
        """Hand an edit to the session, and its answer to the window."""
        self.note(type(event.edit).__name__)
        window = self.window
        match self.session.apply(event.edit, event.draft):
            case Refused(words) if event.typed:
                window.give_back(event.purpose, event.typed, words)
            case Refused(words):
                window.say(words)
            case Unchanged():
                window.say(event.words)
                window.perform(event.then)
            case Applied(_, _, target, label):
                target = target if window.FOLLOWS and not event.aside else ""
                window.show(*self.seen(), target, event.words or label, uncover=False)
                if event.aside:
                    window.say(event.words, news=True)
                window.perform(event.then)

    def _saving_changed(self) -> None:
        """Hear that saving stands otherwise; from any thread."""
        with contextlib.suppress(RuntimeError):  # the application has ended: nobody is there to be told
            self.call_later(self._refresh_frame)

    def _refresh_frame(self) -> None:
        if self.is_running:  # while closing, the window's panes go one by one, and a save may end in between
            self.routes.refresh()

    def _minute(self) -> None:
        """Say the words of the clock that have changed, and remember them."""
        self._refresh_frame()
        self.arrived()

    @on(messages.PlaceChanged)
    def arrived(self) -> None:
        """Remember where somebody is."""
        self.note(f"at {self.current_mode}")
        if self.current_mode in ROUTES:
            self.keeper.note_place(self.windows.place(self.current_mode, self.meeting.spent(), self.view.as_roles is not None))

    @on(Entry.UndoWanted)
    async def _on_undo_wanted(self) -> None:
        await self.run_action("undo")

    @on(messages.Drafted)
    def _on_drafted(self, event: messages.Drafted) -> None:
        if self.keeper.drafted_now(event.step, event.purpose, event.text, event.cursor):
            self._refresh_frame()
            self.arrived()  # words belong to the row they are typed at: an answer, after a kill, to its own why

    async def _write_notes(self) -> None:
        await self.perform(await self.notes.write())

    def _switch_theme(self) -> None:
        """Light or dark; remembered."""
        self.theme = other(self.theme)
        self.run_worker(partial(self.keeper.remember, "theme", self.theme), thread=True, group="remember")
        self.screen.refresh(repaint=True, layout=True)

    @on(events.TextSelected)
    def _on_text_selected(self) -> None:
        text = dragged(self.screen)
        if text and not any(pane.id == "reading" for pane in self.screen.selections):  # the words would take its place
            self.window.say(f"{amount(text)} selected · ctrl+c copies")

    def _copy(self, text: str) -> str:
        from pmtui.shell.clipboard import copy

        return copy(text, self.copy_to_clipboard)
