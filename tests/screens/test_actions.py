"""Step 5 at the keyboard (acceptance scenario S5, as far as the foundation goes): actions answer causes."""

import datetime as dt
from pathlib import Path

from pmtui.edits.rows import ChangeRow
from pmtui.formats.page.markdown import render as page_of
from pmtui.model.actions import ActionItem
from pmtui.model.gather import Gather, Meeting, Person
from pmtui.model.later import LaterItem
from pmtui.model.postmortem import PostMortem
from pmtui.model.settings import Settings
from pmtui.model.whys import Why
from pmtui.steps.outcomes import Ask, Do
from tests.driver import NOW, blank, sitting


def three_causes() -> PostMortem:
    people = Gather(people={"ana00": Person(name="Ana", handle="ana")}, meetings={"m1aaa": Meeting(absent=("ana00",))})
    causes = {
        "w1aaa": Why(text="A code structured so that variants are hard to test", marks=("root",)),
        "w2aaa": Why(text="No checklist for reviews", marks=("root",)),
        "w3aaa": Why(text="The smoke test is manual", marks=("root",)),
    }
    return blank().model_copy(update={"gather": people}).with_table("whys", causes)


LINES = (
    "Include crate downloads in the staging smoke test @ana due 2026-12-01 #prevent p1 -> C",
    "Automate the staging smoke tests #prevent p2 -> C",
    "Write rules for which pull requests need review due to impact p2 -> B",
)


async def test_actions_are_read_and_the_bare_cause_stands_first(tmp_path: Path) -> None:
    async with sitting(tmp_path, three_causes()) as call:
        await call.press("ctrl+g", "5", "a")
        await call.type(LINES[0])
        assert "Ana is not in this meeting: ask first" in call.reading
        await call.press("enter")
        await call.lines(*LINES[1:])
        rows = list(call.document.actions.values())
        assert [row.text for row in rows][2] == "Write rules for which pull requests need review due to impact"
        assert (rows[0].owner, rows[0].due, rows[0].answers) == ("Ana", dt.date(2026, 12, 1), ("w3aaa",))
        screen = call.screen
        first = next(row for row in screen if "action" in row and "variants" in row)
        assert " A ○ no action" in first
        order = [
            next(at for at, row in enumerate(screen) if words in row)
            for words in ("variants are hard", "No checklist", "smoke test is manual")
        ]
        assert order == sorted(order)
        assert call.sees("● 2 actions")
        assert call.text.count("○ no owner") == 2
        assert call.text.count("○ no date") == 2


async def test_p_on_a_bare_cause_begins_an_action_and_escape_leaves_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path, three_causes()) as call:
        await call.press("ctrl+g", "5", "escape", "home", "p")
        assert call.app.window.entry.text == " -> A"
        await call.press("escape")
        assert not call.document.actions
        assert call.app.window.entry.text == ""
        assert "✎" not in call.screen[0]
        await call.press("p")
        await call.type("Restructure the code")
        await call.press("enter")
        (row,) = call.document.actions.values()
        assert (row.text, row.answers) == ("Restructure the code", ("w1aaa",))


async def test_an_idea_becomes_an_action_or_is_let_go_with_a_reason(tmp_path: Path) -> None:
    document = three_causes().with_table("later", {"l1aaa": LaterItem(text="test downloads too"), "l2aaa": LaterItem(text="another idea")})
    async with sitting(tmp_path, document) as call:
        await call.press("ctrl+g", "5", "escape", "end", "p")
        assert call.app.window.entry.text == "another idea"
        await call.press("escape")
        assert call.document.later["l2aaa"].status == ""
        await call.press("minus")
        await call.lines("covered by the first")
        assert (call.document.later["l2aaa"].status, call.document.later["l2aaa"].reason) == ("let go", "covered by the first")
        await call.press("home", "end", "up", "p", "enter")
        assert call.document.later["l1aaa"].status == "taken"
        assert [row.text for row in call.document.actions.values()] == ["test downloads too"]
        await call.press("escape", "u")
        assert call.document.later["l1aaa"].status == ""


