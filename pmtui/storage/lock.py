"""One writer per document: a lock that the kernel holds while we run (rule L1).

Released when the process dies, so it is never stale. A note beside it says who holds it; the
note is for people to read and decides nothing. Never waits.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from filelock import FileLock, Timeout

from pmtui.storage import atomic
from pmtui.storage.folders import AppFolders, key_of

_MOST = 10_000


class Lock:
    """A lock that we hold.

    `by_kernel` is False if the file system has no locks: then only the comparison before each
    save protects the file.
    """

    def __init__(self, lock: FileLock | None, note: Path) -> None:
        """Keep the lock and the path of its note."""
        self._held = lock
        self._note = note
        self.by_kernel = lock is not None

    def release(self) -> None:
        """Release the lock; doing so twice does no harm."""
        if self._held is None:
            return
        lock, self._held = self._held, None
        # A note that stays is overwritten by the next holder.
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
        lock.release()

    def __enter__(self) -> Self:
        """Return the lock."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Release it."""
        self.release()


def try_lock(folders: AppFolders, path: Path, who: Mapping[str, str | int]) -> Lock | None:
    """Lock a document for us, or return None if someone holds it.

    `who` is the note for others: `pid`, `host`, `since`.
    """
    place, note = _paths(folders, path)
    try:
        atomic.private_folder(folders.locks)
        lock = FileLock(place, timeout=0, mode=0o600, thread_local=False, fallback_to_soft=False)
        lock.acquire()
    except Timeout:
        return None
    except (OSError, NotImplementedError):
        return Lock(None, note)
    with suppress(OSError):  # the lock counts, not the note
        atomic.replace(note, json.dumps(dict(who)).encode("ascii"))
    return Lock(lock, note)


def is_free(folders: AppFolders, path: Path) -> bool:
    """Return whether certainly nobody holds a document, without locking it."""
    place, _ = _paths(folders, path)
    if not place.exists():
        return True
    lock = FileLock(place, timeout=0, mode=0o600, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire()
    except (Timeout, OSError, NotImplementedError):
        return False
    lock.release()
    return True


def holder(folders: AppFolders, path: Path) -> dict[str, Any]:
    """Return the note on who holds a document; empty if there is none."""
    try:
        with open(_paths(folders, path)[1], encoding="utf-8") as stream:
            note = json.loads(stream.read(_MOST))
    except (OSError, ValueError, RecursionError):
        return {}
    return note if isinstance(note, dict) else {}


def _paths(folders: AppFolders, path: Path) -> tuple[Path, Path]:
    key = key_of(path)
    return folders.locks / f"{key}.lock", folders.locks / f"{key}.json"
