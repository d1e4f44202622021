"""Key scripts: what somebody does at a terminal, a command a line, read into values.

    # a comment
    [start]                  a section; the harnesses play start, token, reopen, quit
    wait SECONDS             a pause
    expect REGEX             wait until the screen matches; a failure where it never does
    expect? REGEX            the same, at most 2 s, and go on where it never does
    key NAME...              enter esc tab up f1 ctrl+x alt+x shift+tab or one letter
    type TEXT                letter by letter; {token} is replaced by a word of its own
    paste TEXT               as a bracketed paste
    burst TEXT               all in one write, as a lagging line brings it

paste and burst know \\r \\n \\t \\e \\xNN and \\\\. Blanks at the end of a TEXT are part of it. Knows no terminal.
"""

import re
from pathlib import Path
from typing import NamedTuple

VERBS = ("wait", "expect", "expect?", "key", "type", "paste", "burst")
TEXTS = ("type", "paste", "burst")
KEYS = {
    "enter": "\r", "esc": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f", "up": "\x1b[A", "down": "\x1b[B",
    "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F", "pgup": "\x1b[5~", "pgdn": "\x1b[6~",
    "delete": "\x1b[3~", "insert": "\x1b[2~", "shift+tab": "\x1b[Z", "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
    "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~", "f11": "\x1b[23~",
    "f12": "\x1b[24~",
}  # fmt: skip
ESCAPES = {"r": "\r", "n": "\n", "t": "\t", "e": "\x1b", "\\": "\\"}


class ScriptError(Exception):
    """A script that cannot be parsed, or a screen that never showed what was waited for."""


class Command(NamedTuple):
    """One line of a script."""

    verb: str
    words: str


Script = dict[str, list[Command]]


def parse(text: str, name: str = "script") -> Script:
    """Return the commands of each section.

    Raises:
        ScriptError: a line begins with an unknown word.
    """
    script: Script = {}
    section = "start"
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip("\r").lstrip()
        if not line.strip() or line.startswith("#"):
            continue
        if heading := re.fullmatch(r"\[(\w+)\]\s*", line):
            section = heading[1]
            continue
        verb, _, words = line.partition(" ")
        if verb.strip() not in VERBS:
            raise ScriptError(f"{name}:{number}: {verb!r} is no command; there are {', '.join(VERBS)}")
        script.setdefault(section, []).append(Command(verb.strip(), words if verb in TEXTS else words.strip()))
    return script


def load(path: str | Path) -> Script:
    """Read a script; a bare name is one of ours, in `scripts/`."""
    own = Path(__file__).with_name("scripts") / f"{path}.keys"
    file = own if own.is_file() else Path(path)
    return parse(file.read_text(encoding="utf-8"), file.name)


def key_bytes(name: str) -> bytes:
    """Return what a terminal sends for a key.

    Raises:
        ScriptError: there is no such key.
    """
    known = KEYS.get(name.lower())
    if known is not None:
        return known.encode()
    if re.fullmatch(r"(?i)ctrl\+[a-z\[\]\\^_@]", name):
        return bytes([ord(name[5].upper()) & 0x1F])
    if name.lower().startswith("alt+"):
        return b"\x1b" + key_bytes(name[4:])
    if len(name) == 1:
        return name.encode()
    raise ScriptError(f"there is no key {name!r}")


def unescaped(text: str) -> bytes:
    """Return the bytes of a paste or a burst."""

    def meant(match: re.Match[str]) -> str:
        return chr(int(match[2], 16)) if match[2] else ESCAPES.get(match[1], match[0])

    return re.sub(r"\\(x([0-9a-fA-F]{2})|.)", meant, text).encode()
