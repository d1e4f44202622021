"""`export` and `show`: the document as a page, as text, as JSON. Both exit with 0 whenever the file opens."""

import os
import sys
from pathlib import Path

from pmtui.cli.errors import DONE, REFUSED, Problem, tell
from pmtui.cli.inputs import read
from pmtui.cli.names import DASH
from pmtui.cli.output import put, put_json


def export(path: Path, target: Path | None, roles: bool = False, whys: tuple[str, ...] = ()) -> int:
    """Write the page to stdout or to `target`; with `roles` it names nobody; the whys in these forms.

    A word that may or may not be a name is not shown, and stderr says how often.

    Raises:
        StorageError: the file could not be read, or the page not written.
        Problem: `target` is a post mortem, this one or another.
    """
    document = read(path).document
    from pmtui.formats.page.markdown import WHYS, render

    if roles:
        from pmtui.model.people.as_roles import AsRoles

        look = AsRoles()
        document = look.document(document)
        if look.doubts:
            tell(f"{path}: {_doubtful(look.doubts)}")
    page = render(document, whys=whys or WHYS)
    if target is None or os.fspath(target) == DASH:
        put(page)
        return DONE
    from pmtui.storage.page import write_page

    _never_a_post_mortem(target, path)
    write_page(target, page, None if os.fspath(path) == DASH else path)
    return DONE


def _never_a_post_mortem(target: Path, source: Path) -> None:
    from pmtui.storage.ours import is_ours

    if not target.is_file():
        return
    if _is_source(target, source):
        words = "this is the post mortem itself"
    elif is_ours(target):
        words = "this is a post mortem"
    else:
        return
    raise Problem(REFUSED, f"{target}: {words}, and it is not replaced; choose another name, such as page.md")


def _is_source(target: Path, source: Path) -> bool:
    """Return whether both are one file, links resolved; also when the source is read from stdin."""
    try:
        read = os.fstat(sys.stdin.fileno()) if os.fspath(source) == DASH else os.stat(source)
        return os.path.samestat(read, os.stat(target))
    except (OSError, ValueError):  # stdin is not a file, or the file was deleted meanwhile
        return False


def _doubtful(count: int) -> str:
    """Return a warning that words were replaced that may not be names."""
    words = "1 place may name somebody or not, and is" if count == 1 else f"{count} places may name somebody or not, and are"
    return f"{words} shown by role; read the page before you hand it over"


def show(path: Path, kind: str) -> int:
    """Print the document.

    Raises:
        StorageError: the file could not be read.
    """
    source = read(path)
    from pmtui.formats.exports.show import as_json, as_text

    if kind == "json":
        put_json(as_json(source.document, source.name))
    else:
        put(as_text(source.document))
    return DONE
