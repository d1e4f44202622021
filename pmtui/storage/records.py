"""The journal's records: one JSON line with a checksum each, and what they add up to.

A record holds what changed, not which edit did it, so that renaming an edit breaks no old
journal; and names the half-typed text that the edit was made from, so that a crash brings back one
or the other. Reading tells how far the file can be trusted. The writer is in `journal`.
"""

import json
import os
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from pmtui.formats.file.toml import row_from_json, row_to_json, value_from_json, value_to_json
from pmtui.model.changes import Changes
from pmtui.model.counted import counted
from pmtui.model.postmortem import SECTIONS, TABLES, PostMortem
from pmtui.model.text import clean
from pmtui.storage.folders import AppFolders, key_of
from pmtui.storage.sitting import Draft, Place, place_from_json, take_drafts

__all__ = ["Draft", "Place", "Record", "Replay", "replay"]

VERSION = 1
_LONGEST_HEADER = 50_000  # bytes: the longest possible path, escaped
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Record(NamedTuple):
    """One edit's effect; it is also an undo step after a reopen. `draft` names the half-typed text that became it and is gone."""

    seq: int
    label: str
    step: str
    target: str
    changes: Changes
    draft: str = ""


class Replay(NamedTuple):
    """What a journal holds beyond the file.

    `problem` is a clause if a part could not be read; `changed_since`: the file is neither the
    one the journal began with nor one we were saving; `follows` is the opposite, and is also set
    if there is nothing to bring back.
    """

    records: tuple[Record, ...] = ()
    drafts: Mapping[str, Draft] = _NOTHING
    place: Place | None = None
    problem: str = ""
    changed_since: bool = False
    last_seq: int = 0
    follows: bool = False

    @property
    def holds_words(self) -> bool:
        """Return whether it holds any of the user's words."""
        return bool(self.records) or any(draft.text.strip() for draft in self.drafts.values())

    def apply(self, document: PostMortem) -> PostMortem:
        """Return the document with all records applied; the same object if it already holds all of them."""
        if not self.records:
            return document
        after = document
        for record in self.records:
            after = record.changes.apply(after)
        same = after == document and all(list(after.table(name)) == list(document.table(name)) for name in TABLES)
        return document if same else after

    def notice(self, changed: bool) -> str:
        """Say what was brought back, in parts that fit a row of 80 columns; `changed`: the document is different now."""
        words = []
        if changed:
            count = len(self.records)
            words.append(f"{count} unsaved change{'s are' if count != 1 else ' is'} back")
        if self.problem:
            words.append(self.problem)
        if self.drafts and self.records:
            count = len(self.drafts)
            words.append(f"{count} draft{'s are' if count != 1 else ' is'} back")
        return " · ".join(words)


def journal_paths(folders: AppFolders, document: Path, document_id: str) -> tuple[Path, Path]:
    """Return where the journal of a document may be: the state folder, else beside the document."""
    key = key_of(document, document_id)
    return folders.journals / f"{key}.journal", Path(os.path.realpath(document)).parent / f".pmtui-{key}.journal"


def replay(folders: AppFolders, document: Path, document_id: str, base: str) -> Replay:
    """Read the journal of a document; `base` is the hash of the file as it is.

    Writes nothing. If there are two, the one that goes further counts.
    """
    replays = [understood(*read_lines(path), base) for path in journal_paths(folders, document, document_id) if path.is_file()]
    return max(replays, key=lambda one: one.last_seq, default=Replay())


