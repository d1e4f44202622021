"""What the bench makes of its samples: which figures were asked for, and whether one holds."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "tools" / "bench"))

from figures import Figure, chosen, quantile, ratio

KNOWN = ["P1", "P2", "P12"]


def test_nothing_asked_for_is_all_and_the_order_is_that_of_the_design() -> None:
    assert chosen([], KNOWN) == KNOWN
    assert chosen(["p12", "P1", "P1"], KNOWN) == ["P1", "P12"]


def test_what_is_not_measured_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="P17 is not measured here"):
        chosen(["P17"], KNOWN)


def test_a_figure_holds_up_to_what_it_must_be() -> None:
    figure = Figure("P12", "longest", 50.0, "ms", 50, 34, "a key")
    assert figure.verdict == "holds"
    assert figure._replace(value=50.1).verdict == "falls short"
    assert figure._replace(must=None).verdict == "-"
    assert figure.row().split() == ["P12", "longest", "50.0ms", "50ms", "34ms", "holds", "a", "key"]


def test_a_ratio_is_taken_round_by_round_so_that_a_slow_round_does_not_count() -> None:
    mine = [{"ms": [2.0]}, {"ms": [20.0, 20.0]}, {"ms": [2.0, 2.0, 9.0]}]
    floor = [{"ms": [1.0]}, {"ms": [10.0]}, {"ms": [2.0]}]
    assert ratio({"mine": mine, "floor": floor}, "mine", "floor", "ms") == 2.0
    assert quantile([3.0, 1.0, 2.0], 0.95) == 3.0
