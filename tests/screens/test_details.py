"""Every field can be seen and changed: the form behind `o`, with what each field is for."""

from pathlib import Path

import pytest

from pmtui.model.postmortem import SECTIONS, TABLES
from pmtui.screens.details.fields import fields_of
from tests.driver import demo, sitting


async def test_the_details_of_a_row_are_a_form_that_commits_each_field(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("5", "o")
        assert call.app.window.form.current == "text"
        names = call.app.window.form.keys()
        assert "done_when" in names
        while call.app.window.form.current != "done_when":
            await call.press("j")
        await call.press("a")
        await call.press("ctrl+u")
        await call.type("the smoke test downloads a crate")
        await call.press("escape")
        key = next(iter(call.document.actions))
        assert call.document.actions[key].done_when == "the smoke test downloads a crate"
        await call.press("escape")
        assert call.app.current_mode == "actions"
        assert not call.app.windows.forms
        await call.press("u")
        assert call.document.actions[key].done_when != "the smoke test downloads a crate"


async def test_a_value_that_does_not_fit_waits_in_its_field_and_says_why(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("5", "o")
        while call.app.window.form.current != "priority":
            await call.press("j")
        before = call.document
        await call.press("a", "ctrl+u")
        await call.type("high")
        await call.press("tab")
        assert call.document == before
        assert "not taken: priority is a number" in call.reading
        await call.press("shift+tab")
        assert call.app.window.entry.text == "high"


async def test_the_words_of_the_meeting_and_the_sign_off_are_forms_too(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("1", "end", "o")
        assert call.app.window.form.keys() == ["rules", "opening", "closing", "agenda"]
        await call.press("escape", "6", "home", "o")
        assert call.app.window.form.keys()[0] == "text"
        await call.press("a")
        await call.type("Dear all")
        await call.press("escape", "escape")
        assert call.document.communicate.messages["wiki"].text == "Dear all"


@pytest.mark.parametrize("table", [*TABLES, *SECTIONS])
def test_every_field_of_every_table_is_in_its_form_with_words(table: str) -> None:
    document = demo()
    key = "" if table in SECTIONS else next(iter(document.table(table)), "none")
    fields = fields_of(document, table, key)
    kind = SECTIONS[table] if table in SECTIONS else TABLES[table]
    expected = [name for name in kind.model_fields if name != "kept" and f"{table}.{name}" not in TABLES]
    assert [field.key for field in fields] == expected
    assert all(field.label and field.shown for field in fields)
