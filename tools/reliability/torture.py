#!/usr/bin/env python3
"""Every harness on pmtui, one after the other, and one table of figures, each below the command that made it.

    torture.py                     # what `make torture` does: two rounds each, samples
    torture.py --rounds 40         # the whole matrix, every hostile document: `make torture ROUNDS=40`
    torture.py --only 'half.*STALL|faults'
    torture.py --selftest          # the harnesses themselves: the careful program must pass, the naive one must fail

The table goes to `--out` too, the whole words of each harness to a file beside it. Ends with 0 only where every row holds.
"""

import argparse
import json
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from room import ROOT

HERE = "tools/reliability"
SCRIPTS = ("enter", "half", "bursts")
ENDINGS = (
    "KILL",
    "TERM",
    "HUP",
    "INT",
    "CLOSE",
    "STALL1.5",
    "STALL3",
    "STALL10",
    "STALL3+TERM",
    "STALL3+HUP",
    "STALL3+CLOSE",
    "STALL3+READ",
)
WHOLE = 40  # rounds, from which on nothing is a sample
FEW = "write:ENOSPC,open:EROFS,fsync:EIO,rename:EIO"
NOWHERE = "open+write+fsync+rename:ENOSPC,open:EROFS"


class Row(NamedTuple):
    """A row of the table: its title, its command, what it needs, and whether it must fail (to test the harness itself)."""

    name: str
    argv: list[str]
    needs: str = ""
    fails: bool = False


def kills(given: argparse.Namespace, seeds: str) -> Iterator[Row]:
    """Yield the rows of the kill loops."""
    for script in SCRIPTS:
        for ending in ENDINGS:
            words = ["killloop.py", "--script", script, "--endings", ending, "--rounds", str(given.rounds), "--seeds", seeds]
            yield Row(f"kill {script} {ending}", words)


def rest(given: argparse.Namespace, whole: bool, corpus: str) -> Iterator[Row]:
    """Yield the rows of faults, power cuts, hostile documents, the page."""
    few = [] if whole else ["--cases", FEW]
    sweep = ["--sweep", "12"] if whole else []
    full = ["--tmpfs", "256k"] if os.getuid() == 0 else []
    faults = "faultinj.py"
    yield Row("faults quit", [faults, "--leave", "quit", *few, *sweep, *full], "gcc")
    yield Row("faults quit half", [faults, "--leave", "quit,TERM", "--where", "both", "--script", "half", *few], "gcc")
    yield Row("faults TERM, HUP", [faults, "--leave", "TERM,HUP", *few], "gcc")
    yield Row("faults KILL", [faults, "--leave", "KILL", "--where", "document,state", *few], "gcc")
    yield Row("faults state", [faults, "--leave", "quit,TERM", "--where", "state", *few], "gcc")
    yield Row("faults nowhere", [faults, "--leave", "quit,TERM,HUP", "--where", "everywhere", "--cases", NOWHERE], "gcc")
    for script in ("enter", "half"):
        yield Row(
            f"power {script}", ["crashstates.py", "--script", script, *(["--reopen", "40"] if whole else ["--tokens", "4"])], "strace"
        )
    hostile = ["hostile.py", "run", "--dir", corpus]
    sample = [] if whole else ["--sample", "40"]
    yield Row("hostile show", [*hostile, "--cmd", "{python} -m pmtui show {file}", *sample])
    yield Row("hostile check", [*hostile, "--cmd", "{python} -m pmtui check {file}", "--open-exits", "0,1", *sample])
    yield Row("hostile export", [*hostile, "--cmd", "{python} -m pmtui export {file}", *sample])
    terminal = [*hostile, "--cmd", "{python} -m pmtui {file}", "--mode", "tui"]
    yield Row("hostile opened", [*terminal, "--sample", "120" if whole else "16"])
    yield Row("page", ["mdcheck.py"])


