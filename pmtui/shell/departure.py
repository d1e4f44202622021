"""Leaving: at once where all words are somewhere, else not without a word; and where the words are then.

Knows no window: what is half-typed is told before. Given a way to end the application, and folders for words that are nowhere else.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from pathlib import Path

from pmtui.screens.window.messages import MenuOption, OpenRequested
from pmtui.session.keeper import Keeper
from pmtui.shell.responses import Offer
from pmtui.storage.errors import CannotWrite
from pmtui.storage.refuge import NOWHERE, SAVED, Left, reason

AT_ONCE = 0.8  # seconds that a signal waits for keys that were pressed before it
WAYS = (
    MenuOption("x", "Write elsewhere", "app.write_elsewhere"),
    MenuOption("c", "Copy all", "app.copy_whole"),
    MenuOption("D", "Leave without the words", "app.leave_without"),
)


class Departure:
    """Where the words are once somebody has left (`left`), what shall be opened after (`next`), or which `fault` ended it."""

    def __init__(self, keeper: Keeper, folders: Callable[[], Sequence[Path]], end: Callable[[int], None]) -> None:
        """Nobody has left yet; `folders` are the document's own, the state folder, then those for words that are nowhere else."""
        self.left: Left | None = None
        self.next: OpenRequested | None = None
        self.fault: BaseException | None = None
        self._keeper, self._folders, self._end = keeper, folders, end

    async def quit(self, wanted: OpenRequested | None = None) -> Offer | None:
        """Leave where all words are somewhere; else say why not, and which ways there are."""
        left = await asyncio.to_thread(self._keeper.settle)
        if left.how == NOWHERE:
            return Offer(WAYS, f"Not left yet: what is new is in memory only, since {left.why}. Where shall it go?")
        self.next = wanted
        self._leave(left)
        return None

    async def write_elsewhere(self) -> Offer | None:
        """Write all words to another folder and leave; where no folder takes them, ask again."""
        why = reason(self._keeper.state.words)
        left = await asyncio.to_thread(self._keeper.write_elsewhere, self._folders()[2:], why)
        if left.how == NOWHERE:
            return Offer(WAYS[1:], "No other folder takes a file either. Copy it all, or make room and press ctrl+q again.")
        self._leave(left)
        return None

    def copy_whole(self, copy: Callable[[str], str]) -> Offer:
        """Copy all words, as the text of a file, and stay."""
        return Offer(WAYS, f"All of it, as the text of a file: {copy(self._keeper.whole())}. Not left yet.")

    def leave_without(self) -> None:
        """Leave without the words that are nowhere."""
        self._leave(Left(NOWHERE))

    async def leave_by_signal(
        self,
        number: int,
        acted: Callable[[], Coroutine[object, object, None]],
        tell: Callable[[], None],
        settled: Callable[[float], Awaitable[None]],
    ) -> None:
        """Leave without asking: what is half-typed is told, and words that are nowhere else go to a file.

        What was typed before the signal came is `acted` on before it, `tell` lets it be told, `settled` waits until it is.
        """
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(acted(), AT_ONCE)
        tell()
        await settled(AT_ONCE / 4)
        self.left = self._keeper.leave_at_once(self._folders())
        self._end(CannotWrite.code if self.left.how == NOWHERE else 128 + number)

    def fault_found(self, fault: BaseException) -> None:
        """Keep a fault; what fails while the windows are taken down, when all words are seen to, ends nothing any more."""
        if self.left is None:
            self.fault = fault

    def _leave(self, left: Left) -> None:
        self.left = left
        self._keeper.end()
        self._end(0 if left.how == SAVED else CannotWrite.code)
