"""A moving picture of a terminal as one SVG: its parts, and how it is written.

A frame is a screen and its duration. In each row, what is the same is drawn once and
shown by time ranges, so that a minute of typing is small. It moves by CSS alone: no
script, no font from the net, and it plays inside an `<img>`. Whoever prefers less motion
sees the poster. Knows no application; see `moving.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from rich.cells import cell_len
from rich.segment import Segment

WIDE, HIGH, EDGE = 10, 20, 14  # a cell, and the margin around the screen
FONT = "ui-monospace,'SFMono-Regular',Menlo,Consolas,'DejaVu Sans Mono',monospace"
PAGE = "#0a0d13"
PARTS = re.compile(r"\S+(?: \S+)*")
DRAWN = {"▌": (0, 5), "│": (4, 1)}  # signs that join those above and below: first pixel and width


class Run(NamedTuple):
    """Letters of one look."""

    text: str
    letters: str
    ground: str
    bold: bool = False
    under: bool = False


Row = tuple[Run, ...]
Ranges = tuple[tuple[int, int], ...]


class Frame(NamedTuple):
    """A screen, and how many milliseconds it is shown."""

    rows: tuple[Row, ...]
    lasts: int


class Shown(NamedTuple):
    """One look of one row, and when it is seen."""

    at: int
    row: Row
    ranges: Ranges


def row_of(segments: Sequence[Segment]) -> Row:
    """Return a row of what the application painted."""
    runs: list[Run] = []
    for text, look, _ in segments:
        letters = look.color.name if look and look.color else "#eef2f8"
        ground = look.bgcolor.name if look and look.bgcolor else PAGE
        run = Run(text, letters, ground, bool(look and look.bold), bool(look and look.underline))
        if runs and runs[-1][1:] == run[1:]:
            runs[-1] = run._replace(text=runs[-1].text + text)
        else:
            runs.append(run)
    return tuple(runs)


def length(frames: Sequence[Frame]) -> int:
    """Return how long all frames last."""
    return sum(frame.lasts for frame in frames)


def shown(frames: Sequence[Frame]) -> list[Shown]:
    """Return what is seen in each row and when; each look once."""
    out: list[Shown] = []
    for at in range(len(frames[0].rows)):
        ranges_of: dict[Row, list[tuple[int, int]]] = {}
        now = 0
        for frame in frames:
            ranges = ranges_of.setdefault(frame.rows[at], [])
            if ranges and ranges[-1][1] == now:
                ranges[-1] = (ranges[-1][0], now + frame.lasts)
            else:
                ranges.append((now, now + frame.lasts))
            now += frame.lasts
        out += [Shown(at, row, tuple(ranges)) for row, ranges in ranges_of.items()]
    return out


def keyframes(ranges: Ranges, whole: int) -> str:
    """Return the moments at which it appears and disappears, as CSS."""
    steps: list[str] = [] if ranges[0][0] == 0 else ["0%{visibility:hidden}"]
    for start, end in ranges:
        steps.append(f"{percent(start, whole)}{{visibility:visible}}")
        if end < whole:
            steps.append(f"{percent(end, whole)}{{visibility:hidden}}")
    return "".join(steps)


def percent(moment: int, whole: int) -> str:
    """Return a moment for CSS, exact to less than a millisecond of a minute."""
    return f"{moment * 100 / whole:.3f}".rstrip("0").rstrip(".") + "%"


def svg(frames: Sequence[Frame], words: str, poster: int) -> str:
    """Return the SVG; `poster` is the moment shown where nothing moves."""
    whole, looks = length(frames), [look for look in shown(frames) if any(_grounds(look)) or any(run.text.strip() for run in look.row)]
    columns = max(sum(cell_len(run.text) for run in row) for frame in frames for row in frame.rows)
    width, height = columns * WIDE + 2 * EDGE, len(frames[0].rows) * HIGH + 2 * EDGE
    pens = {pen: f"c{number}" for number, pen in enumerate(dict.fromkeys(run.letters for look in looks for run in look.row))}
    moves = {ranges: f"m{number}" for number, ranges in enumerate(dict.fromkeys(look.ranges for look in looks)) if ranges != ((0, whole),)}
    style = [
        f"text{{font:16.6px {FONT};white-space:pre}}.b{{font-weight:bold}}.u{{text-decoration:underline}}",
        "".join(f".{name}{{fill:{pen}}}" for pen, name in pens.items()),
        f"g g{{animation:{whole}ms step-end infinite;visibility:hidden}}g .p{{visibility:visible}}",
        *(f".{name}{{animation-name:{name}}}@keyframes {name}{{{keyframes(ranges, whole)}}}" for ranges, name in moves.items()),
        "@media (prefers-reduced-motion:reduce){g g{animation:none}}",
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" xml:space="preserve">',
            f"<title>{escape(words)}</title>",
            "<style>",
            *style,
            "</style>",
            f'<rect width="{width}" height="{height}" rx="10" fill="{PAGE}"/>',
            f'<g transform="translate({EDGE},{EDGE})">',
            *(_look(look, moves.get(look.ranges, ""), any(start <= poster < end for start, end in look.ranges), pens) for look in looks),
            "</g>",
            "</svg>",
            "",
        ]
    )


def _look(look: Shown, name: str, stands: bool, pens: dict[str, str]) -> str:
    drawn = "".join([*_grounds(look), *_letters(look, pens)])
    return f'<g class="{name}{" p" if stands else ""}">{drawn}</g>' if name else drawn


def _grounds(look: Shown) -> Iterator[str]:
    """Yield the grounds, neighbours of one colour merged."""
    spans: list[tuple[str, int, int]] = []
    x = 0
    for run in look.row:
        wide = cell_len(run.text) * WIDE
        if spans and spans[-1][0] == run.ground:
            spans[-1] = (run.ground, spans[-1][1], spans[-1][2] + wide)
        else:
            spans.append((run.ground, x, wide))
        x += wide
    for ground, start, wide in spans:
        if ground != PAGE:
            yield _box(start, look.at, wide, f'fill="{ground}"')


def _letters(look: Shown, pens: dict[str, str]) -> Iterator[str]:
    x = 0
    for run in look.row:
        for part in re.finditer("[▌│]|[^▌│]+", run.text):
            start = x + cell_len(run.text[: part.start()]) * WIDE
            if part.group() in DRAWN:
                inset, wide = DRAWN[part.group()]
                yield _box(start + inset, look.at, wide, f'class="{pens[run.letters]}"')
                continue
            for words in PARTS.finditer(part.group()):
                here = start + cell_len(part.group()[: words.start()]) * WIDE
                yield _words(words.group(), here, look.at, run, pens)
        x += cell_len(run.text) * WIDE


def _words(words: str, x: int, at: int, run: Run, pens: dict[str, str]) -> str:
    marks = f"{pens[run.letters]}{' b' if run.bold else ''}{' u' if run.under else ''}"
    stretch = f' textLength="{cell_len(words) * WIDE}"' if len(words) > 1 else ""
    return f'<text x="{x}" y="{at * HIGH + 15}"{stretch} class="{marks}">{escape(words)}</text>'


def _box(x: int, at: int, wide: int, fill: str) -> str:
    return f'<rect x="{x}" y="{at * HIGH}" width="{wide}" height="{HIGH}" {fill}/>'
