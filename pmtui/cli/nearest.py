"""What to say about a file that could not be used; if it does not exist, which one was probably meant."""

import os
from difflib import get_close_matches

from pmtui.cli.names import COMMANDS, DASH
from pmtui.storage.errors import Broken, Missing, StorageError


def words_of(error: StorageError) -> str:
    """Return the words for an error: with the nearest name for a missing file, with the way back for a broken one."""
    if isinstance(error, Broken) and os.fspath(error.path) != DASH:
        return f"{error}; `pmtui restore FILE` lists what is kept of it"
    return _meant(error) if isinstance(error, Missing) else str(error)


def _meant(error: Missing) -> str:
    name, folder = error.path.name, error.path.parent
    if os.fspath(error.path) == name and (near := get_close_matches(name, COMMANDS, 1, 0.7)):
        return f"{name}: no such file, and no such command; did you mean `pmtui {near[0]}`?"
    try:
        names = [file_name for file_name in os.listdir(folder) if file_name.endswith(".toml")][:1000]
    except OSError:
        names = []
    if near := get_close_matches(name, names, 1, 0.7):
        return f"{error.path}: no such file; did you mean {folder / near[0]}?"
    return str(error)
