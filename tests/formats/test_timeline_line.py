"""The timeline's line: the whole table "what is read and what stays text", and that no word is lost."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmtui.formats.lines.timeline import TimelineContext, TimelineLine, edit_context, parse, render
from pmtui.model import called
from pmtui.model.gather import Gather, Person
from pmtui.model.people.names import person_called
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import clean
from pmtui.model.time.times import time_words
from pmtui.model.timeline import KINDS, MILESTONES, TimelineEvent
from pmtui.model.whys import Why
from tests.strategies import raw_texts

DAY = dt.date(2023, 7, 20)


def at(hour: int, minute: int, day: dt.date = DAY) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=dt.UTC)


ROWS = {
    "t1217": TimelineEvent(time=at(12, 17), zone="UTC", text="staging promoted to production", milestones=("impact-start",)),
    "t1218": TimelineEvent(time=at(12, 18), zone="UTC", text="announced as done"),
    "t1230": TimelineEvent(time=at(12, 30), zone="UTC", text="rolled back", milestones=("impact-end", "mitigated")),
}
PEOPLE = {"ana00": Person(name="Ana", handle="ana"), "ben00": Person(name="Ben Ode", handle="ben")}


def incident(rows: dict[str, TimelineEvent] | None = None) -> PostMortem:
    document = PostMortem(date=DAY, timeline=ROWS if rows is None else rows, gather=Gather(people=PEOPLE))
    document = document.with_fields("define", zone="UTC")
    return document.with_table("whys", {"w1aaa": Why(text="no checklist", marks=("root",))})


def read(text: str, here: str = "t1218", day: dt.date | None = DAY, day_said: bool = False) -> TimelineLine:
    return parse(text, TimelineContext(incident(), here, day, day_said))


@pytest.mark.parametrize(
    "typed",
    [
        "500 errors rise", "503s from the proxy", "3.7M requests failed", "1.10.0 published", "~200 jobs went through",
        "Mon shift took over", "1200 requests fail", "today 9 pods hang", "the alert fired", "pods stuck",
    ],
)  # fmt: skip
def test_text_without_a_time_stays_whole_under_the_highlighted_row(typed: str) -> None:
    event = read(typed).event
    assert event is not None
    assert (event.text, event.time, event.after) == (typed, None, "t1218")


def test_four_digits_alone_are_a_number_and_the_echo_says_so() -> None:
    assert "no time (12:00 has a colon)" in read("1200 requests fail").echo
    assert read("a22:10 nothing to see").echo.startswith("no time: “a” stands before 22:10")


@pytest.mark.parametrize(
    ("typed", "time", "text"),
    [
        ("12:00 1200 requests fail", at(12, 0), "1200 requests fail"),
        ("0915 alert", at(9, 15), "alert"),
        ("1451Z alert", at(14, 51), "alert"),
        ("today 9:00 pods hang", at(9, 0), "pods hang"),
        ("12:17 PR #6834 merged", at(12, 17), "PR #6834 merged"),
        ("12:17 merged #6834", at(12, 17), "merged #6834"),
        ("12:16 message sent to #deployments", at(12, 16), "message sent to #deployments"),
        ("- 12:16: a list dash and a colon", at(12, 16), "a list dash and a colon"),
        ("12:16 – an en dash", at(12, 16), "an en dash"),
        ("12:19 redirect goes a -> b", at(12, 19), "redirect goes a -> b"),
        ("12:19 redirect goes a -> 12:99", at(12, 19), "redirect goes a -> 12:99"),
        ("12:20 `kubectl delete pods --all -> A #detected @ana`", at(12, 20), "`kubectl delete pods --all -> A #detected @ana`"),
        ("+5m the alert fires", at(12, 23), "the alert fires"),
        ("T+12m it stops", at(12, 29), "it stops"),
        ("yesterday 23:00 a change", at(23, 0, DAY - dt.timedelta(days=1)), "a change"),
    ],
)
def test_a_time_at_the_front_is_read_and_the_rest_is_text(typed: str, time: dt.datetime, text: str) -> None:
    event = read(typed).event
    assert event is not None
    assert (event.time, event.text, event.precision) == (time, text, "exact")


@pytest.mark.parametrize("typed", ["25:99 foo", "14:51 IST foo", "3/4 foo"])
def test_what_looks_like_a_time_and_settles_none_is_taken_with_its_time_open(typed: str) -> None:
    parsed = read(typed)
    assert parsed.event is not None
    assert (parsed.event.time, parsed.event.text) == (None, "foo")
    assert parsed.event.typed == typed.removesuffix(" foo")
    assert parsed.echo.startswith("time open: ")


@pytest.mark.parametrize("typed", ["2023-07-20", "### 2023-07-20", "Thu 20 Jul"])
def test_a_day_alone_moves_the_running_day_and_makes_no_row(typed: str) -> None:
    parsed = read(typed, day=dt.date(2023, 6, 1))
    assert (parsed.event, parsed.day) == (None, DAY)
    assert "Thu 20 Jul" in parsed.echo


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (r"\12:17 is what the log says", "12:17 is what the log says"),
        (r"C:\temp", r"C:\temp"),
        (r"12:25 \\#x", r"\#x"),
        (r"12:25 it says \#detected", "it says #detected"),
        (r"12:25 it says \\#detected", r"it says \#detected"),
        (r"12:25 \UTC is what it says", "UTC is what it says"),
        (r"12:25 told \@ana", "told @ana"),
        (r"12:25 \@ana told us", "@ana told us"),
        (r"12:25 see \https://a.example/1", "see https://a.example/1"),
        (r"\2023-07-20", "2023-07-20"),
    ],
)
def test_a_backslash_before_a_mark_makes_it_text(typed: str, text: str) -> None:
    parsed = read(typed)
    assert parsed.event is not None
    assert parsed.event.text == text
    assert (parsed.event.milestones, parsed.event.links, parsed.who_words) == ((), (), ())


def test_tags_at_the_end_are_taken_off_whatever_their_case() -> None:
    parsed = read("12:25 anomaly seen #Alert #detected #RECOVERED")
    assert parsed.event is not None
    assert (parsed.event.text, parsed.event.kind, parsed.event.milestones) == ("anomaly seen", "alert", ("detected", "impact-end"))
    assert "detected · impact end · alert" in parsed.echo


def test_a_word_that_is_no_kind_stays_text_and_the_echo_says_so() -> None:
    assert "#deployments is no kind: text" in read("12:16 message sent to #deployments").echo
    parsed = read("12:16 sent #change #alert")
    assert parsed.event is not None
    assert (parsed.event.text, parsed.event.kind) == ("sent #change", "alert")
    assert "#change is a second kind: text" in parsed.echo


@pytest.mark.parametrize(
    ("typed", "text", "who", "people"),
    [
        ("12:28 @ana tells @ben about it", "@ana tells @ben about it", ("ana", "ben"), ()),
        ("12:28 told by ben @ana", "told by ben", ("ana",), ()),
        ("12:28 asked @dana", "asked", ("dana",), (("Dana", "dana"),)),
        ("12:28 @dana was asked", "@dana was asked", (), ()),
        ("12:28 mail to ops@example.com", "mail to ops@example.com", (), ()),
        ("12:28 bumped @types/node", "bumped @types/node", (), ()),
        ('12:28 told by @"Ben Ode"', "told by", ("Ben Ode",), ()),
    ],
)
def test_people_are_linked_where_they_stand_and_taken_off_at_the_end(
    typed: str, text: str, who: tuple[str, ...], people: tuple[tuple[str, str], ...]
) -> None:
    parsed = read(typed)
    assert parsed.event is not None
    assert (parsed.event.text, parsed.who_words, parsed.people) == (text, who, people)


def test_somebody_new_is_said_in_the_echo() -> None:
    assert "new: Dana, named in the story" in read("12:28 asked @dana").echo
    assert "or is it" not in read("12:28 asked @dana").echo


@pytest.mark.parametrize(("typed", "who"), [("12:28 asked @zoe", "Zoë"), ("12:28 asked @zoe\u0308", "Zoë"), ("12:28 asked @अनिल", "अनिल")])
def test_a_person_is_known_however_the_name_was_typed(typed: str, who: str) -> None:
    people = {"k1": Person(name="Zoë"), "k2": Person(name="अनिल"), "k3": Person(name="田中さくら")}
    context = TimelineContext(PostMortem(id="x").with_table("gather.people", people))
    parsed = parse(typed, context)
    assert not parsed.people and f"· {who}" in parsed.echo
    assert "new: 田中, named in the story, or is it 田中さくら?" in parse("12:28 asked @田中", context).echo


def test_links_stay_in_the_middle_and_are_taken_off_at_the_end() -> None:
    middle = read("https://chat.example/#narrow/stream/31-t/near/37 was sent").event
    assert middle is not None
    assert middle.text == "https://chat.example/#narrow/stream/31-t/near/37 was sent"
    assert middle.links == ("https://chat.example/#narrow/stream/31-t/near/37",)
    end = read("12:18 announced as done https://chat.example/#narrow/near/37").event
    assert end is not None
    assert (end.text, end.links) == ("announced as done", ("https://chat.example/#narrow/near/37",))
    sentence = read("12:18 it is at https://a.example/x.").event
    assert sentence is not None
    assert (sentence.text, sentence.links) == ("it is at https://a.example/x.", ("https://a.example/x",))


def test_a_cause_is_linked_by_its_capital_letter_only() -> None:
    assert read("12:19 redirect goes wrong -> A").causes == ("w1aaa",)
    small = read("12:19 redirect goes wrong -> a")
    assert small.event is not None
    assert (small.causes, small.event.text) == ((), "redirect goes wrong -> a")
    assert "names no cause: text" in small.echo


@pytest.mark.parametrize(
    ("typed", "here", "said"),
    [
        ("12:21 requests climb", "t1218", "12:21 UTC · 3 min after 12:18, fills the gap"),
        ("12:10 requests climb", "t1230", "12:10 UTC · 20 min before 12:30"),
        ("00:05 it comes back", "t1230", "Fri 21 Jul 00:05 UTC · next day · 11 h 35 min after 12:30"),
        ("~12:20 requests climb", "t1218", "about 12:20 UTC"),
        ("no idea when", "t1218", "no time · under 12:18"),
    ],
)
def test_the_echo_says_time_and_place_in_words(typed: str, here: str, said: str) -> None:
    assert said in read(typed, here).echo


def test_after_a_day_was_said_the_day_is_taken_as_said() -> None:
    parsed = read("00:05 it comes back", "t1230", DAY, day_said=True).event
    assert parsed is not None
    assert parsed.time == at(0, 5)


# The line comes back


def again(document: PostMortem, key: str) -> tuple[TimelineEvent, tuple[str, ...]]:
    line = render(document, key)
    parsed = parse(line, edit_context(document, key))
    assert parsed.event is not None, line
    ids = tuple(person_called(document, word) or word for word in parsed.who_words)
    return parsed.event.changed(who=ids), parsed.causes


LINE = ("time", "end", "precision", "zone", "text", "kind", "milestones", "who", "links", "after", "typed")
WORDS = st.one_of(
    raw_texts(20),
    st.lists(
        st.sampled_from(
            ["12:17", "UTC", "#detected", "#change", "#no", "@ana", "@dana", "-> A", "->", "a", "\\", "\\\\#alert", "`", "`x #alert`", "due",
             "https://a.example/1", "(https://a.example/2)", "-", "–", ":", "..", "2023-07-20", "+5m", "??", "T+1m", "\n", "1200", "@ben,",
             "#change,", "#alert.", "＃detected、", "＠ben", "－＞ A", "-> A, then", "\"#change x\"", "“#change”", "\"", "@\"Ben Ode\"", "(@ana)", "@ana's",
             "https://a.example/1,", "\\@ana", "\\,", "、", "."]
        ),
        max_size=6,
    ).map(" ".join),
)  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    return WORDS.map(lambda words: clean(words).strip())


@given(
    texts(),
    st.sampled_from([None, at(12, 20), at(23, 59), at(0, 0, DAY + dt.timedelta(days=1))]),
    st.sampled_from(["", *KINDS]),
    st.lists(st.sampled_from(MILESTONES), unique=True, max_size=2),
    st.lists(st.sampled_from(["ana00", "ben00"]), unique=True, max_size=2),
    st.lists(st.sampled_from(["https://a.example/1", "https://b.example/x?y=#z"]), unique=True, max_size=2),
)
@settings(max_examples=400)
def test_a_row_comes_back_from_its_line(
    text: str, time: dt.datetime | None, kind: str, milestones: list[str], who: list[str], links: list[str]
) -> None:
    event = TimelineEvent(
        time=time, zone="UTC" if time else "", precision="exact" if time else "unknown", after="" if time else "t1217", text=text, kind=kind,
        milestones=tuple(milestones), who=tuple(who), links=tuple(links),
    )  # fmt: skip
    parsed, _ = again(incident({**ROWS, "new00": event}), "new00")
    assert {name: getattr(parsed, name) for name in LINE if name not in ("who", "links")} == {
        name: getattr(event, name) for name in LINE if name not in ("who", "links")
    }
    assert set(parsed.who) == set(event.who)
    assert set(parsed.links) == set(event.links)


@given(texts(), st.booleans())
@settings(max_examples=300)
def test_no_typed_word_is_lost(typed: str, day_said: bool) -> None:
    parsed = parse(typed, TimelineContext(incident(), "t1218", DAY, day_said))
    if parsed.event is None:
        assert parsed.day is not None
        return
    kept = " ".join(
        [
            parsed.event.text,
            parsed.event.typed,
            parsed.event.kind,
            *parsed.event.milestones,
            *parsed.who_words,
            *parsed.event.links,
            "A" * len(parsed.causes),
        ]
    )
    letters = {letter for letter in typed if letter.isalpha()}
    known = {*kept, *kept.upper(), *kept.lower(), *"TUCZmhdorecvtyas"}
    assert letters <= known, (typed, parsed)


def test_an_edited_row_keeps_its_day_whatever_the_clock_says() -> None:
    document = incident()
    parsed = parse("00:05 rolled back", edit_context(document, "t1230"))
    assert parsed.event is not None
    assert parsed.event.time == at(0, 5)


def test_the_next_letter_looks_at_no_row_again(monkeypatch: pytest.MonkeyPatch) -> None:
    document = incident({f"t{n:04}": TimelineEvent(time=at(n // 60 % 24, n % 60), text="a row") for n in range(200)})
    context = TimelineContext(document, "t0100", DAY, False)
    looked: list[TimelineEvent] = []
    words = time_words
    monkeypatch.setattr(called, "time_words", lambda event, zone: (looked.append(event), words(event, zone))[1])
    first = parse("12:40 a", context).echo
    assert len(looked) == 200
    assert "row" not in first and "01:40" in first
    parse("12:40 ab", context)
    parse("a", context)
    assert len(looked) == 200
    renamed = document.with_row("timeline", "t0100", document.timeline["t0100"].changed(time=at(1, 41)))
    assert parse("12:40 ab", TimelineContext(renamed, "t0101", DAY, False)).echo.endswith("after 01:41b")
    assert len(looked) == 201
