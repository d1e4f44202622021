"""Marks wherever they stand: which are taken off, which people and links stay, what is reported, what stays text."""

import datetime as dt

import pytest

from pmtui.formats.lines import actions as actions_line
from pmtui.formats.lines import gather as gather_line
from pmtui.formats.lines import later as later_line
from pmtui.formats.lines import tags
from pmtui.formats.lines import whys as whys_line
from pmtui.formats.lines.marks import is_handle
from pmtui.formats.lines.timeline import MARKS, TimelineContext, edit_context, parse, render
from pmtui.model.timeline import TimelineEvent
from tests.formats.test_entry_lines import DOCUMENT, TODAY
from tests.formats.test_timeline_line import at, incident, read

LINK = "https://a.example/1"


@pytest.mark.parametrize(
    ("typed", "text", "marks", "who", "links"),
    [
        (f"rolled back #change @ana {LINK} and it broke", "rolled back and it broke", {"change"}, ("ana",), (LINK,)),
        ("rolled back #change, and it broke", "rolled back, and it broke", {"change"}, (), ()),
        ("#change: rolled back", "rolled back", {"change"}, (), ()),
        ("seen #detected: all good", "seen: all good", {"detected"}, (), ()),
        ("it broke #impact-start at once #alert", "it broke at once", {"impact-start", "alert"}, (), ()),
        ("rolled back #change.", "rolled back", {"change"}, (), ()),
        ("rolled back, #change, #mitigated.", "rolled back", {"change", "mitigated"}, (), ()),
        ("rolled back #change,#mitigated", "rolled back", {"change", "mitigated"}, (), ()),
        ("Rolled back. #change", "Rolled back.", {"change"}, (), ()),
        ("both @ana, @ben", "both", set(), ("ana", "ben"), ()),
        ("both @ana, @ben.", "both", set(), ("ana", "ben"), ()),
        ("told by ben @ana #nokind", "told by ben #nokind", set(), ("ana",), ()),
        ("seen ＃detected、＠ben", "seen", {"detected"}, ("ben",), ()),
        ("＃ｄｅｔｅｃｔｅｄ いつもと違う", "いつもと違う", {"detected"}, (), ()),
        # people and links among words stay there, where a sentence needs them
        ("@ana tells @ben about it", "@ana tells @ben about it", set(), ("ana", "ben"), ()),
        ("@ana #change switched it over", "@ana switched it over", {"change"}, ("ana",), ()),
        ("told @ben #change about it", "told @ben about it", {"change"}, ("ben",), ()),
        ("@ana's laptop", "@ana's laptop", set(), ("ana",), ()),
        (f"see {LINK} for more #note", f"see {LINK} for more", {"note"}, (), (LINK,)),
        (f"it is at {LINK}. #note", f"it is at {LINK}.", {"note"}, (), (LINK,)),
        ('asked @"Ben Ode" about it', 'asked @"Ben Ode" about it', set(), ("Ben Ode",), ()),
        # text
        ("see `#change` and `@ana #alert` in it", "see `#change` and `@ana #alert` in it", set(), (), ()),
        ('it says "the #change is @ana" twice', 'it says "the #change is @ana" twice', set(), (), ()),
        ("es sagt „#change“, sie «#alert x»", "es sagt „#change“, sie «#alert x»", set(), (), ()),
        ('a 5" disk #change and a 3" one', 'a 5" disk and a 3" one', {"change"}, (), ()),
        ("(#change) and a#change", "(#change) and a#change", set(), (), ()),
        (r"it says \#change and \@ana", "it says #change and @ana", set(), (), ()),
        (r"rolled back\, #change", "rolled back,", {"change"}, (), ()),
        ("#6834 and @types/node, ops@example.com", "#6834 and @types/node, ops@example.com", set(), (), ()),
        ("see https://chat.example/#change/x, #alert", "see", {"alert"}, (), ("https://chat.example/#change/x",)),
    ],
)
def test_marks_are_read_wherever_they_stand(typed: str, text: str, marks: set[str], who: tuple[str, ...], links: tuple[str, ...]) -> None:
    parsed = read(f"12:17 {typed}")
    assert parsed.event is not None
    assert (parsed.event.text, {parsed.event.kind, *parsed.event.milestones} - {""}, parsed.who_words) == (text, marks, who)
    assert set(parsed.event.links) == set(links)


