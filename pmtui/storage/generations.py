"""Older texts of a document that `backup` kept, and bringing one of them back.

Works even if the document itself is broken, empty or gone: then its path tells which texts belong to it. Nothing is lost:
what gets replaced is backed up first, under the lock of the application.
"""

import datetime as dt
import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pmtui.model.figures.word_count import count
from pmtui.storage import atomic, backup
from pmtui.storage.errors import CannotWrite, NotAFile, Refused, StorageError, not_read, not_written
from pmtui.storage.file import Fingerprint, Opened, create_new, load, read_bytes, save
from pmtui.storage.folders import AppFolders
from pmtui.storage.ours import read
from pmtui.storage.page import page_of

_NAME = re.compile(r"(?:before-upgrade-)?((\d{8}T\d{6}Z)-[0-9a-f]{8})\.toml")
_MOMENT = "%Y%m%dT%H%M%SZ"
_ID = re.compile(r"""^id[ \t]*=[ \t]*["']([^"'\\\n]+)["']""", re.MULTILINE)
_HEAD_BYTES = 2048
_MOST_NAMES = 1000


class Generation(NamedTuple):
    """One older text: its file, when it was written, how many words it has; or why it can't be read.

    `current`: the document holds the same text now. `for_good`: it is from before an upgrade and stays.
    `elsewhere`: it was kept while the document had another path.
    """

    path: Path
    written: dt.datetime
    words: int | None = None
    title: str = ""
    problem: str = ""
    line: int | None = None
    current: bool = False
    for_good: bool = False
    elsewhere: bool = False


def generations(folders: AppFolders, document: Path) -> list[Generation]:
    """Return the older texts of a document, newest first.

    Raises:
        StorageError: there is no such document, and no older text of one.
    """
    present = _bytes(document)
    own = hashlib.sha256(present).hexdigest() if present is not None else ""
    texts: dict[str, Generation] = {}
    for folder, elsewhere in _backup_folders(folders, document, _id_in(present or b"")):
        for path in backup.generations(folder):
            if (name := _NAME.fullmatch(path.name)) and (elsewhere is False or name[1] not in texts):
                texts[name[1]] = _read(path, name[2], own)._replace(elsewhere=elsewhere)
    if not texts and present is None and not os.path.lexists(document):
        raise not_read(document, FileNotFoundError())
    if not texts and os.path.isdir(document):
        raise NotAFile(document, "a folder; give the path of a post mortem, such as 2026-11-24-outage.toml")
    return sorted(texts.values(), key=lambda row: (row.written, row.path.name), reverse=True)


def write_beside(document: Path, chosen: Generation) -> Path:
    """Write an older text to a new file beside the document, with the same permissions; return its path.

    Raises:
        StorageError: the text can't be read or written.
    """
    data, _, _ = read_bytes(chosen.path)
    here = Path(os.path.realpath(document)) if os.path.islink(document) else document
    stem = here.stem.encode()[:180].decode(errors="ignore")
    for number in range(1, _MOST_NAMES):
        again = f"-{number}" if number > 1 else ""
        beside = here.with_name(f"{stem}.restored-{chosen.written.strftime(_MOMENT)}{again}.toml")
        try:
            atomic.create(beside, data, like=page_of(here))
        except FileExistsError:
            continue
        except OSError as error:
            raise not_written(beside, error) from error
        return beside
    raise Refused(document, "there are too many older texts beside it; take some away")


def put_in_place(folders: AppFolders, document: Path, chosen: Generation) -> Path | None:
    """Replace the document with an older text; return the backup of what was there, None if nothing was.

    Raises:
        Refused: it is open elsewhere, holds unsaved words, or was changed meanwhile.
        StorageError: the text can't be read or written; what is there can't be backed up.
    """
    from pmtui.storage.lock import try_lock

    opened = load(chosen.path)
    data, _, _ = read_bytes(chosen.path)
    target = Path(os.path.realpath(document))
    lock = try_lock(folders, target, {"pid": os.getpid()})
    if lock is None:
        raise Refused(document, "open in another pmtui; close it there, then try again")
    with lock:
        if not os.path.lexists(target):
            create_new(target, data.decode("utf-8"))
            return None
        present, facts, _ = read_bytes(target)
        fingerprint = Fingerprint(facts.st_size, facts.st_mtime_ns, facts.st_ino, hashlib.sha256(present).hexdigest())
        own_id = _id_in(present) or opened.document.id
        _settle_journal(folders, document, own_id, fingerprint.sha256, hashlib.sha256(data).hexdigest())
        copy = backup.keep(target, folders.backups(target, own_id))
        if copy is None:
            raise CannotWrite(
                document, "what stands there could not be laid aside, so it is not replaced; see to the state folder (`pmtui paths`)"
            )
        saved = save(target, data.decode("utf-8"), fingerprint)
        if saved.conflict:
            raise Refused(document, f"somebody else changed it meanwhile; it stays so, and the older text is {saved.path.name}")
        return copy


def _settle_journal(folders: AppFolders, document: Path, document_id: str, before: str, after: str) -> None:
    """Note in the journal the text to come, so that it does not replay changes saved long ago.

    Raises:
        Refused: it holds changes that the file does not. Those of an unreadable file wait until it is opened.
    """
    from pmtui.storage.journal import Journal
    from pmtui.storage.records import replay

    target = Path(os.path.realpath(document))
    unsaved = replay(folders, target, document_id, before)
    if not unsaved.last_seq:
        return
    if unsaved.records:
        if not isinstance(read(target), Opened):
            return
        raise Refused(document, "its journal holds changes that the file does not; `pmtui FILE` brings them back, then try again")
    journal = Journal.open(folders, target, document_id, before, carry=unsaved)
    journal.saving(unsaved.last_seq, after)
    journal.close()


def _backup_folders(folders: AppFolders, document: Path, known: str) -> Iterator[tuple[Path, bool]]:
    """Yield the folders of a document's older texts; with True those kept for another path.

    A folder is named after path and id. Where the document no longer says its id, the texts in the folder do.
    """
    try:
        backups = sorted(path for path in (folders.state / "backups").iterdir() if path.is_dir())
    except OSError:
        return
    for folder in backups:
        own = next((name for path in backup.generations(folder) if (name := _id_in(_bytes(path) or b""))), "")
        if folder == folders.backups(document, own):
            yield folder, False
        elif known and own == known:
            yield folder, True


def _read(path: Path, moment: str, present: str) -> Generation:
    written = dt.datetime.strptime(moment, _MOMENT).replace(tzinfo=dt.UTC)
    for_good = not path.name.startswith(moment)
    try:
        opened = load(path)
    except StorageError as error:
        return Generation(path, written, problem=error.words, line=error.line, for_good=for_good)
    current = opened.fingerprint.sha256 == present
    return Generation(path, written, count(opened.document), opened.document.title, current=current, for_good=for_good)


def _bytes(path: Path) -> bytes | None:
    try:
        return read_bytes(path)[0]
    except StorageError:
        return None


def _id_in(data: bytes) -> str:
    line = _ID.search(data[:_HEAD_BYTES].partition(b"\n[")[0].decode("utf-8", "replace"))
    return line[1] if line else ""
