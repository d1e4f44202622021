"""What a figure is: a number of the design, what was measured, what it must be; and how it is printed. Pure."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

Samples = Mapping[str, Sequence[float]]  # of one round, by what was measured
Found = Mapping[str, Sequence[Samples]]  # by program, round by round


class Figure(NamedTuple):
    """One row of the table; without `must` it is there to be seen only."""

    number: str
    what: str
    value: float
    unit: str
    must: float | None = None
    aim: float | None = None
    more: str = ""

    @property
    def verdict(self) -> str:
        """Say whether it is as it must be."""
        if self.must is None:
            return "-"
        return "holds" if self.value <= self.must else "falls short"

    def row(self) -> str:
        """Give it as a line of the table."""
        must, aim = (f"{limit:g}{self.unit}" if limit is not None else "-" for limit in (self.must, self.aim))
        value = f"{self.value:.2f}" if self.unit == "x" else f"{self.value:.1f}" if self.value < 100 else f"{self.value:.0f}"
        return f"{self.number:4} {self.what:46} {value + self.unit:>9} {must:>9} {aim:>9}  {self.verdict:11}  {self.more}".rstrip()


HEAD = f"{'':4} {'what':46} {'value':>9} {'must':>9} {'aim':>9}  {'':11}  more"


def chosen(said: Iterable[str], known: Sequence[str]) -> list[str]:
    """Give the numbers that were asked for, in the order of the design; all of them where none was.

    Raises:
        ValueError: one that is not known.
    """
    wanted = [word.upper() if re.fullmatch(r"[pP]\d+", word) else word for word in said]
    for word in wanted:
        if word not in known:
            raise ValueError(f"{word} is not measured here; these are: {' '.join(known)}")
    return [number for number in known if number in wanted] if wanted else list(known)


def quantile(values: Iterable[float], at: float) -> float:
    """Give the value below which this part of all lies."""
    found = sorted(values)
    return found[min(len(found) - 1, round(at * (len(found) - 1)))]


def pooled(found: Found, name: str, metric: str) -> list[float]:
    """Give the samples of all rounds."""
    return [value for samples in found[name] for value in samples[metric]]


def middle(found: Found, name: str, metric: str) -> float:
    """Give the median of all rounds."""
    return statistics.median(pooled(found, name, metric))


def ratio(found: Found, name: str, floor: str, metric: str, floors_metric: str = "") -> float:
    """Give the median of the ratios round by round, each of the round's medians."""
    pairs = zip(found[name], found[floor], strict=True)
    return statistics.median(statistics.median(mine[metric]) / statistics.median(other[floors_metric or metric]) for mine, other in pairs)


def best_ratio(found: Found, name: str, floor: str, metric: str) -> float:
    """Give the ratio of the best rounds: steadier on a busy machine."""
    return min(pooled(found, name, metric)) / min(pooled(found, floor, metric))
