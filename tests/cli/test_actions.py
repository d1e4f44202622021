"""`pmtui actions`: open actions over many files, for people and programs, changed in the right file."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pytest
import vobject
from hypothesis import HealthCheck, given, settings

from pmtui.formats.file.toml import parse, render
from pmtui.model.actions import ActionItem, is_open
from pmtui.model.changes import Changes
from pmtui.model.postmortem import PostMortem
from pmtui.model.whys import Why
from pmtui.storage.file import load
from pmtui.storage.folders import AppFolders
from pmtui.storage.followup import follow_ups
from pmtui.storage.journal import Journal
from pmtui.storage.lock import try_lock
from tests.cli.conftest import Command, document
from tests.driver import places
from tests.strategies import documents

TODAY = dt.date(2026, 11, 24)
HOSTILE = '=cmd|"/c calc"!A1 \x1b[31mred\u202e\nnext line, with; and \\ and """'
Writes = Callable[[str, PostMortem], Path]


@pytest.fixture
def writes(folder: Path) -> Writes:
    def write(name: str, made: PostMortem) -> Path:
        (folder / name).write_text(render(made), encoding="utf-8")
        return Path(name)

    return write


def actions() -> dict[str, ActionItem]:
    return {
        "late1": ActionItem(text="Alert earlier", owner="Ben", due=dt.date(2026, 11, 1), kind="detect", priority=1, answers=("w1",)),
        "soon1": ActionItem(text=HOSTILE, owner="Ana Ruiz", due=dt.date(2026, 12, 1)),
        "done1": ActionItem(text="Roll back faster", owner="Ben", due=dt.date(2026, 10, 1), status="done"),
        "wont1": ActionItem(text="Rewrite it", status="won't do", reason="too dear"),
        "none1": ActionItem(text="Ask the team", due="soon"),
    }


@pytest.fixture
def two(writes: Writes) -> Path:
    whys = {"w1": Why(text="No alert", marks=("root",))}
    writes("b.toml", document().with_table("actions", {"other": ActionItem(text="Second file", due=dt.date(2026, 11, 30))}))
    return writes("a.toml", document().with_table("whys", whys).with_table("actions", actions()))


def listed(pmtui: Command, *words: str) -> list[str]:
    return [row["id"] for row in pmtui("actions", *words, "--format", "json").json]


def test_the_soonest_comes_first_and_flags_narrow_it(pmtui: Command, two: Path) -> None:
    assert listed(pmtui) == ["done1", "late1", "other", "soon1", "wont1", "none1"]
    assert listed(pmtui, "--open") == ["late1", "other", "soon1", "none1"]
    assert listed(pmtui, "--overdue") == ["late1"]
    assert listed(pmtui, ".", "--owner", "@ana", "--open") == ["soon1"]
    assert listed(pmtui, "a.toml", "--owner", "BEN") == ["done1", "late1"]
    assert pmtui("actions", "--format", "json").json[1]["answers"] == ["A"]


def test_for_eyes_each_has_a_line_and_nothing_acts_on_the_terminal(pmtui: Command, two: Path) -> None:
    done = pmtui("actions")
    lines = done.text.splitlines()
    assert (done.code, len(lines)) == (0, 7) and lines[0].split() == ["due", "owner", "state", "what", "of", "where"]
    assert "2026-11-01  Ben       overdue   p1 detect: Alert earlier" in done.text and "a.toml late1" in done.text
    assert all(line.isprintable() for line in lines)
    assert pmtui("actions", "--owner", "nobody").out == b""


def test_a_table_is_read_back_and_no_cell_is_a_formula(pmtui: Command, two: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(pmtui("actions", "--format", "csv").text, newline="")))
    assert [row["id"] for row in rows] == listed(pmtui)
    words = next(row["text"] for row in rows if row["id"] == "soon1")
    assert words.startswith("'=cmd") and "\x1b" not in words and "\nnext line" in words
    assert not any((value or "").lstrip(" \n").startswith(("=", "+", "-", "@", "\t")) for row in rows for value in row.values())


def test_the_calendar_is_read_by_another_library(pmtui: Command, two: Path) -> None:
    data = pmtui("actions", "--format", "ics").out
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (calendar,) = vobject.readComponents(data.decode("utf-8"))
    todos = {todo.uid.value: todo for todo in calendar.vtodo_list}
    assert set(todos) == {f"k3f9a.{key}@pmtui" for key in ("late1", "soon1", "done1", "other")}
    late = todos["k3f9a.late1@pmtui"]
    assert (late.summary.value, late.due.value, late.status.value) == ("Alert earlier", dt.date(2026, 11, 1), "NEEDS-ACTION")
    assert todos["k3f9a.done1@pmtui"].status.value == "COMPLETED"
    assert "with; and \\" in todos["k3f9a.soon1@pmtui"].summary.value


