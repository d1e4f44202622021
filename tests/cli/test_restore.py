"""`restore`: the older texts of a post mortem, and one brought back, however broken the file is; nothing is lost by it."""

import datetime as dt
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from pmtui.formats.file.toml import parse, render
from pmtui.model.actions import ActionItem
from pmtui.model.changes import Changes
from pmtui.model.postmortem import PostMortem
from pmtui.storage import backup, lock
from pmtui.storage.file import load
from pmtui.storage.file_writer import FileWriter
from pmtui.storage.folders import AppFolders
from pmtui.storage.journal import Journal
from pmtui.storage.records import replay

from .conftest import Command, document

TITLES = ("Checkout", "Checkout was slow", "Checkout was slow again")


@pytest.fixture
def where(xdg: Path) -> AppFolders:
    return AppFolders(xdg / "config" / "pmtui", xdg / "state" / "pmtui", xdg / "data" / "pmtui")


def text(title: str) -> str:
    return render(PostMortem(id="k3f9a", title=title, actions={"a1": ActionItem(text="Alert earlier", status="done")}))


@pytest.fixture
def kept(folder: Path, where: AppFolders) -> Path:
    """Return a post mortem with two older texts, a minute apart."""
    path = Path("2026-11-20-checkout.toml")
    for number, title in enumerate(TITLES):
        path.write_text(text(title), encoding="utf-8")
        os.utime(path, (1_795_000_000 + 60 * number,) * 2)
        if number < 2:
            assert backup.keep(path.resolve(), where.backups(path.resolve(), "k3f9a"))
    return path


def title_of(path: Path) -> str:
    return load(path).document.title


def test_what_is_kept_is_listed_newest_first_with_when_and_how_many_words(pmtui: Command, kept: Path) -> None:
    done = pmtui("restore", kept)
    lines = [line.split("  ") for line in done.text.splitlines()]
    assert (done.code, done.err) == (0, "")
    assert [part for part in lines[0] if part] == ["number", "written", "words", "title"]
    assert [part.strip() for part in lines[1] if part] == ["1", "2026-11-18 11:07:40 UTC", "5", "Checkout was slow"]
    assert [part.strip() for part in lines[2] if part] == ["2", "2026-11-18 11:06:40 UTC", "3", "Checkout"] and len(lines) == 3
    rows = pmtui("restore", kept, "--format", "json").json
    assert [(row["number"], row["written"], row["words"], row["current"]) for row in rows] == [
        (1, "2026-11-18T11:07:40Z", 5, False),
        (2, "2026-11-18T11:06:40Z", 3, False),
    ]
    assert parse(Path(rows[1]["file"]).read_text(encoding="utf-8")).document.title == "Checkout"


def test_one_is_written_beside_and_its_name_is_data(pmtui: Command, kept: Path) -> None:
    before = kept.read_bytes()
    kept.chmod(0o640)
    done = pmtui("restore", kept, "--to", "2")
    assert done.code == 0 and done.text == "2026-11-20-checkout.restored-20261118T110640Z.toml\n"
    assert "2026-11-18 11:06:40" in done.line
    assert title_of(Path(done.text.strip())) == "Checkout" and kept.read_bytes() == before
    assert stat.S_IMODE(Path(done.text.strip()).stat().st_mode) == 0o640
    assert pmtui("restore", kept, "--to", "2").text == "2026-11-20-checkout.restored-20261118T110640Z-2.toml\n"
    assert pmtui("list").code == 0


def test_one_is_put_in_place_and_the_present_one_is_kept_so_that_it_can_be_taken_back(pmtui: Command, kept: Path) -> None:
    kept.chmod(0o640)
    done = pmtui("restore", kept, "--to", "2", "--replace")
    assert (done.code, done.out) == (0, b"")
    assert done.line.endswith("says again what it said on 2026-11-18 11:06:40 UTC; what it said before is number 1")
    assert title_of(kept) == "Checkout" and stat.S_IMODE(kept.stat().st_mode) == 0o640
    rows = pmtui("restore", kept, "--format", "json").json
    assert [(row["title"], row["current"]) for row in rows] == [(TITLES[2], False), (TITLES[1], False), (TITLES[0], True)]
    assert "as it is now" in pmtui("restore", kept).text.splitlines()[3]
    assert pmtui("restore", kept, "--to", "1", "--replace").code == 0 and title_of(kept) == TITLES[2]
    assert "says already" in pmtui("restore", kept, "--to", "2", "--replace").line


