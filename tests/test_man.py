"""The manual page is made of what the commands say of themselves, and is roff."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pmtui.cli.commands import group
from pmtui.cli.errors import MEANINGS
from pmtui.cli.names import COMMANDS

ROOT = Path(__file__).parents[1]
TOOL = ROOT / "tools" / "man_page.py"
REQUESTS = {".TH", ".SH", ".SS", ".TP", ".B"}


@pytest.fixture(scope="module")
def page() -> str:
    """Give the page, as `make man` makes it."""
    return subprocess.run([sys.executable, TOOL], capture_output=True, text=True, timeout=60, check=True).stdout


def plain(page: str) -> str:
    return page.replace(r"\-", "-").replace(r"\fB", "").replace(r"\fR", "").replace(r"\&", "").replace(r"\(aq", "'")


def test_every_command_and_every_option_is_there(page: str) -> None:
    for name in COMMANDS:
        assert f"\npmtui {name} " in plain(page)
    for command in (group, *group.commands.values()):
        for parameter in command.params:
            for word in (each for each in parameter.opts if each.startswith("-")):
                assert word in plain(page), (command.name, word)


def test_every_exit_code_is_there(page: str) -> None:
    codes = plain(page).partition(".SH EXIT STATUS")[2].partition(".SH")[0].splitlines()
    assert [each for each in codes if re.fullmatch(r"[\d+n]+", each)] == [*(str(code) for code, _ in MEANINGS), "128+n"]


def test_files_and_environment_are_there(page: str) -> None:
    for word in ("VISUAL", "EDITOR", "NO_COLOR", "TERM", "PMTUI_NOW", "XDG_STATE_HOME", "config.toml"):
        assert word in plain(page)


def test_each_line_is_a_known_request_or_text_that_is_none(page: str) -> None:
    for line in page.splitlines():
        assert line and line.isprintable()
        assert line.split()[0] in REQUESTS or line[0] not in ".'", line
        assert not re.search(r"(?<!\\)-", line) or line.startswith(".TH"), line


def test_the_page_is_the_same_each_time_and_loads_no_terminal(page: str) -> None:
    probe = (
        f"import sys, json, runpy; runpy.run_path({str(TOOL)!r}, run_name='__main__'); sys.stderr.write(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == page
    assert not {"textual", "rich", "asyncio", "pydantic"} & set(json.loads(done.stderr))
