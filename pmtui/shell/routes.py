"""The ways between places: to a step, to a row by a jump and back again, to what is missing.

Knows windows by what they can be asked for, and the stage they stand on by a few functions; no application.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from pmtui.model.finding import Finding
from pmtui.model.postmortem import PostMortem
from pmtui.model.targets import LESSONS
from pmtui.screens.registry import HOME
from pmtui.screens.window.context import Frame
from pmtui.screens.window.dialog_ports import DeskOnly, ShowsFrame
from pmtui.session.drafts import Drafts
from pmtui.session.session import Applied, Unchanged
from pmtui.shell.head import travelled
from pmtui.shell.jumps import NOWHERE, Jumps
from pmtui.shell.missing_walk import COMPLETE, MissingWalk
from pmtui.shell.responses import Redraw, Response, Say, Show
from pmtui.shell.windows import ROUTES, WindowPort, Windows, neighbour
from pmtui.steps.outcomes import Fill, Type
from pmtui.storage.records import Place

UNDONE = "undone"
W = TypeVar("W", bound=WindowPort)


class Stage(NamedTuple):
    """What is done to screens: which place is `here`, `prepare` and `switch` to another, `close` what lies over a window.

    `settled` waits until all that was asked for is done; `seen` returns what windows show, and `over` what lies over them;
    `arrived` remembers the place, `note` is for the log.
    """

    here: Callable[[], str]
    prepare: Callable[[str], Awaitable[None]]
    switch: Callable[[str], Awaitable[None]]
    close: Callable[[object], Awaitable[None]]
    settled: Callable[[], Awaitable[None]]
    seen: Callable[[], tuple[PostMortem, Frame]]
    over: Callable[[], object]
    arrived: Callable[[], None]
    note: Callable[[str], None]


class Routes(Generic[W]):
    """Goes from window to window, and knows the ways back."""

    def __init__(self, windows: Windows[W], stage: Stage) -> None:
        """Nobody has gone anywhere yet."""
        self.windows, self.stage = windows, stage
        self.jumps = Jumps()
        self._walk = MissingWalk()

    async def go(self, way: Show) -> None:
        """Go to a place, to a row there, and say something; the state stays."""
        place = way.place
        await self.stage.prepare(place)
        self.windows.move(self.stage.here(), place)
        await self.stage.switch(place)
        window = self.windows.of[place]
        if place != HOME:
            window.show(*self.stage.seen(), way.target, way.said)
        self.stage.arrived()
        if way.type_here:
            window.perform(Type())
        if way.filling:
            window.perform(Fill(way.filling, way.idea))

    def here(self) -> W:
        """Return the window that is looked at, or the form over it; also below a dialog."""
        place = self.stage.here()
        return self.windows.forms.get(place) or self.windows.of[place]

    def beside(self, by: int) -> Show | None:
        """Return the way to the place so many places on."""
        place = neighbour(self.here().STEP, by)
        return Show(place) if place else None

    def tell_hidden(self, _: Applied | None = None) -> None:
        """Let all windows know that are not looked at; the one that is shows what came of a change."""
        here = self.here()
        if hidden := [window for window in (*self.windows.of.values(), *self.windows.forms.values()) if window is not here]:
            seen = self.stage.seen()
            for window in hidden:
                window.show(*seen)

    async def travel(self, result: Applied | Unchanged, word: str, then: str) -> Response:
        """Go to where something was undone or done again, and say what."""
        self.stage.note(word)
        if isinstance(result, Unchanged):
            return Say("nothing to undo since it was opened" if word == UNDONE else "nothing to redo")
        said = travelled(word, result, then)
        place = LESSONS if result.target.startswith(f"{LESSONS}.") else result.step
        if place in ROUTES and place != self.stage.here():
            await self.go(Show(place, result.target, said))
            self.tell_hidden()  # the window that was left is hidden now
        self.here().show(*self.stage.seen(), result.target, said)
        return None

    async def visit(self, place: str, target: str) -> None:
        """Jump to a row of a step, as `table.id`; the place one was at is remembered."""
        here = self.stage.here()
        if here in ROUTES:
            self.jumps.leave(here, self.windows.of[here].selected())
        await self.go(Show(place, target))
        if place in self.windows.forms:  # it would hide what is looked for
            self.windows.commit_fields()
            await self.stage.settled()
            await self.close_form()
            self.windows.of[place].show(*self.stage.seen(), target)

    async def back_to(self, number: int = 0) -> Response:
        """Go back to a place one has jumped from; from there one may come back again."""
        jump = self.jumps.take(number)
        if jump is None:
            return NOWHERE
        await self.visit(jump.place, "")
        await self.stage.settled()  # the rows are drawn before one of them is stood on
        self.windows.of[jump.place].stand(jump.row)
        return None

    async def next_missing(self, findings: Mapping[str, Sequence[Finding]]) -> Response:
        """Walk to the next thing that is missing."""
        stop = self._walk.next(self.here().STEP, findings)
        if stop is None:
            return Say(COMPLETE)
        here = self.stage.here()
        if stop.step != here or here in self.windows.forms:
            await self.close_form()
            await self.go(Show(stop.step, stop.target, stop.said))
        window = self.windows.of[stop.step]
        window.show(*self.stage.seen(), stop.target, stop.said)
        await self.stage.settled()  # the cursor's move is told before the question is put
        window.asked_words = stop.ask
        window.invalidate()
        return None

    async def close_form(self) -> None:
        """Go back from the form of a row to its step."""
        form = self.windows.forms.pop(self.stage.here(), None)
        if form is not None:
            await self.stage.close(form)

    # what is seen, anew

    def introduce(self, place: str, window: W, held: Place, drafts: Drafts) -> None:
        """Give a new window, or a form over one, the document and what was there of it before; home has neither."""
        if place != HOME:
            window.show(*self.stage.seen())
            self.windows.restore(place, window, held, drafts)

    def refresh(self) -> None:
        """Say anew what head and foot say, also where a dialog stands in the foot's place."""
        if self.stage.here() in self.windows.of:
            document, frame = self.stage.seen()
            self.here().show(document, frame)
            over = self.stage.over()
            if isinstance(over, ShowsFrame):
                over.show_frame(frame)

    def redraw(self, change: Redraw) -> None:
        """Draw anew what is looked at, and all else when it is looked at; what is the desk's alone closes in the room."""
        window, (_, frame) = self.here(), self.stage.seen()
        self.windows.change_looks(ask_anew=window.head.desk != frame.desk)
        over = self.stage.over()
        if not frame.desk and isinstance(over, DeskOnly):
            over.room_looks()
        self.refresh()
        window.say(change.words)
        if change.remember:
            self.stage.arrived()
