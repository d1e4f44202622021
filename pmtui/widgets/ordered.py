"""Keys act one at a time, in the order in which they were typed.

Stock Textual lets a binding wait in queues that later letters overtake, so a burst (tmux,
SSH, a stall) mixes entries up. Here the next key is handled when the last one is
done. Letters need not wait: those that came in one go are put into the box at once, past
the bindings of every node above it, which have none for a letter while a box has the focus.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Protocol, cast

from textual import events
from textual.app import App
from textual.screen import ModalScreen

from pmtui.widgets.pastes import Asking, PasteArriving, PasteCut
from pmtui.widgets.terminal import Typed
from pmtui.widgets.textual_private import in_other_tasks, name_of_key

PATIENCE = 0.5  # seconds; a widget that never answers must not block the keys


CUT_OFF = "the paste did not end: look whether all of it is here"
IN_LINE = (events.Key, events.Paste, Typed, PasteArriving, PasteCut)


class Line:
    """The events in line; letters that came together may be split up, and are done when the last of them is."""

    def __init__(self, waiting: "asyncio.Queue[events.Event]") -> None:
        """Read from a queue."""
        self._waiting = waiting
        self._ahead: deque[tuple[events.Event, bool]] = deque()  # with whether it is the last of what came together
        self._taken = 0  # from the queue, and not done yet

    async def next(self) -> events.Event:
        """Return the next event, waiting for it."""
        event, last = self._ahead.popleft() if self._ahead else (await self._waiting.get(), True)
        self._taken += last
        return event

    def following(self, wanted: Callable[[events.Event], bool]) -> Iterator[events.Event]:
        """Yield the events that follow, as long as there are any and they are wanted."""
        while self._ahead or not self._waiting.empty():
            event, last = self._ahead.popleft() if self._ahead else (self._waiting.get_nowait(), True)
            if not wanted(event):
                self._ahead.appendleft((event, last))
                return
            self._taken += last
            yield event

    def part(self, typed: Typed) -> None:
        """Put letters that came together back, one by one."""
        self._taken -= 1
        *keys, last = (key_of(letter) for letter in typed.letters)
        self._ahead.extendleft([(last, True), *((key, False) for key in reversed(keys))])

    def done(self) -> None:
        """Mark everything taken from the queue as done."""
        for _ in range(self._taken):
            self._waiting.task_done()
        self._taken = 0


def key_of(letter: str) -> events.Key:
    """Return the key that types a letter."""
    return events.Key(letter if letter.isalnum() else name_of_key(letter), letter)


class Box(Protocol):
    """A widget with `TAKES_TEXT`."""

    def type_in(self, letters: str) -> None:
        """Insert typed letters at the cursor."""


class OrderedApp(App[None]):
    """An application that handles keys and pastes strictly one after another."""

    _waiting_keys: "asyncio.Queue[events.Event] | None" = None
    _arriving_on: Any = None  # the screen that was told of the beginning of a paste
    _pressed = 0.0  # when the last key came, in seconds of the monotonic clock

    def __init__(self) -> None:
        """Start with nothing in line."""
        super().__init__()
        self._asking = Asking()

    async def on_event(self, event: events.Event) -> None:
        """Queue keys and pastes; pass everything else on at once."""
        if not isinstance(event, IN_LINE) or event.is_forwarded:
            await super().on_event(event)
            return
        if self._waiting_keys is None:
            self._waiting_keys = asyncio.Queue()
            self.run_worker(self._feed_keys(), group="keys")
        self._pressed = time.monotonic()
        self._waiting_keys.put_nowait(event)

    async def _feed_keys(self) -> None:
        assert self._waiting_keys is not None
        line = Line(self._waiting_keys)
        loose = False  # letters went to a box without waiting
        while True:
            event = await line.next()
            if self._is_letter(event):
                await self._type_in([event, *line.following(self._is_letter)])
                loose = True
            elif isinstance(event, Typed):
                line.part(event)
                continue
            else:
                if loose:
                    await self.until_idle()
                await self._act_on(event)
                await self.until_idle()
                loose = False
            line.done()

    async def _act_on(self, event: events.Event) -> None:
        """Handle the next event that is not a letter for a box."""
        if self._asking.asks and isinstance(event, (PasteArriving, PasteCut)):
            return  # the question stays
        if self._asking.asks:
            paste, words = self._asking.answered(event)
            if paste is not None:
                await super().on_event(paste)
                return
            if not (isinstance(event, events.Key) and event.key == "escape"):
                await self._act_on(event)
                await self.until_idle()
            await self._refreshed()  # or the box's reading of a letter would replace the answer
            self.answer(words)  # before the next key, or it would replace that one's words
        elif isinstance(event, PasteArriving):
            self._paste_arrives(event.text)
        elif isinstance(event, PasteCut):
            if getattr(self.focused, "TAKES_TEXT", False):
                await self._refreshed()
                self.answer(CUT_OFF)
        elif isinstance(event, events.Paste):
            await self._paste(event)
        elif not (isinstance(event, events.Key) and await self.take_key(event)):
            await super().on_event(event)

    async def _paste(self, paste: events.Paste) -> None:
        """Insert a paste, or ask first; a screen that was told of its beginning is told that it is complete."""
        insert, words = self._asking.taken(paste, not isinstance(self.screen, ModalScreen))
        if insert:
            await super().on_event(paste)
            if self._arriving_on is not None:
                await self.until_idle()
        if self._arriving_on is not None and self._arriving_on.is_mounted:
            self._arriving_on.tell_paste("")
        self._arriving_on = None
        if words:
            self.answer(words)

    async def _refreshed(self) -> None:
        """Wait until the screen has drawn what changed; at most `PATIENCE`."""
        drawn = asyncio.Event()
        if self.screen.call_after_refresh(drawn.set):
            with suppress(TimeoutError):
                await asyncio.wait_for(drawn.wait(), PATIENCE)

    def _paste_arrives(self, text: str) -> None:
        """Tell the screen what has come of a paste."""
        arriving_on = getattr(self.screen, "typed", self.screen)
        if hasattr(arriving_on, "tell_paste"):
            self._arriving_on = arriving_on
            self._arriving_on.tell_paste(text)

    def answer(self, words: str) -> None:
        """Show words to whoever pastes; does nothing here."""

    def _is_letter(self, event: events.Event) -> bool:
        """Return whether an event is one or more letters for the focused box."""
        if (
            self._asking.asks
            or not (isinstance(event, Typed) or (isinstance(event, events.Key) and event.is_printable))
            or self.key_wanted(event)
        ):
            return False
        return bool(getattr(self.focused, "TAKES_TEXT", False))

    async def _type_in(self, letters: list[events.Event]) -> None:
        """Insert letters into the focused box; `take_key` is asked about each letter that came alone, and once about a burst."""
        parts = []
        for event in letters:
            if isinstance(event, Typed):
                first = key_of(event.letters[0])
                parts.append(event.letters[1:] if await self.take_key(first) else event.letters)
            elif isinstance(event, events.Key) and not await self.take_key(event):
                parts.append(event.character or "")
        if words := "".join(parts):
            cast("Box", self.focused).type_in(words)

    def while_quiet(self, pause: float, do: Callable[[], bool]) -> None:
        """Repeat something small while it returns True, each time after a pause without a key."""

        def turn() -> None:
            if time.monotonic() - self._pressed < pause or do():
                self.set_timer(pause, turn)

        self.set_timer(pause, turn)

    async def acted(self) -> None:
        """Wait until all keys so far have been handled."""
        if self._waiting_keys is not None:
            await self._waiting_keys.join()
        await self.until_idle()

    def key_wanted(self, event: events.Event) -> bool:
        """Return whether the application itself waits for the next key, as a menu does."""
        return False

    async def take_key(self, event: events.Key) -> bool:
        """Handle a key before anybody else; return whether it was taken."""
        return False

    async def until_idle(self, within: float | None = None) -> None:
        """Wait until no queue between focus and application holds a message, twice in a row; at most `PATIENCE`."""
        within = PATIENCE if within is None else within
        quiet, end = 0, time.monotonic() + within
        while quiet < 2 and time.monotonic() < end:
            # A handler waiting here blocks its own queue: skip that one, or it is a deadlock.
            asking = asyncio.current_task()
            chain = in_other_tasks((self.focused or self.screen).ancestors_with_self, asking)
            busy = any(node.message_queue_size for node in chain)
            for node in chain:
                done = asyncio.Event()
                if node.call_later(done.set):
                    try:
                        await asyncio.wait_for(done.wait(), within)
                    except TimeoutError:
                        return
            quiet = 0 if busy else quiet + 1
