"""Golden files: the page of each incident byte for byte, and each incident as it is saved."""

from collections import Counter
from pathlib import Path

import pytest

from pmtui import demo
from pmtui.formats.exports import show
from pmtui.formats.file import toml
from pmtui.formats.page import markdown
from tests.regenerate import INCIDENTS, PAGES

FILES = sorted(INCIDENTS.glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_page_is_the_golden_one(path: Path) -> None:
    document = toml.parse(path.read_bytes().decode("utf-8")).document
    assert markdown.render(document).encode("utf-8") == (PAGES / f"{path.stem}.md").read_bytes()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_incident_is_written_as_it_was_read(path: Path) -> None:
    data = path.read_bytes()
    assert toml.render(toml.parse(data.decode("utf-8")).document).encode("utf-8") == data


def test_each_incident_has_its_page_and_no_page_is_left_over() -> None:
    assert [path.stem for path in FILES] == sorted(path.stem for path in PAGES.glob("*.md"))
    assert len(FILES) >= 4


def test_the_packaged_demo_is_the_golden_one() -> None:
    assert (INCIDENTS / "demo.toml").read_bytes() == demo.text().encode("utf-8")


def test_show_counts_the_demo() -> None:
    data = show.as_json(toml.parse(demo.text()).document, "demo.toml")
    assert len(data["timeline"]) == 16
    assert sum(bool(row["text"]) for row in data["whys"]) == 14
    assert [row["letter"] for row in data["whys"] if row["letter"]] == ["A", "B", "C"]
    assert len(data["actions"]) == 3
    assert Counter(key for row in data["actions"] for key in row["answers"]) == {"weman": 2, "wachk": 1}