BREAKS: dict[str, Callable[[Path], object]] = {
    "cut": lambda path: path.write_bytes(path.read_bytes()[:60]),
    "emptied": lambda path: path.write_bytes(b""),
    "zeros": lambda path: path.write_bytes(b"\0" * 100),
    "without its id": lambda path: path.write_text(path.read_text().replace('id = "k3f9a"\n', "")),
    "another put there": lambda path: path.write_text(text("Other").replace("k3f9a", "zzzzz")),
}


@pytest.mark.parametrize("how", BREAKS)
def test_a_file_that_is_broken_is_brought_back_and_what_stood_there_is_kept(
    pmtui: Command, kept: Path, where: AppFolders, how: str
) -> None:
    BREAKS[how](kept)
    broken = kept.read_bytes()
    assert len(pmtui("restore", kept, "--format", "json").json) == 2
    done = pmtui("restore", kept, "--to", "1", "--replace")
    assert done.code == 0 and "what it said before is number 1" in done.line and title_of(kept) == TITLES[1]
    (row, *_) = pmtui("restore", kept, "--format", "json").json
    assert Path(row["file"]).read_bytes() == broken


def test_a_file_that_is_gone_is_made_again(pmtui: Command, kept: Path) -> None:
    kept.unlink()
    assert len(pmtui("restore", kept, "--format", "json").json) == 2
    assert pmtui("restore", kept, "--to", "1").code == 0
    done = pmtui("restore", kept, "--to", "1", "--replace")
    assert done.code == 0 and "nothing stood there" in done.line
    assert title_of(kept) == TITLES[1] and stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_file_that_was_moved_keeps_its_ways_back(pmtui: Command, kept: Path, folder: Path) -> None:
    (folder / "sub").mkdir()
    moved = Path(shutil.move(kept, "sub/renamed.toml"))
    done = pmtui("restore", moved)
    assert done.text.count("from when it lay elsewhere") == 2
    assert pmtui("restore", moved, "--to", "2", "--replace").code == 0 and title_of(moved) == "Checkout"
    assert not kept.exists() and len(pmtui("restore", moved, "--format", "json").json) == 3


def test_one_that_can_not_be_read_is_said_and_not_brought_back(pmtui: Command, kept: Path) -> None:
    rows = pmtui("restore", kept, "--format", "json").json
    Path(rows[0]["file"]).write_text('id = "k3f9a"\ntitle = \n')
    done = pmtui("restore", kept)
    assert done.code == 0 and "can not be read: not TOML" in done.text.splitlines()[1] and len(done.text.splitlines()) == 3
    assert [row["words"] for row in pmtui("restore", kept, "--format", "json").json] == [None, 3]
    before = kept.read_bytes()
    for more in ((), ("--replace",)):
        done = pmtui("restore", kept, "--to", "1", *more)
        assert done.code == 3 and f"{rows[0]['file']}:2: number 1 can not be read: not TOML" in done.line
    assert kept.read_bytes() == before and list(Path().iterdir()) == [kept]
    assert pmtui("restore", kept, "--to", "2", "--replace").code == 0


def test_where_nothing_is_kept_a_sentence_says_so(pmtui: Command, file: Path) -> None:
    done = pmtui("restore", file)
    assert (done.code, done.out) == (0, b"") and "nothing is kept of it yet" in done.line
    done = pmtui("restore", file, "--format", "json")
    assert done.code == 0 and done.json == []
    assert pmtui("restore", file, "--to", "1").code == 2


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("FILE", "--to", "3"), 2, "there is no number 3; 2 are kept"),
        (("FILE", "--to", "0"), 2, "there is no number 0"),
        (("FILE", "--replace"), 2, "--replace needs the number"),
        (("FILE", "--to", "x"), 2, "x"),
        (("-",), 2, "restore needs the name of a file"),
        (("missing.toml",), 3, "no such file"),
        (("2026-11-20-chekout.toml",), 3, "did you mean 2026-11-20-checkout.toml?"),
        ((".",), 3, "a folder"),
    ],
)
def test_what_can_not_be_brought_back_is_said_in_one_line(pmtui: Command, kept: Path, words: tuple[str, ...], code: int, said: str) -> None:
    before = kept.read_bytes()
    done = pmtui("restore", *(str(kept) if word == "FILE" else word for word in words))
    assert (done.code, done.out) == (code, b"") and said in done.line
    assert kept.read_bytes() == before and list(Path().iterdir()) == [kept]


