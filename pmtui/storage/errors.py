"""What can go wrong with a file, each as one printable line with its exit code."""

import errno
import os
from pathlib import Path

from pmtui.model.text import one_line


class StorageError(Exception):
    """An error about a file; `str()` is `PATH:LINE: words`, one line without control characters."""

    code = 3

    def __init__(self, path: Path, words: str, line: int | None = None) -> None:
        """Keep the path, the words and the line, made printable."""
        self.path = path
        self.words = one_line(words)
        self.line = line
        place = one_line(os.fspath(path)) + (f":{line}" if line is not None else "")
        super().__init__(f"{place}: {self.words}")


class Missing(StorageError):
    """There is no such file."""


class NotPermitted(StorageError):
    """The file may not be read."""


class NotAFile(StorageError):
    """The path is a folder, a pipe or a device."""


class TooLarge(StorageError):
    """The file is larger than a post mortem can be."""


class Broken(StorageError):
    """The file is not a readable document."""


class Newer(StorageError):
    """The file was written by a newer pmtui."""


class CannotWrite(StorageError):
    """Nothing was written; the old file is as it was."""

    code = 5


class Gone(CannotWrite):
    """The file is gone: deleted, or moved. It is only created again if somebody asks for it."""

    def __init__(self, path: Path) -> None:
        """Keep the path, and say so."""
        super().__init__(path, "could not be written: the file is gone; put it back, or save it anew")


class Refused(StorageError):
    """Nothing was done, so that nothing is overwritten."""

    code = 4


def not_read(path: Path, error: OSError) -> StorageError:
    """Return the error for a file that could not be read."""
    if isinstance(error, FileNotFoundError):
        return Missing(path, "no such file; `pmtui new` makes one")
    if isinstance(error, PermissionError):
        return NotPermitted(path, "you may not read this file; ask its owner, or use a copy")
    if isinstance(error, (IsADirectoryError, NotADirectoryError)):
        return NotAFile(path, "not a file; give the path of a post mortem, such as 2026-11-24-outage.toml")
    if error.errno == errno.ELOOP:
        return NotAFile(path, "its links lead round in a circle; give the path of the file itself")
    return StorageError(path, f"could not be read ({_reason(error)})")


def not_written(path: Path, error: OSError) -> CannotWrite:
    """Return the error for a file that could not be written."""
    hints = {
        errno.ENOSPC: "the disk is full; make some room",
        errno.EDQUOT: "your share of the disk is full; make some room",
        errno.EROFS: "the disk is read-only; save somewhere else",
        errno.EACCES: "you may not write here; ask its owner, or save somewhere else",
        errno.EPERM: "you may not write here; ask its owner, or save somewhere else",
        errno.ENOENT: "the folder is not there; make it first",
        errno.ENOTDIR: "the folder is not there; make it first",
        errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
        errno.EISDIR: "a folder stands there; choose another name",
    }
    return CannotWrite(path, f"could not be written: {hints.get(error.errno or 0, _reason(error))}")


def _reason(error: OSError) -> str:
    return os.strerror(error.errno) if error.errno else str(error)
