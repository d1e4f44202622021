"""Settings files: what is right counts whatever else is wrong, and what is wrong is named with its line."""

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from pmtui.formats.settings import Parsed, Slip, parse
from pmtui.guide.guide import MOMENTS
from pmtui.model.settings import OwnQuestion, Settings, joined
from pmtui.screens.window.frame import question_lines

WHOLE = """# what our team has settled
theme = "light"
zone = "Europe/Lisbon"
second_zone = "Asia/Tokyo"

[agenda]
timeline = 25
gather = 0

[severity]
S1 = "nobody can pay"
S2 = "some can not pay"

[[questions]]
step = "whys"
ask = "Which guard rail was missing?"

[[questions]]
step = "timeline"
kind = "change"
for = "desk"
ask = "Was it announced?"
"""
SETTINGS = Settings(
    "light",
    "Europe/Lisbon",
    "Asia/Tokyo",
    {"timeline": 25, "gather": 0},
    {"S1": "nobody can pay", "S2": "some can not pay"},
    (OwnQuestion("whys", "Which guard rail was missing?"), OwnQuestion("timeline", "Was it announced?", "change", True)),
)


def read(text: str | bytes) -> Parsed:
    """Read a file."""
    return parse(text if isinstance(text, bytes) else text.encode(), MOMENTS.__getitem__)


def test_all_that_can_be_settled() -> None:
    assert read(WHOLE) == Parsed(SETTINGS)
    assert read("\ufeff" + WHOLE.replace("\n", "\r\n")) == Parsed(SETTINGS)
    assert read("") == Parsed()


def test_days_until_an_action_is_due() -> None:
    parsed = read("[due]\nSEV-1 = 10\np1 = 0\np2 = true\n")
    assert parsed.settings.due == {"SEV-1": 10}
    assert [(slip.line, "should be whole days" in slip.words) for slip in parsed.slips] == [(3, True), (4, True)]
    assert read("due = 3").slips[0].words.startswith("`due` should be a table of days")


def test_classes_of_causes_and_how_one_asks_on() -> None:
    parsed = read('whys = "why"\n[classes]\ncapacity = "more than it was made for"')
    assert (parsed.settings.whys, parsed.settings.classes, parsed.slips) == ("why", {"capacity": "more than it was made for"}, ())
    parsed = read('whys = "who"\nclasses = ["bug"]')
    assert [(slip.line, slip.words[:17]) for slip in parsed.slips] == [(1, "`whys` should be "), (2, "`classes` should ")]
    assert "capacity" in parsed.slips[1].words and parsed.settings == Settings()
    near, far = Settings(classes={"a": ""}, whys="how"), Settings(classes={"b": ""}, whys="why")
    assert joined(far, (near,)) == near and joined(far) == far