def test_a_file_that_is_open_is_not_replaced_but_may_be_looked_at(
    pmtui: Command, kept: Path, where: AppFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept.read_bytes()
    other = lock.try_lock(where, kept.resolve(), {"pid": 1})
    assert other is not None
    with other:
        done = pmtui("restore", kept, "--to", "1", "--replace")
        assert done.code == 4 and "open in another pmtui" in done.line and kept.read_bytes() == before
        assert pmtui("restore", kept, "--to", "1").code == 0 and pmtui("restore", kept).code == 0
    assert pmtui("restore", kept, "--to", "1", "--replace").code == 0


def journalled(where: AppFolders, path: Path, title: str) -> Journal:
    opened = load(path)
    journal = Journal.open(where, opened.path, opened.document.id, opened.fingerprint.sha256)
    journal.append(Changes(fields={"": {"title": title}}), "rename", "define", "")
    assert journal.flush()
    return journal


def test_words_that_are_only_in_the_journal_are_not_replaced(pmtui: Command, kept: Path, where: AppFolders) -> None:
    assert journalled(where, kept, "Not saved yet").close()
    before = kept.read_bytes()
    done = pmtui("restore", kept, "--to", "1", "--replace")
    assert done.code == 4 and "its journal holds changes that the file does not" in done.line and kept.read_bytes() == before


def test_what_was_saved_before_a_crash_is_not_played_over_the_text_that_was_brought_back(
    pmtui: Command, kept: Path, where: AppFolders
) -> None:
    journal = journalled(where, kept, "Saved")
    opened = load(kept)
    newer = render(opened.document.with_fields("", title="Saved"))
    journal.saving(1, FileWriter(where, opened).save(newer).fingerprint.sha256)  # and killed before it is noted as saved
    assert journal.close() and title_of(kept) == "Saved"
    assert pmtui("restore", kept, "--to", "3", "--replace").code == 0
    found = load(kept)
    assert found.document.title == "Checkout"
    assert replay(where, found.path, "k3f9a", found.fingerprint.sha256).records == ()


def test_what_can_not_be_kept_is_not_replaced(pmtui: Command, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept.read_bytes()
    monkeypatch.setattr(backup, "keep", lambda *_: None)
    done = pmtui("restore", kept, "--to", "1", "--replace")
    assert done.code == 5 and "could not be laid aside" in done.line and kept.read_bytes() == before


def test_the_oldest_of_ten_comes_back_though_it_is_no_longer_kept(pmtui: Command, kept: Path, where: AppFolders) -> None:
    for number in range(9):
        kept.write_text(text(f"Later {number}"), encoding="utf-8")
        os.utime(kept, (1_795_001_000 + 60 * number,) * 2)
        backup.keep(kept.resolve(), where.backups(kept.resolve(), "k3f9a"))
    rows = pmtui("restore", kept, "--format", "json").json
    assert (len(rows), rows[9]["title"]) == (10, "Checkout was slow")
    kept.write_text(text("The newest"), encoding="utf-8")
    assert pmtui("restore", kept, "--to", "10", "--replace").code == 0 and title_of(kept) == "Checkout was slow"
    assert pmtui("restore", kept, "--format", "json").json[0]["title"] == "The newest"


def test_a_link_is_followed_and_the_text_stands_beside_the_file_itself(pmtui: Command, kept: Path, folder: Path) -> None:
    (folder / "links").mkdir()
    link = Path("links/link.toml")
    link.symlink_to(kept.resolve())
    done = pmtui("restore", link, "--to", "2")
    assert done.code == 0 and Path(done.text.strip()).parent.resolve() == folder
    assert pmtui("restore", link, "--to", "2", "--replace").code == 0 and link.is_symlink() and title_of(kept) == "Checkout"


def test_words_in_a_text_do_not_act_on_the_terminal(pmtui: Command, file: Path, where: AppFolders) -> None:
    assert document().title.endswith("\u202e")
    assert backup.keep(file.resolve(), where.backups(file.resolve(), "k3f9a"))
    done = pmtui("restore", file)
    assert "Checkout [/] was slow [U+202E]" in done.text and "as it is now" in done.text


def test_the_moment_is_that_of_the_clocks_here(pmtui: Command, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PMTUI_NOW", "2026-11-24T10:00:00+05:30")
    assert "2026-11-18 16:37:40 UTC+05:30" in pmtui("restore", kept).text
    assert dt.datetime.fromisoformat(pmtui("restore", kept, "--format", "json").json[0]["written"]).hour == 11
