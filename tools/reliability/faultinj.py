#!/usr/bin/env python3
"""Fault injector: file calls begin to fail while somebody types, and the program is watched, and told to quit.

    faultinj.py                                  # each fault, in the document's folder and in its and the state folder
    faultinj.py --where everywhere --leave TERM  # nothing can be written at all, and the machine goes down
    faultinj.py --cases write:ENOSPC --leave stay
    faultinj.py --sweep 12                       # besides, only the k-th call fails, for k = 1 to 12
    faultinj.py --tmpfs 256k                     # besides, a file system that is really full (as root)

A case passes where the words are safe and the person was told: a quit that is refused and says why passes, so does one that leaves
with 5 and whose words are all there at the next opening. Needs gcc. Ends with 0 only where every case passes.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

from faultcase import Case, Outcome, Run
from keyscript import load
from room import COMMAND, TEMPLATE

SAID = (
    r"(?i)not saved|(could|can) ?not (be )?(save|write|open)|unsaved|save failed|no space|disk (is )?full|i/o error|input/output"
    r"|read-only|permission denied|quota|stale|no journal|in memory only"
)
FAULTS = (
    "open:ENOSPC open:EACCES open:EROFS open:EMFILE write:ENOSPC write:EIO write:SHORT write:EDQUOT fsync:EIO fsync:ENOSPC"
    " rename:EIO rename:EACCES rename:ESTALE close:EIO open+write+fsync+rename:ENOSPC"
)
ALL_CALLS = "open,write,fsync,rename,close"


def built() -> Path:
    """Return the shim, compiled if needed, in a folder of this user's own."""
    if shutil.which("gcc") is None:
        sys.exit("faultinj: needs gcc to build faultshim.c")
    source = Path(__file__).with_name("faultshim.c")
    shim = Path(tempfile.gettempdir()) / f"pmtui-faultshim-{os.getuid()}-{source.stat().st_mtime_ns:x}.so"
    if not shim.exists():
        fresh = shim.with_suffix(f".{os.getpid()}")
        subprocess.run(["gcc", "-shared", "-fPIC", "-O2", "-o", fresh, source, "-ldl"], check=True)
        fresh.replace(shim)
    return shim


def cases(given: argparse.Namespace) -> list[Case]:
    """Return the requested cases."""
    out = []
    for where in given.where.split(","):
        for leave in given.leave.split(","):
            for fault in given.cases.replace(",", " ").split():
                calls, error = fault.split(":")
                name = f"{calls}={error} {where} {leave}"
                out.append(Case(name, calls.replace("+", ","), error, where, leave))
            for k in range(1, given.sweep + 1):
                name = f"call {k} only={given.sweep_error} {where} {leave}"
                out.append(Case(name, ALL_CALLS, given.sweep_error, where, leave, k, 1))
    if given.tmpfs:
        out += [Case(f"a full disk of {given.tmpfs} {leave}", "", "", "tmpfs", leave) for leave in given.leave.split(",")]
    return out


def told(one: Outcome) -> str:
    """Return the row of a case."""
    verdict = "n/a: no such call was made" if one.proves_nothing else "ok" if not one.bad else "FAIL: " + "; ".join(one.bad)
    told_after = "no" if one.told_s is None else f"{one.told_s:.1f} s"
    return f"{one.case:52}{one.hits:>6}  {told_after:7}{one.left:9} {verdict}" + (f"  [{one.room}]" if one.bad else "")


def options() -> argparse.ArgumentParser:
    """Return the parsed command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cmd", default=COMMAND, help=f"default: {COMMAND}")
    parser.add_argument("--script", default="enter", help="a file, or one of scripts/ by its name")
    parser.add_argument("--template", default=str(TEMPLATE))
    parser.add_argument("--cases", default=FAULTS, help="CALL:ERROR, several calls with + between")
    parser.add_argument("--where", default="document,both", help="document, state, both, everywhere (home and temporary folder too)")
    parser.add_argument("--leave", default="quit", help="what is done during the fault: quit, TERM, HUP, KILL, stay")
    parser.add_argument("--sweep", type=int, default=0)
    parser.add_argument("--sweep-error", default="EIO")
    parser.add_argument("--tmpfs", default="", help="its size, such as 256k")
    parser.add_argument("--before", type=int, default=2)
    parser.add_argument("--during", type=int, default=2)
    parser.add_argument("--after", type=int, default=1)
    parser.add_argument("--settle", type=float, default=2.5, help="longer than the program takes to save by itself")
    parser.add_argument("--cps", type=float, default=60)
    parser.add_argument("--expect", default=SAID, help="what a screen says on which it is told")
    parser.add_argument("-j", "--jobs", type=int, default=2)
    parser.add_argument("--workdir", help="where cases that failed are kept")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--json", help="write each case's record and the figures to this file")
    return parser


def main() -> int:
    """Run, print a table, and return the exit code."""
    given = options().parse_args()
    shim, script, done = built(), load(given.script), []
    print(f"{'case':52}{'hits':>6}  {'told':7}{'leaving':9} verdict")
    with ThreadPoolExecutor(given.jobs) as pool:
        for one in pool.map(lambda case: Run(given, script, shim, case).run(), cases(given)):
            done.append(one)
            print(told(one), flush=True)
    failed = [one for one in done if one.bad]
    row = {
        "cases": len(done),
        "pass": sum(not (one.bad or one.proves_nothing) for one in done),
        "fail": len(failed),
        "no such call": sum(one.proves_nothing for one in done),
        "refused": sum(one.left == "refused" for one in done),
        "lost words": sum("lost for good" in words for one in done for words in one.bad),
        "untold": sum("not told" in words for one in done for words in one.bad),
        "last told s": max((one.told_s for one in done if one.told_s is not None), default=0.0),
    }
    print(", ".join(f"{value:g} {name}" for name, value in row.items()))
    if given.json:
        record = {"figures": {"faults": row}, "faults": [told(one) for one in failed], "cases": [asdict(one) for one in done]}
        Path(given.json).write_text(json.dumps(record, indent=1), encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
