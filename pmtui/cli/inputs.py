"""Read documents for the commands: from a file, or stdin for `-`.

Warns on stderr if a journal holds more than the file. The application has its own way in.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from pmtui.cli.errors import tell
from pmtui.cli.names import DASH
from pmtui.cli.world import app_folders
from pmtui.formats.file.toml import LARGEST_FILE, FormatError, Lines, NewerFormat, parse
from pmtui.model.counted import counted
from pmtui.model.postmortem import PostMortem
from pmtui.storage.errors import Broken, Newer, NotAFile, StorageError, TooLarge, not_read
from pmtui.storage.file import load


class Read(NamedTuple):
    """A document as read, with the name the user gave."""

    name: str
    document: PostMortem
    lines: Lines


def read(path: Path) -> Read:
    """Read a document.

    Raises:
        StorageError: it could not be read as a post mortem.
    """
    if os.fspath(path) == DASH:
        return _stdin(path)
    opened = load(path)
    _tell_of_journal(path, opened.path, opened.document, opened.fingerprint.sha256)
    return Read(os.fspath(path), opened.document, opened.lines)


def _stdin(name: Path) -> Read:
    if sys.stdin is None:
        raise NotAFile(name, "stdin is closed, so nothing can be read from it; pipe a post mortem in, or name a file")
    try:
        data = sys.stdin.buffer.read(LARGEST_FILE + 1)
    except OSError as error:
        raise not_read(name, error) from None
    if len(data) > LARGEST_FILE:
        raise TooLarge(name, "too large; a post mortem is read up to 5 MB")
    try:
        loaded = parse(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Broken(name, "not UTF-8 text", data.count(b"\n", 0, error.start) + 1) from None
    except NewerFormat as error:
        raise Newer(name, error.message, error.line) from None
    except FormatError as error:
        raise Broken(name, error.message, error.line) from None
    return Read(DASH, loaded.document, loaded.lines)


def tell_of_journals(files: Iterable[tuple[Path, str]]) -> None:
    """Warn if a journal holds more than its file, given with its id; only files that have one are read whole."""
    from pmtui.storage.records import journal_paths

    where = app_folders()
    for path, document in sorted(set(files)):
        if any(journal.is_file() for journal in journal_paths(where, Path(os.path.realpath(path)), document)):
            try:
                read(path)
            except StorageError:  # changed since it was listed
                continue


def _tell_of_journal(path: Path, target: Path, document: PostMortem, sha256: str) -> None:
    where = app_folders()
    if not document.id or not (where.journals.is_dir() or any(target.parent.glob(".pmtui-*.journal"))):
        return
    from pmtui.storage.records import replay

    unsaved = replay(where, target, document.id, sha256)
    changes = len(unsaved.records) if unsaved.apply(document) != document else 0
    drafts = sum(1 for draft in unsaved.drafts.values() if draft.text.strip())
    words = [counted(count, word) for count, word in ((changes, "change"), (drafts, "draft")) if count]
    if words:
        tell(f"{path}: the journal holds {' and '.join(words)} that the file does not; `pmtui FILE` brings them back")
