"""The last filter that strips pass: it removes what has no width, and nothing else."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color

from pmtui.model.text import visible
from pmtui.plainer import signs
from pmtui.themes import THEMES
from pmtui.widgets.entry import Entry
from pmtui.widgets.measure import joins_pictures
from pmtui.widgets.theme import OnlyWhatHasWidth, textual_theme
from tests.widgets.stage import on_stage
from tests.widgets.texts import hard

BLACK = Color(0, 0, 0)
STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
FLAG = re.compile("🏴[\U000e0030-\U000e007a]{3,6}\U000e007f")
TAGS = re.compile("[\U000e0000-\U000e007f]")


def filtered(*texts: str) -> list[str]:
    return [segment.text for segment in OnlyWhatHasWidth().apply([Segment(text, Style()) for text in texts], BLACK)]


def is_part(short: str, whole: str) -> bool:
    """Return whether `short` is `whole` with characters removed; a soft hyphen is drawn as one."""
    letters = iter(whole.replace("\u00ad", "-"))
    return all(letter in letters for letter in short)


@given(st.lists(hard(), max_size=4))
@example(["❤\u200b\ufe0f"])
@example(["👨\u200b\u200d👩"])
@example(["a\x1b[31m\u202eb"])
@example(["❤", "\ufe0f"])
def test_it_only_removes_and_neither_adds_nor_takes_a_cell(texts: list[str]) -> None:
    rest = filtered(*texts)
    assert len(rest) == len(texts)
    for short, whole in zip(rest, texts, strict=True):
        assert is_part(short, whole)
        assert cell_len(short) == cell_len(whole)
        assert not STEERS.search(short)
        assert not TAGS.search(FLAG.sub("", short))


VISIBLE = st.lists(hard(), max_size=4).map(lambda texts: [visible(text).replace("\n", " ").replace("\t", " ") for text in texts])


@given(VISIBLE)
@example(["می\u200cخواهم", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"])
@example(["क्\u200dष", "ශ්\u200dරී"])
def test_it_leaves_what_was_made_visible_as_it_is_but_for_joiners_in_words(texts: list[str]) -> None:
    for short, whole in zip(filtered(*texts), texts, strict=True):
        kept = [letter for at, letter in enumerate(whole) if letter != "\u200d" or joins_pictures(whole, at)]
        assert short == "".join(kept)
        assert cell_len(short) == cell_len(whole)


@given(VISIBLE)
@example(["漢字 e\u0301 👨‍👩‍👧 ü"])
def test_where_the_encoding_is_smaller_all_stays_in_its_column(texts: list[str]) -> None:
    drawn = OnlyWhatHasWidth(signs("xterm", "latin-1"), "latin-1").apply([Segment(text, Style()) for text in texts], BLACK)
    for short, whole in zip(drawn, texts, strict=True):
        assert len(short.text.encode("latin-1")) == cell_len(whole.replace("\u00ad", "-"))


def test_what_the_encoding_has_is_drawn_as_it_is() -> None:
    (drawn,) = OnlyWhatHasWidth({}, "latin-1").apply([Segment("ü e\u0301 漢 👍🏽 ½")], BLACK)
    assert drawn.text == "ü \u00e9 ?? ?? ½"


def test_plain_segments_are_given_back_untouched() -> None:
    segments = [Segment("plain", Style()), Segment("words")]
    assert OnlyWhatHasWidth().apply(segments, BLACK) is segments


def test_looks_are_kept_and_what_steers_the_terminal_on_purpose_too() -> None:
    bold = Style(bold=True)
    home = Segment("\x1b[H", None, [(ControlType.HOME,)])
    assert OnlyWhatHasWidth().apply([Segment("a\u202eb", bold), home], BLACK) == [Segment("ab", bold), home]


async def test_a_hostile_text_in_a_box_reaches_the_screen_without_it() -> None:
    box = Entry()
    async with on_stage(box) as stage:
        stage.get_line_filters = lambda: [OnlyWhatHasWidth()]  # type: ignore[method-assign]
        box.fill("a\u202eb\u200bc\u061cd")
        await stage.pilot.pause()
        assert "abcd" in stage.rows[0]


@pytest.mark.parametrize("name", list(THEMES))
def test_each_token_is_a_variable_of_the_theme(name: str) -> None:
    tokens, made = THEMES[name], textual_theme(THEMES[name])
    assert (made.name, made.dark) == (name, tokens.dark)
    for token, colour in {**tokens.letters, **tokens.grounds}.items():
        assert made.variables[f"pm-{token}"] == colour
    for token, (letters, ground) in tokens.chips.items():
        assert (made.variables[f"pm-{token}-letters"], made.variables[f"pm-{token}-ground"]) == (letters, ground)
    assert made.background == tokens.grounds["page"]
    assert made.foreground == tokens.letters["text"]


def test_what_python_calls_printable_is_never_removed() -> None:
    """The quick check is right: each removed character is one that is not printable."""
    seen = OnlyWhatHasWidth()._seen
    gone = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000 and seen(chr(code)) != chr(code)]
    assert gone and not any(letter.isprintable() for letter in gone)
