"""Laying out: exactly as many cells as there are, and no word lost on the way."""

import re
import unicodedata
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from pmtui.model.text import one_line, visible
from pmtui.themes import THEMES
from pmtui.widgets.paint import (
    ELLIPSIS,
    Line,
    _joined,
    changed_cells,
    cut,
    cut_spans,
    line,
    one_line_kept,
    strip,
    style,
    to_last_change,
    width_of,
    wrap,
    wrap_spans,
)
from tests.widgets.texts import hard, spans

DARK = "pmtui-dark"
WIDTHS = st.integers(0, 40)


def letters(text: str) -> str:
    """Return what is neither blank nor a joiner: a word that is parted by a row or a look needs none there."""
    return "".join(re.sub("[\u200c\u200d]", "", text).split())


def words(made: tuple[tuple[str, str], ...]) -> str:
    return "".join(text for _, text in made)


# strip


@given(spans(), spans(), WIDTHS)
def test_a_line_takes_exactly_the_cells_there_are(
    left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...], width: int
) -> None:
    row = strip(Line(left, right), width, DARK, "page")
    assert sum(cell_len(segment.text) for segment in row) == width
    assert cell_len("".join(segment.text for segment in row)) == width
    assert row.cell_length == width


@given(spans(max_size=3), spans(max_size=3), WIDTHS)
def test_nothing_that_steers_the_terminal_is_drawn(
    left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...], width: int
) -> None:
    drawn = "".join(segment.text for segment in strip(Line(left, right), width, DARK, "page"))
    assert not re.search("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f]", drawn)
    assert one_line_kept(drawn) == drawn


@given(spans(), WIDTHS)
def test_the_left_gives_way_to_the_right(left: tuple[tuple[str, str], ...], width: int) -> None:
    drawn = "".join(segment.text for segment in strip(Line(left, (("muted", "saved"),)), width, DARK, "page"))
    assert drawn.endswith("saved") or width < 5
    if left and width > 5:
        assert drawn[: -len("saved")].endswith(" ")


def test_every_cell_has_letters_and_ground_of_its_theme() -> None:
    for theme in THEMES:
        row = strip(line(("key", "a"), ("text", " b"), right=[("warn", "c")]), 12, theme, "cursor")
        assert all(segment.style is not None and segment.style.bgcolor == style(theme, "text", "cursor").bgcolor for segment in row)
        assert row.text == "a b        c"


@pytest.mark.parametrize("theme", [*THEMES, "a theme that is not ours"])
def test_a_token_nobody_knows_is_plain_text(theme: str) -> None:
    assert style(theme, "no such token", "page") == style(theme, "text", "page")


# joining


def looks() -> st.SearchStrategy[Style | None]:
    made = [style(DARK, token, ground) for token in ("text", "muted", "link", "step") for ground in ("page", "cursor")]
    return st.sampled_from([*made, None])


@given(st.lists(st.tuples(st.one_of(st.text(" ab", min_size=1, max_size=4), hard(2)), looks()), max_size=8))
def test_joining_keeps_text_ground_and_every_letters_look(parts: list[tuple[str, Style | None]]) -> None:
    before = [(letter, look) for text, look in parts for letter in text]
    after = [(letter, segment.style) for segment in _joined([Segment(text, look) for text, look in parts]) for letter in segment.text]
    assert [letter for letter, _ in before] == [letter for letter, _ in after]
    for (letter, old), (_, new) in zip(before, after, strict=True):
        if old is None or letter != " " or old.underline:
            assert old == new
        else:
            assert new is not None
            assert (old.bgcolor, bool(new.underline)) == (new.bgcolor, False)


def test_blanks_take_the_look_of_their_neighbour() -> None:
    text, muted = style(DARK, "text", "page"), style(DARK, "muted", "page")
    assert len(_joined([Segment("a", text), Segment("  ", muted), Segment("b", text)])) == 1
    link = style(DARK, "link", "page")
    assert len(_joined([Segment("a", text), Segment("  ", link), Segment("b", text)])) == 3


# cutting


