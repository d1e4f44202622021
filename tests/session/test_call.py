"""Scenarios S1 and S5 played from the first line to the page without a terminal: steps, session, a real file."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

from pmtui.checks.all import check
from pmtui.checks.readiness import readiness
from pmtui.formats.page.markdown import render
from pmtui.model.figures.metrics import metrics
from pmtui.model.row_key import CAUSE, LATER, key_of
from pmtui.session.session import Applied
from pmtui.storage.records import Draft
from tests.incident import PROBLEM, typed
from tests.session.call import TODAY, Call


def test_the_first_five_minutes_with_a_kill_in_between(tmp_path: Path) -> None:
    """S1: people, half a line that survives a kill, the problem, when it began and ended."""
    call = Call(tmp_path)
    said = []
    for line in ("deploying developer, responder", "community member #named", "crates.io team, service owner #absent"):
        call.person(line)
        said.append(call.said)
    assert "responder · here" in said[0] and "named in the story" in said[1] and "service owner · absent" in said[2]
    call.half("gather", "Grafana dash")
    call = call.killed()
    assert [person.name for person in call.document.gather.people.values()] == ["deploying developer", "community member", "crates.io team"]
    assert call.keeper.drafts == {"gather/add": Draft("Grafana dash", (0, 12))} and call.keeper.drafts.steps() == {"gather"}
    (meeting,) = call.document.gather.meetings.values()
    assert (len(meeting.present), len(meeting.absent)) == (1, 1)

    call.field("problem", PROBLEM)
    call.field("kind", "technical")
    call.field("impact", "crate downloads failed for everyone")
    call.field("trigger", "staging promoted to production")
    call.field("severity", "-")
    call.field("users", "-")
    call.quantity("requests", "about 3.7M failed")
    call.began("12:17-12:30")
    assert "13 min" in call.said
    marks = [(row.milestones, row.time) for row in call.document.timeline.values()]
    day = dt.datetime(2023, 7, 20, tzinfo=dt.UTC)
    assert marks == [(("impact-start",), day.replace(hour=12, minute=17)), (("impact-end",), day.replace(hour=12, minute=30))]
    assert readiness(call.document)["define"] == call.session.findings["define"] == ()

    before = call.document
    while isinstance(call.session.undo(), Applied):
        pass
    assert not call.document.define.problem and call.document.gather.people  # what was before the kill is no step of this sitting
    while isinstance(call.session.redo(), Applied):
        pass
    assert call.document == before
    assert call.left() == before
    assert call.keeper.drafts and "about 3.7M failed" in render(before)


def test_actions_answer_causes(tmp_path: Path) -> None:
    """S5: a thought in mid-line, three actions, a bare cause, an idea that waits until it is let go, the check, the page."""
    call = Call(tmp_path, typed())
    call.half("timeline", "12:24 issue op")
    call.thought("test downloads in the smoke test")
    assert call.keeper.drafts["timeline/add"].text == "12:24 issue op"

    first = "Include crate downloads in the staging smoke test @ana due +2w #prevent p1 -> C"
    assert "not in this meeting: ask first" in call.reading(first)
    call.type(first)
    call.type("Automate the staging smoke tests #prevent p2 -> C")
    call.type("Write rules for which pull requests need review due to impact p2 -> B")
    rows = list(call.document.actions.values())
    assert [row.due is not None for row in rows] == [True, False, False] and [row.owner for row in rows] == ["Ana", "", ""]
    assert rows[2].text == "Write rules for which pull requests need review due to impact"
    call.type("@ana #prevent")
    assert call.said == "an action needs words: what changes?" and call.text == "@ana #prevent", "refused words stay in the line"
    call.escape()

    bare = next(key for key, row in call.document.whys.items() if row.marks and "structured" in row.text)
    call.press("list.action", key_of(CAUSE, bare))
    assert call.text == " -> A"
    call.escape()
    (idea,) = call.document.later
    call.press("list.action", key_of(LATER, idea))
    assert (call.text, call.idea) == ("test downloads in the smoke test", idea)
    call.escape()
    assert len(call.document.actions) == 3 and call.document.later[idea].status in ("", "waiting")
    call.press("actions.let_go", key_of(LATER, idea))
    assert (call.line.prompt, call.line.ids) == ("Let go", (idea,))
    call.type("the first action does it")
    assert (call.document.later[idea].status, call.document.later[idea].reason) == ("let go", "the first action does it")

    document = call.left()
    assert document == call.document
    found = check(document, TODAY)
    assert [finding.message[:7] for finding in found if finding.rule == "coverage.bare-cause"] == ["cause A"]
    assert len([finding for finding in found if finding.rule == "actions.no-owner"]) == 2
    table = render(document).split("## Coverage")[1].split("\n## ")[0]
    ends = [row.rsplit("| ", 1)[1] for row in table.splitlines() if row.startswith(("| A |", "| B |", "| C |"))]
    assert [end.count(";") + 1 if "no action" not in end else 0 for end in ends] == [0, 1, 2]
    assert metrics(document) is not None


ALONE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.session import call
one = call.Call(Path(sys.argv[1]))
one.person("Ana, facilitator")
one.type("Alert earlier due +1w")
one.press("actions.due", "k001", "k001")
one.type("+2w")
assert one.left().actions["k001"].due == call.TODAY + call.dt.timedelta(weeks=2)
print(sorted({"textual", "rich", "asyncio"} & {name.partition(".")[0] for name in sys.modules}))
"""


def test_nothing_of_a_terminal_and_no_event_loop_is_loaded_for_it(tmp_path: Path) -> None:
    root = str(Path(__file__).parents[2])
    done = subprocess.run([sys.executable, "-c", ALONE, str(tmp_path), root], capture_output=True, text=True, timeout=60)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr
