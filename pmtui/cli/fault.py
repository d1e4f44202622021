"""An internal error: a report without locals and without anybody's words, one line, exit code 70."""

import os
import platform
import traceback
from pathlib import Path

from pmtui import __version__
from pmtui.cli.errors import FAULT, tell


def report(fault: BaseException) -> int:
    """Write the report to the state folder, print where it is, and return the exit code."""
    try:
        where = f"report: {_written(fault)}"
    except Exception:  # whatever it is, the line below must be printed
        where = "the report could not be written"
    tell(f"an internal error ended it ({type(fault).__name__}); your files are as they were; {where}")
    return FAULT


def _written(fault: BaseException) -> Path:
    from pmtui.cli.world import app_folders
    from pmtui.storage import atomic

    lines = [
        f"pmtui {__version__}",
        f"python {platform.python_version()} on {platform.system()}",
        f"terminal {os.environ.get('TERM', '')}",
        "",
    ]
    # Only names of files, functions and types: the message of an exception may quote the document.
    for frame in traceback.extract_tb(fault.__traceback__):
        lines.append(f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}")
    lines.append(type(fault).__name__)
    path = atomic.private_folder(app_folders().state / "reports") / f"report-{os.getpid()}.txt"
    atomic.replace(path, "\n".join([*lines, ""]).encode("utf-8"))
    return path
