"""What lies over a window for a moment: palette, help, find, the line for later; and the way back from a jump.

The window below is left as it is, box, cursor and state, so that closing one of these is to
have never been away. Changes no document; what is half-typed it is told by its heir.
"""

from typing import NamedTuple

from textual import events, on

from pmtui.model.links import linked
from pmtui.navigation import PLACES, Navigation
from pmtui.screens.window import messages
from pmtui.screens.window.entry_line import Draft
from pmtui.screens.window.stray_keys import Digits
from pmtui.steps.outcomes import Chosen

REMEMBERED = 5  # places one has jumped from


class Jumped(NamedTuple):
    """A place that was left by a jump, and the row with the cursor there."""

    place: str
    row: str


class Asides(Navigation):
    """The dialogs over the windows."""

    def __init__(self, first: str) -> None:
        """Begin at a place; nobody has jumped yet."""
        super().__init__(first)
        self._digits = Digits()
        self.jumps: list[Jumped] = []

    def half_thought(self) -> Draft | None:
        """The thought for later that is half-typed, where somebody keeps one."""
        return None

    def answer(self, words: str) -> None:
        """Say something to whoever pastes, also over what is half-typed."""
        self.window.say(words, news=True)

    # words where keys are read

    async def time_begins(self, event: events.Key) -> bool:
        """Take the letter that makes a time of the digits before it: they were no steps."""
        text, place = self._digits.take(event.character or "", event.time, self.current_mode)
        if not text or self.windows[place].words_box() is None:
            return False
        await self.show(place)
        return bool(self.window.begin_words(text))

    # dialogs

    async def action_quit(self) -> None:
        """Textual's own way out, which its own ctrl+q takes before ours is asked: the same."""
        await self.run_action("quit_app")

    def action_help_quit(self) -> None:
        """On ctrl+c: say how to leave, in the foot like all else."""
        self.window.say("ctrl+q quits · all is saved")

    def action_palette(self) -> None:
        """Open the palette of all commands and lines."""
        from pmtui.screens.dialogs.palette import Palette, commands
        from pmtui.screens.dialogs.places import places

        self.push_screen(
            Palette([*commands(self.window.KEYS_OF or self.window.STEP, self.frame().desk), *places(self.frame().seen(self.document))]),
            self._do,
        )

    def action_help(self) -> None:
        """Open the help of the screen."""
        from pmtui.screens.dialogs.help import Help, row_word

        name = self.window.KEYS_OF or self.window.STEP
        self.push_screen(Help(name, row_word(name)), self._do)

    def action_figures(self) -> None:
        """Open the figures of the incident."""
        from pmtui.screens.dialogs.figures import Figures

        self.push_screen(Figures(self.frame().seen(self.document)), self._do)

    def action_find(self) -> None:
        """Find a line of the document; with nothing typed, the ways back from jumps."""
        from pmtui.screens.dialogs.find import Find
        from pmtui.screens.dialogs.matching import Choice
        from pmtui.screens.dialogs.places import back_words, places

        lines = places(self.frame().seen(self.document))
        words = {line.target: line.words for line in lines}
        back = [Choice(back_words(words, *jump), "", f"app.back_to({number})") for number, jump in enumerate(self.jumps)]
        self.push_screen(Find(lines, back), self._do)

    @on(messages.LinksRequested)
    async def _on_links_requested(self, event: messages.LinksRequested) -> None:
        from pmtui.screens.dialogs.links import Links

        # Mounted before the next key is looked at: the time is often typed in one go with the key.
        await self.push_screen(Links(self.frame().seen(self.document), event.linked, event.answers), self._do)

    @on(messages.ParentRequested)
    async def _on_parent_requested(self, event: messages.ParentRequested) -> None:
        from pmtui.screens.dialogs.parents import Parents

        await self.push_screen(Parents(self.frame().seen(self.document), event.key), self._do)

    @on(messages.MergeRequested)
    async def _on_merge_requested(self, event: messages.MergeRequested) -> None:
        from pmtui.screens.dialogs.parents import Merges

        await self.push_screen(Merges(self.frame().seen(self.document), event.key), self._do)

    @on(messages.LinkedRequested)
    async def _on_linked_requested(self, event: messages.LinkedRequested) -> None:
        from pmtui.screens.dialogs.find import Find
        from pmtui.screens.dialogs.places import places

        targets = linked(self.document, event.target)
        found = {line.target: line for line in places(self.frame().seen(self.document))}
        lines = [found[target] for target in targets if target in found]
        if len(lines) == 1:
            await self.run_chosen(lines[0].action)
        elif lines:
            window = Find(lines, lines)
            window.PROMPT, window.HINT, window.COUNTED = "Go to", "several are linked: a word of one", "rows"
            await self.push_screen(window, self._do)
        else:
            self.window.say(event.nothing)

    @on(messages.ReadBackRequested)
    async def _on_read_back_requested(self, event: messages.ReadBackRequested) -> None:
        from pmtui.screens.dialogs.read_back import ReadBack

        await self.push_screen(ReadBack(self.frame().seen(self.document), event.key), self._do)

    async def action_later(self) -> None:
        """Take a thought for later, and be back at the cursor."""
        from pmtui.screens.dialogs.later import LaterLine

        # Mounted before the next key is looked at: the thought is often typed in one go with the key.
        await self.push_screen(LaterLine(self.context, self.document, self.frame(), self.half_thought()), self._after_later)

    async def _after_later(self, action: str | Chosen | None) -> None:
        held = self.half_thought()
        if held is not None and held[0].strip():
            self.window.say("half a thought waits · ctrl+l goes on with it")
        await self._do(action)

    async def _do(self, action: str | Chosen | None) -> None:
        if action:
            await self.run_chosen(action)

    # jumps

    async def action_visit(self, step: str, target: str) -> None:
        """Jump to a row of a step, as `table.id`; the place one was at is remembered."""
        self._remember()
        await self._jump(step, target)

    async def action_back_to(self, number: int) -> None:
        """Go back to a place one has jumped from; from there one may come back again."""
        if not 0 <= number < len(self.jumps):
            return
        jump = self.jumps.pop(number)
        self._remember()
        await self._jump(jump.place)
        await self.settled()  # the rows are drawn before one of them is stood on
        self.windows[jump.place].stand(jump.row)

    async def action_back(self) -> None:
        """Go back to where one has jumped from."""
        if self.jumps:
            await self.action_back_to(0)
        else:
            self.window.say("nobody has jumped anywhere yet · . goes to what a row is linked with")

    async def _jump(self, place: str, target: str = "") -> None:
        """Go to a place; a form of a row that lies over it would hide what is looked for."""
        await self.show(place, target)
        form = self.forms.get(place)
        if form is not None:
            form.form.commit()
            await self.settled()
            await self.action_close_form()
            self.windows[place].show(self.document, self.frame(), target)

    def _remember(self) -> None:
        if self.current_mode in PLACES:
            here = Jumped(self.current_mode, self.windows[self.current_mode].selected())
            self.jumps = [here, *(jump for jump in self.jumps if jump != here)][:REMEMBERED]
