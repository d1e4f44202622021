"""Step 3 at the keyboard: rows at the speed of talk, each verb, gaps, filter, paste."""

import datetime as dt
from pathlib import Path

import pytest

from pmtui.formats.page.markdown import render as render_page
from pmtui.model.order import sorted_timeline
from pmtui.model.time.times import time_words
from pmtui.screens.timeline import rows as timeline_rows
from tests.driver import Driver, blank, demo, sitting


def at(hour: int, minute: int, day: int = 20) -> dt.datetime:
    return dt.datetime(2023, 7, day, hour, minute, tzinfo=dt.UTC)


def texts(call: Driver) -> list[str]:
    return [event.text for _, event in sorted_timeline(call.document)]


async def to_timeline(call: Driver, *lines: str) -> None:
    await call.go(3)
    await call.lines(*lines)


async def test_the_empty_list_teaches_and_the_prompt_says_day_and_zone(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(3)
        assert call.sees("12:17 staging promoted to production")
        assert call.sees("Thu 20 Jul UTC >")
        assert call.bar.startswith(" TYPING ")


async def test_a_day_alone_moves_the_prompt_and_makes_no_row(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await to_timeline(call, "2023-07-19")
        assert call.sees("Wed 19 Jul UTC >")
        assert not call.document.timeline
        await call.lines("17:41 PR #6834 merged, goes to staging #introduced")
        (event,) = call.document.timeline.values()
        assert (event.time, event.text, event.milestones) == (at(17, 41, 19), "PR #6834 merged, goes to staging", ("introduced",))


async def test_the_echo_is_live_and_says_where_the_row_lands(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await to_timeline(call, "12:18 announced as done")
        await call.type("12:21 requests climb #detected")
        assert "12:21 UTC · detected · 3 min after 12:18" in call.reading
        assert len(call.document.timeline) == 1


async def test_a_typed_row_takes_the_mark_made_on_define(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(2)
        await call.press("tab", "tab", "tab")
        await call.type("12:17-12:30")
        await call.press("tab")
        await to_timeline(call, "12:17 staging promoted to production #change #impact-start")
        rows = [event for event in call.document.timeline.values() if event.time == at(12, 17)]
        assert [(row.text, row.milestones) for row in rows] == [("staging promoted to production", ("impact-start",))]
        assert call.sees("● impact start")


async def test_rows_land_by_time_and_a_sentence_without_one_stays_under_the_highlighted_row(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await to_timeline(call, "12:17 promoted", "12:16 message sent to #t-crates-io")
        assert "stayed text" in call.reading or "#t-crates-io is no kind: text" in call.reading
        assert texts(call) == ["message sent to #t-crates-io", "promoted"]
        await call.lines("12:24 issue opened", "503 errors rise", "1200 requests fail", r"\12:24 is the time on the issue")
        assert texts(call)[3:] == ["503 errors rise", "1200 requests fail", "12:24 is the time on the issue"]
        await call.press("escape", "u", "u", "u", "a")
        assert texts(call) == ["message sent to #t-crates-io", "promoted", "issue opened"]
        assert call.bar.startswith(" TYPING ")


async def test_a_link_is_shortened_on_screen_and_whole_in_the_file(tmp_path: Path) -> None:
    link = "https://rust-lang.zulipchat.com/#narrow/stream/318791-t-crates-io/topic/deployments/near/376957223"
    async with sitting(tmp_path) as call:
        await call.go(3)
        await call.type("12:18 announced as done ")
        await call.paste(link)
        await call.press("enter")
        (event,) = (await call.saved()).timeline.values()
        assert (event.text, event.links) == ("announced as done", (link,))
        assert call.sees("announced as done zulip 376957223")
        assert not call.sees("https://")


async def test_figures_ribbon_and_gap_come_of_the_milestones(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await to_timeline(
            call, "2023-07-19", "17:41 merged #introduced", "2023-07-20", "12:17 promoted #impact-start", "12:18 announced",
            "12:24 issue opened", "12:25 odd enough to ask #detected", "12:28 told of the issue #acknowledged",
            "12:30 rolled back #mitigated #impact-end", "14:10 fix in production #resolved",
        )  # fmt: skip
        assert call.sees("noticed after 8 min · stopped after 13 min · resolved after 1 h 53 min")
        assert call.sees("latent 18 h 36 min")
        assert call.sees("undetected 8 min")
        assert call.sees("12:18 to 12:24: nothing recorded")
        assert call.sees("13 min (12:17–12:30 UTC)")


async def test_a_paste_is_one_edit_and_one_undo_takes_it_out(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(3)
        await call.paste(
            "2023-07-19\n12:32 opened\n17:41 merged #introduced\n\n2023-07-20\n12:17 promoted\nno time on this one\n00:10 after midnight\n"
        )
        assert texts(call) == ["opened", "merged", "promoted", "no time on this one", "after midnight"]
        times = [event.time for _, event in sorted_timeline(call.document)]
        assert times == [at(12, 32, 19), at(17, 41, 19), at(12, 17), None, at(0, 10, 21)]
        assert "5 rows taken" in call.reading
        await call.press("escape", "u")
        assert not call.document.timeline


async def test_a_row_comes_back_as_typed_and_escape_keeps_the_change(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await to_timeline(call, "12:25 odd enough to ask #detected")
        await call.press("escape", "e")
        assert call.app.window.entry.text == "12:25 odd enough to ask #detected"
        await call.type(" #alert")
        await call.press("escape")
        (event,) = call.document.timeline.values()
        assert (event.kind, event.milestones) == ("alert", ("detected",))
        assert call.bar.startswith(" KEYS ")
        await call.press("u")
        assert next(iter(call.document.timeline.values())).kind == ""
        assert "undone in 3 Timeline" in call.reading


async def test_verbs_on_a_row(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.lines("Ana Ruiz @ana, developer")
        await to_timeline(call, "12:17 promoted", "12:30 rolled back")
        await call.press("escape", "m", "c")
        rows = call.document.timeline
        key = next(key for key, event in rows.items() if event.text == "rolled back")
        assert rows[key].kind == "change"
        await call.press("m", "7")
        assert call.document.timeline[key].milestones == ("mitigated",)
        await call.press("s")
        assert call.document.timeline[key].star
        await call.press("t")
        await call.lines("12:31")
        assert call.document.timeline[key].time == at(12, 31)
        await call.press("w")
        await call.lines("@ana")
        assert [call.document.gather.people[person].name for person in call.document.timeline[key].who] == ["Ana Ruiz"]
        await call.press("l")
        await call.lines("https://a.example/1")
        assert call.document.timeline[key].links == ("https://a.example/1",)
        await call.press("v")
        await call.lines("Ben: my terminal says 12:29")
        (account,) = call.document.timeline[key].accounts.values()
        assert (account.who, account.text) == ("Ben", "my terminal says 12:29")
        assert "told differently:" in " ".join(call.text.split())
        await call.press("delete")
        assert key not in call.document.timeline
        assert "u brings it back" in call.reading
        await call.press("u")
        assert key in call.document.timeline
        assert call.app.window.selected() == key


async def test_a_time_that_cannot_be_read_goes_back_to_its_box(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await to_timeline(call, "12:17 promoted")
        await call.press("escape", "t")
        await call.lines("sometime")
        assert next(iter(call.document.timeline.values())).time == at(12, 17)
        assert "that is no time" in call.reading


async def test_words_for_a_row_that_was_undone_meanwhile_wait_in_their_box(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await to_timeline(call, "12:17 promoted")
        await call.press("escape", "t", "ctrl+z")
        assert not call.document.timeline
        await call.lines("12:31")
        assert "that row is not there any more" in call.reading and call.app.window.entry.text == "12:31"


async def test_marked_rows_take_a_verb_together_and_the_line_says_so(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await to_timeline(call, "12:17 one", "12:18 two", "12:19 three")
        await call.press("escape", "home", "space", "space")
        assert "2 rows marked" in call.reading
        await call.press("m", "a")
        assert [event.kind for _, event in sorted_timeline(call.document)] == ["action", "action", ""]
        await call.press("*")
        assert "3 rows marked" in call.reading
        await call.press("delete")
        assert not call.document.timeline
        await call.press("u")
        assert len(call.document.timeline) == 3


async def test_a_filter_shows_itself_until_escape(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await to_timeline(call, "12:17 promoted", "12:30 rolled back")
        await call.press("escape", "slash")
        await call.lines("rolled")
        assert "shown: what has “rolled”" in call.reading
        assert not call.sees("promoted")
        await call.press("escape")
        assert call.sees("promoted")


async def test_a_gap_is_dismissed_with_a_reason(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await to_timeline(call, "12:17 promoted #impact-start", "12:30 rolled back #impact-end")
        assert call.sees("12:17 to 12:30: nothing recorded")
        await call.press("escape", "up", "minus")
        await call.lines("we waited")
        assert not call.sees("nothing recorded")
        assert [event.gap for _, event in sorted_timeline(call.document)] == ["we waited", ""]


async def test_somebody_new_at_the_end_of_a_line_is_named_in_the_story(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await to_timeline(call, "12:28 asked @dana")
        (person,) = call.document.gather.people.values()
        assert (person.name, person.handle, person.named) == ("Dana", "dana", True)
        await call.press("escape", "u")
        assert not call.document.gather.people


async def test_a_cause_letter_links_the_row_as_evidence(tmp_path: Path) -> None:
    from pmtui.model.whys import Why

    document = blank().with_table("whys", {"w1aaa": Why(text="no checklist", marks=("root",))})
    async with sitting(tmp_path, document) as call:
        await call.press("ctrl+g", "3", "a")
        await call.lines("12:17 promoted without a look -> A")
        (key,) = call.document.timeline
        assert call.document.whys["w1aaa"].evidence == (key,)
        await call.press("escape", "e")
        assert call.app.window.entry.text == "12:17 promoted without a look -> A"


async def test_marked_rows_move_in_time_and_it_is_said_before(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(3)
        await call.lines("12:17 promoted", "12:18 announced", "12:30 rolled back")
        await call.press("escape", "home", "space", "space", "t")
        await call.type("+1h")
        assert "2 rows: 12:17 to 12:18 → 13:17 to 13:18" in call.reading
        await call.press("enter")
        rows = [time_words(row, "UTC") for row in call.document.timeline.values()]
        assert rows == ["13:17", "13:18", "12:30"] and "→" in call.text
        await call.press("u")
        assert [time_words(row, "UTC") for row in call.document.timeline.values()] == ["12:17", "12:18", "12:30"]


async def test_several_rows_take_no_one_time_and_a_zone_that_settles_nothing_says_why(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await call.go(3)
        await call.lines("12:17 promoted", "12:18 announced")
        await call.press("escape", "*", "t")
        for typed, why in (("12:40", "several rows move by"), ("as IST", "Indian, Irish or Israeli")):
            await call.press("ctrl+u")
            await call.type(typed, enter=True)
            assert why in call.text and call.app.window.entry.text == typed and call.bar.startswith(" TYPING ")


async def test_two_accounts_are_an_open_question_until_it_is_said_what_settles_them(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await to_timeline(call, "12:25 the alert fired")
        await call.press("escape", "v")
        await call.lines("Ben: my terminal says 12:23")
        assert "both accounts stand" in call.reading
        assert "- Told differently: my terminal says 12:23" in render_page(call.document).partition("Open questions")[2]
        await call.press("v")
        assert "= what settles it" in call.text
        await call.lines("= the log of the proxy has 12:23")
        (account,) = next(iter(call.document.timeline.values())).accounts.values()
        assert (account.who, account.text, account.settled) == ("Ben", "my terminal says 12:23", "the log of the proxy has 12:23")
        page = render_page(call.document)
        assert "Open questions" not in page and "(settled: the log of the proxy has 12:23)" in page
        await call.press("v")
        await call.lines("= again")
        assert "nothing waits here to be settled" in call.text


async def test_marked_rows_become_one_and_contributed_by_the_menu(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await to_timeline(call, "12:25 the alert fired", "12:25 pager went off #detected", "12:30 rolled back")
        await call.press("escape", "home", "space", "space", "m", "=")
        assert texts(call) == ["the alert fired", "rolled back"] and "one row of 2" in call.text
        (account,) = next(iter(call.document.timeline.values())).accounts.values()
        assert account.text == "pager went off"
        await call.press("home", "m", "+")
        assert next(iter(call.document.timeline.values())).contributed
        await call.press("u", "u")
        assert len(texts(call)) == 3


def test_an_edit_draws_the_row_it_changes_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    document, drawn = demo(), []
    real = timeline_rows.event_lines
    monkeypatch.setattr(timeline_rows, "event_lines", lambda *given: drawn.append(given) or real(*given))

    def seen(width: int) -> int:
        return len([row.lines for row in timeline_rows.timeline_rows(document, width, lambda event: True)])

    first = seen(80)
    key = next(iter(document.timeline))
    drawn.clear()
    document = document.with_row("timeline", key, document.timeline[key].changed(text="other words"))
    assert seen(80) == first and len(drawn) == 1
    seen(60)
    assert len(drawn) == 1 + len(document.timeline)


async def test_a_moment_that_no_row_has_is_asked_for_and_typed_into(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await to_timeline(call, "12:17 promoted #impact-start", "12:30 rolled back #impact-end")
        assert "○ detected?" in call.text and "○ resolved?" in call.text and "○ mitigated?" not in call.text
        await call.press("escape", "n")
        assert call.app.window.selected() == "moment:detected"
        assert "When did anyone, or any alert, first see that it was odd?" in call.screen[-4]
        await call.press("a")
        await call.type("12:25 seen on the dashboard")
        assert "detected" in call.reading
        await call.press("enter")
        row = next(row for row in call.document.timeline.values() if row.text == "seen on the dashboard")
        assert row.milestones == ("detected",) and "○ detected?" not in call.text
        await call.press("escape", "end", "-")
        assert call.document.define.not_known == ("resolved",) and "○ resolved?" not in call.text
        assert "resolved: not known, and asked no more" in call.reading


async def test_the_row_with_the_cursor_is_marked_on_the_ribbon(tmp_path: Path) -> None:
    def place() -> int:
        return call.screen[3].index("▼")

    async with sitting(tmp_path, demo()) as call:
        await call.press("escape", "3")
        keys = {"impact-start": "", "acknowledged": "", "mitigated": ""}
        for key, row in call.document.timeline.items():
            for word in row.milestones:
                keys[word] = key
        call.app.window.stand(keys["impact-start"])
        await call.seen()
        first, whole = place(), call.screen[3].replace("▼", "")
        assert "undetected 8 min" in whole and "3 min" in whole
        call.app.window.stand(keys["acknowledged"])
        await call.seen()
        assert first < place()
        await call.press("home")
        assert "▼" in call.screen[3][: call.screen[3].index("│")]
        await call.press("end")
        assert place() > call.screen[3].index("2 min")


async def test_a_second_zone_stands_beside_the_first_and_the_first_moves_no_instant(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await to_timeline(call, "12:17 promoted", "17:41 merged")
        before = {key: row.time for key, row in call.document.timeline.items()}
        await call.press("escape", "Z")
        await call.lines("Asia/Tokyo")
        assert "21:17 promoted" in call.text and "Fri 02:41 merged" in call.text and "before the words: Tokyo" in call.text
        await call.press("Z")
        await call.lines("Moon/Base")
        assert "is an unknown time zone" in call.text
        await call.press("Z", "ctrl+u", "enter")
        assert "Tokyo" not in call.text
        await call.press("2")
        call.app.window.form.go_to("zone")
        await call.press("a", "ctrl+u")
        await call.type("Europe/Lisbon", enter=True)
        assert {key: row.time for key, row in call.document.timeline.items()} == before
        await call.press("escape", "3")
        assert "  13:17 · note          promoted" in call.text


async def test_a_time_that_stays_open_says_why_in_its_row_and_is_settled_by_a_zone(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await to_timeline(call, "14:51 IST the alert fired", "25:99 odd")
        shown = " ".join(call.text.split())
        assert "14:51 IST is open: IST can be Indian, Irish or Israeli" in shown and "25:99 is open:" in shown
        await call.press("escape", "home", "t")
        await call.type("as +05:30", enter=True)
        assert [row.time for row in call.document.timeline.values() if row.text == "the alert fired"] == [at(9, 21)]


async def test_a_verb_on_a_gap_says_what_can_be_done_there(tmp_path: Path) -> None:
    async with sitting(tmp_path) as call:
        await to_timeline(call, "12:00 promoted #impact-start", "12:40 rolled back #impact-end")
        await call.press("escape", "home", "j")
        assert call.app.window.selected().startswith("gap:")
        before = call.document
        for key in ("s", "o", "space"):  # of several rows, of one, of the window; `tests/steps/test_timeline.py` has them all
            call.app.window.say("")
            await call.press(key)
            assert "no row yet: a types it, - says that none is needed" in call.reading, key
            assert call.document == before and call.bar.startswith(" KEYS ")
