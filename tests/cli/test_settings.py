"""Settings on the command line: what they change there, and how invalid ones are reported."""

import json
import os
from pathlib import Path

import pytest

from pmtui.cli.settings import Configured, Told
from pmtui.storage.file import load

from .conftest import Command
from .test_opening import opened as opened  # the application as a stand-in


@pytest.fixture
def own(xdg: Path) -> Path:
    """Return the person's own file, not created yet, in an existing folder."""
    (xdg / "config" / "pmtui").mkdir(parents=True)
    return xdg / "config" / "pmtui" / "config.toml"


def test_a_new_post_mortem_begins_with_the_settled_zone(pmtui: Command, folder: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def zone_of_new(*words: str) -> str:
        return load(folder / pmtui("new", "--no-open", *words).text.strip()).document.define.zone

    own.write_text('zone = "Asia/Tokyo"')
    assert zone_of_new() == "Asia/Tokyo"
    (folder / "pmtui.toml").write_text('zone = "Europe/Lisbon"')
    assert zone_of_new() == "Europe/Lisbon"
    assert zone_of_new("--zone", "America/New_York") == "America/New_York"
    monkeypatch.setenv("TZ", "Europe/Rome")
    assert zone_of_new() == "Europe/Rome"


def test_check_knows_the_team_s_scale(pmtui: Command, folder: Path, file: Path) -> None:
    assert "severity" not in pmtui("check", file).text
    (folder / "pmtui.toml").write_text('[severity]\nS1 = "nobody can pay"\nS2 = "some can not"\n')
    done = pmtui("check", file)
    assert "severity: “SEV-2” is no word pmtui knows" in done.text and done.code == 1
    file.write_text(file.read_text(encoding="utf-8").replace("SEV-2", "S2"), encoding="utf-8")
    assert "severity" not in pmtui("check", file).text
    assert "severity" not in pmtui("check", "-", stdin=file.read_bytes()).text


def test_what_does_not_count_is_said_once_and_changes_no_exit_code(pmtui: Command, folder: Path, file: Path) -> None:
    before = pmtui("check", file)
    team = folder / "pmtui.toml"
    team.write_text('\nthem = "dark"\nzone = "Nowhere"\n')
    done = pmtui("check", file, file, "pmtui.toml")
    assert (done.code, done.out) == (before.code, before.out * 2)
    assert done.err.splitlines() == [
        f"pmtui: {team}:2: `them` is no setting (near: theme)",
        f"pmtui: {team}:3: `zone` should be a known time zone, such as Europe/Lisbon, America/New_York, UTC",
    ]
    for words in (["paths"], ["doctor"], ["new", "--no-open"]):
        assert pmtui(*words).err.count("\n") == 2, words
    for words in (["show", str(file)], ["export", str(file)], ["list"], ["keys"], ["schema"], ["new", "--no-open", "--zone", "UTC"]):
        assert pmtui(*words).err == "", words


@pytest.mark.parametrize("kind", ["folder", "loop", "garbage", "many"])
def test_no_file_of_settings_stops_a_command(pmtui: Command, folder: Path, file: Path, kind: str) -> None:
    team = folder / "pmtui.toml"
    if kind == "folder":
        team.mkdir()
    elif kind == "loop":
        team.symlink_to(team)
    else:
        team.write_bytes(bytes(range(256)) * 10 if kind == "garbage" else b"".join(b"k%d = 1\n" % number for number in range(90)))
    for words in (["check", file], ["paths"], ["doctor"], ["new", "--no-open"]):
        done = pmtui(*words)
        assert done.code in (0, 1) and done.out and "Traceback" not in done.err
        assert done.err.count("\n") == (21 if kind == "many" else 1)
        assert all(line.startswith(f"pmtui: {team}:") and line.isprintable() for line in done.err.splitlines())


def test_paths_and_doctor_name_the_files_that_count(pmtui: Command, folder: Path, own: Path) -> None:
    assert pmtui("paths").text.splitlines()[-1] == "settings  no file of them is there"
    (folder / ".git").mkdir()
    (folder / "pmtui.toml").write_text("")
    (folder / "sub").mkdir()
    (folder / "sub" / "pmtui.toml").write_text("= = =")
    own.write_text("x = 1")
    os.chdir(folder / "sub")
    files = [folder / "pmtui.toml", own]
    assert [line.split(maxsplit=1)[1] for line in pmtui("paths").text.splitlines() if line.startswith("settings")] == [*map(str, files)]
    (finding,) = [row for row in pmtui("doctor", "--format", "json").json if row["name"] == "settings"]
    assert (finding["value"], finding["state"]) == (", ".join(map(str, files)), "note") and finding["do"].startswith(
        "2 things in them do not count"
    )
    own.write_text("")
    assert json.loads(pmtui("doctor", "--format", "json").text)[-1]["do"].startswith("one thing in them does not count")


def test_the_application_gets_settings_and_words_for_its_foot(pmtui: Command, folder: Path, file: Path, own: Path, opened: list) -> None:  # type: ignore[type-arg]
    own.write_text('theme = "light"\n[agenda]\nwhys = 20\n')
    pmtui(file)
    settings = opened[0]["settings"]
    assert settings(file, Path())[0].theme == "light" and settings(None, folder)[0].agenda == {"whys": 20}
    assert settings(file, Path())[1] == ""
    (folder / "pmtui.toml").write_text("them = 1")
    (folder / "elsewhere").mkdir()
    link = folder / "elsewhere" / "link.toml"
    link.symlink_to(folder / file)
    assert settings(link, Path())[1] == "pmtui.toml:1: `them` is no setting (near: theme)"
    assert settings(None, folder / "elsewhere")[1] == ""
    own.write_text('zone = "Asia/Tokyo"')
    assert opened[0]["zone"]() == "Asia/Tokyo"


def test_the_foot_names_no_path_and_leaves_no_words_half() -> None:
    slips = (Told(Path("a", "b", "pmtui.toml"), "not TOML", 3), Told(Path("c", "config.toml"), "not a file"))
    assert Configured(slips=slips).foot() == "settings: 2 not understood · pmtui check names them"
    assert Configured(slips=slips[:1] * 9).foot() == "pmtui.toml: 9 not understood · pmtui check names them"
    assert Configured(slips=slips[1:]).foot() == "config.toml: not a file"
    long = (Told(Path("a", "pmtui.toml"), "so " * 30, 2),)
    assert Configured(slips=long).foot() == "pmtui.toml: 1 not understood · pmtui check names it"
    assert Configured().foot() == ""


def test_the_settings_of_a_team_are_not_opened_as_a_post_mortem(pmtui: Command, folder: Path, opened: list) -> None:  # type: ignore[type-arg]
    (folder / "pmtui.toml").write_text('theme = "dark"')
    done = pmtui("pmtui.toml")
    assert done.code == 3 and "no post mortem" in done.line and not opened


def test_the_step_bar_is_painted_in_the_settled_theme(pmtui: Command, folder: Path, file: Path, own: Path, xdg: Path) -> None:
    from pmtui.cli.opening import _light
    from pmtui.cli.world import app_folders

    assert not _light(app_folders(), file)
    own.write_text('theme = "light"')
    assert _light(app_folders(), file)
    (xdg / "state" / "pmtui").mkdir(parents=True)
    app_folders().settings.write_text('{"theme": "pmtui-dark"}')
    assert not _light(app_folders(), file)
