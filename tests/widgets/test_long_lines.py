"""A line longer than anybody types is wrapped and drawn as Textual would, at the cost of what is visible."""

import inspect
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual._wrap import compute_wrap_offsets
from textual.document import _wrapped_document
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from pmtui.widgets import entry as entry_file
from pmtui.widgets import long_lines
from pmtui.widgets.entry import Entry
from pmtui.widgets.long_lines import LONG, LongWrapped, wrap_offsets

from .stage import on_stage

WORDS = st.lists(
    st.sampled_from(["a", "word", "sentence", " ", "  ", "        ", "x" * 30, "é", "слово", "“so”", "-", "a.b/c"]), max_size=60
)


@given(WORDS.map(" ".join), st.integers(2, 40))
def test_a_line_is_broken_where_textual_breaks_it(text: str, width: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(long_lines, "LONG", 0)
        assert wrap_offsets(text, width, 4) == compute_wrap_offsets(text, width, 4)


@given(st.text(st.characters(categories=["L", "P", "S", "Zs", "Mn", "Cc"], exclude_characters="\n"), max_size=80), st.integers(2, 20))
def test_any_line_is_broken_where_textual_breaks_it(text: str, width: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(long_lines, "LONG", 0)
        assert wrap_offsets(text, width, 4) == compute_wrap_offsets(text, width, 4)


def test_what_counts_as_plain_is_one_cell_wide_and_breaks_at_blanks_alone() -> None:
    plain = [letter for letter in map(chr, range(0x10000)) if long_lines._PLAIN.match(letter)]
    assert len(plain) > 900
    assert {letter for letter in plain if cell_len(letter) != 1} == set()
    assert [letter for letter in plain if re.match(r"\s", letter)] == [" "]


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=4), st.integers(0, 30))
def test_the_rows_of_a_line_are_those_of_textual(lines: list[str], width: int) -> None:
    document = Document("\n".join(lines))
    ours, theirs = LongWrapped(document, width), WrappedDocument(document, width)
    for index in range(len(lines)):
        assert ours.get_sections(index) == theirs.get_sections(index)


LINES = [
    "words of a log, again and again; " * 80,
    "漢字 and\ttabs\t" * 200,
    "x" * 2500,
    "short",
    ("слово " * 500).strip(),
]


@pytest.mark.parametrize("place", [0, 7, 600, 1999, 2300, "end"])
@pytest.mark.parametrize("selected", [0, -3, 700])
async def test_a_long_line_is_drawn_as_textual_draws_it(place: int | str, selected: int, monkeypatch: pytest.MonkeyPatch) -> None:
    box = Entry(many_lines=True)
    async with on_stage(box, size=(41, 12)) as stage:
        for number, line in enumerate(LINES):
            box.load_text("\n".join(["first", line, *LINES[number + 1 : number + 2]]))
            at = len(line) if place == "end" else min(int(place), len(line))
            box.selection = Selection((1, max(at + selected, 0)), (1, at))
            box.suggestion = " goes on" if place == "end" and not selected else ""
            await stage.pilot.pause()
            ours = [list(box._render_line(y)) for y in range(box.size.height)]
            assert any(len(line) >= LONG for line in LINES)
            with monkeypatch.context() as stock:
                stock.setattr(entry_file, "LONG", 10**9)
                assert [merged(row) for row in ours] == [merged(list(box._render_line(y))) for y in range(box.size.height)], (number, at)


def merged(row: list) -> list[tuple[str, object]]:  # type: ignore[type-arg]
    """Return the letters of a row, each with its look, without the blanks at its end."""
    letters = [(letter, segment.style) for segment in row for letter in segment.text]
    return letters


async def test_a_row_of_a_long_line_costs_what_is_seen_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: no styled text is made of the whole line, which Textual does for each row."""
    box = Entry()
    async with on_stage(box) as stage:
        box.fill("word " * 20_000)
        await stage.pilot.pause()
        whole: list[int] = []
        monkeypatch.setattr(TextArea, "get_line", lambda area, index: whole.append(index))
        box.type_in("x")
        await stage.pilot.pause()
        assert "wordx" in "".join(stage.rows) or "word x" in "".join(stage.rows)
        assert whole == []


def test_the_names_of_textual_that_are_replaced_are_still_there() -> None:
    assert vars(_wrapped_document)["compute_wrap_offsets"] is wrap_offsets
    assert inspect.getsource(WrappedDocument).count("compute_wrap_offsets(") == 2
    assert "WrappedDocument(document, tab_width=self.indent_width)" in inspect.getsource(TextArea._set_document)
    assert "self._render_line(y)" in inspect.getsource(TextArea.render_line)
