"""Terminals with fewer colours and signs: all can still be read, every sign of ours has one that stands for it."""

import itertools
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from pmtui.formats.file.toml import render
from pmtui.plainer import BY_DEPTH, Fewer, is_utf8, pairs, signs
from pmtui.themes import DARK, Tokens
from pmtui.widgets.paint import style
from pmtui.widgets.theme import FewerColours, OnlyWhatHasWidth, drawn_with
from tests.driver import demo, sitting
from tests.test_terminal import Desk
from tests.test_themes import contrast

ROOT = Path(__file__).parents[1]
LEAST, LEAST_16, LEAST_THEIRS = 4.5, 3.9, 3.0  # WCAG AA; with sixteen, what the first two palettes can give; WCAG's least for signs
# The first sixteen of the console of Linux, and of xterm.
CONSOLE = [
    "000000", "aa0000", "00aa00", "aa5500", "0000aa", "aa00aa", "00aaaa", "aaaaaa",
    "555555", "ff5555", "55ff55", "ffff55", "5555ff", "ff55ff", "55ffff", "ffffff",
]  # fmt: skip
XTERM = [
    "000000", "cd0000", "00cd00", "cdcd00", "0000ee", "cd00cd", "00cdcd", "e5e5e5",
    "7f7f7f", "ff0000", "00ff00", "ffff00", "5c5cff", "ff00ff", "00ffff", "ffffff",
]  # fmt: skip
VSCODE = [
    "000000", "cd3131", "0dbc79", "e5e510", "2472c8", "bc3fbc", "11a8cd", "e5e5e5",
    "666666", "f14c4c", "23d18b", "f5f543", "3b8eea", "d670d6", "29b8db", "e5e5e5",
]  # fmt: skip
TANGO = [
    "2e3436", "cc0000", "4e9a06", "c4a000", "3465a4", "75507b", "06989a", "d3d7cf",
    "555753", "ef2929", "8ae234", "fce94f", "729fcf", "ad7fa8", "34e2e2", "eeeeec",
]  # fmt: skip
SIXTEENS = [CONSOLE, XTERM, VSCODE, TANGO]
FEWER = [(depth, ours, fewer) for depth, pairs in BY_DEPTH.items() for ours, fewer in pairs]
OVER = ("3 ?", "3 ctrl+l x", "ctrl+g f", "f8 2 a x : r")  # what lies over a window, keys that open it
IDS = [f"{ours.name}-{depth}" for depth, ours, _ in FEWER]


def seen(number: int, sixteen: list[str]) -> str:
    """Give a number of the palette of 256 as a colour."""
    if number < 16:
        return f"#{sixteen[number]}"
    if number >= 232:
        return "#" + f"{8 + 10 * (number - 232):02x}" * 3
    levels = (0, 95, 135, 175, 215, 255)
    return "#" + "".join(f"{levels[(number - 16) // part % 6]:02x}" for part in (36, 6, 1))


@pytest.mark.parametrize("sixteen", SIXTEENS, ids=["console", "xterm", "vscode", "tango"])
@pytest.mark.parametrize(("depth", "ours", "fewer"), FEWER, ids=IDS)
def test_every_token_and_chip_can_be_read(depth: int, ours: Tokens, fewer: Fewer, sixteen: list[str]) -> None:
    looks = {f"{token} on {ground}": fewer.on(token, ground) for token, ground in itertools.product(fewer.letters, fewer.grounds)}
    looks |= fewer.chips
    low = {what: round(contrast(*(seen(number, sixteen) for number in pair)), 1) for what, pair in looks.items()}
    least = LEAST if depth == 256 else LEAST_16 if sixteen in (CONSOLE, XTERM) else LEAST_THEIRS
    assert {what: how for what, how in low.items() if how < least} == {}


@pytest.mark.parametrize(("depth", "ours", "fewer"), FEWER, ids=IDS)
def test_the_tokens_are_those_of_the_theme_and_the_band_is_like_nothing_else(depth: int, ours: Tokens, fewer: Fewer) -> None:
    assert [list(part) for part in fewer[:3]] == [list(ours.letters), list(ours.grounds), list(ours.chips)]
    assert all(
        0 <= number < depth for number in [*fewer.letters.values(), *fewer.grounds.values(), *itertools.chain(*fewer.chips.values())]
    )
    assert fewer.grounds["cursor"] not in [number for name, number in fewer.grounds.items() if name != "cursor"]
    hues = {fewer.letters[token] for token in ("key", "accent", "warn", "text")}
    assert len(hues) == 4
    if depth == 16:
        assert all(number < 8 or number == 15 for number in fewer.grounds.values()), "the console of Linux has eight grounds"


@pytest.mark.parametrize(("depth", "ours", "fewer"), FEWER, ids=IDS)
def test_each_look_of_ours_is_drawn_with_its_numbers(depth: int, ours: Tokens, fewer: Fewer) -> None:
    for token, ground in itertools.product(ours.letters, ours.grounds):
        made = drawn_with(style(ours.name, token, ground), depth)
        assert made.color is not None and made.bgcolor is not None
        assert (made.color.number, made.bgcolor.number) == fewer.on(token, ground), (token, ground)
    for token, pair in fewer.chips.items():
        made = drawn_with(style(ours.name, token, "page"), depth)
        assert made.color is not None and made.bgcolor is not None
        assert (made.color.number, made.bgcolor.number) == pair, token
        assert not (depth == 16 and pair[0] == 0 and made.bold), "bold black is grey on many terminals"


