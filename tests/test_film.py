"""The moving picture of the README: each row shows one thing at any moment, all of the loop, and nothing comes from the net."""

import itertools
import re
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from tools.film import PAGE, Frame, Row, Run, keyframes, length, shown, svg

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "pictures" / "call.svg"
MOST = 400_000  # bytes
A, B = (Run("one <&> │ two", "#eef2f8", "#0a0d13"),), (Run("▌ three", "#ffd166", "#1a2130", bold=True),)
FRAMES = [Frame((A, A), 100), Frame((A, B), 250), Frame((A, A), 150)]
STEP = re.compile(r"([\d.]+)%\{visibility:(\w+)\}")


def seen_in(steps: str, whole: int) -> list[tuple[int, int]]:
    """Read keyframes as a browser does: what they say holds until the next one says otherwise."""
    said = [(round(float(at) * whole / 100), word == "visible") for at, word in STEP.findall(steps)]
    assert said[0][0] == 0 and said == sorted(said), steps
    ends = [at for at, _ in said[1:]] + [whole]
    return [(at, end) for (at, on), end in zip(said, ends, strict=True) if on]


def test_a_row_is_drawn_once_and_shown_whenever_it_is_seen() -> None:
    first, upper, lower = shown(FRAMES)
    assert (first.at, first.row, first.ranges) == (0, A, ((0, 500),))
    assert (upper.row, upper.ranges) == (A, ((0, 100), (350, 500)))
    assert (lower.row, lower.ranges) == (B, ((100, 350),))
    assert seen_in(keyframes(upper.ranges, 500), 500) == [(0, 100), (350, 500)]
    assert seen_in(keyframes(lower.ranges, 500), 500) == [(100, 350)]


@given(st.lists(st.tuples(st.lists(st.sampled_from([(), A, B]), min_size=2, max_size=2), st.integers(1, 900)), min_size=1, max_size=8))
def test_at_any_moment_each_row_shows_what_its_frame_has(made: list[tuple[list[Row], int]]) -> None:
    frames = [Frame(tuple(rows), lasts) for rows, lasts in made]
    looks, now, whole = shown(frames), 0, length(frames)
    for frame in frames:
        middle = now + frame.lasts / 2
        for at, row in enumerate(frame.rows):
            assert [look.row for look in looks if look.at == at and any(start < middle < end for start, end in look.ranges)] == [row]
        now += frame.lasts
    assert all(seen_in(keyframes(look.ranges, whole), whole) == list(look.ranges) for look in looks)


def test_the_same_frames_give_the_same_bytes_and_nothing_is_written_for_an_empty_row() -> None:
    blank = (Run("   ", "#eef2f8", PAGE),)
    frames = [Frame((A, blank), 100), Frame((B, A), 50)]
    assert svg(frames, "words", 0) == svg(list(frames), "words", 0)
    assert '"></g>' not in svg(frames, "words", 0)


def test_letters_are_literal_and_where_nothing_moves_the_poster_stands() -> None:
    made = svg(FRAMES, "a & b", 120)
    root = ElementTree.fromstring(made)
    assert "".join(root.itertext()).count("one <&>") == 2
    assert made.count(' p">') == 1 and "▌" not in re.sub(r"<title>.*</title>", "", made)
    assert length(FRAMES) == 500 and "animation:500ms" in made


def test_that_of_the_readme_covers_its_loop_without_overlap_and_stays_small() -> None:
    made = PICTURE.read_text(encoding="utf-8")
    assert len(made.encode()) <= MOST
    assert not re.search(r"<script|@import|url\(|(href|src)=|@font-face", made)
    root = ElementTree.fromstring(made)
    (whole,) = (int(number) for number in re.findall(r"animation:(\d+)ms", made))
    assert 25_000 <= whole <= 40_000
    named = dict(re.findall(r"@keyframes (\w+)\{((?:[^{}]*\{[^{}]*\})+)\}", made))
    rows: dict[int, list[tuple[int, int]]] = {}
    space = "{http://www.w3.org/2000/svg}"
    for look in root.iterfind(f"{space}g/{space}g"):
        heights = {int(each.get("y", "0")) // 20 for each in look}
        assert len(heights) <= 1, "one row each"
        for row in heights:
            rows.setdefault(row, []).extend(seen_in(named[look.get("class", "").split()[0]], whole))
    assert len(rows) > 20
    for row, ranges in rows.items():
        ordered = sorted(ranges)
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(ordered)), f"row {row} shows two things at once"
    assert sum(end - start for start, end in rows[21]) == whole, "the entry line is always there"
