"""P1 to P3: the commands that run and exit, against `import click` and against the minimum of any export."""

from __future__ import annotations

from collections.abc import Iterator

from desk import HERE, Desk, Play
from figures import Figure, Runs, middle, ratio

NUMBERS = ("P1", "P2", "P3")
LARGE = "10000"


def measure(desk: Desk, wanted: list[str], count: int) -> Iterator[Figure]:
    """Measure the figures that are wanted."""
    sizes = ["demo", "50"] if "P2" in wanted else []
    plays = [*(words(desk) if "P1" in wanted else []), *(play for name in sizes for play in papers(desk, name))]
    if plays:
        runs = desk.rounds(plays, count)
        yield from told_words(runs, bool(desk.posting)) if "P1" in wanted else ()
        yield from (figure for name in sizes for figure in told_papers("P2", runs, name, 1.25, 1.1))
    if "P3" in wanted:
        runs = desk.rounds(papers(desk, LARGE), max(count // 4, 1))
        yield from told_papers("P3", runs, LARGE, 1.3, 0.75)


def words(desk: Desk) -> list[Play]:
    """Return the commands that say something about the program."""
    commands = {
        "import click": (f"{desk.python} -c 'import click'", 0),
        "--help": (f"{desk.pmtui} --help", 0),
        "--version": (f"{desk.pmtui} --version", 0),
        "bad words": (f"{desk.pmtui} --bogus", 2),
        **({"posting --help": (f"{desk.posting} --help", 0)} if desk.posting else {}),
    }
    return [Play(name, desk.program(name, cmd, mode="cli", exit=code)) for name, (cmd, code) in commands.items()]


def papers(desk: Desk, name: str) -> list[Play]:
    """Return the commands that read a document, and their floor."""
    file = desk.file(name)
    commands = {
        f"floor {name}": (f"{desk.python} {HERE}/apps/export_floor.py tomllib {desk.floor(file)} pydantic", 0),
        f"export {name}": (f"{desk.pmtui} export {file}", 0),
        f"check {name}": (f"{desk.pmtui} check {file}", 1),  # something is always left to fill in
    }
    return [Play(key, desk.program(key, cmd, mode="cli", exit=code)) for key, (cmd, code) in commands.items()]


def told_words(runs: Runs, posting: bool) -> Iterator[Figure]:
    """Yield the figures of P1."""
    for name in ("--help", "--version", "bad words"):
        more = f"{middle(runs, name, 'exit_ms'):.0f} ms, import click {middle(runs, 'import click', 'exit_ms'):.0f} ms"
        yield Figure("P1", f"{name} / import click", ratio(runs, name, "import click", "exit_ms"), "x", 1.4, 1.2, more)
    if posting:
        yield Figure("P1", "--help / posting --help", ratio(runs, "--help", "posting --help", "exit_ms"), "x", 0.1)


def told_papers(number: str, runs: Runs, name: str, must: float, aim: float) -> Iterator[Figure]:
    """Yield the figures of P2 or P3: CPU time, so that disk and load count less."""
    for kind in ("export", "check"):
        mine, floor = (middle(runs, f"{each} {name}", "cpu_s") * 1000 for each in (kind, "floor"))
        more = f"CPU {mine:.0f} ms, floor {floor:.0f} ms"
        yield Figure(
            number, f"{kind}, {name} / tomllib floor", ratio(runs, f"{kind} {name}", f"floor {name}", "cpu_s"), "x", must, aim, more
        )
