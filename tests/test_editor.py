"""The text in somebody's own editor: through a real terminal, with scripts that stand for editors."""

import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from pmtui.formats.file.toml import parse, render
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent
from pmtui.shell.editor import NONE, edit, editor
from pmtui.storage.scratch_file import NAME
from tests.driver import blank, demo, places, sitting
from tests.test_terminal import Desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal there")

ONE_ROW = blank().with_row("timeline", "r0001", TimelineEvent(text="The alert fires"))


class EditorDesk(Desk):
    """A desk whose editor does what a test says, with `text` and `path` at hand."""

    def editor(self, does: str, name: str = "EDITOR", words: str = "") -> None:
        """Write the script and put it into the environment."""
        script = self.folder / "an editor.py"
        lines = ["import os, sys, time", "path = sys.argv[-1]", "text = open(path, encoding='utf-8').read()", does]
        lines += ["open(sys.path[0] + '/ran.txt', 'a').write(text)"]
        script.write_text("\n".join(lines), encoding="utf-8")
        self.env[name] = f"{sys.executable} -E -S '{script}' {words}"  # an editor needs no packages

    def write(self, text: str, **more: str) -> None:
        """Have an editor that writes this."""
        self.editor(f"open(path, 'w', encoding='utf-8').write({text!r})", **more)

    @property
    def given(self) -> str:
        """What the editor was given, all times together."""
        return (self.folder / "ran.txt").read_text(encoding="utf-8")

    @property
    def document(self) -> PostMortem:
        """The file as it is."""
        return parse(self.file.read_text(encoding="utf-8")).document

    def texts(self) -> list[str]:
        """The texts of the timeline."""
        return [row.text for row in self.document.timeline.values()]

    def nothing_is_left(self) -> bool:
        """Tell whether the folder of the editor's file is empty."""
        return not list((self.folder / "xdg" / "state" / "pmtui" / "editor").iterdir())


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[EditorDesk]:
    made = EditorDesk(tmp_path)
    for name in ("VISUAL", "EDITOR"):
        made.env.pop(name, None)
    made.file.write_text(render(ONE_ROW), encoding="utf-8")
    yield made
    for terminal in made.open_ones:
        terminal.kill()


def test_a_half_typed_line_goes_to_the_editor_and_comes_back_to_the_box_untaken(desk: EditorDesk) -> None:
    desk.write("12:17 the deploy \x1b[31mbegins\n\n  and ends\n")
    one = desk.open()
    one.see("KEYS")
    one.press("3a12:17 the dep")
    one.see("the dep")
    one.press("\x0f")
    one.see("the deploy [31mbegins and ends")
    assert desk.given == "12:17 the dep\n"
    assert desk.texts() == ["The alert fires"]
    one.press("\r\x11")
    assert one.wait() == 0
    assert desk.texts() == ["The alert fires", "the deploy [31mbegins and ends"]
    assert desk.nothing_is_left()


def test_a_field_of_many_lines_keeps_them(desk: EditorDesk) -> None:
    desk.write("Checkout was slow\nfor everyone\n")
    one = desk.open()
    one.see("KEYS")
    one.press("2o")
    one.see("Summary")
    one.press("aChe")
    one.see("Che")
    one.press("\x0f")
    one.see("for everyone")
    one.press("\x1b\x11")
    assert one.wait() == 0
    assert desk.given == "Che\n"
    assert desk.document.define.summary == "Checkout was slow\nfor everyone"


def test_outside_of_a_box_a_field_is_taken_at_once_and_u_takes_it_back(desk: EditorDesk) -> None:
    desk.write("Checkout was slow\n")
    one = desk.open()
    one.see("KEYS")
    one.press("2")
    one.see("After the call")
    one.press("\x0f")
    desk.saved_has("Checkout was slow")
    one.press("u\x11")
    assert one.wait() == 0
    assert not desk.document.define.problem


def test_outside_of_a_box_the_row_is_given_as_it_is_edited_and_taken_as_editing_takes_it(desk: EditorDesk) -> None:
    desk.write("12:25 The alert fires twice #detected\n")
    one = desk.open()
    one.see("KEYS")
    one.press("3")
    one.see("The alert fires")
    one.press("\x0f")
    one.see("fires twice", "KEYS")
    one.press("\x11")
    assert one.wait() == 0
    assert desk.given == "The alert fires\n"
    (row,) = desk.document.timeline.values()
    assert (row.text, row.milestones) == ("The alert fires twice", ("detected",))


