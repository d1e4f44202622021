"""An application with a pane or two: what they posted, and what is on the screen."""

import contextlib
from collections.abc import AsyncIterator
from typing import Any

from textual import events
from textual.app import App, ComposeResult
from textual.keys import _character_to_key
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from pmtui.themes import THEMES
from pmtui.widgets.theme import textual_theme
from tests.quiet import hasten


class Stage(App[None]):
    """Panes below one another."""

    def __init__(self, *panes: Widget) -> None:
        super().__init__()
        self.panes = panes
        self.told: list[Message] = []
        self.pilot: Pilot[None]
        for tokens in THEMES.values():
            self.register_theme(textual_theme(tokens))
        self.theme = "pmtui-dark"

    def compose(self) -> ComposeResult:
        yield from self.panes

    def heard(self, message: Message) -> None:
        """Keep each message once, however far it bubbles."""
        if not any(message is known for known in self.told):
            self.told.append(message)

    def said(self, kind: type[Message]) -> list[Any]:
        """Return the messages of a kind so far."""
        return [message for message in self.told if type(message) is kind]

    @property
    def rows(self) -> list[str]:
        """What is on the screen, row by row."""
        return ["".join(segment.text for segment in strip).rstrip() for strip in self.screen._compositor.render_strips()]

    async def type(self, text: str) -> None:
        """Type letter by letter, as a terminal reports them."""
        for letter in text:
            self.post_message(events.Key(_character_to_key(letter), letter))
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        self.post_message(events.Paste(text))
        await self.pilot.pause()


class Counted:
    """A pane that counts the rows of cells it was asked to draw, and what it asked to repaint."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drawn: list[int] = []

    def render_line(self, y: int) -> Any:
        self.drawn.append(y)
        return super().render_line(y)  # type: ignore[misc]


@contextlib.asynccontextmanager
async def on_stage(*panes: Widget, size: tuple[int, int] = (40, 10)) -> AsyncIterator[Stage]:
    """Open the panes on a screen of this size, the first with the focus."""
    stage = Stage(*panes)
    async with stage.run_test(size=size, message_hook=stage.heard) as pilot:
        hasten(pilot)
        stage.pilot = pilot
        panes[0].focus()
        await pilot.pause()
        stage.told.clear()
        yield stage
