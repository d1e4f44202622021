"""A list whose cursor belongs to a key: rows come, go and move, and only what changed is painted."""

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from pmtui.themes import DARK
from pmtui.widgets.paint import line
from pmtui.widgets.row_layout import RowLayout
from pmtui.widgets.row_list import ListRow, RowList
from tests.widgets.stage import Counted, Stage, on_stage


class CountedList(Counted, RowList):
    """A list that counts what it draws."""

    DEFAULT_CSS = ""


def row(key: str, tall: int = 1) -> ListRow:
    return ListRow(key, tuple(line(("text", f" {key}" if number == 0 else f" {key}.{number}")) for number in range(tall)))


def heading(key: str, tall: int = 1) -> ListRow:
    return ListRow(f"={key}", row(key, tall).lines, heading=True)


def rows(keys: Iterable[str], tall: int = 1) -> list[ListRow]:
    return [row(key, tall) for key in keys]


def numbered(count: int) -> list[ListRow]:
    return rows(f"r{number}" for number in range(count))


def band(stage: Stage) -> str:
    """Return the row with the cursor's band."""
    bands = [text for text in stage.rows if text.startswith("▌")]
    return bands[0][2:] if len(bands) == 1 else f"{len(bands)} bands"


# the cursor and its key


async def test_the_cursor_stays_on_its_row_when_rows_come_go_and_move() -> None:
    pane = RowList()
    async with on_stage(pane) as stage:
        pane.put(rows("abcde"), "c")
        for keys in ("xyabcde", "cab", "edcba", "c"):
            pane.put(rows(keys))
            await stage.pilot.pause()
            assert (pane.cursor, band(stage)) == ("c", "c")


@pytest.mark.parametrize(
    ("left", "found"),
    [("abde", "d"), ("ab", "b"), ("de", "d"), ("ae", "e"), ("xyz", "z"), ("", "")],
)
async def test_a_cursor_whose_row_is_gone_goes_to_the_next_that_is_left(left: str, found: str) -> None:
    pane = RowList()
    async with on_stage(pane) as stage:
        pane.put(rows("abcde"), "c")
        pane.put(rows(left))
        await stage.pilot.pause()
        assert (pane.cursor, band(stage)) == (found, found or "0 bands")
        assert [message.key for message in stage.said(RowList.Moved)] == (["c", found])


async def test_a_key_that_is_not_there_leaves_the_cursor_where_it_was() -> None:
    pane = RowList()
    async with on_stage(pane):
        pane.put(rows("abc"), "b")
        pane.put(rows("abc"), "nowhere")
        assert pane.cursor == "b"
        pane.move_to("nowhere")
        assert pane.cursor == "b"


async def test_a_heading_never_takes_the_cursor() -> None:
    pane = RowList()
    async with on_stage(pane) as stage:
        pane.put([heading("one"), row("a"), heading("two"), heading("three"), row("b"), heading("four")], "=two")
        assert pane.cursor == "a"
        seen = []
        for key in ("down", "down", "up", "up", "end", "home"):
            await stage.pilot.press(key)
            seen.append(pane.cursor)
        assert seen == ["b", "b", "a", "a", "b", "a"]
        pane.move_to("=two")
        assert pane.cursor == "a"
        assert pane.keys() == ["a", "b"]
        await stage.pilot.click(pane, offset=(3, 2))
        assert pane.cursor == "a"


async def test_a_list_of_headings_has_no_cursor_and_the_keys_move_its_lines() -> None:
    pane = RowList()
    async with on_stage(pane) as stage:
        pane.put([heading(str(number)) for number in range(20)])
        assert (pane.cursor, pane.keys(), pane.at_end()) == ("", [], True)
        await stage.pilot.press("down")
        assert stage.rows[-1].strip() == "↓ 10 more lines"
        await stage.pilot.press("end")
        assert stage.rows[-1].strip() == "19"


