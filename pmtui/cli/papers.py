"""`export` and `show`: the document as a page, as text, as JSON. Both end with 0 whenever the file opens."""

import os
from pathlib import Path

from pmtui.cli.errors import DONE, REFUSED, Problem
from pmtui.cli.inputs import read
from pmtui.cli.names import DASH
from pmtui.cli.output import put, put_json


def export(path: Path, target: Path | None, roles: bool = False, whys: tuple[str, ...] = ()) -> int:
    """Write the page to stdout or into `target`; with `roles` nobody is named in it; the whys in these forms.

    Raises:
        StorageError: the file could not be read, or the page not be written.
        Problem: `target` is the post mortem itself.
    """
    document = read(path).document
    from pmtui.formats.markdown import WHYS, render

    if roles:
        from pmtui.model.as_roles import AsRoles

        document = AsRoles().document(document)
    page = render(document, whys=whys or WHYS)
    if target is None or os.fspath(target) == DASH:
        put(page)
        return DONE
    from pmtui.storage.page import write_page

    if os.fspath(path) != DASH and os.path.realpath(target) == os.path.realpath(path):
        raise Problem(REFUSED, f"{target}: this is the post mortem itself, and it is not replaced; choose another name, such as page.md")
    write_page(target, page, None if os.fspath(path) == DASH else path)
    return DONE


def show(path: Path, kind: str) -> int:
    """Print the document.

    Raises:
        StorageError: the file could not be read.
    """
    found = read(path)
    from pmtui.formats.show import as_json, as_text

    if kind == "json":
        put_json(as_json(found.document, found.name))
    else:
        put(as_text(found.document))
    return DONE
