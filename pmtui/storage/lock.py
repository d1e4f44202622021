"""One writer a document: a lock the kernel holds while we run (rule L1).

Freed when the process dies, so nothing is ever stale. Beside it a note says who holds it; the
note is words for people and decides nothing. Never waits.
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
    """A lock that is held.

    `by_kernel` is False where the file system has none: then only the comparison before each
    save protects the file.
    """

    def __init__(self, held: FileLock | None, note: Path) -> None:
        """Keep the lock and the path of its note."""
        self._held = held
        self._note = note
        self.by_kernel = held is not None

    def release(self) -> None:
        """Let go; twice does no harm."""
        if self._held is None:
            return
        held, self._held = self._held, None
        # A note that stays is overwritten by the next holder.
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
        held.release()

    def __enter__(self) -> Self:
        """Give the lock."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Let go."""
        self.release()


def try_lock(folders: AppFolders, path: Path, who: Mapping[str, str | int]) -> Lock | None:
    """Lock a document for us, or give None where somebody holds it.

    `who` is the note for others: `pid`, `host`, `since`.
    """
    place, note = _paths(folders, path)
    try:
        atomic.private_folder(folders.locks)
        held = FileLock(place, timeout=0, mode=0o600, thread_local=False, fallback_to_soft=False)
        held.acquire()
    except Timeout:
        return None
    except (OSError, NotImplementedError):
        return Lock(None, note)
    with suppress(OSError):  # the lock counts, not the note
        atomic.replace(note, json.dumps(dict(who)).encode("ascii"))
    return Lock(held, note)


def is_free(folders: AppFolders, path: Path) -> bool:
    """Tell whether surely nobody holds a document; it is not taken."""
    place, _ = _paths(folders, path)
    if not place.exists():
        return True
    held = FileLock(place, timeout=0, mode=0o600, thread_local=False, fallback_to_soft=False)
    try:
        held.acquire()
    except (Timeout, OSError, NotImplementedError):
        return False
    held.release()
    return True


def holder(folders: AppFolders, path: Path) -> dict[str, Any]:
    """Give the note of who holds a document; nothing where there is none."""
    try:
        with open(_paths(folders, path)[1], encoding="utf-8") as stream:
            found = json.loads(stream.read(_MOST))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _paths(folders: AppFolders, path: Path) -> tuple[Path, Path]:
    key = key_of(path)
    return folders.locks / f"{key}.lock", folders.locks / f"{key}.json"
