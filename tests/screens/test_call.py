"""One call from nothing to the page, with keys only: what the program exists for."""

from pathlib import Path

from pmtui.formats.exports.show import as_json
from pmtui.formats.page.markdown import render
from tests.driver import sitting, whys_shape
from tests.incident import PROBLEM


async def test_a_whole_post_mortem_by_keys_alone(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.lines("Ana Ruiz @ana, facilitator", "Ben @ben, on-call engineer", "community member #named")
        await call.go(2)
        for words in (PROBLEM, "technical", "SEV-2", "12:17-12:30", "crate downloads failed for everyone", "about 3.7M failed", "-"):
            await call.type(words)
            await call.press("tab")
        await call.press("tab")
        await call.type("staging promoted to production")
        await call.go(3)
        await call.lines(
            "2023-07-19", "17:41 PR #6834 merged #introduced", "2023-07-20", "12:17 staging promoted #change #impact-start",
            "12:18 announced as done", "12:24 issue #6850 opened", "12:25 odd enough to ask @ben #detected",
            "12:28 told of the issue #acknowledged", "12:30 rolled back #mitigated #impact-end", "14:10 fix in production #resolved",
        )  # fmt: skip
        await call.go(4)
        await call.lines("A bug came in", "The tests were thin", "The code was hard to test #root", "", "", "", "It was not tried on staging -> 12:17",
                         "The smoke test has no download #root", "It is manual work")  # fmt: skip
        await call.go(5)
        await call.lines(
            "Restructure the code @ana due 2026-12-01 #prevent p2 -> A", "Put downloads into the smoke test @ben due 2026-11-30 -> B"
        )
        await call.go(6)
        await call.lines("team, chat")
        await call.press("escape", "home", "x")  # the wiki's row: on a note that the team was told it is the team's message
        document = await call.saved()
        page = call.path.with_suffix(".md").read_text(encoding="utf-8")

    assert page == render(document)
    assert [level for level, _ in whys_shape(document)] == [1, 2, 3, 1, 2, 3]
    told = as_json(document, "x.toml")
    assert len(told["timeline"]) == 8
    assert [row["letter"] for row in told["whys"] if row["letter"]] == ["A", "B"]
    assert [row["owner"] for row in told["actions"]] == ["Ana Ruiz", "Ben"]
    assert told["metrics"]["time_to_detect"]["low"] == 8 * 60
    for words in ("# Broken crate downloads", "## Five whys", "## Action items", "Restructure the code", "12:25"):
        assert words in page
    assert document.define.trigger == "staging promoted to production"


async def test_everything_is_undone_and_done_again_across_the_steps(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        start = call.document
        await call.lines("Ana, facilitator")
        await call.go(3)
        await call.lines("12:17 promoted #impact-start")
        await call.go(4)
        await call.lines("It was not tried")
        await call.go(5)
        await call.lines("Try it")
        end = call.document
        await call.press("escape")
        places = []
        for _ in range(4):
            await call.press("u")
            places.append(call.app.current_mode)
            assert "undone in" in call.reading
        assert places == ["actions", "whys", "timeline", "gather"]
        assert call.document == start
        await call.press("u")
        assert "nothing to undo" in call.reading
        for _ in range(4):
            await call.press("U")
        assert call.document == end
