"""Bursts are applied in order, and a sentence in the wrong state harms nothing that undo does not bring back."""

from pathlib import Path

from pmtui.model.order import sorted_timeline
from tests.driver import APART, demo, sitting


async def test_lines_in_one_write_make_as_many_entries(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(3)
        await call.type("hello⏎world⏎third⏎")
        assert [event.text for _, event in sorted_timeline(call.document)] == ["hello", "world", "third"]


async def test_a_and_text_and_enter_in_one_write(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(3)
        await call.press("escape")
        for _ in range(3):
            for key in ("a", *"12:1", "7", "space", *"text", "enter", "escape"):
                call.send(key)
        await call.seen()
        assert [event.text for _, event in sorted_timeline(call.document)] == ["text"] * 3
        assert call.bar.startswith(" KEYS ")


async def test_a_hundred_entries_over_two_steps_in_one_write(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        for number in range(50):
            for key in (*f"person_{number}", "enter"):
                call.send(key)
        call.send("ctrl+g")
        call.send("3")
        for number in range(50):
            for key in (*f"row_{number}", "enter"):
                call.send(key)
        await call.seen()
        assert [row.name for row in call.document.gather.people.values()] == [f"person_{number}" for number in range(50)]
        assert [event.text for _, event in sorted_timeline(call.document)] == [f"row_{number}" for number in range(50)]


SENTENCES = ("deployment was rolled back at 12:30", "503 errors rise", "the alert fired", "pods stuck", "Kubernetes Jobs <failed> * twice")


async def test_sentences_typed_in_keys_are_brought_back_by_undo(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        start = call.document
        for step in range(1, 7):
            for sentence in SENTENCES:
                await call.press(str(step))
                await call.type(sentence)
                await call.ahead("escape", "escape")
                for _ in range(6):
                    if call.document == start:
                        break
                    await call.press("u")
                assert call.document == start, (step, sentence)
                assert call.bar.startswith(" KEYS "), (step, sentence)


async def test_a_paste_outside_the_box_goes_to_the_entry_line(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.press("ctrl+g", "3", "escape")
        await call.paste("12:17 promoted\n12:18 announced")
        assert [event.text for _, event in sorted_timeline(call.document)] == ["promoted", "announced"]
        await call.press("escape")
        await call.paste("12:19 half")
        assert call.bar.startswith(" TYPING ")
        assert call.app.window.entry.text == "12:19 half"


async def test_words_that_begin_with_no_key_go_to_the_entry_line(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        start = call.document
        for step in (1, 3, 4, 5, 6):
            await call.ahead("escape", str(step))
            for words in ("deployment was rolled back at 12:30", "he restarted it", "From 12:17 on, no downloads"):
                await call.type(words)
                assert call.app.window.entry.text == words, step
                assert call.bar.startswith(" TYPING ") and call.document is start, (step, words)
                await call.ahead("ctrl+u", "escape")
                assert call.bar.startswith(" KEYS ") and not call.app.window.entry.text, (step, words)


async def test_one_letter_that_is_no_key_is_told_and_the_next_verb_acts(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", "3", "home")
        for keys in (("d",), ("g", "g"), ("d", "d")):
            for key in keys:
                call.send(key)
            await call.seen()
            call.app.window.stray._when -= 1.0  # the next letter comes a second later
            assert "is no key here · a types, ? shows the keys" in call.reading and call.bar.startswith(" KEYS ")
        await call.press("s")
        assert "star" in call.reading and call.bar.startswith(" KEYS ")


async def test_words_typed_at_a_field_go_into_it_whole(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.press("ctrl+g", "2", "escape")
        await call.type("New recaps were not made")
        assert call.app.window.entry.text == "New recaps were not made" and call.bar.startswith(" TYPING ")
        await call.press("enter")
        assert call.document.define.problem == "New recaps were not made"


async def test_a_time_typed_in_keys_goes_to_the_box_and_to_no_step(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        start = call.document
        await call.go(3)
        await call.press("escape")
        for words in ("12:17 promoted", "0917 promoted", "9:05 paged", "1217Z paged"):
            call.waits(APART)
            for key in words:
                call.send(key)
            await call.seen()
            assert (call.app.current_mode, call.app.window.entry.text) == ("timeline", words)
            await call.ahead("enter", "escape")
            assert call.bar.startswith(" KEYS "), words
            (event,) = call.document.timeline.values()
            assert event.text == words.split()[1] and event.time is not None
            await call.press("u")
            assert call.document == start, words


async def test_a_step_and_the_palette_are_no_time(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.press("escape")
        call.send("3")
        call.send(":")
        await call.seen()
        assert call.app.current_mode == "timeline" and call.sees("Command >")


async def test_digits_alone_are_steps(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.press("escape")
        await call.type("3526")
        assert call.app.current_mode == "communicate"
        await call.type("4")
        await call.press("escape")
        await call.type("2")
        assert call.app.current_mode == "define"
