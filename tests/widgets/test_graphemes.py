"""The box by letters as a person sees them: one key for each, however many characters it is."""

import pytest
from rich.segment import Segment
from rich.style import Style

from pmtui.widgets.entry import Entry
from pmtui.widgets.graphemes import _gathered, _thinned
from pmtui.widgets.theme import OnlyWhatHasWidth
from tests.widgets.stage import on_stage

FAMILY = "👨‍👩‍👧"
SCOTLAND = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
LETTERS = (FAMILY, "👍🏽", "🇩🇪", SCOTLAND, "❤️", "1️⃣", "e\u0301", "नि", "a")


async def test_arrows_and_backspace_take_a_letter_as_one() -> None:
    box = Entry()
    async with on_stage(box) as stage:
        box.fill("".join(LETTERS))
        ends = [sum(map(len, LETTERS[:count])) for count in range(len(LETTERS) + 1)]
        for end in reversed(ends[:-1]):
            box.action_cursor_left()
            assert box.cursor_location == (0, end)
        for end in ends[1:]:
            box.action_cursor_right()
            assert box.cursor_location == (0, end)
        for count in range(len(LETTERS) - 1, -1, -1):
            box.action_delete_left()
            assert box.text == "".join(LETTERS[:count])
        box.fill(FAMILY + "b", (0, 0))
        await stage.pilot.press("delete")
        assert box.text == "b"


async def test_backspace_and_arrows_go_on_to_the_line_before_and_behind() -> None:
    box = Entry(many_lines=True)
    async with on_stage(box):
        box.fill("ä\nö", (1, 0))
        box.action_cursor_left()
        assert box.cursor_location == (0, 1)
        box.action_cursor_right()
        assert box.cursor_location == (1, 0)
        box.action_delete_left()
        assert box.text == "äö"


async def test_no_move_ends_within_a_letter() -> None:
    box = Entry(many_lines=True)
    async with on_stage(box):
        box.fill(f"{FAMILY}x\nab", (1, 1))
        assert box.get_cursor_up_location() == (0, 0)
        box.fill(f"ab\n{FAMILY}x", (0, 1))
        assert box.get_cursor_down_location() == (1, 0)


@pytest.mark.parametrize(
    ("text", "left"), [("mit अनिल", "mit "), ("می\u200cخواهم", ""), ("one two", "one "), ("one, ", "one"), ("Zoe\u0308", "")]
)
async def test_a_word_of_any_script_is_deleted_as_one(text: str, left: str) -> None:
    box = Entry()
    async with on_stage(box):
        box.fill(text)
        box.action_delete_word_left()
        assert box.text == left
        box.fill("अनिल मी", (0, 0))
        box.action_delete_word_right()
        assert box.text == " मी"


async def test_marks_too_many_are_counted_behind_the_row() -> None:
    box = Entry()
    async with on_stage(box) as stage:
        stage.get_line_filters = lambda: [OnlyWhatHasWidth()]  # type: ignore[method-assign]
        box.fill("e" + "\u0301" * 6 + "x")
        await stage.pilot.pause()
        assert stage.rows[0] == "e\u0301\u0301\u0301x [+3 marks]"
        assert box.words == "e" + "\u0301" * 6 + "x"
        box.fill("e\u0301\u0301\u0301x")
        await stage.pilot.pause()
        assert stage.rows[0] == "e\u0301\u0301\u0301x"
        box.fill("a long row up to its very end " + "e" + "\u0301" * 5 + " and some")
        await stage.pilot.pause()
        assert stage.rows[0].endswith("[+2 marks]") and len(stage.rows) == 10


async def test_a_soft_hyphen_is_not_seen_and_goes_with_its_letter() -> None:
    box = Entry()
    async with on_stage(box) as stage:
        stage.get_line_filters = lambda: [OnlyWhatHasWidth()]  # type: ignore[method-assign]
        box.fill("de\xadploy")
        await stage.pilot.pause()
        assert stage.rows[0] == "deploy"
        box.move_cursor((0, 3))
        box.action_cursor_left()
        assert box.cursor_location == (0, 1)


def test_marks_from_the_fourth_on_are_not_drawn() -> None:
    assert _thinned("e" + "\u0301" * 5) == "e\u0301\u0301\u0301\u2064\u2064"
    assert _thinned("क्षि e\u0301") == "क्षि e\u0301"


def test_the_cursor_stands_on_the_whole_of_a_letter() -> None:
    plain, cursor = Style(), Style(reverse=True)
    segments = _gathered([Segment("a", plain), Segment("👨", cursor), Segment("\u200d👩b", plain)])
    assert segments == [Segment("a", plain), Segment("👨\u200d👩", cursor), Segment("b", plain)]
