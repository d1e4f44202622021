"""Write the page and the messages: to a name that was given, or beside the document.

Beside it pmtui replaces only what it wrote there itself and nobody changed, known by a hash in the state folder. An
edited page, or one that was there before, is kept, and the new one gets a number. Knows nothing of what a page says.
"""

import hashlib
import json
import os
import re
import stat
from contextlib import suppress
from pathlib import Path

from pmtui.storage import atomic
from pmtui.storage.errors import CannotWrite, not_written
from pmtui.storage.folders import AppFolders, key_of

_MOST = 100
_NO_NAME = re.compile(r"[\W_]+")  # what may not be in a file name made from an audience's
_LONGEST = 40  # letters of it


def write_page(path: Path, text: str, document: Path | None = None) -> None:
    """Write a page to a name the user gave: replaced whole, its mode kept.

    A new one gets the mode of its `document`, so that nobody can read there what they may not read in the document; without
    one it is as open as the umask allows.

    Raises:
        CannotWrite: the old page is as it was.
    """
    target = Path(os.path.realpath(path))
    try:
        facts = target.stat() if target.exists() else None
        if facts is not None and not stat.S_ISREG(facts.st_mode):
            raise CannotWrite(path, "could not be written: not a file stands there; choose another name")
        if facts is not None and not os.access(target, os.W_OK):
            raise CannotWrite(path, "could not be written: the file is read-only; allow writing, or choose another name")
        like = facts if facts is not None or document is None else page_of(document)
        atomic.replace(target, text.encode("utf-8"), mode=0o666 if document is None else 0o600, like=like)
    except OSError as error:
        raise not_written(path, error) from error


def page_of(document: Path) -> os.stat_result | None:
    """Return the stat a new page takes its mode and owner from; None if the document can't be seen.

    Its owner may always write it: the page of a read-only document will be exported again.
    """
    try:
        facts = os.stat(document)
    except OSError:
        return None
    return os.stat_result((facts.st_mode | stat.S_IWUSR, *facts[1:]))


def write_page_beside(folders: AppFolders, document: Path, text: str, audience: str = "") -> tuple[str, bool]:
    """Write the page, or with an `audience` the message for it; return its name, and whether an edited file was kept.

    Raises:
        CannotWrite: nothing was changed.
    """
    stem = document.stem + (f".{_named(audience)}" if audience else "")
    for number in range(1, _MOST):
        path = document.with_name(f"{stem}{f'-{number}' if number > 1 else ''}.md")
        if not _written(folders, document, path, text):
            continue
        _remember(folders, path, text)
        return path.name, number > 1
    raise CannotWrite(document.with_suffix(".md"), "could not be written: there are too many pages beside it")


def _named(audience: str) -> str:
    return _NO_NAME.sub("-", audience[:_LONGEST].casefold()).strip("-") or "message"


def _written(folders: AppFolders, document: Path, path: Path, text: str) -> bool:
    """Write a page that is new or ours; return whether it was written. A name we chose never replaces what appeared meanwhile."""
    if os.path.lexists(path):
        if not _is_ours(folders, path):
            return False
        write_page(path, text)
        return True
    try:
        atomic.create(path, text.encode("utf-8"), like=page_of(document))
    except FileExistsError:
        return False
    except OSError as error:
        raise not_written(path, error) from error
    return True


def _note(folders: AppFolders, page: Path) -> Path:
    return folders.state / "pages" / f"{key_of(page)}.json"


def _is_ours(folders: AppFolders, page: Path) -> bool:
    try:
        with open(_note(folders, page), encoding="utf-8") as stream:
            note = json.loads(stream.read(1000))
        with open(page, "rb") as stream:
            return bool(note.get("sha256") == hashlib.sha256(stream.read()).hexdigest())
    except (OSError, ValueError, AttributeError):
        return False


def _remember(folders: AppFolders, page: Path, text: str) -> None:
    note = _note(folders, page)
    with suppress(OSError):  # the page is written; without its note the next one gets a number
        atomic.private_folder(note.parent)
        atomic.replace(note, json.dumps({"sha256": hashlib.sha256(text.encode("utf-8")).hexdigest()}).encode("ascii"))
