"""A driver that reads like a person: types, presses, looks at the screen.

Works on the real application and a real file in a temporary folder, with a fixed day, and
tells what stands on the screen as plain text.
"""

import asyncio
import contextlib
import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from pmtui.app import PmtuiApp
from pmtui.formats.file.toml import parse, render
from pmtui.model.postmortem import PostMortem
from pmtui.model.settings import USUAL, Settings
from pmtui.screens.window.context import Context
from pmtui.session.autosave import Autosave
from pmtui.storage.file import create_new, load
from tests.documents import blank, places
from tests.quiet import hasten, quiet

__all__ = ["blank", "places"]

NOW = dt.datetime(2023, 7, 24, 10, 0, tzinfo=dt.UTC)
FILE = "2023-07-20-call.toml"
APART = 0.5  # seconds between two keys of a calm hand
NAMED = {"⏎": "enter", "esc": "escape", "del": "delete", " ": "space"}


class Clock:
    """Seconds that pass by what is done at the keyboard, so that no test depends on how fast a machine is."""

    def __init__(self) -> None:
        """Begin some time after the machine did."""
        self.now = 1000.0

    def __call__(self) -> float:
        """Give the seconds."""
        return self.now


if TYPE_CHECKING:

    class OpenedApp(PmtuiApp):
        """The application as tests see it: what a window has beyond what all have depends on where one is, and so for the keeper."""

        keeper: Any

        @property
        def window(self) -> Any:
            """The window one is at."""


class Driver:
    """Somebody at the keyboard: keys that are pressed come half a second apart, those of a burst at once."""

    def __init__(self, app: PmtuiApp, pilot: "Pilot[None]", path: Path) -> None:
        """Sit down."""
        self.app, self.pilot, self.path = cast("OpenedApp", app), pilot, path

    async def press(self, *keys: str) -> None:
        """Press keys one by one, each acted on before the next."""
        for key in keys:
            self.waits(APART)
            self.send(NAMED.get(key, key))
            await self.seen()

    async def ahead(self, *keys: str) -> None:
        """Press keys at the same pace without looking up: the screen is painted for the last of them."""
        for key in keys:
            self.waits(APART)
            self.send(NAMED.get(key, key))
        await self.seen()

    async def type(self, text: str, enter: bool = False) -> None:
        """Type a text at once, as a burst; `⏎` in it is enter."""
        self.waits(APART)
        for letter in text + ("⏎" if enter else ""):
            self.send(NAMED.get(letter, letter))
        await self.seen()

    def send(self, key: str) -> None:
        """Press a key without waiting for what it does."""
        name = _character_to_key(key) if len(key) == 1 else key
        character = key if len(key) == 1 else {"space": " ", "enter": "\r"}.get(key)
        event = events.Key(name, character)
        event.time = self.app.context.clock()
        self.app.post_message(event)

    def waits(self, seconds: float) -> None:
        """Let time pass, as the hand that presses the next key does."""
        clock = self.app.context.clock
        if isinstance(clock, Clock):
            clock.now += seconds

    async def seen(self) -> None:
        """Wait until all keys were acted on and the screen shows it."""
        await quiet(self.app)
        done = asyncio.ensure_future(self.app.acted())
        while not done.done() and self.app._exception is None and self.app.is_running:  # a key that ends it may be its last
            await asyncio.wait([done], timeout=0.5)
        done.cancel()
        if self.app._exception is not None:
            raise self.app._exception
        await quiet(self.app)

    async def paste(self, text: str) -> None:
        """Paste a text."""
        self.app.post_message(events.Paste(text))
        await self.seen()

    async def lines(self, *texts: str) -> None:
        """Type lines, each with enter."""
        for text in texts:
            await self.type(text, enter=True)

    async def go(self, step: int) -> None:
        """Go to a step from anywhere."""
        await self.press("ctrl+g", str(step))

    @property
    def keeper(self) -> Autosave:
        """What keeps the document."""
        keeper = self.app.keeper
        assert isinstance(keeper, Autosave)
        return keeper

    @property
    def document(self) -> PostMortem:
        """The document as it is now."""
        return self.app.session.document

    @property
    def screen(self) -> list[str]:
        """What stands on the screen, row by row."""
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips][:height] if width else []

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.screen)

    @property
    def reading(self) -> str:
        """Row 23."""
        return self.screen[-2]

    @property
    def bar(self) -> str:
        """Row 24."""
        return self.screen[-1]

    def sees(self, words: str) -> bool:
        """Tell whether words stand on the screen."""
        return words in self.text

    async def saved(self) -> PostMortem:
        """Save, and read the file again."""
        await asyncio.to_thread(self.keeper.save_now)
        return load(self.path).document


def make_app(
    folder: Path, document: PostMortem | None = None, theme: str = "pmtui-dark", settings: Settings = USUAL, slip: str = ""
) -> PmtuiApp:
    """Make the application of a document, or of the file that is there already, with fixed ids, day and clock."""
    path = folder / FILE
    if not path.exists():
        create_new(path, render(document or blank()))
    app = PmtuiApp(Autosave(places(folder), load(path)), lambda: NOW, theme, settings=settings, slip=slip)
    ids = (f"t{number:04d}" for number in range(10_000))
    app.context = Context(lambda taken: next(made for made in ids if made not in taken), lambda: NOW.date(), Clock(), settings)
    return app


@contextlib.asynccontextmanager
async def sitting(
    folder: Path,
    document: PostMortem | None = None,
    size: tuple[int, int] = (80, 24),
    theme: str = "pmtui-dark",
    settings: Settings = USUAL,
    slip: str = "",
) -> AsyncIterator[Driver]:
    """Open a document, or the file that is there already, and sit down before it."""
    app, path = make_app(folder, document, theme, settings, slip), folder / FILE
    async with app.run_test(size=size) as pilot:
        hasten(pilot)
        await quiet(app)
        await app.until_idle()
        await quiet(app)
        yield Driver(app, pilot, path)
    app.keeper.end()


def demo() -> PostMortem:
    """Give the demo's document."""
    from pmtui.demo import text

    return parse(text()).document


def whys_shape(document: PostMortem) -> Any:
    """Give the tree of whys as (level, text)."""
    from pmtui.model.whys import walk

    return [(level, document.whys[key].text) for key, level in walk(document.whys)]
