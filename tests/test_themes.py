"""The colours: every token can be read on every ground it stands on, in both themes; no state is told by hue alone."""

import itertools
import re

import pytest

from pmtui.themes import BOLD, DARK, LIGHT, THEMES, Tokens, tokens

LEAST = 7.0  # WCAG 2.2, 1.4.6 (AAA)
HUES = ("key", "accent", "ok", "warn")


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_every_token_can_be_read_on_every_ground(theme: Tokens) -> None:
    low = {
        f"{token} on {ground}": round(contrast(letters, behind), 2)
        for (token, letters), (ground, behind) in itertools.product(theme.letters.items(), theme.grounds.items())
        if contrast(letters, behind) < LEAST
    }
    assert not low


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_every_chip_can_be_read(theme: Tokens) -> None:
    low = {token: round(contrast(*pair), 2) for token, pair in theme.chips.items() if contrast(*pair) < LEAST}
    assert not low


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_the_bright_band_and_the_chips_stand_out_of_what_is_around_them(theme: Tokens) -> None:
    lightness = [luminance(theme.grounds[name]) for name in ("page", "box", "quiet", "cursor")]
    assert len(set(lightness)) == 4
    assert lightness == sorted(lightness, reverse=not theme.dark)
    for token in ("step", "typing", "keys", "alarm"):
        assert contrast(theme.chips[token][1], theme.grounds["box"]) >= LEAST


def test_both_themes_have_the_same_tokens() -> None:
    assert list(DARK.letters) == list(LIGHT.letters)
    assert list(DARK.grounds) == list(LIGHT.grounds)
    assert list(DARK.chips) == list(LIGHT.chips)
    assert (DARK.dark, LIGHT.dark) == (True, False)
    assert {*DARK.letters, *DARK.chips} >= BOLD


def test_no_token_is_two_things() -> None:
    for theme in THEMES.values():
        names = [*theme.letters, *theme.grounds, *theme.chips]
        assert len(names) == len(set(names))


def test_colours_are_whole_and_a_theme_nobody_knows_is_the_dark_one() -> None:
    for theme in THEMES.values():
        colours = [*theme.letters.values(), *theme.grounds.values(), *itertools.chain(*theme.chips.values())]
        assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in colours)
        assert tokens(theme.name) is theme
    assert tokens("no such theme") is DARK


def test_there_are_three_hues_and_no_red() -> None:
    for theme in THEMES.values():
        assert theme.letters["accent"] == theme.letters["ok"]
        assert len({theme.letters[token] for token in HUES}) == 3
        for token in set(theme.letters) - set(HUES):
            red, green, blue = (int(theme.letters[token][place : place + 2], 16) for place in (1, 3, 5))
            assert max(red, green, blue) - min(red, green, blue) <= 32, token  # no hue of its own
