"""`export` and `show`: data on stdout, words on stderr, 0 whenever the file opens."""

import os
import stat
from pathlib import Path

import pytest

from pmtui import demo
from pmtui.formats.file.toml import parse
from pmtui.formats.file.toml import render as to_toml
from pmtui.formats.page.markdown import render
from pmtui.model.changes import Changes
from pmtui.model.gather import Person
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent
from pmtui.storage.file import load
from pmtui.storage.folders import AppFolders
from pmtui.storage.journal import Journal
from pmtui.storage.records import Draft

from .conftest import Command


def page(file: Path) -> bytes:
    return render(parse(file.read_text(encoding="utf-8")).document).encode("utf-8")


def test_export_gives_the_page(pmtui: Command, file: Path) -> None:
    done = pmtui("export", file)
    assert (done.code, done.out, done.err) == (0, page(file), "")


def test_export_reads_stdin_and_writes_stdout_for_a_dash(pmtui: Command, file: Path) -> None:
    done = pmtui("export", "-", "-o", "-", stdin=file.read_bytes())
    assert (done.code, done.out) == (0, page(file))


def test_what_comes_on_stdin_is_named_with_its_line(pmtui: Command) -> None:
    done = pmtui("export", "-", stdin=b"format = 1\n[[[\n")
    assert done.code == 3 and done.line.startswith("pmtui: -:2: not TOML")
    assert pmtui("show", "-", stdin=b"format = 2\n").line.startswith("pmtui: -:1: written by a newer pmtui")
    assert pmtui("show", "-", stdin=b"\xff").line.startswith("pmtui: -:1: not UTF-8")


def test_export_by_role_names_nobody(pmtui: Command, folder: Path) -> None:
    ana = Person(name="Ana Silva", roles=("developer",))
    row = TimelineEvent(text="Ana Silva saw the alert", who=("a1",))
    document = PostMortem(title="Downloads", timeline={"t1": row}).with_fields("define", summary="Ana Silva rolled back.")
    document = document.with_table("gather.people", {"a1": ana})
    file = folder / "named.toml"
    file.write_text(to_toml(document), encoding="utf-8")
    assert b"Ana Silva" in pmtui("export", file).out
    by_role = pmtui("export", file, "--roles").out
    assert b"Ana" not in by_role and b"developer saw the alert" in by_role.lower()


def test_export_by_role_says_in_how_many_places_it_is_in_doubt(pmtui: Command, folder: Path) -> None:
    ana = Person(name="Ana Silva", handle="asilva", roles=("developer",))
    rows = {"t1": TimelineEvent(text="@dana asked asilva"), "t2": TimelineEvent(text="on ana-laptop")}
    file = folder / "named.toml"
    file.write_text(to_toml(PostMortem(title="Ana", timeline=rows).with_table("gather.people", {"a1": ana})), encoding="utf-8")
    done = pmtui("export", file, "--roles")
    assert (done.code, b"dana" in done.out, b"asilva" in done.out, b"ana" in done.out.lower()) == (0, False, False, False)
    assert done.err.endswith("3 places may name somebody or not, and are shown by role; read the page before you hand it over\n")
    assert pmtui("export", file).err == ""


def test_export_replaces_a_page_and_keeps_its_mode(pmtui: Command, file: Path, folder: Path) -> None:
    target = folder / "page.md"
    target.write_text("old")
    target.chmod(0o640)
    done = pmtui("export", file, "-o", "page.md")
    assert (done.code, done.out, done.err) == (0, b"", "")
    assert target.read_bytes() == page(file)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664])
def test_a_new_page_is_as_open_as_its_post_mortem_whatever_the_umask(pmtui: Command, file: Path, mode: int) -> None:
    file.chmod(mode)
    before = os.umask(0o022)
    try:
        assert pmtui("export", file, "-o", "page.md").code == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE(Path("page.md").stat().st_mode) == mode


def test_the_page_of_a_post_mortem_that_is_read_only_can_be_written_again(pmtui: Command, file: Path) -> None:
    file.chmod(0o440)
    assert pmtui("export", file, "-o", "page.md").code == 0
    assert stat.S_IMODE(Path("page.md").stat().st_mode) == 0o640


def test_a_new_page_of_what_comes_on_stdin_is_as_open_as_the_umask_allows(pmtui: Command, file: Path) -> None:
    before = os.umask(0o027)
    try:
        assert pmtui("export", "-", "-o", "page.md", stdin=file.read_bytes()).code == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE(Path("page.md").stat().st_mode) == 0o640


