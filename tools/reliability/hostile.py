#!/usr/bin/env python3
"""Hostile documents: each is opened, shown or checked by a program, and it is watched what comes of it.

    hostile.py gen --out DIR
    hostile.py run --dir DIR --cmd '{python} -m pmtui show {file}'
    hostile.py run --dir DIR --cmd '{python} -m pmtui check {file}' --open-exits 0,1
    hostile.py run --dir DIR --cmd '{python} -m pmtui {file}' --mode tui --sample 40
    hostile.py list --dir DIR

No traceback; no hang; no control character of the document reaches the terminal; the file is unchanged (bytes, mode, time) and
nothing is left beside it; the terminal is as it was; the verdict is the one that hostile_documents.py asks for. Ends with 0 only
where all pass. On the command line stdout and stderr are the terminal too: there escapes do harm.
"""

import argparse
import hashlib
import json
import os
import random
import re
import shutil
import stat
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from hostile_documents import gen
from hostile_places import place
from keyscript import Command, ScriptError, load
from payloads import SIGS
from ptydrive import TRACEBACK, Session, plain
from room import ROOT, TEMPLATE, words_of

LARGEST = 200 << 20  # larger files are compared by their size alone


def snap(folder: Path) -> dict[str, tuple[object, int, int]]:
    """Return the contents of a folder: content, mode and time of each file, so that a change is seen."""
    out: dict[str, tuple[object, int, int]] = {}
    for base, folders, files in os.walk(os.fsencode(folder)):
        for name in files + folders:
            path = os.path.join(base, name)
            stat_ = os.lstat(path)
            content: object = "-"
            if stat.S_ISREG(stat_.st_mode):
                small = stat_.st_size < LARGEST and stat_.st_mode & 0o444
                content = hashlib.sha256(Path(os.fsdecode(path)).read_bytes()).hexdigest() if small else stat_.st_size
            time_ = 0 if stat.S_ISDIR(stat_.st_mode) else stat_.st_mtime_ns
            out[ascii(os.path.relpath(path, os.fsencode(folder)))[2:-1]] = (content, stat_.st_mode, time_)
    return out


def ended(session: Session, quiet_s: float, most_s: float = 60) -> int | None:
    """Return the exit code, or None if nothing was written for so long: a program that keeps writing does not hang."""
    end, size = time.monotonic() + most_s, -1
    while time.monotonic() < end and (len(session.raw) != size or size < 0):
        size = len(session.raw)
        code = session.wait(quiet_s)
        if code is not None:
            return code
    return None


def watch(session: Session, case: dict[str, Any], given: argparse.Namespace, quitting: list[Command]) -> tuple[int | None, list[str]]:
    """Let it run to its end; return the exit code and what was wrong."""
    bad = []
    if given.mode == "tui":
        if session.expect(given.ready, given.hang_s):
            time.sleep(given.look_s)
            if session.alive():
                session.play(quitting)
        elif session.alive():
            bad.append(f"HANG: not ready after {given.hang_s:g} s")
    code = ended(session, given.hang_s)
    session.settle(0.05)
    if code is None:
        return None, bad or [f"HANG: still running after {given.hang_s:g} s"]
    bad += [f"killed by signal {-code}"] if code < 0 else []
    raw = bytes(session.raw)
    if TRACEBACK.search(plain(raw)):
        kinds = re.findall(rb"([A-Z]\w+(?:Error|Exception)):", plain(raw)) or [b"?"]
        bad.append("TRACEBACK " + kinds[-1].decode())
    reached = [ascii(mark)[2:-1][:14] for mark in SIGS if mark in raw]
    bad += ["RAW ESCAPES " + " ".join(reached[:4])] if reached else []
    bad += ["terminal left with " + ", ".join(session.left_on())] if session.left_on() else []
    return code, bad + verdict(code, raw, case, given)


def verdict(code: int, raw: bytes, case: dict[str, Any], given: argparse.Namespace) -> list[str]:
    """Return whether it was opened or refused as it must be, and refused in words."""
    opened = str(code) in given.open_exits.split(",")
    bad: list[str] = []
    if case["expect"] == "reject" and opened:
        bad.append(f"expected a refusal, got exit {code}")
    if case["expect"] == "open" and not opened:
        bad.append(f"expected to open, got exit {code}")
    if opened or (given.mode == "tui" and b"\x1b[?1049h" in raw):
        return bad
    text = raw.decode("utf-8", "replace").replace("\r", "")
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return [*bad, "refused without a word"]
    if len(lines) > given.max_lines:
        bad.append(f"refusal is {len(lines)} lines long")
    if not case["special"] and "incident" not in text:
        bad.append("refusal does not name the file")
    if case["line"] and not re.search(r"(?i)line\s*\d|:\d+", text):
        bad.append("refusal does not name the line")
    return bad


