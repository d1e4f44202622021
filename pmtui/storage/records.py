"""The journal's records: one JSON line with a checksum each, and what they say together.

A record holds what changed, not which edit did it, so that a renamed edit breaks no old
journal; with the half-typed text that the edit was made of, so that a crash brings back the one or
the other. Reading tells how far it could be believed. The writer is in `journal`.
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
_LONGEST_HEADER = 50_000  # bytes: a path of the longest, escaped
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Record(NamedTuple):
    """One edit's effect: undo's step across a reopen, too. `draft` names the half-typed text that became it, and is none any more."""

    seq: int
    label: str
    step: str
    target: str
    changes: Changes
    draft: str = ""


class Replay(NamedTuple):
    """What a journal holds beyond the file.

    `problem` is a clause where a part could not be read; `changed_since` tells that the
    file is neither the one the journal began with nor one we were saving, which `follows`
    says the other way round, also where there is nothing to bring back.
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
        """Tell whether somebody's words are in it."""
        return bool(self.records) or any(draft.text.strip() for draft in self.drafts.values())

    def apply(self, document: PostMortem) -> PostMortem:
        """Give the document with all records applied; the very same where it holds all of them already."""
        if not self.records:
            return document
        made = document
        for record in self.records:
            made = record.changes.apply(made)
        same = made == document and all(list(made.table(name)) == list(document.table(name)) for name in TABLES)
        return document if same else made

    def notice(self, changed: bool) -> str:
        """Say what was brought back, in parts that fit a row of 80 columns; `changed` tells that the document is another now."""
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
    """Give where the journal of a document may lie: the state folder, else beside the document."""
    key = key_of(document, document_id)
    return folders.journals / f"{key}.journal", Path(os.path.realpath(document)).parent / f".pmtui-{key}.journal"


def replay(folders: AppFolders, document: Path, document_id: str, base: str) -> Replay:
    """Read the journal of a document; `base` is the hash of the file as it stands.

    Writes nothing. Where there are two, the one that goes further counts.
    """
    found = [understood(*read_lines(path), base) for path in journal_paths(folders, document, document_id) if path.is_file()]
    return max(found, key=lambda each: each.last_seq, default=Replay())


def read_lines(path: Path) -> tuple[list[dict[str, Any]], str]:
    """Give the payloads that can be believed, and a sentence where one in the middle cannot.

    A torn last line is what a crash leaves: passed over.
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
    """Give what the first line of a journal says: of which document it is; nothing where that can not be read."""
    try:
        with open(path, "rb") as stream:
            return _decoded(stream.readline(_LONGEST_HEADER).removesuffix(b"\n")) or {}
    except OSError:
        return {}


def encoded(payload: Mapping[str, Any]) -> bytes:
    """Give a payload as a line: checksum, blank, JSON in ASCII."""
    body = json.dumps(payload, separators=(",", ":")).encode("ascii")
    return b"%08x %b\n" % (zlib.crc32(body), body)


def header(document: Path, document_id: str, base: str, seq: int) -> dict[str, Any]:
    """Give the first payload: which document, from which bytes on, after which record."""
    return {"journal": VERSION, "document": os.fspath(document), "id": document_id, "base": base, "seq": seq}


def record_to_json(record: Record) -> dict[str, Any]:
    """Give a record as a payload."""
    changes = record.changes
    said: dict[str, Any] = {"seq": record.seq, "label": record.label, "step": record.step, "target": record.target}
    rows = {f"{table}.{key}": None if row is None else row_to_json(row) for (table, key), row in changes.rows.items()}
    fields = {section: {name: value_to_json(value) for name, value in values.items()} for section, values in changes.fields.items()}
    orders = {table: list(keys) for table, keys in changes.orders.items()}
    said.update({word: value for word, value in (("set", rows), ("fields", fields), ("order", orders), ("draft", record.draft)) if value})
    return said


def record_from_json(said: Mapping[str, Any]) -> Record:
    """Give the record again.

    Raises:
        ValueError: it names no table of ours, or a value is none.
    """
    rows: dict[tuple[str, str], Any] = {}
    for address, row in said.get("set", {}).items():
        table, key = _address(address)
        rows[table, key] = None if row is None else row_from_json(TABLES[table], row)
    fields = {section: _fields(section, values) for section, values in said.get("fields", {}).items()}
    orders = {table: tuple(map(clean, keys)) for table, keys in said.get("order", {}).items()}
    changes = Changes(rows=rows, fields=fields, orders=orders)
    return Record(said["seq"], said.get("label", ""), said.get("step", ""), said.get("target", ""), changes, said.get("draft", ""))


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
    """Give what payloads say together, for a file whose hash is `base`."""
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


def _fields(section: str, said: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: value_from_json(value) for name, value in said.items()}
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
