"""Read and save a post mortem's file.

Opening never writes. A save replaces the file whole or leaves it as it was, and never overwrites
what somebody else wrote since: then both are kept (rules S1 to S6 and L2). Text comes rendered and checked; nothing here
knows what a row is.
"""

import hashlib
import os
import stat
from pathlib import Path
from typing import NamedTuple

from pmtui.formats.file.toml import LARGEST_FILE, FormatError, Lines, NewerFormat, parse
from pmtui.model.postmortem import PostMortem
from pmtui.storage import atomic
from pmtui.storage.conflict import keep_both
from pmtui.storage.errors import Broken, CannotWrite, Gone, Newer, NotAFile, Refused, TooLarge, not_read, not_written

_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0)


class Fingerprint(NamedTuple):
    """How a file is recognised: its size, when it was written, its inode, and the hash of its bytes."""

    size: int
    mtime_ns: int
    inode: int
    sha256: str

    def looks_like(self, facts: os.stat_result) -> bool:
        """Return whether the file looks untouched, without reading it."""
        return (self.size, self.mtime_ns, self.inode) == (facts.st_size, facts.st_mtime_ns, facts.st_ino)


class Opened(NamedTuple):
    """A document as it stands on disk. `path` is the file itself, with all links resolved."""

    path: Path
    document: PostMortem
    lines: Lines
    fingerprint: Fingerprint
    size: int
    hard_links: int = 1
    upgraded: bool = False


class Saved(NamedTuple):
    """The result of a save. Save to `path` with `fingerprint` from here on.

    `conflict`: somebody else had changed the file; it is as they left it, and `path` is a new file
    beside it that holds ours. `written` is False if nothing had changed.
    """

    path: Path
    fingerprint: Fingerprint
    written: bool = True
    conflict: bool = False


class NotConfirmed(CannotWrite):
    """The new text is in place, but the disk did not confirm it: save again, with this `fingerprint`."""

    def __init__(self, path: Path, words: str, fingerprint: Fingerprint) -> None:
        """Keep what the file in place looks like."""
        super().__init__(path, words)
        self.fingerprint = fingerprint


