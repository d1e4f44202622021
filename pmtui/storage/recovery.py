"""Open a document together with what its journal holds beyond the file."""

from pathlib import Path
from typing import NamedTuple

from pmtui.model.postmortem import PostMortem
from pmtui.storage import moved
from pmtui.storage.file import Opened
from pmtui.storage.folders import AppFolders
from pmtui.storage.records import Replay


class Recovered(NamedTuple):
    """The recovered document: `changed` if the file does not hold all of it, `notice` says so.

    `beside`: somebody else changed the file meanwhile, so both are kept. The journal that
    continues `replay` replaces `journals`, kept for a path the document had before.
    """

    document: PostMortem
    replay: Replay
    changed: bool
    beside: bool
    notice: str
    journals: tuple[Path, ...]


def recover(folders: AppFolders, opened: Opened) -> Recovered:
    """Return what a file and its journal hold; what was kept for a renamed or moved document comes along."""
    kept = moved.find(folders, opened.path, opened.document.id, opened.fingerprint.sha256)
    if kept.path is not None:
        moved.take_along(folders, kept.path, opened.path, opened.document.id)
    unsaved = kept.replay
    document = unsaved.apply(opened.document)
    changed = document is not opened.document
    if not changed:  # the file holds all of them: nothing is left to save
        unsaved = unsaved._replace(records=())
    return Recovered(document, unsaved, changed, changed and unsaved.changed_since, unsaved.notice(changed) or kept.words, kept.journals)
