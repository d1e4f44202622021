"""The settings that count for a folder: its team's files and the person's own, read and merged.

Loaded only by what needs settings: opening, `new`, `check`, `paths`, `doctor`. Without a settings
file, nothing that parses one is loaded either.
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
MOST_TOLD = 20  # slips shown of all files; if there are more, these come first


class Told(NamedTuple):
    """A slip and where it is."""

    path: Path
    words: str
    line: int | None = None

    def said(self, name: str) -> str:
        """Return it as one line with this name for the file."""
        return f"{name}:{self.line}: {self.words}" if self.line is not None else f"{name}: {self.words}"


class Configured(NamedTuple):
    """Settings, the files they come from, nearest first, and what in them is invalid."""

    settings: Settings = USUAL
    files: tuple[Path, ...] = ()
    slips: tuple[Told, ...] = ()

    def foot(self) -> str:
        """Return in one row what is invalid, for a screen that everybody may see: a file's name, no path."""
        names = {slip.path.name for slip in self.slips}
        words = "".join(slip.said(slip.path.name) for slip in self.slips)
        if len(self.slips) < 2 and len(words) <= FOOT:
            return words
        name = names.pop() if len(names) == 1 else "settings"
        return f"{name}: {len(self.slips)} not understood · pmtui check names {'them' if len(self.slips) > 1 else 'it'}"


def configured(folder: Path) -> Configured:
    """Read the settings for documents in a folder; whatever the files hold, this raises nothing."""
    settings_files = sources(folder, app_folders().config)
    if not settings_files:
        return Configured()
    from pmtui.formats.settings import parse

    own, team, files, slips = USUAL, [], [], []
    for source in settings_files:
        if source.problem:
            slips.append(Told(source.path, source.problem))
            continue
        parsed = parse(source.data, _moments)
        slips += [Told(source.path, slip.words, slip.line) for slip in parsed.slips]
        if parsed.counts:
            files.append(source.path)
        if source.own:
            own = parsed.settings
        else:
            team.append(parsed.settings)
    return Configured(joined(own, team), tuple(files), tuple(slips))


def tell_slips(of: Configured, told: Collection[Told] = ()) -> None:
    """Report invalid settings on stderr, one per line, except those in `told`."""
    slips = [slip for slip in of.slips if slip not in told]
    for slip in slips[:MOST_TOLD]:
        tell(slip.said(os.fspath(slip.path)))
    if len(slips) > MOST_TOLD:
        tell(f"{os.fspath(slips[-1].path)}: {len(slips) - MOST_TOLD} more settings do not count")


def folder_of(path: Path) -> Path:
    """Return the folder in which a document really is, links resolved."""
    try:
        return Path(os.path.realpath(path)).parent
    except (OSError, ValueError):
        return path.parent


def _moments(step: str) -> Collection[str]:
    from pmtui.guide.guide import MOMENTS

    return MOMENTS[step]
