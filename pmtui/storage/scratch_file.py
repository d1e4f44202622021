"""A private scratch file for the user's editor, deleted afterwards.

It is alone in a folder that only its owner can enter, so that what an editor leaves beside it (swap
file, backup) is private too and deleted with it. Its name says nothing of the document.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pmtui.storage import atomic
from pmtui.storage.errors import Broken, TooLarge, not_read, not_written
from pmtui.storage.folders import AppFolders

NAME = "pmtui-line.md"
_MOST = 1_000_000  # bytes


@contextmanager
def scratch_file(folders: AppFolders, text: str) -> Iterator[Path]:
    """Write a text to a scratch file and yield its path; the file and its folder are deleted afterwards.

    Raises:
        CannotWrite: the file could not be written.
    """
    try:
        folder = Path(tempfile.mkdtemp(dir=atomic.private_folder(folders.state / "editor")))
    except OSError as error:
        raise not_written(folders.state, error) from None
    try:
        path = folder / NAME
        try:
            atomic.create(path, f"{text}\n".encode("utf-8", "replace"))
        except OSError as error:
            raise not_written(path, error) from None
        yield path
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def read_back(path: Path) -> str:
    """Return the edited text, without the newline that editors add at the end.

    Raises:
        StorageError: it is gone, too long, or not text.
    """
    try:
        # Opened before we know what it is: a pipe must not block us.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
        with os.fdopen(descriptor, "rb") as stream:
            data = stream.read(_MOST + 1)
    except OSError as error:
        raise not_read(path, error) from None
    if len(data) > _MOST:
        raise TooLarge(path, "too long for a text of a post mortem")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Broken(path, "no UTF-8 text") from None
    return text.replace("\r\n", "\n").removesuffix("\n")
