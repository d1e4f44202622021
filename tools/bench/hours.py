"""Four hours of a call in a few minutes: 20,000 keys and 500 changes of step in one run; memory and speed must stay flat.

`make hours`. The program runs in a pseudo-terminal as people run it, on the document of 50 rows; the keys are the same each
time. Printed are quarters of the run: how long a key took until its first bytes came, and the memory held. No part of the tests.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

import termbench  # noqa: E402
from desk import QUIT, Desk  # noqa: E402
from documents import WORDS  # noqa: E402
from figures import quantile  # noqa: E402

GO = "\x07"
SWITCHES = 40  # keys between two changes of step
PATIENCE = 0.25  # seconds to wait for a key that draws nothing
# Timed are keys that certainly draw: a letter in a box, the menu. `j` on the last row draws nothing, a lone escape waits.
TIMED = {GO, *"bcdefghiklmnopqrstvwxyz:"}
MOST_GROWTH, MOST_SLOWER = 1.10, 1.25  # of the last quarter against the second
STALL = 50.0  # milliseconds


def keys(seed: int, count: int) -> list[str]:
    """Return the keys of a meeting: rows typed, the list walked, now and then another step, undo, a thought kept."""
    chance = random.Random(seed)
    out: list[str] = []
    while len(out) < count:
        out += [GO, chance.choice("34533")]
        if chance.random() < 0.15:
            out += ["\x0c", *"a thought for later", "\r"]
        words = chance.sample(WORDS, 4)
        line = f"{chance.randrange(24):02}:{chance.randrange(60):02} {' '.join(words)}"[: SWITCHES - 14]
        out += ["\x1b", "a", *line, *("\x7f" * chance.randrange(5)), "\r", "\x1b"] if chance.random() < 0.75 else ["\x1b"]
        out += chance.choices(["j", "k", "j", "u", "U"], k=8)
    return out[:count]


def memory(pid: int) -> int:
    """Return the memory of a process, in kibibytes."""
    line = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(line[1]) if line else 0


def play(session: termbench.Session, pressed: list[str]) -> tuple[list[float], list[int], int]:
    """Press the keys in turn; return the milliseconds of each that drew something, the memory now and then, the steps changed."""
    times: list[float] = []
    held: list[int] = []
    switched = 0
    each = min(500, max(len(pressed) // 8, 1))
    for number, key in enumerate(pressed):
        switched += key == GO
        start = time.perf_counter()
        session.send(key.encode())
        if session.pump(PATIENCE):
            if key in TIMED:
                times.append((time.perf_counter() - start) * 1000)
            while session.pump(0.004):
                pass
        session.parse()
        if number % each == each - 1:
            held.append(memory(session.pid))
            print(f"\r  {number + 1} keys", end="", file=sys.stderr, flush=True)
    print("\r" + " " * 20 + "\r", end="", file=sys.stderr)
    return times, held, switched


def quarters(samples: list[float] | list[int]) -> list[list[float]]:
    """Split a run into quarters."""
    size = max(len(samples) // 4, 1)
    return [[float(each) for each in samples[at * size : (at + 1) * size]] for at in range(4)]


def main() -> None:
    """Run and print; exit code 1 if memory or speed is not flat."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-k", "--keys", type=int, default=20_000, help="how many keys (default 20000)")
    given = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="pmtui-hours-"))
    try:
        program = Desk(work).opened("50", own="hours", size=[80, 24])
        session = termbench.Session(program.argv, program.env, program.cwd, 80, 24)
        session.until(lambda screen: "Communicate" in screen.text() and "KEYS" in screen.text(), 0.5, 30)
        times, held, switched = play(session, keys(7, given.keys))
        session.stop(QUIT.encode())
    finally:
        shutil.rmtree(work, ignore_errors=True)
    speed = [statistics.median(part) for part in quarters(times)]
    late = [quantile(part, 0.95) for part in quarters(times)]
    size = [max(part, default=0) / 1024 for part in quarters(held)]
    print(f"{given.keys} keys, {switched} changes of step, {len(times)} timed")
    for name, row, unit in (("key, median", speed, "ms"), ("key, p95", late, "ms"), ("memory", size, "MiB")):
        print(f"{name:12} " + "  ".join(f"{value:7.1f}" for value in row) + f" {unit}   by quarter")
    stalls = [each for each in times if each > STALL]
    grown, slower = size[3] / size[1], speed[3] / speed[1]
    print(f"memory x{grown:.2f} (must be <= {MOST_GROWTH}), speed x{slower:.2f} (must be <= {MOST_SLOWER}) from quarter 2 to 4")
    # An upper bound: a letter that happens to draw nothing counts until something else is drawn.
    print(f"p99 {quantile(times, 0.99):.0f} ms; {len(stalls)} keys above {STALL:.0f} ms, the longest {max(times):.0f}")
    sys.exit(grown > MOST_GROWTH or slower > MOST_SLOWER)


if __name__ == "__main__":
    main()
