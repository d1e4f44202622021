"""The text box: what the user does there is posted, and each letter typed or pasted is kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events

from pmtui.model.text import clean
from pmtui.widgets.entry import Entry
from tests.widgets.stage import Stage, on_stage


def left(stage: Stage) -> list[str]:
    return [message.how for message in stage.said(Entry.Left)]


def submitted(stage: Stage) -> list[str]:
    return [message.text for message in stage.said(Entry.Submitted)]


# messages


async def test_enter_submits_the_clean_text_and_leaves_it_there() -> None:
    box = Entry()
    async with on_stage(box) as stage:
        await stage.type("12:17 announced ")
        await stage.pilot.press("enter")
        assert submitted(stage) == ["12:17 announced "]
        assert box.text == "12:17 announced "
        assert stage.said(Entry.Submitted)[0].control is box


@pytest.mark.parametrize("key", ["escape", "tab", "shift+tab", "up", "down"])
async def test_a_way_out_is_told_and_not_taken(key: str) -> None:
    box, other = Entry(), Entry()
    async with on_stage(box, other) as stage:
        await stage.type("ab")
        await stage.pilot.press(key)
        assert left(stage) == [key]
        assert box.text == "ab"
        assert box.has_focus
        assert stage.said(Entry.Left)[0].control is box


async def test_arrows_within_several_rows_move_and_are_told_only_at_the_edge() -> None:
    box = Entry()
    async with on_stage(box, size=(12, 10)) as stage:
        await stage.type("one two three four")  # wrapped to two rows
        assert box.wrapped_document.height == 2
        await stage.pilot.press("up")
        assert left(stage) == []
        await stage.pilot.press("up")
        assert left(stage) == ["up"]
        await stage.pilot.press("down")
        assert left(stage) == ["up"]
        await stage.pilot.press("down")
        assert left(stage) == ["up", "down"]


async def test_in_a_long_text_enter_makes_a_line_and_on_an_empty_last_line_submits() -> None:
    box = Entry(many_lines=True)
    async with on_stage(box) as stage:
        await stage.type("one")
        await stage.pilot.press("enter")
        await stage.type("two")
        assert (box.text, submitted(stage)) == ("one\ntwo", [])
        await stage.pilot.press("enter", "enter")
        assert submitted(stage) == ["one\ntwo"]
        await stage.pilot.press("up", "up", "up")
        assert left(stage) == ["up"]


async def test_undo_in_an_untouched_box_is_that_of_the_document() -> None:
    box = Entry()
    async with on_stage(box) as stage:
        await stage.pilot.press("ctrl+z")
        assert len(stage.said(Entry.UndoWanted)) == 1


async def test_undo_in_a_box_is_its_own_also_when_it_was_emptied_by_mistake() -> None:
    box = Entry()
    async with on_stage(box) as stage:
        await stage.type("a long sentence")
        await stage.pilot.press("ctrl+u")
        assert box.text == ""
        await stage.pilot.press("ctrl+z")
        assert box.text == "a long sentence"
        assert not stage.said(Entry.UndoWanted)


@pytest.mark.parametrize("emptied", [True, False])
async def test_what_was_taken_from_the_box_does_not_come_back_by_undo(emptied: bool) -> None:
    box = Entry()
    async with on_stage(box) as stage:
        await stage.type("words of something else")
        if emptied:
            await stage.pilot.press("ctrl+u")
        box.fill("")
        await stage.pilot.press("ctrl+z")
        assert box.text == ""
        assert len(stage.said(Entry.UndoWanted)) == 1


async def test_more_letters_than_a_hand_types_in_one_go_are_one_step_of_undo_and_their_end_is_in_sight() -> None:
    box = Entry()
    async with on_stage(box) as stage:
        await stage.type("before ")
        for number in range(3):
            box.type_in(f"{'word ' * 400}end{number} ")
        await stage.pilot.pause()
        assert "end2" in "\n".join(stage.rows)
        await stage.pilot.press("ctrl+z", "ctrl+z")
        assert box.text.endswith("end0 ")
        await stage.pilot.press("ctrl+z")
        assert box.text == "before "


# pastes


async def test_several_lines_are_told_and_not_put_in() -> None:
    box = Entry()
    async with on_stage(box) as stage:
        await stage.type("x")
        await stage.paste("one\r\n\n  two \nthree\n")
        assert [message.lines for message in stage.said(Entry.Pasted)] == [["one", "  two ", "three"]]
        assert box.text == "x"
        assert stage.said(Entry.Pasted)[0].control is box


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("one line\n", "one line"), ("\r\n one line\r\n\r\n", " one line"), ("one\n   \n", "one"), (" ", " "), ("\n \n", " "), ("\n", ""), ("", ""),
        ("a\x1b[31m\x07b", "a[31mb"), ("\ta", "\ta"), ("a\u2028", "a"),
    ],
)  # fmt: skip
async def test_one_line_is_put_in_without_its_line_end(pasted: str, text: str) -> None:
    box = Entry()
    async with on_stage(box) as stage:
        await stage.paste(pasted)
        assert (box.text, stage.said(Entry.Pasted)) == (text, [])


async def test_a_paste_goes_where_the_cursor_is_and_takes_the_place_of_what_is_selected() -> None:
    box = Entry()
    async with on_stage(box) as stage:
        await stage.type("ad")
        await stage.pilot.press("left")
        await stage.paste("bc")
        await stage.type("-")
        assert box.text == "abc-d"
        await stage.pilot.press("shift+home")
        await stage.paste("x")
        await stage.type("y")
        assert box.text == "xyd"


async def test_a_box_that_takes_pastes_whole_joins_their_lines() -> None:
    box = Entry()
    box.whole_paste = True
    async with on_stage(box) as stage:
        await stage.paste("one\ntwo\u2028three\n")
        assert (box.text, stage.said(Entry.Pasted)) == ("one two three", [])


async def test_a_long_text_takes_a_paste_as_it_is() -> None:
    box = Entry(many_lines=True)
    async with on_stage(box) as stage:
        await stage.paste("one\r\n\r\n  two\n")
        assert (box.text, stage.said(Entry.Pasted)) == ("one\n\n  two\n", [])


async def test_a_box_that_is_only_read_takes_nothing() -> None:
    box = Entry()
    async with on_stage(box) as stage:
        box.fill("as it is")
        box.read_only = True
        await stage.paste("x")
        await stage.type("y\u200d")
        await stage.pilot.press("ctrl+u", "backspace")
        assert box.text == "as it is"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), max_size=25), st.booleans())
@settings(max_examples=4)
async def test_a_paste_into_a_box_of_one_line_leaves_one_line(texts: list[str], whole: bool) -> None:
    box = Entry()
    box.whole_paste = whole
    async with on_stage(box) as stage:
        for text in texts:
            box.fill("")
            stage.told.clear()
            await stage.paste(text)
            assert box.document.line_count == 1
            told = "".join(line for message in stage.said(Entry.Pasted) for line in message.lines)
            assert "".join((box.text + told).split()) == "".join(clean(text).split())


# letters


@pytest.mark.parametrize(
    "text",
    ["漢字かな", "👨‍👩‍👧", "❤️", "👍🏽", "می‌خواهم", "東京\u3000大阪", "10\u00a0000", "e\u0301", "[/] [@click=app.quit]x", "a\u00adb"],
)
async def test_each_letter_typed_is_kept(text: str) -> None:
    box = Entry()
    async with on_stage(box) as stage:
        await stage.type(text)
        assert box.text == text
        await stage.pilot.press("enter")
        assert submitted(stage) == [text]


async def test_keys_that_are_no_letters_put_nothing_in() -> None:
    box = Entry()
    async with on_stage(box) as stage:
        for key, character in (
            ("ctrl+t", "\x14"),
            ("f9", None),
            ("ctrl+at", "\x00"),
            ("insert", None),
            ("upper", "\u2028"),
            ("c1", "\x85"),
        ):
            stage.post_message(events.Key(key, character))
        await stage.pilot.pause()
        assert box.text == ""


async def test_delete_to_the_start_of_the_line_though_it_is_wrapped() -> None:
    box = Entry(many_lines=True)
    async with on_stage(box, size=(12, 10)) as stage:
        await stage.paste("first\none two three four five")
        await stage.pilot.press("left", "left", "ctrl+u")
        assert box.text == "first\nve"
        await stage.pilot.press("ctrl+u")
        assert box.text == "first\nve"


async def test_a_box_is_at_most_four_rows_and_grows_with_its_words() -> None:
    box = Entry()
    async with on_stage(box, size=(12, 10)) as stage:
        assert box.size.height == 1
        heights = []
        for _ in range(6):
            await stage.type("word word ")
            heights.append(box.size.height)
        assert heights[0] < heights[1]
        assert heights[-1] == 4


# filling and hints


async def test_filling_puts_the_cursor_at_the_end_or_where_it_was() -> None:
    box = Entry()
    async with on_stage(box):
        box.fill("one two")
        assert box.cursor_location == (0, 7)
        box.fill("one two", (0, 3))
        assert box.cursor_location == (0, 3)
        box.fill("x", (9, 99))  # of a draft whose text is different now
        assert box.cursor_location in ((0, 0), (0, 1))


@pytest.mark.parametrize("words", ["[/]", "[b]bold[/b]", "[@click=app.quit]x", "a[0] and [/nope]", "$var :bomb:"])
async def test_a_hint_is_literal(words: str) -> None:
    box = Entry()
    async with on_stage(box) as stage:
        box.hint(words)
        await stage.pilot.pause()
        assert stage.rows[0] == words
        await stage.type("x")
        assert stage.rows[0] == "x"


async def test_a_hint_of_several_lines_is_one_and_nothing_in_it_turns_the_line_around() -> None:
    box = Entry()
    async with on_stage(box) as stage:
        box.hint("a\nb\u202e")
        await stage.pilot.pause()
        assert stage.rows[0] == "a b[U+202E]"
