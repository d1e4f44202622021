"""The application: the one funnel for edits, undo, saving.

"Who changes the document?" has one answer, `_commit`. Screens are given a document and say
what somebody wants; where one is, is in `navigation.py`; nothing below this file names the
application.
"""

import datetime as dt
import random
import time
from collections.abc import Callable, Container, Sequence
from typing import Any

from textual import events, on

from pmtui.meeting import Meeting
from pmtui.model.finding import Finding
from pmtui.model.ids import make_id
from pmtui.model.postmortem import TABLES, PostMortem
from pmtui.model.settings import USUAL, Settings
from pmtui.model.steps import STEPS
from pmtui.navigation import PLACES
from pmtui.screens.home.library import EmptyLibrary, Library
from pmtui.screens.registry import Readier
from pmtui.screens.window import messages
from pmtui.screens.window.context import Context, Frame
from pmtui.session.keeper import Keeper
from pmtui.session.no_document import NoDocument
from pmtui.session.session import Applied, Refused, Unchanged
from pmtui.themes import DARK, LIGHT, THEMES
from pmtui.widgets.missed import Missed
from pmtui.widgets.theme import textual_theme

QUIET = 0.04  # seconds without a key before the next screen is made ready
AWAKE = 0.2  # seconds from the first look at a window until it is all there


