"""Settings in a call: the team's questions, its scale, its minutes; and the foot that says what does not count."""

import itertools
from pathlib import Path

import pytest

from pmtui.app import PmtuiApp
from pmtui.guide import guide
from pmtui.guide.guide import Question
from pmtui.model.meeting_clock import agenda_of
from pmtui.model.postmortem import PostMortem
from pmtui.model.settings import OwnQuestion, Settings
from pmtui.model.steps import STEPS
from pmtui.screens.define.fields import define_fields
from pmtui.screens.room import faces as room_faces
from pmtui.screens.window.context import Frame
from pmtui.screens.window.team_settings import own_questions
from pmtui.steps.define.severity import severities
from tests.driver import NOW, demo, sitting

TEAM = Settings(
    agenda={"gather": 12, "whys": 0},
    severity={"S1": "nobody can [b]pay[/b]", "S2": "some can not", "low('x')": ""},
    questions=(
        OwnQuestion("gather", "Was [b]{quote}[/b] on call?"),
        OwnQuestion("gather", "Who is tired?", desk=True),
        OwnQuestion("whys", "Which guard rail was missing?"),
        OwnQuestion("whys", "Was a runbook at hand?", "answer"),
        OwnQuestion("communicate", "Does the newsletter tell it?"),
    ),
)


async def test_a_team_s_question_is_asked_first_and_ctrl_n_goes_on_to_the_packaged_ones(tmp_path: Path) -> None:
    async with sitting(tmp_path, settings=TEAM, slip="pmtui.toml:1: `x` is no setting") as call:
        assert "pmtui.toml:1: `x` is no setting" in call.reading
        asked = [call.screen[-4]]
        assert "Was [b]{quote}[/b] on call?" in asked[0]
        for _ in range(14):
            await call.press("ctrl+n")
            asked.append(call.screen[-4])
            assert asked[-1] != asked[-2]
        assert guide.question("gather", 0, "empty") in asked[1] and not [row for row in asked if "tired" in row]
        await call.press("ctrl+g", "d")
        assert "Who is tired?" in call.screen[-4]
        await call.press("ctrl+t")  # the clock starts: the room looks
        assert "Who is tired?" not in call.text and "12 min left in step" in call.screen[1]
        assert "57 min in all" in call.reading
        await call.press("ctrl+g", "0")
        assert "We are at" not in call.text and "57 minutes: Gather 12" in call.text and "Whys" not in call.text.partition("How long")[2]


async def test_the_team_s_scale_is_in_the_menu_the_box_and_the_row(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo(), settings=TEAM) as call:
        await call.press("2", "m", "1")
        assert call.document.define.severity == "S1" and call.sees("S1  nobody can [b]pay[/b]")
        await call.press("m", "3")
        assert call.document.define.severity == "low('x')"


def own(step: str = "whys") -> tuple[Question, ...]:
    """Give the team's questions of a step."""
    return own_questions(TEAM, step)


def order(step: str, when: str = "", view: str = guide.ROOM, about: str = "", **quoted: str) -> list[str]:
    """Give what is asked one after the other."""
    return [guide.question(step, number, when, view, own(step), about, **quoted) for number in range(5)]


def test_the_next_why_is_not_pushed_away_by_a_question_for_any_moment() -> None:
    assert order("whys", "answer", quote="It broke")[:3] == [
        "Was a runbook at hand?", "“It broke”: how did that come about?", "Which guard rail was missing?",
    ]  # fmt: skip
    assert order("whys", "empty")[0] == "Which guard rail was missing?"
    assert order("communicate", about="Is it complete?")[:2] == ["Is it complete?", "Does the newsletter tell it?"]


def test_the_room_never_sees_a_question_for_the_desk_and_nobody_the_same_one_twice() -> None:
    assert "Who is tired?" not in order("gather") + order("gather", "empty")
    assert order("gather", view=guide.DESK)[:2] == ["Who is tired?", "Was [b]{quote}[/b] on call?"]
    packaged = guide.question("gather")
    twice = tuple(Question(text) for text in (packaged, packaged, "Mine?"))
    asked = [guide.question("gather", number, own=twice) for number in range(9)]
    assert asked[:2] == [packaged, "Mine?"] and all(one != two for one, two in itertools.pairwise(asked))


def test_the_page_for_the_room_asks_the_team_s_question_and_never_the_desk_s() -> None:
    at_gather = Frame(at="gather", begun=True, desk=True)
    made = room_faces.page(demo(), 80, at_gather, NOW.date(), TEAM)
    text = " ".join(words for row in made for _, words in row.left)
    assert "Was [b]{quote}[/b] on call?" in text and "tired" not in text


@pytest.mark.parametrize("step", STEPS)
def test_a_team_s_question_can_be_for_any_moment_its_step_asks_at(step: str) -> None:
    packaged = {question.when for question in guide.questions(step)}
    assert set(guide.MOMENTS[step]) <= packaged


def test_settled_minutes_take_the_place_of_the_usual_ones_step_by_step() -> None:
    assert agenda_of(PostMortem(), TEAM.agenda) == {"gather": 12, "define": 5, "timeline": 30, "actions": 7, "communicate": 3}
    said = PostMortem().with_fields("gather", agenda={"timeline": 20})
    assert agenda_of(said, TEAM.agenda) == {"timeline": 20}
    assert sum(agenda_of(PostMortem(), dict.fromkeys(STEPS, 0)).values()) == 60


def test_the_hint_of_the_severity_names_the_scale_s_own() -> None:
    hints = [
        {field.key: field.hint for field in define_fields(PostMortem(), False, severities(of))}["severity"] for of in (TEAM, Settings())
    ]
    assert hints == ["such as S2", "such as SEV-2"]


@pytest.mark.parametrize(
    ("chosen", "settled", "shown"),
    [("", "", "pmtui-dark"), ("", "light", "pmtui-light"), ("pmtui-dark", "light", "pmtui-dark"), ("gone", "light", "pmtui-light")],
)
def test_a_theme_that_was_chosen_counts_before_one_that_was_settled(chosen: str, settled: str, shown: str) -> None:
    assert PmtuiApp(None, lambda: NOW, chosen, settings=Settings(theme=settled)).theme == shown


async def test_a_team_asks_why_and_has_its_own_classes_of_causes(tmp_path: Path) -> None:
    own = Settings(classes={"capacity": "more than it was made for", "habit": ""}, whys="why")
    async with sitting(tmp_path, settings=own) as call:
        await call.press("ctrl+g", "4", "escape", "a")
        await call.lines("It was slow")
        assert call.sees("“It was slow”: why?")
        await call.press("escape", "m", "m")
        assert call.sees("Capacity") and not call.sees("Tooling")
        await call.press("1")
        assert call.reading.strip().startswith("= class: capacity · more than it was made for")