def one(case: dict[str, Any], given: argparse.Namespace, quitting: list[Command]) -> dict[str, Any]:
    """Write one document, run the program on it, and return what was wrong."""
    folder, home = (Path(tempfile.mkdtemp(prefix=f"hostile-{name}-", dir=given.workdir)) for name in ("docs", "home"))
    home.chmod(0o777)  # also for the cases that run as nobody
    bad: list[str] = []
    code, start = None, time.monotonic()
    try:
        path, uid = place(case, given.dir, str(folder))
        before = snap(folder)
        env = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("STATE", "CONFIG", "DATA", "CACHE")}
        env |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "TMPDIR": str(home), "PYTHONPATH": str(ROOT)}
        argv = words_of(given.cmd, file=path)
        session = Session(argv, cwd=home, env=env, cps=200, megabytes=given.megabytes, uid=uid, columns=given.columns)
        try:
            code, bad = watch(session, case, given, quitting)
        finally:
            session.end()
        after = snap(folder)
        changed = [name for name in before if after.get(name) != before[name]]
        new = [name for name in after if name not in before]
        bad += ["INPUT CHANGED " + ",".join(changed)[:60]] if changed else []
        bad += ["left behind " + ",".join(new)[:60]] if new else []
    except ScriptError as error:
        bad.append(f"script: {error}")
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(home, ignore_errors=True)
    return {"name": case["name"], "expect": case["expect"], "code": code, "secs": round(time.monotonic() - start, 2), "bad": bad}


def told(row: dict[str, Any]) -> str:
    """Return the line of a case."""
    head = f"{'FAIL' if row['bad'] else 'ok  '} {row['name'][:58]:58} want {row['expect']:6} exit {row['code']} {row['secs']} s  "
    return head + "; ".join(row["bad"])


def run(given: argparse.Namespace) -> int:
    """Run the program on every document, print what went wrong and the figures."""
    cases = json.loads((Path(given.dir) / "manifest.json").read_text(encoding="utf-8"))["cases"]
    cases = [case for case in cases if not given.only or re.search(given.only, case["name"])]
    if given.sample and given.sample < len(cases):
        chosen = set(random.Random(given.seed).sample(range(len(cases)), given.sample))
        cases = [case for number, case in enumerate(cases) if number in chosen]
    quitting = load(given.script).get("quit", []) if given.script else [Command("key", "ctrl+q")]
    done = []
    with ThreadPoolExecutor(given.jobs) as pool:
        for row in pool.map(lambda case: one(case, given, quitting), cases):
            done.append(row)
            if row["bad"] or given.verbose:
                print(told(row), flush=True)
    failed = [row for row in done if row["bad"]]
    count = {
        name: sum(any(words.startswith(mark) for words in row["bad"]) for row in done)
        for name, mark in (
            ("tracebacks", "TRACEBACK"),
            ("hangs", "HANG"),
            ("raw escapes", "RAW"),
            ("inputs changed", "INPUT"),
            ("wrong verdict", "expected"),
            ("killed", "killed"),
            ("litter", "left behind"),
            ("not restored", "terminal"),
        )
    }
    figures = {"documents": len(done), "pass": len(done) - len(failed), **count, "slowest s": max((row["secs"] for row in done), default=0)}
    print(", ".join(f"{value:g} {name}" for name, value in figures.items()))
    if given.json:
        record = {"figures": {given.mode: figures}, "faults": [told(row) for row in failed], "cases": done}
        Path(given.json).write_text(json.dumps(record, indent=1), encoding="utf-8")
    return 1 if failed else 0


def options() -> argparse.ArgumentParser:
    """Return the parsed command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words = parser.add_subparsers(dest="word", required=True)
    making = words.add_parser("gen", help="make the documents")
    making.add_argument("--template", default=str(TEMPLATE))
    making.add_argument("--out", required=True)
    making.add_argument("--schema-key", default="format")
    making.add_argument("--id-key", default="id")
    making.add_argument("--ref-keys", default="under,after", help="keys that hold the id of another row of the same table")
    making.add_argument("--link-keys", default="evidence,answers,about,who,present,absent,in_writing", help="keys that hold lists of ids")
    making.add_argument("--max-field-cases", type=int, default=150)
    running = words.add_parser("run", help="run a program on them")
    running.add_argument("--dir", required=True)
    running.add_argument("--cmd", required=True)
    running.add_argument("--mode", choices=["cli", "tui"], default="cli")
    running.add_argument("--script", help="whose [quit] leaves the program; default: ctrl+q")
    running.add_argument("--ready", default="TYPING|KEYS", help="tui: what the screen shows when it is up")
    running.add_argument("--look-s", type=float, default=0.5, help="tui: how long it is let draw before it is left")
    running.add_argument("--hang-s", type=float, default=8)
    running.add_argument("--megabytes", type=int, default=3000)
    running.add_argument("--open-exits", default="0", help="exit codes that mean: opened (check: 0,1)")
    running.add_argument("--max-lines", type=int, default=3)
    running.add_argument("--columns", type=int, default=400)
    running.add_argument("--only", help="a pattern for the names of the cases")
    running.add_argument("--sample", type=int, default=0, help="only so many, chosen by the seed")
    running.add_argument("--seed", default="1")
    running.add_argument("-j", "--jobs", type=int, default=2)
    running.add_argument("--workdir")
    running.add_argument("--json", help="write each case's record and the figures to this file")
    running.add_argument("-v", "--verbose", action="store_true")
    listing = words.add_parser("list", help="name the documents")
    listing.add_argument("--dir", required=True)
    return parser


def main() -> int:
    """Run the given command."""
    given = options().parse_args()
    if given.word == "gen":
        return gen(given)
    given.dir = str(Path(given.dir).resolve())
    if given.word == "run":
        given.workdir = str(Path(given.workdir).resolve()) if given.workdir else None
        return run(given)
    for case in json.loads((Path(given.dir) / "manifest.json").read_text(encoding="utf-8"))["cases"]:
        print(f"{case['expect']:7}{case['name']}" + (f"   ({case['note']})" if case["note"] else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
