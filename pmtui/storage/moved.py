"""A renamed or moved document: what the state folder keeps for the path it had before.

A journal names its document by path and id. If there is none for this path, those of the same id
are checked. One is replayed only if nobody can want it elsewhere: its path is gone, nobody holds
its lock, and it follows the very bytes of this file. For any other that holds words, the user is
told where they are.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from pmtui.model.text import one_line
from pmtui.storage.folders import AppFolders
from pmtui.storage.lock import is_free
from pmtui.storage.records import Replay, first_line, journal_paths, read_lines, replay, understood


class Found(NamedTuple):
    """What a journal holds for a document. If it was kept for another path: that `path`, the `journals` there, else `words` about it."""

    replay: Replay = Replay()
    path: Path | None = None
    journals: tuple[Path, ...] = ()
    words: str = ""


def find(folders: AppFolders, document: Path, document_id: str, base: str) -> Found:
    """Read the journal of a document, even one kept for the path it had before; writes nothing."""
    if not document_id or any(path.is_file() for path in journal_paths(folders, document, document_id)):
        return Found(replay(folders, document, document_id, base))
    words = ""
    for journal, head in _kin(folders, document, document_id):
        was, unsaved = Path(head["document"]), understood(*read_lines(journal), base)
        gone, free = _is_gone(was), is_free(folders, was)
        if gone and free and unsaved.follows and not unsaved.problem:
            return Found(unsaved, was, (journal,))
        if unsaved.holds_words:
            name = _name(was, document)
            if not free:
                words = f"words are kept where it is open: {name}"
            elif gone:
                words = f"words are kept: put it back as {name}"
            else:
                words = f"words of {name} are kept: open it"
    return Found(words=words)


def take_along(folders: AppFolders, before: Path, document: Path, document_id: str) -> None:
    """Bring along the older generations and the notes kept for the path the document had before."""
    for kept in (folders.backups, folders.notes):
        old, new = kept(before, document_id), kept(document, document_id)
        if old.exists() and not new.exists():
            with suppress(OSError):  # they stay where they are: nothing is lost
                old.rename(new)


def _kin(folders: AppFolders, document: Path, document_id: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    for journal in sorted([*folders.journals.glob("*.journal"), *document.parent.glob(".pmtui-*.journal")]):
        head = first_line(journal)
        if head.get("id") == document_id and isinstance(head.get("document"), str) and head["document"] != os.fspath(document):
            yield journal, head


def _is_gone(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):  # it may well exist
        return False
    return False


def _name(was: Path, document: Path) -> str:
    """Return a short name for a file: of its folders only as many as tell the two apart."""
    return one_line(was.name if was.name != document.name else f"{was.parent.name}/{was.name}")
