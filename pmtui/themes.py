"""Our two themes, as tokens; plain data, without Textual.

Measured in tests: every text token has a contrast of at least 7:1 on each ground it may
be on. Three hues, each with one meaning: amber can be pressed or typed, sky is a fact
with a name, coral is unfinished. Nothing is red.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Tokens(NamedTuple):
    """Colours by token: letters, grounds, and chips (own letters on own ground)."""

    name: str
    dark: bool
    letters: Mapping[str, str]
    grounds: Mapping[str, str]
    chips: Mapping[str, tuple[str, str]]


BOLD = frozenset({"title", "key", "bold", "step", "typing", "keys", "alarm", "ph1", "ph2", "ph3"})

DARK = Tokens(
    name="pmtui-dark",
    dark=True,
    letters=MappingProxyType(
        {
            "text": "#eef2f8",
            "bold": "#eef2f8",
            "title": "#ffffff",
            "muted": "#c2cbda",
            "link": "#c2cbda",
            "key": "#ffd166",
            "accent": "#a6d8ff",
            "ok": "#a6d8ff",
            "warn": "#ffb8a1",
        }
    ),
    grounds=MappingProxyType({"page": "#0a0d13", "box": "#1a2130", "quiet": "#232b3a", "cursor": "#16375f"}),
    chips=MappingProxyType(
        {
            "step": ("#0a0d13", "#a6d8ff"),
            "typing": ("#0a0d13", "#ffd166"),
            "keys": ("#0a0d13", "#a6d8ff"),
            "caret": ("#0a0d13", "#ffd166"),
            "alarm": ("#0a0d13", "#ffb8a1"),
            "ph1": ("#ffffff", "#754a00"),
            "ph2": ("#ffffff", "#3b4a63"),
            "ph3": ("#ffffff", "#1f4f86"),
        }
    ),
)

LIGHT = Tokens(
    name="pmtui-light",
    dark=False,
    letters=MappingProxyType(
        {
            "text": "#0b0f16",
            "bold": "#0b0f16",
            "title": "#000000",
            "muted": "#39424f",
            "link": "#39424f",
            "key": "#5e3a00",
            "accent": "#00386f",
            "ok": "#00386f",
            "warn": "#861400",
        }
    ),
    grounds=MappingProxyType({"page": "#ffffff", "box": "#eceff4", "quiet": "#e0e5ec", "cursor": "#cbe1fb"}),
    chips=MappingProxyType(
        {
            "step": ("#ffffff", "#00386f"),
            "typing": ("#ffffff", "#5e3a00"),
            "keys": ("#ffffff", "#00386f"),
            "caret": ("#ffffff", "#5e3a00"),
            "alarm": ("#ffffff", "#861400"),
            "ph1": ("#000000", "#f7cf7d"),
            "ph2": ("#000000", "#c9d3e2"),
            "ph3": ("#000000", "#a9cdf6"),
        }
    ),
)

THEMES: Mapping[str, Tokens] = MappingProxyType({tokens.name: tokens for tokens in (DARK, LIGHT)})


def tokens(name: str) -> Tokens:
    """Return a theme's tokens; the dark theme's for an unknown name."""
    return THEMES.get(name, DARK)
