"""User text: how it is stored, shown, and put on one line."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmtui.model.script import joining
from pmtui.model.text import clean, folded, one_line, visible
from tests import strategies

WITHIN = "\n\t\u200c\u200d" + "".join(map(chr, range(0xE0020, 0xE0080)))
TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in "gbsct")
JOINED = st.text("\u200c\u200d\u200b\xad\ufe0f\u0301\u064eبدمक्षa👩🏴" + TAGS + "\U000e007f")
ANY = st.one_of(
    st.text(), strategies.raw_texts(), JOINED, st.text("\r\n\t\x00\x1b\x7f\x85\u200b\u200d\ufe0f\u0301a^©#1😀❤👩💻\u2028\ud800\ufffe")
)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
NONCHARACTERS = {chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)} | {
    chr(code) for code in range(0xFDD0, 0xFDF0)
}
ORDINARY = st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\u00ad")


@given(ANY)
def test_clean_is_idempotent_and_leaves_no_control_character(text: str) -> None:
    shown = clean(text)
    assert clean(shown) == shown and not CONTROL.search(shown) and not NONCHARACTERS & set(shown) and "\r" not in shown
    shown.encode("utf-8")


@given(ANY)
def test_clean_drops_nothing_but_that(text: str) -> None:
    kept = [
        letter for letter in text.replace("\r\n", "\n").replace("\r", "\n") if not CONTROL.match(letter) and letter not in NONCHARACTERS
    ]
    assert clean(text) == "".join(kept)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("a\tb", "a\tb"),
        ("\x1b[31mred\x1b[0m\x07", "[31mred[0m"),
        ("a\x00b\x7fc\x85d\x9be", "abcde"),
        ("\ud83d\ude00 \udcff", " "),
        ("x\ufffey\ufdd0z\U0010ffff", "xyz"),
        ("é \u202e \u200b 😀", "é \u202e \u200b 😀"),
        ("\r\x00\n", "\n\n"),
    ],
)
def test_what_is_stored(text: str, made: str) -> None:
    assert clean(text) == made


def unseen(text: str) -> list[str]:
    """Return what has no width or turns lines around, except inside a word, an emoji or a flag."""
    return [letter for letter in text if unicodedata.category(letter) in ("Cf", "Zl", "Zp", "Co", "Cc") and letter not in WITHIN]


@given(ANY)
def test_what_is_shown_hides_nothing_and_is_shown_the_same_again(text: str) -> None:
    shown = visible(text)
    assert not unseen(shown) and visible(shown) == shown and clean(shown) == shown
    for match in re.finditer("[\u200c\u200d]", shown):
        before, after = shown[: match.start()].rstrip("\ufe0f")[-1:], shown[match.end() :][:1]
        pictures = all(letter >= "\u2190" and unicodedata.category(letter) in ("So", "Sm", "Sk") for letter in (before, after))
        assert joining.in_word(shown, match.start()) or (pictures and match[0] == "\u200d")
    flags = re.findall("🏴[\U000e0030-\U000e007a]{3,6}\U000e007f", shown)
    assert sum(len(flag) - 1 for flag in flags) == len(re.findall("[\U000e0020-\U000e007f]", shown))
    assert not re.search("[\u0300-\u036f]{4}", shown)


@given(st.text(ORDINARY))
def test_ordinary_letters_are_never_dropped(text: str) -> None:
    assert visible(text) == clean(text) == text


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("\u202egnp.exe", "[U+202E]gnp.exe"),
        ("a\u200bb\u00adc\ufeffd\u2060e", "a[U+200B]bc[U+FEFF]d[U+2060]e"),
        ("one\u2028two\u2029", "one[U+2028]two[U+2029]"),
        ("\ue000\U000e0041", "[U+E000][U+E0041]"),
        ("\u2065\U000e0080", "[U+2065][U+E0080]"),
        ("e\u0301\u0301\u0301", "e\u0301\u0301\u0301"),
        ("e\u0301\u0301\u0301\u0301\u0301x", "e\u0301\u0301\u0301[+2 marks]x"),
        ("e" + "\u0301" * 9, "e\u0301\u0301\u0301[+6 marks]"),
        ("👩\u200d💻 ❤\ufe0f\u200d🔥 🙂\u200d↔\ufe0f 👩🏽\u200d💻", "👩\u200d💻 ❤\ufe0f\u200d🔥 🙂\u200d↔\ufe0f 👩🏽\u200d💻"),
        ("1\ufe0f\u20e3", "1\ufe0f\u20e3"),
        ("a\u200db ^\u200d^ ©\u200d®", "a[U+200D]b ^[U+200D]^ ©[U+200D]®"),
        ("👩\u200d", "👩[U+200D]"),
        ("\u200d💻", "[U+200D]💻"),
        ("plain, é, ñ", "plain, é, ñ"),
        # signs inside words: RFC 5892, A.1 and A.2
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("بِ\u200cخ", "بِ\u200cخ"),
        ("ب\u200dب", "ب\u200dب"),
        ("क्\u200dष क्\u200cष", "क्\u200dष क्\u200cष"),
        ("ශ්\u200dරී", "ශ්\u200dරී"),
        ("د\u200cر", "د[U+200C]ر"),  # dal joins to nothing after it
        ("م\u200c", "م[U+200C]"),
        ("a\u200cb क\u200cष م\u200c\u200cخ", "a[U+200C]b क[U+200C]ष م[U+200C][U+200C]خ"),
        ("क\u0301\u0301\u0301्\u200cष", "क\u0301\u0301\u0301[+1 marks][U+200C]ष"),
        ("क्\u200c्\u200c्\u200c्\u200cष", "क्\u200c्\u200c्\u200c[+1 marks][U+200C]ष"),
        (f"🏴{TAGS}\U000e007f", f"🏴{TAGS}\U000e007f"),
        ("🏴\U000e0067", "🏴[U+E0067]"),  # no end, and so no flag
        ("🏴\U000e0041\U000e0041\U000e0041\U000e007f", "🏴[U+E0041][U+E0041][U+E0041][U+E007F]"),
        (f"x{TAGS[:3]}\U000e007f", "x[U+E0067][U+E0062][U+E0073][U+E007F]"),
        ("de\xadploy\xad", "deploy"),
        ("👩\xad\u200d💻", "👩\u200d💻"),
    ],
)
def test_what_is_shown(text: str, made: str) -> None:
    assert visible(text) == made


@given(ANY)
def test_one_line_is_one_line(text: str) -> None:
    shown = one_line(text)
    assert not unseen(shown) and "\n" not in shown and "\t" not in shown and len(shown.splitlines()) <= 1
    assert one_line(shown) == shown


@pytest.mark.parametrize(
    ("text", "made"), [("one\n\n two\tthree\n", "one  two three"), ("\n\t", ""), (" a ", " a "), ("a\r\nb\u2028", "a b[U+2028]")]
)
def test_lines_are_folded(text: str, made: str) -> None:
    assert one_line(text) == made


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë", "zoe\u0308"),
        ("ZOE", "zoë"),
        ("محـمد", "محمّد"),
        ("علی\u200cرضا", "علیرضا"),
        ("Işık", "ışık"),
        ("ﾔﾏﾀﾞ", "ヤマダ"),
        ("de\xadploy", "deploy"),
        ("Straße", "STRASSE"),
    ],
)
def test_what_is_compared_is_the_same_however_it_was_typed(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@given(ANY)
def test_letters_are_compared_one_by_one_as_in_the_whole(text: str) -> None:
    assert "".join(map(folded, text)) == folded(text)
