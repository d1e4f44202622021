"""Acceptance scenario S1: the first five minutes, from nothing to a defined problem, by keys alone."""

import datetime as dt
from pathlib import Path

from tests.driver import sitting

PEOPLE = ("deploying developer, responder", "community member #named", "crates.io team, service owner #absent")


async def test_the_first_screen_opens_typing_with_an_example(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        assert call.bar.startswith(" TYPING ")
        assert call.sees("database engineer, responder")
        assert call.sees(" 1 Gather")


async def test_people_are_taken_and_each_echo_names_role_and_state(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        said = []
        for line in PEOPLE:
            await call.type(line, enter=True)
            said.append(call.reading)
        assert "responder · here" in said[0]
        assert "named in the story" in said[1]
        assert "service owner · absent" in said[2]
        names = [person.name for person in call.document.gather.people.values()]
        assert names == ["deploying developer", "community member", "crates.io team"]
        (meeting,) = call.document.gather.meetings.values()
        assert (len(meeting.present), len(meeting.absent)) == (1, 1)


async def test_half_a_line_is_a_draft_and_never_a_row(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.lines(*PEOPLE)
        await call.type("Grafana dash")
        await call.go(2)
        assert "1 Gather ✎" in call.screen[0]
        await call.go(1)
        assert call.app.window.entry.text == "Grafana dash"
        assert call.app.window.entry.cursor_location == (0, 12)
        assert call.bar.startswith(" TYPING ")
        assert len((await call.saved()).gather.people) == 3


async def test_escape_and_a_digit_go_to_a_step_and_type_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.lines(*PEOPLE)
        await call.press("escape")
        for _ in range(5):
            await call.press("a", "escape", "2")
            assert call.app.current_mode == "define"
            await call.press("1")
            assert call.app.current_mode == "gather"
            assert call.app.window.entry.text == ""
        await call.press("a", "escape", "u")
        assert len(call.document.gather.people) == 2
        await call.press("U")
        assert len(call.document.gather.people) == 3
        await call.press("a")
        await call.type("half")
        await call.press("ctrl+u")
        assert call.app.window.entry.text == ""


async def test_the_problem_is_defined_field_by_field(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(2)
        assert call.bar.startswith(" TYPING ")
        fields = {
            "problem": "The redirect URLs for crate and readme downloads were broken in production",
            "kind": "technical",
            "severity": "-",
            "began": "12:17-12:30",
            "impact": "crate downloads failed for everyone",
            "requests": "about 3.7M failed",
            "users": "-",
        }
        for name, words in fields.items():
            assert call.app.window.form.current == name
            await call.type(words)
            await call.press("tab")
        await call.press("tab")
        assert call.app.window.form.current == "trigger"
        await call.type("staging promoted to production")
        await call.press("tab")
        assert call.sees("13 min (12:17–12:30 UTC)")
        define = call.document.define
        assert (define.kind, define.impact, define.trigger) == (fields["kind"], fields["impact"], "staging promoted to production")
        assert "severity" in define.not_known
        assert [(row.text, row.amount) for row in define.quantities.values()] == [("requests", "about 3.7M failed")]
        marks = [(row.milestones, row.time) for row in call.document.timeline.values()]
        day = dt.datetime(2023, 7, 20, tzinfo=dt.UTC)
        assert marks == [(("impact-start",), day.replace(hour=12, minute=17)), (("impact-end",), day.replace(hour=12, minute=30))]
        await call.go(3)
        assert call.sees("● impact start")
        assert call.sees("● impact end")


async def test_enter_on_words_that_can_not_be_taken_stays_in_the_field_and_says_why(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(2)
        await call.press("tab", "tab", "tab")
        await call.type("around lunch")
        await call.press("enter")
        assert (call.app.window.form.current, call.app.window.entry.text) == ("began", "around lunch")
        assert "not taken" in call.reading
        await call.type(" or so")
        assert "not taken" not in call.reading
        await call.press("ctrl+u")
        await call.type("12:17")
        await call.press("enter")
        assert call.app.window.form.current != "began"
        assert call.sees("since 12:17") and "2 Define ✎" not in call.screen[0]


async def test_words_that_are_no_time_wait_in_their_field(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(2)
        await call.press("tab", "tab", "tab")
        await call.type("around lunch")
        await call.press("tab")
        assert "not taken" in call.reading
        assert "2 Define ✎" in call.screen[0]
        assert call.sees("✎ around lunch")
        await call.press("shift+tab")
        assert call.app.window.entry.text == "around lunch"
        await call.press("ctrl+u")
        await call.type("12:17")
        await call.press("tab")
        assert "2 Define ✎" not in call.screen[0]
        assert call.sees("since 12:17")
