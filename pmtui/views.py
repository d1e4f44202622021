"""Who looks: the room or the desk, people by name or by role, and on what terminal. Changes no document.

One place decides, and tells it to all windows by their frame: `desk` and `as_roles`. The desk begins
only by hand and ends by itself; names stay away until they are asked for again, also after a kill.
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from textual import on
from textual.driver import Driver
from textual.filter import ANSIToTruecolor, LineFilter
from textual.screen import Screen

from pmtui.keeping import Keeping
from pmtui.model.people.as_roles import AsRoles
from pmtui.model.text import one_line
from pmtui.screens.window import messages
from pmtui.screens.window.window import ALL
from pmtui.widgets.missed import Missed
from pmtui.widgets.theme import FewerColours, OnlyWhatHasWidth

PAUSE = 0.3  # seconds from the first letter of a note that is not on the disk until it is


class Views(Keeping):
    """Windows as somebody sees them."""

    desk = False  # always begins as the room sees it
    as_roles: AsRoles | None = None  # while nobody's name is shown
    _keeps_notes = False
    _missed: Missed
    _last_filters: Sequence[LineFilter] = (OnlyWhatHasWidth(),)

    def fit(self, colours: int, signs: Mapping[int, str], encoding: str = "utf-8") -> None:
        """Draw with what the terminal has: so many colours (0: all of them), other signs for some of ours, its encoding."""
        seen = OnlyWhatHasWidth(signs, encoding)
        self._last_filters = (FewerColours(colours), seen) if colours else (seen,)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let ours be the last that see a strip.

        What lies over a window draws it from what was drawn: the numbers of a palette must stay numbers then.
        """
        theirs = super().get_line_filters()
        if any(isinstance(each, FewerColours) for each in self._last_filters):
            theirs = [each for each in theirs if not isinstance(each, ANSIToTruecolor)]
        return [*theirs, *self._last_filters]

    # a terminal that is slower than we are

    @property
    def batching(self) -> bool:
        """Tell whether what is drawn now would be dropped, since more is to come with it."""
        return self._batch_count > 0

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Leave a frame out while one still waits for the terminal; the newest follows as soon as it takes more."""
        if renderable is None or self.batching or not getattr(self._driver, "busy", False):
            super()._display(screen, renderable)
            return
        self._missed.take(screen, renderable)
        self.post_display_hook()
        if not getattr(self._driver, "busy", False):  # it caught up just now
            self.caught_up()

    def caught_up(self) -> None:
        """Hear that the terminal takes more; from any thread."""
        if self._missed:
            self.call_later(self._draw_missed)

    def _draw_missed(self) -> None:
        self._missed.redraw(self.screen)

    @on(Driver.SignalResume)
    def _on_resumed(self) -> None:
        """Draw all anew after a stop: others had the screen meanwhile."""
        self.refresh(layout=True)

    # who looks

    def action_desk(self) -> None:
        """Show what is the facilitator's alone, or the room's view again."""
        self.view(not self.desk)
        self.window.say("desk view: not for a shared screen · ctrl+g d goes back" if self.desk else "room view: all may see it")

    def action_roles(self) -> None:
        """Show people by what they are shown as, everywhere at once, or by name again."""
        self.as_roles = None if self.as_roles else AsRoles()
        self._redraw()
        self.window.say("people are shown by role, also in the page · ctrl+r shows names" if self.as_roles else "people are shown by name")
        self.arrived()

    def view(self, desk: bool) -> None:
        """Draw all windows as the desk or the room sees them; what is the desk's alone closes."""
        if desk != self.desk:
            self.desk = desk
            for window in self.windows.values():
                window.asked = 0
            if not desk and getattr(self.screen, "FOR_DESK", False):
                self.screen.dismiss("")
        self._redraw()

    def _redraw(self) -> None:
        """Draw anew what is looked at, and all else when it is looked at."""
        for window in [*self.windows.values(), *self.forms.values()]:
            window.invalidate(ALL)
        self._refresh_frame()

    async def action_save_now(self) -> None:
        """Save now; where the file lies is said in desk view only."""
        await super().action_save_now()
        path = self.keeper.path
        if self.desk and path is not None and path.name in self.window.status.said:
            self.window.say(self.window.status.said.replace(path.name, one_line(str(path))))

    def remembered(self) -> dict[str, Any]:
        """Remember that people are shown by role: after a kill nobody's name may be there again."""
        return super().remembered() | {"roles": self.as_roles is not None}

    def take_up_view(self) -> None:
        """Show people as they were shown before a quit or a kill."""
        self.as_roles = AsRoles() if self.keeper.place.roles else None

    # notes of one's own

    def action_notes(self) -> None:
        """Open the facilitator's own notes, at the desk."""
        if not self.desk or self.keeper.notes is None:
            self.window.say("notes of your own are for desk view: ctrl+g d, then ctrl+g p")
            return
        from pmtui.screens.dialogs.notes import NotesSheet

        self.push_screen(NotesSheet(self.keeper.notes.text), self._notes_closed)

    @on(messages.NotesChanged)
    def _on_notes_changed(self, event: messages.NotesChanged) -> None:
        if self.keeper.notes is not None:
            self.keeper.notes.take(event.text)
            if not self._keeps_notes:
                self._keeps_notes = True
                self.set_timer(PAUSE, self._keep_notes)

    async def _notes_closed(self, _: str | None) -> None:
        await self._keep_notes()

    async def _keep_notes(self) -> None:
        self._keeps_notes = False
        if words := await asyncio.to_thread(self.keeper.keep_notes):
            self.window.say(words)