async def test_verbs_on_an_action(tmp_path: Path) -> None:
    document = three_causes().with_table("actions", {"a1aaa": ActionItem(text="Automate it"), "a2aaa": ActionItem(text="Write it down")})
    async with sitting(tmp_path, document) as call:
        await call.press("ctrl+g", "5", "escape")
        assert call.app.window.selected() == "a1aaa"
        await call.press("w")
        await call.lines("@ana")
        await call.press("t")
        await call.lines("2026-12-01")
        await call.press("l")
        await call.lines("A, C")
        assert "answers A, C" in call.reading
        await call.press("m", "i")
        row = call.document.actions["a1aaa"]
        assert (row.owner, row.due, row.answers, row.status) == ("Ana", dt.date(2026, 12, 1), ("w1aaa", "w3aaa"), "in progress")
        await call.press("m", "w")
        await call.lines("too dear for what it brings")
        assert (call.document.actions["a1aaa"].status, call.document.actions["a1aaa"].reason) == ("won't do", "too dear for what it brings")
        await call.press("J")
        assert list(call.document.actions) == ["a2aaa", "a1aaa"]
        await call.press("e")
        assert call.app.window.entry.text == "Automate it @ana due 2026-12-01 -> A, C"
        await call.press("escape", "delete")
        assert list(call.document.actions) == ["a2aaa"]
        await call.press("u")
        assert "a1aaa" in call.document.actions


async def test_a_date_or_cause_that_is_none_goes_back_to_its_box_and_says_so(tmp_path: Path) -> None:
    async with sitting(tmp_path, three_causes().with_table("actions", {"a1aaa": ActionItem(text="Automate it")})) as call:
        await call.press("ctrl+g", "5", "escape", "t")
        await call.lines("when it suits")
        assert "that is no date" in call.reading
        await call.press("escape", "l")
        await call.lines("no such words")
        assert call.sees("0 rows · steps 3 and 4 have the rows")
        await call.press("escape")
        assert call.document.actions["a1aaa"] == ActionItem(text="Automate it")


async def test_n_walks_through_what_is_missing_and_the_foot_asks_for_it(tmp_path: Path) -> None:
    async with sitting(
        tmp_path, three_causes().with_table("actions", {"a1aaa": ActionItem(text="Automate it", answers=("w3aaa",))})
    ) as call:
        await call.press("ctrl+g", "5", "escape", "n")
        assert "1 of 4: cause A" in call.reading
        assert call.app.window.selected() == "cause:w1aaa"
        await call.press("n", "n")
        assert "has no owner yet" in call.reading
        assert call.app.window.selected() == "a1aaa"
        assert call.sees("Who will see to it?")
        assert "n 4 to do" in call.bar or "more" in call.bar


async def test_the_page_for_the_room_reads_the_actions_back(tmp_path: Path) -> None:
    async with sitting(tmp_path, three_causes()) as call:
        await call.press("ctrl+g", "5", "a")
        await call.lines(*LINES)
        await call.go(0)
        assert call.sees("0 For the room")
        assert call.sees("Ana · Tue 1 Dec · for C")
        assert call.sees("no owner · no date · for B")
        assert call.sees("Thank")
        assert len(call.screen) == 24
        assert call.bar.startswith(" KEYS ")


async def test_what_an_action_answers_is_picked_from_a_list_and_a_ticket_is_typed_there(tmp_path: Path) -> None:
    document = three_causes().with_table("actions", {"a1aaa": ActionItem(text="Automate it", answers=("w3aaa",))})
    async with sitting(tmp_path, document) as call:
        await call.press("ctrl+g", "5", "escape", "l")
        assert call.sees("C · The smoke test is manual") and call.sees("linked")
        await call.type("checklist⏎")
        assert call.document.actions["a1aaa"].answers == ("w3aaa", "w2aaa")
        await call.press("l")
        await call.type("C⏎")
        assert list(call.document.actions["a1aaa"].answers) == ["w2aaa"] and "taken off · answers B" in call.reading
        await call.press("l")
        await call.type("https://tracker.example/7⏎")
        assert call.document.actions["a1aaa"].tracker == "https://tracker.example/7"
        await call.press(".")
        assert (call.app.current_mode, call.app.window.selected()) == ("whys", "w2aaa")


async def test_kinds_that_are_missing_are_rows_to_begin_an_action_from_or_to_give_a_reason(tmp_path: Path) -> None:
    async with sitting(tmp_path, three_causes()) as call:
        await call.press("ctrl+g", "5", "a")
        assert not call.sees("to detect it sooner")
        await call.lines(LINES[1])
        await call.press("escape", "home", "down", "down", "down")
        assert call.app.window.selected() == "kind:detect"
        assert call.sees("prevent 1") and call.sees("What would let us notice it in half the time?")
        await call.press("p")
        await call.type("Alert when redirects fail")
        await call.press("enter", "escape")
        assert [row.kind for row in call.document.actions.values()] == ["prevent", "detect"]
        await call.press("home", "down", "down", "down")
        assert call.app.window.selected() == "kind:mitigate"
        await call.press("-")
        await call.lines("a rollback takes two minutes")
        row = list(call.document.actions.values())[-1]
        assert (row.kind, row.status, row.reason) == ("mitigate", "won't do", "a rollback takes two minutes")
        assert not call.sees("to mitigate it sooner")
        assert "Kinds: prevent 1, detect 1, mitigate none (a rollback takes two minutes)." in page_of(call.document)


