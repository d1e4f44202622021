"""The other entry lines: what is read, what stays text, and that each row reads back from its line."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmtui.formats.lines import actions as actions_line
from pmtui.formats.lines import communicate as communicate_line
from pmtui.formats.lines import define as define_line
from pmtui.formats.lines import gather as gather_line
from pmtui.formats.lines import later as later_line
from pmtui.formats.lines import whys as whys_line
from pmtui.model.actions import AREAS, KINDS, ActionItem
from pmtui.model.communicate import AUDIENCES, Communicate, Delivery
from pmtui.model.gather import Gather, Meeting, Person
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import clean
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import MARKS, Why
from tests.strategies import raw_texts

TODAY = dt.date(2026, 11, 24)  # a Tuesday


def event(hour: int, minute: int, text: str = "x") -> TimelineEvent:
    return TimelineEvent(time=dt.datetime(2023, 7, 20, hour, minute, tzinfo=dt.UTC), zone="UTC", text=text)


DOCUMENT = PostMortem(
    date=dt.date(2023, 7, 20),
    timeline={"e1aaa": event(12, 17), "e2aaa": event(12, 17), "e3aaa": event(12, 25)},
    whys={
        "w1aaa": Why(text="first", marks=("root",)),
        "w2aaa": Why(text="second", marks=("root",)),
        "w3aaa": Why(text="third", marks=("factor",)),
    },
    gather=Gather(
        people={"p1aaa": Person(name="Ana Ruiz", handle="ana"), "p2aaa": Person(name="Ben")},
        meetings={"m1aaa": Meeting(present=("p2aaa",), absent=("p1aaa",))},
    ),
).with_fields("define", zone="UTC")
PIECES = st.lists(
    st.sampled_from(
        ["#root", "#absent", "#prevent", "#no", "@ana", "@x/y", "-> A", "-> 12:17", "-> nothing", "due fri", "due to load", "p1", "p9", "?", "\\", "\\\\",
         ",", "a", "https://a.example/1", "`#root`", "12:17", "now", "2026-12-01", "#well", "#root,", "#prevent.", "＃factor", "＠ana、", "-> 12:17,",
         "－＞", "due blursday", "due 1 dec,", "p2.", "“#open", "\"#open x\"", "https://a.example/1,", "@\"Ana Ruiz\"", "@ana's", "\\#root", "\\->", "x,", "、"]
    ),
    max_size=5,
).map(" ".join)  # fmt: skip
WORDS = st.one_of(raw_texts(20), PIECES).map(lambda words: clean(words).strip())
LINES = WORDS.map(lambda words: " ".join(words.split()))


# 1 Gather


@pytest.mark.parametrize(
    ("typed", "name", "handle", "roles", "presence"),
    [
        ("deploying developer, responder", "deploying developer", "", ("responder",), "present"),
        ("community member #named", "community member", "", (), "named"),
        ("crates.io team, service owner #absent", "crates.io team", "", ("service owner",), "absent"),
        ("Ana Ruiz @ana, incident commander, facilitator", "Ana Ruiz", "ana", ("incident commander", "facilitator"), "present"),
        ("product manager #ASYNC", "product manager", "", (), "async"),
        (r"Ruiz\, Ana, on-call", "Ruiz, Ana", "", ("on-call",), "present"),
        ("Ana #ops", "Ana #ops", "", (), "present"),
    ],
)
def test_a_person_is_read(typed: str, name: str, handle: str, roles: tuple[str, ...], presence: str) -> None:
    parsed = gather_line.parse(typed, gather_line.GatherContext(DOCUMENT))
    assert (parsed.name, parsed.handle, parsed.roles, parsed.presence) == (name, handle, roles, presence)


def test_the_echo_of_a_person_names_role_and_state() -> None:
    parsed = gather_line.parse("crates.io team, service owner #absent", gather_line.GatherContext(DOCUMENT))
    assert parsed.echo == "crates.io team · service owner · absent"
    assert "is not one of #absent" in gather_line.parse("Ana #ops", gather_line.GatherContext(DOCUMENT)).echo
    assert "on the list already" in gather_line.parse("ben", gather_line.GatherContext(DOCUMENT)).echo


@pytest.mark.parametrize(
    ("text", "name", "handle", "roles"),
    [
        ("Ana, on-call engineer @ana", "Ana", "ana", ("on-call engineer",)),
        ("Ana @ana, on-call engineer", "Ana", "ana", ("on-call engineer",)),
        ("Ana @a, developer @b", "Ana", "a", ("developer @b",)),
        ("Ana, owner of @types/node", "Ana", "", ("owner of @types/node",)),
    ],
)
def test_a_handle_may_stand_behind_the_name_or_the_roles(text: str, name: str, handle: str, roles: tuple[str, ...]) -> None:
    parsed = gather_line.parse(text, gather_line.GatherContext(PostMortem()))
    assert (parsed.name, parsed.handle, parsed.roles) == (name, handle, roles)


@given(
    LINES.filter(bool),
    st.sampled_from(["", "ana", "x.y"]),
    st.lists(LINES.filter(bool), max_size=2),
    st.sampled_from(["present", "absent", "named"]),
)
@settings(max_examples=300)
def test_a_person_comes_back_from_their_line(name: str, handle: str, roles: list[str], presence: str) -> None:
    person = Person(name=name, handle=handle, roles=tuple(roles), named=presence == "named")
    meeting = Meeting(present=("n1aaa",) if presence == "present" else (), absent=("n1aaa",) if presence == "absent" else ())
    document = PostMortem(gather=Gather(people={"n1aaa": person}, meetings={"m1aaa": meeting}))
    line = gather_line.render(document, "n1aaa")
    parsed = gather_line.parse(line, gather_line.GatherContext(document))
    assert (parsed.name, parsed.handle, parsed.roles, parsed.presence) == (name, handle, tuple(roles), presence), line


# 2 Define


def test_began_and_ended_are_read_as_a_pair() -> None:
    parsed = define_line.parse("2023-07-20 12:17-12:30 UTC", define_line.DefineContext(DOCUMENT))
    assert parsed.began is not None
    assert parsed.ended is not None
    assert (parsed.began.time, parsed.ended.time) == (event(12, 17).time, event(12, 30).time)
    assert parsed.echo == "Thu 20 Jul 12:17 to 12:30 · 13 min"


def test_a_start_alone_has_no_end_and_nothing_takes_both_away() -> None:
    parsed = define_line.parse("12:17", define_line.DefineContext(DOCUMENT))
    assert parsed.began is not None
    assert (parsed.began.time, parsed.ended, parsed.problem) == (event(12, 17).time, None, "")
    empty = define_line.parse(" ", define_line.DefineContext(DOCUMENT))
    assert (empty.began, empty.ended, empty.problem) == (None, None, "")


@pytest.mark.parametrize(
    ("typed", "began", "ended", "said"),
    [
        ("Jul 16 12:43 - Jul 18 22:18", "16 12:43", "18 22:18", "Sun 16 Jul 12:43 to Tue 18 Jul 22:18"),
        ("~12:17-12:30", "~20 12:17", "20 12:30", "~12:17 to 12:30"),
        ("~12:17-~12:30", "~20 12:17", "~20 12:30", "~12:17 to ~12:30"),
        ("12:17-~12:30", "20 12:17", "~20 12:30", "12:17 to ~12:30"),
        ("~12:17 - 12:30 UTC", "~20 12:17", "20 12:30", ""),
        ("from 12:00 to 13:00", "20 12:00", "20 13:00", "1 h"),
        ("12:17 12:30", "20 12:17", "20 12:30", "13 min"),
        ("1217-1230", "20 12:17", "20 12:30", "13 min"),
        ("12:17 to 12:30", "20 12:17", "20 12:30", "13 min"),
        ("23:50-00:10", "20 23:50", "21 00:10", "ends the next day"),
        ("23:50 ~00:10", "20 23:50", "~21 00:10", "ends the next day"),
        ("12:??-13:00", "?20 12:00", "20 13:00", "12:?? to 13:00"),
        ("12:00-13:??", "20 12:00", "?20 13:00", "12:00 to 13:??"),
        ("12:00-??", "20 12:00", "", "no end yet · when it ended is not known"),
        ("??-13:00", "", "20 13:00", "when it began is not known"),
        ("12:00-", "20 12:00", "", "no end yet"),
        ("12:00 - now", "20 12:00", "", "no end yet"),
        ("12:00 to now", "20 12:00", "", "no end yet"),
        ("12:00, still on", "20 12:00", "", "no end yet"),
        ("12:00 UTC, still on", "20 12:00", "", "no end yet"),
        ("from 12:00", "20 12:00", "", "no end yet"),
        ("since 12:00", "20 12:00", "", "no end yet"),
        ("around noon", "~20 12:00", "", "no end yet"),
        ("\uff11\uff12\uff1a\uff11\uff17\uff0d\uff11\uff12\uff1a\uff13\uff10", "20 12:17", "20 12:30", "13 min"),
        ("20.7.2023 12:17-12:30", "20 12:17", "20 12:30", "13 min"),
    ],
)
def test_began_and_ended_are_read_as_times_are_everywhere(typed: str, began: str, ended: str, said: str) -> None:
    parsed = define_line.parse(typed, define_line.DefineContext(DOCUMENT))

    def shown(row: TimelineEvent | None) -> str:
        sign = {"approx": "~", "partial": "?"}.get(row.precision, "") if row is not None else ""
        return f"{sign}{row.time:%d %H:%M}" if row is not None and isinstance(row.time, dt.datetime) else ""

    assert (shown(parsed.began), shown(parsed.ended), parsed.problem) == (began, ended, "")
    assert said in parsed.echo


@pytest.mark.parametrize(
    "typed", ["sometime", "12:17 YEKT", "12:17 WEST and on", "12:17 and later", "25:99", "2023-07-20", "14:51 IST", "12:17-12:30 it broke"]
)
def test_what_is_no_time_says_so_and_gives_no_moment(typed: str) -> None:
    parsed = define_line.parse(typed, define_line.DefineContext(DOCUMENT))
    assert (parsed.began, parsed.ended) == (None, None)
    assert parsed.problem
    assert parsed.echo.startswith("no time yet: ")


# 4 Whys


@pytest.mark.parametrize(
    ("typed", "text", "question", "evidence", "marks"),
    [
        ("the test plan has no download -> 12:25", "the test plan has no download", "", ("e3aaa",), ()),
        ("it was not tried -> 12:17b, 12:25 #root", "it was not tried", "", ("e2aaa", "e3aaa"), ("root",)),
        ("? How did it get past staging", "", "How did it get past staging", (), ()),
        (r"\? is what it printed", "? is what it printed", "", (), ()),
        ("it went -> nowhere", "it went -> nowhere", "", (), ()),
        ("was it #staging", "was it #staging", "", (), ()),
    ],
)
def test_an_answer_is_read(typed: str, text: str, question: str, evidence: tuple[str, ...], marks: tuple[str, ...]) -> None:
    parsed = whys_line.parse(typed, whys_line.WhysContext(DOCUMENT))
    assert (parsed.text, parsed.question, parsed.evidence, parsed.marks) == (text, question, evidence, marks)


def test_the_echo_of_an_answer_says_what_stayed_text() -> None:
    assert "no timeline row at that time" in whys_line.parse("it went -> 13:00", whys_line.WhysContext(DOCUMENT)).echo
    assert "1 event as evidence · root cause" in whys_line.parse("x -> 12:25 #root", whys_line.WhysContext(DOCUMENT)).echo


@given(
    WORDS.filter(bool), st.lists(st.sampled_from(MARKS), unique=True), st.lists(st.sampled_from(["e1aaa", "e2aaa", "e3aaa"]), unique=True)
)
@settings(max_examples=300)
def test_an_answer_comes_back_from_its_line(text: str, marks: list[str], evidence: list[str]) -> None:
    why = Why(text=text, marks=tuple(word for word in MARKS if word in marks), evidence=tuple(evidence))
    document = DOCUMENT.with_row("whys", "n1aaa", why)
    parsed = whys_line.parse(whys_line.render(document, "n1aaa"), whys_line.WhysContext(document))
    assert (parsed.text, parsed.marks, parsed.evidence, parsed.question) == (why.text, why.marks, why.evidence, "")


# 5 Actions


def action(typed: str) -> ActionItem:
    return actions_line.parse(typed, actions_line.ActionsContext(DOCUMENT, TODAY)).row


def test_an_action_is_read_with_all_its_marks() -> None:
    row = action("Include crate downloads in the smoke test @ana due +2w #prevent p1 -> B")
    assert (row.text, row.owner, row.due) == ("Include crate downloads in the smoke test", "Ana Ruiz", TODAY + dt.timedelta(days=14))
    assert (row.kind, row.priority, row.answers) == ("prevent", 1, ("w2aaa",))


@pytest.mark.parametrize(
    ("typed", "text", "due"),
    [
        ("Fix retries due to load @ana due fri", "Fix retries due to load", dt.date(2026, 11, 27)),
        ("Write rules for review due to impact p2 -> B", "Write rules for review due to impact", None),
        ("List them due 2026-12-01", "List them", dt.date(2026, 12, 1)),
        ("Remove what is due", "Remove what is due", None),
        ("Say when it is due to load due fri", "Say when it is due to load", dt.date(2026, 11, 27)),
    ],
)
def test_due_is_a_date_or_it_is_text(typed: str, text: str, due: dt.date | None) -> None:
    row = action(typed)
    assert (row.text, row.due) == (text, due)


def test_an_owner_nobody_here_is_called_stays_as_typed_and_is_to_be_asked_first() -> None:
    parsed = actions_line.parse("Automate it @dana", actions_line.ActionsContext(DOCUMENT, TODAY))
    assert parsed.row.owner == "Dana"
    assert "Dana is not in this meeting: ask first" in parsed.echo
    absent = actions_line.parse("Automate it @ana", actions_line.ActionsContext(DOCUMENT, TODAY))
    assert "Ana Ruiz is not in this meeting: ask first" in absent.echo
    here = actions_line.parse("Automate it @ben", actions_line.ActionsContext(DOCUMENT, TODAY))
    assert here.echo == "Ben · no date"


def test_small_letters_and_unknown_causes_stay_text_and_are_said() -> None:
    parsed = actions_line.parse("Move it a -> b", actions_line.ActionsContext(DOCUMENT, TODAY))
    assert parsed.row.text == "Move it a -> b"
    assert "“-> b” names no cause: text" in parsed.echo


@given(
    WORDS.filter(bool), st.sampled_from(["", "Ana Ruiz", "Dana", "the platform team"]), st.sampled_from([None, dt.date(2026, 12, 1)]),
    st.sampled_from(["", *KINDS]), st.sampled_from(["", *AREAS]), st.sampled_from([None, 1, 3]),
    st.lists(st.sampled_from(["w1aaa", "w3aaa", "e2aaa"]), unique=True), st.sampled_from(["", "https://tracker.example/42"]),
)  # fmt: skip
@settings(max_examples=300)
def test_an_action_comes_back_from_its_line(
    text: str, owner: str, due: dt.date | None, kind: str, area: str, priority: int | None, answers: list[str], tracker: str
) -> None:
    row = ActionItem(text=text, owner=owner, due=due, kind=kind, area=area, priority=priority, answers=tuple(answers), tracker=tracker)
    document = DOCUMENT.with_row("actions", "n1aaa", row)
    line = actions_line.render(document, "n1aaa")
    parsed = actions_line.parse(line, actions_line.ActionsContext(document, TODAY)).row
    assert parsed.model_dump() == row.model_dump(), line


# Later, lessons, 6 Communicate


def test_a_lesson_and_a_kept_thought_are_read() -> None:
    parsed = later_line.parse("the dashboard was open #well", later_line.LaterContext(DOCUMENT))
    assert (parsed.text, parsed.kind) == ("the dashboard was open", "well")
    thought = later_line.parse("who owns staging? #question @ana", later_line.LaterContext(DOCUMENT))
    assert (thought.text, thought.kind, thought.who) == ("who owns staging?", "question", "Ana Ruiz")


@given(WORDS.filter(bool), st.sampled_from(["", "well", "wrong", "lucky", "surprised", "idea", "question"]))
@settings(max_examples=200)
def test_a_lesson_comes_back_from_its_line(text: str, kind: str) -> None:
    parsed = later_line.parse(later_line.render(DOCUMENT, text, kind), later_line.LaterContext(DOCUMENT))
    assert (parsed.text, parsed.kind) == (text, kind)


def test_a_delivery_is_read() -> None:
    context = communicate_line.CommunicateContext(DOCUMENT, TODAY)
    parsed = communicate_line.parse("Management, mail", context)
    assert (parsed.row.audience, parsed.row.channel, parsed.row.when) == ("management", "mail", TODAY)
    assert parsed.echo == "management · mail · today"
    dated = communicate_line.parse("customers, status page, 2023-07-21", context).row
    assert (dated.audience, dated.channel, dated.when) == ("customers", "status page", dt.date(2023, 7, 21))


@given(LINES.filter(bool), LINES.filter(bool), st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
@settings(max_examples=200)
def test_a_delivery_comes_back_from_its_line(audience: str, channel: str, when: dt.date) -> None:
    row = Delivery(audience=audience, channel=channel, when=when)
    document = PostMortem(communicate=Communicate(deliveries={"d1aaa": row}))
    parsed = communicate_line.parse(communicate_line.render(document, "d1aaa"), communicate_line.CommunicateContext(document, TODAY)).row
    known = audience.casefold() if audience.casefold() in AUDIENCES else audience  # `WIKI` is the wiki
    assert (parsed.audience, parsed.channel, parsed.when) == (known, channel, when)


@pytest.mark.parametrize(
    ("typed", "when", "planned", "said"),
    [
        ("Management, mail, tomorrow", dt.date(2026, 11, 25), True, "management · mail · planned for Wed 25 Nov"),
        (
            "team, chat, tomorrow at 10",
            dt.date(2026, 11, 25),
            True,
            "team · chat · “at 10” is not read: write tomorrow 14:05 · planned for",
        ),
        ("team, chat, tomorrow morning", dt.date(2026, 11, 25), True, "“morning” is not read"),
        ("team, chat, tomorrow at 14:30", dt.datetime(2026, 11, 25, 14, 30, tzinfo=dt.UTC), True, "planned for Wed 25 Nov 14:30"),
        ("management tomorrow by mail", TODAY, False, "“tomorrow” is not read: write it last, behind a comma"),
        ("management, mail next week", TODAY, False, "“next week” is not read: write it last, behind a comma"),
        ("Management, mail, yesterday", dt.date(2026, 11, 23), False, "Mon 23 Nov"),
        ("Management, mail, today", TODAY, False, "today"),
        ("Management, mail", TODAY, False, "today"),
        ("Management, mail, next friday", dt.date(2026, 12, 4), True, "Fri 4 Dec"),
        ("Management, mail, in 2 weeks", dt.date(2026, 12, 8), True, "Tue 8 Dec"),
        ("Management, phone, 24.11.2026", TODAY, False, "today"),
        ("Management, phone, 23.11.", dt.date(2026, 11, 23), False, "Mon 23 Nov"),
        ("Management, phone, 11/28", dt.date(2026, 11, 28), True, "Sat 28 Nov"),
        ("Management, phone, 28/11", dt.date(2026, 11, 28), True, "Sat 28 Nov"),
        ("Management, phone, 1.2.2027", dt.date(2027, 2, 1), True, "Mon 1 Feb 2027"),
        ("Management, 28.11.2026", dt.date(2026, 11, 28), True, "where?"),
        ("Management, phone, 14:30", dt.datetime(2026, 11, 24, 14, 30, tzinfo=dt.UTC), False, "today 14:30"),
        ("Management, phone, tomorrow at 9 am", dt.datetime(2026, 11, 25, 9, 0, tzinfo=dt.UTC), True, "Wed 25 Nov 09:00"),
    ],
)
def test_when_somebody_was_told_is_read_as_days_and_times_are_everywhere(typed: str, when: dt.date, planned: bool, said: str) -> None:
    parsed = communicate_line.parse(typed, communicate_line.CommunicateContext(DOCUMENT, TODAY))
    assert (parsed.row.when, parsed.row.planned) == (when, planned)
    assert said in parsed.echo
    document = PostMortem(communicate=Communicate(deliveries={"d1aaa": parsed.row})).with_fields("define", zone="UTC")
    again = communicate_line.parse(communicate_line.render(document, "d1aaa"), communicate_line.CommunicateContext(document, TODAY))
    assert again.row == parsed.row


@pytest.mark.parametrize("typed", ["Management, mail, 3/4", "Management, mail, tomorow", "Management, mail, 24.13.2026"])
def test_what_looks_like_a_day_of_telling_and_is_none_is_told(typed: str) -> None:
    parsed = communicate_line.parse(typed, communicate_line.CommunicateContext(DOCUMENT, TODAY))
    assert parsed.row.when == TODAY and parsed.row.channel == typed.partition(", ")[2]
    assert "is no day" in parsed.echo and ": text" in parsed.echo


@pytest.mark.parametrize(
    ("due", "day"),
    [
        ("next friday", dt.date(2026, 12, 4)),
        ("next fri", dt.date(2026, 12, 4)),
        ("next mon", dt.date(2026, 11, 30)),
        ("this friday", dt.date(2026, 11, 27)),
        ("friday", dt.date(2026, 11, 27)),
        ("on friday", dt.date(2026, 11, 27)),
        ("tue", dt.date(2026, 12, 1)),
        ("tomorrow", dt.date(2026, 11, 25)),
        ("in 2 weeks", dt.date(2026, 12, 8)),
        ("in a week", dt.date(2026, 12, 1)),
        ("+3d", dt.date(2026, 11, 27)),
        ("1.12.2026", dt.date(2026, 12, 1)),
        ("1.12.", dt.date(2026, 12, 1)),
        ("24.11.", TODAY),
        ("23.11.", dt.date(2027, 11, 23)),
        ("28/11", dt.date(2026, 11, 28)),
        ("11/28", dt.date(2026, 11, 28)),
        ("Dec 1", dt.date(2026, 12, 1)),
        ("1 Dec 2026", dt.date(2026, 12, 1)),
        ("\uff11\uff0e\uff11\uff12\uff0e\uff12\uff10\uff12\uff16", dt.date(2026, 12, 1)),
    ],
)
def test_a_day_an_action_is_due(due: str, day: dt.date) -> None:
    parsed = actions_line.parse(f"Add canary @ben due {due}", actions_line.ActionsContext(DOCUMENT, TODAY))
    assert (parsed.row.text, parsed.row.owner, parsed.row.due) == ("Add canary", "Ben", day)
    assert f"{day.day}" in parsed.echo and str(day.year) in parsed.echo


@pytest.mark.parametrize("due", ["3/4", "next fribday", "tomorow", "24.13.2026", "end of month"])
def test_what_is_meant_as_a_due_day_and_is_none_is_told(due: str) -> None:
    parsed = actions_line.parse(f"Add canary due {due}", actions_line.ActionsContext(DOCUMENT, TODAY))
    assert parsed.row.due is None and f"“due {due}” is no day: text" in parsed.echo
