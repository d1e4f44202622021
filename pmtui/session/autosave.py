"""Keeping the document: each change to the journal at once, to the file within a second.

One object between whoever works on a document and the disk. It saves in a thread, so that no key waits for a disk, and
says truly how saving stands: `saved`, or what is wrong and where the words are meanwhile. It knows no event loop: that
the state changed it tells by a function it is given, from whatever thread that happened in.
"""

import contextlib
import datetime as dt
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pmtui.formats.file.toml import Fragments, render
from pmtui.model.postmortem import PostMortem
from pmtui.session.background import Background
from pmtui.session.drafts import Drafts
from pmtui.session.history import Step
from pmtui.session.save_state import GONE, NO_JOURNAL, SAVING, SaveState, beside, no_journal, not_saved, settled
from pmtui.storage import refuge
from pmtui.storage.backup import as_of
from pmtui.storage.errors import Gone, StorageError
from pmtui.storage.file import Opened, Saved
from pmtui.storage.file_writer import FileWriter
from pmtui.storage.folders import AppFolders, write_settings
from pmtui.storage.journal import Journal
from pmtui.storage.notes import Notes
from pmtui.storage.page import write_page_beside
from pmtui.storage.records import Place
from pmtui.storage.recovery import recover

DELAY = 0.8  # seconds from the first unsaved change to its save
RETRY = 3.0  # seconds until a failed save is tried again
NAP = 0.0002  # seconds, after rows that take half as long: a key that comes meanwhile waits for a few of them at each of its turns
SOON = 0.7  # seconds that a process which is being ended waits for the journal


