"""A wide window: the highlighted row in full beside its list, and nothing else moved."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import Account
from pmtui.screens.actions.side import action_beside
from pmtui.screens.timeline.side import event_beside
from pmtui.screens.whys.side import why_beside
from pmtui.screens.window.side_lines import filled, list_width
from pmtui.widgets.paint import Line, width_of
from tests.driver import demo, sitting

WIDTH = 40


def words(lines: Sequence[Line]) -> str:
    """The lines as one text, without the upright one."""
    return " ".join(" ".join("".join(text for _, text in made.left).lstrip("│").split()) for made in lines)


def test_a_list_keeps_the_eighty_columns_it_was_made_for() -> None:
    assert [list_width(width) for width in (60, 80, 119, 120, 142, 200)] == [60, 80, 119, 80, 80, 138]


def test_an_event_says_who_where_and_what_rests_on_it() -> None:
    document = demo()
    key, event = next((key, row) for key, row in document.timeline.items() if "detected" in row.milestones)
    document = document.with_row("timeline", key, event.changed(accounts={"a": Account(who=event.who[0], text="it was 12:23")}))
    said = words(event_beside(document, key, WIDTH))
    assert "12:25 · Thu 20 Jul 2023 · UTC" in said and "Is detected" in said
    assert event.links[0].replace("/", "") in said.replace("/", "").replace(" ", "")
    assert "Also told Deploying developer: it was 12:23" in said


def test_an_answer_is_read_back_to_the_problem_one_step_at_a_time() -> None:
    document = demo()
    deep = max(document.whys, key=lambda key: len(words(why_beside(document, key, WIDTH)).split("Therefore")))
    said = words(why_beside(document, deep, WIDTH))
    assert said.count("Therefore") == 5
    assert said.endswith(" ".join(document.define.problem.split()))
    assert "none yet: l links a time" in words(why_beside(document, deep, WIDTH))
    assert words(why_beside(document, "", WIDTH)).startswith("the problem")


def test_a_cause_shows_its_actions_and_an_action_its_causes_whole() -> None:
    document = demo()
    key, action = next((key, row) for key, row in document.actions.items() if row.answers)
    cause = action.answers[0]
    assert " ".join(document.whys[cause].text.split()) in words(action_beside(document, key, WIDTH))
    assert " ".join(action.text.split()) in words(action_beside(document, f"cause:{cause}", WIDTH))
    bare = document.with_table("actions", {})
    assert "none yet: p begins one" in words(action_beside(bare, f"cause:{cause}", WIDTH))
    later = next(iter(document.later))
    assert document.later[later].text in words(action_beside(document, f"later:{later}", WIDTH))


@pytest.mark.parametrize("make", [event_beside, action_beside])
@pytest.mark.parametrize("key", ["gone", "cause:gone", "later:gone"])
def test_a_row_that_is_gone_leaves_only_the_upright_line(make: Callable[[PostMortem, str, int], list[Line]], key: str) -> None:
    made = filled(make(demo(), key, WIDTH), 5)
    assert len(made) == 5 and not words(made).strip()


@pytest.mark.parametrize("width", [40, 62])
def test_no_line_is_wider_than_its_place(width: int) -> None:
    document = demo()
    made = [row for key in document.timeline for row in event_beside(document, key, width)]
    made += [row for key in document.whys for row in why_beside(document, key, width)]
    made += [row for key in document.actions for row in action_beside(document, key, width)]
    assert max(width_of(row.left) for row in made) < width


async def test_it_follows_the_cursor_and_goes_when_the_window_shrinks(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo(), size=(120, 40)) as call:
        await call.press("escape", "4", "home")
        assert "│  the problem" in call.text
        await call.press("j")
        call.app.window.tree_pane.paint_side()  # what happens once the cursor rests
        await call.seen()
        assert "│  Therefore  The address" in call.text
        await call.pilot.resize_terminal(80, 24)
        await call.seen()
        assert "Therefore" not in call.text and "1 step to the problem" in call.text
        await call.pilot.resize_terminal(120, 40)
        await call.seen()
        assert "│  Therefore  The address" in call.text and "to the problem ·" not in call.text