def load(path: Path) -> Opened:
    """Open a document.

    Raises:
        StorageError: missing, not permitted, not a file, too large, broken or newer.
    """
    data, facts, target = read_bytes(path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Broken(path, "not UTF-8 text; save it as UTF-8 in your editor", line) from None
    try:
        loaded = parse(text)
    except NewerFormat as error:
        raise Newer(path, error.message, error.line) from None
    except FormatError as error:
        raise Broken(path, error.message, error.line) from None
    return Opened(target, loaded.document, loaded.lines, _fingerprint(facts, data), len(data), facts.st_nlink, loaded.upgraded)


def save(path: Path, text: str, fingerprint: Fingerprint | None, again: bool = False, anew: bool = False) -> Saved:
    """Save a document over the file with this `fingerprint`; None: there must be no file.

    `path` is that of `Opened`, links resolved. `again` writes even an unchanged text, after a save
    that the disk did not confirm; `anew` recreates a file that is gone.

    Raises:
        Gone: the file is gone, and nothing was created.
        CannotWrite: the old file is as it was, nothing is left behind; try again later.
        Refused: without a fingerprint, and something stands there.
    """
    data = _encoded(path, text)
    if fingerprint is None:
        return Saved(path, _create(path, data))
    try:
        facts, on_disk = _on_disk(path, fingerprint)
        sha256 = hashlib.sha256(data).hexdigest()
        if facts is None:
            if not anew:
                raise Gone(path)
            return Saved(path, _create(path, data))
        if on_disk == sha256 and not again:
            return Saved(path, _as_found(facts, sha256), written=False)
        if on_disk not in (fingerprint.sha256, sha256):
            return _kept_both(path, data, facts)
        if not os.access(path, os.W_OK):
            raise CannotWrite(path, "could not be written: the file is read-only; allow writing, or save somewhere else")
        return Saved(path, _as_found(atomic.replace(path, data, like=facts), sha256))
    except atomic.NotDurable as error:
        raise NotConfirmed(path, not_written(path, error).words, _as_found(error.placed, sha256)) from error
    except OSError as error:
        raise not_written(path, error) from error


def save_beside(path: Path, text: str) -> Saved:
    """Save ours beside a file that it was not made from; that file stays as it is.

    Raises:
        CannotWrite: nothing was made; try again later.
        Gone: nothing stands there any more.
        Refused: nowhere to keep both.
    """
    data = _encoded(path, text)
    try:
        return _kept_both(path, data, os.stat(path))
    except FileNotFoundError:
        raise Gone(path) from None
    except OSError as error:
        raise not_written(path, error) from error


def create_new(path: Path, text: str) -> Fingerprint:
    """Create a new file, readable by its owner only.

    Raises:
        Refused: something stands there; it is untouched.
        CannotWrite: nothing was made.
    """
    return _create(path, _encoded(path, text))


def read_bytes(path: Path) -> tuple[bytes, os.stat_result, Path]:
    """Read a regular file of up to 5 MB, never waiting on a pipe; return its bytes, its stat, its real path.

    Raises:
        StorageError: missing, not permitted, not a file, or too large.
    """
    try:
        target = Path(os.path.realpath(path))
        descriptor = os.open(target, _READ)
        try:
            facts = os.fstat(descriptor)
            if not stat.S_ISREG(facts.st_mode):
                kind = "a folder" if stat.S_ISDIR(facts.st_mode) else "not a file"
                raise NotAFile(path, f"{kind}; give the path of a post mortem, such as 2026-11-24-outage.toml")
            data = _read_up_to(descriptor, LARGEST_FILE + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise not_read(path, error) from error
    except ValueError:  # a name with a zero byte in it
        raise NotAFile(path, "not a file name") from None
    if len(data) > LARGEST_FILE:
        raise TooLarge(path, "too large; a post mortem is read up to 5 MB")
    return data, facts, target


def _read_up_to(descriptor: int, most: int) -> bytes:
    parts: list[bytes] = []
    while most > 0 and (part := os.read(descriptor, most)):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def _encoded(path: Path, text: str) -> bytes:
    # Everything is in memory before the disk is touched; what we could not open again is not written.
    data = text.encode("utf-8")
    if len(data) > LARGEST_FILE:
        raise CannotWrite(path, "could not be written: over 5 MB it would not open again; take out the longest pasted text")
    return data


def _create(path: Path, data: bytes) -> Fingerprint:
    try:
        return _as_found(atomic.create(path, data), hashlib.sha256(data).hexdigest())
    except FileExistsError:
        raise Refused(path, "there is a file of this name, and it is not replaced; choose another name") from None
    except OSError as error:
        raise not_written(path, error) from error


def _on_disk(path: Path, fingerprint: Fingerprint) -> tuple[os.stat_result | None, str]:
    """Return what is on disk now and its hash; the file is read only if it looks touched."""
    try:
        facts = os.stat(path)
    except FileNotFoundError:
        return None, ""
    if fingerprint.looks_like(facts):
        return facts, fingerprint.sha256
    if not stat.S_ISREG(facts.st_mode):
        raise IsADirectoryError(21, "not a file")
    digest = hashlib.sha256()
    with open(path, "rb", opener=lambda name, _: os.open(name, _READ)) as stream:
        while part := stream.read(1 << 20):
            digest.update(part)
    return facts, digest.hexdigest()


def _kept_both(path: Path, data: bytes, theirs: os.stat_result) -> Saved:
    beside, facts = keep_both(path, data, theirs)
    return Saved(beside, _as_found(facts, hashlib.sha256(data).hexdigest()), conflict=True)


def _fingerprint(facts: os.stat_result, data: bytes) -> Fingerprint:
    return _as_found(facts, hashlib.sha256(data).hexdigest())


def _as_found(facts: os.stat_result, sha256: str) -> Fingerprint:
    return Fingerprint(facts.st_size, facts.st_mtime_ns, facts.st_ino, sha256)
