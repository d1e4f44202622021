"""Reads TOML; hostile or broken text becomes one sentence with a line number.

tomllib raises four kinds of errors, some without a line, and takes seconds for a key of
twenty thousand dots. Everything that reads TOML goes through `loads`. Opens no file, and knows no row:
settings are read before pydantic is imported.
"""

import re
from typing import Any

import tomli

from pmtui.model.text import one_line
from pmtui.model.time.lazy_pattern import Late

LARGEST_FILE = 5_000_000
SMALLEST, LARGEST = -(2**63), 2**63 - 1  # of whole numbers
_DEEPEST = 64
_MOST_DOTS = 64
_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)\Z")
_AT_END = " (at end of document)"
_MANY_DIGITS = Late(r"[0-9_]{4000,}")
_QUOTED = Late(
    r'"""(?:[^\\]|\\.)*?"""' + r"|'''.*?'''" + r'|"(?:[^"\\\n]|\\.)*"' + r"|'[^'\n]*'" + r"|#[^\n]*",
    re.DOTALL,
)
_DOTTED = Late(r"[\w-]+(?:[ \t]*\.[ \t]*[\w-]+){64}")


class FormatError(Exception):
    """The text is not a document we can read; `message` is one line, `line` is 1-based or None."""

    def __init__(self, message: str, line: int | None = None) -> None:
        """Keep the message, made printable, and the line."""
        self.message = one_line(message)
        self.line = line
        super().__init__(self.message)


class NewerFormat(FormatError):
    """The document was written by a newer pmtui."""


def loads(text: str) -> dict[str, Any]:
    """Read TOML, or say in one sentence why it cannot be read.

    Raises:
        FormatError: not TOML, too large, or nested too deeply.
    """
    if len(text) > LARGEST_FILE:
        raise FormatError("too large; a post mortem is read up to 5 MB")
    _refuse_long_keys(text)
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise _not_toml(str(error), text) from None
    except (RecursionError, MemoryError):
        raise FormatError("lists or tables stand inside each other too deeply") from None
    except ValueError:
        digits = _MANY_DIGITS.search(text)
        raise FormatError("a number has too many digits", _line_at(text, digits.start()) if digits else None) from None


def extreme(value: Any) -> str:
    """Say what is too extreme in a value: a number beyond 64 bits, or nesting too deep to write; `` if nothing."""
    layer = [value]
    for _ in range(_DEEPEST):
        below: list[Any] = []
        for item in layer:
            if isinstance(item, dict):
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
            elif type(item) is int and not SMALLEST <= item <= LARGEST:
                return "a number is too large; whole numbers have up to 64 bits"
        if not below:
            return ""
        layer = below
    return "lists or tables stand inside each other too deeply"


def _not_toml(message: str, text: str) -> FormatError:
    line: int | None = None
    if match := _AT_LINE.search(message):
        line, message = int(match[1]), message[: match.start()]
    elif message.endswith(_AT_END):
        # The text ends inside something: the last line that is not blank is where to look.
        line, message = _line_at(text, len(text.rstrip())), message.removesuffix(_AT_END) + " at the end of the file"
    return FormatError(f"not TOML: {message[:1].lower()}{message[1:]}", line)


def _refuse_long_keys(text: str) -> None:
    # Cheap first: a long sentence has many dots too, so strings are taken out before we judge.
    if not any(line.count(".") > _MOST_DOTS for line in text.split("\n")):
        return
    bare = _QUOTED.sub(lambda match: "q" + "\n" * match[0].count("\n"), text)
    if match := _DOTTED.search(bare):
        raise FormatError(f"a key has more than {_MOST_DOTS} dots", _line_at(bare, match.start()))


def _line_at(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