def test_export_never_replaces_the_post_mortem_itself(pmtui: Command, file: Path, folder: Path) -> None:
    before = file.read_bytes()
    (folder / "link.md").symlink_to(file)
    for target in (str(file), "link.md", f"./{file}"):
        done = pmtui("export", file, "-o", target)
        assert done.code == 4 and "not replaced" in done.line
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["other.toml", "page.md", "2026-11-21-other.toml"])
@pytest.mark.parametrize("broken", [False, True])
def test_export_never_replaces_another_post_mortem_whatever_its_name(pmtui: Command, file: Path, name: str, broken: bool) -> None:
    other = Path(name)
    other.write_text(file.read_text(encoding="utf-8").replace('"déployé"', '"déployé' if broken else '"else"'), encoding="utf-8")
    before = other.read_bytes()
    done = pmtui("export", file, "-o", name)
    assert done.code == 4 and other.read_bytes() == before
    assert done.line == f"pmtui: {name}: this is a post mortem, and it is not replaced; choose another name, such as page.md"


def test_export_of_stdin_never_replaces_what_it_reads(file: Path, outside: Command, folder: Path) -> None:
    for text in (file.read_text(encoding="utf-8"), 'title = "no format and no id"\n'):
        (folder / "in.toml").write_text(text, encoding="utf-8")
        with open(folder / "in.toml", "rb") as stdin:
            done = outside("export", "-", "-o", "in.toml", stdin=stdin)
        assert done.code == 4 and "not replaced" in done.line and (folder / "in.toml").read_text(encoding="utf-8") == text
    assert outside("export", "-", "-o", "page.md", stdin=file.read_bytes()).code == 0


def test_a_page_that_was_exported_is_replaced_also_when_it_shows_the_file(pmtui: Command, file: Path) -> None:
    Path("page.md").write_text(f"# How it looks\n\n```toml\n{file.read_text(encoding='utf-8')}```\n", encoding="utf-8")
    assert pmtui("export", file, "-o", "page.md").code == 0 and Path("page.md").read_bytes() == page(file)


def test_a_page_that_cannot_be_written_is_5(pmtui: Command, file: Path) -> None:
    done = pmtui("export", file, "-o", "none/page.md")
    assert done.code == 5 and "none/page.md" in done.line


def test_show_gives_everything_in_ascii(pmtui: Command, file: Path) -> None:
    shown = pmtui("show", file, "--format", "json").json
    assert list(shown)[:5] == ["format", "id", "title", "date", "file"]
    assert (shown["format"], shown["id"], shown["date"], shown["file"]) == (1, "k3f9a", "2026-11-20", str(file))
    assert shown["title"].endswith("\u202e")
    assert shown["timeline"][0]["text"] == "déployé"
    assert shown["timeline"][0]["time"] == "2026-11-20T12:17:00+00:00"
    assert shown["actions"][0]["owner"] == "Ben"
    assert set(shown["metrics"]) >= {"time_to_detect", "impact_duration", "impact_windows"}
    for name in ("gather", "define", "whys", "lessons", "later", "communicate"):
        assert name in shown


def test_show_prints_every_row_and_nothing_that_acts(pmtui: Command, file: Path) -> None:
    done = pmtui("show", file)
    assert done.code == 0
    assert "déployé" in done.text and "Alert earlier" in done.text and "[U+202E]" in done.text
    assert "\u202e" not in done.text and "\x1b" not in done.text


def test_numbers_that_are_none_do_not_break_json(pmtui: Command, folder: Path) -> None:
    (folder / "odd.toml").write_text('format = 1\nid = "abcde"\nodd = [nan, inf]\n')
    assert pmtui("show", "odd.toml", "--format", "json").json["odd"] == ["nan", "inf"]


@pytest.mark.parametrize("command", ["export", "show", "check", "actions"])
def test_a_journal_that_holds_more_is_told_of(pmtui: Command, file: Path, xdg: Path, command: str) -> None:
    opened = load(file)
    places = AppFolders(xdg / "config" / "pmtui", xdg / "state" / "pmtui", xdg / "data" / "pmtui")
    journal = Journal.open(places, opened.path, opened.document.id, opened.fingerprint.sha256)
    journal.append(Changes(fields={"": {"title": "Renamed"}}), "rename", "define", "")
    journal.draft("timeline/add", Draft("12:3"))
    assert journal.close()
    code = pmtui(command, file).code
    done = pmtui(command, file)
    assert "the journal holds 1 change and 1 draft" in done.line
    assert code == done.code == (1 if command == "check" else 0)
    assert b"Renamed" not in done.out


def test_the_demo_is_shown_whole(pmtui: Command, folder: Path) -> None:
    (folder / "demo.toml").write_text(demo.text(), encoding="utf-8")
    shown = pmtui("show", "demo.toml", "--format", "json").json
    assert (len(shown["timeline"]), len(shown["actions"])) == (16, 3)
    assert [row["letter"] for row in shown["whys"] if row["letter"]] == ["A", "B", "C"]
    text = pmtui("show", "demo.toml").text
    assert all(row["text"] in text for table in ("timeline", "whys", "lessons", "actions", "later") for row in shown[table])
