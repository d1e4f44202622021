"""The journal's records: one JSON line with a checksum each, and what they say together.

A record holds what changed, not which edit did it, so that a renamed edit breaks no old
journal. Reading tells how far it could be believed. The writer is in `journal`.
"""

import json
import os
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from pmtui.formats.toml import row_from_json, row_to_json, value_from_json, value_to_json
from pmtui.model.changes import Changes
from pmtui.model.postmortem import SECTIONS, TABLES, PostMortem
from pmtui.storage.places import Places, key_of

VERSION = 1


_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Draft(NamedTuple):
    """Text in a box that was not yet submitted, and where its cursor stood."""

    text: str
    cursor: tuple[int, int] = (0, 0)


class Place(NamedTuple):
    """Where somebody was: step, highlighted id by step, folded ids, TYPING or KEYS, seconds of the meeting by step, names or `roles`."""

    step: str = ""
    cursors: Mapping[str, str] = _NOTHING
    folded: tuple[str, ...] = ()
    state: str = ""
    spent: Mapping[str, float] = _NOTHING
    roles: bool = False


class Record(NamedTuple):
    """One edit's effect: undo's step across a reopen, too."""

    seq: int
    label: str
    step: str
    target: str
    changes: Changes


class Replay(NamedTuple):
    """What a journal holds beyond the file.

    `problem` is one sentence where a part could not be read; `changed_since` tells that the
    file is neither the one the journal began with nor one we were saving.
    """

    records: tuple[Record, ...] = ()
    drafts: Mapping[str, Draft] = _NOTHING
    place: Place | None = None
    problem: str = ""
    changed_since: bool = False
    last_seq: int = 0

    def apply(self, document: PostMortem) -> PostMortem:
        """Give the document with all records applied; those it holds already change nothing."""
        for record in self.records:
            document = record.changes.apply(document)
        return document

    def notice(self, changed: bool) -> str:
        """Say what was brought back; `changed` tells that the document is another now."""
        words = []
        if changed:
            count = len(self.records)
            words.append(f"{count} change{'s' if count != 1 else ''} brought back that had not been saved")
        if self.drafts and self.records:
            count = len(self.drafts)
            words.append(f"{count} draft{'s are' if count != 1 else ' is'} back")
        if self.changed_since:
            words.append("the file was changed by somebody else meanwhile")
        if self.problem:
            words.append(self.problem)
        return " · ".join(words)


def places_for(places: Places, document: Path, document_id: str) -> tuple[Path, Path]:
    """Give where the journal of a document may lie: the state folder, else beside the document."""
    key = key_of(document, document_id)
    return places.journals / f"{key}.journal", Path(os.path.realpath(document)).parent / f".pmtui-{key}.journal"


def replay(places: Places, document: Path, document_id: str, base: str) -> Replay:
    """Read the journal of a document; `base` is the hash of the file as it stands.

    Writes nothing. Where there are two, the one that goes further counts.
    """
    found = [_understood(*read_lines(path), base) for path in places_for(places, document, document_id) if path.is_file()]
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
            return payloads, f"a record in the middle of the journal is damaged; {rest} after it are not used" if rest else ""
        payloads.append(payload)
    return payloads, ""


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
    said.update({word: value for word, value in (("set", rows), ("fields", fields), ("order", orders)) if value})
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
    orders = {table: tuple(keys) for table, keys in said.get("order", {}).items()}
    changes = Changes(rows=rows, fields=fields, orders=orders)
    return Record(said["seq"], said.get("label", ""), said.get("step", ""), said.get("target", ""), changes)


def draft_to_json(draft: Draft | None) -> dict[str, Any] | None:
    """Give a draft as part of a payload; None takes it away."""
    return None if draft is None else {"text": draft.text, "cursor": list(draft.cursor)}


def _seconds(said: Mapping[str, Any]) -> dict[str, float]:
    return {step: float(seconds) for step, seconds in said.items()}


def place_to_json(place: Place) -> dict[str, Any]:
    """Give a place as part of a payload."""
    said = {"step": place.step, "cursors": dict(place.cursors), "folded": list(place.folded), "state": place.state}
    return said | ({"spent": dict(place.spent)} if place.spent else {}) | ({"roles": True} if place.roles else {})


def _decoded(line: bytes) -> dict[str, Any] | None:
    try:
        check, body = line[:8], line[9:]
        if line[8:9] != b" " or int(check, 16) != zlib.crc32(body):
            return None
        payload = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return payload if isinstance(payload, dict) else None


def _understood(payloads: list[dict[str, Any]], problem: str, base: str) -> Replay:
    if not payloads or payloads[0].get("journal") != VERSION:
        return Replay(problem=problem or ("the journal was written by another pmtui and is not used" if payloads else ""))
    seq = int(payloads[0].get("seq", 0))
    records: dict[int, Record] = {}
    drafts: dict[str, Draft] = {}
    place: Place | None = None
    saved_up_to = 0
    expected = payloads[0].get("base") == base
    for payload in payloads[1:]:
        try:
            if "saving" in payload:
                if payload["saving"] == base:
                    saved_up_to, expected = payload["seq"], True
            elif "drafts" in payload:
                _take_drafts(drafts, payload["drafts"])
            elif "place" in payload:
                said = payload["place"]
                place = Place(
                    said["step"],
                    said["cursors"],
                    tuple(said["folded"]),
                    said["state"],
                    _seconds(said.get("spent", {})),
                    said.get("roles") is True,
                )
            elif "seq" in payload:
                records[payload["seq"]] = record_from_json(payload)
        except (ValueError, KeyError, TypeError, AttributeError):
            problem = "a record of the journal says what this pmtui does not understand; those after it are not used"
            break
    left = tuple(record for number, record in sorted(records.items()) if number > saved_up_to)
    return Replay(left, drafts, place, problem, bool(left) and not expected, max([seq, *records]))


def _take_drafts(drafts: dict[str, Draft], said: Mapping[str, Any]) -> None:
    for name, draft in said.items():
        if draft is None:
            drafts.pop(name, None)
        else:
            row, column = draft["cursor"]
            drafts[name] = Draft(draft["text"], (row, column))


def _fields(section: str, said: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: value_from_json(value) for name, value in said.items()}
    # Checked here, so that what comes back can always be applied.
    (SECTIONS[section] if section else PostMortem).model_validate(values)
    return values


def _address(address: str) -> tuple[str, str]:
    for table in _longest_first(TABLES):
        if address.startswith(f"{table}."):
            return table, address[len(table) + 1 :]
    raise ValueError(f"no table of ours: {address}")


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)
