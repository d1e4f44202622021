"""Where one is: the screens of a document, one mode a step, and the ways between them.

Knows which window is looked at and tells it what to show; what is shown it is given. The only
thing it asks of its heir is the document and what stands in head and foot.
"""

from collections.abc import Callable, Sequence
from typing import Any

from textual import events, on

from pmtui.keys import DESK_ONLY, MENU
from pmtui.model.finding import Finding
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import GAP, MOMENT, REVIEW, RowKey, key_of
from pmtui.model.steps import STEPS
from pmtui.model.targets import LESSONS
from pmtui.screens.home.library import Library
from pmtui.screens.registry import make_screen
from pmtui.screens.window import messages
from pmtui.screens.window.context import Context, Frame
from pmtui.screens.window.stray_keys import no_key, of_other_layout
from pmtui.screens.window.window import ALL
from pmtui.steps.outcomes import Chosen
from pmtui.widgets.bindings import action_of
from pmtui.widgets.lines import Lines
from pmtui.widgets.ordered import OrderedApp

PLACES = (*STEPS, "room", LESSONS)


class Navigation(OrderedApp):
    """The windows and the ways between them."""

    context: Context
    library: Library

    def __init__(self, first: str) -> None:
        """Begin at a place: its screen is the first there is, with none of Textual's own below it."""
        self.DEFAULT_MODE = first  # type: ignore[misc]  # read once, just below
        super().__init__()
        for name in (*PLACES, "home"):  # one mode a place, its screen made when it is first shown
            self.add_mode(name, self._maker(name))
        self.typing = True
        self.menu_options: tuple[messages.MenuOption, ...] = ()
        self.menu_passes = False
        self.windows: dict[str, Any] = {}
        self.forms: dict[str, Any] = {}
        self._walked: dict[str, int] = {}
        self._uncover: Callable[[], None] = lambda: None

    # what the heir says

    @property
    def document(self) -> PostMortem:
        """The document as it is now."""
        raise NotImplementedError

    def frame(self) -> Frame:
        """What head and foot say of the whole document."""
        raise NotImplementedError

    def missing(self, step: str) -> Sequence[Finding]:
        """What a step still lacks."""
        raise NotImplementedError

    def made(self, name: str, window: Any) -> None:
        """A window was made: give it its drafts and its cursor back."""

    def arrived(self) -> None:
        """One stands somewhere else now."""

    # windows

    def _maker(self, name: str) -> Callable[[], Any]:
        def make() -> Any:
            window = make_screen(name, self.context, *([self.library] if name == "home" else []))
            self.windows[name] = window
            # A new screen takes the sheets as they are; Textual would read all of them anew, twice.
            window._css_update_count = self._css_update_count
            window.wanted_typing = self.typing and name in STEPS
            if name != "home":
                window.show(self.document, self.frame())
            self.made(name, window)
            return window

        return make

    @property
    def window(self) -> Any:
        """The screen of the current step, or the form over it; also below a dialog."""
        mode = self.current_mode
        return self.forms.get(mode) or self.windows.get(mode) or self.screen

    async def show(self, name: str, reveal: str = "", said: str | None = None) -> None:
        """Go to a place, to a row there, and say something; the state stays."""
        before = self.windows.get(self.current_mode)
        if before is not None and self.current_mode in (*STEPS, LESSONS):
            self.typing = before.wanted_typing
        window = self.windows.get(name)
        if window is not None and name in (*STEPS, LESSONS):
            window.wanted_typing = self.typing
            window.invalidate(ALL)
        await self.switch_mode(name)
        if name != "home":
            self.windows[name].show(self.document, self.frame(), reveal, said)
        self.run_worker(self._awake(self._uncover), group="awake")
        self.arrived()

    async def _awake(self, uncover: Callable[[], None]) -> None:
        await self.settled()
        uncover()

    def delay_update(self, delay: float = 0.05) -> None:
        """Paint nothing until the window that comes is awake; Textual lets everybody wait a twentieth of a second for that."""
        self._begin_batch()
        covered = [True]

        def uncover() -> None:
            if covered:
                covered.clear()
                self._end_batch()
                if self.is_running and not self._batch_count:
                    self.screen.refresh()

        self._uncover = uncover
        self.set_timer(delay, uncover, name="delay_update")  # should the window never wake

    # ways

    async def action_go(self, step: str) -> None:
        """Go to a step; the state stays."""
        await self.show(step)

    async def action_step_before(self) -> None:
        """The step before."""
        await self._neighbour(-1)

    async def action_step_after(self) -> None:
        """The step after."""
        await self._neighbour(1)

    async def _neighbour(self, by: int) -> None:
        places = ("room", *STEPS)
        at = places.index(self.window.STEP) + by if self.window.STEP in places else 1
        if 0 <= at < len(places):
            await self.show(places[at])

    async def action_home(self) -> None:
        """The post mortems of this folder."""
        await self.show("home")

    async def action_new_document(self) -> None:
        """A new post mortem in this folder: ask its title."""
        await self.show("home")
        self.windows["home"].action_type_here()

    @on(messages.GoRequested)
    async def _on_go_requested(self, event: messages.GoRequested) -> None:
        await self.show(event.step, event.target)
        if event.filling:
            self.windows[event.step].fill_line(event.filling, event.idea)

    async def action_next_missing(self) -> None:
        """Walk to the next thing that is missing: on this step, else on the next that lacks something."""
        here = self.window.STEP if self.window.STEP in STEPS else STEPS[0]
        at = STEPS.index(here)
        for step in (*STEPS[at:], *STEPS[:at]):
            found = self.missing(step)
            if found:
                number = self._walked.get(step, -1) + 1 if step == here else 0
                finding = found[number % len(found)]
                self._walked[step] = number % len(found)
                await self._walk_to(step, finding, f"{number % len(found) + 1} of {len(found)}: {finding.message}")
                return
        self.window.say("nothing is missing: each step has all it needs")

    async def _walk_to(self, step: str, finding: Finding, said: str) -> None:
        row = finding.field if RowKey.of(finding.field).kind == MOMENT else finding.id
        if finding.field == "gap":
            row = key_of(GAP, finding.id)
        if finding.field == "reviewed":
            row = key_of(REVIEW, finding.text)
        target = f"{finding.table}.{row}" if row else f"{step}.{finding.field}" if finding.field else ""
        if step != self.current_mode or self.forms.get(self.current_mode):
            await self.action_close_form()
            await self.show(step, target, said)
        window = self.windows[step]
        window.show(self.document, self.frame(), target, said)
        await self.settled()  # the cursor's move is told before the question is put
        window.asked_words = finding.ask
        window.invalidate()

    # the form over a step

    @on(messages.DetailsRequested)
    def _on_details_requested(self, event: messages.DetailsRequested) -> None:
        from pmtui.screens.details.screen import DetailsScreen

        form = DetailsScreen(self.context, self.window.STEP, event.table, event.id)
        form.show(self.document, self.frame())
        self.made(self.window.STEP, form)
        self.forms[self.current_mode] = form
        self.push_screen(form)

    @on(messages.DetailsClosed)
    async def _on_details_closed(self) -> None:
        await self.action_close_form()

    async def action_close_form(self) -> None:
        """Back from the form of a row to its step."""
        form = self.forms.pop(self.current_mode, None)
        if form is not None and self.screen is form:
            await self.pop_screen()

    # the menu in the key bar

    @on(messages.MenuRequested)
    def _on_menu_requested(self, event: messages.MenuRequested) -> None:
        self._set_menu(tuple(event.options))
        self.menu_passes = event.passes

    def action_menu_go(self) -> None:
        """Show where one can go; the next key chooses."""
        keys = [key for key in MENU if key.id not in DESK_ONLY or self.frame().desk]
        self._set_menu(tuple(messages.MenuOption(key.shown, key.word, action_of(key)) for key in keys))

    def _set_menu(self, options: tuple[messages.MenuOption, ...], why: str = "") -> None:
        self.menu_options = options
        self.window.status.menu, self.window.status.menu_why = options, why
        self.window.invalidate()

    def key_wanted(self, event: events.Event) -> bool:
        """A menu waits for its key."""
        return bool(self.menu_options)

    async def run_chosen(self, action: str | Chosen) -> None:
        """Do what was chosen: an action, or the answer of the window that gets a value."""
        if isinstance(action, Chosen):
            self.window.choose(action)
        else:
            await self.run_action(action, self.window)

    async def take_key(self, event: events.Key) -> bool:
        """Give the key to the menu that waits for it."""
        if not self.menu_options or event.key == "ctrl+q":  # the way out is open from any menu
            return False
        options, typed, passes = self.menu_options, event.character or event.key, self.menu_passes
        self._set_menu(())
        self.menu_passes = False
        for option in options:
            if typed == option.key:
                await self.run_chosen(option.action)
                return True
        if not passes and len(typed) == 1 and of_other_layout(typed):
            self.window.say(no_key(typed))
        return not passes or event.key == "escape"

    @on(Lines.Clicked)
    def _on_clicked(self, event: Lines.Clicked) -> None:
        """A click on a hint is its key, and waits in line like one."""
        for key in event.keys:
            self.post_message(events.Key(key, key if len(key) == 1 else {"space": " ", "enter": "\r"}.get(key)))
