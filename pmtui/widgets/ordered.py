"""One key acts at a time, in the order in which they were typed.

Stock Textual lets a binding wait in queues that later letters overtake, so a burst (tmux,
SSH, a stall) glues entries together. Here the next key is looked at when the last has been
acted on; letters into a text box need no wait, since the box keeps their order itself.
"""

import asyncio
import time

from textual import events
from textual.app import App

PATIENCE = 0.5  # seconds; a widget that never answers must not stop the keys


class OrderedApp(App[None]):
    """An application whose keys and pastes are acted on one after another."""

    _waiting_keys: "asyncio.Queue[events.Event] | None" = None

    async def on_event(self, event: events.Event) -> None:
        """Put keys in line; everything else goes its way at once."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
            return
        if self._waiting_keys is None:
            self._waiting_keys = asyncio.Queue()
            self.run_worker(self._feed_keys(), group="keys")
        self._waiting_keys.put_nowait(event)

    async def _feed_keys(self) -> None:
        assert self._waiting_keys is not None
        loose = False  # letters went to a box without waiting
        while True:
            event = await self._waiting_keys.get()
            letter = isinstance(event, events.Key) and event.is_printable and getattr(self.focused, "TAKES_TEXT", False)
            letter = letter and not self.key_wanted(event)
            if loose and not letter:
                await self.settled()
            if not (isinstance(event, events.Key) and await self.take_key(event)):
                await super().on_event(event)
            loose = bool(letter)
            if not letter:
                await self.settled()
            self._waiting_keys.task_done()

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
