"""`list`, `keys`, `schema`, `paths`, `completion`."""

import json
import subprocess
from pathlib import Path

import pytest

from pmtui.formats.file.schema import schema
from pmtui.formats.file.toml import parse, render
from pmtui.keys import table

from .conftest import Command


def test_list_gives_what_is_ours_newest_first(pmtui: Command, file: Path, folder: Path) -> None:
    older = parse(file.read_text(encoding="utf-8")).document.with_fields("", id="zzzzz", title="Older", date="")
    (folder / "older.toml").write_text(render(older), encoding="utf-8")
    (folder / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    (folder / "broken.toml").write_text("= = =")
    done = pmtui("list", "--format", "json")
    assert (done.code, done.err) == (0, "")
    assert [row["file"] for row in done.json] == [str(file), "older.toml"]
    first = done.json[0]
    assert {key: first[key] for key in ("date", "severity", "status", "open_actions")} == {
        "date": "2026-11-20",
        "severity": "SEV-2",
        "status": "draft",
        "open_actions": 1,
    }
    lines = pmtui("list").text.splitlines()
    assert lines[0].split() == ["date", "title", "severity", "status", "open", "file"]
    assert lines[1].startswith("2026-11-20  Checkout [/] was slow [U+202E]") and lines[1].endswith(f"1     {file}")


def test_list_of_another_folder_and_of_none(pmtui: Command, file: Path, folder: Path) -> None:
    (folder / "sub").mkdir()
    assert (pmtui("list", "sub").code, pmtui("list", "sub").out) == (0, b"")
    assert pmtui("list", "sub", "--format", "json").json == []
    assert pmtui("list", folder).text.rstrip().endswith(str(folder / file))
    done = pmtui("list", file)
    assert done.code == 3 and "not a folder" in done.line
    assert pmtui("list", "none").code == 3


BROKEN = "2026-11-21-broken.toml"


def test_one_that_can_not_be_read_is_listed_and_said_beside_the_others(pmtui: Command, file: Path, folder: Path) -> None:
    (folder / BROKEN).write_text('format = 1\nid = "x"\ntitle = "Broken"\n[timeline.a]\ntext = "open\n', encoding="utf-8")
    (folder / "newer.toml").write_text('format = 9\nid = "x"\n', encoding="utf-8")
    done = pmtui("list")
    lines = done.text.splitlines()
    assert done.code == 3 and lines[1].split("  ")[:2] == ["2026-11-21", r"can not be read: not TOML: illegal character '\n'"]
    assert (
        lines[1].endswith(BROKEN) and str(file) in lines[2] and lines[3].startswith("-           can not be read: written by a newer pmtui")
    )
    said = done.err.splitlines()
    assert len(said) == 2 and said[0].startswith(f"pmtui: {BROKEN}:5: not TOML") and "`pmtui restore FILE`" in said[0]
    assert said[1].startswith("pmtui: newer.toml:1: written by a newer pmtui") and "restore" not in said[1]
    rows = pmtui("list", "--format", "json").json
    assert [(row["file"], row["open_actions"], row["line"]) for row in rows] == [
        (BROKEN, None, 5),
        (str(file), 1, None),
        ("newer.toml", None, 1),
    ]
    assert rows[0]["title"] == "Broken" and rows[0]["problem"].startswith("not TOML") and rows[1]["problem"] is None
    acted = pmtui("actions", "--format", "json")
    assert acted.code == 3 and len(acted.json) == 1 and acted.err.splitlines() == said


def test_what_can_not_be_read_never_widens_the_table_past_reading(pmtui: Command, folder: Path) -> None:
    (folder / BROKEN).write_text("format = 1\n" + "x" * 500 + ".y = [\n", encoding="utf-8")
    assert max(map(len, pmtui("list").text.splitlines())) < 130


def test_keys_prints_every_key(pmtui: Command) -> None:
    lines = pmtui("keys").text.splitlines()
    assert len(lines) == len(table()) + 1
    for (where, key, words), line in zip(table(), lines[1:], strict=True):
        assert line.startswith(where) and f" {key} " in line and line.endswith(words)


def test_schema(pmtui: Command) -> None:
    assert pmtui("schema").json == json.loads(json.dumps(schema()))


def test_paths_are_those_of_the_environment(pmtui: Command, xdg: Path) -> None:
    rows = dict(line.split(maxsplit=1) for line in pmtui("paths").text.splitlines())
    assert rows == {
        "config": str(xdg / "config" / "pmtui" / "config.toml"),
        "state": str(xdg / "state" / "pmtui"),
        "data": str(xdg / "data" / "pmtui"),
        "backups": str(xdg / "state" / "pmtui" / "backups"),
        "settings": "no file of them is there",
    }
    assert not xdg.exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_the_script_of_the_shell(pmtui: Command, shell: str) -> None:
    done = pmtui("completion", shell)
    assert done.code == 0
    assert "_PMTUI_COMPLETE" in done.text and shell in done.text + shell
    if shell == "bash":
        subprocess.run(["bash", "-n"], input=done.out, check=True)


def test_completion_offers_commands_and_files(outside: Command) -> None:
    env = {"_PMTUI_COMPLETE": "bash_complete", "COMP_CWORD": "1"}
    done = outside(env={**env, "COMP_WORDS": "pmtui ex"})
    assert "plain,export" in done.text.split() and "file,ex" in done.text.split()
    assert "file,de" in outside(env={**env, "COMP_WORDS": "pmtui show de", "COMP_CWORD": "2"}).text
