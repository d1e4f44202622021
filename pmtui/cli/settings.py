"""The settings that count for a folder: its team's files and the person's own, read and joined.

Loaded only by what needs settings: opening, `new`, `check`, `paths`, `doctor`. Where there is no such
file, nothing that reads one is loaded either.
"""

import os
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from pmtui.cli.errors import tell
from pmtui.cli.world import app_folders
from pmtui.model.settings import USUAL, Settings, joined
from pmtui.storage.config import sources

FOOT = 54  # cells beside the state of saving, on 80 columns
MOST_TOLD = 20  # slips of all files; who has more begins with these


class Told(NamedTuple):
    """A slip and where it is."""

    path: Path
    words: str
    line: int | None = None

    def said(self, name: str) -> str:
        """Give it as one line that calls the file so."""
        return f"{name}:{self.line}: {self.words}" if self.line is not None else f"{name}: {self.words}"


class Configured(NamedTuple):
    """Settings, the files they come from, nearest first, and what in them does not count."""

    settings: Settings = USUAL
    files: tuple[Path, ...] = ()
    slips: tuple[Told, ...] = ()

    def foot(self) -> str:
        """Say in a row what does not count, for a screen that all may see: a file's name, no path."""
        names = {slip.path.name for slip in self.slips}
        said = "".join(slip.said(slip.path.name) for slip in self.slips)
        if len(self.slips) < 2 and len(said) <= FOOT:
            return said
        name = names.pop() if len(names) == 1 else "settings"
        return f"{name}: {len(self.slips)} not understood · pmtui check names {'them' if len(self.slips) > 1 else 'it'}"


def configured(folder: Path) -> Configured:
    """Read the settings for documents of a folder; whatever the files hold, this raises nothing."""
    found = sources(folder, app_folders().config)
    if not found:
        return Configured()
    from pmtui.formats.settings import parse

    own, team, files, slips = USUAL, [], [], []
    for source in found:
        if source.problem:
            slips.append(Told(source.path, source.problem))
            continue
        made = parse(source.data, _moments)
        slips += [Told(source.path, slip.words, slip.line) for slip in made.slips]
        if made.counts:
            files.append(source.path)
        if source.own:
            own = made.settings
        else:
            team.append(made.settings)
    return Configured(joined(own, team), tuple(files), tuple(slips))


def tell_slips(of: Configured, told: Collection[Told] = ()) -> None:
    """Say on stderr what does not count, a line each; not again what was `told` before."""
    slips = [slip for slip in of.slips if slip not in told]
    for slip in slips[:MOST_TOLD]:
        tell(slip.said(os.fspath(slip.path)))
    if len(slips) > MOST_TOLD:
        tell(f"{os.fspath(slips[-1].path)}: {len(slips) - MOST_TOLD} more settings do not count")


def folder_of(path: Path) -> Path:
    """Give the folder in which a document truly lies: that of the file itself, behind all links."""
    try:
        return Path(os.path.realpath(path)).parent
    except (OSError, ValueError):
        return path.parent


def _moments(step: str) -> Collection[str]:
    from pmtui.guide.guide import MOMENTS

    return MOMENTS[step]
