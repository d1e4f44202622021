"""What leaves the application: the saved file, the page, the clipboard; and what it remembers of one's place.

Between the windows and the keeper of the document. Changes no document: that is `app.py`.
"""

import asyncio
import contextlib
import datetime as dt
import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from textual import events, on
from textual.app import SuspendNotSupported
from textual.screen import ModalScreen

from pmtui.asides import Asides
from pmtui.model.steps import STEPS, WHYS
from pmtui.model.text import one_line
from pmtui.navigation import PLACES
from pmtui.screens.window import messages
from pmtui.screens.window.dragged import amount, dragged
from pmtui.screens.window.entry_line import Draft
from pmtui.session.keeper import Keeper
from pmtui.session.session import Session
from pmtui.storage.errors import CannotWrite
from pmtui.storage.records import Place
from pmtui.storage.refuge import NOWHERE, SAVED, Left, reason
from pmtui.themes import DARK, LIGHT

COPIES = ("ctrl+c", "super+c")
AT_ONCE = 0.8  # seconds that a signal waits for keys that were pressed before it
WAYS = (
    messages.MenuOption("x", "Write elsewhere", "app.write_elsewhere"),
    messages.MenuOption("c", "Copy all", "app.copy_whole"),
    messages.MenuOption("D", "Leave without the words", "app.leave_without"),
)


