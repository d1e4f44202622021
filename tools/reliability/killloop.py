#!/usr/bin/env python3
"""Kill loop: type words into a program, end it at a moment nobody chose, open it again, count what is gone.

    killloop.py --script enter --endings KILL,TERM,HUP,CLOSE --rounds 40
    killloop.py --script half --endings STALL10 --rounds 9 --seeds 1,2,3

`--rounds` is for each ending; they are shared among the seeds. Endings: see endings.py. A word is lost when it was typed more than
`--grace-ms` before the end and is in the document neither then nor after the reopening. The process must be gone `--exit-s` after the
end, with the exit code that was promised, its terminal as it found it. Ends with 0 only where nothing at all is wrong.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

from endings import Ending, ending
from keyscript import Script, load
from killround import Play, Round
from room import COMMAND, TEMPLATE

HEAD = ("ending", "rounds", "typed", "lost", "twice", "hung", "not restored", "torn", "other", "worst ms", "last to go s")


def shared(rounds: int, seeds: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Divide rounds among seeds: who has which, numbered by seed."""
    return ((seeds[number % len(seeds)], number // len(seeds)) for number in range(rounds))


def figures(played: Sequence[Round]) -> dict[str, float]:
    """Sum up the rounds of one ending."""
    return {
        "rounds": len(played),
        "typed": sum(one.typed for one in played),
        "lost": sum(len(one.lost) for one in played),
        "twice": sum(len(one.twice) for one in played),
        "hung": sum(one.hung for one in played),
        "not restored": sum(bool(one.left_on) for one in played),
        "torn": sum(one.torn for one in played),
        "other": sum(bool(one.problems) for one in played),
        "worst ms": max((one.worst_ms for one in played), default=0.0),
        "last to go s": max((one.ended_s for one in played if one.ended_s is not None), default=0.0),
    }


def told(one: Round) -> str:
    """Return what went wrong in a round."""
    faults = [f"{len(one.lost)} of {one.typed} lost, the oldest {one.worst_ms:.0f} ms"] if one.lost else []
    faults += [f"{len(one.twice)} twice"] if one.twice else []
    faults += ["still there when its time was over"] if one.hung else []
    faults += [f"{one.deaf} words its terminal took no more"] if one.deaf else []
    faults += [f"left on: {', '.join(one.left_on)}"] if one.left_on else []
    faults += [f"{one.torn} torn reads"] if one.torn else []
    return f"  {one.ending} seed {one.seed} round {one.number}: " + "; ".join([*faults, *one.problems]) + f"  [{one.room}]"


def play(given: argparse.Namespace, script: Script, ways: Sequence[Ending]) -> list[Round]:
    """Play all rounds, so many at once; print each failure as it ends."""
    todo = [(seed, number, way) for way in ways for seed, number in shared(given.rounds, given.seeds.split(","))]
    played = []
    with ThreadPoolExecutor(given.jobs) as pool:
        for one in pool.map(lambda chosen: Play(given, script, *chosen).run(), todo):
            played.append(one)
            if one.bad or given.verbose:
                print(told(one), flush=True)
    return played


def options() -> argparse.ArgumentParser:
    """Return the parsed command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cmd", default=COMMAND, help=f"default: {COMMAND}")
    parser.add_argument("--script", default="enter", help="a file, or one of scripts/ by its name")
    parser.add_argument("--template", default=str(TEMPLATE), help="the document each round begins with")
    parser.add_argument("--endings", default="KILL", help="with commas between")
    parser.add_argument("--rounds", type=int, default=9, help="for each ending")
    parser.add_argument("--seeds", default="", help="with commas between; default: three by chance, printed")
    parser.add_argument("--grace-ms", type=float, default=250)
    parser.add_argument("--exit-s", type=float, default=3, help="the time the process has to go, from the signal on")
    parser.add_argument("--min-s", type=float, default=0.3, help="typed for at least so long")
    parser.add_argument("--max-s", type=float, default=4.0)
    parser.add_argument("--cps", type=float, default=40, help="letters a second")
    parser.add_argument("-j", "--jobs", type=int, default=2, help="rounds at once")
    parser.add_argument("--workdir", help="where rounds that went wrong are kept")
    parser.add_argument("--keep", action="store_true", help="keep every round's folder")
    parser.add_argument("--json", help="write each round's record and the figures to this file")
    parser.add_argument("-v", "--verbose", action="store_true")
    return parser


def main() -> int:
    """Play, print a table, and return the exit code."""
    given = options().parse_args()
    given.seeds = given.seeds or ",".join(str(random.SystemRandom().randrange(10**6)) for _ in range(3))
    try:
        ways = [ending(name) for name in given.endings.split(",")]
    except ValueError as error:
        sys.exit(f"killloop: {error}")
    start = time.monotonic()
    played = play(given, load(given.script), ways)
    rows = {way.name: figures([one for one in played if one.ending == way.name]) for way in ways}
    print(f"\nscript {given.script}, seeds {given.seeds}, grace {given.grace_ms:g} ms, {time.monotonic() - start:.0f} s")
    print("".join(f"{word:>13}" for word in HEAD))
    for name, row in rows.items():
        print(f"{name:>13}" + "".join(f"{row[word]:13g}" for word in HEAD[1:]))
    bad = sum(one.bad for one in played)
    print(f"{len(played) - bad} of {len(played)} rounds without a fault -> {'FAIL' if bad else 'PASS'}")
    if given.json:
        record = {"figures": rows, "seeds": given.seeds, "faults": [told(one).strip() for one in played if one.bad]}
        Path(given.json).write_text(json.dumps({**record, "rounds": [asdict(one) for one in played]}, indent=1), encoding="utf-8")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
