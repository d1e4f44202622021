"""Acceptance scenario S5, actions answer causes, in one sitting: from a thought in mid-line to the page and the check."""

from pathlib import Path

from pmtui.checks.all import check
from pmtui.formats.page.markdown import render
from pmtui.model.postmortem import PostMortem
from tests.driver import NOW, sitting
from tests.incident import typed

LINES = (
    "Include crate downloads in the staging smoke test @ana due +2w #prevent p1 -> C",
    "Automate the staging smoke tests #prevent p2 -> C",
    "Write rules for which pull requests need review due to impact p2 -> B",
)


async def test_actions_from_a_thought_in_mid_line_to_the_page(tmp_path: Path) -> None:
    async with sitting(tmp_path, typed()) as call:
        # 1: a thought that comes too early
        await call.press("ctrl+g", "3", "a")
        await call.type("12:24 issue op")
        await call.press("ctrl+l")
        await call.type("test downloads in the smoke test⏎")
        assert "kept: 1 idea" in call.reading
        entry = call.app.window.entry
        assert entry.text == "12:24 issue op" and entry.cursor_location == (0, len(entry.text))
        await call.lines("ened")
        # 2 and 3: actions, and what they cover
        await call.go(5)
        await call.type(LINES[0])
        assert "not in this meeting: ask first" in call.reading
        await call.press("enter")
        await call.lines(*LINES[1:])
        rows = list(call.document.actions.values())
        assert rows[2].text == "Write rules for which pull requests need review due to impact"
        assert [row.due is not None for row in rows] == [True, False, False] and call.text.count("○ no owner") == 2
        causes = [row for row in call.screen if "● 1 action " in row or "● 2 actions" in row or ("○ no action" in row and " A " in row)]
        assert (
            [row.split()[0].strip("▌") for row in causes] == ["A", "B", "C"] and "● 1 action " in causes[1] and "● 2 actions" in causes[2]
        )
        # 4: from a bare cause, and away again
        await call.press("escape", "home", "p")
        assert call.app.window.entry.text == " -> A"
        await call.press("escape")
        assert len(call.document.actions) == 3 and call.app.window.entry.text == ""
        # 5: the idea waits, until it is let go with a word
        await call.press("end", "p")
        assert call.app.window.entry.text == "test downloads in the smoke test"
        await call.press("escape")
        (idea,) = call.document.later.values()
        assert (idea.status or "waiting") == "waiting"
        await call.press("minus")
        await call.lines("the first action does it")
        (idea,) = call.document.later.values()
        assert (idea.status, idea.reason) == ("let go", "the first action does it")
        # 7: read back
        await call.go(0)
        assert len(call.screen) == 24 and call.sees("Ana · ") and call.sees("for C") and call.sees("Thank")
        document = await call.saved()
    check_paper(document)


def check_paper(document: PostMortem) -> None:
    """6: the check names the bare cause and the two without an owner; the page prints the same."""
    found = check(document, NOW.date())
    assert [finding.message[:7] for finding in found if finding.rule == "coverage.bare-cause"] == ["cause A"]
    assert len([finding for finding in found if finding.rule == "actions.no-owner"]) == 2
    table = render(document).split("## Coverage")[1].split("\n## ")[0]
    ends = [row.rsplit("| ", 1)[1] for row in table.splitlines() if row.startswith(("| A |", "| B |", "| C |"))]
    assert [end.count(";") + 1 if "no action" not in end else 0 for end in ends] == [0, 1, 2]
