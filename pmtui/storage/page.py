"""The page's file beside the document, and the messages': replaces only what pmtui wrote there, unchanged since.

What it wrote is known by a hash kept in the state folder; a page somebody edited, or one that
was there before, stays, and the new one gets a number. Knows nothing of what a page says.
"""

import hashlib
import json
import os
import re
from contextlib import suppress
from pathlib import Path

from pmtui.storage import atomic
from pmtui.storage.errors import CannotWrite, not_written
from pmtui.storage.file import page_of, write_page
from pmtui.storage.places import Places, key_of

_MOST = 100
_NO_NAME = re.compile(r"[\W_]+")  # what an audience's name has no place for in a file's
_LONGEST = 40  # letters of it


def write_page_beside(places: Places, document: Path, text: str, audience: str = "") -> tuple[str, bool]:
    """Write the page, or with an `audience` the message for it; give its name, and whether another file had to be left alone.

    Raises:
        CannotWrite: nothing was changed.
    """
    stem = document.stem + (f".{_named(audience)}" if audience else "")
    for number in range(1, _MOST):
        path = document.with_name(f"{stem}{f'-{number}' if number > 1 else ''}.md")
        if not _written(places, document, path, text):
            continue
        _remember(places, path, text)
        return path.name, number > 1
    raise CannotWrite(document.with_suffix(".md"), "could not be written: there are too many pages beside it")


def _named(audience: str) -> str:
    return _NO_NAME.sub("-", audience[:_LONGEST].casefold()).strip("-") or "message"


def _written(places: Places, document: Path, path: Path, text: str) -> bool:
    """Write a page that is new or ours; tell whether it was. A name we chose never replaces what came meanwhile."""
    if os.path.lexists(path):
        if not _is_ours(places, path):
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


def _note(places: Places, page: Path) -> Path:
    return places.state / "pages" / f"{key_of(page)}.json"


def _is_ours(places: Places, page: Path) -> bool:
    try:
        with open(_note(places, page), encoding="utf-8") as stream:
            said = json.loads(stream.read(1000))
        with open(page, "rb") as stream:
            return bool(said.get("sha256") == hashlib.sha256(stream.read()).hexdigest())
    except (OSError, ValueError, AttributeError):
        return False


def _remember(places: Places, page: Path, text: str) -> None:
    note = _note(places, page)
    with suppress(OSError):  # the page is written; without its note the next one gets a number
        atomic.private_folder(note.parent)
        atomic.replace(note, json.dumps({"sha256": hashlib.sha256(text.encode("utf-8")).hexdigest()}).encode("ascii"))
