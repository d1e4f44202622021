"""P9 and P10: moving in long lists, against short ones and against a DataTable."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desk import DOWN, ESC, GO, HOME, Desk, Play, Seat, samples
from figures import Figure, Runs, Samples, middle, pooled, quantile, ratio

NUMBERS = ("P9", "P10")
LARGE = "10000"
MOVES = [DOWN, "k"] * 12  # up and down at the top: nothing scrolls
SCROLLED, HELD = 24, 60


def measure(desk: Desk, wanted: list[str], count: int) -> Iterator[Figure]:
    """Measure the figures that are wanted."""
    plays = [Play(LARGE, desk.opened(LARGE, own="list long"), walked("3", "P10" in wanted))]
    if "P9" in wanted:
        plays += [Play("10", desk.opened("10", own="list short"), walked("3"))]
        plays += [Play(name, desk.opened(name, own=f"list {name}"), walked("4")) for name in ("10 whys", "1000 whys")]
    if "P10" in wanted:
        plays.append(Play("datatable", desk.stock("datatable", "00001", int(LARGE)), scrolled))
    runs = desk.rounds(plays, count, warm=False)
    if "P9" in wanted:
        yield from told_moves(runs)
    if "P10" in wanted:
        yield from told_scrolls(runs)


def walked(step: str, further: bool = False) -> Callable[[Seat], Samples]:
    """Return a user who moves at the top of the list of a step; `further` also down where it scrolls."""

    def walk(seat: Seat) -> Samples:
        seat.send(ESC + GO + step, "KEYS", quiet=0.3)
        seat.send(HOME + DOWN)
        moved = [seat.press(key) for key in MOVES][4:]
        return {**samples(moved=moved), **(scrolled(seat) if further else {})}

    return walk


def scrolled(seat: Seat) -> Samples:
    """Move down where each key scrolls by a row; then hold the key."""
    seat.send(DOWN * 45, quiet=0.3)
    each = [seat.press(DOWN) for _ in range(SCROLLED)][4:]
    held = seat.step(kind="hold", key=DOWN, hz=30, count=HELD)
    return {**samples(scrolled=each), **{f"held.{name}": [value] for name, value in held.items()}}


def told_moves(runs: Runs) -> Iterator[Figure]:
    """Yield the figures of P9."""
    for long, short, words in ((LARGE, "10", "timeline"), ("1000 whys", "10 whys", "whys")):
        late = quantile(pooled(runs, long, "moved.shown"), 0.95)
        more = f"{middle(runs, long, 'moved.shown'):.1f} against {middle(runs, short, 'moved.shown'):.1f} ms"
        name = f"{long.split()[0]} / {short.split()[0]}"
        yield Figure("P9", f"moving, {words} {name}", ratio(runs, long, short, "moved.shown"), "x", 1.1, 1.0, more)
        yield Figure("P9", f"moving, {words} {long.split()[0]}: p95", late, "ms", 16.7)


def told_scrolls(runs: Runs) -> Iterator[Figure]:
    """Yield the figures of P10."""
    mine, theirs = middle(runs, LARGE, "scrolled.shown"), middle(runs, "datatable", "scrolled.shown")
    sizes = " against ".join(f"{middle(runs, name, 'scrolled.size'):.0f}" for name in (LARGE, "datatable"))
    more = f"{mine:.1f} against {theirs:.1f} ms, {sizes} B"
    yield Figure("P10", "scrolling by a row, 10000 / DataTable", ratio(runs, LARGE, "datatable", "scrolled.shown"), "x", 0.6, None, more)
    more = f"DataTable {middle(runs, 'datatable', 'held.drain_ms'):.0f} ms"
    yield Figure("P10", "key held at 30 Hz: paints on for", middle(runs, LARGE, "held.drain_ms"), "ms", 50, 25, more)
    more = f"DataTable {middle(runs, 'datatable', 'held.cpu_ms_per_key'):.1f} ms"
    yield Figure("P10", "key held at 30 Hz: CPU a key", middle(runs, LARGE, "held.cpu_ms_per_key"), "ms", None, 5, more)
