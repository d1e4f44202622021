"""Disks that a power cut may leave: one folder, replayed call by call, where nothing is on the disk until it was synced.

The data of a file needs a sync of the file, a name (made, renamed, unlinked) one of its folder; a truncation may reach the disk before
all else. Knows no program; `crashstates.py` feeds it what strace saw.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

CALLS = (
    "openat,open,creat,lseek,write,pwrite64,rename,renameat,renameat2,link,linkat,unlink,unlinkat,ftruncate,truncate,"
    "fsync,fdatasync,close,mkdir"
)
LINE = re.compile(rb"^(\d+) +(\d+\.\d+) (\w+)\((.*)\) += (-?\d+)")
BEGUN = re.compile(rb"^(\d+) +(\d+\.\d+) (.*) <unfinished \.\.\.>$")
RESUMED = re.compile(rb"^(\d+) +(\d+\.\d+) <\.\.\. \w+ resumed>(.*)$")
Disk = dict[bytes, bytes]
Change = tuple[str, bytes, bytes, int]  # set NAME, del NAME, or ren OLD to NAME; the inode


def calls(log: Path) -> Iterator[tuple[float, str, bytes, int]]:
    """Yield what strace recorded: moment, call, its arguments, its result; an interrupted call is put together."""
    begun: dict[bytes, bytes] = {}
    for line in log.read_bytes().split(b"\n"):
        if match := BEGUN.match(line):
            begun[match[1]] = match[3]
            continue
        if (match := RESUMED.match(line)) and match[1] in begun:
            line = match[1] + b" " + match[2] + b" " + begun.pop(match[1]) + match[3]
        if match := LINE.match(line):
            yield float(match[2]), match[3].decode(), match[4], int(match[5])


def bytes_of(hexed: bytes) -> bytes:
    r"""Return the bytes of \xNN\xNN."""
    return re.sub(rb"\\x([0-9a-f]{2})", lambda match: bytes([int(match[1], 16)]), hexed)


def strings(arguments: bytes) -> list[bytes]:
    """Return the strings among arguments."""
    return [bytes_of(text) for text in re.findall(rb'"((?:\\x[0-9a-f]{2})*)"', arguments)]


def last_number(arguments: bytes) -> int:
    """Return the last argument."""
    return int(arguments.rsplit(b",", 1)[1])


class Folder:
    """Two views of a folder: as the running system sees it, and as it surely is on the disk."""

    def __init__(self, path: Path, ext4: bool = False) -> None:
        """Start with the files there. With `ext4` the sync of a new file makes its name durable too."""
        self.path, self.ext4, self.count = os.fsencode(path), ext4, 0
        self.seen: dict[int, bytes] = {}
        self.kept: dict[int, bytes] = {}
        self.names: dict[bytes, int] = {}
        self.kept_names: dict[bytes, int] = {}
        self.pending: list[Change] = []
        self.half: dict[int, int] = {}  # where the last unsynced write is torn
        self.open: dict[int, list[int]] = {}  # number: inode, position, whether it appends
        for file in sorted(path.rglob("*")):
            if file.is_file():
                name = os.fsencode(file.relative_to(path))
                self.names[name] = self.kept_names[name] = self._inode(file.read_bytes())

    def _inode(self, data: bytes = b"") -> int:
        self.count += 1
        self.seen[self.count] = self.kept[self.count] = data
        return self.count

    def _name(self, arguments: bytes, number: int = 0) -> bytes:
        """Return the path in the folder of a string argument, `` if it is elsewhere."""
        texts = strings(arguments)
        if number >= len(texts):
            return b""
        bases = [bytes_of(base) for base in re.findall(rb"(?:AT_FDCWD|\d+)<([^>]*)>", arguments)]
        base = bases[min(number, len(bases) - 1)] if bases else b""
        path = os.path.normpath(os.path.join(base, texts[number]))
        return path[len(self.path) + 1 :] if path.startswith(self.path + b"/") else b""

    def apply(self, call: str, arguments: bytes, result: int) -> bool:
        """Apply a call; return whether anything changed."""
        if result < 0:
            return False
        if call in ("openat", "open", "creat"):
            return self._opened(call, arguments, result)
        if call.startswith("rename"):
            return self._changed("ren", self._name(arguments, 1), self._name(arguments, 0))
        if call.startswith("link"):
            return self._changed("set", self._name(arguments, 1), self._name(arguments, 0))
        if call.startswith("unlink"):
            return self._changed("del", self._name(arguments), self._name(arguments))
        file = re.match(rb"(\d+)<([^>]*)>", arguments)
        return self._on_open(call, arguments, result, int(file[1]), bytes_of(file[2])) if file else False

    def _opened(self, call: str, arguments: bytes, result: int) -> bool:
        name, flags = self._name(arguments), arguments.split(b"O_", 1)[-1]
        self.open.pop(result, None)
        if not name or (name not in self.names and b"CREAT" not in flags and call != "creat"):
            return False
        new = name not in self.names
        if new:
            self.names[name] = self._inode()
            self.pending.append(("set", name, b"", self.names[name]))
        inode = self.names[name]
        cut = b"TRUNC" in flags and bool(self.seen[inode])
        if cut:
            self.half[inode], self.seen[inode], self.kept[inode] = 0, b"", b""
        appends = b"APPEND" in flags
        self.open[result] = [inode, len(self.seen[inode]) if appends else 0, int(appends)]
        return new or cut

    def _changed(self, kind: str, name: bytes, source: bytes) -> bool:
        if not name or source not in self.names:
            return False
        change = (kind, name, source if kind == "ren" else b"", self.names[source])
        rename(self.names, change)
        self.pending.append(change)
        return True

    def _on_open(self, call: str, arguments: bytes, result: int, number: int, path: bytes) -> bool:
        file = self.open.get(number)
        if call in ("fsync", "fdatasync"):
            return self._synced_folder(os.path.normpath(path)) if file is None else self._synced(file[0])
        if file is None:
            return False
        if call == "close":
            del self.open[number]
            return False
        if call == "lseek":
            file[1] = result
            return False
        inode, at, appends = file
        if call == "ftruncate":
            length = last_number(arguments)
            self.seen[inode], self.kept[inode] = self.seen[inode][:length], self.kept[inode][:length]
            return True
        data, before = (strings(arguments) or [b""])[0][:result], self.seen[inode]
        at = len(before) if appends else last_number(arguments) if call == "pwrite64" else at
        self.half[inode] = at + len(data) // 2
        self.seen[inode] = before[:at].ljust(at, b"\0") + data + before[at + len(data) :]
        if call == "write":
            file[1] = at + len(data)
        return True

    def _synced(self, inode: int) -> bool:
        self.kept[inode] = self.seen[inode]
        self.half.pop(inode, None)
        if self.ext4:
            self._keep([change for change in self.pending if change[0] == "set" and change[3] == inode])
        return True

    def _synced_folder(self, path: bytes) -> bool:
        if path != self.path and not path.startswith(self.path + b"/"):
            return False
        self._keep([change for change in self.pending if os.path.dirname(os.path.join(self.path, change[1])) == path])
        return True

    def _keep(self, changes: list[Change]) -> None:
        for change in changes:
            rename(self.kept_names, change)
            self.pending.remove(change)

    def disks(self) -> Iterator[tuple[str, Disk]]:
        """Yield the worst disks that a power cut at this moment may leave."""
        torn = {inode: data[: self.half[inode]] if inode in self.half else self.kept[inode] for inode, data in self.seen.items()}
        yield "as it is", of(self.names, self.seen)
        yield "nothing unsynced", of(self.kept_names, self.kept)
        yield "names without data", of(self.names, self.kept)
        yield "data without names", of(self.kept_names, self.seen)
        yield "a torn write", of(self.names, torn)
        for change in self.pending:
            names = dict(self.kept_names)
            rename(names, change)
            yield f"one name alone ({change[0]})", of(names, self.kept)


def of(names: dict[bytes, int], data: dict[int, bytes]) -> Disk:
    """Return a disk: data by name."""
    return {name: data[inode] for name, inode in names.items()}


def rename(names: dict[bytes, int], change: Change) -> None:
    """Apply a change of names."""
    kind, name, old, inode = change
    if kind == "del":
        names.pop(name, None)
        return
    if kind == "ren":
        names.pop(old, None)
    names[name] = inode
