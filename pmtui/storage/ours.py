"""Tell a post mortem from one that can't be read, and both from other programs' files.

All lists read through here, so that each shows a broken post mortem with the reason and the line, and none
shows a file of another program. Knows no list.
"""

import os
import re
from pathlib import Path
from typing import NamedTuple

import tomli

from pmtui.formats.file.toml import LARGEST_FILE
from pmtui.model.postmortem import FORMAT, PostMortem
from pmtui.model.text import clean
from pmtui.storage.errors import Broken, Missing, Newer, NotAFile, StorageError, TooLarge
from pmtui.storage.file import Opened, load

_NAME = re.compile(r"(\d{4}-\d\d-\d\d)-.+\.toml")
_MARK = b"\xef\xbb\xbf"
_KEYS = re.compile(rb"^(format|id)[ \t]*=", re.MULTILINE)
_ROWS = re.compile(rb"^\[(?:timeline|whys|actions|gather\.people)\.", re.MULTILINE)
_DATE = re.compile(r"^date[ \t]*=[ \t]*(\d{4}-\d\d-\d\d)\b", re.MULTILINE)
_TITLE = re.compile(r"^title[ \t]*=.*$", re.MULTILINE)
_BEGINS = re.compile(rb"(?:[ \t\r]*(?:#[^\n]*)?\n)*(?:[\w.-]+[ \t]*=|\[\w|<<<<<<< )")
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0)


class Unread(NamedTuple):
    """A post mortem that can't be read: what its name and lines still say, and in words why, with the line.

    `damaged`: it can be repaired, being neither too new nor too large nor closed to us.
    """

    path: Path
    date: str
    title: str
    words: str
    line: int | None = None
    damaged: bool = True

    @property
    def error(self) -> StorageError:
        """The same as an error: one line with its path."""
        return (Broken if self.damaged else StorageError)(self.path, self.words, self.line)


def read(path: Path) -> Opened | Unread | None:
    """Return a post mortem of a folder, or why it can't be read; None if the file is not one."""
    try:
        opened = load(path)
    except StorageError as error:
        return _broken(path, error)
    if opened.document.id and not opened.upgraded:
        return opened
    words = _lacking(opened) if has_our_name(path) else ""
    return _unread(path, "", Broken(path, words)) if words else None


def has_our_name(path: Path) -> bool:
    """Return whether a file is named the way pmtui names its own."""
    return _NAME.fullmatch(path.name) is not None


def is_ours(path: Path) -> bool:
    """Return whether a file is a post mortem by its content, readable or not, whatever its name."""
    opened = read(path)
    return isinstance(opened, Opened) or (opened is not None and _BEGINS.match(_plain(path)) is not None)


def _broken(path: Path, error: StorageError) -> Unread | None:
    data = b""
    if isinstance(error, (Missing, NotAFile)):
        if not os.path.islink(path) or os.path.exists(path):  # deleted meanwhile; or a folder, a pipe
            return None
        error = Missing(path, "a link to a file that is not there")
    elif isinstance(error, (Broken, Newer, TooLarge)):
        data = _plain(path)
    if not (has_our_name(path) or _ROWS.search(data) or {key[1] for key in _KEYS.finditer(data)} == {b"format", b"id"}):
        return None
    return _unread(path, data.decode("utf-8", "replace"), error)


def _unread(path: Path, text: str, error: StorageError) -> Unread:
    named, dated = _NAME.fullmatch(path.name), _DATE.search(text)
    date = dated[1] if dated else named[1] if named else ""
    return Unread(path, date, _title(text), error.words, error.line, isinstance(error, (Broken, Missing)))


def _title(text: str) -> str:
    line = _TITLE.search(text)
    try:
        title = tomli.loads(line[0])["title"] if line else ""
    except ValueError:
        return ""
    return clean(title) if isinstance(title, str) else ""


def _lacking(opened: Opened) -> str:
    """Return what a readable file lacks to be a post mortem; empty if it need not be one."""
    document = opened.document
    if document == PostMortem():
        return "the file is empty"
    if not (document.timeline or document.whys or document.actions or document.gather.people):
        return ""
    if opened.upgraded:
        return f"its `format` is missing; write `format = {FORMAT}` into its first line"
    return 'its `id` is missing; write one such as `id = "k3f9a"` into its second line'


def _plain(path: Path) -> bytes:
    """Return the readable bytes of a file, without what another encoding puts between the letters."""
    try:
        with open(path, "rb", opener=lambda name, _: os.open(name, _READ)) as stream:
            data = stream.read(LARGEST_FILE)
    except (OSError, ValueError):
        return b""
    return data.replace(b"\0", b"").removeprefix(_MARK).removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
