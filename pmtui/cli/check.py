"""`check`: what is missing or worth a second look, a line or an object a finding."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pmtui.cli.errors import DONE, FOUND, tell
from pmtui.cli.inputs import Read, read
from pmtui.cli.output import put, put_json
from pmtui.cli.world import clock
from pmtui.model.finding import Finding
from pmtui.model.text import one_line
from pmtui.storage.errors import StorageError


def check(paths: Sequence[Path], kind: str) -> int:
    """Print the findings of all files; give the highest code."""
    today = clock()().date()
    code = DONE
    objects: list[dict[str, Any]] = []
    for path in paths:
        try:
            found = read(path)
        except StorageError as error:
            from pmtui.cli.nearest import words_of

            tell(words_of(error))
            code = max(code, error.code)
            continue
        from pmtui.checks import all as checks

        findings = checks.check(found.document, today)
        code = max(code, FOUND if findings else DONE)
        if kind == "json":
            objects += [_object(found, finding) for finding in findings]
        else:
            put("".join(f"{_line(found, finding)}\n" for finding in findings))
    if kind == "json":
        put_json(objects)
    return code


def _at(found: Read, finding: Finding) -> int | None:
    return found.lines.of(finding.table, finding.id, finding.field)


def _line(found: Read, finding: Finding) -> str:
    line = _at(found, finding)
    place = found.name if line is None else f"{found.name}:{line}"
    words = f"{finding.message} · {finding.ask}" if finding.ask else finding.message
    return one_line(f"{place}: [{finding.rule}] {words}")


def _object(found: Read, finding: Finding) -> dict[str, Any]:
    return {
        "file": found.name,
        "line": _at(found, finding),
        "column": finding.column,
        "length": finding.length,
        "step": finding.step,
        "id": finding.id or None,
        "rule": finding.rule,
        "kind": finding.kind,
        "text": finding.text,
        "message": finding.message,
        "ask": finding.ask,
    }
