"""The journal: no word is lost, however the program ends.

Each edit and each draft is on the disk within a tenth of a second, in the state folder, so even
while the document's own disk is full (rules J1 to J5). One thread writes. Unsaved words are in memory too:
if a write fails, they are all written again from there, to a new file here or beside the
document, and the caller is told only when both fail.
"""

import itertools
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pmtui.model.changes import Changes
from pmtui.storage.folders import AppFolders
from pmtui.storage.journal_file import JournalFile
from pmtui.storage.records import Draft, Place, Record, Replay

THROTTLE = 0.05  # seconds that drafts are gathered for one write; edits are written at once
RETRY = 2.0  # seconds until a journal that cannot be written is tried again


class Journal:
    """The journal of one open document; every method but `flush`, `saving` and `close` returns at once."""

    def __init__(
        self,
        folders: AppFolders,
        document: Path,
        document_id: str,
        base: str,
        carry: Replay | None,
        on_problem: Callable[[str], None],
        instead_of: tuple[Path, ...] = (),
    ) -> None:
        """Start the writer; see `open`."""
        self._live = JournalFile(folders, document, document_id, base, carry, instead_of)
        self._seq = itertools.count((carry.last_seq if carry else 0) + 1)
        self._on_problem = on_problem
        self._todo: list[tuple[Any, ...]] = [("probe",)]
        self._hurry = True
        self._ready = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="pmtui-journal", daemon=True)
        self._thread.start()

    @classmethod
    def open(
        cls,
        folders: AppFolders,
        document: Path,
        document_id: str,
        base: str,
        carry: Replay | None = None,
        on_problem: Callable[[str], None] = lambda words: None,
        instead_of: tuple[Path, ...] = (),
    ) -> "Journal":
        """Open the journal of a document whose file has the hash `base`.

        `carry` is what was replayed and accepted: it stays in the journal until a save. Without
        it, or if it had a problem, an existing journal is set aside, not lost. It replaces the
        `instead_of` journals, kept for another path, which are deleted once ours is written. Nothing
        is on the disk before there is something to write, but whether it could be is tried at
        once. `on_problem` is called from the writer's thread: with a sentence when nothing can be
        written, and with `` when it works again.
        """
        return cls(folders, document, document_id, base, carry, on_problem, instead_of)

    def append(self, changes: Changes, label: str = "", step: str = "", target: str = "", draft: str = "") -> int:
        """Write what an edit changed and return the record's number; drops the half-typed text `draft` that it was made from."""
        seq = next(self._seq)
        self._put(("record", Record(seq, label, step, target, changes, draft)), hurry=True)
        return seq

    def draft(self, name: str, draft: Draft | None) -> None:
        """Write the unsubmitted text of a box; None once it is submitted."""
        self._put(("draft", name, draft))

    def place(self, place: Place) -> None:
        """Write where the user is."""
        self._put(("place", place))

    def saving(self, seq: int, sha256: str) -> None:
        """Note that a file with this hash, holding everything up to record `seq`, is about to be written.

        So a crash between the save and `saved` does not look like someone else's edit. Waits
        until the note is durable.
        """
        self._put(("saving", seq, sha256), hurry=True)
        self.flush()

    def saved(self, seq: int, sha256: str, document: Path | None = None) -> None:
        """Drop the records up to `seq`: a durable file with this hash holds them."""
        self._put(("saved", seq, sha256, document), hurry=True)

    def flush(self, timeout: float = 3.0) -> bool:
        """Wait until everything is durable, and return whether it is."""
        done = threading.Event()
        answer: list[bool] = []
        if not self._put(("flush", done, answer), hurry=True):
            return not self._live.failing
        return done.wait(timeout) and answer == [True]

    def close(self, timeout: float = 3.0) -> bool:
        """Write what is left and end the thread; return whether everything is durable."""
        durable = self.flush(timeout)
        self._put(("stop",), hurry=True)
        self._thread.join(timeout)
        return durable

    def _put(self, item: tuple[Any, ...], hurry: bool = False) -> bool:
        with self._ready:
            if not self._thread.is_alive():
                return False
            self._todo.append(item)
            self._hurry = self._hurry or hurry
            self._ready.notify()
        return True

    def _take(self) -> list[tuple[Any, ...]]:
        with self._ready:
            self._ready.wait_for(lambda: self._todo, timeout=RETRY if self._live.failing else None)
            if not self._hurry:
                self._ready.wait_for(lambda: self._hurry, timeout=THROTTLE)
            items, self._todo, self._hurry = self._todo, [], False
        return items

    def _run(self) -> None:
        while True:
            items = self._take()
            was_failing = self._live.failing
            words = self._written(items)
            for item in items:
                if item[0] == "flush":
                    item[2].append(not words)
                    item[1].set()
            if words and not was_failing:
                self._on_problem(words)
            elif was_failing and not words:
                self._on_problem("")
            if any(item[0] == "stop" for item in items):
                self._live.close()
                return

    def _written(self, items: list[tuple[Any, ...]]) -> str:
        try:
            return self._live.write(items)
        except Exception as error:  # the thread must survive: what comes after this can still be written
            self._live.failing = True
            return f"the journal could not take a change in ({type(error).__name__}); save, and keep a copy"
