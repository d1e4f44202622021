"""P7, P8, P11 and P16: letters in a box, one by one and all at once; beside Textual's boxes, and during a save."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial

from desk import DOWN, ENTER, ESC, GO, HOME, RUBOUT, Desk, Play, Pressed, Seat, samples
from figures import Figure, Runs, Samples, middle, pooled, quantile, ratio

NUMBERS = ("P7", "P8", "P11", "P16")
TYPED = "the latency of checkout rose while we wait"
FIELDS = {"line": "timeline line", "field": "Define field", "find": "find", "later": "line for later"}
MANY, PASTED = 500, 10_000
LARGE = "10000"
SAVES = 2


def measure(desk: Desk, wanted: list[str], count: int) -> Iterator[Figure]:
    """Measure the figures that are wanted."""
    if "P7" in wanted or "P8" in wanted:
        demo, fifty = (
            Play("demo", desk.opened("demo", own="letters demo"), partial(in_fields, lines=False)),
            Play("50", desk.opened("50", own="letters 50"), in_fields),
        )
        boxes = [Play(kind, desk.stock(kind, "READY"), in_box) for kind in ("input", "textarea")] if "P7" in wanted else []
        runs = desk.rounds([demo, fifty, *boxes], count, warm=False)
        yield from told_fields(runs) if "P7" in wanted else ()
        yield from told_bytes(runs) if "P8" in wanted else ()
    if "P11" in wanted:
        runs = desk.rounds([Play("saving", desk.opened(LARGE, own="saving"), while_saving)], count, warm=False)
        yield told_saving(runs)
    if "P16" in wanted:
        mine, stock = Play("50", desk.opened("50", own="at once"), at_once), Play("textarea", desk.stock("textarea", "READY"), at_once_box)
        yield from told_at_once(desk.rounds([mine, stock], count, warm=False))


# what the user does


def in_fields(seat: Seat, lines: bool = True) -> Samples:
    """Move in the list, and type in each kind of field, also the `lines` over the list; all of it is deleted again."""
    seat.send(ESC + GO + "3" + HOME + DOWN, "KEYS")
    moved = [seat.press(key) for key in [DOWN, "k"] * 6][2:]
    seat.send("a", "TYPING")
    line = seat.letters(TYPED)
    seat.send(RUBOUT * len(TYPED) + ESC, "KEYS")
    pressed = {"moved": moved, "line": line}
    for name, key in (("find", "\x06"), ("later", "\x0c")) if lines else ():
        seat.send(key, "TYPING")
        pressed[name] = seat.letters(TYPED)
        seat.send(RUBOUT * len(TYPED) + ESC, "KEYS")
    seat.send(GO + "2", "Severity")
    seat.send(HOME + "a", "TYPING")
    seat.send(" ")
    pressed["field"] = seat.letters(TYPED)
    seat.send(RUBOUT * (len(TYPED) + 1) + ESC, "KEYS")
    return samples(**pressed)


def in_box(seat: Seat) -> Samples:
    """Type the same in one of Textual's boxes."""
    return samples(line=seat.letters(TYPED))


def while_saving(seat: Seat) -> Samples:
    """Type while nothing is to be saved; then add a row, and type until its save is done."""
    seat.send(ESC + GO + "3", "KEYS", quiet=0.3)
    seat.send("a", "TYPING")
    alone = seat.letters(TYPED * 2)
    seat.send(RUBOUT * len(TYPED) * 2)
    saving: list[Pressed] = []
    taken = []
    for number in range(SAVES):
        seat.send(f"12:{number:02} a row taken")
        taken.append(seat.press(ENTER))
        seat.session.settle(0.2)
        time.sleep(0.7)  # the save begins now
        typed = 0
        while typed < len(TYPED) * 2 and "saving" in seat.text:
            saving.append(seat.press((TYPED * 2)[typed]))
            typed += 1
        seat.send(RUBOUT * typed, r"saved *\n")
    return samples(alone=alone, saving=saving, taken=taken)