def test_an_arrow_in_mid_sentence_takes_what_it_names_and_leaves_the_words() -> None:
    parsed = read("12:17 it went wrong -> A, then it broke")
    assert parsed.event is not None
    assert (parsed.event.text, parsed.causes) == ("it went wrong, then it broke", ("w1aaa",))
    full_width = read("12:17 it went wrong －＞ Ａ")
    assert full_width.event is not None
    assert (full_width.event.text, full_width.causes) == ("it went wrong", ("w1aaa",))
    two = read("12:17 it went wrong -> A, B #change")
    assert two.event is not None
    assert (two.event.text, two.event.kind, two.causes) == ("it went wrong -> A, B", "change", ())
    assert "“-> A, B” names no cause: text" in two.echo


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sent to #deployments by us", "#deployments is no kind: text"),
        ("#ärger beim Kunden", "#ärger is no kind: text"),
        ("#şikayet", "#şikayet is no kind: text"),
        ("＃障害 です", "＃障害 is no kind: text"),
        ("x -> b and so on", "“-> b” names no cause: text"),
        ("@dana was asked", "@dana is nobody of step 1: text"),
        ("#change and #alert", "#change is a second kind: text"),
    ],
)
def test_what_is_not_read_is_told_wherever_it_stands(typed: str, said: str) -> None:
    assert said in read(f"12:17 {typed}").echo


def test_all_that_is_not_read_is_told_and_silences_no_mark() -> None:
    parsed = read("12:17 sent #nokind @ana #other #detected")
    assert parsed.event is not None
    assert (parsed.event.text, parsed.who_words, parsed.event.milestones) == ("sent #nokind #other", ("ana",), ("detected",))
    assert "#other is no kind: text · #nokind is no kind: text" in parsed.echo


def test_words_typed_behind_the_marks_of_a_row_are_joined_to_its_words() -> None:
    event = TimelineEvent(
        time=at(12, 20), zone="UTC", text="Staging promoted", kind="change", milestones=("impact-start",), who=("ana00",), links=(LINK,)
    )
    document = incident().with_row("timeline", "new00", event)
    line = render(document, "new00")
    parsed = parse(f"{line} and it broke", edit_context(document, "new00"))
    assert parsed.event is not None
    assert parsed.event.text == "Staging promoted and it broke"
    assert (parsed.event.kind, parsed.event.milestones, parsed.event.links) == (event.kind, event.milestones, event.links)
    assert parsed.who_words == ("ana",)
    assert tags.words_end(line, MARKS) == len("12:20 Staging promoted")


def test_the_cursor_of_an_edited_line_stands_behind_its_words() -> None:
    kinds = actions_line.MARKS
    assert tags.words_end("Write the rules due to load @ana due 2026-12-01 #prevent p1 -> A, B", kinds) == len(
        "Write the rules due to load"
    )
    assert tags.words_end(r"told \@ana #change", kinds) == len(r"told \@ana")
    assert tags.words_end("no marks", kinds) == len("no marks")


@pytest.mark.parametrize(
    ("typed", "text", "owner", "due", "kind", "priority", "answers"),
    [
        ("Add canary @ben due blursday", "Add canary due blursday", "Ben", None, "", None, ()),
        ("Add canary, @ben, due fri, p1.", "Add canary", "Ben", dt.date(2026, 11, 27), "", 1, ()),
        ("Add canary @dana due fri #prevent p1 and more", "Add canary and more", "Dana", dt.date(2026, 11, 27), "prevent", 1, ()),
        (
            "Add #prevent canary p1 due 1 dec. It is missing -> B",
            "Add canary. It is missing",
            "",
            dt.date(2026, 12, 1),
            "prevent",
            1,
            ("w2aaa",),
        ),
        ("Fix retries due to load @ben p2", "Fix retries due to load", "Ben", None, "", 2, ()),
        ("Ask @ben about the limits", "Ask @ben about the limits", "Ben", None, "", None, ()),
        ("Ask @ana about the limits @ben", "Ask @ana about the limits", "Ben", None, "", None, ()),
        ("Ask @dana about the limits", "Ask @dana about the limits", "", None, "", None, ()),
        ("Route p2 alerts @ben due fri", "Route p2 alerts", "Ben", dt.date(2026, 11, 27), "", None, ()),
        (r"Route \p2 alerts \due fri", "Route p2 alerts due fri", "", None, "", None, ()),
        ("Do it ｐ１ ＃prevent ＠ben", "Do it", "Ben", None, "prevent", 1, ()),
    ],
)
def test_the_marks_of_an_action_are_read_wherever_they_stand(
    typed: str, text: str, owner: str, due: dt.date | None, kind: str, priority: int | None, answers: tuple[str, ...]
) -> None:
    row = actions_line.parse(typed, actions_line.ActionsContext(DOCUMENT, TODAY)).row
    assert (row.text, row.owner, row.due, row.kind, row.priority, row.answers) == (text, owner, due, kind, priority, answers)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Add canary @ben due blursday", "“due blursday” is no day: text · Ben · no date · days are 2026-12-01, fri, +2w"),
        ("Add it due fri or due 1 dec", "“due fri”: a second day, text"),
        ("Ask @dana about it", "@dana stays text"),
        ("Do it p9 @ben", "p9 stays text"),
        ("Route p2 alerts @ben", "p2 stays text"),
        ("Do it #prevent #detect", "#prevent is a second kind: text"),
        ("Do it #störung", "#störung is no kind: text"),
    ],
)
def test_what_an_action_does_not_read_is_told(typed: str, said: str) -> None:
    assert said in actions_line.parse(typed, actions_line.ActionsContext(DOCUMENT, TODAY)).echo


