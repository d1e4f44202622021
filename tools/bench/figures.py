"""A figure: a number of the design, what was measured, its limit; and how it is printed. Pure."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

Samples = Mapping[str, Sequence[float]]  # of one round, by what was measured
Runs = Mapping[str, Sequence[Samples]]  # by program, round by round


class Figure(NamedTuple):
    """One row of the table; without `must` it has no limit."""

    number: str
    what: str
    value: float
    unit: str
    must: float | None = None
    aim: float | None = None
    more: str = ""

    @property
    def verdict(self) -> str:
        """Return whether it is within its limit, in words."""
        if self.must is None:
            return "-"
        return "holds" if self.value <= self.must else "falls short"

    def row(self) -> str:
        """Return it as a line of the table."""
        must, aim = (f"{limit:g}{self.unit}" if limit is not None else "-" for limit in (self.must, self.aim))
        value = f"{self.value:.2f}" if self.unit == "x" else f"{self.value:.1f}" if self.value < 100 else f"{self.value:.0f}"
        return f"{self.number:4} {self.what:46} {value + self.unit:>9} {must:>9} {aim:>9}  {self.verdict:11}  {self.more}".rstrip()


HEAD = f"{'':4} {'what':46} {'value':>9} {'must':>9} {'aim':>9}  {'':11}  more"


def chosen(said: Iterable[str], known: Sequence[str]) -> list[str]:
    """Return the requested numbers, in the order of the design; all of them if none was requested.

    Raises:
        ValueError: an unknown number.
    """
    wanted = [word.upper() if re.fullmatch(r"[pP]\d+", word) else word for word in said]
    for word in wanted:
        if word not in known:
            raise ValueError(f"{word} is not measured here; these are: {' '.join(known)}")
    return [number for number in known if number in wanted] if wanted else list(known)


def quantile(values: Iterable[float], at: float) -> float:
    """Return the value below which this fraction of all lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(at * (len(ordered) - 1)))]


def pooled(runs: Runs, name: str, metric: str) -> list[float]:
    """Return the samples of all rounds."""
    return [value for samples in runs[name] for value in samples[metric]]


def middle(runs: Runs, name: str, metric: str) -> float:
    """Return the median of all rounds."""
    return statistics.median(pooled(runs, name, metric))


def ratio(runs: Runs, name: str, floor: str, metric: str, floors_metric: str = "") -> float:
    """Return the median of the ratios, taken round by round from each round's medians."""
    pairs = zip(runs[name], runs[floor], strict=True)
    return statistics.median(statistics.median(mine[metric]) / statistics.median(other[floors_metric or metric]) for mine, other in pairs)


def best_ratio(runs: Runs, name: str, floor: str, metric: str) -> float:
    """Return the ratio of the best rounds: steadier on a busy machine."""
    return min(pooled(runs, name, metric)) / min(pooled(runs, floor, metric))
