#!/usr/bin/env python3
"""Power cuts: what could be on the disk if the power failed at any moment, and is it enough?

    crashstates.py --script enter --tokens 8 --reopen 20

A program is run once under strace while somebody types. Its calls in one folder (HOME and all of XDG lie in it too) are replayed in a
model where nothing is durable until it is synced (disks.py); after each call the worst disks are made. On each distinct one the
document, once it was ever durable, must be there and parse, and every word older than the grace must be somewhere. A journal may hold a
word in pieces: so a disk on which one is not found as it was typed is opened with the program, which must show it; besides, a sample
of `--reopen` others. They are opened at the path that the words were typed at, as a journal is kept for it. Needs strace.
"""

import argparse
import hashlib
import json
import os
import shutil
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from disks import CALLS, Disk, Folder, calls
from keyscript import Script, ScriptError, load
from ptydrive import Session
from room import COMMAND, NAME, TEMPLATE, Room, lay, parses, words_of

STRACE = ["strace", "-f", "-y", "-ttt", "-s", "20000000", "-xx", "-e", f"trace={CALLS}", "-e", "signal=none"]


@dataclass
class Found:
    """One distinct disk: its files, the words due on it, and how it came about."""

    kind: str
    after: str
    disk: Disk
    due: list[bytes]

    @property
    def missing(self) -> list[bytes]:
        """The words that are due and are in no file as they were typed."""
        whole = b"\0".join(self.disk.values())
        return [word for word in self.due if word not in whole]


@dataclass
class Cuts:
    """All distinct disks of a run."""

    grace_s: float
    words: list[tuple[bytes, float]]
    found: list[Found] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    ever: bool = False
    _seen: set[bytes] = field(default_factory=set)

    def look(self, at: float, folder: Folder, after: str) -> None:
        """Make the disks of this moment, and examine the new ones."""
        document = NAME.encode()
        self.ever = self.ever or parses(folder.kept.get(folder.kept_names.get(document, -1), b""))
        due = [word for word, typed in self.words if at - typed > self.grace_s]
        for kind, disk in folder.disks():
            digest = hashlib.sha1(repr(sorted(disk.items())).encode() + b"".join(due)).digest()
            if digest in self._seen:
                continue
            self._seen.add(digest)
            self.found.append(Found(kind, after, disk, due))
            if document not in disk and self.ever:
                self.faults[f"{kind}: the document is gone"] += 1
            elif document in disk and not parses(disk[document]):
                self.faults[f"{kind}: the document does not parse"] += 1


class Stage:
    """The folder in which the words are typed and every disk is opened: always at the same path."""

    def __init__(self, given: argparse.Namespace, script: Script) -> None:
        """Copy the template there."""
        self.given, self.script = given, script
        self.room = Room(given.workdir, None, "power-")
        self.folder, self.log = self.room.path / "disk", self.room.path / "strace.log"
        self.fill({NAME.encode(): Path(given.template).read_bytes()})
        self.env = {name: str(self.folder) for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
        self.env = {**self.room.env, **self.env}
        self.argv = words_of(given.cmd, doc=str(self.folder / NAME), dir=str(self.folder))

    def fill(self, disk: Disk) -> None:
        """Replace its contents by those of a disk."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(mode=0o700)
        for name, data in disk.items():
            path = self.folder / os.fsdecode(name)
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            lay(data, path)

    def type(self) -> list[tuple[bytes, float]]:
        """Type the words under strace; return when each was there, by strace's clock."""
        argv = [*STRACE, "-o", str(self.log), "--", *self.argv]
        session = Session(argv, cwd=self.room.path, env=self.env, cps=self.given.cps)
        words = []
        try:
            session.play(self.script.get("start", []))
            for number in range(self.given.tokens):
                word = f"p{number:03d}q{os.urandom(3).hex()}"
                at = session.play(self.script.get("token", []), token=word)
                if at is not None:
                    words.append((word.encode(), at - time.monotonic() + time.time()))
                time.sleep(self.given.gap_s)
            session.play(self.script.get("quit", []))
            session.wait(8)
        finally:
            session.end()
        return words

    def opens(self, one: Found) -> str:
        """Open a disk with the program and quit; return what is wrong, or nothing."""
        self.fill(one.disk)
        session = Session(self.argv, cwd=self.room.path, env=self.env, cps=self.given.cps)
        try:
            session.play(self.script.get("reopen", self.script.get("start", [])))
            session.play(self.script.get("quit", []))
            code = session.wait(8)
        except ScriptError as error:
            return str(error)
        finally:
            session.end()
        data = (self.folder / NAME).read_bytes() if (self.folder / NAME).exists() else b""
        gone = [word for word in one.due if word not in data]
        if gone:
            return f"{len(gone)} of {len(one.due)} due words are gone"
        return f"exit code {code}" if code or not parses(data) else ""


def main() -> int:
    """Type, cut the power everywhere, print the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cmd", default=COMMAND, help=f"default: {COMMAND}")
    parser.add_argument("--script", default="enter")
    parser.add_argument("--template", default=str(TEMPLATE))
    parser.add_argument("--tokens", type=int, default=8)
    parser.add_argument("--gap-s", type=float, default=0.7, help="pause after each word")
    parser.add_argument("--grace-ms", type=float, default=500)
    parser.add_argument("--cps", type=float, default=40)
    parser.add_argument("--ext4", action="store_true", help="the sync of a new file makes its name durable too")
    parser.add_argument("--reopen", type=int, default=12, help="how many disks are opened besides the doubtful ones")
    parser.add_argument("--doubtful", type=int, default=60, help="how many of the doubtful ones at most")
    parser.add_argument("--workdir")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--json", help="write the figures to this file")
    given = parser.parse_args()
    if shutil.which("strace") is None:
        sys.exit("crashstates: needs strace")
    stage = Stage(given, load(given.script))
    folder = Folder(stage.folder, given.ext4)
    cuts = Cuts(given.grace_ms / 1000, stage.type())
    kinds: Counter[str] = Counter()
    last = 0.0
    for at, call, arguments, result in calls(stage.log):
        if last and at - last > 0.2:  # time passes without a sync, and words become due
            cuts.look(at, folder, "a pause")
        if folder.apply(call, arguments, result):
            kinds[call] += 1
            last = at
            cuts.look(at, folder, call)
    cuts.look(time.time() + 5, folder, "the end")
    doubtful = [one for one in cuts.found if one.missing]
    others = [one for one in cuts.found if not one.missing]
    chosen = (
        doubtful[:: max(1, -(-len(doubtful) // given.doubtful))] + others[:: max(1, len(others) // max(1, given.reopen))][: given.reopen]
    )
    faults = [f"{words} (on {count} disks)" for words, count in cuts.faults.items()]
    for one in chosen:
        if wrong := stage.opens(one):
            faults.append(f"{one.kind}, after {one.after}, opened: {wrong}")
    figures = {
        "words": len(cuts.words),
        "calls": sum(kinds.values()),
        "disks": len(cuts.found),
        "opened": len(chosen),
        "doubtful": len(doubtful),
        "faults": len(faults),
    }
    print("\n".join([f"  FAIL {fault}" for fault in faults] + [", ".join(f"{value} {name}" for name, value in figures.items())]))
    if given.json:
        Path(given.json).write_text(json.dumps({"figures": {"power cuts": figures}, "faults": faults}, indent=1), encoding="utf-8")
    if not given.keep:
        stage.room.clear()
    return 1 if faults or not cuts.words else 0


if __name__ == "__main__":
    sys.exit(main())
