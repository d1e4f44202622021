"""P4 to P6 and P15: from the command to the first byte, to the frame, to the rows, and the memory used then."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

import termbench
from desk import GO, HERE, STEPS, Desk, Play, seen
from figures import Figure, Runs, Samples, best_ratio, middle, ratio

NUMBERS = ("P4", "P5", "P6", "P15")
SIZES = ("demo", "50")
LARGE = "10000"


def measure(desk: Desk, wanted: list[str], count: int) -> Iterator[Figure]:
    """Measure the figures that are wanted."""
    small = desk.rounds(plays(desk), count)
    large = desk.rounds(large_plays(desk), min(count, 3), warm=False) if "P6" in wanted or "P15" in wanted else {}
    if "P4" in wanted:
        more = f"{middle(small, 'rows 50', 'first_byte_ms'):.0f} ms, hello {middle(small, 'hello', 'first_byte_ms'):.0f} ms"
        yield Figure("P4", "first byte, 50 rows / hello", ratio(small, "rows 50", "hello", "first_byte_ms"), "x", 1.2, 0.35, more)
    if "P5" in wanted:
        yield from told_openings(small, bool(desk.posting))
    if "P6" in wanted:
        yield from told_large(large)
    if "P15" in wanted:
        for name, runs, must, aim in (("50", small, 1.6, 1.35), (LARGE, large, 2.3, 2.0)):
            more = f"at most {middle(runs, f'rows {name}', 'start_rss_mib'):.0f} MiB, hello {middle(runs, 'hello', 'start_rss_mib'):.0f}"
            yield Figure("P15", f"memory, {name} rows / hello", ratio(runs, f"rows {name}", "hello", "start_rss_mib"), "x", must, aim, more)


def plays(desk: Desk) -> list[Play]:
    """Return the floor, and small documents at their timeline: until the frame is there, and until the rows are."""
    made = [Play("hello", desk.hello())]
    for name in SIZES:
        # The frame comes long before the application: a short silence separates it from what follows.
        frame = desk.opened(name, (), f"frame {name}", settle_ms=50)
        rows = desk.opened(name, (seen(desk.document(name)),), f"rows {name}")
        for program in (frame, rows):
            desk.leave_at_timeline(program)
        made += [Play(f"frame {name}", frame), Play(f"rows {name}", rows)]
    if desk.posting:
        ready = ["Enter a URL", "Send", "Collection is empty"]
        made.append(Play("posting", desk.program("posting", desk.posting, ready=ready, quit="\x03")))
    return made


def large_plays(desk: Desk) -> list[Play]:
    """Return the large document: until it takes a key, until its rows are there; and what reading it costs."""
    rows, usable = desk.opened(LARGE, (seen(desk.document(LARGE)),), f"rows {LARGE}"), desk.opened(LARGE, (), "usable")
    few = desk.opened("50", (seen(desk.document("50")),), "rows 50")
    for program in (rows, usable, few):
        desk.leave_at_timeline(program)
    floor = f"{desk.python} {HERE}/apps/export_floor.py tomllib"
    read = {name: desk.program(f"read {name}", f"{floor} {desk.floor(desk.file(name))} pydantic", mode="cli") for name in ("50", LARGE)}
    made = [Play("hello", desk.hello()), Play("rows 50", few), Play(f"rows {LARGE}", rows), Play("usable", usable, alone=first_key)]
    return [*made, *(Play(f"read {name}", program) for name, program in read.items())]


def first_key(program: termbench.Scenario) -> Samples:
    """Press ctrl+g as soon as the step bar is seen: how long from the start until its menu is there."""
    session = termbench.Session(program.argv, program.env, program.cwd, program.cols, program.rows)
    try:
        session.wait_raw(STEPS[1].encode(), 60)
        time.sleep(0.02)  # nobody is faster, and the terminal gets ready meanwhile
        session.send(GO.encode())
        hit = session.until(lambda screen: "0 Room" in screen.text(), 0.1, 60)[0]
        return {"ready_ms": [(hit - session.t0) * 1e3]}
    finally:
        session.stop(program.data["quit"].encode())


def told_openings(runs: Runs, posting: bool) -> Iterator[Figure]:
    """Yield the figures of P5."""
    for what, must, aim in (("frame", 1.3, 1.1), ("rows", 1.75, 1.4)):
        for name in SIZES:
            key = f"{what} {name}"
            best, mine, floor = (
                best_ratio(runs, key, "hello", "ready_ms"),
                middle(runs, key, "ready_ms"),
                middle(runs, "hello", "ready_ms"),
            )
            more = f"best {best:.2f}x, {mine:.0f} ms, hello {floor:.0f} ms"
            yield Figure("P5", f"{what} of {name} / hello", ratio(runs, key, "hello", "ready_ms"), "x", must, aim, more)
    if posting:
        yield Figure("P5", "rows of 50 / posting, empty", ratio(runs, "rows 50", "posting", "ready_ms"), "x", 0.45, 0.33)


def told_large(runs: Runs) -> Iterator[Figure]:
    """Yield the figures of P6: how much more 10,000 rows cost than 50, against how much more parsing and validating them costs."""
    mine, floor = middle(runs, "usable", "ready_ms"), middle(runs, "hello", "ready_ms")
    yield Figure(
        "P6",
        "10000 rows: first key acts / hello",
        ratio(runs, "usable", "hello", "ready_ms"),
        "x",
        1.6,
        1.3,
        f"{mine:.0f} ms, hello {floor:.0f} ms",
    )
    each = [
        ((large["ready_ms"][0] - few["ready_ms"][0]), (read["exit_ms"][0] - least["exit_ms"][0]))
        for large, few, read, least in zip(runs[f"rows {LARGE}"], runs["rows 50"], runs[f"read {LARGE}"], runs["read 50"], strict=True)
    ]
    more = (
        f"{statistics.median(mine for mine, _ in each):.0f} ms over 50 rows, to read {statistics.median(read for _, read in each):.0f} ms"
    )
    yield Figure(
        "P6", "10000 rows: whole document / to read it", statistics.median(mine / read for mine, read in each), "x", 1.3, 1.1, more
    )
