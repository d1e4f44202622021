"""The text that is selected in a pane: as it is drawn, cell by cell, and no more."""

import pytest
from textual.geometry import Offset
from textual.selection import Selection
from textual.widget import Widget
from textual.widgets import TextArea

from pmtui.widgets.form import Form
from pmtui.widgets.lines import Lines, Spot
from pmtui.widgets.paint import line
from pmtui.widgets.pane import Pane
from pmtui.widgets.row_list import ListRow, RowList
from pmtui.widgets.why_tree import Branch, WhyTree
from tests.widgets.stage import Stage, on_stage


def over(first: tuple[int, int] | None, last: tuple[int, int] | None) -> Selection:
    return Selection(Offset(*first) if first else None, Offset(*last) if last else None)


def text(pane: Pane, first: tuple[int, int] | None, last: tuple[int, int] | None) -> str:
    selected = pane.get_selection(over(first, last))
    return selected[0] if selected else ""


def numbered(count: int) -> list[ListRow]:
    return [ListRow(f"r{number}", (line(("text", f"  row {number}"), right=(("muted", "ok "),)),)) for number in range(count)]


def drawers(known: type[Widget]) -> set[type[Widget]]:
    return {known, *(below for child in known.__subclasses__() for below in drawers(child))}


def test_each_widget_of_ours_that_draws_gives_its_text() -> None:
    assert all(issubclass(kind, Pane) for kind in (RowList, WhyTree, Lines))
    ours = [kind for kind in drawers(Widget) if kind.__module__.startswith("pmtui.") and "render_line" in vars(kind)]
    boxes = [kind for kind in ours if issubclass(kind, TextArea)]  # what is typed is selected in the box itself
    assert ours and [kind for kind in ours if not issubclass(kind, Pane) and kind not in boxes] == []


async def test_whole_rows_come_without_the_indent_they_share() -> None:
    pane = RowList()
    async with on_stage(pane) as stage:
        pane.put([ListRow("a", (line(("text", "  one")), line(("text", "     more")))), ListRow("b", (line(), line(("text", "  two"))))])
        await stage.pilot.pause()
        assert text(pane, (0, 0), (40, 3)) == "one\n   more\n\ntwo"
        assert text(pane, (4, 0), (5, 3)) == "ne\n   more\n\ntw"
        assert text(pane, (0, 2), (40, 2)) == "" and text(pane, (20, 0), (40, 0)) == ""


@pytest.mark.parametrize(("start", "end", "wanted"), [(3, 7, "東京"), (4, 6, ""), (3, 5, "東"), (5, 30, "京 👩\u200d👩\u200d👧 end")])
async def test_a_letter_of_two_cells_is_whole_or_not_there(start: int, end: int, wanted: str) -> None:
    pane = Lines([line(("text", "   東京 👩\u200d👩\u200d👧 end"))])
    async with on_stage(pane):
        assert text(pane, (start, 0), (end, 0)).strip() == wanted


async def test_where_a_drag_comes_from_elsewhere_only_what_is_in_sight_is_given() -> None:
    pane = RowList()
    async with on_stage(pane, size=(40, 5)) as stage:
        pane.put(numbered(50), "r20")
        await stage.pilot.pause()
        seen = [row[1:].strip() for row in stage.rows]
        given = text(pane, None, None).split("\n")
        assert [row.strip() for row in given] == seen[1:-1] and "↑" in seen[0] and "↓" in seen[-1]
        first = pane._top
        assert text(pane, (0, first + 1), None).split("\n")[0].split() == given[0].split()
        assert text(pane, (0, first - 2), (40, first + 1)).count("row") == 3  # what was scrolled off, but for the covered line


async def test_the_mark_of_a_row_and_the_band_are_no_text() -> None:
    pane = RowList()
    async with on_stage(pane) as stage:
        pane.put(numbered(2), "r0")
        pane.mark(frozenset({"r0"}))
        await stage.pilot.pause()
        assert "▌*" in stage.rows[0] and text(pane, (0, 0), (12, 0)) == "row 0"


async def test_the_tree_gives_its_lines_but_not_the_counts() -> None:
    tree = WhyTree()
    async with on_stage(tree, size=(40, 4)) as stage:
        tree.put("the problem is", [Branch(f"w{number}", "", f"answer {number}") for number in range(9)], (), "w8")
        await stage.pilot.pause()
        assert "↑" in stage.rows[0]
        assert [row.split()[-1] for row in text(tree, None, None).split("\n")] == ["6", "7", "8"]
        tree.stand_on("")
        assert text(tree, (0, 0), (40, 1)).startswith("the problem is") and "answer 0" in text(tree, (0, 0), (40, 1))


def reversed_cells(stage: Stage) -> list[str]:
    rows = stage.screen._compositor.render_strips()
    return ["".join(part.text for part in row if part.style and part.style.reverse) for row in rows]


async def test_what_is_dragged_over_is_turned_and_goes_when_the_words_change() -> None:
    pane = Lines([line(("text", " one")), line(("text", " two"))])
    async with on_stage(pane) as stage:
        stage.screen.selections = {pane: over((2, 0), (3, 1))}
        await stage.pilot.pause()
        assert reversed_cells(stage)[:2] == ["ne", " tw"]
        pane.put([line(("text", " one")), line(("text", " three"))])
        await stage.pilot.pause()
        assert stage.screen.selections == {} and "".join(reversed_cells(stage)) == ""


def test_what_stands_for_keys_is_pressed_not_read() -> None:
    pane = Lines()
    assert pane.allow_select
    pane.spots = [Spot(0, 0, 3, ("a",))]
    assert not pane.allow_select


async def test_a_form_gives_its_fields() -> None:
    from pmtui.widgets.form import Field

    form = Form()
    async with on_stage(form, size=(60, 10)) as stage:
        form.put([Field("a", "First"), Field("b", "Second", (("text", "words"),))], "a")
        await stage.pilot.pause()
        assert text(form.query_one("#below", Lines), (0, 0), (60, 0)) == "Second         words"
