"""Keeping the document: each change to the journal at once, to the file within a second.

One object between the application and the disk. It runs the saver in a thread, so that no key
waits for a disk, and says truly how saving stands: `saved`, or what is wrong and where the
words are meanwhile.
"""

import asyncio
import contextlib
import datetime as dt
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pmtui.formats.file.toml import Fragments, render
from pmtui.model.postmortem import PostMortem
from pmtui.model.steps import STEPS
from pmtui.session.drafts import Drafts
from pmtui.session.save_state import GONE, NO_JOURNAL, SAVING, SaveState, beside, no_journal, not_saved, settled
from pmtui.storage import refuge
from pmtui.storage.backup import as_of
from pmtui.storage.errors import Gone, StorageError
from pmtui.storage.file import Opened
from pmtui.storage.file_writer import FileWriter
from pmtui.storage.journal import Journal
from pmtui.storage.notes import Notes
from pmtui.storage.page import write_page_beside
from pmtui.storage.places import Places, write_settings
from pmtui.storage.records import Place
from pmtui.storage.recovery import recover

DELAY = 0.8  # seconds from the first unsaved change to its save
RETRY = 3.0  # seconds until a failed save is tried again
NAP = 0.0002  # seconds, after rows that take half as long: a key that comes meanwhile waits for a few of them at each of its turns
SOON = 0.7  # seconds that a process which is being ended waits for the journal


