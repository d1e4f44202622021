"""Write a file so that the old one or the new one is there, whole, whatever happens.

Rules S2, S3 and S5: a temporary file in the same folder, everything written and synced, one rename, the folder synced.
Raises OSError as it comes; the callers put it into words. Knows no document.
"""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

_OPEN_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EACCES)  # some file systems cannot sync folders
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)
_NO_UNNAMED = (errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOSYS)  # this file system has no files without a name
_PROBE = 4096  # bytes: one block of a disk that may be full
_TRIES = 20


class NotDurable(OSError):
    """The new file is in place, but the disk did not confirm it; `placed` describes it."""

    def __init__(self, error: OSError, placed: os.stat_result) -> None:
        """Keep the reason and what the file in place looks like."""
        super().__init__(error.errno, error.strerror)
        self.placed = placed


def replace(target: Path, data: bytes, mode: int = 0o600, like: os.stat_result | None = None) -> os.stat_result:
    """Replace `target` with `data` and return what the file looks like now.

    `mode` is for a new file, `like` the file whose mode and owner are kept.

    Raises:
        NotDurable: everything was done but the last sync.
        OSError: nothing changed; no temporary file is left.
    """
    temporary = _written_beside(target.parent, data, mode, like)
    try:
        placed = temporary.stat()
        os.replace(temporary, target)
    except OSError:
        _forget(temporary)
        raise
    try:
        sync_folder(target.parent)
    except OSError as error:
        raise NotDurable(error, placed) from error
    return placed


def create(target: Path, data: bytes, mode: int = 0o600, like: os.stat_result | None = None) -> os.stat_result:
    """Create a file that was not there, whole or not at all, with the mode and owner of `like`.

    Raises:
        FileExistsError: something stands there; it is untouched.
        OSError: nothing was made.
    """
    temporary = _written_beside(target.parent, data, mode, like)
    try:
        facts = temporary.stat()
        try:
            os.link(temporary, target, follow_symlinks=False)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            facts = _create_in_place(target, data, 0o600 if like else mode, like)
    finally:
        _forget(temporary)
    try:
        sync_folder(target.parent)
    except OSError:
        _forget(target)  # so that a second attempt does not find its own first one
        raise
    return facts


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable; do nothing on file systems that cannot."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(descriptor)


def private_folder(folder: Path) -> Path:
    """Create a folder that only its owner can enter; an existing one keeps its mode."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(mode=0o700, exist_ok=True)
    return folder


def probe(folder: Path) -> None:
    """Check that files can be written in a folder, or that it can be created; nothing is left behind.

    Raises:
        OSError: they cannot.
    """
    while not folder.exists():
        folder = folder.parent
    unnamed = getattr(os, "O_TMPFILE", 0)
    name = None
    try:
        descriptor = os.open(folder, os.O_WRONLY | unnamed, 0o600) if unnamed else -1
    except OSError as error:
        if error.errno not in _NO_UNNAMED:
            raise
        descriptor = -1
    try:
        if descriptor < 0:
            name, descriptor = _new_file(folder, 0o600)
        write_all(descriptor, bytes(_PROBE))
        os.fsync(descriptor)
    finally:
        if descriptor >= 0:
            os.close(descriptor)
        if name is not None:
            _forget(name)


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte, even if the system takes them in parts."""
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _written_beside(folder: Path, data: bytes, mode: int, like: os.stat_result | None) -> Path:
    temporary, descriptor = _new_file(folder, 0o600 if like else mode)
    try:
        try:
            write_all(descriptor, data)
            if like is not None:
                _take_after(descriptor, like)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        _forget(temporary)
        raise
    return temporary


def _new_file(folder: Path, mode: int) -> tuple[Path, int]:
    # The name is short and not derived from the document's: that one may already be as long as names can get.
    for attempt in range(_TRIES):
        path = folder / f".pmtui-{os.urandom(4).hex()}.tmp"
        try:
            return path, os.open(path, _OPEN_NEW, mode)
        except FileExistsError:
            if attempt == _TRIES - 1:
                raise
    raise AssertionError("the last attempt returns or raises")


def _take_after(descriptor: int, like: os.stat_result) -> None:
    if not hasattr(os, "fchown"):
        return
    own = os.fstat(descriptor)
    if (own.st_uid, own.st_gid) != (like.st_uid, like.st_gid):
        # Where we may not give the file away, the mode is still kept.
        with suppress(PermissionError):
            os.fchown(descriptor, like.st_uid, like.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(like.st_mode) & 0o777)


def _create_in_place(target: Path, data: bytes, mode: int, like: os.stat_result | None) -> os.stat_result:
    descriptor = os.open(target, _OPEN_NEW, mode)
    try:
        try:
            write_all(descriptor, data)
            if like is not None:
                _take_after(descriptor, like)
            os.fsync(descriptor)
            return os.fstat(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        _forget(target)
        raise


def _forget(path: Path) -> None:
    # The first error is what matters; a leftover is named `.pmtui-…` and harmless.
    with suppress(OSError):
        os.unlink(path)