ASK = '[[questions]]\nstep = "whys"\nask = "What else?"\n'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('them = "dark"', 1, "`them` is no setting (near: theme)"),
        ("\n\nx = 1", 3, "`x` is no setting; known are theme, zone, second_zone, agenda, severity, classes, whys, due, questions"),
        ("[agneda]\nwhys = 3", 1, "`agneda` is no setting (near: agenda)"),
        ('"a\\u001b[31mb\\u202e" = 1', 1, "`a[31mb[U+202E]` is no setting; known are theme, zone, second_zone, agenda, severity, classes, whys, due, questions"),
        ('theme = "blue"', 1, '`theme` should be "dark" or "light"'),
        ("theme = 1", 1, '`theme` should be "dark" or "light"'),
        ('zone = "Lisbon"', 1, "`zone` should be a known time zone, such as Europe/Lisbon, America/New_York, UTC"),
        ('zone = ["UTC"]', 1, "`zone` should be a known time zone, such as Europe/Lisbon, America/New_York, UTC"),
        ("agenda = 60", 1, "`agenda` should be a table of minutes, such as [agenda] and below it timeline = 25"),
        ("[agenda]\nwhy = 10", 2, "`why` is no step of the agenda (near: whys)"),
        ("[agenda]\nwhys = true", 2, "`whys` should be whole minutes, 0 to 480"),
        ("[agenda]\nwhys = -1", 2, "`whys` should be whole minutes, 0 to 480"),
        ('severity = ["S1"]', 1, '`severity` should be a table, such as [severity] and below it SEV-1 = "nothing works"'),
        ("[severity]\nS1 = 1", 2, "`S1` should be words in quotes that say what it means"),
        ('[severity]\n"" = "x"', 2, "``: a severity has a name of its own of 1 to 20 letters"),
        ('questions = "Who?"', 1, "`questions` should be tables, such as [[questions]]"),
        ("questions = [1]", 1, "a question should be a table, such as [[questions]]"),
        (f'{ASK}\n[[questions]]\nstep = "why"\nask = "Who?"', 6, "`step` of a question should be one of gather, define, timeline"),
        ('[[questions]]\nask = "Who?"', 1, "`step` of a question should be one of gather, define, timeline"),
        (f'{ASK}kind = "answr"', 4, "`kind` is none of whys (near: answer)"),
        (f"{ASK}kind = 7", 4, "`kind` is none of whys; known are empty, answer, why, up, memory"),
        (f'{ASK}whom = "room"', 4, "`whom` is no part of a question; known are step, kind, for, ask"),
        (f'{ASK}for = "all"', 4, '`for` should be "room" or "desk"; desk is taken'),
        ('[[questions]]\nstep = "whys"', 1, 'a question should say what it asks, such as ask = "Who was on call?"'),
        ('[[questions]]\nstep = "whys"\nask = " \\u0007"', 3, 'a question should say what it asks, such as ask = "Who was on call?"'),
        (f'[[questions]]\nstep = "whys"\nask = "{"word " * 30}?"', 3, "a question has up to 2 rows of 61 letters; this one is longer"),
    ],
)  # fmt: skip
def test_what_is_wrong_has_its_line_and_takes_nothing_else_along(text: str, line: int, words: str) -> None:
    parsed = read(text)
    assert [slip.line for slip in parsed.slips] == [line] and parsed.slips[0].words.startswith(words)
    assert parsed.counts and parsed.slips[0].words.isprintable()
    good = tomli_w.dumps({"theme": "light"} if "theme" not in text else {"zone": "UTC"})
    beside = read(f"{good}{text}")
    assert beside.settings.theme == "light" or beside.settings.zone == "UTC"
    assert [slip.words for slip in beside.slips] == [slip.words for slip in parsed.slips]


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"theme = ", 1, "not TOML: "),
        (b'theme = "dark"\ntheme = "light"', 2, "not TOML: "),
        (b'# caf\xe9\ntheme = "dark"', 1, "not UTF-8 text; save it as UTF-8 in your editor"),
        (b"\x00\xff\x7fELF", 1, "not UTF-8 text"),
        (b"\x00", 1, "not TOML: "),
        (b"x = " + b"[" * 5000, None, "lists or tables stand inside each other too deeply"),
        (b"a." * 20_000 + b"b = 1", 1, "a key has more than 64 dots"),
    ],
)
def test_a_file_that_is_none_counts_for_nothing(data: bytes, line: int | None, words: str) -> None:
    parsed = read(data)
    assert (parsed.settings, parsed.counts) == (Settings(), False)
    assert parsed.slips[0].line == line and parsed.slips[0].words.startswith(words)


def test_a_question_whose_addressee_is_doubtful_is_not_for_the_room() -> None:
    for doubtful in ('for = "dsk"', 'fro = "desk"', "desk = true", "for = []"):
        (question,) = read(f"{ASK}{doubtful}").settings.questions
        assert question == OwnQuestion("whys", "What else?", desk=True)
    assert not read(f'{ASK}sorce = "us"').settings.questions[0].desk


