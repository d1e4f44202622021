"""Paths that are not plain files, or have strange names: created for each run, in a folder of its own.

When run as root, an unreadable file is opened as nobody.
"""

import os
import socket
from pathlib import Path
from typing import Any

from room import NAME, lay

NOBODY = 65534
SPECIAL = {
    "missing file": "either",
    "directory": "reject",
    "fifo": "reject",
    "dev_zero symlink": "reject",
    "dev_full symlink": "reject",
    "dev_tty symlink": "reject",
    "socket": "reject",
    "symlink loop": "reject",
    "dangling symlink": "either",
    "symlink to valid": "open",
    "hard link": "open",
    "unreadable (as nobody)": "reject",
    "read-only file": "open",
    "read-only folder (as nobody)": "either",
    "name with ESC": "either",
    "name with newline": "either",
    "name with bidi": "either",
    "name not UTF-8": "either",
    "name starting with dash": "either",
    "name 250 bytes": "either",
    "name with markup": "open",
    "stale tmp symlink beside": "open",
    "huge sparse 10 GB": "reject",
    "proc self mem": "reject",
}
TARGETS = {
    "dev_zero symlink": "/dev/zero",
    "dev_full symlink": "/dev/full",
    "dev_tty symlink": "/dev/tty",
    "symlink loop": NAME,
    "dangling symlink": "nowhere",
    "proc self mem": "/proc/self/mem",
}
NAMES = {
    "name with ESC": b"a\x1b]0;PWNED\x07b.toml",
    "name with newline": b"a\nb.toml",
    "name with bidi": "a\u202elmot.x.toml".encode(),
    "name not UTF-8": b"a\xff\xfeb.toml",
    "name starting with dash": b"-rf.toml",
    "name 250 bytes": b"n" * 245 + b".toml",
    "name with markup": b"a[red]b[nope]c.toml",
}


def place(case: dict[str, Any], corpus: str, folder: str) -> tuple[str, int | None]:
    """Create a case in its folder; return its path, and whom to run the program as (None: as we are)."""
    name, path, source = case["special"], Path(folder) / NAME, Path(corpus)
    if not name:
        lay((source / case["file"]).read_bytes(), path)
        return str(path), None
    valid = (source / "template.valid").read_bytes()
    if name in TARGETS:
        path.symlink_to(TARGETS[name])
    elif name == "directory":
        path.mkdir()
    elif name == "fifo":
        os.mkfifo(path)
    elif name == "socket":
        with socket.socket(socket.AF_UNIX) as unix_socket:
            unix_socket.bind(str(path))
    elif name in ("symlink to valid", "hard link"):
        real = path.with_name("real.toml")
        lay(valid, real)
        path.symlink_to(real.name) if name == "symlink to valid" else path.hardlink_to(real)
    elif name == "huge sparse 10 GB":
        with open(path, "wb") as stream:
            stream.truncate(10 << 30)
    elif name in NAMES:
        path = Path(folder) / os.fsdecode(NAMES[name])
        lay(valid, path)
    elif name != "missing file":
        lay(valid, path)
    return str(path), _permissions(name, path)


def _permissions(name: str, path: Path) -> int | None:
    nobody = NOBODY if os.getuid() == 0 else None
    if name == "read-only file":
        path.chmod(0o444)
    elif name == "stale tmp symlink beside":
        for beside in (f"{path.name}.tmp", f".{path.name}.tmp"):
            path.with_name(beside).symlink_to("/etc/hostname")
    elif name == "unreadable (as nobody)":
        path.chmod(0)
        path.parent.chmod(0o755)
        return nobody
    elif name.startswith("read-only folder"):
        path.chmod(0o644)
        path.parent.chmod(0o555)
        return nobody
    return None