class Autosave:
    """The keeper of one opened document."""

    def __init__(self, places: AppFolders, opened: Opened) -> None:
        """Bring back what the journal holds beyond the file, and go on from there."""
        self.places = places
        self.path = opened.path
        came = recover(places, opened)
        self.document, found = came.document, came.replay
        self.drafts = Drafts(found.drafts)
        self.place = found.place or Place()
        self.notice = came.notice
        self._told: Callable[[], None] = lambda: None
        self.state = SAVING if came.changed else SaveState()
        self.failure: StorageError | None = None  # why the last save failed, where it did
        self._in_memory = ""
        self._beside = self._gone = self._begun = False
        self._lock = threading.RLock()  # over what is told and what is saved; never held while a disk works
        self._background = Background(self._save_on, "pmtui-save")
        named = (opened.path, opened.document.id)
        self.journal = Journal.open(places, *named, opened.fingerprint.sha256, found, self._journal_problem, came.journals)
        self.files = FileWriter(places, opened, self.journal, came.beside)
        self.notes = Notes(places, *named)
        self._seq = found.last_seq
        self._latest = self.document
        self._saved: PostMortem | None = opened.document
        self._saved_seq = 0
        self._fragments: Fragments = {}
        self._drafted = self.drafts.steps()
        self._placed: Place | None = found.place

    # what changed

    def begin(self, told: Callable[[], None]) -> None:
        """Say what is wrong already, and save what came back: from now on in the background."""
        self._begun, self._told = True, told
        self._tell_of_journal()
        self.wake(delay=0)

    def changed(self, document: PostMortem, step: Step | None, draft: str = "") -> None:
        """Take a change: into the journal now, into the file soon; `draft` names the half-typed words it was made of, which end."""
        held = self.drafts.pop(draft, None)
        self._drafted = self.drafts.steps()
        if step is not None:
            with self._lock:
                self._latest = document
                self._seq = self.journal.append(step.changes, step.label, step.step, step.target, draft)
            self.wake()
        elif held is not None:
            self.journal.draft(draft, None)

    def wake(self, delay: float = DELAY) -> None:
        """Begin to save, unless that is under way, or nobody wants it in the background."""
        if not self.unsaved or not self._begun:
            return
        if not self.state.alarm:
            self._say(SAVING)
        self._background.wake(delay)

    def _save_on(self) -> float | None:
        """Save, and return in how many seconds to do so again."""
        if not self.unsaved:
            return None
        saved = self._save_once()
        return RETRY if not saved else DELAY if self.unsaved else None

    def _save_once(self, nap: bool = True) -> bool:
        with self._lock:
            document, seq = self._latest, self._seq
        try:
            saved = self._write(document, seq, nap)
        except Exception as error:  # whatever it is, nobody may believe that it was saved
            self._failed(error)
            return False
        with self._lock:
            if seq >= self._saved_seq:  # somebody who began later may have been done first
                self._saved, self._saved_seq = document, seq
            self._gone, self.failure = False, None
            if saved.conflict:
                self.path, self._beside = saved.path, True
                self._say(beside(saved.path.name))
            elif document is self._latest:
                self._say(settled(bool(self._in_memory), self._beside))
        return True

    def _failed(self, error: Exception) -> None:
        with self._lock:
            self._gone = isinstance(error, Gone)
            self.failure = error if isinstance(error, StorageError) else None
            self._say(GONE if self._gone else not_saved(_words(error), bool(self._in_memory)))

    def _write(self, document: PostMortem, seq: int, nap: bool) -> Saved:
        return self.files.save(render(document, _rest if nap else None, self._fragments), seq)

    def _say(self, state: SaveState) -> None:
        with self._lock:
            changed, self.state = state != self.state, state
        if changed:
            self._told()

    def _journal_problem(self, words: str) -> None:
        # Called from the journal's thread, also before anybody listens: then `begin` tells.
        self._in_memory = words
        if self._begun:
            self._tell_of_journal()

    def _tell_of_journal(self) -> None:
        with self._lock:
            if self._in_memory and not self.state.alarm:
                self._say(no_journal(self._in_memory))
            elif not self._in_memory and self.state.words == NO_JOURNAL:
                self._say(SAVING if self.unsaved else settled(bool(self._in_memory), self._beside))

    def save_now(self) -> str:
        """Save now, and return the words that say so; `{time}` in them is for the moment.

        A file that is gone is made anew once that was told: so the second time.
        """
        there, told = self.files.there(), self._gone
        if told and not there:
            self.files.make_anew()
        if (self.unsaved or told or not there) and not self._save_once(nap=False):
            return self.state.where
        return f"saved{'' if there else ' anew'} {{time}} · {self.path.name}"

    def rest(self) -> None:
        """Save what is left, and wait until the drafts are in the journal: somebody else gets the terminal."""
        if self.unsaved:
            self._save_once(nap=False)
        self.journal.flush()

    def settle(self) -> refuge.Left:
        """Save what is left and tell where all words are now; ends nothing."""
        if self.unsaved:
            self._save_once(nap=False)
        durable = self.journal.flush()
        return self._left(durable, self.files.there(), self.keep_notes())

    def _left(self, durable: bool, there: bool, notes: str = "") -> refuge.Left:
        failed = self.state.words if self.state.alarm and self.state.words != NO_JOURNAL else ""
        why = notes or failed or self._in_memory
        return refuge.left(self.unsaved, bool(self.drafts), durable, there, not notes, why)

    def end(self, patience: float = 3.0) -> None:
        """End the journal; also from a signal or a crash, where nothing can be awaited."""
        self._background.end(patience)
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
                why = _words(error)
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
        """Return whether something is in the journal only."""
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

    def keep_notes(self) -> str:
        """Put the facilitator's notes on the disk; return words where that failed."""
        try:
            self.notes.write()
        except StorageError as error:
            return f"NOT SAVED: the notes {error.words}"
        return ""

    def as_of(self, until: dt.datetime) -> PostMortem | None:
        """Return the document as it was before a moment, where that was laid aside."""
        return as_of(self.places.backups(self.path, self.document.id), until)

    # the page

    def write_page(self, text: str, audience: str = "") -> str:
        """Write the page beside the document, or the message for an audience; return the words that say so."""
        what = "message" if audience else "page"
        try:
            name, beside = write_page_beside(self.places, self.path, text, audience)
        except StorageError as error:
            return f"the {what} {error.words}"
        return f"other file kept · wrote {name}" if beside else f"{what} written: {name}"


def _words(error: Exception) -> str:
    return error.words if isinstance(error, StorageError) else "a fault of pmtui's own"


def _rest() -> None:
    time.sleep(NAP)
