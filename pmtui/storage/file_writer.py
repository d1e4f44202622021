"""One document saved again and again: what `file.save` needs to remember between saves.

Keeps the fingerprint, the backups and the journal in step with the file. Saves from two threads
run one after the other, and an older text never overwrites a newer one.
Knows no screen and renders nothing.
"""

import hashlib
import threading
from pathlib import Path

from pmtui.storage import backup
from pmtui.storage.errors import Gone
from pmtui.storage.file import Fingerprint, NotConfirmed, Opened, Saved, save, save_beside
from pmtui.storage.folders import AppFolders
from pmtui.storage.journal import Journal

_HOUR_NS = 3600 * 10**9


class FileWriter:
    """Saves one document to `path`, which is another file after a conflict."""

    def __init__(self, folders: AppFolders, opened: Opened, journal: Journal | None = None, beside: bool = False) -> None:
        """Start from the file as opened; `beside` if the text to save was not made from it, so that both are kept."""
        self.path: Path = opened.path
        self.fingerprint: Fingerprint = opened.fingerprint
        self._folders, self._id = folders, opened.document.id
        self._beside = beside
        self._anew = False
        self._upgraded = opened.upgraded
        self._journal = journal
        self._backed_up_ns: int | None = None
        self._again = False
        self._seq = 0
        self._one_at_a_time = threading.Lock()

    def make_anew(self) -> None:
        """Let the next save recreate a missing file: the user was told and wants it."""
        self._anew = True

    def there(self) -> bool:
        """Return whether the file exists."""
        return self.path.exists()

    def save(self, text: str, seq: int = 0) -> Saved:
        """Save the text that holds all changes up to journal record `seq`.

        A backup is made before the first save, then hourly. After a conflict all later saves go to
        the new file.

        Raises:
            CannotWrite: the old file is as it was; call again later. Gone: there is none any more.
            Refused: nowhere to keep both.
        """
        with self._one_at_a_time:
            if 0 < seq < self._seq:  # somebody who began later finished first: the file holds all this and more
                return Saved(self.path, self.fingerprint, written=False)
            saved = self._save(text, seq)
            self._seq = max(self._seq, seq)
            return saved

    def _save(self, text: str, seq: int) -> Saved:
        sha256 = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        if self._beside or sha256 != self.fingerprint.sha256:
            if not self._beside:
                self._lay_aside()
            if self._journal is not None:
                self._journal.saving(seq, sha256)
        try:
            saved = self._beside_theirs(text) if self._beside else save(self.path, text, self.fingerprint, self._again, self._anew)
        except NotConfirmed as error:
            self.fingerprint, self._again = error.fingerprint, True
            raise
        self._beside = self._anew = False
        self.path, self.fingerprint, self._again = saved.path, saved.fingerprint, False
        if self._journal is not None:
            self._journal.saved(seq, saved.fingerprint.sha256, saved.path)
        return saved

    def _beside_theirs(self, text: str) -> Saved:
        try:
            return save_beside(self.path, text)
        except Gone:
            if not self._anew:
                raise
            return save(self.path, text, None)  # only if nothing is there

    def _lay_aside(self) -> None:
        # The file's own time stands in for a clock: it moves with each of our saves.
        if self._backed_up_ns is not None and self.fingerprint.mtime_ns - self._backed_up_ns < _HOUR_NS:
            return
        if backup.keep(self.path, self._folders.backups(self.path, self._id), for_good=self._upgraded) is not None:
            self._backed_up_ns = self.fingerprint.mtime_ns
            self._upgraded = False