def test_an_editor_that_fails_changes_nothing_and_the_foot_says_so(desk: EditorDesk) -> None:
    desk.editor("open(path, 'w').write('other words'); sys.exit(3)")
    one = desk.open()
    one.see("KEYS")
    one.press("3ahalf a line\x0f")
    one.see("nothing changed", "the editor ended with 3")
    one.press(" more\r\x1b")
    one.see("half a line more")
    before = len(one.raw)
    one.press("\x0f")
    one.see_raw(b"nothing changed", b"ended with 3", after=before)
    one.press("\x11")
    assert one.wait() == 0
    assert desk.texts() == ["The alert fires", "half a line more"]


def test_a_file_left_as_it_was_changes_nothing(desk: EditorDesk) -> None:
    desk.editor("pass")
    one = desk.open()
    one.see("KEYS")
    one.press("3\x0f")
    one.see("nothing changed in the editor", "KEYS")
    before = desk.file.read_bytes()
    one.press("\x11")
    assert one.wait() == 0
    assert desk.file.read_bytes() == before


def test_before_the_editor_starts_the_file_and_the_journal_hold_all(desk: EditorDesk) -> None:
    desk.editor("open(sys.path[0] + '/started', 'w').close(); time.sleep(60)")
    one = desk.open()
    one.see("KEYS")
    one.press("3aa new row\rhalf a row\x0f")
    end = time.monotonic() + 20
    while not (desk.folder / "started").exists():
        one.listen(0.05)
        assert time.monotonic() < end
    assert desk.texts() == ["The alert fires", "a new row"]
    assert "half a row" in desk.journal()
    one.kill()
    two = desk.open()
    two.see("half a row", "TYPING")


def test_ctrl_c_in_the_editor_ends_the_editor_only(desk: EditorDesk) -> None:
    desk.editor("sys.stdout.write('editing now'); sys.stdout.flush(); time.sleep(60)")
    one = desk.open()
    one.see("KEYS")
    one.press("3ahalf a line\x0f")
    one.see("editing now")
    one.press("\x03")
    one.see("nothing changed")
    one.press(" more\r\x11")
    assert one.wait() == 0
    assert desk.texts() == ["The alert fires", "half a line more"]


@pytest.mark.parametrize(
    ("value", "said"), [(None, "set EDITOR to use an editor"), ("no-such-editor", "which is not there"), ("'", "can not be read")]
)
def test_without_an_editor_the_foot_says_what_to_do_and_nothing_is_lost(desk: EditorDesk, value: str | None, said: str) -> None:
    if value is not None:
        desk.env["EDITOR"] = value
    one = desk.open()
    one.see("KEYS")
    one.press("3ahalf a line\x0f")
    one.see(said)
    one.press(" more\r\x11")
    assert one.wait() == 0
    assert desk.texts() == ["The alert fires", "half a line more"]


@pytest.mark.parametrize("step", [2, 3])
async def test_what_is_said_over_letters_stays_though_they_were_not_read_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    async with sitting(tmp_path) as call:
        await call.go(step)
        window = call.app.window
        window.take_state(True)
        await call.seen()
        later: list[Callable[[], None]] = []
        with monkeypatch.context() as held:
            held.setattr(window.typed._late, "_soon", later.append)
            window.entry.type_in("half a line")
            await call.seen()
        window.say("there is no editor here", news=True)
        assert len(later) == 1
        later[0]()
        await call.seen()
        assert "there is no editor here" in call.reading
        await call.type(" more")
        assert "there is no editor here" not in call.reading and window.entry.text == "half a line more"


# The editor's file, without a screen.


class Machine:
    """An editor of a test's own, run without a screen."""

    def __init__(self, folder: Path) -> None:
        self.desk = EditorDesk(folder)
        self.places = places(folder)
        self.away = 0

    def edit(self, text: str = "words", **env: str) -> tuple[str | None, str]:
        found = {**self.desk.env, **env}
        return edit(text, self.places, found, self.terminal)

    def terminal(self) -> AbstractContextManager[None]:
        self.away += 1
        return nullcontext()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path)
    for name in ("VISUAL", "EDITOR"):
        made.desk.env.pop(name, None)
    return made


def test_the_file_is_private_says_nothing_of_the_document_and_is_gone_afterwards_with_all_beside_it(machine: Machine) -> None:
    machine.desk.editor(
        "state = [os.stat(each).st_mode & 0o777 for each in (path, '.')]\n"
        "open(path + '~', 'w').close()\n"
        "open(path, 'w').write(' '.join([path, *sys.argv[1:-1], *map(str, state)]))",
        words="--wait 'two words'",
    )
    assert machine.edit() == (f"{NAME} --wait two words {0o600} {0o700}", "")
    assert not list((machine.places.state / "editor").iterdir())
    assert stat.S_IMODE((machine.places.state / "editor").stat().st_mode) == 0o700


