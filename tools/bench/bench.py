"""How fast it feels: the figures of the design, beside plain Textual programs, all programs of a section in one interleaved run.

`make bench`, or `bench.py P7 P12` for some of them. Each row has a number, what was measured, the value, its limit and
its goal. Trust the ratios, which are taken round by round; milliseconds depend on this machine and its load. Latency is
from the key written to the pseudo-terminal until the changed screen is read back. The exit code is 0 whatever the figures say,
and 1 when something could not be measured.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

import commands  # noqa: E402
import letters  # noqa: E402
import lists  # noqa: E402
import mixed  # noqa: E402
import openings  # noqa: E402
import places  # noqa: E402
import termbench  # noqa: E402
from desk import Desk  # noqa: E402
from figures import HEAD, Figure, chosen  # noqa: E402

SECTIONS = (commands, openings, letters, lists, mixed, places)
KNOWN = sorted((number for section in SECTIONS for number in section.NUMBERS), key=lambda number: int(number[1:]))
HOURS = "P17 is `make hours`: 20,000 keys in ten minutes, a command of its own"


def counts(given: argparse.Namespace) -> dict[str, int]:
    """Return how many rounds each section runs."""
    return {"commands": given.commands, "openings": given.rounds}


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("figures", nargs="*", metavar="P7", help=f"which figures (default: all of {' '.join(KNOWN)})")
    parser.add_argument("-n", "--rounds", type=int, default=5, help="rounds of the programs that open (default 5)")
    parser.add_argument("-c", "--commands", type=int, default=15, help="rounds of the commands (default 15)")
    parser.add_argument("-k", "--keys", type=int, default=2, help="rounds of the programs in which keys are pressed (default 2)")
    parser.add_argument("--json", type=Path, help="also write the figures and every sample to this file")
    given = parser.parse_args()
    try:
        wanted = chosen(given.figures, KNOWN)
    except ValueError as error:
        parser.error(str(error))
    work = Path(tempfile.mkdtemp(prefix="pmtui-bench-"))
    failed, start = 0, time.monotonic()
    figures: list[Figure] = []
    try:
        desk = Desk(work)
        print(HEAD, flush=True)
        for section in SECTIONS:
            here = [number for number in section.NUMBERS if number in wanted]
            rounds = counts(given).get(section.__name__, given.keys)
            failed += bool(here) and not told(section.measure(desk, here, max(rounds, 1)), here, figures)
        if given.json:
            given.json.write_text(json.dumps({"figures": [figure._asdict() for figure in figures], "samples": desk.samples}))
        print(HOURS)
        if not desk.posting:
            print("posting is not installed here (TERMBENCH_VENVS names the folder of its environment): nothing is said against it")
        print(f"{time.monotonic() - start:.0f} s")
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return int(failed > 0)


def told(measured: Iterable[Figure], wanted: Sequence[str], figures: list[Figure]) -> bool:
    """Measure a section and print it; return whether it could be measured."""
    try:
        for figure in measured:
            print(figure.row(), flush=True)
            figures.append(figure)
    except termbench.Died as error:
        print(f"{' '.join(wanted)}: could not be measured: {error}", flush=True)
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