async def test_at_end_and_the_keys_that_move() -> None:
    pane = RowList()
    async with on_stage(pane) as stage:
        pane.put(numbered(30))
        cursors = []
        for key in ("j", "down", "k", "pagedown", "pageup", "end", "down", "home", "up"):
            await stage.pilot.press(key)
            cursors.append(pane.cursor)
        assert cursors == ["r1", "r2", "r1", "r9", "r1", "r29", "r29", "r0", "r0"]
        assert not pane.at_end()
        await stage.pilot.press("end")
        assert pane.at_end()


async def test_other_keys_are_left_to_the_screen() -> None:
    pane = RowList()
    async with on_stage(pane) as stage:
        pane.put(rows("ab"))
        await stage.pilot.pause()
        stage.told.clear()
        await stage.pilot.press("x", "space", "enter")
        assert not stage.said(RowList.Moved)
        assert pane.cursor == "a"


# in sight


def shown(stage: Stage, keys: Sequence[str]) -> list[str]:
    """Return the rows fully visible, except the signs of the first and the last row."""
    return [key for key in keys if any(text.removeprefix("▌").strip() == key for text in stage.rows)]


@pytest.mark.parametrize("blanks", [0, 1])
async def test_what_is_out_of_sight_is_counted_truly_wherever_the_cursor_goes(blanks: int) -> None:
    pane = RowList(blanks=blanks)
    keys = [f"r{number}" for number in range(13)]
    async with on_stage(pane, size=(40, 6)) as stage:
        pane.put(rows(keys))
        for by in (*[1] * 12, *[-1] * 12, 10_000, -5, -10_000, 7):
            pane.move(by)
            await stage.pilot.pause()
            assert band(stage) == pane.cursor
            seen = shown(stage, keys)
            above, below = keys.index(seen[0]), len(keys) - 1 - keys.index(seen[-1])
            first, last = stage.rows[0].strip(), stage.rows[-1].strip()
            assert first == f"↑ {above} row{'s' if above > 1 else ''}" if above else "↑" not in first
            assert last == f"↓ {below} more row{'s' if below > 1 else ''}" if below else "↓" not in last
            assert above + len(seen) + below == 13
            assert all(text for text in stage.rows[blanks:])  # no row is wasted


async def test_headings_are_not_counted_as_rows() -> None:
    pane = RowList()
    async with on_stage(pane, size=(40, 5)) as stage:
        pane.put([heading("h"), *rows("abc"), heading("i"), *rows("de"), heading("k")])
        await stage.pilot.pause()
        assert stage.rows[-1].strip() == "↓ 2 more rows"
        pane.move_to("e")
        await stage.pilot.pause()
        assert [text.strip() for text in stage.rows] == ["h   ↑ 3 rows", "i", "d", "▌ e", "k"]


async def test_a_row_half_seen_is_not_counted_as_seen() -> None:
    pane = RowList()
    async with on_stage(pane, size=(40, 5)) as stage:
        pane.put([*rows("abc"), row("d", 3)])
        await stage.pilot.pause()
        assert stage.rows == ["▌ a", "  b", "  c", "  d", "         ↓ 1 more row"]
        pane.move_to("d")
        await stage.pilot.pause()
        assert [text.strip() for text in stage.rows] == ["↑ 2 rows", "c", "▌ d", "▌ d.1", "▌ d.2"]


async def test_the_heading_of_the_first_row_stays_in_sight() -> None:
    pane = RowList()
    async with on_stage(pane, size=(40, 5)) as stage:
        pane.put([heading("Thu 20"), *rows("abcdefgh")])
        pane.move_to("g")
        await stage.pilot.pause()
        assert stage.rows[0].strip() == "Thu 20   ↑ 4 rows"


