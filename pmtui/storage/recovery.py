"""What comes back when a document is opened: the file with what its journal holds beyond it."""

from pathlib import Path
from typing import NamedTuple

from pmtui.model.postmortem import PostMortem
from pmtui.storage import moved
from pmtui.storage.file import Opened
from pmtui.storage.folders import AppFolders
from pmtui.storage.records import Replay


class Recovered(NamedTuple):
    """The document as it comes back: `changed` tells that the file does not hold all of it, `notice` says so.

    `beside` tells that the file was changed by somebody else meanwhile: then both are kept. The journal that
    goes on from `replay` stands instead of `journals`, kept for a path the document had before.
    """

    document: PostMortem
    replay: Replay
    changed: bool
    beside: bool
    notice: str
    journals: tuple[Path, ...]


def recover(folders: AppFolders, opened: Opened) -> Recovered:
    """Bring back what the journal holds; of a document that was renamed or moved, what is kept for it comes along."""
    kept = moved.find(folders, opened.path, opened.document.id, opened.fingerprint.sha256)
    if kept.path is not None:
        moved.take_along(folders, kept.path, opened.path, opened.document.id)
    found = kept.replay
    document = found.apply(opened.document)
    changed = document is not opened.document
    if not changed:  # the file holds all of them: nothing is left to save
        found = found._replace(records=())
    return Recovered(document, found, changed, changed and found.changed_since, found.notice(changed) or kept.words, kept.journals)
