"""Acceptance scenario S4, five whys, in one sitting and after a reopen: what no other test plays as a whole."""

from pathlib import Path

from pmtui.formats.exports.show_text import as_text
from pmtui.formats.page.markdown import render as page_of
from pmtui.model.postmortem import PostMortem
from pmtui.model.whys import answers, letters
from tests.driver import sitting, whys_shape
from tests.incident import DEPTHS, OWN_QUESTION, ROOTS, TIMELINE
from tests.screens.test_whys import drilled, key_of, stand_on, with_problem


async def test_five_whys_from_the_first_answer_to_the_page(tmp_path: Path) -> None:
    async with sitting(tmp_path, with_problem()) as call:
        await call.press("ctrl+g", "3", "escape", "a")
        await call.lines(*TIMELINE)
        await drilled(call)
        assert [level for level, _ in whys_shape(call.document)] == DEPTHS
        for text in reversed(ROOTS):  # letters go by the order of the tree, not of the marking
            await stand_on(call, text)
            await call.press("r")
            assert "marked as root cause · no evidence yet" in call.reading
            assert "which row of the timeline" in " ".join(row.strip() for row in call.screen[-7:-3])  # and in KEYS it is asked for
        assert [letters(call.document.whys)[key_of(call, text)] for text in ROOTS] == ["A", "B", "C"]
        await stand_on(call, ROOTS[2])
        # 6: evidence by its time, there and back, and C read aloud
        await call.press("l")
        await call.type("12:17⏎")
        assert call.sees("1 event") and call.document.whys[key_of(call, ROOTS[2])].evidence
        await call.press("full_stop")
        assert call.app.current_mode == "timeline"
        await call.press("full_stop", "b")
        assert len([row for row in call.screen if "therefore" in row]) == 5
        await call.press("escape", "left")
        await stand_on(call, ROOTS[0])
        await call.press("left")
        folded, here = set(call.app.window.folded), call.app.window.selected()
        await call.saved()
    async with sitting(tmp_path) as again:
        assert (again.app.current_mode, again.app.window.selected(), set(again.app.window.folded)) == ("whys", here, folded)
        document = again.document
    assert answers(document.whys) == 14 and "14 answers" in as_text(document)
    check_page(document)


def check_page(document: PostMortem) -> None:
    page = page_of(document)
    section = page.split("## Five whys")[1].split("\n## ")[0]
    lists = [block for block in section.split("\n\n") if block[:1].isdigit()]
    assert len(lists) == 4  # one a chain, as many as there are ends
    assert all(not row.startswith("         ") for block in lists for row in block.splitlines())
    assert OWN_QUESTION.removeprefix("? ") in lists[-1]
    assert all(f"root cause {letter}" in section for letter in "ABC")
    fence = section.split("```text\n")[1].split("```")[0]
    assert len([row for row in fence.splitlines() if "─ " in row]) == 14