async def test_what_lies_over_a_window_leaves_none_of_its_colours_to_the_nearest(tmp_path: Path) -> None:
    """The window below was drawn with numbers already, and goes through all filters a second time."""
    left: set[tuple[str, str]] = set()
    async with sitting(tmp_path, demo()) as call:
        call.app.last_filters.fit(16, {})
        for keys in OVER:
            await call.press(*keys.split())
            for segment in (each for strip in call.app.screen._compositor.render_strips() for each in strip):
                look = segment.style or Style()
                left |= {(keys, ink.name) for ink in (look.color, look.bgcolor) if ink is not None and ink.number is None}
            await call.press("escape", "escape")
    assert left == set()


def test_other_colours_and_what_steers_are_left_alone() -> None:
    theirs, steers = Segment("x", Style(color="#123456", bold=True)), Segment("\x1b[H", None, [(1,)])  # type: ignore[list-item]
    assert FewerColours(16).apply([theirs, steers], Color(0, 0, 0)) == [theirs, steers]
    assert not pairs(0) and drawn_with(Style(color=DARK.letters["key"]), 0) == Style(color=DARK.letters["key"])


def test_every_sign_in_our_words_has_one_of_a_cell_that_stands_for_it() -> None:
    files = [path for path in (ROOT / "pmtui").rglob("*") if path.suffix in (".py", ".toml")]
    lines, times = (
        ("lines/marks.py", "lines/tags.py", "lines/define.py"),
        ("time/clocks.py", "time/days.py", "time/front.py", "time/grammar.py"),
    )
    read_only = ("widgets/key_sequences.py", *lines, *times)  # letters and signs that others type, never shown by us
    words = "".join(path.read_text(encoding="utf-8") for path in files if not path.as_posix().endswith(read_only))
    console, ascii_only = signs("linux", "utf-8"), signs("xterm", "latin-1")
    full_width = {letter for letter in words if "\uff00" <= letter <= "\uffef" or letter in "\u3001\u3002"}  # read, never written
    used = {letter for letter in words if not letter.isascii()} - full_width - set("©é™°√┘»²")  # the last few only stand for others
    assert {letter for letter in used if ord(letter) not in ascii_only} == set()
    assert not signs("xterm-256color", "utf-8") and not signs("linux-basic", "UTF8") and is_utf8("utf_8")
    for table in (console, ascii_only):
        assert all(cell_len(chr(ours)) == cell_len(other) == 1 for ours, other in table.items())
    assert all(other.isascii() for other in ascii_only.values())
    assert all(other == "•" or other.encode("cp437") for other in console.values())
    rest = {letter for letter in used if ord(letter) not in console}
    assert all(letter in "○↑↓←→▌▼│└├─·•" for letter in rest), "what else may not be in the console's font"


def test_signs_are_drawn_as_others_of_the_same_width() -> None:
    drawn = OnlyWhatHasWidth(signs("linux", "utf-8")).apply([Segment("┗━ ◌ “a”… ★ ✎ 日本")], Color(0, 0, 0))
    assert drawn[0].text == '└─ ° "a"» * & 日本'


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal there")
def test_on_the_console_of_linux_and_with_lang_c_the_band_is_blue_and_no_sign_is_missing(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.file.write_text(render(demo().with_fields("define", problem="👍🏽 was drawn wide")), encoding="utf-8")
    desk.env |= {"TERM": "linux", "COLORTERM": "", "LANG": "C", "LC_ALL": "C"}
    one = desk.open()
    try:
        one.see("KEYS")
        one.press("3jjj")
        one.see("undetected")
        one.press("4jj")
        one.see("└─")
        one.listen(0.2)
        assert b";44m" in one.raw and b"38;2" not in one.raw and b";100m" not in one.raw
        assert not set("┗┡┠━┃★◌◐✎✓⏎…╌┆●") & set(one.painted)
        assert "👍🏽\x1b8\x1b[2C".encode() in one.raw, "what follows stands in its column"
    finally:
        one.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal there")
def test_where_the_encoding_has_few_signs_each_is_one_letter(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.file.write_text(render(demo()), encoding="utf-8")
    desk.env |= {"TERM": "xterm", "COLORTERM": "", "PYTHONIOENCODING": "ascii"}
    one = desk.open()
    try:
        one.see("KEYS")
        one.press("4jj")
        one.see("|- ", "`- ")
        one.listen(0.2)
        assert one.painted.isascii() and "\\u" not in one.painted
        one.press("\x11")
        assert one.wait() == 0
    finally:
        one.kill()


async def test_with_no_color_all_is_grey_and_band_chip_and_caret_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with sitting(tmp_path, demo()) as call:
        await call.press("3", "j", "a", "x")
        grounds: dict[str, str] = {}
        for segment in (each for strip in call.app.screen._compositor.render_strips() for each in strip):
            assert segment.style and segment.style.color and segment.style.bgcolor
            for ink in (segment.style.color, segment.style.bgcolor):
                red, green, blue = ink.get_truecolor()
                assert red == green == blue, segment
            grounds.setdefault(segment.text.strip(), segment.style.bgcolor.name)
        page, band, chip = grounds["Wed 19 Jul"], grounds["x"], grounds["TYPING"]
        assert "▌" in grounds and len({page, band, chip}) == 3
        assert contrast(band, page) > 1.4 and contrast(chip, page) > 7
