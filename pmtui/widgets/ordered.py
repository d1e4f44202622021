"""One key acts at a time, in the order in which they were typed.

Stock Textual lets a binding wait in queues that later letters overtake, so a burst (tmux,
SSH, a stall) glues entries together. Here the next key is looked at when the last has been
acted on. Letters need no wait: those that came in one go are put into the box at once, past
the bindings of every node above it, which have none for a letter while a box has the focus.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, Protocol, cast

from textual import events
from textual.app import App
from textual.screen import ModalScreen

from pmtui.widgets.pastes import Asking, PasteArriving, PasteCut
from pmtui.widgets.terminal import Typed
from pmtui.widgets.textual_private import name_of_key, runs_in

PATIENCE = 0.5  # seconds; a widget that never answers must not stop the keys


CUT_OFF = "the paste did not end: look whether all of it is here"
IN_LINE = (events.Key, events.Paste, Typed, PasteArriving, PasteCut)


class Line:
    """What waits to be acted on; letters that came together may be parted, and are done with when the last of them is."""

    def __init__(self, waiting: "asyncio.Queue[events.Event]") -> None:
        """Stand before a queue."""
        self._waiting = waiting
        self._ahead: deque[tuple[events.Event, bool]] = deque()  # with whether it is the last of what came together
        self._taken = 0  # of the queue, and not done yet

    async def next(self) -> events.Event:
        """Return what is next in line, as soon as there is something."""
        event, last = self._ahead.popleft() if self._ahead else (await self._waiting.get(), True)
        self._taken += last
        return event

    def following(self, wanted: Callable[[events.Event], bool]) -> Iterator[events.Event]:
        """Take what follows in line for as long as it is wanted and there."""
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
        """Say that all that was taken is acted on."""
        for _ in range(self._taken):
            self._waiting.task_done()
        self._taken = 0


def key_of(letter: str) -> events.Key:
    """Return a letter as the key that types it."""
    return events.Key(letter if letter.isalnum() else name_of_key(letter), letter)


class Box(Protocol):
    """A widget that says `TAKES_TEXT`."""

    def type_in(self, letters: str) -> None:
        """Put typed letters in at the cursor."""


class OrderedApp(App[None]):
    """An application whose keys and pastes are acted on one after another."""

    _waiting_keys: "asyncio.Queue[events.Event] | None" = None
    _arriving_on: Any = None  # the screen that was told what has come of a paste
    _pressed = 0.0  # when the last key came, in seconds of the monotonic clock

    def __init__(self) -> None:
        """Begin with nothing in line."""
        super().__init__()
        self._asking = Asking()

    async def on_event(self, event: events.Event) -> None:
        """Put keys in line; everything else goes its way at once."""
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
        """Act on what comes next in line, and is no letter for a box."""
        if self._asking.asks and isinstance(event, (PasteArriving, PasteCut)):
            return  # the question stands
        if self._asking.asks:
            paste, words = self._asking.answered(event)
            if paste is not None:
                await super().on_event(paste)
                return
            if not (isinstance(event, events.Key) and event.key == "escape"):
                await self._act_on(event)
                await self.until_idle()
            self.screen.call_after_refresh(self.answer, words)  # else a letter's own reading would take its place
        elif isinstance(event, PasteArriving):
            self._paste_arrives(event.text)
        elif isinstance(event, PasteCut):
            if getattr(self.focused, "TAKES_TEXT", False):
                self.screen.call_after_refresh(self.answer, CUT_OFF)
        elif isinstance(event, events.Paste):
            await self._paste(event)
        elif not (isinstance(event, events.Key) and await self.take_key(event)):
            await super().on_event(event)

    async def _paste(self, paste: events.Paste) -> None:
        """Take a paste, or ask first whether it shall be taken; who was told what had come of it is told that it is all there."""
        taken, words = self._asking.taken(paste, not isinstance(self.screen, ModalScreen))
        if taken:
            await super().on_event(paste)
            if self._arriving_on is not None:
                await self.until_idle()
        if self._arriving_on is not None and self._arriving_on.is_mounted:
            self._arriving_on.tell_paste("")
        self._arriving_on = None
        if words:
            self.answer(words)

    def _paste_arrives(self, text: str) -> None:
        """Tell the screen what has come of a paste."""
        arriving_on = getattr(self.screen, "typed", self.screen)
        if hasattr(arriving_on, "tell_paste"):
            self._arriving_on = arriving_on
            self._arriving_on.tell_paste(text)

    def answer(self, words: str) -> None:
        """Say something to whoever pastes."""

    def _is_letter(self, event: events.Event) -> bool:
        """Return whether an event is a letter, or several, for the box that has the focus."""
        if (
            self._asking.asks
            or not (isinstance(event, Typed) or (isinstance(event, events.Key) and event.is_printable))
            or self.key_wanted(event)
        ):
            return False
        return bool(getattr(self.focused, "TAKES_TEXT", False))

    async def _type_in(self, letters: list[events.Event]) -> None:
        """Put letters into the box that has the focus; `take_key` is asked about each that came alone, and once about a burst."""
        taken = []
        for event in letters:
            if isinstance(event, Typed):
                first = key_of(event.letters[0])
                taken.append(event.letters[1:] if await self.take_key(first) else event.letters)
            elif isinstance(event, events.Key) and not await self.take_key(event):
                taken.append(event.character or "")
        if words := "".join(taken):
            cast("Box", self.focused).type_in(words)

    def while_quiet(self, pause: float, do: Callable[[], bool]) -> None:
        """Do something small again and again, as long as it says that there is more, each time after a pause without a key."""

        def turn() -> None:
            if time.monotonic() - self._pressed < pause or do():
                self.set_timer(pause, turn)

        self.set_timer(pause, turn)

    async def acted(self) -> None:
        """Wait until each key that came so far has been acted on."""
        if self._waiting_keys is not None:
            await self._waiting_keys.join()
        await self.until_idle()

    def key_wanted(self, event: events.Event) -> bool:
        """Tell whether the application itself waits for the next key, as a menu does."""
        return False

    async def take_key(self, event: events.Key) -> bool:
        """Act on a key before anybody else; tell whether it was taken."""
        return False

    async def until_idle(self, within: float | None = None) -> None:
        """Wait until no queue between focus and application holds a message, twice over; at most `PATIENCE`."""
        within = PATIENCE if within is None else within
        quiet, end = 0, time.monotonic() + within
        while quiet < 2 and time.monotonic() < end:
            # Who asks from within a handler holds up its own queue until it is done: to wait for that would be to wait for oneself.
            asking = asyncio.current_task()
            chain = [node for node in (self.focused or self.screen).ancestors_with_self if not runs_in(node, asking)]
            busy = any(node.message_queue_size for node in chain)
            for node in chain:
                done = asyncio.Event()
                if node.call_later(done.set):
                    try:
                        await asyncio.wait_for(done.wait(), within)
                    except TimeoutError:
                        return
            quiet = 0 if busy else quiet + 1