def itself() -> Iterator[Row]:
    """Yield the rows of harnesses on a program that must pass and on one that must fail."""
    script = ["--script", f"{HERE}/selftest/dummy.keys"]
    for kind in ("careful", "naive"):
        command = ["--cmd", f"{{python}} {ROOT}/{HERE}/selftest/dummy.py {kind} {{doc}}", *script]
        fails = kind == "naive"
        for ending in ENDINGS:
            yield Row(f"{kind} {ending}", ["killloop.py", *command, "--endings", ending, "--rounds", "6"], "", fails)
        yield Row(f"{kind} faults", ["faultinj.py", *command, "--leave", "quit", "--where", "document"], "gcc", fails)
        yield Row(f"{kind} power", ["crashstates.py", *command, "--tokens", "5", "--reopen", "5"], "strace", fails)


def shown(row: Row) -> str:
    """Return the command as one would type it at the root of the project."""
    return shlex.join([f"{HERE}/{row.argv[0]}", *row.argv[1:]]).replace(f"{ROOT}/", "")


def run(row: Row, given: argparse.Namespace, logs: Path) -> tuple[str, str, list[str]]:
    """Run a harness; return its figures, whether the row holds, and the first faults."""
    if row.needs and shutil.which(row.needs) is None:
        return f"needs {row.needs}", "skipped", []
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        record = Path(folder) / "record.json"
        argv = [sys.executable, f"{HERE}/{row.argv[0]}", *row.argv[1:], "--json", str(record)]
        if given.workdir and row.argv[0] != "mdcheck.py":
            argv += ["--workdir", str(Path(given.workdir).resolve())]
        done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, check=False)
        (logs / f"{re.sub('[^A-Za-z0-9.]+', '-', row.name)}.log").write_text(done.stdout + done.stderr, encoding="utf-8")
        if not record.exists():
            return f"the harness ended with {done.returncode}: {(done.stderr or done.stdout).strip()[-200:]}", "broken", []
        results: dict[str, Any] = json.loads(record.read_text(encoding="utf-8"))
    (figures,) = results["figures"].values()
    words = ", ".join(f"{value:g} {name}" for name, value in figures.items())
    holds = bool(done.returncode) == row.fails
    return words, "holds" if holds else "FAILS", [] if row.fails else [fault.split("  [")[0] for fault in results["faults"][:3]]


def main() -> int:
    """Run all rows, print the table, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=2, help=f"for each ending and script; from {WHOLE} on nothing is a sample")
    parser.add_argument("--seeds", default="", help="three, with commas between; default: by chance")
    parser.add_argument("--only", default="", help="a pattern for the names of the rows")
    parser.add_argument("--out", default=str(ROOT / "build" / "torture" / "table.txt"))
    parser.add_argument("--workdir", help="where what went wrong is kept; default: the temporary folder")
    parser.add_argument("--selftest", action="store_true")
    given = parser.parse_args()
    seeds = given.seeds or ",".join(str(random.SystemRandom().randrange(10**6)) for _ in range(3))
    out = Path(given.out).resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    corpus = os.path.relpath(out.parent / "corpus", ROOT)
    rows = list(itself()) if given.selftest else [*kills(given, seeds), *rest(given, given.rounds >= WHOLE, corpus)]
    rows = [row for row in rows if re.search(given.only, row.name)]
    start, failed = time.monotonic(), 0
    with open(out, "w", encoding="utf-8") as table:

        def say(words: str) -> None:
            print(words, flush=True)
            table.write(words + "\n")
            table.flush()

        say(f"{len(rows)} rows, {given.rounds} rounds each ending and script, seeds {seeds}")
        try:
            if any(row.argv[0] == "hostile.py" for row in rows):
                make = Row("", ["hostile.py", "gen", "--out", corpus])
                subprocess.run([sys.executable, f"{HERE}/{make.argv[0]}", *make.argv[1:]], cwd=ROOT, check=True, capture_output=True)
                say(f"$ {shown(make)}")
            for row in rows:
                words, verdict, faults = run(row, given, out.parent)
                failed += verdict in ("FAILS", "broken")
                say(f"{verdict:8}{row.name:24}{words}\n        $ {shown(row)}" + "".join(f"\n          {fault[:200]}" for fault in faults))
        finally:
            shutil.rmtree(out.parent / "corpus", ignore_errors=True)
        say(f"{len(rows) - failed} of {len(rows)} rows hold, {(time.monotonic() - start) / 60:.0f} minutes")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
