"""Scenarios S1, S2, S4 and S5: one call played to the page without a terminal, by steps and session on a real file, killed in between."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

from pmtui.checks.all import check
from pmtui.formats.exports.show import as_json
from pmtui.formats.page.markdown import render
from pmtui.model.order import sorted_timeline
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import CAUSE, LATER, key_of
from pmtui.model.whys import answers, letters, walk
from pmtui.session.session import Applied
from pmtui.steps.outcomes import PickLinks, ReadBack
from pmtui.storage.records import Draft
from tests.incident import DEPTHS, OWN_QUESTION, PROBLEM, QUESTION_BEFORE, ROOTS, TIMELINE, WHYS
from tests.session.call import TODAY, Call

DAY = dt.datetime(2023, 7, 20, tzinfo=dt.UTC)


def test_a_call_from_the_first_line_to_the_page(tmp_path: Path) -> None:
    call = first_minutes(Call(tmp_path))
    call = timeline_at_the_speed_of_talk(call)
    call = five_whys(call)
    actions_answer_causes(call)
    document = call.left()
    assert document == call.document
    check_paper(document)


def first_minutes(call: Call) -> Call:
    """S1: people, half a line that survives a kill, the problem, when it began and ended."""
    said = []
    for line in ("deploying developer, responder", "community member #named", "crates.io team, service owner #absent"):
        call.type(line)
        said.append(call.said)
    assert "responder · here" in said[0] and "named in the story" in said[1] and "service owner · absent" in said[2]
    call.half("Grafana dash")
    call = call.killed()
    assert [person.name for person in call.document.gather.people.values()] == ["deploying developer", "community member", "crates.io team"]
    assert call.keeper.drafts == {"gather/add": Draft("Grafana dash", (0, 12))} and call.keeper.drafts.steps() == {"gather"}
    (meeting,) = call.document.gather.meetings.values()
    assert (len(meeting.present), len(meeting.absent)) == (1, 1)

    before = call.document
    call.go("define")
    fields = {
        "problem": PROBLEM, "kind": "tech", "severity": "-", "began": "12:17-12:30", "impact": "crate downloads failed for everyone",
        "requests": "about 3.7M failed", "users": "-", "trigger": "staging promoted to production",
    }  # fmt: skip
    for name, text in fields.items():
        call.field(name, text)
    define = call.document.define
    assert (define.kind, "severity" in define.not_known, [row.amount for row in define.quantities.values()]) == (
        "technical", True, ["about 3.7M failed"],
    )  # fmt: skip
    marks = [(row.milestones, row.time) for row in call.document.timeline.values()]
    assert marks == [(("impact-start",), DAY.replace(hour=12, minute=17)), (("impact-end",), DAY.replace(hour=12, minute=30))]
    assert call.session.findings["define"] == ()

    after = call.document
    while isinstance(call.session.undo(), Applied):
        pass
    assert call.document == before, "what was before the kill is no step of this sitting"
    while isinstance(call.session.redo(), Applied):
        pass
    assert call.document == after
    return call


def timeline_at_the_speed_of_talk(call: Call) -> Call:
    """S2: days alone, rows that give way, texts without a time, and the figures that come of it."""
    call.go("timeline")
    call.type(TIMELINE[0])
    assert call.day == dt.date(2023, 7, 19) and len(call.document.timeline) == 2, "a day is no row"
    call.type(*TIMELINE[1:8])
    texts = [row.text for _, row in sorted_timeline(call.document)]
    assert texts.index("message sent to #t-crates-io") + 1 == texts.index("staging promoted to production")
    assert [row.time for row in call.document.timeline.values()].count(DAY.replace(hour=12, minute=17)) == 1, "the one of step 2 gave way"
    before = call.document
    call.type("503 errors rise", "1200 requests fail", r"\12:24 is the time on the issue")
    loose = [row.text for row in call.document.timeline.values() if row.time is None]
    assert loose == ["503 errors rise", "1200 requests fail", "12:24 is the time on the issue"]
    for _ in loose:
        call.session.undo()
    assert call.document == before
    call.type(*TIMELINE[8:])
    figures = as_json(call.document, "x.toml")["metrics"]
    assert [figures[name]["low"] // 60 for name in ("time_to_detect", "time_to_mitigate", "time_to_resolve")] == [8, 13, 113]
    return call.killed()


def five_whys(call: Call) -> Call:
    """S4: fourteen answers by enter alone, a question of one's own, three causes, evidence, read back; and a kill at a node."""
    call.go("whys")
    for text in WHYS:
        if text == QUESTION_BEFORE:
            call.type(OWN_QUESTION)
        call.type(text)
    assert [level for _, level in walk(call.document.whys)] == DEPTHS and answers(call.document.whys) == 14
    asked = [row for row in call.document.whys.values() if row.question]
    assert [(row.text, row.question) for row in asked] == [(QUESTION_BEFORE, OWN_QUESTION.removeprefix("? "))]
    keys = {row.text: key for key, row in call.document.whys.items()}
    for text in reversed(ROOTS):
        call.stand(keys[text])
        call.press("whys.root")
        assert "marked as root cause · no evidence yet" in call.said
        call.escape()
    assert [letters(call.document.whys)[keys[text]] for text in ROOTS] == ["A", "B", "C"]
    call.stand(keys[ROOTS[2]])
    call.press("list.link")
    assert call.wanted == PickLinks(())
    (promoted,) = [key for key, row in call.document.timeline.items() if row.text == "staging promoted to production"]
    call.choose("links", promoted)
    assert call.document.whys[keys[ROOTS[2]]].evidence == (promoted,)
    call.press("whys.read")
    assert call.wanted == ReadBack(keys[ROOTS[2]])
    again = call.killed(keys[ROOTS[0]])
    assert (again.step, again.row, again.keeper.place.folded) == ("whys", keys[ROOTS[2]], (keys[ROOTS[0]],))
    assert again.document == call.document
    return again


