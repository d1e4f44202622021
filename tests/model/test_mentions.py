"""Nobody is named in a text, in any script, form and position; what is not a name stays, and what is in doubt is counted."""

import re
import sys
import unicodedata
from typing import Literal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from pmtui.model.gather import Person
from pmtui.model.people.as_roles import SOMEONE, AsRoles
from pmtui.model.people.mentions import Mentions
from pmtui.model.people.name_words import compared, name_words
from pmtui.model.people.role_words import PARTICLES, ROLE_WORDS, WORDS_TOO
from pmtui.model.postmortem import PostMortem
from pmtui.model.script.letters import clusters, has_case
from pmtui.model.text import folded

ROLE = "responder"


def seen(text: str, *people: Person) -> tuple[str, int]:
    """Return the text with these people shown by role, and how often that is in doubt."""
    rows = {f"k{number}": row for number, row in enumerate(people)}
    return Mentions(name_words(rows, {key: row.shown_as or ROLE for key, row in rows.items()})).replaced(text)


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("山田 太郎", "山田さんが気づいた。太郎も", "responderさんが気づいた。responderも"),
        ("山田太郎", "山田さんが、太郎が", "responderさんが、responderが"),
        ("田中さくら", "田中とさくら", "responderとresponder"),
        ("王小明", "小明重启了服务，王小明说", "responder重启了服务，responder说"),
        ("林", "林さん、森林", "responderさん、森林"),
        ("김민수", "김민수가 배포했고 민수는 몰랐다", "responder가 배포했고 responder는 몰랐다"),
        ("김민수", unicodedata.normalize("NFD", "김민수가"), "responder" + unicodedata.normalize("NFD", "가")),
        ("민수", "민숙이", "민숙이"),  # another letter, though it begins with the same sounds
        ("محمد", "محمد أعاد التشغيل ومحمد ولمحمد", "responder أعاد التشغيل وresponder ولresponder"),
        ("علی\u200cرضا", "علیرضا و علی\u200cرضا", "responder و responder"),
        ("דנה", "ודנה אמרה", "וresponder אמרה"),
        ("अनिल", "अनिल ने, अनिलने", "responder ने, responderने"),
        ("राम", "रामायण", "रामायण"),
        ("அனில்", "அனிலுக்கு", "responderக்கு"),
        ("สมชาย", "คุณสมชายแจ้ง", "คุณresponderแจ้ง"),
        ("გიორგი", "გიორგიმ თქვა", "responderმ თქვა"),
        ("Иван", "Ивану сказал иван, Иваново место, иванов", "responder сказал responder, responder место, иванов"),
        ("Анна", "Анне и Анной, Ане", "responder и responder, Ане"),
        ("Γιώργος", "Γιώργο και γιώργος", "responder και responder"),
        ("Zoë", "ZOE\u0308 and zoe, Zoe's", "responder and responder, responder's"),
        ("José Ñúñez", "Jose Nunez, Núñez", "responder, responder"),
        ("Anne-Marie Roy", "Anne-Marie, Anne‑Marie, Marie and marie", "responder, responder, responder and marie"),
        ("Seán O'Brien", "O’Brien and O'Brien's", "responder and responder's"),
        ("Ana", "Anaさんが", "responderさんが"),
        ("Ana", "Ａｎａ and ana", "responder and responder"),
        ("ana ruiz", "Ana and Ruiz", "responder and responder"),
        ("Ludwig van Beethoven", "a van for Beethoven", "a van for responder"),
        ("Işık", "IŞIK ışık", "responder responder"),
        ("Lars", "Lars', Lars’ and Lars: Larsen", "responder', responder’ and responder: Larsen"),
    ],
)
def test_names_of_any_script_are_found(name: str, text: str, shown: str) -> None:
    assert seen(text, Person(name=name))[0] == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The deploying developer kept it; a community member said", "The deploying developer kept it; a community member said"),
        ("Deploying takes a minute", "Deploying takes a minute"),
        ("cargo tries again, @cargo and @deployer", "cargo tries again, cargo developer and deploying developer"),
        ("will and grace were good, Will and GRACE", "will and grace were good, responder and responder"),
        ("mark it, Mark", "mark it, responder"),
        ("quality of Quality engineer", "quality of responder"),
    ],
)
def test_words_that_are_no_names_stay(text: str, shown: str) -> None:
    people = (
        Person(name="Deploying developer", shown_as="deploying developer", handle="deployer"),
        Person(name="Community member", shown_as="community member"),
        Person(name="Cargo developer", shown_as="cargo developer", handle="cargo"),
        Person(name="Quality engineer"),
        Person(name="Will"),
        Person(name="Grace"),
        Person(name="Mark Roy"),
    )
    assert seen(text, *people)[0] == shown


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("Ana Ruiz and @ana", 0),
        ("Ruiz", 0),
        ("ana", 0),
        ("ana-laptop", 1),
        ("Anas", 1),
        ("the bee", 1),
        ("@dana", 1),
        ("dana@corp.example, ana@corp.example", 1),
        ("nothing here", 0),
    ],
)
def test_what_is_in_doubt_is_counted(text: str, doubts: int) -> None:
    assert seen(text, Person(name="Ana Ruiz", handle="ana"), Person(name="Ben", handle="bee"))[1] == doubts