def test_done_reopen_and_due_change_that_row_of_the_file_and_nothing_else(pmtui: Command, two: Path) -> None:
    before = two.read_text(encoding="utf-8").splitlines()
    done = pmtui("actions", "done", "a.toml", "alert ear")
    assert done.code == 0 and done.line == "pmtui: a.toml: “Alert earlier” is done"
    after = two.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == [] or set(after) - set(before) == {'status = "done"'}
    assert len(after) == len(before) + 1 and parse("\n".join(after) + "\n").document.actions["late1"].status == "done"
    assert pmtui("actions", "reopen", "a.toml", "late1").code == 0
    assert pmtui("actions", "due", "a.toml", "late1", "+2w").line == "pmtui: a.toml: “Alert earlier” is due Tue 8 Dec 2026"
    row = parse(two.read_text(encoding="utf-8")).document.actions["late1"]
    assert (row.status, row.due) == ("accepted", dt.date(2026, 12, 8))


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("done", "a.toml", "lat1"), 2, "did you mean late1, “Alert earlier”?"),
        (("done", "a.toml", "r"), 2, "2 actions begin so"),
        (("due", "a.toml", "late1", "someday"), 2, "write one such as 2026-12-01, fri or +2w"),
        (("done", "missing.toml", "x"), 3, "no such file"),
        (("list", "nowhere"), 3, "nowhere"),
    ],
)
def test_what_can_not_be_done_is_said_in_one_line_and_changes_nothing(
    pmtui: Command, two: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    before = two.read_bytes()
    done = pmtui("actions", *words)
    assert done.code == code and said in done.line
    assert two.read_bytes() == before


def test_a_file_that_is_open_elsewhere_is_left_alone(pmtui: Command, two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = places(two.resolve().parent / "own")
    monkeypatch.setattr("pmtui.cli.actions.app_folders", lambda: where)
    before = two.read_bytes()
    lock = try_lock(where, two.resolve(), {"pid": 1})
    assert lock is not None
    with lock:
        done = pmtui("actions", "done", "a.toml", "late1")
    assert done.code == 4 and "open in another pmtui" in done.line and two.read_bytes() == before
    assert pmtui("actions", "done", "a.toml", "late1").code == 0


def test_words_that_are_only_in_the_journal_are_not_written_over(pmtui: Command, two: Path, xdg: Path) -> None:
    opened = load(two)
    where = AppFolders(xdg / "config" / "pmtui", xdg / "state" / "pmtui", xdg / "data" / "pmtui")
    journal = Journal.open(where, opened.path, opened.document.id, opened.fingerprint.sha256)
    journal.append(Changes(fields={"": {"title": "Renamed"}}), "rename", "define", "")
    assert journal.close()
    before = two.read_bytes()
    done = pmtui("actions", "done", "a.toml", "late1")
    assert done.code == 4 and "its journal holds changes that the file does not" in done.line and two.read_bytes() == before


def test_a_broken_file_is_told_and_the_others_are_listed(pmtui: Command, two: Path, folder: Path) -> None:
    (folder / "c.toml").write_text('format = 1\nid = "x"\n[actions.a]\ntext = \n', encoding="utf-8")
    (folder / "d.toml").write_text('[actions.a]\ntext = "not ours"\n', encoding="utf-8")
    done = pmtui("actions", "--open", "--format", "json")
    assert done.code == 3 and "c.toml:4" in done.line and len(done.json) == 4


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=documents())
def test_any_document_gives_the_actions_that_a_whole_reading_gives(tmp_path: Path, made: PostMortem) -> None:
    path = tmp_path / "any.toml"
    path.write_text(render(made.model_copy(update={"id": "pm001"})), encoding="utf-8")
    whole = load(path).document
    rows = follow_ups(path)
    assert {row.id: row.action for row in rows} == dict(whole.actions)
    assert [row.due for row in rows] == sorted((row.due for row in rows), key=lambda due: (due is None, due or dt.date.max))


def test_many_files_give_what_a_plain_count_gives(pmtui: Command, writes: Writes) -> None:
    for number in range(60):
        some = {key: row for place, (key, row) in enumerate(actions().items()) if (number + place) % 3}
        writes(f"many-{number:02}.toml", document().with_table("actions", some).model_copy(update={"id": f"pm{number:03}"}))
    rows = pmtui("actions", "--open", "--format", "json").json
    files = [parse(path.read_text(encoding="utf-8")).document for path in Path().glob("*.toml")]
    assert len(rows) == sum(is_open(row) for each in files for row in each.actions.values()) == 120