async def test_a_row_taller_than_the_list_shows_its_first_line() -> None:
    pane = RowList()
    async with on_stage(pane, size=(40, 4)) as stage:
        pane.put([row("a"), row("b", 6), row("c")])
        pane.move_to("b")
        await stage.pilot.pause()
        assert stage.rows[1].startswith("▌ b")


async def test_a_smaller_screen_keeps_the_cursor_in_sight() -> None:
    pane = RowList()
    async with on_stage(pane) as stage:
        pane.put(numbered(30), "r8")
        await stage.pilot.resize_terminal(40, 4)
        await stage.pilot.pause()
        assert band(stage) == "r8"


@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 4)), min_size=1, max_size=12), st.integers(2, 8), st.integers(0, 2), st.integers(0, 40)
)
def test_the_row_with_the_cursor_is_in_sight_whatever_the_rows(made: list[tuple[bool, int]], height: int, blanks: int, top: int) -> None:
    layout = RowLayout([ListRow(str(at), row("x", tall + (not head)).lines, head) for at, (head, tall) in enumerate(made)], blanks)
    for key in layout.keys:
        new_top = layout.top_for(key, top, height)
        first, last = layout.lines_of(layout.at[key])
        assert [layout.line_at(at) for at in range(first, last)] == [(layout.at[key], number) for number in range(last - first)]
        seen_from = new_top + (1 if new_top > blanks else 0)
        seen_to = new_top + height - (1 if layout.end > new_top + height else 0)
        if last - first <= height - 2:
            assert seen_from <= first and last <= seen_to
        elif height > 2:
            assert seen_from <= first < seen_to  # too tall: its first line
        assert layout.top_for(key, new_top, height) == new_top  # and then it stays


# mouse


async def test_a_click_takes_a_row_and_a_second_opens_it() -> None:
    pane, other = RowList(), RowList()
    async with on_stage(pane, other, size=(40, 20)) as stage:
        pane.put(rows("abc"))
        await stage.pilot.press("up")
        stage.told.clear()
        await stage.pilot.click(pane, offset=(5, 1))
        assert ([message.key for message in stage.said(RowList.Moved)], stage.said(RowList.Chosen)) == (["b"], [])
        await stage.pilot.click(pane, offset=(5, 1))
        assert [message.key for message in stage.said(RowList.Chosen)] == ["b"]
        assert stage.said(RowList.Chosen)[0].control is pane
        await stage.pilot.click(pane, offset=(5, 8))
        assert (pane.cursor, len(stage.said(RowList.Chosen))) == ("b", 1)


async def test_the_first_click_on_a_list_without_the_focus_opens_nothing() -> None:
    pane, other = RowList(), RowList()
    async with on_stage(other, pane, size=(40, 20)) as stage:
        pane.put(rows("abc"))
        await stage.pilot.click(pane, offset=(5, 0))
        assert pane.has_focus
        assert not stage.said(RowList.Chosen)
        await stage.pilot.click(pane, offset=(5, 0))
        assert len(stage.said(RowList.Chosen)) == 1


async def test_a_click_counts_the_blanks_and_the_lines_above() -> None:
    pane = RowList(blanks=2)
    async with on_stage(pane, size=(40, 6)) as stage:
        pane.put(rows("abcd", 2))
        await stage.pilot.click(pane, offset=(5, 1))
        assert pane.cursor == "a"
        await stage.pilot.click(pane, offset=(5, 4))
        assert pane.cursor == "b"
        pane.move_to("d")
        await stage.pilot.pause()
        await stage.pilot.click(pane, offset=(5, 2))
        assert pane.cursor == "c"


async def wheel(stage: Stage, pane: RowList, kind: type[events.MouseEvent]) -> None:
    pane.post_message(kind(pane, 5, 3, 0, 0, 0, False, False, False))
    await stage.pilot.pause()


