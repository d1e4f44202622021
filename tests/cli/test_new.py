"""`new` and `demo`: new files, at the cost of no other."""

import datetime as dt
import os
import stat
from pathlib import Path

import pytest

from pmtui import demo
from pmtui.cli import world
from pmtui.formats.file.toml import parse
from pmtui.storage.file import load

from .conftest import Command


def test_new_makes_a_file_and_prints_its_path_alone(pmtui: Command, folder: Path) -> None:
    done = pmtui("new", "Broken downloads!", "--no-open", "--zone", "Europe/Lisbon")
    assert (done.code, done.out, done.err) == (0, b"2026-11-24-broken-downloads.toml\n", "")
    document = load(folder / "2026-11-24-broken-downloads.toml").document
    assert (document.title, document.date, document.define.zone, len(document.id)) == (
        "Broken downloads!",
        dt.date(2026, 11, 24),
        "Europe/Lisbon",
        5,
    )
    assert stat.S_IMODE((folder / "2026-11-24-broken-downloads.toml").stat().st_mode) == 0o600


def test_a_name_that_is_taken_gets_a_number_and_an_untitled_one_says_so(pmtui: Command) -> None:
    names = [pmtui("new", "--date", "2023-07-20", "--no-open").text for _ in range(3)]
    assert names == ["2023-07-20-untitled.toml\n", "2023-07-20-untitled-2.toml\n", "2023-07-20-untitled-3.toml\n"]


def test_new_never_replaces_a_file(pmtui: Command, file: Path) -> None:
    before = file.read_bytes()
    for command in ("new", "demo"):
        done = pmtui(command, "-o", file, "--no-open")
        assert (done.code, done.out) == (4, b"")
        assert "not replaced" in done.line
    assert file.read_bytes() == before


def test_new_into_a_folder_that_is_not_there_is_5(pmtui: Command) -> None:
    done = pmtui("new", "-o", "none/x.toml", "--no-open")
    assert done.code == 5 and "the folder is not there" in done.line


def test_new_to_stdout(pmtui: Command, folder: Path) -> None:
    done = pmtui("new", "On stdout", "-o", "-", "--no-open", "--zone", "UTC")
    assert done.code == 0 and parse(done.text).document.title == "On stdout"
    assert not list(folder.iterdir())


def test_titles_are_cleaned_and_never_leave_the_folder(pmtui: Command, folder: Path) -> None:
    done = pmtui("new", "../../etc/\x1b[31mpasswd", "--no-open")
    assert done.text == "2026-11-24-etc-31mpasswd.toml\n"
    assert load(folder / done.text.strip()).document.title == "../../etc/[31mpasswd"


def test_the_zone_is_that_of_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Europe/Lisbon")
    monkeypatch.delenv("TZ", raising=False)
    assert world.zone(str(link)) == ("Europe/Lisbon", "")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert world.zone(str(link)) == ("Asia/Tokyo", "")
    for odd in ("", "EST5EDT4,M3", ":Europe/Rome", "nonsense"):
        monkeypatch.setenv("TZ", odd)
        assert world.zone(str(link))[0] == "Europe/Lisbon"
    assert world.zone(str(tmp_path / "none"))[0] == "UTC"
    assert "UTC is taken" in world.zone(str(tmp_path / "none"))[1]


def test_the_demo_is_copied_into_the_data_folder_and_numbered(pmtui: Command, folder: Path, xdg: Path) -> None:
    paths = [Path(pmtui("demo", "--no-open").text.strip()) for _ in range(2)]
    assert [path.parent for path in paths] == [xdg / "data" / "pmtui"] * 2
    assert paths[0] != paths[1] and paths[1].stem.endswith("-2")
    copies = [path.read_text(encoding="utf-8") for path in paths]
    ids = [parse(copy).document.id for copy in copies]
    assert copies == [demo.text(id_) for id_ in ids]
    assert len({*ids, parse(demo.text()).document.id}) == 3  # a copy's journal is known by its id
    assert not list(folder.iterdir())
    assert stat.S_IMODE(os.stat(xdg / "data" / "pmtui").st_mode) == 0o700


def test_the_demo_under_a_name(pmtui: Command, folder: Path) -> None:
    assert pmtui("demo", "-o", "mine.toml", "--no-open").text == "mine.toml\n"
    for copy in ((folder / "mine.toml").read_text(encoding="utf-8"), pmtui("demo", "-o", "-", "--no-open").text):
        assert copy == demo.text(parse(copy).document.id) != demo.text()


def test_a_data_folder_that_cannot_be_made_is_5(pmtui: Command, xdg: Path) -> None:
    xdg.write_text("a file stands here")
    done = pmtui("demo", "--no-open")
    assert (done.code, done.out) == (5, b"")
    assert "could not be written" in done.line


@pytest.mark.parametrize(("said", "name"), [("24.11.2026", "2026-11-24"), ("11/28/2026", "2026-11-28"), ("20 Jul 2023", "2023-07-20")])
def test_the_day_is_read_as_days_are_everywhere(pmtui: Command, said: str, name: str) -> None:
    assert pmtui("new", "Day", "--date", said, "--no-open").text.startswith(name)


def test_a_day_that_can_be_two_is_asked_back(pmtui: Command) -> None:
    done = pmtui("new", "Day", "--date", "3/4/2026", "--no-open")
    assert done.code == 2 and "`3/4/2026` is no day" in done.line
