"""References and words in a document that pmtui does not know.

Reading never refuses these (see `model/base.py`); here they are listed, so that a typo
in the file is found. Nothing is changed and nothing is dropped.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from pmtui.checks.words import nearest, quoted
from pmtui.model import actions, define, timeline, whys
from pmtui.model.base import Row
from pmtui.model.finding import Finding
from pmtui.model.postmortem import SECTIONS, TABLES, PostMortem
from pmtui.model.references import REFERENCES
from pmtui.model.steps import COMMUNICATE, WHYS
from pmtui.model.targets import ACTIONS, DOCUMENT, MEETINGS, step_of
from pmtui.model.vocabularies import SETTLED, VOCABULARIES

_FIELD_WORDS = (*define.Define.model_fields, "began", "ended", *define.QUANTITIES, *timeline.MILESTONES)
_DAYS = {(DOCUMENT, "date"), (MEETINGS, "date"), (ACTIONS, "due"), (COMMUNICATE, "signed_on")}
_FILE_WORDS = {"in_writing": "async", "category": "class"}
_LETTERS = 40


def references(document: PostMortem, severities: Iterable[str] = (), classes: Iterable[str] = ()) -> Iterator[Finding]:
    """Yield what is not understood, in the order of the file; `severities` and `classes` name a team's own scales."""
    own = {"severity": tuple(severities), "category": tuple(classes)}
    for table, key, row in _rows(document):
        yield from _kept(table, key, row)
        yield from _unknown_words(table, key, row, own)
        yield from _no_days(table, key, row)
        yield from _unknown_ids(document, table, key, row)
        yield from _unknown_zone(table, key, row)
    yield from _tree(document)


def _rows(document: PostMortem) -> Iterator[tuple[str, str, Row]]:
    yield "", "", document
    done: set[str] = set()
    for table in TABLES:
        section = table.partition(".")[0]
        if section in SECTIONS and section not in done:
            done.add(section)
            yield section, "", document.section(section)
        for key, row in document.table(table).items():
            yield table, key, row


def _kept(table: str, key: str, row: Row) -> Iterator[Finding]:
    for name, value in row.kept.items():
        shown = quoted(str(value), _LETTERS)
        word = quoted(_FILE_WORDS.get(name, name), _LETTERS)
        if name in type(row).model_fields:
            message = f"`{word}` cannot take “{shown}”; it is kept as it stands"
            yield _finding(table, key, name, "wrong-type", message, shown)
        else:
            known = [_FILE_WORDS.get(field, field) for field in type(row).model_fields if field != "kept"]
            message = f"`{word}` is no field here{nearest(name, known)}; it is kept as it stands"
            yield _finding(table, key, name, "unknown-key", message, shown)


def _unknown_words(table: str, key: str, row: Row, own: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    for field in type(row).model_fields:
        known = _FIELD_WORDS if (table, field) in SETTLED else VOCABULARIES.get((table, field))
        if known is None:
            continue
        known = own.get(field) or known
        value = getattr(row, field)
        for word in (value,) if isinstance(value, str) else value:
            if word and word not in known:
                name = _FILE_WORDS.get(field, field)
                lead = f"{name.replace('_', ' ')}: “{quoted(word, _LETTERS)}”"
                message = f"{lead} is no word pmtui knows{nearest(word, known)}; it is shown as text"
                yield _finding(table, key, field, "unknown-word", message, word)
    if isinstance(row, actions.ActionItem) and row.priority is not None and row.priority not in (1, 2, 3):
        yield _finding(table, key, "priority", "unknown-word", "a priority is 1, 2 or 3", str(row.priority))


def _no_days(table: str, key: str, row: Row) -> Iterator[Finding]:
    for field in type(row).model_fields:
        value: Any = getattr(row, field)
        if (table, field) in _DAYS and value is not None and not isinstance(value, dt.date):
            yield _finding(
                table, key, field, "no-date", f"“{quoted(str(value), _LETTERS)}” is no date; one is written 2026-12-01", str(value)
            )


def _unknown_ids(document: PostMortem, table: str, key: str, row: Row) -> Iterator[Finding]:
    for field in type(row).model_fields:
        homes = REFERENCES.get((table, field))
        if homes is None:
            continue
        value = getattr(row, field)
        for word in (value,) if isinstance(value, str) else value:
            if word and not any(word in document.table(home) for home in homes):
                name = _FILE_WORDS.get(field, field).replace("_", " ")
                yield _finding(table, key, field, "unknown-id", f"{name}: “{quoted(word, _LETTERS)}” is nobody and nothing here", word)


def _unknown_zone(table: str, key: str, row: Row) -> Iterator[Finding]:
    zone = getattr(row, "zone", "")
    if zone and not _is_zone(zone):
        message = f"“{quoted(zone, _LETTERS)}” is no time zone pmtui knows; one is UTC, Europe/Lisbon, America/New_York"
        yield _finding(table, key, "zone", "unknown-zone", message, zone)


@cache
def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError):  # an unknown name, a path, a folder of the database
        return False
    except KeyError:
        return False
    return True


def _tree(document: PostMortem) -> Iterator[Finding]:
    rows: Mapping[str, whys.Why] = document.whys
    cuts = whys.cut(rows)
    for key in (each for each in rows if each in cuts):  # in the order of the file, which a set does not keep
        message = f"“{quoted(rows[key].text)}” stands under itself; it is shown under the problem"
        yield Finding(WHYS, "whys.cycle", "coverage", message, "What does it explain?", WHYS, key, "under", rows[key].text)
    for key, row in rows.items():
        if row.under and row.under not in rows:
            message = f"“{quoted(row.text)}” stands under an answer that is not here; it is shown under the problem"
            yield Finding(WHYS, "whys.orphan", "coverage", message, "What does it explain?", WHYS, key, "under", row.text)


def _finding(table: str, key: str, field: str, rule: str, message: str, text: str) -> Finding:
    return Finding(step_of(table), f"file.{rule}", "wording", message, "", table, key, field, text)
