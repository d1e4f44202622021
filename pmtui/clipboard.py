"""Copying: the machine's own tool when the terminal is local, else through the terminal itself (OSC 52)."""

import os
import shutil
import subprocess
from collections.abc import Callable

TOOLS = (("pbcopy",), ("wl-copy",), ("xclip", "-selection", "clipboard"), ("xsel", "-ib"), ("clip",))
LIMIT = 74_994  # bytes that terminals take through OSC 52
PATIENCE = 2.0  # seconds


def copy(text: str, through_terminal: Callable[[str], None]) -> str:
    """Copy a text; give the words that say how it went.

    A tool of the machine is of no use over SSH: it would copy there, not here.
    """
    data = text.encode("utf-8", "replace")
    if "SSH_CONNECTION" not in os.environ:
        for tool in TOOLS:
            if tool[0] in ("wl-copy", "xclip", "xsel") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
                continue
            if shutil.which(tool[0]) and _ran(tool, data):
                return f"copied with {tool[0]}"
    if len(data) > LIMIT:
        return "too long to copy through the terminal · x writes the file"
    through_terminal(text)
    return "copied through the terminal, if it allows that"


def _ran(tool: tuple[str, ...], data: bytes) -> bool:
    try:
        return subprocess.run(tool, input=data, timeout=PATIENCE, check=False, capture_output=True).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
