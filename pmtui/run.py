"""Opening a post mortem in the terminal, and leaving it in order whatever happens.

Signals save and restore the terminal; an internal error leaves a report without anybody's
words, one line, and exit code 70. The next document is opened in the same process.
"""

import asyncio
import contextlib
import datetime as dt
import gc
import io
import os
import platform
import random
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pmtui import __version__
from pmtui.formats.file.toml import parse, render
from pmtui.model.ids import make_id
from pmtui.model.postmortem import PostMortem
from pmtui.model.settings import USUAL, Settings
from pmtui.model.text import one_line
from pmtui.plainer import is_utf8, signs
from pmtui.session.autosave import Autosave
from pmtui.shell.leaving import Watch
from pmtui.storage import atomic, folder
from pmtui.storage.errors import CannotWrite, Refused, StorageError
from pmtui.storage.file import load
from pmtui.storage.folders import AppFolders, read_settings
from pmtui.storage.lock import Lock, try_lock
from pmtui.storage.refuge import ELSEWHERE, KEPT, NOWHERE, SAVED, Left

if TYPE_CHECKING:
    from pmtui.app import PmtuiApp
    from pmtui.screens.window.messages import OpenRequested

FAULT = 70
OWN = "a copy to try things in · ctrl+g + begins your own"


def run_app(
    path: Path | None,
    folder: Path,
    places: AppFolders,
    now: Callable[[], dt.datetime],
    note: Callable[[str], None] | None = None,
    zone: Callable[[], str] = lambda: "UTC",
    settings: Callable[[Path | None, Path], tuple[Settings, str]] = lambda path, folder: (USUAL, ""),
    restore: Callable[[], None] = lambda: None,
    refuges: Callable[[], Sequence[Path]] = tuple,
) -> int:
    """Open a post mortem, or for None the folder's home; give the exit code.

    `settings` gives those of a document or a folder, and what of them does not count, in words for the foot.
    `restore` puts the terminal back where the driver can not, from any thread. `refuges` gives folders for words
    that nothing else takes.

    Raises:
        StorageError: the first document could not be opened; nothing was shown yet.
    """
    here = path
    first = True
    while True:
        try:
            code, wanted = _open(here, folder, places, now, note, settings(here, folder), restore, refuges)
        except StorageError as error:
            if first:
                raise
            print(f"pmtui: {one_line(str(error))}", file=sys.stderr)
            return error.code
        first = False
        if wanted is None:
            return code
        here = _next(wanted, folder, places, now, zone)


def _next(wanted: "OpenRequested", where: Path, places: AppFolders, now: Callable[[], dt.datetime], zone: Callable[[], str]) -> Path:
    if wanted.path:
        return Path(wanted.path)
    today, fresh = now().date(), make_id(random.SystemRandom(), ())
    if wanted.demo:
        from pmtui.demo import text

        said = parse(text()).document.date
        return folder.create(atomic.private_folder(places.data), said if isinstance(said, dt.date) else today, "demo", text(fresh))
    document = PostMortem(id=fresh, title=wanted.title, date=today)
    return folder.create(where, today, wanted.title, render(document.with_fields("define", zone=zone())))


def _open(
    path: Path | None,
    where: Path,
    places: AppFolders,
    now: Callable[[], dt.datetime],
    note: Callable[[str], None] | None,
    settled: tuple[Settings, str],
    restore: Callable[[], None],
    refuges: Callable[[], Sequence[Path]],
) -> "tuple[int, OpenRequested | None]":
    from pmtui.app import PmtuiApp
    from pmtui.library import FolderLibrary
    from pmtui.widgets.terminal import guard
    from pmtui.widgets.writer import stand_in

    lock: Lock | None = None
    keeper: Autosave | None = None
    if path is not None:
        opened = load(path)
        lock = try_lock(places, opened.path, {"pid": os.getpid()})
        if lock is None:
            raise Refused(path, "open in another pmtui; close it there, then open it here")
        keeper = Autosave(places, opened)
        if opened.path.parent == places.data.resolve() and not keeper.notice:
            keeper.notice = OWN

    def folders() -> list[Path]:
        return [*([keeper.path.parent] if keeper is not None else []), places.state, *refuges()]

    guard()
    stand_in()
    with Watch(lambda number: _rescue(keeper, folders(), number), restore) as watch:
        app = PmtuiApp(
            keeper,
            now,
            str(read_settings(places).get("theme", "")),
            _after_paint,
            FolderLibrary(where, places, now),
            note or (lambda name: None),
            *settled,
            folders,
            lambda: _listen(app, watch),
        )
        _fit(app, watch)
        try:
            app.run(mouse=bool(read_settings(places).get("mouse", True)))
        finally:
            watch.leave = None
            if app.departure.left is None and keeper is not None:
                app.departure.left = keeper.leave_at_once(folders())
            if lock is not None:
                lock.release()
        if words := _words(app.departure.left, path):
            with contextlib.suppress(OSError):
                print(words, file=sys.stderr, flush=True)
        if app.departure.fault is not None:
            _report(places, app.departure.fault, app.departure.left)
            return FAULT, None
        return app.return_code or 0, app.departure.next