def actions_answer_causes(call: Call) -> None:
    """S5: a thought in mid-line, three actions, a bare cause, an idea that waits until it is let go."""
    call.go("timeline")
    call.half("12:24 issue op")
    call.thought("test downloads in the smoke test")
    assert call.said == "kept: 1 idea" and call.keeper.drafts["timeline/add"].text == "12:24 issue op"
    call.go("actions")
    first = "Include crate downloads in the staging smoke test @ana due +2w #prevent p1 -> C"
    assert "not in this meeting: ask first" in call.reading(first)
    call.type(first, "Automate the staging smoke tests #prevent p2 -> C")
    call.type("Write rules for which pull requests need review due to impact p2 -> B")
    rows = list(call.document.actions.values())
    assert [row.due is not None for row in rows] == [True, False, False] and [row.owner for row in rows] == ["Ana", "", ""]
    assert rows[2].text == "Write rules for which pull requests need review due to impact"
    call.type("@ana #prevent")
    assert call.said == "an action needs words: what changes?" and call.text == "@ana #prevent", "refused words stay in the line"
    call.escape()
    call.stand(key_of(CAUSE, next(key for key, row in call.document.whys.items() if row.text == ROOTS[0])))
    call.press("list.action")
    assert call.text == " -> A"
    call.escape()
    (idea,) = call.document.later
    call.stand(key_of(LATER, idea))
    call.press("list.action")
    assert (call.text, call.idea) == ("test downloads in the smoke test", idea)
    call.escape()
    assert len(call.document.actions) == 3 and call.document.later[idea].status in ("", "waiting")
    call.press("actions.let_go")
    assert (call.line.prompt, call.line.ids) == ("Let go", (idea,))
    call.type("the first action does it")
    assert (call.document.later[idea].status, call.document.later[idea].reason) == ("let go", "the first action does it")


def check_paper(document: PostMortem) -> None:
    """The check names the bare cause and the two without an owner; the page has four chains and prints the same coverage."""
    found = check(document, TODAY)
    assert [finding.message[:7] for finding in found if finding.rule == "coverage.bare-cause"] == ["cause A"]
    assert len([finding for finding in found if finding.rule == "actions.no-owner"]) == 2
    page = render(document)
    table = page.split("## Coverage")[1].split("\n## ")[0]
    ends = [row.rsplit("| ", 1)[1] for row in table.splitlines() if row.startswith(("| A |", "| B |", "| C |"))]
    assert [end.count(";") + 1 if "no action" not in end else 0 for end in ends] == [0, 1, 2]
    section = page.split("## Five whys")[1].split("\n## ")[0]
    assert len([block for block in section.split("\n\n") if block[:1].isdigit()]) == 4 and OWN_QUESTION.removeprefix("? ") in section


ALONE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.session import call
one = call.Call(Path(sys.argv[1]))
one.type("Ana, facilitator")
one.go("actions")
one.type("Alert earlier due +1w")
one.press("actions.due")
one.type("+2w")
assert one.left().actions["k001"].due == call.TODAY + call.dt.timedelta(weeks=2)
print(sorted({"textual", "rich", "asyncio"} & {name.partition(".")[0] for name in sys.modules}))
"""


def test_nothing_of_a_terminal_and_no_event_loop_is_loaded_for_it(tmp_path: Path) -> None:
    root = str(Path(__file__).parents[2])
    done = subprocess.run([sys.executable, "-c", ALONE, str(tmp_path), root], capture_output=True, text=True, timeout=60)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr
