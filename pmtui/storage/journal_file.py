"""The file of a journal, and everything it must hold now.

What is not saved yet is kept in memory: whatever goes wrong with the file, it is written again
from there, whole, in the state folder or beside the document; also when most of its lines are
obsolete. Knows no thread; used by one.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from pmtui.storage import atomic
from pmtui.storage.errors import not_written
from pmtui.storage.folders import AppFolders
from pmtui.storage.records import Replay, encoded, header, journal_paths, read_lines, record_to_json
from pmtui.storage.sitting import Draft, Place, draft_to_json, place_to_json

SLACK = 16_000  # bytes of obsolete lines, beyond twice those that count, at which they are dropped
_sync = getattr(os, "fdatasync", os.fsync)


class JournalFile:
    """What the journal must hold now, and the file that holds it. Used by one thread only."""

    def __init__(
        self, folders: AppFolders, document: Path, document_id: str, base: str, carry: Replay | None, instead_of: tuple[Path, ...] = ()
    ) -> None:
        """Start with what was carried over; the `instead_of` journals are deleted at the first write. Writes nothing yet."""
        self.failing = False
        self._folders, self._document, self._id, self._base = folders, document, document_id, base
        self._paths = journal_paths(folders, document, document_id)
        self._since = carry.last_seq if carry else 0
        self._records = {record.seq: encoded(record_to_json(record)) for record in (carry.records if carry else ())}
        self._drafts: dict[str, Draft] = dict(carry.drafts) if carry else {}
        self._place: Place | None = carry.place if carry else None
        self._instead_of = instead_of
        self._saving: dict[str, Any] | None = None
        self._lay_aside = carry is None or bool(carry.problem)
        self._file: int | None = None
        self._size = 0

    def write(self, items: list[tuple[Any, ...]]) -> str:
        """Add items and make them durable; return a sentence if that fails."""
        lines: list[bytes] = []
        drafts: dict[str, Draft | None] = {}
        anew = self.failing and self._holds
        for word, *rest in items:
            if word == "draft":
                drafts[rest[0]] = rest[1]
            else:
                anew = self._take(word, rest, lines, drafts) or anew
        if drafts:
            lines.append(encoded({"drafts": {name: draft_to_json(draft, self._drafts.get(name)) for name, draft in drafts.items()}}))
            self._drafts = {name: draft for name, draft in {**self._drafts, **drafts}.items() if draft is not None}
        probed = any(word == "probe" for word, *_ in items)
        try:
            if lines or anew:
                self._append(b"".join(lines), anew or self.failing)
            elif probed or self.failing:
                self._probe()
        except OSError as error:
            self.failing = True
            return f"the journal {not_written(self._paths[0], error).words}"
        self.failing = False
        return ""

    @property
    def _holds(self) -> bool:
        """Return whether there is anything to rewrite."""
        return self._file is not None or bool(self._records or self._drafts or self._place)

    def _probe(self) -> None:
        """Check that the file could be written; nothing is left behind."""
        try:
            atomic.probe(self._paths[0].parent)
        except OSError:
            atomic.probe(self._paths[1].parent)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _take(self, word: str, rest: list[Any], lines: list[bytes], drafts: dict[str, Draft | None]) -> bool:
        """Add one item; return whether the file must be rewritten for it."""
        if word == "record":
            for boxes in (drafts, self._drafts):  # also one that waits to be written: it would come back behind its own row
                boxes.pop(rest[0].draft, None)
            self._records[rest[0].seq] = encoded(record_to_json(rest[0]))
            self._since = max(self._since, rest[0].seq)
            lines.append(self._records[rest[0].seq])
        elif word == "place":
            self._place = rest[0]
            lines.append(encoded({"place": place_to_json(rest[0])}))
        elif word == "saving":
            self._saving = {"saving": rest[1], "seq": rest[0]}
            lines.append(encoded(self._saving))
        elif word == "saved":
            return self._was_saved(*rest)
        return False

    def _was_saved(self, seq: int, sha256: str, document: Path | None) -> bool:
        self._records = {number: line for number, line in self._records.items() if number > seq}
        self._base, self._saving = sha256, None
        if document is not None and document != self._document:
            old, self._document = self._paths, document
            self._paths = journal_paths(self._folders, document, self._id)
            self._leave(old)
        return True

    def _append(self, data: bytes, anew: bool) -> None:
        if not anew and self._file is not None and self._size + len(data) < SLACK + 3 * self._counts():
            try:
                atomic.write_all(self._file, data)
                _sync(self._file)
                self._size += len(data)
                return
            except OSError:
                # After a failed sync the same file cannot be trusted: everything goes to a new one.
                pass
        self._write_anew()

    def _counts(self) -> int:
        """Return about how many bytes of lines still count."""
        return sum(map(len, self._records.values())) + sum(len(draft.text) for draft in self._drafts.values())

    def _write_anew(self) -> None:
        lines = [encoded(header(self._document, self._id, self._base, self._since)), *self._records.values()]
        drafts = {name: draft_to_json(draft) for name, draft in self._drafts.items()}
        rest = (self._saving, {"drafts": drafts}, {"place": self._place and place_to_json(self._place)})
        lines += [encoded(payload) for payload in rest if payload and any(payload.values())]
        data = b"".join(lines)
        self.close()
        if self._lay_aside:
            _copy_aside(self._paths)
            self._lay_aside = False
        try:
            self._start(self._paths[0], data)
            self._leave(self._paths[1:])
        except OSError:
            self._start(self._paths[1], data)
            self._leave(self._paths[:1])
        self._leave(self._instead_of)
        self._instead_of = ()

    def _start(self, path: Path, data: bytes) -> None:
        if path == self._paths[0]:
            atomic.private_folder(path.parent)
        atomic.replace(path, data)
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0))
        self._size = len(data)

    def _leave(self, paths: tuple[Path, ...]) -> None:
        for path in paths:
            # An older journal that stays holds less than ours and does not count.
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _copy_aside(paths: tuple[Path, ...]) -> None:
    for path in paths:
        if path.is_file() and (any("seq" in payload for payload in read_lines(path)[0][1:]) or read_lines(path)[1]):
            atomic.replace(path.with_suffix(".aside"), path.read_bytes())
