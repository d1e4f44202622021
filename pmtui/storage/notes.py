"""The facilitator's own notes on a post mortem: a file beside the journal, which only its owner can read.

Never part of the document, so that no export, no find and no colleague's `git pull` ever shows them.
"""

import os
from pathlib import Path

from pmtui.model.text import clean
from pmtui.storage import atomic
from pmtui.storage.errors import not_written
from pmtui.storage.folders import AppFolders

_MOST = 1_000_000  # bytes


class Notes:
    """The notes on one document; read when they are first looked at."""

    def __init__(self, folders: AppFolders, path: Path, document_id: str) -> None:
        """Remember where they are; nothing is read or created."""
        self._path = folders.notes(path, document_id)
        self._text: str | None = None
        self._written = ""

    @property
    def text(self) -> str:
        """The current notes; empty if there are none, or none that can be read."""
        if self._text is None:
            try:
                with open(self._path, "rb") as stream:
                    self._text = clean(stream.read(_MOST).decode("utf-8", "replace"))
            except OSError:
                self._text = ""
            self._written = self._text
        return self._text

    def take(self, text: str) -> None:
        """Change the notes in memory; `write` saves them."""
        if self.text != text:  # what was there is read first, so that a change can be told
            self._text = text

    def write(self) -> None:
        """Write the notes if they changed; delete the file when empty.

        Raises:
            CannotWrite: they are kept in memory, and the next write tries again.
        """
        text = self.text
        if text == self._written:
            return
        try:
            if text.strip():
                atomic.private_folder(self._path.parent)
                atomic.replace(self._path, text.encode("utf-8", "replace"))
            elif self._path.exists():
                os.unlink(self._path)
        except OSError as error:
            raise not_written(self._path, error) from None
        self._written = text