def test_roles_name_nobody_either() -> None:
    rows = {
        "k1": Person(name="Ana Ruiz", roles=("Dana Smith's deputy", "SRE", "Engineering manager"), team="Payments"),
        "k2": Person(name="Ben Ode", roles=("Payments lead", "stands in for Ana"), team="of Ana and Ben"),
        "k3": Person(name="Cy", shown_as="Ben's deputy"),
    }
    people = AsRoles().document(PostMortem(id="x").with_table("gather.people", rows)).gather.people
    assert people["k1"].name == people["k1"].shown_as == f"{SOMEONE}'s deputy"
    assert people["k1"].roles == (f"{SOMEONE}'s deputy", "SRE", "Engineering manager")
    assert people["k2"].roles == ("Payments lead", f"stands in for {SOMEONE}")
    assert people["k2"].team == f"of {people['k1'].name} and {people['k2'].name}"
    assert people["k3"].shown_as == f"{SOMEONE}'s deputy"


# the property

SCRIPTS = {
    "Latin": "abcdefghijklmnoprstuvyzäéëñøłş",
    "Cyrillic": "абвгдеиклмнопрстуя",
    "Greek": "αβγδεικλμνοπρστω",
    "Arabic": "ابتجحدرسعفقكلمنهوي",
    "Hebrew": "אבגדהוזחטיכלמנ",
    "Devanagari": "अकगचजतदनपबमरलवसह",
    "Tamil": "அகசதநபமயரலவ",
    "Thai": "กขคงจชดตนบปมยรลวสอ",
    "Han": "山田王小明林木村佐藤高橋李張",
    "Hiragana": "あいうえおかきくさしすたなにはまみゆり",
    "Hangul": "김이박최정강조윤장임민수지현영",
    "Georgian": "აბგდევზთიკლმნოპრსტუ",
}
SIGNS = {"Devanagari": "ािीुू", "Tamil": "ாிீு", "Thai": "ัิีุ", "Arabic": "َُِ", "Latin": "\u0301\u0308"}


@st.composite
def parts(draw: st.DrawFn, script: str) -> str:
    letters = draw(st.lists(st.sampled_from(SCRIPTS[script]), min_size=3 if script == "Latin" else 2, max_size=6))
    signs = SIGNS.get(script, "")
    people = "".join(letter + (draw(st.sampled_from(signs)) if signs and draw(st.integers(0, 4)) == 0 else "") for letter in letters)
    return people[0].upper() + people[1:] if has_case(people[0]) else people


@st.composite
def cases(draw: st.DrawFn) -> tuple[Person, list[str], str]:
    """Return a person, their names, and a text that uses one of them in some form and position."""
    script = draw(st.sampled_from(sorted(SCRIPTS)))
    name = draw(st.lists(parts(script), min_size=1, max_size=2))
    handle = folded(draw(parts(draw(st.sampled_from(["Latin", script])))))
    person = Person(name=" ".join(name), handle=handle)
    assume(not any(compared(word) in ROLE_WORDS | PARTICLES | WORDS_TOO for word in (*name, handle)))
    calls = [person.name, *name, f"@{handle}", handle, f"{handle}@corp.example", "".join(name), f'@"{person.name}"']
    word = draw(st.sampled_from(calls))
    form: Literal["NFC", "NFD", "NFKC"] = draw(st.sampled_from(("NFC", "NFD", "NFKC")))
    word = unicodedata.normalize(form, word)
    joined = "" if has_case(word[0]) or not word[0].isalpha() else draw(st.sampled_from(["", *SCRIPTS[script]]))
    before = draw(st.sampled_from(["", "x ", "(", "„", "told by ", "— ", "ops-", "さん"])) + joined
    behind = draw(st.sampled_from(["", " said", ")", ".", "'s", "’s", ", and", "-laptop", "さんが", joined]))
    return person, [person.name, *name, f"@{handle}", f"{handle}@corp.example"], f"{before}{word}{behind}"


@given(cases())
def test_no_name_handle_or_address_is_left(case: tuple[Person, list[str], str]) -> None:
    person, calls, text = case
    shown, _ = seen(text, person)
    assert shown != text
    left = compared(shown)
    for word in map(compared, calls):
        border = has_case(word.lstrip("@")[0])
        match = re.search(rf"(?<!\w){re.escape(word)}(?!\w)" if border else re.escape(word), left)
        assert match is None or not _whole(left, match.start(), match.end()), (text, shown)


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether a span consists of whole letters."""
    edges = {0, len(text)} | {edge for pair in clusters(text) for edge in pair}
    return {start, end} <= edges


@given(st.text("anrubez @.-_'’\"`\n\u200d\u0301山田さアи\u0430", max_size=24))
@example("@ana")
@example('@"Ana Ruiz"')
def test_whatever_is_typed_is_seen_without_a_fault(text: str) -> None:
    people = (Person(name="Ana Ruiz", handle="ana"), Person(name="山田 さくら"), Person(name="b", handle="z"))
    shown, doubts = seen(text, *people)
    assert doubts >= 0 and not re.search(r"(?<![^\W_])ruiz ana(?![^\W_])|(?<![\w])Ana Ruiz(?![\w])", shown)


@pytest.mark.parametrize("piece", ["ana-", "ana", "x@", "a.a@a.", "@ana/", "\u0301", "山田", "“a@", "`@x", "a ", "ana@ana.ana "])
def test_a_long_text_is_seen_in_a_time_that_grows_with_it(piece: str) -> None:
    """Counted in steps of the interpreter, not with a clock: ten times the text takes about ten times the steps."""
    people = (Person(name="Ana Ruiz", handle="ana"), Person(name="山田 太郎"))

    def steps(count: int) -> int:
        steps = 0

        def trace(frame: object, event: str, argument: object) -> object:
            nonlocal steps
            steps += 1
            return trace

        sys.settrace(trace)  # type: ignore[arg-type]
        try:
            seen(piece * count, *people)
        finally:
            sys.settrace(None)
        return steps

    assert steps(400) < 25 * steps(40)