def test_due_in_prose_is_told_nowhere() -> None:
    parsed = actions_line.parse("Fix retries due to load, mind the due date", actions_line.ActionsContext(DOCUMENT, TODAY))
    assert parsed.echo == "no owner · no date"


def test_marks_of_an_answer_are_read_wherever_they_stand() -> None:
    parsed = whys_line.parse("it was -> 12:25 not tried #root, since nobody could", whys_line.WhysContext(DOCUMENT))
    assert (parsed.text, parsed.evidence, parsed.marks) == ("it was not tried, since nobody could", ("e3aaa",), ("root",))
    closed = whys_line.parse("it was not tried #root @ana", whys_line.WhysContext(DOCUMENT))
    assert (closed.text, closed.marks, closed.owner) == ("it was not tried @ana", ("root",), "")
    open_one = whys_line.parse("nobody knows #open, @ana", whys_line.WhysContext(DOCUMENT))
    assert (open_one.text, open_one.marks, open_one.owner) == ("nobody knows", ("open",), "Ana Ruiz")
    echo = whys_line.parse("it went -> 13:00 wrong #nothing", whys_line.WhysContext(DOCUMENT)).echo
    assert echo.startswith("#nothing is no mark: text · “-> 13:00”: no timeline row at that time, text")


@pytest.mark.parametrize(
    ("typed", "name", "handle", "roles", "presence"),
    [
        ("Ana Ruiz #absent, QA", "Ana Ruiz", "", ("QA",), "absent"),
        ("Ana Ruiz, QA, #absent.", "Ana Ruiz", "", ("QA",), "absent"),
        ("@ana Ana Ruiz", "Ana Ruiz", "ana", (), "present"),
        ("田中さくら、開発者、＃absent", "田中さくら", "", ("開発者",), "absent"),
        ("अनिल @अनिल, dev", "अनिल", "अनिल", ("dev",), "present"),
        (r"Ruiz\, Ana #async", "Ruiz, Ana", "", (), "async"),
    ],
)
def test_marks_of_a_person_are_read_wherever_they_stand(typed: str, name: str, handle: str, roles: tuple[str, ...], presence: str) -> None:
    parsed = gather_line.parse(typed, gather_line.GatherContext(DOCUMENT))
    assert (parsed.name, parsed.handle, parsed.roles, parsed.presence) == (name, handle, roles, presence)


def test_marks_of_a_thought_are_read_wherever_they_stand() -> None:
    parsed = later_line.parse("the dashboard #well was open", later_line.LaterContext(DOCUMENT))
    assert (parsed.text, parsed.kind) == ("the dashboard was open", "well")
    lesson = later_line.parse("a canary #idea", later_line.LaterContext(DOCUMENT, ("well", "wrong")))
    assert (lesson.text, lesson.kind, lesson.echo) == ("a canary #idea", "", "#idea stays text")


@pytest.mark.parametrize("word", ["ana", "x.y", "a-b", "अनिल", "zoe\u0308", "佐々木", "ب\u200cت"])
def test_a_name_of_any_script_can_stand_behind_the_sign(word: str) -> None:
    assert is_handle(word)
    parsed = parse(f"asked @{word}", TimelineContext(incident(), "t1218"))
    assert parsed.event is not None
    assert (parsed.event.text, parsed.who_words) == ("asked", (word,))


@pytest.mark.parametrize("word", ["", "_a", "a b", "a/b", "a.", "'", "a'b"])
def test_what_is_no_word_can_not(word: str) -> None:
    assert not is_handle(word)