def read_lines(path: Path) -> tuple[list[dict[str, Any]], str]:
    """Return the payloads that can be trusted, and a sentence if one in the middle cannot.

    A torn last line is what a crash leaves: it is skipped.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        return [], f"the journal could not be read ({os.strerror(error.errno or 0)})"
    whole = data.split(b"\n")[:-1]
    payloads: list[dict[str, Any]] = []
    for number, line in enumerate(whole):
        payload = _decoded(line)
        if payload is None:
            rest = len(whole) - number - 1
            return payloads, _lines(rest + 1, "damaged") if rest else ""
        payloads.append(payload)
    return payloads, ""


def first_line(path: Path) -> dict[str, Any]:
    """Return the first payload of a journal, which names its document; empty if it cannot be read."""
    try:
        with open(path, "rb") as stream:
            return _decoded(stream.readline(_LONGEST_HEADER).removesuffix(b"\n")) or {}
    except OSError:
        return {}


def encoded(payload: Mapping[str, Any]) -> bytes:
    """Return a payload as a line: checksum, blank, JSON in ASCII."""
    body = json.dumps(payload, separators=(",", ":")).encode("ascii")
    return b"%08x %b\n" % (zlib.crc32(body), body)


def header(document: Path, document_id: str, base: str, seq: int) -> dict[str, Any]:
    """Return the first payload: which document, from which bytes on, after which record."""
    return {"journal": VERSION, "document": os.fspath(document), "id": document_id, "base": base, "seq": seq}


def record_to_json(record: Record) -> dict[str, Any]:
    """Return a record as a payload."""
    changes = record.changes
    payload: dict[str, Any] = {"seq": record.seq, "label": record.label, "step": record.step, "target": record.target}
    rows = {f"{table}.{key}": None if row is None else row_to_json(row) for (table, key), row in changes.rows.items()}
    fields = {section: {name: value_to_json(value) for name, value in values.items()} for section, values in changes.fields.items()}
    orders = {table: list(keys) for table, keys in changes.orders.items()}
    payload.update(
        {word: value for word, value in (("set", rows), ("fields", fields), ("order", orders), ("draft", record.draft)) if value}
    )
    return payload


def record_from_json(payload: Mapping[str, Any]) -> Record:
    """Return the record of a payload.

    Raises:
        ValueError: it names an unknown table, or a value is invalid.
    """
    rows: dict[tuple[str, str], Any] = {}
    for address, row in payload.get("set", {}).items():
        table, key = _address(address)
        rows[table, key] = None if row is None else row_from_json(TABLES[table], row)
    fields = {section: _fields(section, values) for section, values in payload.get("fields", {}).items()}
    orders = {table: tuple(map(clean, keys)) for table, keys in payload.get("order", {}).items()}
    changes = Changes(rows=rows, fields=fields, orders=orders)
    return Record(
        payload["seq"], payload.get("label", ""), payload.get("step", ""), payload.get("target", ""), changes, payload.get("draft", "")
    )


def _decoded(line: bytes) -> dict[str, Any] | None:
    try:
        check, body = line[:8], line[9:]
        if line[8:9] != b" " or int(check, 16) != zlib.crc32(body):
            return None
        payload = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return payload if isinstance(payload, dict) else None


def understood(payloads: list[dict[str, Any]], problem: str, base: str) -> Replay:
    """Return what payloads add up to, for a file whose hash is `base`."""
    if not payloads or payloads[0].get("journal") != VERSION:
        return Replay(problem=problem or ("the journal is of another pmtui and is not used" if payloads else ""))
    seq = int(payloads[0].get("seq", 0))
    records: dict[int, Record] = {}
    drafts: dict[str, Draft] = {}
    place: Place | None = None
    saved_up_to = 0
    expected = payloads[0].get("base") == base
    for number, payload in enumerate(payloads[1:], 1):
        try:
            if "saving" in payload:
                if payload["saving"] == base:
                    saved_up_to, expected = payload["seq"], True
            elif "drafts" in payload:
                take_drafts(drafts, payload["drafts"])
            elif "place" in payload:
                place = place_from_json(payload["place"])
            elif "seq" in payload:
                record = records[payload["seq"]] = record_from_json(payload)
                drafts.pop(record.draft, None)
        except (ValueError, KeyError, TypeError, AttributeError):
            problem = _lines(len(payloads) - number, "not understood")
            break
    left = tuple(record for number, record in sorted(records.items()) if number > saved_up_to)
    return Replay(left, drafts, place, problem, bool(left) and not expected, max([seq, *records]), expected)


def _fields(section: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: value_from_json(value) for name, value in payload.items()}
    # Checked here, so that what comes back can always be applied.
    (SECTIONS[section] if section else PostMortem).model_validate(values)
    return values


def _address(address: str) -> tuple[str, str]:
    for table in _longest_first(TABLES):
        if address.startswith(f"{table}."):
            return table, clean(address[len(table) + 1 :])
    raise ValueError(f"no table of ours: {address}")


def _lines(count: int, word: str) -> str:
    return f"{counted(count, 'journal line')} {word}"


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)