class Keeping(Asides):
    """Windows whose document is kept by a session."""

    def __init__(self, keeper: Keeper, now: Callable[[], dt.datetime], note: Callable[[str], None] | None) -> None:
        """Work on what is kept here; `note` gets the names of what is done, for the log."""
        self.left: Left | None = None  # where the words are, once somebody has left
        self.next: messages.OpenRequested | None = None
        self.folders: Callable[[], Sequence[Path]] = tuple  # that words may go to, best first, when they are nowhere else
        place = keeper.place.step
        super().__init__("home" if keeper.path is None else place if place in PLACES else PLACES[0])
        self.session, self.keeper = Session(keeper), keeper
        self.now = now
        self.note = note or (lambda words: None)
        self.keeper.told = self._saving_changed

    # leaving

    async def action_quit_app(self) -> None:
        """Quit at once where all words are somewhere; else say why not, and which ways there are."""
        await self._quit(None)

    @on(messages.OpenRequested)
    async def _on_open_requested(self, event: messages.OpenRequested) -> None:
        await self._quit(event)

    async def _quit(self, wanted: messages.OpenRequested | None) -> None:
        self.commit_fields()
        self.tell_drafts()
        await self.settled()
        left = await asyncio.to_thread(self.keeper.settle)
        if left.how == NOWHERE:
            await self._ask_for_a_way(left)
        else:
            self._leave(left, wanted)

    def tell_drafts(self) -> None:
        """Let every window tell what is half-typed."""
        for window in self.windows.values():
            if window.is_mounted and window.typed is not None:
                window.typed.tell_draft()

    async def _ask_for_a_way(self, left: Left) -> None:
        while isinstance(self.screen, ModalScreen):  # it would lie over the foot
            await self.pop_screen()
        self._set_menu(WAYS, f"Not left yet: what is new is in memory only, since {left.why}. Where shall it go?")

    def _leave(self, left: Left, wanted: messages.OpenRequested | None = None) -> None:
        self.left, self.next = left, wanted
        self.keeper.end()
        self.exit(return_code=0 if left.how == SAVED else CannotWrite.code)

    async def action_write_elsewhere(self) -> None:
        """Write all words to another folder and leave; where no folder takes them, ask again."""
        left = await asyncio.to_thread(self.keeper.write_elsewhere, self.folders()[2:], reason(self.keeper.state.words))
        if left.how == NOWHERE:
            self._set_menu(WAYS[1:], "No other folder takes a file either. Copy it all, or make room and press ctrl+q again.")
        else:
            self._leave(left)

    def action_copy_whole(self) -> None:
        """Copy all words, as the text of a file, and stay."""
        from pmtui.clipboard import copy

        self._set_menu(WAYS, f"All of it, as the text of a file: {copy(self.keeper.whole(), self.copy_to_clipboard)}. Not left yet.")

    def action_leave_without(self) -> None:
        """Leave without the words that are nowhere."""
        self._leave(Left(NOWHERE))

    def leave_by_signal(self, number: int) -> None:
        """Leave without asking: what is half-typed is told, and words that are nowhere else go to a file."""
        self.call_later(self._leave_by_signal, number)

    async def _leave_by_signal(self, number: int) -> None:
        with contextlib.suppress(TimeoutError):  # what was typed before the signal came is acted on before it
            await asyncio.wait_for(self.acted(), AT_ONCE)
        self.tell_drafts()
        await self.settled(AT_ONCE / 4)
        self.left = self.keeper.leave_at_once(self.folders())
        self.exit(return_code=CannotWrite.code if self.left.how == NOWHERE else 128 + number)

    # saving

    def _saving_changed(self) -> None:
        """Hear that saving stands otherwise; from any thread."""
        with contextlib.suppress(RuntimeError):  # the application has ended: nobody is there to be told
            self.call_later(self._refresh_frame)

    def _refresh_frame(self) -> None:
        # while closing, the window's panes go one by one, and a save may end in between
        if self.is_running and self.current_mode in self.windows:
            self.window.show(self.session.document, self.frame())
            if isinstance(self.screen, ModalScreen) and hasattr(self.screen, "show_frame"):  # it stands over the foot
                self.screen.show_frame(self.frame())

    async def action_save_now(self) -> None:
        """Save now; say when and under which name."""
        self.commit_fields()
        await self.settled()
        said = await asyncio.to_thread(self.keeper.save_now)
        self.window.say(said.format(time=f"{self.now():%H:%M:%S}"))

    def commit_fields(self) -> None:
        """Let every form tell what stands in its box."""
        for window in [*self.windows.values(), *self.forms.values()]:
            for form in window.query("Form") if window.is_mounted else ():
                form.commit()

    @on(messages.Drafted)
    def _on_drafted(self, event: messages.Drafted) -> None:
        if self.keeper.drafted_now(event.step, event.purpose, event.text, event.cursor):
            self._refresh_frame()
            self.arrived()  # words belong to the row they are typed at: an answer, after a kill, to its own why

    def half_thought(self) -> Draft | None:
        """The thought for later that is half-typed, also after a kill."""
        held = self.keeper.drafts.of(messages.LATER).get(messages.LATER)
        return None if held is None else (held.text, held.cursor)

    @on(messages.PlaceChanged)
    def arrived(self) -> None:
        """Remember where somebody is."""
        self.note(f"at {self.current_mode}")
        if self.current_mode in PLACES:
            window = self.windows[self.current_mode]
            place = self._here(window.wanted_typing)
            self.keeper.note_place(place._replace(**self.remembered()))

    def _here(self, typing: bool) -> Place:
        cursors = {name: window.selected() for name, window in self.windows.items() if name in STEPS and window.is_mounted}
        folded = tuple(sorted(self.windows[WHYS].folded)) if WHYS in self.windows else ()
        return Place(self.current_mode, cursors, folded, "TYPING" if typing else "KEYS")

    def remembered(self) -> dict[str, Any]:
        """Give what else is remembered with the place, by its field."""
        return {}

    # theme, copy, page

    def action_switch_theme(self) -> None:
        """Light or dark; remembered."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
        self.run_worker(partial(self.keeper.remember, "theme", self.theme), thread=True, group="remember")
        self.screen.refresh(repaint=True, layout=True)

    async def take_key(self, event: events.Key) -> bool:
        """What was dragged over is shown up to the next key: nobody copies later what they have forgotten."""
        if self.screen.selections and event.key not in COPIES:
            self.screen.clear_selection()
        return await super().take_key(event)

    @on(events.TextSelected)
    def _on_text_selected(self) -> None:
        text = dragged(self.screen)
        if text and not any(pane.id == "reading" for pane in self.screen.selections):  # the words would take its place
            self.window.say(f"{amount(text)} selected · ctrl+c copies")

    @on(messages.CopyRequested)
    def _on_copy_requested(self, event: messages.CopyRequested) -> None:
        from pmtui.clipboard import copy

        self.window.say(f"{event.what} · {copy(self.frame().said(event.text), self.copy_to_clipboard)}")

    @on(messages.EditorRequested)
    async def _on_editor_requested(self, event: messages.EditorRequested) -> None:
        """Give the terminal to an editor; all is kept before, since nothing of ours runs meanwhile."""
        from pmtui.editor import Edited, edit

        window, back = self.window, Edited(None, "an editor can not be opened here")
        if self.keeper.places is not None:
            await asyncio.to_thread(self.keeper.rest)
            with contextlib.suppress(SuspendNotSupported):
                back = edit(event.text, self.keeper.places, os.environ, self.suspend)
        window.back_from_editor(back.text, one_line(back.words), event.typing)

    @on(messages.WriteRequested)
    async def _on_write_requested(self, event: messages.WriteRequested) -> None:
        await self.action_write_page(event.audience)

    async def action_write_page(self, audience: str = "") -> None:
        """Write the page beside the document, or the message for an audience."""
        from pmtui.formats.page.markdown import render as render_page

        self.commit_fields()
        await self.settled()
        frame = self.frame()
        seen = frame.seen(self.session.document)
        text = seen.communicate.message_to(audience).rstrip() + "\n" if audience else render_page(seen)
        said = await asyncio.to_thread(self.keeper.write_page, text, audience)
        self.window.say(f"{said} · people by role" if frame.as_roles else said)