class PmtuiApp(Meeting):
    """Holds the document; everything else shows it or asks for a change of it."""

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
        note: Callable[[str], None] | None = None,
        settings: Settings = USUAL,
        slip: str = "",
    ) -> None:
        """Make the application of an opened document, kept by its keeper; without one, of home.

        `note` gets the name of each thing that was done, for the log; never anybody's words.
        `slip` is what of the settings does not count; it is said once.
        """
        super().__init__(keeper or NoDocument(), now, note)
        self.session.listen(self._document_changed)
        self._missed = Missed()
        self.library = library or EmptyLibrary()
        self.on_start: Callable[[], None] | None = None
        self.fault: BaseException | None = None
        self.random = random.SystemRandom()
        place = self.keeper.place
        fresh = not place.step and not any(self.document.table(name) for name in TABLES)
        drafts = any(not name.startswith(f"{messages.LATER}/") for name in self.keeper.drafts)  # that one waits for its own line
        self.usual_agenda = settings.agenda
        self.slip = slip
        self.take_up_clock()
        self.take_up_view()
        self.typing = place.state == "TYPING" or fresh or drafts
        self._begin_with(next((name for name in (theme, f"pmtui-{settings.theme}") if name in THEMES), DARK.name))
        self.after_paint = after_paint
        self.context = Context(self.new_id, lambda: self.now().date(), time.monotonic, settings)

    # life

    def _begin_with(self, theme: str) -> None:
        """Have the colours there before the style sheets are read: they name them.

        To switch a theme reads all sheets anew, here and for each new screen; to begin with one need not.
        """
        for tokens in (DARK, LIGHT):
            self.register_theme(textual_theme(tokens))
        self.set_reactive(PmtuiApp.theme, theme)
        self.add_class(f"-theme-{theme}", "-dark-mode" if self.current_theme.dark else "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def new_id(self, taken: Container[str]) -> str:
        """Give an id that no row of the table has."""
        return make_id(self.random, taken)

    def on_mount(self) -> None:
        """Say what the file or the place asks for."""
        if self.on_start:
            self.on_start()
        self.arrived()
        self.keeper.begin()
        if words := self.keeper.notice or self.slip:
            self.window.say(words)
        if self.after_paint:
            self.call_after_refresh(self.after_paint)
        self.while_quiet(QUIET, Readier(self, self.context).one)

    def made(self, name: str, window: Any) -> None:
        """Give a window back its cursor, folds and half-typed words."""
        if name == "home":
            return
        if self.after_paint and self.is_running:
            self.set_timer(AWAKE, self.after_paint)  # a window that is seen for the first time
        window.first_cursor = self.keeper.place.cursors.get(name, "")
        if name == "whys":
            window.folded = set(self.keeper.place.folded)
        for purpose, draft in self.keeper.drafts.of(name).items():
            if window.typed is not None:
                window.typed.put_draft(purpose, draft.text, draft.cursor)

    def _fatal_error(self) -> None:
        """Keep the fault and close in order; nobody's words go to the terminal.

        What fails while the windows are taken down, when it is settled already where all words are, ends nothing any more.
        """
        if self.left is None:
            fault = self._exception or RuntimeError()
            self.fault = getattr(fault, "error", fault)  # of a worker that failed: why it did
        self._close_messages_no_wait()

    # the one writer

    @property
    def document(self) -> PostMortem:
        """The document as it is now."""
        return self.session.document

    @on(messages.EditRequested)
    def _on_edit_requested(self, event: messages.EditRequested) -> None:
        self._commit(event)

    def _commit(self, event: messages.EditRequested) -> None:
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
            case Applied(document, _, target, label):
                target = target if window.FOLLOWS and not event.aside else ""
                window.show(document, self.frame(), target, event.words or label, uncover=False)
                if event.aside:
                    window.say(event.words, news=True)

    def _document_changed(self, applied: Applied) -> None:
        """Let all windows know that are not looked at; the one that is shows what came of it."""
        here = self.window
        if hidden := [window for window in [*self.windows.values(), *self.forms.values()] if window is not here]:
            frame = self.frame()
            for window in hidden:
                window.show(applied.document, frame)

    async def action_undo(self) -> None:
        """Undo; goes to the place and says what it undid."""
        await self._travel(self.session.undo(), "undone", "U brings it back")

    async def action_redo(self) -> None:
        """Redo; goes to the place and says what it did."""
        await self._travel(self.session.redo(), "done again", "u takes it back")

    @on(messages.UndoRequested)
    async def _on_undo_requested(self) -> None:
        await self.action_undo()

    async def _travel(self, result: Applied | Unchanged, word: str, then: str) -> None:
        self.note(word)
        if isinstance(result, Unchanged):
            self.window.say("nothing to undo since it was opened" if word == "undone" else "nothing to redo")
            return
        where = f"{STEPS.index(result.step) + 1} {result.step.capitalize()}" if result.step in STEPS else "the document"
        said = f"{word} in {where}: {result.label} · {then}"
        place = "lessons" if result.target.startswith("lessons.") else result.step
        if place in PLACES and place != self.current_mode:
            await self.show(place, result.target, said)
            self._document_changed(result)  # the window that was left is hidden now
        self.window.show(self.document, self.frame(), result.target, said)

    async def take_key(self, event: events.Key) -> bool:
        """A menu takes its key; bare letters in KEYS are noted, for a burst of them undoes as one."""
        if await super().take_key(event):
            return True
        if getattr(self.focused, "TAKES_TEXT", False):
            self.session.history.typed(self.context.clock())
        elif event.is_printable:
            if await self.time_begins(event):
                return True
            takes_loose = getattr(self.screen, "takes_loose", None)  # a list's; a dialog has none
            if takes_loose and takes_loose(event.character or "", event.time):
                return True
            self.session.history.letter(self.context.clock(), event.key)
        return False

    # head and foot

    def frame(self) -> Frame:
        """Make what head and foot say of the whole document."""
        findings = self.session.findings
        lacks = tuple(len(findings.get(step, ())) for step in STEPS)
        drafted = self.keeper.drafts.steps()
        marks = tuple("✎" if step in drafted else ("✓" if not lack else "") for step, lack in zip(STEPS, lacks, strict=True))
        state, clock = self.keeper.state, self.clock
        return Frame(
            marks,
            lacks,
            state.words,
            state.alarm,
            state.where,
            self.clock_words(),
            clock.begun,
            clock.running,
            clock.step,
            self.desk,
            self.as_roles,
            self.changed_since,
        )

    def missing(self, step: str) -> Sequence[Finding]:
        """What a step still lacks."""
        return self.session.findings.get(step, ())
