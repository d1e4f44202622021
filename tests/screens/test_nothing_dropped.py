"""What a facilitator stumbled over: words that went, keys that were named wrongly, cursors that stayed behind."""

from pathlib import Path

from tests.driver import demo, sitting


async def test_escape_from_a_box_that_asks_keeps_the_words_for_the_next_time(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("4", "j", "v")
        await call.type("12:1")
        await call.press("escape")
        assert "“12:1” waits in its box" in call.text
        await call.press("v")
        assert call.app.window.entry.text == "12:1"


async def test_a_filter_that_is_left_half_typed_is_forgotten(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3", "/")
        await call.type("abc")
        await call.press("escape", "/")
        assert call.app.window.entry.text == ""


async def test_a_milestone_that_an_edit_takes_off_is_told(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3")
        event = next(key for key, row in call.document.timeline.items() if "impact-end" in row.milestones)
        call.app.window.stand(event)
        await call.press("e", "end", "ctrl+u")
        await call.type("12:30 rolled back", enter=True)
        assert "no longer mitigated, impact end, action, Deplo" in call.text


async def test_words_added_to_a_row_stand_before_its_marks(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.press("ctrl+g", "3")
        await call.lines("12:25 seen #detected", "12:30 #impact-end")
        for words, text, milestone in ((" by all", "by all", "impact-end"), (" by Ana", "seen by Ana", "detected")):
            await call.press("escape")
            call.app.window.stand(next(key for key, row in call.document.timeline.items() if milestone in row.milestones))
            await call.press("e")
            await call.type(words, enter=True)
            row = next(row for row in call.document.timeline.values() if milestone in row.milestones)
            assert row.text == text


async def test_what_is_refused_is_gone_on_with_in_its_box(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", "5", "t")
        await call.type("yesterday", enter=True)
        assert "that is no date" in call.reading and call.bar.startswith(" TYPING ")
        await call.press("ctrl+u")
        await call.type("2026-12-01", enter=True)
        assert call.bar.startswith(" KEYS ") and "2026-12-01" in {str(row.due) for row in call.document.actions.values()}


async def test_home_is_the_start_of_the_line_however_it_is_wrapped(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.press("ctrl+g", "3")
        await call.type("12:25 " + "word " * 30)
        await call.press("home")
        assert call.app.window.entry.cursor_location == (0, 0)
        await call.press("end")
        assert call.app.window.entry.cursor_location == (0, 156)
        await call.press("ctrl+z")
        assert call.app.window.entry.text.startswith("12:25 word word") and len(call.app.window.entry.text) > 140


async def test_a_zone_that_is_none_is_not_taken(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.press("ctrl+g", "2")
        call.app.window.form.go_to("zone")
        await call.press("escape", "a", "ctrl+u")
        await call.type("UTClocks", enter=True)
        assert "is an unknown time zone" in call.reading and call.document.define.zone == "UTC"


async def test_a_severity_s_number_alone_is_the_severity(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("2", "j", "j", "e", "ctrl+u")
        await call.type("2")
        assert "SEV-2" in call.text
        await call.press("tab")
        assert call.document.define.severity == "SEV-2"


async def test_n_puts_the_cursor_on_the_line_of_the_review_that_is_open(tmp_path: Path) -> None:
    document = demo().with_fields("communicate", reviewed=())
    async with sitting(tmp_path, document) as call:
        await call.press("6", "n")
        assert call.app.window.selected().startswith("review:")


async def test_a_key_of_keys_is_named_with_the_way_to_it_while_one_types(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3", "a")
        await call.paste("12:40 one\n12:41 two\n")
        assert "esc u takes all of them out again" in call.text
        await call.press("escape")
        assert "· u takes all of them out again" in call.text


async def test_a_line_of_the_story_on_another_step_is_asked_about(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("1", "a")
        await call.type("12:17 staging promoted")
        assert "a time: is it for step 3?" in call.text
        await call.press("ctrl+u", "escape", "4", "a")
        await call.type("12:17 staging promoted")
        assert "a time: is it for step 3?" in call.text


async def test_a_day_that_is_none_is_told_in_the_line_of_an_action(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("5", "a")
        await call.type("Test it @ana due 2026-13-01")
        assert "“due 2026-13-01” is no day" in call.text


async def test_a_terminal_that_is_too_small_is_told_so_and_goes_on(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3", "a")
        await call.type("12:40 half")
        await call.pilot.resize_terminal(50, 15)
        await call.seen()
        assert "50x15 is small: from 60x20 on all fits" in " ".join(call.text.split())
        await call.type(" a word")
        await call.pilot.resize_terminal(80, 24)
        await call.seen()
        assert "is small" not in call.text and "12:40 half a word" in call.text


async def test_n_goes_to_the_field_that_holds_what_is_missing(tmp_path: Path) -> None:
    document = demo().with_table("timeline", {}).with_fields("define", kind="technical")
    async with sitting(tmp_path, document) as call:
        await call.press("2", "n")
        assert call.app.window.selected() == "began"


async def test_words_half_typed_are_back_at_their_own_why(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("4", "j", "j", "a")
        await call.lines("one more answer")
        here = call.app.window.selected()
        await call.type("and half of")
    async with sitting(tmp_path) as again:
        assert again.app.window.entry.text == "and half of"
        assert again.app.window.selected() == here != ""


async def test_marked_rows_show_themselves_beside_a_filter(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("3", "/")
        await call.lines("staging")
        await call.press("*")
        assert "rows marked" in call.text and "shown: what has “staging”" in call.text


async def test_enter_takes_a_sentence_of_define_and_goes_on(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo().with_fields("define", problem="", kind="", impact="", trigger="")) as call:
        await call.press("2", "a")
        await call.lines("Checkout failed", "technical")
        assert (call.document.define.problem, call.document.define.kind) == ("Checkout failed", "technical")
        await call.press("tab", "tab")
        await call.lines("one in four failed")
        assert call.document.define.impact == "one in four failed"
        assert call.app.window.selected() == "requests"


async def test_another_zone_after_times_were_said_tells_that_the_clock_shows_them_otherwise(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(3)
        await call.lines("12:17 promoted")
        await call.go(2)
        call.app.window.form.go_to("zone")
        await call.press("ctrl+u")
        await call.type("Europe/Berlin")
        await call.press("enter")
        assert call.document.define.zone == "Europe/Berlin"
        assert "kept: zone · the moments stay, the clock shows them" in call.reading
