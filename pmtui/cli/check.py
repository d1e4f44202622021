"""`check`: what is missing or worth a second look, one line or object per finding."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pmtui.cli.errors import DONE, FOUND, tell
from pmtui.cli.inputs import Read, read
from pmtui.cli.names import DASH
from pmtui.cli.output import put, put_json
from pmtui.cli.settings import Told, configured, folder_of, tell_slips
from pmtui.cli.world import clock
from pmtui.model.finding import Finding
from pmtui.model.settings import Settings
from pmtui.model.text import one_line
from pmtui.storage.config import TEAM
from pmtui.storage.errors import StorageError


def check(paths: Sequence[Path], kind: str) -> int:
    """Print the findings for all files; return the highest code."""
    today = clock()().date()
    code = DONE
    objects: list[dict[str, Any]] = []
    scales = _Scales()
    for path in paths:
        if path.name == TEAM:  # matched by `*.toml`: its slips were printed already, and nothing is missing in it
            scales.of(path)
            continue
        try:
            source = read(path)
        except StorageError as error:
            from pmtui.cli.nearest import words_of

            tell(words_of(error))
            code = max(code, error.code)
            continue
        from pmtui.checks import all as checks

        own = scales.of(path)
        findings = checks.check(source.document, today, own.severity, own.classes)
        code = max(code, FOUND if findings else DONE)
        if kind == "json":
            objects += [_object(source, finding) for finding in findings]
        else:
            put("".join(f"{_line(source, finding)}\n" for finding in findings))
    if kind == "json":
        put_json(objects)
    return code


class _Scales:
    """The team's own scales by folder; invalid settings are reported once."""

    def __init__(self) -> None:
        self.known: dict[Path, Settings] = {}
        self.told: set[Told] = set()

    def of(self, path: Path) -> Settings:
        folder = Path() if os.fspath(path) == DASH else folder_of(path)
        if folder not in self.known:
            settled = configured(folder)
            tell_slips(settled, self.told)
            self.told.update(settled.slips)
            self.known[folder] = settled.settings
        return self.known[folder]


def _at(source: Read, finding: Finding) -> int | None:
    return source.lines.of(finding.table, finding.id, finding.field)


def _line(source: Read, finding: Finding) -> str:
    line = _at(source, finding)
    place = source.name if line is None else f"{source.name}:{line}"
    words = f"{finding.message} · {finding.ask}" if finding.ask else finding.message
    return one_line(f"{place}: [{finding.rule}] {words}")


def _object(source: Read, finding: Finding) -> dict[str, Any]:
    return {
        "file": source.name,
        "line": _at(source, finding),
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
