"""The file of a journal, and all that it must hold now.

What is not yet saved is kept in memory: whatever goes wrong with the file, it is written anew
from there, whole, in the state folder or beside the document. Knows no thread; used by one.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from pmtui.storage import atomic
from pmtui.storage.errors import not_written
from pmtui.storage.places import Places
from pmtui.storage.records import Replay, draft_to_json, encoded, header, place_to_json, places_for, read_lines, record_to_json

LARGEST = 1_000_000  # bytes, past which drafts that were replaced are dropped
_sync = getattr(os, "fdatasync", os.fsync)


class JournalFile:
    """All that the journal must hold now, and the file that holds it. Used by one thread only."""

    def __init__(self, places: Places, document: Path, document_id: str, base: str, carry: Replay | None) -> None:
        """Start with what was taken over; nothing is written yet."""
        self.failing = False
        self._places, self._document, self._id, self._base = places, document, document_id, base
        self._paths = places_for(places, document, document_id)
        self._since = carry.last_seq if carry else 0
        self._records = {record.seq: encoded(record_to_json(record)) for record in (carry.records if carry else ())}
        self._drafts = {name: draft_to_json(draft) for name, draft in carry.drafts.items()} if carry else {}
        self._place = place_to_json(carry.place) if carry and carry.place else None
        self._saving: dict[str, Any] | None = None
        self._lay_aside = carry is None or bool(carry.problem)
        self._file: int | None = None
        self._size = 0

    def write(self, items: list[tuple[Any, ...]]) -> str:
        """Take the items in and make them durable; give a sentence where that fails."""
        anew = self.failing
        lines: list[bytes] = []
        drafts: dict[str, Any] = {}
        for word, *rest in items:
            if word == "draft":
                drafts[rest[0]] = draft_to_json(rest[1])
            else:
                anew = self._take(word, rest, lines) or anew
        if drafts:
            self._drafts = {name: draft for name, draft in {**self._drafts, **drafts}.items() if draft is not None}
            lines.append(encoded({"drafts": drafts}))
        if not lines and not anew:
            return ""
        try:
            self._append(b"".join(lines), anew)
        except OSError as error:
            self.failing = True
            return f"the journal {not_written(self._paths[0], error).words}"
        self.failing = False
        return ""

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _take(self, word: str, rest: list[Any], lines: list[bytes]) -> bool:
        """Take one item in; tell whether the file must be written anew for it."""
        if word == "record":
            self._records[rest[0].seq] = encoded(record_to_json(rest[0]))
            self._since = max(self._since, rest[0].seq)
            lines.append(self._records[rest[0].seq])
        elif word == "place":
            self._place = place_to_json(rest[0])
            lines.append(encoded({"place": self._place}))
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
            self._paths = places_for(self._places, document, self._id)
            self._leave(old)
        return True

    def _append(self, data: bytes, anew: bool) -> None:
        if not anew and self._file is not None and self._size + len(data) < LARGEST + 2 * sum(map(len, self._records.values())):
            try:
                atomic.write_all(self._file, data)
                _sync(self._file)
                self._size += len(data)
                return
            except OSError:
                # After a failed sync the same file cannot be trusted: all goes to a new one.
                pass
        self._write_anew()

    def _write_anew(self) -> None:
        said = [encoded(header(self._document, self._id, self._base, self._since)), *self._records.values()]
        rest = (self._saving, {"drafts": self._drafts}, {"place": self._place})
        said += [encoded(payload) for payload in rest if payload and any(payload.values())]
        data = b"".join(said)
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

    def _start(self, path: Path, data: bytes) -> None:
        if path == self._paths[0]:
            atomic.private_folder(path.parent)
        atomic.replace(path, data)
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0))
        self._size = len(data)

    def _leave(self, paths: tuple[Path, ...]) -> None:
        for path in paths:
            # An older journal that stays goes less far than ours and does not count.
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _copy_aside(paths: tuple[Path, ...]) -> None:
    for path in paths:
        if path.is_file() and (any("seq" in payload for payload in read_lines(path)[0][1:]) or read_lines(path)[1]):
            atomic.replace(path.with_suffix(".aside"), path.read_bytes())
