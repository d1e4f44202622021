"""The facilitator's own notes while they are typed: told at once, put on the disk after a pause, said where that failed."""

import asyncio
from collections.abc import Callable

from pmtui.session.keeper import Keeper
from pmtui.shell.responses import Say

PAUSE = 0.3  # seconds from the first letter of a note that is not on the disk until it is


class PrivateNotes:
    """Notes of the document that is kept; `after` calls a function in so many seconds."""

    def __init__(self, keeper: Keeper, after: Callable[[float], object]) -> None:
        """Nothing waits to be written."""
        self._keeper, self._after, self._waits = keeper, after, False

    async def read(self) -> str | None:
        """Return the notes there are; None where no document is open. They are read from the disk at the first look, in a thread."""
        return None if self._keeper.notes is None else await asyncio.to_thread(lambda notes: notes.text, self._keeper.notes)

    def take(self, text: str) -> None:
        """Have other notes."""
        if self._keeper.notes is not None:
            self._keeper.notes.take(text)
            if not self._waits:
                self._waits = True
                self._after(PAUSE)

    async def write(self) -> Say | None:
        """Put them on the disk, in a thread; say where that failed."""
        self._waits = False
        words = await asyncio.to_thread(self._keeper.keep_notes)
        return Say(words) if words else None
