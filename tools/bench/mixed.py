"""P12: the longest wait in 1,000 keys of a meeting: rows, moves, menus, dialogs, undo, on all screens."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from desk import ENTER, ESC, GO, Desk, Play, Seat
from documents import WORDS
from figures import Figure, Runs, Samples, pooled, quantile

NUMBERS = ("P12",)
COUNT, BESIDE = 1000, 300
PATIENCE = 0.12  # seconds to wait for a key that draws nothing
DRAWN = 0.008  # seconds of silence after which the next key comes
STALL = 50.0  # milliseconds
NAMES = {"\x1b": "esc", "\r": "enter", "\x07": "ctrl+g", "\x06": "ctrl+f", "\x10": "ctrl+p", "\x0c": "ctrl+l", "\x14": "ctrl+t"}


class Key(NamedTuple):
    """A key, where it is pressed, and whether it certainly draws something."""

    text: str
    where: str
    sure: bool = True


def keys(seed: int, count: int) -> list[Key]:
    """Return the keys of a meeting, the same each time."""
    chance = random.Random(seed)
    out: list[Key] = []
    step = "1"
    while len(out) < count:
        step = chance.choice([other for other in "0123344556" if other != step])
        out += [Key(GO, f"to {step}"), Key(step, f"to {step}")]
        for block in chance.sample([typed, walked, looked, changed], 3):
            out += block(chance, step)
    return out[:count]


def typed(chance: random.Random, step: str) -> list[Key]:
    """Type a row and submit it; some letters are deleted again."""
    if step not in "1345":
        return []
    line = " ".join(chance.sample(WORDS, 4))
    if step == "3":
        line = f"{chance.randrange(24):02}:{chance.randrange(60):02} {line}"
    where = f"box of {step}"
    return [*(Key(letter, where) for letter in ["a", *line, "\x7f", "\x7f", ENTER]), Key(ESC, where, False)]


def walked(chance: random.Random, step: str) -> list[Key]:
    """Move in the list."""
    return [Key(key, f"list of {step}", False) for key in chance.choices("jjjkk", k=8)]


def looked(chance: random.Random, step: str) -> list[Key]:
    """Look something up, or keep a thought: each in a dialog."""
    opens = chance.choice(["?", "\x10", "\x06", "\x0c"])
    where = f"{NAMES.get(opens, opens)} of {step}"
    letters = "a thought for later" if opens == "\x0c" else chance.choice(WORDS)
    ends = ENTER if opens == "\x0c" else ESC
    return [*(Key(letter, where, letter == opens) for letter in [opens, *letters]), Key(ends, where, False)]


def changed(chance: random.Random, step: str) -> list[Key]:
    """Undo and redo, start or pause the clock."""
    return [Key(key, f"list of {step}", False) for key in chance.choice(["uU", "uuUU", "\x14"])]


def name(key: Key) -> str:
    """Return which key it was, and where."""
    return f"{NAMES.get(key.text, key.text)} ({key.where})"


def played(pressed: list[Key], seat: Seat) -> Samples:
    """Press the keys in turn; return the milliseconds each was waited for.

    A key that may draw nothing, or waits itself as a lone escape does, is only late by the time the program was busy.
    """
    session = seat.session
    waits: list[float] = []
    for key in pressed:
        cpu = session.cpu()
        start = time.perf_counter()
        session.send(key.text.encode())
        drew = session.pump(PATIENCE)
        wait, worked = (session.last_read - start) * 1e3 if drew else 0.0, (session.cpu() - cpu) * 1e3
        waits.append(wait if key.sure else min(wait, worked))
        while drew and session.pump(DRAWN):
            pass
        session.parse()
    return {"waits": waits}


def measure(desk: Desk, wanted: list[str], count: int) -> Iterator[Figure]:
    """Measure it, beside a Textual box whose longest wait is the machine's."""
    pressed = keys(7, COUNT)
    letters = [Key(letter, "box") for letter in ("the latency of checkout rose " * 20)[:BESIDE]]
    mine = Play("mixed", desk.opened("50", own="mixed"), partial(played, pressed))
    stock = Play("textarea", desk.stock("textarea", "READY"), partial(played, letters))
    yield from told(desk.rounds([mine, stock], min(count, 2), warm=False), pressed)


def told(runs: Runs, pressed: list[Key]) -> Iterator[Figure]:
    """Yield the longest wait of each round, and the keys that are late again and again: what is late once may be the machine."""
    rounds = [samples["waits"] for samples in runs["mixed"]]
    longest = statistics.median(max(waits) for waits in rounds)
    slow = [sum(wait > STALL for wait in waits) for waits in rounds]
    beside = statistics.median(max(samples["waits"]) for samples in runs["textarea"])
    most = quantile(pooled(runs, "mixed", "waits"), 0.99)
    more = f"{'/'.join(map(str, slow))} keys above 50 ms; p99 {most:.0f}; TextArea, 300 keys: longest {beside:.0f}"
    yield Figure("P12", "longest wait in 1000 mixed keys", longest, "ms", STALL, 34, more)
    always = sorted(((statistics.median_low(waits), number) for number, waits in enumerate(zip(*rounds, strict=True))), reverse=True)
    late = [f"{name(pressed[number])} {wait:.0f}" for wait, number in always[:6]]
    yield Figure("P12", "... of a key that is late in most rounds", always[0][0], "ms", STALL, 34, ", ".join(late))
