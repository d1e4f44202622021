"""What is saved and written because somebody asked for it, and the words that say so. Each waits for a disk, in a thread."""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable

from pmtui.model.postmortem import PostMortem
from pmtui.model.text import one_line
from pmtui.screens.window.context import Frame
from pmtui.session.keeper import Keeper
from pmtui.shell.responses import Say


class Papers:
    """The file and the page; `committed` waits until what stands in fields is in the document, `seen` returns that and how it is seen."""

    def __init__(
        self,
        keeper: Keeper,
        now: Callable[[], dt.datetime],
        committed: Callable[[], Awaitable[None]],
        seen: Callable[[], tuple[PostMortem, Frame]],
    ) -> None:
        """Nothing was written yet."""
        self._keeper, self._now, self._committed, self._seen = keeper, now, committed, seen

    async def save_now(self) -> Say:
        """Save; say when and under which name; where the file lies is said in desk view only."""
        await self._committed()
        _, frame = self._seen()
        said = (await asyncio.to_thread(self._keeper.save_now)).format(time=f"{self._now():%H:%M:%S}")
        path = self._keeper.path
        return Say(said.replace(path.name, one_line(str(path))) if frame.desk and path is not None else said)

    async def write_page(self, audience: str = "") -> Say:
        """Write the page beside the document, or the message for an audience."""
        from pmtui.formats.page.markdown import render

        await self._committed()
        document, frame = self._seen()
        seen = frame.seen(document)
        text = seen.communicate.message_to(audience).rstrip() + "\n" if audience else render(seen)
        said = await asyncio.to_thread(self._keeper.write_page, text, audience)
        return Say(f"{said} · people by role" if frame.as_roles else said)
