"""What home may ask of the post mortems of a folder. Knows no file: who opens home has a library that does."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from pmtui.edits.base import Edit
from pmtui.screens.home.rows import Listed


class Late(NamedTuple):
    """An action whose day has passed, in words that name nobody."""

    path: str
    id: str
    due: dt.date
    text: str
    title: str


class Looked(NamedTuple):
    """What a look through all files of the folder found: what is overdue, and rows of those that can't be read."""

    overdue: Sequence[Late] = ()
    unread: Sequence[Listed] = ()


class Library(Protocol):
    """The post mortems of a folder. All but `name_for` wait for a disk: home asks in threads."""

    def listed(self) -> Sequence[Listed]:
        """Return what is in the folder, as far as first lines tell."""

    def look(self, path: str) -> Listed | None:
        """Read one file whole; None where it is not ours any more."""

    def overdue(self) -> Looked:
        """Read all files whole."""

    def change(self, path: str, edit: Edit) -> str:
        """Change a post mortem in its file; return a sentence that says what came of it, also where nothing did."""

    def name_for(self, title: str) -> str:
        """Return the name that a new one would have, from memory: it is asked with each letter."""


class EmptyLibrary:
    """A folder with nothing in it."""

    def listed(self) -> Sequence[Listed]:
        """Nothing."""
        return ()

    def look(self, path: str) -> Listed | None:
        """Nothing."""
        return None

    def overdue(self) -> Looked:
        """Nothing."""
        return Looked()

    def change(self, path: str, edit: Edit) -> str:
        """Nothing."""
        return ""

    def name_for(self, title: str) -> str:
        """Return the title."""
        return title