def test_words_are_cleaned_and_literal() -> None:
    parsed = read('[[questions]]\nstep = "whys"\nask = """What\nof \\u0007[b]{quote}[/b]?"""\n[severity]\n"S\\u001b1" = "[red]x"')
    assert parsed.settings.questions[0].ask == "What of [b]{quote}[/b]?"
    assert parsed.settings.severity == {"S1": "[red]x"}


@given(st.text(st.sampled_from("ab 中é\u202e\U0001f600"), min_size=1, max_size=140))
def test_a_question_that_is_taken_is_shown_whole(words: str) -> None:
    questions = read(tomli_w.dumps({"questions": [{"step": "whys", "ask": words}]})).settings.questions
    for question in questions:
        lines = question_lines(question.ask, 80)
        assert len(lines) <= 2 and "…" not in "".join(text for row in lines for _, text in row.left)
        assert all(cell_len("".join(text for _, text in row.left)) <= 80 for row in lines)


ODD = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
).map(lambda value: "" if value is None else value)  # fmt: skip
KEYS = st.sampled_from(("theme", "zone", "agenda", "severity", "questions", "them", "x", ""))


def no_nones(value: object) -> object:
    """Leave out what TOML cannot express."""
    if isinstance(value, dict):
        return {key: no_nones(each) for key, each in value.items() if each is not None}
    return [no_nones(each) for each in value if each is not None] if isinstance(value, list) else value


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_said_to_be_none(data: bytes) -> None:
    for whole in (data, WHOLE.encode() + data):
        parsed = read(whole)
        assert parsed.counts or (parsed.slips and parsed.settings == Settings())
        assert all(slip.words.isprintable() for slip in parsed.slips)


@given(st.dictionaries(KEYS, ODD, max_size=4), st.lists(st.dictionaries(st.sampled_from(("step", "ask", "for", "y")), ODD), max_size=3))
def test_the_good_keys_of_a_file_are_never_lost(odd: dict[str, object], rows: list[dict[str, object]]) -> None:
    good = {"theme": "dark", "zone": "UTC", "second_zone": "Asia/Tokyo", "agenda": {"whys": 7}, "severity": {"S1": "bad"}}
    more = {key: value for key, value in odd.items() if key not in good and key != "questions"}
    questions = [*rows, {"step": "define", "ask": "Who felt it?"}]
    text = tomli_w.dumps(no_nones({**more, **good, "questions": questions}))  # type: ignore[arg-type]
    parsed = read(text)
    assert parsed.settings[:5] == ("dark", "UTC", "Asia/Tokyo", {"whys": 7}, {"S1": "bad"})
    assert parsed.settings.questions[-1] == OwnQuestion("define", "Who felt it?")
    assert len(parsed.slips) >= len(more)
    read(tomli_w.dumps(no_nones(odd)))  # type: ignore[arg-type]


def test_the_nearest_counts_key_by_key_but_the_theme_is_one_s_own() -> None:
    questions = [OwnQuestion("whys", words) for words in ("Near?", "Far?", "Mine?")]
    near = Settings("light", "", "", {"whys": 5}, {}, (questions[0],))
    far = Settings("light", "UTC", "", {"whys": 9, "define": 2}, {"S1": ""}, (questions[1], questions[0]))
    own = Settings("dark", "Asia/Tokyo", "UTC", {"gather": 1}, {"P1": ""}, (questions[2],))
    assert joined(own, (near, far)) == Settings("dark", "UTC", "UTC", {"gather": 1, "whys": 5, "define": 2}, {"S1": ""}, tuple(questions))
    assert joined(Settings(), (near,)).theme == "light" and joined(own) == own


def test_slips_stand_in_the_order_of_the_file() -> None:
    assert read("b = 1\na = 2\n[agenda]\nx = 1").slips == (
        Slip("`b` is no setting; known are theme, zone, second_zone, agenda, severity, classes, whys, due, questions", 1),
        Slip("`a` is no setting; known are theme, zone, second_zone, agenda, severity, classes, whys, due, questions", 2),
        Slip("`x` is no step of the agenda; known are gather, define, timeline, whys, actions, communicate", 4),
    )
