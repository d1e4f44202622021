"""P13 and P14: switching to another screen, opening a dialog; and the cost of doing nothing."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from desk import ESC, GO, Desk, Play, Pressed, Seat, samples
from figures import Figure, Runs, Samples, middle, pooled, quantile

NUMBERS = ("P13", "P14")
# A text of each screen, as low as possible, that no other has.
SCREENS = {
    "1": r"Person >",
    "2": r"After the call",
    "3": r"a types here: 12:17",
    "4": r"Why\? >",
    "5": r"Action >",
    "6": r"Told >",
    "0": r"For the room",
}
DIALOGS = {"?": "Find > a key", "\x10": r"Command >", "\x06": r"esc Close|Choose", "\x0c": r"Keep +esc Back"}
ORDER = "3526140" * 2
IDLE = 2.5  # seconds
CLOCK = "\x14"


def measure(desk: Desk, wanted: list[str], count: int) -> Iterator[Figure]:
    """Measure the figures that are wanted."""
    if "P13" in wanted:
        yield from told_switches(desk.rounds([Play("50", desk.opened("50", own="switches"), switched)], count, warm=False))
    if "P14" in wanted:
        plays = [Play("50", desk.opened("50", own="idle"), idled), Play("hello", desk.hello(), lambda seat: idle(seat, "still"))]
        yield from told_idle(desk.rounds(plays, 1, warm=False))


def switched(seat: Seat) -> Samples:
    """Switch to all screens for the first time, then twice more by digit and by menu; open each dialog on three of them."""
    seat.send(ESC, "KEYS")
    first = [seat.press(step, SCREENS[step], 0.06) for step in ORDER[:7]]
    digits = [seat.press(step, SCREENS[step], 0.06) for step in ORDER]
    menu = [seat.press(GO + step, SCREENS[step], 0.06) for step in ORDER]
    opened: list[Pressed] = []
    closed: list[Pressed] = []
    unseen: list[Pressed] = []
    for step in "346":
        seat.send(step, SCREENS[step])
        for key, text in DIALOGS.items():
            (opened if step != "3" else unseen).append(seat.press(key, text, 0.06))
            closed.append(seat.press(ESC, "KEYS", 0.06))
    return samples(first=first, digits=digits, menu=menu, opened=opened, unseen=unseen, closed=closed)


def idled(seat: Seat) -> Samples:
    """Do nothing: outside the box, in the box, and while the clock runs."""
    seat.send(ESC + GO + "3", "KEYS", quiet=0.5)
    out = idle(seat, "keys")
    seat.send("a", "TYPING", quiet=0.5)
    out |= idle(seat, "typing")
    seat.send(CLOCK, quiet=0.5)
    return out | idle(seat, "clock", IDLE * 2)


def idle(seat: Seat, name: str, seconds: float = IDLE) -> dict[str, list[float]]:
    """Return bytes and CPU milliseconds a second."""
    seat.session.settle(1.0)
    figures = seat.step(kind="idle", seconds=seconds)
    return {f"{name}.bytes": [figures["bytes_per_s"]], f"{name}.cpu": [figures["cpu_ms_per_s"]]}


def told_switches(runs: Runs) -> Iterator[Figure]:
    """Yield the figures of P13."""
    names = {
        "first": "a screen for the first time",
        "digits": "a screen, by its digit",
        "menu": "a screen, by ctrl+g",
        "unseen": "a dialog for the first time",
        "opened": "a dialog",
    }
    for key, words in names.items():
        shown, done = pooled(runs, "50", f"{key}.shown"), pooled(runs, "50", f"{key}.done")
        cpu, size = (middle(runs, "50", f"{key}.{field}") for field in ("cpu", "size"))
        more = f"median {statistics.median(shown):.0f}, longest {max(shown):.0f}, all drawn p95 {quantile(done, 0.95):.0f} ms"
        yield Figure("P13", f"{words}: p95", quantile(shown, 0.95), "ms", 50, 33, f"{more}; CPU {cpu:.0f} ms, {size:.0f} B")


def told_idle(runs: Runs) -> Iterator[Figure]:
    """Yield the figures of P14; a running clock may cost what it must."""
    floor = middle(runs, "hello", "still.cpu")
    for name, words, counts in (("keys", "idle", True), ("typing", "idle in the box", True), ("clock", "idle, the clock runs", False)):
        yield Figure(
            "P14", f"{words}: bytes a second", middle(runs, "50", f"{name}.bytes"), "B", 100 if counts else None, 0 if counts else None
        )
        yield Figure(
            "P14", f"{words}: CPU a second", middle(runs, "50", f"{name}.cpu"), "ms", 5 if counts else None, None, f"hello {floor:.1f} ms"
        )
