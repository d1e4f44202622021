"""The harnesses of `tools/reliability`: what they read, lay and count. The harnesses themselves are `make torture`, not tests."""

import os
import sys
import tomllib
from pathlib import Path

import pytest

from pmtui.formats.file import toml
from pmtui.model.postmortem import SECTIONS, TABLES, PostMortem

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the harnesses are for Linux")
sys.path.append(str(Path(__file__).resolve().parents[1] / "tools" / "reliability"))

if sys.platform == "linux":
    import disks
    import killloop
    import mdcheck
    import misshapen
    from endings import ending
    from keyscript import Command, ScriptError, key_bytes, load, parse, unescaped
    from ptydrive import Session
    from room import TEMPLATE, Room, lay

# Key scripts


def test_a_blank_at_the_end_of_a_text_is_typed_and_elsewhere_it_is_nothing() -> None:
    script = parse("[token]\ntype {token} \n  burst a\\r \nkey enter \nwait 0.3 \n")
    assert script == {"token": [Command("type", "{token} "), Command("burst", "a\\r "), Command("key", "enter"), Command("wait", "0.3")]}


def test_a_script_names_the_line_it_cannot_read() -> None:
    with pytest.raises(ScriptError, match="mine:3: 'press'"):
        parse("# words\n\npress enter", "mine")


def test_bursts_and_pastes_know_escapes_and_keep_letters_of_every_language() -> None:
    assert unescaped(r"né\r\e[A\x07\\n") == "né\r\x1b[A\x07\\n".encode()
    assert [key_bytes(name) for name in ("ctrl+g", "esc", "alt+x", "3", "f8")] == [b"\x07", b"\x1b", b"\x1bx", b"3", b"\x1b[19~"]


@pytest.mark.parametrize("name", ["enter", "half", "bursts"])
def test_our_scripts_have_all_that_the_harnesses_play(name: str) -> None:
    script = load(name)
    assert list(script) == ["start", "token", "reopen", "resume", "quit"]
    keys = "".join(command.words if command.verb != "key" else "\\r" for command in script["token"] if command.verb != "wait")
    assert keys == {"enter": "{token}\\r", "half": "{token} ", "bursts": "{token}\\rquick second row\\rand a third\\r"}[name]


# Ends and rounds


def test_an_end_says_what_was_promised_of_it() -> None:
    assert (ending("STALL10").stall, ending("STALL10").how, ending("STALL1.5+TERM").code) == (10, "KILL", 143)
    assert [ending(name).code for name in ("KILL", "TERM", "HUP", "CLOSE", "INT")] == [-9, 143, 129, 129, 130]
    assert ending("HUP").terminal_hears and not ending("CLOSE").terminal_hears and not ending("STALL3+TERM").terminal_hears


@pytest.mark.parametrize("name", ["", "QUIT", "READ", "STALL3+", "TERM+KILL"])
def test_what_is_no_end_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="is no end"):
        ending(name)


def test_forty_rounds_are_shared_among_three_seeds_and_none_comes_twice() -> None:
    rounds = list(killloop.shared(40, ["7", "8", "9"]))
    assert [sum(seed == wanted for seed, _ in rounds) for wanted in "789"] == [14, 13, 13]
    assert len(set(rounds)) == 40


# The folder, the document


def test_the_document_of_a_round_is_private_and_a_relative_work_folder_is_taken_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = os.umask(0)
    try:
        room = Room("rounds")
    finally:
        os.umask(before)
    assert room.document.is_absolute() and room.path.parent == tmp_path / "rounds"
    assert room.document.stat().st_mode & 0o777 == 0o600 and room.written() == TEMPLATE.read_bytes()
    assert room.open_to_others([b"crate"]) == []
    room.document.chmod(0o644)
    assert room.open_to_others([b"crate"]) == ["docs/incident.toml is 644"]


def test_the_template_fills_every_field_of_every_kind_of_row() -> None:
    text = TEMPLATE.read_text(encoding="utf-8")
    document = toml.parse(text).document
    assert toml.render(document) == text
    kinds = {name: (kind, list(document.table(name).values())) for name, kind in TABLES.items()}
    kinds |= {name: (kind, [document.section(name)]) for name, kind in SECTIONS.items()}
    kinds[""] = (PostMortem, [document])
    nothing: tuple[object, ...] = ("", None, (), {}, False, "exact")
    empty = [
        f"{name}.{field}"
        for name, (kind, rows) in kinds.items()
        for field in kind.model_fields
        if field != "kept" and all(getattr(row, field) in nothing for row in rows)
    ]
    assert not empty


def test_a_document_taken_apart_and_put_together_is_the_same() -> None:
    document = tomllib.loads(TEMPLATE.read_text(encoding="utf-8"))
    assert tomllib.loads(misshapen.dump(document)) == document
    assert tomllib.loads(misshapen.dump(misshapen.setp(document, ("whys",), misshapen.DEL))) == {
        name: value for name, value in document.items() if name != "whys"
    }


def test_a_payload_is_compared_with_harmless_words_in_as_many_lines() -> None:
    assert mdcheck.harmless("# H\r\n\r\n| a |\n") == "plain words\n\nplain words\n"
    assert len(mdcheck.harmless("x" * 5000)) > 4980
    assert mdcheck.harmless("a" + "\u0301" * 10_000) == "plain words"


# Power cuts


def _call(folder: "disks.Folder", path: Path, name: str, *said: str, result: int = 0) -> None:
    def hexed(text: str) -> str:
        return "".join(f"\\x{byte:02x}" for byte in text.encode())

    words = [
        f'"{hexed(str(path / word[1:]))}"' if word.startswith("@") else f'"{hexed(word[1:])}"' if word[0] == "=" else word for word in said
    ]
    words = [f"{word.partition('<')[0]}<{hexed(str(path / word.partition('<')[2]))}>" if "<" in word else word for word in words]
    folder.apply(name, ", ".join(words).encode(), result)


@pytest.mark.parametrize("synced", [False, True])
def test_a_rename_before_the_sync_may_leave_an_empty_file(tmp_path: Path, synced: bool) -> None:
    lay(b"old", tmp_path / "doc")
    folder = disks.Folder(tmp_path)
    _call(folder, tmp_path, "openat", "AT_FDCWD", "@new", "O_WRONLY|O_CREAT", result=5)
    _call(folder, tmp_path, "write", "5<new", "=whole", "5", result=5)
    if synced:
        _call(folder, tmp_path, "fsync", "5<new")
    _call(folder, tmp_path, "rename", "@new", "@doc")
    found = {disk[b"doc"] for _, disk in folder.disks() if b"doc" in disk}
    assert found == ({b"old", b"whole"} if synced else {b"old", b"whole", b"", b"wh"})


# The terminal


def test_what_a_program_leaves_on_is_named() -> None:
    session = Session(["/bin/sh", "-c", "stty -echo; printf '\\033[?1049h\\033[?25l\\033[?25h'"])
    try:
        assert session.wait(10) == 0
        session.settle(0.02)
        assert session.left_on() == ["the alternate screen", "no echo"]
        assert session.left_on(wrote=False) == ["no echo"]
    finally:
        session.end()


def test_keys_for_a_terminal_that_is_gone_go_nowhere() -> None:
    session = Session(["/bin/cat"])
    session.close()
    assert session.send(b"words") is False
    assert session.wait(10) == -1
    session.end()