@given(hard(), WIDTHS)
def test_a_cut_text_fits_and_is_the_start_of_the_whole(text: str, cells: int) -> None:
    whole, short = one_line_kept(text), cut(text, cells)
    assert cell_len(short) <= cells
    if cell_len(whole) <= cells:
        assert short == whole
    elif cells:
        assert short.endswith(ELLIPSIS)
        assert not short.endswith(ELLIPSIS * 2)
        assert whole.startswith(short[:-1])


@given(spans(), WIDTHS)
def test_cut_spans_fit_and_are_the_start_of_the_whole(made: tuple[tuple[str, str], ...], cells: int) -> None:
    uncut = cut_spans(made, 10_000)
    whole = words(uncut)
    if "marks]" not in whole:
        assert _bare(uncut) == _bare((token, one_line_kept(text)) for token, text in made)
    short = cut_spans(made, cells)
    assert width_of(short) <= cells
    if width_of(made) <= cells:
        assert words(short) == whole
    elif cells:
        assert words(short).endswith(ELLIPSIS)
        assert not words(short).endswith(ELLIPSIS * 2)
        assert whole.startswith(words(short)[:-1])


def test_a_cut_is_marked_also_where_a_span_ends_just_there() -> None:
    assert cut_spans((("text", "abc"), ("muted", " def")), 3) == (("text", "ab…"),)
    assert cut_spans((("text", "abc"), ("muted", " def")), 4) == (("text", "abc"), ("muted", "…"))


def test_what_was_cut_before_gets_no_second_ellipsis() -> None:
    assert cut("the release was…  and more", 16) == "the release was…"
    assert cut(cut("the release was announced", 12), 9) == "the rele…"
    assert cut("the release was …", 16) == "the release was…"


def test_a_family_is_cut_as_one() -> None:
    family = "👨‍👩‍👧"
    assert cut(f"ab{family}cd", 5) == f"ab{family}…"
    assert cut(f"ab{family}cd", 4) == "ab…"


# wrapping


@given(hard(), st.integers(2, 30))
def test_rows_fit_and_hold_every_letter(text: str, width: int) -> None:
    rows = wrap(text, width)
    assert rows
    assert max(cell_len(row) for row in rows) <= width
    assert letters("".join(rows)) == letters(visible(text))


@given(st.lists(st.text("abcdefgh漢", min_size=1, max_size=8), min_size=1, max_size=12), st.integers(16, 30))
def test_words_that_fit_into_a_row_are_not_parted(made: list[str], width: int) -> None:
    rows = wrap(" ".join(made), width)
    assert [word for row in rows for word in row.split()] == made


@given(hard(), st.integers(2, 30))
def test_a_text_without_line_ends_has_no_empty_row(text: str, width: int) -> None:
    rows = wrap(text.replace("\n", "").replace("\r", ""), width)
    assert len(rows) == 1 or all(row.strip() for row in rows)


def test_blanks_at_the_end_make_no_row_of_their_own() -> None:
    assert wrap("abc   ", 4) == ["abc"]
    assert wrap("abc\n\n  def", 10) == ["abc", "", "  def"]
    assert wrap("", 10) == [""]
    assert wrap("a\tb", 10) == ["a    b"]


@given(spans(), st.integers(2, 30))
def test_wrapped_spans_fit_and_hold_every_letter_with_its_token(made: tuple[tuple[str, str], ...], width: int) -> None:
    rows = wrap_spans(made, width)
    assert max(width_of(row) for row in rows) <= width
    shown = _bare((token, text) for row in rows for token, text in row)
    asked = _bare((token, one_line(text) if token == "link" else visible(text)) for token, text in made)
    if "marks]" not in "".join(letter for letter, _ in shown):
        assert shown == asked
    else:  # marks that are too many are counted, which may be where another span begins
        count = re.compile(r"\[\+\d+marks\]")
        assert count.sub("", "".join(letter for letter, _ in shown)) == count.sub("", "".join(letter for letter, _ in asked))


