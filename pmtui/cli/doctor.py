"""`doctor`: what this terminal and this machine can do for pmtui, and what to do where something is missing.

Pure functions of an environment and a few facts, so that no test needs a terminal. Prints no name of a
person, a machine or a document.
"""

import os
import platform
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pmtui import __version__
from pmtui.cli.errors import DONE, FOUND
from pmtui.cli.output import columns, put, put_json
from pmtui.cli.settings import Configured, configured, tell_slips
from pmtui.cli.world import app_folders, not_terminals
from pmtui.model.text import one_line
from pmtui.shell.clipboard import tools
from pmtui.shell.editor import editor
from pmtui.storage.folders import AppFolders

FINE, NOTE, STOPS = "fine", "note", "stops"
LEAST = (60, 20)
COPIES_WITH = "set -s set-clipboard on"
# What is after the last hyphen of TERM, as Rich reads it.
DEPTHS = {"kitty": "256", "256color": "256", "16color": "16"}


class Found(NamedTuple):
    """One thing checked: `state` is fine, note (works, but less) or stops (prevents opening)."""

    name: str
    value: str
    state: str = FINE
    do: str = ""


class Facts(NamedTuple):
    """The facts about the machine, asked for once."""

    size: tuple[int, int] | None
    missing: tuple[str, ...]  # those of stdin and stderr that are not terminals
    encoding: str
    system: str
    python: str


def doctor(kind: str) -> int:
    """Print the results; return 1 if something prevents opening."""
    settled = configured(Path())
    tell_slips(settled)
    findings = [*examine(os.environ, facts()), *kept(app_folders()), _settings(settled)]
    if kind == "json":
        put_json([{"name": finding.name, "value": finding.value, "state": finding.state, "do": finding.do or None} for finding in findings])
    else:
        put("".join(f"{line}\n" for line in columns([_cells(finding) for finding in findings])))
    return FOUND if any(finding.state == STOPS for finding in findings) else DONE


def _cells(finding: Found) -> tuple[str, str, str]:
    words = f"{finding.value} · {finding.do}" if finding.do else finding.value
    return finding.state, finding.name, one_line(words)


def facts() -> Facts:
    """Return the facts about the machine. stdout may be redirected: the output of doctor is often kept in a file."""
    size = None
    for stream in (sys.stderr, sys.stdin, sys.stdout):
        try:
            columns_, rows = os.get_terminal_size(stream.fileno())
        except (AttributeError, OSError, ValueError):  # closed, or not a terminal
            continue
        size = (columns_, rows)
        break
    missing = tuple(name for name in not_terminals() if name != "stdout")
    # Not `locale`: it would be UTF-8 even if Python was only told to make it so.
    encoding = (os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or "").partition(".")[2].partition("@")[0]
    return Facts(size, missing, encoding, platform.system(), platform.python_version())


def examine(env: Mapping[str, str], of: Facts) -> Iterator[Found]:
    """Check the program, the terminal and what works together with it."""
    yield Found("pmtui", __version__)
    yield Found("python", of.python)
    yield Found("system", of.system)
    if of.missing:
        yield Found("ends", f"{' and '.join(of.missing)} no terminal", STOPS, "run it where you type, without redirecting")
    yield _term(env)
    yield _colours(env)
    yield _size(of.size)
    yield _letters(of)
    yield Found("inside", _inside(env))
    yield _clipboard(env)
    yield _keys(env)
    yield _editor(env)


def _term(env: Mapping[str, str]) -> Found:
    term = env.get("TERM", "")
    if term in ("", "dumb", "unknown"):
        return Found(
            "terminal", f"TERM={term}" if term else "TERM not set", STOPS, "set TERM to your terminal, such as TERM=xterm-256color"
        )
    return Found("terminal", f"TERM={term}")


def depth(env: Mapping[str, str]) -> str:
    """Return how many colours are shown: truecolor, 256, 16, or none."""
    if "NO_COLOR" in env:
        return "none"
    if env.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    return DEPTHS.get(env.get("TERM", "").strip().lower().rpartition("-")[2], "16")


