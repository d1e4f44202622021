"""User text is literal: forty hostile strings through every line and field; nothing crashes, acts or vanishes."""

import itertools
import re
from pathlib import Path

from pmtui.edits.define import ChangeProblemField
from pmtui.edits.document import ChangeTitle
from pmtui.model.postmortem import TABLES
from pmtui.model.text import clean
from pmtui.steps.outcomes import Do
from tests.driver import Driver, blank, demo, sitting

HOSTILE = (
    "a[0] and [/]", "[/]", "[/nope]", "[/var/log]", "[@click=app.quit]x", "[link=http://e]x", "[b]bold", "[red]x[/red]", "srv[eu-west]", "arr[@i]",
    ":bomb:", "$pm-page", "{quote}", "{0}", "%s %d", "\\", "\\[", "a|b", "`code`", "```", "<b>x</b>", "<!-- x", "&lt;", "**bold**", "# heading",
    "- [ ] x", "1. x", "\u202egnp.exe", "a\u200bb", "\ufeffbom", "\u2028line", "\x9b31mred", "\x1b[31mred\x1b[0m", "\x1b]52;c;eA==\x07", "\x07bell\x08",
    "e\u0301\u0301\u0301\u0301\u0301", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "中文字很长", "\U000e0041tag", "\ud800",
)  # fmt: skip
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2028\u2029\ufeff\U000e0000-\U000e007f]")


def shown(call: Driver) -> None:
    for row in call.screen:
        assert not CONTROL.search(row), repr(row)


async def test_every_entry_line_takes_them_all(tmp_path: Path) -> None:
    start = blank().with_fields("define", problem="the problem")
    taken = start
    for step in (1, 3, 4, 5, 6):
        folder = tmp_path / str(step)
        folder.mkdir()
        async with sitting(folder, start) as call:
            await call.go(step)
            for text in HOSTILE:
                await call.paste(text)
                shown(call)
                await call.press("enter")
                shown(call)
                assert not call.app.window.entry.text, (step, text)
            document = await call.saved()
            assert document == call.document
        changed = {table: document.table(table) for table in TABLES if document.table(table)}
        assert changed, step
        for table, rows in changed.items():
            taken = taken.with_table(table, rows)
    async with sitting(tmp_path, taken) as call:
        for place in range(7):
            await call.go(place)
            shown(call)


async def test_every_field_of_define_takes_them_all(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.ahead("ctrl+g", "2", "escape", "o", "home", "a")
        form = call.app.window.form
        for number, name in enumerate(form.keys()):
            assert form.field.key == name
            if not form.field.heading:
                text = HOSTILE[number % len(HOSTILE)]
                if call.app.window.entry.text:
                    await call.press("ctrl+u")
                await call.paste(text)
                shown(call)
                await call.press("enter")
                shown(call)
                if name == "problem":
                    assert call.document.define.problem == clean(text)
            if form.field.key == name:  # a heading, and what could not be read: enter leaves neither
                await call.press("escape")
                shown(call)
                await call.ahead("j", "a")
        assert await call.saved() == call.document


async def test_documents_full_of_them_are_shown_on_every_screen(tmp_path: Path) -> None:
    document = demo()
    texts = itertools.cycle(clean(text) for text in HOSTILE)
    for table in ("timeline", "whys", "actions", "lessons", "later"):
        document = document.with_table(table, {key: row.changed(text=next(texts)) for key, row in document.table(table).items()})
    people = {key: row.changed(name=next(texts), roles=(next(texts),), team=next(texts)) for key, row in document.gather.people.items()}
    document = document.with_table("gather.people", people).with_fields("", title=next(texts))
    document = document.with_fields(
        "define", **{name: next(texts) for name in ("problem", "severity", "impact", "trigger", "summary", "kind")}
    )
    async with sitting(tmp_path, document) as call:
        for place in "0123456":
            await call.ahead(place, "home")
            shown(call)
            for _ in range(20):
                before = call.screen
                await call.press("down")
                shown(call)
                if call.screen == before:  # the last row
                    break
            for keys in (("e",), ("escape", "o"), ("escape",)):
                await call.ahead(*keys)
                shown(call)
        for key in (":", "a", "escape", "?", "escape", "4", "L", "?", "escape"):
            await call.press(key)
            shown(call)


async def test_marks_of_markup_stand_literally_on_the_screen(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        for text in ("a[0] and [/]", "[@click=app.quit]x", "[b]bold", "srv[eu-west]", "{quote}", "[link=http://e]x"):
            call.app.window.perform(Do(ChangeTitle(title=text)))
            call.app.window.perform(Do(ChangeProblemField(name="problem", value=text)))
            await call.go(2)
            assert text in call.screen[1]
            assert call.sees(text)
            await call.go(4)
            assert text in call.screen[2]
            await call.lines(text)
            assert call.text.count(text) >= 2


async def test_markup_that_would_quit_does_nothing_when_it_is_clicked(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(3)
        await call.lines("[@click=app.quit]click me")
        row = next(at for at, line in enumerate(call.screen) if "click me" in line)
        await call.pilot.click(offset=(call.screen[row].index("click me"), row))
        await call.seen()
        assert call.app.is_running
        assert call.sees("[@click=app.quit]click me")
