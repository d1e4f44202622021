"""P1 to P3: the commands that run and exit, against `import click` and against the least that any export must do."""

from __future__ import annotations

from collections.abc import Iterator

from desk import HERE, Desk, Play
from figures import Figure, Found, middle, ratio

NUMBERS = ("P1", "P2", "P3")
LARGE = "10000"


def measure(desk: Desk, wanted: list[str], count: int) -> Iterator[Figure]:
    """Measure what is wanted of them."""
    sizes = ["demo", "50"] if "P2" in wanted else []
    plays = [*(words(desk) if "P1" in wanted else []), *(play for name in sizes for play in papers(desk, name))]
    if plays:
        found = desk.rounds(plays, count)
        yield from told_words(found, bool(desk.posting)) if "P1" in wanted else ()
        yield from (figure for name in sizes for figure in told_papers("P2", found, name, 1.25, 1.1))
    if "P3" in wanted:
        found = desk.rounds(papers(desk, LARGE), max(count // 4, 1))
        yield from told_papers("P3", found, LARGE, 1.3, 0.75)


def words(desk: Desk) -> list[Play]:
    """Give the commands that say something about the program."""
    commands = {
        "import click": (f"{desk.python} -c 'import click'", 0),
        "--help": (f"{desk.pmtui} --help", 0),
        "--version": (f"{desk.pmtui} --version", 0),
        "bad words": (f"{desk.pmtui} --bogus", 2),
        **({"posting --help": (f"{desk.posting} --help", 0)} if desk.posting else {}),
    }
    return [Play(name, desk.program(name, cmd, mode="cli", exit=code)) for name, (cmd, code) in commands.items()]


def papers(desk: Desk, name: str) -> list[Play]:
    """Give the commands that read a document, and their floor."""
    file = desk.file(name)
    commands = {
        f"floor {name}": (f"{desk.python} {HERE}/apps/export_floor.py tomllib {desk.floor(file)} pydantic", 0),
        f"export {name}": (f"{desk.pmtui} export {file}", 0),
        f"check {name}": (f"{desk.pmtui} check {file}", 1),  # something is always still to fill
    }
    return [Play(key, desk.program(key, cmd, mode="cli", exit=code)) for key, (cmd, code) in commands.items()]


def told_words(found: Found, posting: bool) -> Iterator[Figure]:
    """Tell of P1."""
    for name in ("--help", "--version", "bad words"):
        more = f"{middle(found, name, 'exit_ms'):.0f} ms, import click {middle(found, 'import click', 'exit_ms'):.0f} ms"
        yield Figure("P1", f"{name} / import click", ratio(found, name, "import click", "exit_ms"), "x", 1.4, 1.2, more)
    if posting:
        yield Figure("P1", "--help / posting --help", ratio(found, "--help", "posting --help", "exit_ms"), "x", 0.1)


def told_papers(number: str, found: Found, name: str, must: float, aim: float) -> Iterator[Figure]:
    """Tell of P2 or P3: CPU time, so that the disk and the neighbours count less."""
    for kind in ("export", "check"):
        mine, floor = (middle(found, f"{each} {name}", "cpu_s") * 1000 for each in (kind, "floor"))
        more = f"CPU {mine:.0f} ms, floor {floor:.0f} ms"
        yield Figure(
            number, f"{kind}, {name} / tomllib floor", ratio(found, f"{kind} {name}", f"floor {name}", "cpu_s"), "x", must, aim, more
        )
