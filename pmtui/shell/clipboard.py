"""Copying: the machine's own tool when the terminal is local, else through the terminal itself (OSC 52)."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping

TOOLS = (("pbcopy",), ("wl-copy",), ("xclip", "-selection", "clipboard"), ("xsel", "-ib"), ("clip",))
LIMIT = 74_994  # bytes that terminals take through OSC 52
PATIENCE = 2.0  # seconds


def tools(env: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Return the tools of this machine that would copy to where the person is, best first."""
    if "SSH_CONNECTION" in env:
        return
    for tool in TOOLS:
        if tool[0] in ("wl-copy", "xclip", "xsel") and not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")):
            continue
        if shutil.which(tool[0], path=env.get("PATH")):
            yield tool


def copy(text: str, through_terminal: Callable[[str], None]) -> str:
    """Copy a text; give the words that say how it went.

    A tool of the machine is of no use over SSH: it would copy there, not here.
    """
    data = text.encode("utf-8", "replace")
    for tool in tools(os.environ):
        if _ran(tool, data):
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
