"""An unreadable post mortem is in every list, with reason and line; other people's files are in none."""

import datetime as dt
import errno
import os
from pathlib import Path

import pytest

from pmtui.formats.file.toml import LARGEST_FILE, render
from pmtui.model.actions import ActionItem
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent
from pmtui.storage.file import Opened
from pmtui.storage.folder import Entry, entry, heads, scan
from pmtui.storage.followup import follow_ups, survey
from pmtui.storage.ours import Unread, is_ours, read

NAMED, OTHER = "2026-11-20-checkout.toml", "checkout.toml"
TODAY = dt.date(2026, 11, 24)
WHOLE = render(
    PostMortem(
        id="k3f9a",
        title="Checkout was slow",
        date=dt.date(2026, 11, 20),
        timeline={"e1": TimelineEvent(text="the alert fires")},
        actions={"a1": ActionItem(text="Alert earlier", due=dt.date(2026, 11, 1))},
    )
)
HEAD = WHOLE.partition("\n[")[0] + "\n"

# What is ours by its content, under any name.
BROKEN = {
    "an unclosed text": (WHOLE.replace('"the alert fires"', '"the alert fires').encode(), "not TOML", 7),
    "a row twice": ((WHOLE + '\n[timeline.e1]\ntext = "again"\n').encode(), "not TOML", 13),
    "marks of a merge": ((HEAD + "<<<<<<< HEAD\n" + WHOLE.removeprefix(HEAD)).encode(), "not TOML", 6),
    "cut in the middle": (WHOLE[: WHOLE.index("Alert ear")].encode(), "not TOML", 10),
    "not UTF-8": (WHOLE.replace("the alert", "the \xe9").encode("latin-1"), "not UTF-8", 7),
    "UTF-16": (WHOLE.encode("utf-16"), "not UTF-8", 1),
    "a newer format": (WHOLE.replace("format = 1", "format = 9").encode(), "newer pmtui", 1),
    "a value for a table": ((HEAD + "timeline = 3\n").encode(), "should be a table", 6),
    "too large": (WHOLE.encode() + b"#" * LARGEST_FILE, "too large", None),
    "no head, but rows": (
        WHOLE.partition("\n[")[2].replace("timeline.e1]", "[timeline.e1]").replace('"Alert', "Alert").encode(),
        "not TOML",
        5,
    ),
}
# What is ours by its name only.
NAMES_ONLY = {
    "words": (b"nothing of ours\n", "not TOML"),
    "zeros, as a lost disk leaves": (b"\0" * 4096, "not TOML"),
    "other bytes": (b"\xff\xfe\xfd", "not UTF-8"),
    "nothing": (b"", "empty"),
    "blanks": (b"\n# \n\n", "empty"),
    "no id": (WHOLE.replace('id = "k3f9a"\n', "").encode(), "`id` is missing"),
    "no format": (WHOLE.replace("format = 1\n", "").encode(), "`format` is missing"),
}
OTHERS = {
    "a project": b'[project]\nname = "x"\n[timeline.a]\ntext = 1\n',
    "broken": b"= 1\n",
    "broken, with an id": b'id = "x"\n= 1\n',
    "another format": b'format = "rtf"\n',
    "empty": b"",
    "bytes": b"\xff\xfe",
    "actions of another program": b'[actions.a]\ntext = "not ours"\n',
}


def unread(path: Path) -> Unread:
    row = read(path)
    assert isinstance(row, Unread), row
    return row


@pytest.mark.parametrize("kind", BROKEN)
@pytest.mark.parametrize("name", [NAMED, OTHER])
def test_what_is_ours_by_content_is_a_row_with_why_and_where(tmp_path: Path, kind: str, name: str) -> None:
    data, why, line = BROKEN[kind]
    (tmp_path / name).write_bytes(data)
    row = unread(tmp_path / name)
    assert why in row.words and row.line == line
    assert scan(tmp_path) == [row] == [entry(tmp_path / name)]
    told: list[str] = []
    follow_ups(tmp_path, lambda error: told.append(str(error)))
    assert told == [str(row.error)] and [other.path for other in survey(tmp_path, TODAY).unread] == [tmp_path / name]
    if name == NAMED:
        assert row.date == "2026-11-20"


def test_what_its_first_lines_still_say_is_told_with_it(tmp_path: Path) -> None:
    (tmp_path / OTHER).write_bytes(BROKEN["cut in the middle"][0])
    row = unread(tmp_path / OTHER)
    assert (row.date, row.title) == ("2026-11-20", "Checkout was slow")
    (tmp_path / OTHER).write_text('format = 9\nid = "x"\ntitle = "a \\u001b[31m"\ndate = soon\n')
    assert (unread(tmp_path / OTHER).date, unread(tmp_path / OTHER).title) == ("", "a [31m")