async def test_words_that_say_no_deed_get_a_question_back_and_are_kept(tmp_path: Path) -> None:
    async with sitting(tmp_path, three_causes()) as call:
        await call.press("ctrl+g", "5", "a")
        await call.lines("Improve monitoring")
        assert [row.text for row in call.document.actions.values()] == ["Improve monitoring"]
        assert call.sees("Which one exactly, and how will we see that it is")
        await call.press("ctrl+n")
        assert not call.sees("Which one exactly")
        await call.lines("Alert when 1 % of redirects fail")
        assert call.sees("What would make A less likely")


async def test_t_proposes_the_day_that_severity_and_priority_ask_for(tmp_path: Path) -> None:
    document = three_causes().with_fields("define", severity="SEV-2")
    async with sitting(tmp_path, document, settings=Settings(due={"SEV-2": 30, "p1": 10})) as call:
        await call.press("ctrl+g", "5", "a")
        await call.type("Alert on it p1")
        assert "no date, t proposes Thu 3 Aug" in call.reading
        await call.press("enter", "escape", "t")
        assert call.app.window.entry.text == "2023-08-03"
        await call.press("enter")
        assert [row.due for row in call.document.actions.values()] == [dt.date(2023, 8, 3)]
        await call.press("a")
        await call.lines("Move it @Ben")
        await call.press("escape", "t", "escape")
        assert [row.due for row in call.document.actions.values()] == [dt.date(2023, 8, 3), None]
        assert "✎" not in call.screen[0]


async def test_an_idea_is_merged_into_an_action_or_another_idea_and_is_kept(tmp_path: Path) -> None:
    document = three_causes().with_table("actions", {"a1aaa": ActionItem(text="Automate it")})
    document = document.with_table(
        "later", {"l1": LaterItem(text="test downloads"), "l2": LaterItem(text="test readmes"), "l3": LaterItem(text="automate")}
    )
    async with sitting(tmp_path, document) as call:
        await call.press("ctrl+g", "5", "escape", "end", "m")
        assert call.sees("Merge into")
        await call.type("automate⏎")
        held = call.document.later["l3"]
        assert (held.status, held.reason) == ("taken", "merged with: Automate it")
        assert call.app.window.selected() == "a1aaa"
        await call.press("end", "up")
        assert call.app.window.selected() == "later:l2"
        await call.press("m")
        await call.type("downloads⏎")
        assert [call.document.later[key].text for key in ("l1", "l2")] == ["test downloads; test readmes", "test readmes"]
        await call.press("u", "u")
        assert call.document.later == document.later


async def test_kind_area_and_priority_are_set_by_a_key_on_the_row_and_a_passed_day_is_said(tmp_path: Path) -> None:
    async with sitting(tmp_path, three_causes().with_table("actions", {"a1aaa": ActionItem(text="Automate it")})) as call:
        await call.press("ctrl+g", "5", "escape", "m", "2", "m", "k", "d", "m", "k", "2")
        row = call.document.actions["a1aaa"]
        assert (row.priority, row.kind, row.area) == (2, "detect", "technology")
        await call.press("m", "2")
        assert call.document.actions["a1aaa"].priority is None and "priority: none" in call.reading
        await call.press("a")
        await call.type("Move it due 2023-01-02")
        assert "due Mon 2 Jan 2023, which has passed" in call.reading


async def test_what_follows_an_edit_waits_until_the_document_took_it(tmp_path: Path) -> None:
    document = blank().with_table("whys", {"w1aaa": Why(text="Nobody was told")})
    asks = Ask("who", "Who looks", "whys", ("w1aaa",))
    async with sitting(tmp_path, document) as call:
        await call.press("ctrl+g", "4")
        for under, said in (("w1aaa", "an answer can't stand under itself"), ("", "moved")):
            edit = ChangeRow(table="whys", id="w1aaa", values={"under": under, "text": "No rota"}, at=NOW.timestamp())
            call.app.window.perform(Do(edit, "moved", then=asks))
            await call.seen()
            assert said in call.reading
            assert (asks.prompt in call.text) is (call.document.whys["w1aaa"].text == "No rota") is (not under)
