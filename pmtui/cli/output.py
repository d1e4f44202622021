"""Write to stdout: data as UTF-8, words for people with control characters made visible.

A full disk behind stdout is a problem with its own exit code; a reader that went away is no problem.
"""

import errno
import json
import math
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any
from unicodedata import east_asian_width

from pmtui.cli import streams
from pmtui.cli.errors import NOT_WRITTEN, Problem


def put(text: str) -> None:
    """Write text as it is, in UTF-8."""
    put_bytes(text.encode("utf-8", "backslashreplace"))


def put_bytes(data: bytes) -> None:
    """Write bytes.

    Raises:
        BrokenPipeError: nobody reads any more.
        Problem: they could not be written.
    """
    if not data:
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise not_put(error) from None


def not_put(error: OSError) -> Problem:
    """Return the problem to report when stdout takes nothing; nothing more is written to it."""
    streams.give_up(1)
    closed = error.errno == errno.EBADF
    return Problem(
        NOT_WRITTEN, f"stdout: could not be written: {'it is closed; lead it somewhere, such as > FILE' if closed else why(error)}"
    )


def need_stdout() -> None:
    """Continue only if a printed name can be read.

    Raises:
        Problem: stdout is closed.
    """
    if streams.is_closed_out():
        raise not_put(OSError(errno.EBADF, ""))


def why(error: OSError) -> str:
    """Return the reason why something could not be written, in words."""
    return "the disk is full; make some room" if error.errno == errno.ENOSPC else os.strerror(error.errno or 0)


def put_path(path: "os.PathLike[str]") -> None:
    """Write a path alone on its line, byte for byte."""
    put_bytes(os.fsencode(path) + b"\n")


def put_json(value: Any) -> None:
    """Write JSON in ASCII."""
    try:
        text = json.dumps(value, indent=2, allow_nan=False)
    except ValueError:  # a NaN or infinity from a hand-made file
        text = json.dumps(_finite(value), indent=2)
    put(text + "\n")


def _finite(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    return [_finite(item) for item in value] if isinstance(value, list) else value


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows as lines with aligned columns; the last column is not padded."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell + " " * (width - _width(cell)) for cell, width in zip(row[:-1], widths, strict=False)]
        yield "  ".join([*cells, row[-1]]).rstrip()


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
