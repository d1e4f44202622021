"""A new document and folders for it, for tests that need no terminal."""

import datetime as dt
from pathlib import Path

from pmtui.model.postmortem import PostMortem
from pmtui.storage.folders import AppFolders


def places(folder: Path) -> AppFolders:
    """Give folders of a test's own."""
    return AppFolders(folder / "config", folder / "state", folder / "data")


def blank(title: str = "Broken crate downloads", zone: str = "UTC") -> PostMortem:
    """Give a new post mortem."""
    document = PostMortem(id="pm001", title=title, date=dt.date(2023, 7, 20))
    return document.with_fields("define", zone=zone)
