"""The step bar painted before the application starts: the same words in the same cells, removed if it does not start."""

import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from pmtui import themes
from pmtui.cli import early
from tests.driver import demo, sitting


class Screen(io.StringIO):
    def fileno(self) -> int:
        return 1


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    terminal = Screen()
    monkeypatch.setattr(early, "sys", SimpleNamespace(stdout=terminal))
    monkeypatch.setattr(os, "get_terminal_size", lambda descriptor: os.terminal_size((80, 24)))
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return terminal


async def test_the_labels_stand_where_the_application_paints_them(screen: Screen, tmp_path: Path) -> None:
    assert early.paint(light=False)
    bar = screen.getvalue().partition("m 1 ")[2].partition("\x1b")[0]
    async with sitting(tmp_path, demo()) as call:
        there = call.screen[0].replace("✓", " ").replace("✎", " ")
    assert f" 1 {bar}".rstrip() == there.rstrip()


def test_the_colours_are_those_of_the_themes() -> None:
    for said, theme in ((early.DARK, themes.DARK), (early.LIGHT, themes.LIGHT)):
        colours = (theme.letters["text"], theme.grounds["box"], theme.grounds["page"])
        assert said == tuple(";".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)) for colour in colours)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("COLORTERM", "")])
def test_where_the_colours_are_not_sure_nothing_is_painted(screen: Screen, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert not early.paint(light=False)
    assert screen.getvalue() == ""


def test_what_was_painted_is_taken_back(screen: Screen) -> None:
    early.take_back()
    assert "\x1b[?1049l" in screen.getvalue()