def _colours(env: Mapping[str, str]) -> Found:
    shown = depth(env)
    if shown == "none":
        return Found("colours", "none, since NO_COLOR is set")
    if shown == "16":
        better = "tmux-256color" if "TMUX" in env else "xterm-256color"
        more = f"`set -g default-terminal {better}` in tmux" if "TMUX" in env else f"TERM={better}"
        return Found("colours", shown, NOTE, f"{more} shows more, if the terminal has them")
    term = env.get("COLORTERM", "")
    return Found("colours", f"{shown} (COLORTERM={term})" if term else shown)


def _size(size: tuple[int, int] | None) -> Found:
    if size is None:
        return Found("size", "not known", NOTE, "doctor sees it only in a terminal")
    words = f"{size[0]}x{size[1]}"
    if size[0] < LEAST[0] or size[1] < LEAST[1]:
        return Found("size", words, STOPS, f"make the window {LEAST[0]}x{LEAST[1]} or larger, or its letters smaller")
    return Found("size", words)


def _letters(of: Facts) -> Found:
    if of.encoding.lower().replace("-", "") == "utf8" or (of.system == "Darwin" and not of.encoding):
        return Found("letters", "UTF-8")
    return Found("letters", of.encoding or "not said by LANG", NOTE, "LANG=C.UTF-8 or another UTF-8 says that ● and é can be shown")


def _inside(env: Mapping[str, str]) -> str:
    around = [("tmux", "TMUX"), ("screen", "STY"), ("ssh", "SSH_CONNECTION")]
    return ", ".join(name for name, mark in around if mark in env) or "no tmux, screen or ssh"


def _clipboard(env: Mapping[str, str]) -> Found:
    tool = next(tools(env), None)
    if tool is not None:
        return Found("clipboard", tool[0])
    way = "through the terminal (OSC 52)"
    if "TMUX" in env:
        return Found("clipboard", way, NOTE, f"tmux lets it through after `{COPIES_WITH}`")
    if "STY" in env:
        return Found("clipboard", way, NOTE, "screen does not let it through; x writes the page's file")
    if env.get("TERM_PROGRAM") == "Apple_Terminal" or "VTE_VERSION" in env:
        return Found("clipboard", way, NOTE, "this terminal may not take it; x writes the page's file")
    return Found("clipboard", way)


def _keys(env: Mapping[str, str]) -> Found:
    if env.get("TERM_PROGRAM") == "vscode":
        return Found("keys", "the window keeps ctrl+p and F1 for itself", NOTE, ": and ? outside of a box do the same")
    if "VTE_VERSION" in env:
        return Found("keys", "the window may keep F1 for itself", NOTE, "? outside of a box does the same")
    return Found("keys", "all reach pmtui, as far as is known")


def _editor(env: Mapping[str, str]) -> Found:
    own = editor(env)
    if own.problem:
        value, _, do = own.problem.partition(" · ")
        return Found("editor", value if do else "none", NOTE, do or own.problem)
    return Found("editor", Path(own.command[0]).name)


def kept(where: AppFolders) -> Iterator[Found]:
    """Check the folders and count what is in them; creates nothing."""
    for name, folder, use in (("config", where.config, ""), ("state", where.state, "journals"), ("data", where.data, "the demo")):
        shown = one_line(os.fspath(folder))
        if writable(folder):
            yield Found(name, shown)
        elif use:
            yield Found(name, f"{shown} can not be written", NOTE, f"{use} can not be kept there; see to its owner and rights")
        else:
            yield Found(name, f"{shown} can not be written, and need not be")
    yield Found("journals", str(_count(where.journals, "*.journal")))
    yield Found("locks", f"{_count(where.locks, '*.json')} held or left by a crash")


def _settings(of: Configured) -> Found:
    """Name the settings files that count in this folder, nearest first."""
    shown = ", ".join(one_line(os.fspath(path)) for path in of.files) or "no file of them counts; the usual ones do"
    if not of.slips:
        return Found("settings", shown)
    count = f"{len(of.slips)} things in them do" if len(of.slips) > 1 else "one thing in them does"
    return Found("settings", shown, NOTE, f"{count} not count; stderr says which")


def writable(folder: Path, may: Callable[[Path, int], bool] = os.access) -> bool:
    """Return whether a folder can be written, or created if it does not exist."""
    there = next((above for above in (folder, *folder.parents) if os.path.lexists(above)), folder)
    return there.is_dir() and may(there, os.W_OK | os.X_OK)


def _count(folder: Path, pattern: str) -> int:
    try:
        return sum(1 for _ in folder.glob(pattern))
    except OSError:
        return 0