def at_once(seat: Seat) -> Samples:
    """Write many letters in one go, and paste: on the timeline, in a field."""
    seat.send(ESC + GO + "3", "KEYS")
    seat.send("a", "TYPING")
    line = all_of(seat, MANY, "bulk")
    seat.send("\x01\x0b" + "\x15" * 2 + RUBOUT, "TYPING", quiet=0.3)
    seat.send(ESC + GO + "2", "Severity")
    seat.send(HOME + "a", "TYPING")
    pasted = all_of(seat, PASTED, "paste")
    seat.send(ESC + HOME + DOWN * 4 + "a", "TYPING", quiet=0.3)
    field = all_of(seat, MANY, "bulk")
    return {"line": line, "field": field, "pasted": pasted}


def at_once_box(seat: Seat) -> Samples:
    """Do the same in one of Textual's text boxes."""
    return {"line": all_of(seat, MANY, "bulk"), "pasted": all_of(seat, PASTED, "paste")}


def all_of(seat: Seat, count: int, kind: str) -> list[float]:
    """Return the milliseconds until the last word of so many letters is shown; no newlines, since they submit a line."""
    mark = f"Z{count}qX"
    words = (f"{TYPED} " * (count // len(TYPED) + 1))[: count - len(mark)] + mark
    return [seat.step(kind=kind, text=words, expect=mark)["shown_ms"]]


# the results


def told_fields(runs: Runs) -> Iterator[Figure]:
    """Yield the figures of P7."""
    for field, words in FIELDS.items():
        metric = f"{field}.shown"
        mine, theirs = middle(runs, "50", metric), middle(runs, "input", "line.shown")
        beside = f"TextArea {ratio(runs, '50', 'textarea', metric, 'line.shown'):.2f}x"
        more = f"{mine:.1f} ms, Input {theirs:.1f} ms; against {beside}"
        yield Figure("P7", f"typing, {words} / Input", ratio(runs, "50", "input", metric, "line.shown"), "x", 1.2, None, more)
    for field, words in FIELDS.items():
        late = quantile(pooled(runs, "50", f"{field}.shown"), 0.95)
        calm = quantile(pooled(runs, "input", "line.shown"), 0.95)
        more = f"p95 of Input {calm:.1f} ms, CPU {middle(runs, '50', f'{field}.cpu'):.1f} ms a key"
        yield Figure("P7", f"typing, {words}: p95", late, "ms", 16.7, 8, more)


def told_bytes(runs: Runs) -> Iterator[Figure]:
    """Yield the figures of P8."""
    for metric, words in (("line", "typed, timeline line"), ("moved", "cursor moved"), ("field", "typed, Define field")):
        for name in ("demo", "50"):
            sizes = pooled(runs, name, f"{metric}.size")
            yield Figure("P8", f"{words}, {name}", middle(runs, name, f"{metric}.size"), "B", 1400, 400, f"most {max(sizes):.0f}")


def told_saving(runs: Runs) -> Figure:
    """Return the figure of P11."""
    alone, saving = (pooled(runs, "saving", f"{name}.shown") for name in ("alone", "saving"))
    late, calm = quantile(saving, 0.95), quantile(alone, 0.95)
    slow = sum(each > 50 for each in saving)
    more = f"{late:.1f} against {calm:.1f} ms; {slow} of {len(saving)} keys above 50 ms (must be 0), longest {max(saving):.0f}"
    more += f"; to take a row {middle(runs, 'saving', 'taken.shown'):.0f} ms"
    return Figure("P11", "typing while 10000 rows are saved / not: p95", late / calm, "x", 1.3, 1.15, more)


def told_at_once(runs: Runs) -> Iterator[Figure]:
    """Yield the figures of P16."""
    for name, words in (("line", "timeline line"), ("field", "Define field")):
        more = f"{middle(runs, '50', name):.0f} ms, TextArea {middle(runs, 'textarea', 'line'):.0f} ms"
        yield Figure("P16", f"{MANY} letters at once, {words} / TextArea", ratio(runs, "50", "textarea", name, "line"), "x", 1.2, 1.0, more)
    more = f"TextArea {middle(runs, 'textarea', 'pasted'):.0f} ms"
    yield Figure("P16", f"{PASTED} letters pasted, Define field", middle(runs, "50", "pasted"), "ms", 60, None, more)
