"""The figures on demand: each with its formula and rows; what is not known says what it needs, and is never 0."""

from pathlib import Path

import pytest

from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent
from pmtui.screens.dialogs.figures import figure_lines
from pmtui.screens.timeline.ribbon import _phase
from pmtui.widgets.paint import width_of
from tests.driver import demo, sitting
from tests.edits.doing import event, incident


def said(document: PostMortem, width: int = 100) -> dict[str, str]:
    """The lines by their label."""
    texts = ["".join(text for _, text in made.left).strip() for made in figure_lines(document, width)]
    return {text[:17].strip(): " ".join(text[17:].split()) for text in texts}


def test_each_has_its_formula_and_the_rows_it_is_of() -> None:
    found = said(demo())
    assert found["Detect"] == "8 min 12:17 to 12:25 · detected - impact start"
    assert found["Latent time"].startswith("18 h 36 min 17:41 to 12:17")
    assert found["Declare"] == "not known no row is “declared”"
    assert "impact end - impact start" in found["Impact duration"]


def test_nothing_is_known_of_nothing_and_never_nought() -> None:
    found = said(PostMortem())
    assert all(
        words.startswith("not known") for label, words in found.items() if label in ("Detect", "Declare", "Latent time", "Impact duration")
    )


def test_windows_are_listed_and_a_span_backwards_is_told() -> None:
    rows = {
        "a": event(12, 0, "", "impact-start"),
        "b": event(12, 10, "", "impact-end"),
        "c": event(13, 0, "", "impact-start"),
        "d": event(13, 30, "", "impact-end"),
        "e": event(11, 50, "", "detected"),
    }
    found = said(incident().with_table("timeline", rows))
    assert found["Impact duration"].startswith("40 min 12:00 to 13:30")
    assert found["Windows"] == "10 min 12:00 to 12:10"
    assert found["Detect"].startswith("backwards, 10 min")
    loose = incident().with_table("timeline", {**rows, "e": TimelineEvent(text="x", milestones=("detected",), precision="unknown")})
    assert said(loose)["Detect"].startswith("not known")


def test_no_line_is_wider_than_the_window() -> None:
    for width in (60, 80, 200):
        assert max(width_of(made.left) for made in figure_lines(demo(), width)) < width


async def test_the_sheet_opens_from_anywhere_and_leaves_all_as_it_was(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", "3", "a")
        await call.type("12:40 half")
        await call.press("ctrl+g", "f")
        assert "Public notice" in call.text and "detected - impact start" in call.text
        await call.press("escape")
        await call.type(" a line")
        assert call.app.window.entry.text == "12:40 half a line"


@pytest.mark.parametrize("wide", [9, 12, 22, 40])
def test_the_mark_on_the_ribbon_parts_no_word_that_can_stand_beside_it(wide: int) -> None:
    for place in range(1, wide):
        made = _phase("undetected", "8 min", wide, place)
        assert len(made) == wide and "▼" in made
        if wide >= 14:
            assert "8 min" in made and made.index("▼") == place and ("undetected" in made or "u" not in made)