def _listen(app: "PmtuiApp", watch: Watch) -> None:
    def leave(number: int) -> None:
        app.call_later(app.leave_by_signal, number)

    watch.loop, watch.leave = asyncio.get_running_loop(), leave


def _rescue(keeper: Autosave | None, folders: Sequence[Path], number: int) -> tuple[int, str]:
    """See to the words when leaving hangs; return the exit code and what to say."""
    left = keeper.rescue(folders) if keeper is not None else Left()
    words = _words(left, keeper.path if keeper is not None else None)
    return CannotWrite.code if left.how == NOWHERE else 128 + number, words


def _words(left: Left | None, path: Path | None) -> str:
    """Return what is said of words that are not in the file: where they are, and why."""
    if left is None or left.how == SAVED or path is None:
        return ""
    where = {
        KEPT: "the words are kept and come back when it is opened again",
        ELSEWHERE: f"the words are in {one_line(str(left.path))}",
        NOWHERE: "the words since the last save are in no file",
    }[left.how]
    why = f" ({left.why})" if left.why else ""
    return f"pmtui: {one_line(path.name)}: NOT SAVED{why}; {where}"


def _fit(app: "PmtuiApp", watch: Watch) -> None:
    """Draw with the colours and signs that the terminal has; what its encoding has not is a `?` for each cell."""
    from pmtui.widgets.driver import steady
    from pmtui.widgets.glyph_width import fixed_width_driver

    driver = fixed_width_driver(steady(app.driver_class, watch.closed, app.terminal.caught_up))
    written = sys.__stderr__
    encoding = written.encoding if written is not None else "utf-8"
    if isinstance(written, io.TextIOWrapper) and not is_utf8(encoding):
        written.reconfigure(errors="replace")
    depth = {"truecolor": 0, "windows": 0, "256": 256}.get(app.console.color_system or "", 16)
    app.fit(depth, signs(os.environ.get("TERM", ""), encoding), encoding, driver)


def _after_paint() -> None:
    """What a window brought with it stays for good: the collector need not look through it with each key.

    It was off while the modules came in; later, what was only passing goes first.
    """
    if gc.isenabled():
        gc.collect(1)
    gc.freeze()
    gc.enable()


def _report(places: AppFolders, fault: BaseException, left: Left | None) -> None:
    """Write what went wrong, without locals and without anybody's words; say where."""
    frames = traceback.extract_tb(fault.__traceback__)
    lines = [
        f"pmtui {__version__}",
        f"python {platform.python_version()} on {platform.system()}",
        f"terminal {os.environ.get('TERM', '')}",
        "",
    ]
    lines += [f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    lines.append(type(fault).__name__)
    said = "the report could not be written"
    with contextlib.suppress(OSError):
        place = atomic.private_folder(places.state / "reports") / f"report-{os.getpid()}.txt"
        atomic.replace(place, "\n".join([*lines, ""]).encode("utf-8"))
        said = f"report: {place.name} in the state folder (`pmtui paths`)"
    kept = "" if left is not None and left.how in (ELSEWHERE, NOWHERE) else "your words are kept, open the file again. "
    print(f"pmtui: an internal error ended it; {kept}{said}", file=sys.stderr)
