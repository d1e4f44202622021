"""The commands that open something: a file, a folder's home, a new post mortem, the demo.

Creates the file first, then passes it to the application, which is imported only here and only
once it is certain to be shown.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from pmtui.cli.errors import DONE, NOT_READ, USAGE, Problem, tell
from pmtui.cli.names import DASH
from pmtui.cli.output import need_stdout, put, put_path
from pmtui.cli.world import app_folders, clock, has_terminal, need_terminal, refuges, zone
from pmtui.storage.config import TEAM

if TYPE_CHECKING:
    import datetime as dt

    from pmtui.model.settings import Settings
    from pmtui.storage.folders import AppFolders


def home(folder: Path, log: Path | None) -> int:
    """Open the home screen of a folder."""
    need_terminal("`pmtui list` prints the post mortems of a folder without one")
    return _launch(None, folder, log)


def open_path(path: Path, log: Path | None) -> int:
    """Open a post mortem, or the home screen of a folder.

    Raises:
        StorageError: there is no such file, or it could not be read.
        Problem: not at a terminal.
    """
    if os.fspath(path) == DASH:
        raise Problem(USAGE, "-: opening needs a file; `pmtui show -` prints what comes on stdin")
    if path.is_dir():
        return home(path, log)
    if path.name == TEAM:
        raise Problem(NOT_READ, f"{path}: the settings of a team, no post mortem; change them in an editor")
    if not has_terminal():
        from pmtui.storage.file import load

        load(path)  # what is wrong with the file matters more than where we run
        need_terminal()
    if not os.path.lexists(path):
        from pmtui.storage.errors import not_read

        raise not_read(path, FileNotFoundError())
    return _launch(path, path.parent, log)


def new(title: str, day: str | None, zone_name: str | None, target: Path | None, no_open: bool, log: Path | None) -> int:
    """Create a post mortem and open it."""
    if no_open:
        need_stdout()
    date = _date(day)
    where = Path() if target is None or os.fspath(target) == DASH else target.parent
    named = _zone(zone_name, where, tells=no_open)
    if not no_open:
        need_terminal("--no-open makes the file and prints its path")
    from random import SystemRandom

    from pmtui.formats.file.toml import render
    from pmtui.model.ids import make_id
    from pmtui.model.postmortem import PostMortem

    document = PostMortem(id=make_id(SystemRandom(), ()), title=title, date=date).with_fields("define", zone=named)
    return _made(render(document), target, Path(), date, document.title, no_open, log)


def demo(target: Path | None, no_open: bool, log: Path | None) -> int:
    """Create a copy of the demo and open it."""
    if no_open:
        need_stdout()
    else:
        need_terminal("--no-open makes the copy and prints its path")
    import datetime as dt
    from random import SystemRandom

    from pmtui.demo import text
    from pmtui.formats.file.toml import parse
    from pmtui.model.ids import make_id
    from pmtui.storage import atomic
    from pmtui.storage.errors import not_written

    folder = app_folders().data
    if target is None:
        try:
            atomic.private_folder(folder)
        except OSError as error:
            raise not_written(folder, error) from None
    day = parse(text()).document.date
    date = day if isinstance(day, dt.date) else clock()().date()
    return _made(text(make_id(SystemRandom(), ())), target, folder, date, "demo", no_open, log)


def _made(text: str, target: Path | None, folder: Path, date: "dt.date", title: str, no_open: bool, log: Path | None) -> int:
    """Write a new file; then open it, or print its path."""
    from pmtui.storage.file import create_new
    from pmtui.storage.folder import create

    if target is not None and os.fspath(target) == DASH:
        put(text)
        return DONE
    if target is None:
        path = create(folder, date, title, text)
    else:
        create_new(target, text)
        path = target
    if no_open:
        put_path(path)
        return DONE
    # A post mortem begun from the demo belongs in the current folder, not in the demo's.
    return _launch(path, Path() if target is None else path.parent, log)


def _launch(path: Path | None, folder: Path, log: Path | None) -> int:
    where, now = app_folders(), clock()
    # These would write keys to a file or open a socket.
    for name in ("TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_DEVTOOLS"):
        os.environ.pop(name, None)
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    if "SSH_CONNECTION" not in os.environ:
        os.environ.setdefault("TEXTUAL_FPS", "120")
    note = None
    if log is not None:
        from pmtui.cli.log import noter

        note = noter(log)
    from pmtui.cli import early

    put_back = early.hold_keys()
    painted = path is not None and os.access(path, os.R_OK) and early.paint(_light(where, path))
    try:
        from pmtui.run import run_app

        return run_app(
            path=path,
            folder=folder,
            places=where,
            now=now,
            note=note,
            zone=lambda: zone(settled=lambda: _settled_zone(folder))[0],
            settings=_settings,
            restore=lambda: early.leave(put_back),
            refuges=refuges,
        )
    except BaseException:
        if painted:
            early.take_back()
        raise
    finally:
        put_back()


def _light(where: "AppFolders", path: Path) -> bool:
    """Return whether the light theme is shown: as chosen in the application, else as in the settings."""
    from pmtui.cli.settings import configured, folder_of
    from pmtui.storage.folders import read_settings

    chosen = read_settings(where).get("theme") or f"pmtui-{configured(folder_of(path)).settings.theme}"
    return bool(chosen == "pmtui-light")


def _settings(path: Path | None, folder: Path) -> "tuple[Settings, str]":
    """Return the settings for a document or for home, and what the foot says about them."""
    from pmtui.cli.settings import configured, folder_of

    configuration = configured(folder if path is None else folder_of(path))
    return configuration.settings, configuration.foot()


def _date(words: str | None) -> "dt.date":
    if words is None:
        return clock()().date()
    from pmtui.model.time.days import read_near

    today = clock()().date()
    day = read_near(words, today)
    if day is None:
        raise Problem(USAGE, f"--date: `{words}` is no day; write one such as {today}")
    return day


def _settled_zone(folder: Path, tells: bool = False) -> str:
    from pmtui.cli.settings import configured, tell_slips

    configuration = configured(folder)
    if tells:
        tell_slips(configuration)
    return configuration.settings.zone


def _zone(asked: str | None, folder: Path, tells: bool) -> str:
    """Return the zone of a new document; opening it next reports invalid settings."""
    from pmtui.model.time.zones import zone_called

    if asked is None:
        name, words = zone(settled=lambda: _settled_zone(folder, tells))
        if words:
            tell(words)
        return name
    if zone_called(asked) is None:
        from difflib import get_close_matches
        from zoneinfo import available_timezones

        near = get_close_matches(asked, available_timezones(), 1)
        like = f"did you mean {near[0]}?" if near else "write one such as Europe/Lisbon, America/New_York, UTC"
        raise Problem(USAGE, f"--zone: `{asked}` is an unknown time zone here; {like}")
    return asked
