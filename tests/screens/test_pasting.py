"""Pastes that come slowly, do not end or are too large, and letters of another keyboard: nothing is lost, all is said."""

from pathlib import Path

from textual import events

from pmtui.screens.window.entry_line import MOST_LINES
from pmtui.widgets.pastes import ASKED, PasteArriving, PasteCut
from tests.driver import Driver, sitting


async def arrives(driver: Driver, text: str) -> None:
    driver.app.post_message(PasteArriving(text))
    await driver.seen()


def drafts(driver: Driver) -> dict[str, str]:
    return {name: draft.text for name, draft in driver.app.keeper.drafts.items()}


async def test_what_has_come_of_a_paste_is_a_draft_of_its_box_until_all_of_it_is_there(tmp_path: Path) -> None:
    async with sitting(tmp_path) as driver:
        await driver.go(3)
        await driver.type("12:17 see: ")
        await arrives(driver, "first\nsecond")
        assert drafts(driver) == {"timeline/add": "12:17 see: first second"}
        assert driver.app.screen.entry.text == "12:17 see: "  # type: ignore[attr-defined]
        await driver.paste("first\nsecond\nthird")
        assert drafts(driver) == {}
        assert [row.text for row in driver.document.timeline.values()] == ["see: first", "second", "third"]
        await driver.press("ctrl+l")
        await arrives(driver, "an idea")
        assert drafts(driver) == {"later/later": "an idea"}
        await driver.paste("an idea for later")
        assert drafts(driver) == {"later/later": "an idea for later"}
        await driver.press("ctrl+u", "esc")
        await driver.go(2)
        await arrives(driver, "no crate")
        assert drafts(driver) == {"define/field:problem": "no crate"}
        await driver.paste("no crate could be fetched")
        driver.app.post_message(PasteCut())
        await driver.seen()
        assert drafts(driver) == {"define/field:problem": "no crate could be fetched"}
        assert "the paste did not end: look whether all of it is here" in driver.reading


async def test_a_large_paste_waits_for_its_key_and_no_letter_typed_instead_is_lost(tmp_path: Path) -> None:
    async with sitting(tmp_path) as driver:
        await driver.go(3)
        large = "word " * (ASKED // 5 + 1)
        await driver.paste(large)
        assert "1.0 MB pasted · y takes it, other keys leave it" in driver.reading
        await driver.type("12:17 it broke")
        assert driver.app.screen.entry.text == "12:17 it broke"  # type: ignore[attr-defined]
        await driver.press("ctrl+u")
        await driver.paste(large)
        await driver.press("esc")
        assert "left out: the 1.0 MB just pasted" in driver.reading
        assert "TYPING" in driver.bar
        await driver.paste(large)
        await driver.press("y")
        assert driver.app.screen.entry.text == large  # type: ignore[attr-defined]
        assert "1,000,005 letters" in driver.reading
        await driver.press("ctrl+z")
        await driver.paste("12:17 row\n" * (MOST_LINES + 1))
        await driver.press("y")
        assert "not taken: 1,001 lines at once · paste up to 1,000" in driver.reading
        assert not driver.document.timeline


async def test_words_about_a_paste_left_out_come_before_those_of_the_keys_that_follow(tmp_path: Path) -> None:
    async with sitting(tmp_path) as driver:
        await driver.paste("word " * (ASKED // 5 + 1))
        for key in ("A", "n", "a", "enter"):
            driver.app.post_message(events.Key(key, key if len(key) == 1 else "\r"))
        await driver.seen()
        assert "added Ana" in driver.reading


async def test_a_letter_of_another_keyboard_is_named_wherever_keys_are_read(tmp_path: Path) -> None:
    said = "“п” is no key here · switch to Latin letters; F1 helps"
    async with sitting(tmp_path) as driver:
        await driver.press("esc", "п")
        assert said in driver.reading
        await driver.press("ctrl+g", "п")
        assert said in driver.reading
        await driver.press("ctrl+g", "0", "п")
        assert said in driver.reading
        await driver.paste("words")
        assert "a paste has no place here" in driver.reading
        await driver.go(3)
        await driver.press("esc")
        await driver.type("привет")
        assert driver.app.screen.entry.text == "привет"  # type: ignore[attr-defined]
        driver.app.post_message(events.Key("ж", "ж"))
        await driver.seen()
        assert driver.app.screen.entry.text == "приветж"  # type: ignore[attr-defined]