class Autosave:
    """The keeper of one opened document."""

    def __init__(self, places: Places, opened: Opened) -> None:
        """Bring back what the journal holds beyond the file, and go on from there."""
        self.places = places
        self.path = opened.path
        came = recover(places, opened)
        self.document, found = came.document, came.replay
        self.drafts = Drafts(found.drafts)
        self.place = found.place or Place()
        self.notice = came.notice
        self.told: Callable[[SaveState], None] = lambda state: None
        self.state = SAVING if came.changed else SaveState()
        self._in_memory = ""
        self._beside = self._gone = False
        self._loop: asyncio.AbstractEventLoop | None = None
        named = (opened.path, opened.document.id)
        self.journal = Journal.open(places, *named, opened.fingerprint.sha256, found, self._journal_problem, came.journals)
        self.files = FileWriter(places, opened, self.journal, came.beside)
        self.notes = Notes(places, *named)
        self._seq = found.last_seq
        self._latest = self.document
        self._saved: PostMortem | None = opened.document
        self._fragments: Fragments = {}
        self._task: asyncio.Task[None] | None = None
        self._hurry = asyncio.Event()
        self._drafted = self.drafts.steps()
        self._placed: Place | None = found.place

    # what changed

    def begin(self) -> None:
        """Say what is wrong already, and save what came back: the application runs."""
        self._loop = asyncio.get_running_loop()
        self._tell_of_journal()
        self.wake(delay=0)

    def changed(self, document: PostMortem, step: Any, draft: str = "") -> None:
        """Take a change: into the journal now, into the file soon; `draft` names the half-typed words it was made of, which end."""
        held = self.drafts.pop(draft, None)
        self._drafted = self.drafts.steps()
        if step is not None:
            self._latest = document
            self._seq = self.journal.append(step.changes, step.label, step.step, step.target, draft)
            self.wake()
        elif held is not None:
            self.journal.draft(draft, None)

    def wake(self, delay: float = DELAY) -> None:
        """Begin to save, unless that is under way."""
        if self._latest is self._saved:
            return
        if not self.state.alarm:
            self._say(SAVING)
        self._loop = asyncio.get_running_loop()
        if self._task is None or self._task.done():
            self._task = self._loop.create_task(self._save_soon(delay))

    async def _save_soon(self, delay: float) -> None:
        while self._latest is not self._saved:
            self._hurry.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._hurry.wait(), delay)
            delay = DELAY if await self._save_once() else RETRY

    async def _save_once(self, nap: bool = True) -> bool:
        document, seq = self._latest, self._seq
        try:
            saved = await asyncio.to_thread(self._write, document, seq, nap)
        except Exception as error:  # whatever it is, nobody may believe that it was saved
            self._gone = isinstance(error, Gone)
            words = error.words if isinstance(error, StorageError) else "a fault of pmtui's own"
            self._say(GONE if self._gone else not_saved(words, bool(self._in_memory)))
            return False
        self._saved, self._gone = document, False
        if saved.conflict:
            self.path, self._beside = saved.path, True
            self._say(beside(saved.path.name))
        elif document is self._latest:
            self._say(settled(bool(self._in_memory), self._beside))
        return True

    def _write(self, document: PostMortem, seq: int, nap: bool) -> Any:
        return self.files.save(render(document, _rest if nap else None, self._fragments), seq)

    def _say(self, state: SaveState) -> None:
        if state != self.state:
            self.state = state
            self.told(state)

    def _journal_problem(self, words: str) -> None:
        # Called from the journal's thread, also before the application runs: then `begin` tells.
        self._in_memory = words
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the application has ended: nobody is there to be told
                self._loop.call_soon_threadsafe(self._tell_of_journal)

    def _tell_of_journal(self) -> None:
        if self._in_memory and not self.state.alarm:
            self._say(no_journal(self._in_memory))
        elif not self._in_memory and self.state.words == NO_JOURNAL:
            self._say(SAVING if self.unsaved else settled(bool(self._in_memory), self._beside))

    async def save_now(self) -> str:
        """Save now, and give the words that say so; `{time}` in them is for the moment.

        A file that is gone is made anew once that was told: so the second time.
        """
        there, told = await asyncio.to_thread(self.files.there), self._gone
        if told and not there:
            self.files.make_anew()
        if (self.unsaved or told or not there) and not await self._save_once(nap=False):
            return self.state.where
        return f"saved{'' if there else ' anew'} {{time}} · {self.path.name}"

    async def rest(self) -> None:
        """Save what is left, and wait until the drafts are in the journal: somebody else gets the terminal."""
        if self.unsaved:
            await self._save_once(nap=False)
        await asyncio.to_thread(self.journal.flush)

    async def settle(self) -> refuge.Left:
        """Save what is left and tell where all words are now; ends nothing."""
        if self.unsaved:
            await self._save_once(nap=False)
        durable = await asyncio.to_thread(self.journal.flush)
        return self._left(durable, await asyncio.to_thread(self.files.there), await self.keep_notes())

    def _left(self, durable: bool, there: bool, notes: str = "") -> refuge.Left:
        failed = self.state.words if self.state.alarm and self.state.words != NO_JOURNAL else ""
        why = notes or failed or self._in_memory
        return refuge.left(self.unsaved, bool(self.drafts), durable, there, not notes, why)

    def end(self, patience: float = 3.0) -> None:
        """End the journal; also from a signal or a crash, where nothing can be awaited."""
        with contextlib.suppress(StorageError):
            self.notes.write()
        self.journal.close(patience)

    def leave_at_once(self, folders: Sequence[Path]) -> refuge.Left:
        """Save from a signal's handler or after a fault; words that are nowhere else go to the first folder that takes them."""
        why = ""
        if self.unsaved:
            try:
                self._write(self._latest, self._seq, nap=False)
                self._saved = self._latest
            except Exception as error:  # whatever it is: the words are seen to below
                why = error.words if isinstance(error, StorageError) else "a fault of pmtui's own"
        left = self._where(why, folders)
        self.end(SOON)
        return left

    def rescue(self, folders: Sequence[Path]) -> refuge.Left:
        """See to the words while saving hangs, from another thread: the journal has them, else the first folder that takes them."""
        return self._where("saving does not come to an end", folders)

    def _where(self, why: str, folders: Sequence[Path]) -> refuge.Left:
        left = self._left(self.journal.flush(SOON), self.files.there())
        left = left._replace(why=refuge.reason(why)) if why and left.how != refuge.SAVED else left
        return self.write_elsewhere(folders, left.why) if left.how == refuge.NOWHERE else left

    def write_elsewhere(self, folders: Sequence[Path], why: str = "") -> refuge.Left:
        """Write all words as a file that opens to the first of the folders that takes it."""
        path = refuge.write(self.whole(), self.path.stem, folders)
        return refuge.Left(refuge.NOWHERE, why) if path is None else refuge.Left(refuge.ELSEWHERE, why, path)

    def whole(self) -> str:
        """Return the text of a file with all words there are, half-typed ones as thoughts kept for later."""
        return render(refuge.with_drafts(self._latest, self.drafts.texts()))

    @property
    def unsaved(self) -> bool:
        """Tell whether something is in the journal only."""
        return self._latest is not self._saved

    # drafts and place

    def drafted_now(self, step: str, purpose: str, text: str, cursor: tuple[int, int]) -> bool:
        """Take half-typed text; tell whether a step's mark changed by it."""
        name = self.drafts.take(step, purpose, text, cursor)
        if not name:
            return False
        self.journal.draft(name, self.drafts.get(name))
        now = self.drafts.steps()
        different, self._drafted = now != self._drafted, now
        return different

    def note_place(self, place: Place) -> None:
        """Remember where somebody is."""
        if place != self._placed:
            self._placed = place
            self.journal.place(place)

    def remember(self, name: str, value: Any) -> None:
        """Remember a small choice, such as the theme."""
        with contextlib.suppress(StorageError):  # a choice that is not remembered is no reason to stop a meeting
            write_settings(self.places, {name: value})

    async def keep_notes(self) -> str:
        """Put the facilitator's notes on the disk; give words where that failed."""
        try:
            await asyncio.to_thread(self.notes.write)
        except StorageError as error:
            return f"NOT SAVED: the notes {error.words}"
        return ""

    async def as_of(self, until: dt.datetime) -> PostMortem | None:
        """Give the document as it was before a moment, where that was laid aside."""
        return await asyncio.to_thread(as_of, self.places.backups(self.path, self.document.id), until)

    # the page

    async def write_page(self, text: str, audience: str = "") -> str:
        """Write the page beside the document, or the message for an audience; give the words that say so."""
        what = "message" if audience else "page"
        try:
            name, beside = await asyncio.to_thread(write_page_beside, self.places, self.path, text, audience)
        except StorageError as error:
            return f"the {what} {error.words}"
        return f"other file kept · wrote {name}" if beside else f"{what} written: {name}"


def place_of(step: str, windows: Mapping[str, Any], typing: bool) -> Place:
    """Give where somebody is, from the screens there are."""
    cursors = {name: window.selected() for name, window in windows.items() if name in STEPS and window.is_mounted}
    folded = tuple(sorted(windows["whys"].folded)) if "whys" in windows else ()
    return Place(step, cursors, folded, "TYPING" if typing else "KEYS")


def _rest() -> None:
    time.sleep(NAP)
