"""`check`: a line or an object for every finding, and the highest code of all files."""

import re
from pathlib import Path

import pytest

from pmtui import demo

from .conftest import Command

KEYS = ["file", "line", "column", "length", "step", "id", "rule", "kind", "text", "message", "ask"]


def test_findings_are_lines_with_file_line_and_rule(pmtui: Command, file: Path) -> None:
    done = pmtui("check", file)
    assert (done.code, done.err) == (1, "")
    for line in done.text.splitlines():
        assert re.match(rf"{re.escape(str(file))}(:\d+)?: \[[a-z]+\.[a-z-]+\] \S", line), line
    overdue = next(line for line in done.text.splitlines() if "[actions.overdue]" in line)
    number = int(overdue.split(":")[1])
    assert file.read_text(encoding="utf-8").splitlines()[number - 1] == "due = 2026-11-01"


def test_findings_as_json(pmtui: Command, file: Path) -> None:
    done = pmtui("check", file, "--format", "json")
    assert done.code == 1
    assert done.json and all(list(finding) == KEYS for finding in done.json)
    (overdue,) = [finding for finding in done.json if finding["rule"] == "actions.overdue"]
    assert (overdue["file"], overdue["step"], overdue["id"], overdue["kind"]) == (str(file), "actions", "a1a1a", "readiness")


def test_all_files_are_done_and_the_highest_code_counts(pmtui: Command, file: Path) -> None:
    done = pmtui("check", "none.toml", file)
    assert done.code == 3
    assert "none.toml" in done.line and str(file) in done.text
    done = pmtui("check", file, "none.toml", "--format", "json")
    assert done.code == 3 and {finding["file"] for finding in done.json} == {str(file)}


def test_nothing_found_is_0_and_an_empty_array(pmtui: Command, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pmtui.checks.all.check", lambda *_: [])
    done = pmtui("check", file, "--format", "json")
    assert (done.code, done.json) == (0, [])
    done = pmtui("check", file)
    assert (done.code, done.out) == (0, b"")


def test_the_clock_decides_what_is_late(pmtui: Command, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PMTUI_NOW", "2026-10-01T00:00:00Z")
    assert "[actions.overdue]" not in pmtui("check", file).text


def test_a_silent_stretch_is_a_question_at_the_row_before_it(pmtui: Command, folder: Path) -> None:
    (folder / "demo.toml").write_text(demo.text(), encoding="utf-8")
    (gap,) = [line for line in pmtui("check", "demo.toml").text.splitlines() if "[timeline.gap]" in line]
    number = demo.text().splitlines().index("[timeline.d2msg]") + 1
    assert gap.startswith(f"demo.toml:{number}: [timeline.gap] 12:18 to 12:24: nothing recorded · ")
    assert gap.endswith("?")
