"""The folders pmtui keeps things in, and the few small things it remembers by itself.

The folders are found by the command line and passed in; nothing here looks at the environment.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pmtui.storage import atomic
from pmtui.storage.errors import not_written

_MOST = 100_000


class AppFolders(NamedTuple):
    """The folders of the application. Nothing is created before something is written there."""

    config: Path
    state: Path
    data: Path

    @property
    def journals(self) -> Path:
        """The folder of journals."""
        return self.state / "journals"

    @property
    def locks(self) -> Path:
        """The folder of locks."""
        return self.state / "locks"

    @property
    def settings(self) -> Path:
        """The file of remembered settings."""
        return self.state / "settings.json"

    def backups(self, path: Path, document_id: str = "") -> Path:
        """Return the folder of a document's older generations."""
        return self.state / "backups" / key_of(path, document_id)

    def notes(self, path: Path, document_id: str = "") -> Path:
        """Return the file of the facilitator's own notes on a document."""
        return self.state / "notes" / f"{key_of(path, document_id)}.txt"


def key_of(path: Path, document_id: str = "") -> str:
    """Return the name of a document in the state folder: readable, unique by path and id."""
    whole = os.path.realpath(path)
    digest = hashlib.sha256(os.fsencode(whole) + b"\0" + document_id.encode("utf-8", "replace")).hexdigest()[:16]
    words = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in Path(whole).stem[:40]).strip("-")
    return f"{words or 'document'}-{digest}"


def read_settings(folders: AppFolders) -> dict[str, Any]:
    """Return remembered settings, such as `theme` and `mouse`; nothing if they cannot be read."""
    try:
        with open(folders.settings, encoding="utf-8") as stream:
            settings = json.loads(stream.read(_MOST))
    except (OSError, ValueError, RecursionError):
        return {}
    return settings if isinstance(settings, dict) else {}


def write_settings(folders: AppFolders, settings: Mapping[str, Any]) -> None:
    """Remember settings; those remembered before and not named here stay.

    Raises:
        CannotWrite: nothing was changed.
    """
    text = json.dumps({**read_settings(folders), **settings}, indent=1, sort_keys=True) + "\n"
    try:
        atomic.private_folder(folders.state)
        atomic.replace(folders.settings, text.encode("utf-8"))
    except OSError as error:
        raise not_written(folders.settings, error) from error