def _bare(made: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return each letter with its token, without blanks, joiners and marks: a mark belongs to the letter before it."""
    return [(letter, token) for token, text in made for letter in text if unicodedata.category(letter)[0] != "M" and letters(letter)]


def test_marks_belong_to_the_letter_that_ends_the_span_before() -> None:
    spans = (("text", "かな\ufe0f\u0301"), ("muted", "\u0301\u0301 and"))
    assert wrap_spans(spans, 20) == [(("text", "かな\ufe0f\u0301\u0301[+1 marks]"), ("muted", " and"))]
    assert width_of(cut_spans(spans, 8)) == 8
    assert max(width_of(row) for row in wrap_spans(spans, 4)) <= 4


def test_a_letter_behind_a_joiner_of_a_word_has_its_cell() -> None:
    assert width_of((("text", "ශ්\u200dරී"),)) == width_of((("text", "ක්\u200dෂ"),)) == 2
    assert width_of((("text", "می\u200cخواهم"),)) == 7
    assert width_of((("text", "👨\u200d👩\u200d👧"),)) == 2


def test_a_tab_in_wrapped_spans_loses_no_letter() -> None:
    assert wrap_spans((("text", "a\tb"), ("muted", " c")), 20) == [(("text", "a    b"), ("muted", " c"))]


@given(spans(), st.integers(2, 30), st.integers(1, 4))
def test_the_rows_left_out_are_counted(made: tuple[tuple[str, str], ...], width: int, most: int) -> None:
    whole, kept = wrap_spans(made, width), wrap_spans(made, width, most)
    assert len(kept) == min(len(whole), most)
    assert max(width_of(row) for row in kept) <= width
    if len(whole) > most:
        assert kept[:-1] == whole[: most - 1]
        left = len(whole) - most
        if width >= 16:
            last = words(kept[-1])
            assert last.endswith(f"… +{left} line{'s' if left > 1 else ''}")
            before = last.rpartition("… +")[0].rstrip()
            assert not before.endswith(ELLIPSIS)
            assert words(whole[most - 1]).startswith(before)
    else:
        assert kept == whole


def test_the_last_row_ends_after_a_whole_word() -> None:
    text = "The person who took the call asked in the channel and nobody there had the rights to look"
    (first, second) = wrap_spans((("text", text),), 30, most=2)
    assert words(first) == "The person who took the call"
    assert words(second) == "asked in the … +2 lines"
    assert second[-1] == ("muted", " … +2 lines")


@pytest.mark.parametrize(
    ("before", "after", "cells"),
    [
        (line(("text", "one "), ("ok", "  "), ("text", "two")), line(("text", "one "), ("ok", "✓ "), ("text", "two")), 6),
        (line(("text", "one"), ("ok", " two")), line(("text", "ONE"), ("ok", " two")), 3),
        (line(("text", "one")), line(("text", "longer")), 20),
        (line(("text", "one"), right=[("muted", "a")]), line(("text", "one"), right=[("muted", "b")]), 20),
    ],
)
def test_what_is_drawn_anew_ends_with_the_last_cell_that_differs(before: Line, after: Line, cells: int) -> None:
    assert to_last_change(before, after, 20) == cells


@pytest.mark.parametrize(
    ("before", "after", "cells"),
    [
        ([("muted", "│  "), ("text", "one word")], [("muted", "│  ")], (3, 11)),  # what was there is blanked, and no more
        ([("text", "│   a")], [("muted", "│   "), ("text", "b")], (0, 5)),
        ([("muted", "│  who  "), ("text", "ana")], [("muted", "│  who  "), ("text", "bob")], (8, 11)),
        ([("text", "same")], [("text", "same"), ("muted", "  ")], (0, 1)),
        ([("link", " ")], [("text", " ")], (0, 1)),  # a blank of a link is underlined
        ([("text", "漢 one")], [("text", "漢 two")], (3, 6)),  # of wide letters words count
    ],
)
def test_only_cells_that_differ_are_drawn_again(
    before: list[tuple[str, str]], after: list[tuple[str, str]], cells: tuple[int, int]
) -> None:
    assert changed_cells(line(*before), line(*after), 20) == cells