async def test_the_wheel_moves_the_rows_and_not_the_cursor() -> None:
    pane = RowList()
    async with on_stage(pane) as stage:
        pane.put(numbered(30))
        await wheel(stage, pane, events.MouseScrollDown)
        assert pane.cursor == "r0"
        assert stage.rows[0].strip() == "↑ 3 rows"
        for _ in range(3):
            await wheel(stage, pane, events.MouseScrollUp)
        assert stage.rows[0] == "▌ r0"


# a reader


async def test_a_reader_has_no_cursor_and_its_keys_move_the_lines() -> None:
    pane = RowList(reader=True)
    async with on_stage(pane) as stage:
        pane.put(numbered(30))
        await stage.pilot.pause()
        assert not any("▌" in text for text in stage.rows)
        assert stage.rows[-1] == " │  ↓ 21 more rows"
        await stage.pilot.press("down", "down")
        assert (stage.rows[0], stage.rows[-1]) == ("  r2", " │  ↓ 19 more rows")
        await stage.pilot.press("end")
        assert (stage.rows[0], stage.rows[-1]) == ("  r20", "  r29")
        await stage.pilot.press("home")
        assert stage.rows[0] == "  r0"


async def test_a_reader_whose_text_became_shorter_still_shows_it() -> None:
    pane = RowList(reader=True)
    async with on_stage(pane) as stage:
        pane.put(numbered(100))
        await stage.pilot.press("end")
        pane.put(numbered(12))
        await stage.pilot.pause()
        assert (stage.rows[0], stage.rows[-1]) == ("  r2", "  r11")
        await stage.pilot.resize_terminal(40, 20)
        await stage.pilot.pause()
        assert stage.rows[0] == "  r0"


# painting


async def test_moving_paints_only_the_row_left_and_the_row_reached() -> None:
    pane = CountedList()
    async with on_stage(pane) as stage:
        pane.put([row("a"), row("b", 2), *rows("cdef")])
        await stage.pilot.pause()
        pane.drawn.clear()
        pane.move(1)
        await stage.pilot.pause()
        assert sorted(pane.drawn) == [0, 1, 2]
        pane.drawn.clear()
        pane.move(2)
        await stage.pilot.pause()
        assert sorted(pane.drawn) == [1, 2, 4]
        pane.drawn.clear()
        pane.move_to(pane.cursor)
        pane.move(0)
        pane.mark(frozenset())
        await stage.pilot.pause()
        assert pane.drawn == []


async def test_the_band_is_bright_where_the_focus_is() -> None:
    pane, other = RowList(), RowList()
    async with on_stage(pane, other) as stage:
        pane.put(rows("abc"))
        await stage.pilot.pause()
        bright = pane.render_line(0)
        other.focus()
        await stage.pilot.pause()
        assert pane.render_line(0).text == bright.text
        grounds = [
            {segment.style.bgcolor.name for segment in strip if segment.style and segment.style.bgcolor}
            for strip in (bright, pane.render_line(0))
        ]
        assert grounds == [{DARK.grounds["cursor"]}, {DARK.grounds["quiet"]}]


async def test_marks_are_drawn_and_taken_away() -> None:
    pane = RowList()
    async with on_stage(pane) as stage:
        pane.put(rows("abc"))
        pane.mark(frozenset({"b", "gone"}))
        await stage.pilot.pause()
        assert stage.rows[:3] == ["▌ a", " *b", "  c"]
        pane.mark(frozenset())
        await stage.pilot.pause()
        assert stage.rows[1] == "  b"


async def test_ten_thousand_rows_draw_no_more_than_the_screen_shows() -> None:
    pane = CountedList()
    height = 10
    async with on_stage(pane, size=(40, height)) as stage:
        for step, by in enumerate((0, 5_000, 1, 10_000)):
            pane.drawn.clear()
            if by:
                pane.move(by)
            else:
                pane.put(numbered(10_000))
            await stage.pilot.pause()
            assert 0 < len(pane.drawn) <= height, step
        assert pane.cursor == "r9999"
        assert stage.rows[0].strip() == "↑ 9991 rows"
