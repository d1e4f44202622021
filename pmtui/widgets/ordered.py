"""One key acts at a time, in the order in which they were typed.

Stock Textual lets a binding wait in queues that later letters overtake, so a burst (tmux,
SSH, a stall) glues entries together. Here the next key is looked at when the last has been
acted on. Letters need no wait: those that came in one go are put into the box at once, past
the bindings of every node above it, which have none for a letter while a box has the focus.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Protocol, cast

from textual import events
from textual.app import App

PATIENCE = 0.5  # seconds; a widget that never answers must not stop the keys


class Box(Protocol):
    """A widget that says `TAKES_TEXT`."""

    def type_in(self, letters: str) -> None:
        """Put typed letters in at the cursor."""


class OrderedApp(App[None]):
    """An application whose keys and pastes are acted on one after another."""

    _waiting_keys: "asyncio.Queue[events.Event] | None" = None
    _pressed = 0.0  # when the last key came, in seconds of the monotonic clock

    async def on_event(self, event: events.Event) -> None:
        """Put keys in line; everything else goes its way at once."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
            return
        if self._waiting_keys is None:
            self._waiting_keys = asyncio.Queue()
            self.run_worker(self._feed_keys(), group="keys")
        self._pressed = time.monotonic()
        self._waiting_keys.put_nowait(event)

    async def _feed_keys(self) -> None:
        assert self._waiting_keys is not None
        waiting, held = self._waiting_keys, None
        loose = False  # letters went to a box without waiting
        while True:
            event, held = held or await waiting.get(), None
            if self._is_letter(event):
                letters = [event]
                while held is None and not waiting.empty():
                    following = waiting.get_nowait()
                    if self._is_letter(following):
                        letters.append(following)
                    else:
                        held = following
                await self._type_in(cast("list[events.Key]", letters))
                loose = True
                for _ in letters:
                    waiting.task_done()
                continue
            if loose:
                await self.settled()
            if not (isinstance(event, events.Key) and await self.take_key(event)):
                await super().on_event(event)
            await self.settled()
            loose = False
            waiting.task_done()

    def _is_letter(self, event: events.Event) -> bool:
        """Tell whether an event is a letter for the box that has the focus."""
        if not isinstance(event, events.Key) or not event.is_printable or self.key_wanted(event):
            return False
        return bool(getattr(self.focused, "TAKES_TEXT", False))

    async def _type_in(self, letters: list[events.Key]) -> None:
        taken = [event.character or "" for event in letters if not await self.take_key(event)]
        if taken:
            cast("Box", self.focused).type_in("".join(taken))

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
        await self.settled()

    def key_wanted(self, event: events.Event) -> bool:
        """Tell whether the application itself waits for the next key, as a menu does."""
        return False

    async def take_key(self, event: events.Key) -> bool:
        """Act on a key before anybody else; tell whether it was taken."""
        return False

    async def settled(self, within: float | None = None) -> None:
        """Wait until no queue between focus and application holds a message, twice over; at most `PATIENCE`."""
        within = PATIENCE if within is None else within
        quiet, end = 0, time.monotonic() + within
        while quiet < 2 and time.monotonic() < end:
            # Who asks from within a handler holds up its own queue until it is done: to wait for that would be to wait for oneself.
            asking = asyncio.current_task()
            chain = [node for node in (self.focused or self.screen).ancestors_with_self if node._task is not asking]
            busy = any(node.message_queue_size for node in chain)
            for node in chain:
                done = asyncio.Event()
                if node.call_later(done.set):
                    try:
                        await asyncio.wait_for(done.wait(), within)
                    except TimeoutError:
                        return
            quiet = 0 if busy else quiet + 1