def test_visual_comes_before_editor_and_no_shell_reads_the_command(machine: Machine) -> None:
    machine.desk.write("by visual", name="VISUAL", words="'; touch ran-by-a-shell' '$(touch too)'")
    assert machine.edit(EDITOR="false") == ("by visual", "")
    assert not [path for path in machine.desk.folder.rglob("*") if path.name in ("ran-by-a-shell", "too")]


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("os.unlink(path)", "no such file"),
        ("open(path, 'wb').write(b'\\xff')", "no UTF-8 text"),
        ("open(path, 'w').write('x' * 1_000_001)", "too long"),
        ("os.unlink(path); os.mkdir(path)", "nothing changed"),
        ("os.kill(os.getpid(), 9)", "ended by signal 9"),
    ],
)
def test_what_is_left_and_can_not_be_taken_changes_nothing(machine: Machine, does: str, said: str) -> None:
    machine.desk.editor(does)
    text, words = machine.edit()
    assert text is None and said in words and words.startswith("nothing changed")
    assert not list((machine.places.state / "editor").iterdir())


@pytest.mark.parametrize(("left", "text"), [("a\r\nb\r\n", "a\nb"), ("\ufeffa\n", "a"), ("", ""), ("a\n\n", "a\n")])
def test_line_ends_and_marks_that_editors_add_are_taken_off(machine: Machine, left: str, text: str) -> None:
    machine.desk.editor(f"open(path, 'w', encoding='utf-8', newline='').write({left!r})")
    assert machine.edit() == (text, "")


def test_where_there_is_no_place_for_the_file_the_terminal_is_not_given_away(machine: Machine) -> None:
    machine.desk.write("never")
    machine.places.state.parent.mkdir(exist_ok=True)
    machine.places.state.write_text("a file where the folder should be")
    text, words = machine.edit()
    assert text is None and words.startswith("nothing changed") and not machine.away


def test_a_program_that_can_not_be_run_is_said_so(machine: Machine) -> None:
    broken = machine.desk.folder / "broken"
    broken.write_bytes(b"\x00\x01")
    broken.chmod(0o700)
    assert machine.edit(EDITOR=str(broken)) == (None, "nothing changed · broken could not be run")


def test_no_editor_is_named_by_nothing_or_blanks() -> None:
    assert editor({}).problem == editor({"VISUAL": " ", "EDITOR": ""}).problem == NONE


# The screens, without a terminal: an application that can not give its terminal away.


async def test_where_the_terminal_can_not_be_given_away_the_foot_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "true")
    async with sitting(tmp_path, demo()) as call:
        await call.press("3", "ctrl+o")
        assert "can not be opened here" in call.reading
        assert call.bar.startswith(" KEYS ")


class Stub:
    """Stands for the editor: gives this text, notes what it got."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, text: str | None) -> None:
        self.got: list[str] = []

        def stub(given: str, *_: object) -> tuple[str | None, str]:
            self.got.append(given)
            from pmtui.shell.editor import Edited

            return Edited(text, "" if text is not None else "nothing changed")

        monkeypatch.setattr("pmtui.shell.editor.edit", stub)


async def test_on_every_step_the_line_under_the_cursor_can_be_edited_or_it_is_said_that_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stub = Stub(monkeypatch, None)
    async with sitting(tmp_path, demo()) as call:
        before = call.document
        for step in range(1, 7):
            await call.press(str(step))
            first, stood, keys = len(stub.got), [""], ["ctrl+o"]
            for _ in range(12):
                heard = len(stub.got)
                await call.ahead(*keys)
                assert call.app.current_mode == call.app.window.STEP and not call.app.windows.forms
                assert call.bar.startswith(" KEYS ")
                assert ("nothing changed" if len(stub.got) > heard else "no text to edit here") in call.reading
                if call.screen == stood:  # the last row
                    break
                stood, keys = call.screen, ["j", "ctrl+o"]
            assert call.document is before
            assert len(stub.got) > first or step == 6, step


async def test_a_line_emptied_in_the_editor_deletes_no_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stub = Stub(monkeypatch, "")
    async with sitting(tmp_path, ONE_ROW) as call:
        await call.press("3", "ctrl+o")
        assert call.document == ONE_ROW and stub.got == ["The alert fires"]


async def test_in_a_box_ctrl_z_brings_back_what_was_there_before_the_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Stub(monkeypatch, "other words")
    async with sitting(tmp_path) as call:
        await call.type("half a line")
        await call.press("ctrl+o")
        assert call.app.window.entry.text == "other words"
        await call.press("ctrl+z")
        assert call.app.window.entry.text == "half a line"


async def test_the_half_typed_line_waits_while_a_row_is_edited_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Stub(monkeypatch, "The alert fires twice")
    async with sitting(tmp_path, ONE_ROW) as call:
        await call.press("3", "a")
        await call.type("half a line")
        await call.press("escape", "ctrl+o")
        assert [row.text for row in call.document.timeline.values()] == ["The alert fires twice"]
        await call.press("a")
        assert call.app.window.entry.text == "half a line"
