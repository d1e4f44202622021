"""Keep both texts when somebody else changed the file: theirs stays, ours goes beside it under a name that says so."""

import datetime as dt
import os
import stat
from pathlib import Path

from pmtui.storage import atomic
from pmtui.storage.errors import Refused

_MOST_NAMES = 1000


def keep_both(path: Path, data: bytes, facts: os.stat_result) -> tuple[Path, os.stat_result]:
    """Write ours beside the file with these `facts`; return its path and what it looks like.

    Raises:
        OSError: nothing was made.
        Refused: too many copies are there.
    """
    # Named after the moment the other text was written: no clock is read here.
    moment = dt.datetime.fromtimestamp(facts.st_mtime_ns // 10**9, dt.UTC)
    stem = path.stem.encode()[:180].decode(errors="ignore")
    for number in range(1, _MOST_NAMES):
        again = f"-{number}" if number > 1 else ""
        beside = path.with_name(f"{stem}.conflict-{moment:%Y%m%dT%H%M%SZ}{again}.toml")
        try:
            return beside, atomic.create(beside, data, mode=stat.S_IMODE(facts.st_mode) & 0o777)
        except FileExistsError:
            there = os.stat(beside)
            if stat.S_ISREG(there.st_mode) and there.st_size == len(data) and beside.read_bytes() == data:
                return beside, there  # ours already: the program ended before that was noted
    raise Refused(path, "somebody else changed this file, and there are too many copies beside it")
