"""A filter says that it is on, and of a row it hides that it does."""

from pathlib import Path

from pmtui.screens.timeline.filter import TimelineFilter
from tests.driver import blank, demo, sitting
from tests.steps.desk import at


def test_the_filter_of_the_timeline_keeps_what_was_known_while_nothing_changed() -> None:
    document, shown = demo(), TimelineFilter()
    assert shown.known(document) is document and not shown.chooses
    shown.take("< 12:26", at(document))
    then = shown.known(document)
    assert len(then.timeline) == 10 and shown.known(document) is then
    assert not shown.chooses and shown.said == "what was known at Thu 20 Jul 12:26"
    other = document.with_fields("define", summary="other words")
    assert shown.known(other) is not then and shown.known(other).define.summary == "other words"
    shown.take("#alert < 12:26", at(document))
    assert shown.chooses and shown.said == "what has “#alert < 12:26”"


def test_the_filter_of_the_timeline_says_how_many_rows_it_shows_and_why_there_are_none() -> None:
    document, shown = demo(), TimelineFilter()
    here = at(document)
    assert "".join(words for _, words in shown.read("rolled @nobody", here)).startswith("0 of 16 rows · “@nobody” names nothing")
    shown.take("zebra", here)
    assert shown.no_rows(document) == "No row has that." and shown.no_rows(blank()) == ""
    shown.take("< 2023-07-01 12:00", here)
    assert shown.no_rows(document) == "Nothing is recorded up to Sat 1 Jul 12:00."


async def test_a_row_added_outside_the_filter_says_that_it_is_hidden(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3", "slash")
        await call.lines("rolled")
        assert "shown: what has “rolled”" in call.reading
        await call.press("a")
        await call.lines("12:24 an issue is opened by somebody who wondered")
        assert call.app.window.list.filter.words == "rolled"
        assert not call.sees("an issue is opened by somebody")
        assert "= added 12:24" in call.reading
        assert "filter “rolled” hides it, esc shows all" in call.reading
        await call.lines("12:31 rolled on")
        assert call.document.timeline[call.app.window.selected()].text == "rolled on"
        assert "hides" not in call.reading
        assert "filter “rolled”, esc shows all" in call.reading
        await call.press("escape", "escape")
        assert call.sees("an issue is opened by somebody")


async def test_it_says_so_on_the_other_filtered_lists(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        for step, words in (("1", "Zoe, developer"), ("5", "Draw the map anew")):
            await call.press(step, "slash")
            await call.lines("nothing has this")
            await call.press("a")
            await call.lines(words)
            assert "filter “nothing has this” hides it" in call.reading
            await call.press("escape", "escape")
            assert call.sees(words.split(",")[0])


async def test_a_row_that_an_edit_takes_out_of_the_filter_is_said_to_be_hidden(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3", "slash")
        await call.lines("rolled")
        await call.press("e", "ctrl+u")
        await call.lines("12:30 went back")
        assert "filter “rolled” hides it" in call.reading


async def test_undo_of_a_hidden_row_takes_the_filter_away_where_it_must_show_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3")
        key = next(iter(call.document.timeline))
        await call.press("home", "s", "slash")
        await call.lines("rolled")
        await call.press("u")
        assert call.app.window.list.filter.words == ""
        assert call.app.window.selected() == key


async def test_the_timeline_is_seen_as_it_was_known_then_head_and_all(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", "3", "slash")
        await call.type("< 12:26")
        assert "= 10 of 16 rows · as known at Thu 20 Jul 12:26" in call.reading
        await call.press("enter")
        assert "what was known at Thu 20 Jul 12:26" in call.reading
        assert "since 12:17" in call.screen[1] and "stopped after" not in call.text and "Rolled back" not in call.text
        await call.press("escape")
        assert "12:17–12:30" in call.screen[1]
        await call.press("end")
        assert "resolved" in call.text


async def test_before_anything_was_known_it_says_so(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", "3", "slash")
        await call.lines("< 2023-07-01 12:00")
        assert "Nothing is recorded up to Sat 1 Jul 12:00." in call.text
        await call.press("escape", "slash")
        await call.lines("#alert zebra")
        assert "No row has that." in call.text
