"""What leaves the application: the saved file, the page, the clipboard; and what it remembers of one's place.

Between the windows and the keeper of the document. Changes no document: that is `app.py`.
"""

import contextlib
import datetime as dt
import os
from collections.abc import Callable
from typing import Any

from textual import on
from textual.app import SuspendNotSupported
from textual.screen import ModalScreen

from pmtui.asides import Asides
from pmtui.model.text import one_line
from pmtui.navigation import PLACES
from pmtui.saving import Saver, SaveState, place_of
from pmtui.screens import messages
from pmtui.screens.drafting import Draft
from pmtui.themes import DARK, LIGHT
from pmtui.unopened import Unopened


class Keeping(Asides):
    """Windows whose document is kept by a saver."""

    def __init__(self, saver: Saver | Unopened, now: Callable[[], dt.datetime], note: Callable[[str], None] | None) -> None:
        """Keep by this saver; `note` gets the names of what is done, for the log."""
        self.overdue: Callable[[], Any] = tuple  # for home: what is overdue in its folder, and how one is changed
        self.change_action: Callable[[str, str, Any], str] = lambda path, key, values: ""
        place = saver.place.step
        super().__init__("home" if isinstance(saver, Unopened) else place if place in PLACES else PLACES[0])
        self.saver = saver
        self.now = now
        self.note = note or (lambda words: None)
        self.saver.told = self._saving_changed

    # saving

    def _saving_changed(self, _: SaveState) -> None:
        self.call_later(self._refresh_frame)

    def _refresh_frame(self) -> None:
        # while closing, the window's panes go one by one, and a save may end in between
        if self.is_running and self.current_mode in self.windows:
            self.window.show(self.document, self.frame())
            if isinstance(self.screen, ModalScreen) and hasattr(self.screen, "show_frame"):  # it stands over the foot
                self.screen.show_frame(self.frame())

    async def action_save_now(self) -> None:
        """Save now; say when and under which name."""
        self.commit_fields()
        await self.settled()
        said = await self.saver.save_now()
        self.window.say(said.format(time=f"{self.now():%H:%M:%S}"))

    def commit_fields(self) -> None:
        """Let every form tell what stands in its box."""
        for window in [*self.windows.values(), *self.forms.values()]:
            for form in window.query("Form") if window.is_mounted else ():
                form.commit()

    @on(messages.Drafted)
    def _on_drafted(self, event: messages.Drafted) -> None:
        if self.saver.drafted_now(event.step, event.purpose, event.text, event.cursor):
            self._refresh_frame()
            self.arrived()  # words belong to the row they are typed at: an answer, after a kill, to its own why

    def half_thought(self) -> Draft | None:
        """The thought for later that is half-typed, also after a kill."""
        held = self.saver.drafts_of(messages.LATER).get(messages.LATER)
        return None if held is None else (held.text, held.cursor)

    @on(messages.PlaceChanged)
    def arrived(self) -> None:
        """Remember where somebody is."""
        self.note(f"at {self.current_mode}")
        if self.current_mode in PLACES:
            window = self.windows[self.current_mode]
            place = place_of(self.current_mode, self.windows, window.wanted_typing)
            self.saver.note_place(place._replace(**self.remembered()))

    def remembered(self) -> dict[str, Any]:
        """Give what else is remembered with the place, by its field."""
        return {}

    # theme, copy, page

    def action_switch_theme(self) -> None:
        """Light or dark; remembered."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
        self.saver.remember("theme", self.theme)
        self.screen.refresh(repaint=True, layout=True)

    @on(messages.CopyRequested)
    def _on_copy_requested(self, event: messages.CopyRequested) -> None:
        from pmtui.clipboard import copy

        self.window.say(f"{event.what} · {copy(self.frame().said(event.text), self.copy_to_clipboard)}")

    @on(messages.EditorRequested)
    async def _on_editor_requested(self, event: messages.EditorRequested) -> None:
        """Give the terminal to an editor; all is kept before, since nothing of ours runs meanwhile."""
        from pmtui.editor import Edited, edit

        window, back = self.window, Edited(None, "an editor can not be opened here")
        if isinstance(self.saver, Saver):
            await self.saver.rest()
            with contextlib.suppress(SuspendNotSupported):
                back = edit(event.text, self.saver.places, os.environ, self.suspend)
        window.back_from_editor(back.text, one_line(back.words), event.typing)

    async def action_write_page(self) -> None:
        """Write the page beside the document."""
        from pmtui.formats.markdown import render as render_page

        self.commit_fields()
        await self.settled()
        frame = self.frame()
        said = await self.saver.write_page(render_page(frame.seen(self.document)))
        self.window.say(f"{said} · people by role" if frame.as_roles else said)