@pytest.mark.parametrize("kind", NAMES_ONLY)
def test_what_is_no_toml_or_says_too_little_is_ours_by_a_name_of_our_form(tmp_path: Path, kind: str) -> None:
    data, why = NAMES_ONLY[kind]
    (tmp_path / NAMED).write_bytes(data)
    (tmp_path / OTHER).write_bytes(data)
    row = unread(tmp_path / NAMED)
    assert why in row.words and row.date == "2026-11-20"
    assert scan(tmp_path) == [row] == heads(tmp_path)


@pytest.mark.parametrize("kind", OTHERS)
def test_other_files_are_passed_over(tmp_path: Path, kind: str) -> None:
    (tmp_path / OTHER).write_bytes(OTHERS[kind])
    assert read(tmp_path / OTHER) is None and scan(tmp_path) == heads(tmp_path) == []
    assert follow_ups(tmp_path, lambda error: pytest.fail(error.words)) == [] and survey(tmp_path, TODAY) == ([], [])


def test_folders_pipes_and_files_of_our_name_that_are_gone(tmp_path: Path) -> None:
    (tmp_path / "2026-11-20-folder.toml").mkdir()
    os.mkfifo(tmp_path / "2026-11-21-pipe.toml")
    (tmp_path / "2026-11-22-link.toml").symlink_to(tmp_path / "gone")
    (tmp_path / "2026-11-23-round.toml").symlink_to(tmp_path / "2026-11-23-round.toml")
    (tmp_path / "link.toml").symlink_to(tmp_path / "gone")
    rows = scan(tmp_path)
    assert [(row.path.name, isinstance(row, Unread)) for row in rows] == [("2026-11-23-round.toml", True), ("2026-11-22-link.toml", True)]
    assert heads(tmp_path) == rows and read(tmp_path / "never-there.toml") is None


def test_what_may_not_be_read_is_ours_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (NAMED, OTHER):
        (tmp_path / name).write_text(WHOLE)

    def refused(*_: object, **__: object) -> int:
        raise PermissionError(errno.EACCES, "no")

    with monkeypatch.context() as patch:  # by hand, since root may read everything
        patch.setattr("pmtui.storage.file.os.open", refused)
        (row,) = scan(tmp_path)
    assert isinstance(row, Unread) and "you may not read" in row.words and row.path.name == NAMED


@pytest.mark.parametrize("kind", BROKEN)
def test_of_the_first_lines_alone_a_file_is_never_passed_over(tmp_path: Path, kind: str) -> None:
    data, _, line = BROKEN[kind]
    (tmp_path / NAMED).write_bytes(data)
    (row,) = heads(tmp_path)
    assert (row.path, row.date) == (tmp_path / NAMED, "2026-11-20")
    if line == 1 or kind == "marks of a merge":  # what is in the head
        assert isinstance(row, Unread)


def test_the_others_are_listed_and_counted_beside_one_that_can_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(WHOLE)
    (tmp_path / "b.toml").write_bytes(BROKEN["an unclosed text"][0])
    assert [type(row) for row in scan(tmp_path)].count(Entry) == 1
    summary = survey(tmp_path, TODAY)
    assert [row.id for row in summary.overdue] == ["a1"] and [row.path.name for row in summary.unread] == ["b.toml"]


def test_a_folder_that_is_gone_has_nothing_overdue(tmp_path: Path) -> None:
    assert survey(tmp_path / "gone", TODAY) == ([], [])


@pytest.mark.parametrize(("name", "ours"), [("page.md", True), ("x.toml", True), (NAMED, True)])
def test_a_file_is_ours_by_its_content_whatever_its_name(tmp_path: Path, name: str, ours: bool) -> None:
    for data, _, _ in BROKEN.values():
        (tmp_path / name).write_bytes(data)
        assert is_ours(tmp_path / name) is ours
    (tmp_path / name).write_text(WHOLE)
    assert is_ours(tmp_path / name) and isinstance(read(tmp_path / name), Opened)


def test_a_page_that_shows_the_file_is_none(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# How the file looks\n\n```toml\n{WHOLE}```\n")
    assert not is_ours(page) and not is_ours(tmp_path) and not is_ours(tmp_path / "gone")
    page.write_bytes(b"\x89PNG\r\n[timeline.\n")
    assert not is_ours(page)
