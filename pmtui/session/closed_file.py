"""A post mortem that nobody has open, changed in its file: what a command does, and home.

It is opened, changed and left as the application does it: with the lock, the journal and the save that never goes over what
somebody else wrote. A change that can't be saved is taken back, so that what was refused comes back by no other door.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from pmtui.edits.base import Edit
from pmtui.model.postmortem import PostMortem
from pmtui.session.autosave import Autosave
from pmtui.session.session import Applied, Session
from pmtui.session.session import Refused as EditWasRefused
from pmtui.storage.errors import CannotWrite, Refused, StorageError
from pmtui.storage.file import load
from pmtui.storage.folders import AppFolders
from pmtui.storage.lock import try_lock


def change_closed_file(places: AppFolders, path: Path, edits: Callable[[PostMortem], Iterable[Edit]]) -> PostMortem:
    """Make the edits that `edits` returns for the document, save it, and return it; all of them are made, or none.

    Raises:
        Refused: it is open elsewhere, holds unsaved words, was changed meanwhile, or an edit is refused.
        StorageError: it can't be read or written.
    """
    lock = try_lock(places, load(path).path, {"pid": os.getpid()})
    if lock is None:
        raise Refused(path, "open in another pmtui; close it there, or change the action there")
    with lock:
        keeper = Autosave(places, load(path))  # as it is now that nobody else writes
        try:
            if keeper.unsaved:
                raise Refused(path, "its journal holds changes that the file does not; `pmtui FILE` brings them back, then try again")
            return _changed(Session(keeper), keeper, path, edits)
        finally:
            keeper.end()


def _changed(session: Session, keeper: Autosave, path: Path, edits: Callable[[PostMortem], Iterable[Edit]]) -> PostMortem:
    where = keeper.path
    for edit in edits(session.document):
        result = session.apply(edit)
        if isinstance(result, EditWasRefused):
            _take_back(session)
            raise Refused(path, result.words)
    keeper.settle()
    if keeper.unsaved:
        _take_back(session)
        raise _of(path, keeper.failure)
    if keeper.path != where:
        raise Refused(path, f"somebody else changed it meanwhile; both are kept, the other as {keeper.path.name}")
    return session.document


def _of(path: Path, failure: StorageError | None) -> StorageError:
    return failure or CannotWrite(path, "could not be written: an internal error")


def _take_back(session: Session) -> None:
    while isinstance(session.undo(), Applied):
        pass
