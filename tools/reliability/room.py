"""A private folder for one run: a document, and everything that a program may remember elsewhere.

    docs/incident.toml    the document, 0600 as pmtui makes its own
    home/ tmp/            HOME and TMPDIR
    state/ config/ ...    XDG_*_HOME

So a harness sees each file that a run leaves, and two runs at once see nothing of one another.
"""

import os
import shlex
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = Path(__file__).with_name("template.toml")
NAME = "incident.toml"
COMMAND = "{python} -m pmtui {doc}"


class Room:
    """One folder, its document and its environment."""

    def __init__(self, workdir: str | Path | None = None, template: str | Path | None = TEMPLATE, prefix: str = "room-") -> None:
        """Create it. The work folder may be relative: the program runs elsewhere, so it is resolved from here."""
        place = Path(workdir or tempfile.gettempdir()).resolve()
        place.mkdir(parents=True, exist_ok=True)
        self.path = Path(tempfile.mkdtemp(prefix=prefix, dir=place))
        self.docs, self.home, self.tmp, self.state = (self.path / name for name in ("docs", "home", "tmp", "state"))
        for folder in (self.docs, self.home, self.tmp):
            folder.mkdir(mode=0o700)
        self.document = self.docs / NAME
        if template is not None:
            lay(Path(template).read_bytes(), self.document)
        self.env = {f"XDG_{name.upper()}_HOME": str(self.path / name) for name in ("state", "config", "data", "cache")}
        self.env |= {"HOME": str(self.home), "TMPDIR": str(self.tmp), "XDG_RUNTIME_DIR": str(self.tmp)}
        self.env["PYTHONPATH"] = str(ROOT)

    def argv(self, command: str) -> list[str]:
        """Return the words of a command; `{doc}`, `{dir}` and `{python}` stand for the document, its folder, our Python."""
        return words_of(command, doc=str(self.document), dir=str(self.docs))

    def written(self) -> bytes:
        """Return the document; empty if it does not exist."""
        return read(self.document)

    def files(self) -> Iterator[Path]:
        """Return every file of the run."""
        return (path for path in sorted(self.path.rglob("*")) if path.is_file() and not path.is_symlink())

    def open_to_others(self, words: list[bytes]) -> list[str]:
        """Return the files that hold one of the words and that others may read."""
        return [
            f"{path.relative_to(self.path)} is {path.stat().st_mode & 0o777:o}"
            for path in self.files()
            if path.stat().st_mode & 0o077 and any(word in read(path) for word in words)
        ]

    def clear(self) -> None:
        """Delete it."""
        shutil.rmtree(self.path, ignore_errors=True)


def words_of(command: str, **meant: str) -> list[str]:
    """Split a command into words, with its `{names}` replaced."""
    out = shlex.split(command)
    for name, value in {"python": sys.executable, **meant}.items():
        out = [word.replace("{" + name + "}", value) for word in out]
    return out


def lay(data: bytes, path: Path) -> None:
    """Write a new private file, whatever the umask."""
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(fd, "wb") as stream:
        stream.write(data)


def read(path: Path) -> bytes:
    """Return the bytes of a file; none if it does not exist."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def parses(data: bytes) -> bool:
    """Return whether this is a document: TOML, and not empty."""
    try:
        return bool(tomllib.loads(data.decode("utf-8")))
    except (ValueError, RecursionError):
        return False
