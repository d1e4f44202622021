"""References: what pmtui does not understand is listed, and nothing else."""

import datetime as dt

import pytest
from hypothesis import given, settings

from pmtui import demo
from pmtui.checks.references import references
from pmtui.formats.file import toml
from pmtui.model.finding import Finding
from pmtui.model.postmortem import PostMortem
from pmtui.model.steps import STEPS
from tests.strategies import documents


def found(text: str) -> list[Finding]:
    """Return the findings of a file."""
    return list(references(toml.parse("format = 1\n" + text).document))


def test_the_demo_is_understood_whole() -> None:
    assert list(references(toml.parse(demo.text()).document)) == []


@pytest.mark.parametrize(
    ("text", "rule", "place", "message"),
    [
        ('colour = "red"', "file.unknown-key", ("", "", "colour"), "`colour` is no field here; it is kept as it stands"),
        (
            '[define]\nseverty = "SEV-1"',
            "file.unknown-key",
            ("define", "", "severty"),
            "`severty` is no field here (near: severity); it is kept as it stands",
        ),
        ("[define]\nproblem = 7", "file.wrong-type", ("define", "", "problem"), "`problem` cannot take “7”; it is kept as it stands"),
        (
            '[define]\nkind = "technicl"',
            "file.unknown-word",
            ("define", "", "kind"),
            "kind: “technicl” is no word pmtui knows (near: technical); it is shown as text",
        ),
        (
            '[timeline.e1aaa]\nmilestones = ["recovered"]',
            "file.unknown-word",
            ("timeline", "e1aaa", "milestones"),
            "milestones: “recovered” is no word pmtui knows (near: resolved); it is shown as text",
        ),
        (
            '[whys.w1aaa]\nclass = "bugs"',
            "file.unknown-word",
            ("whys", "w1aaa", "category"),
            "class: “bugs” is no word pmtui knows (near: bug); it is shown as text",
        ),
        ("[actions.a1aaa]\npriority = 9", "file.unknown-word", ("actions", "a1aaa", "priority"), "a priority is 1, 2 or 3"),
        ('[actions.a1aaa]\ndue = "soon"', "file.no-date", ("actions", "a1aaa", "due"), "“soon” is no date; one is written 2026-12-01"),
        ('[timeline.e1aaa]\nwho = ["zz9zz"]', "file.unknown-id", ("timeline", "e1aaa", "who"), "who: “zz9zz” is nobody and nothing here"),
        (
            '[actions.a1aaa]\nanswers = ["zz9zz"]',
            "file.unknown-id",
            ("actions", "a1aaa", "answers"),
            "answers: “zz9zz” is nobody and nothing here",
        ),
        (
            '[gather.meetings.m1aaa]\nasync = ["zz9zz"]',
            "file.unknown-id",
            ("gather.meetings", "m1aaa", "in_writing"),
            "async: “zz9zz” is nobody and nothing here",
        ),
        (
            '[whys.w1aaa]\ntext = "x"\nunder = "zz9zz"',
            "whys.orphan",
            ("whys", "w1aaa", "under"),
            "“x” stands under an answer that is not here; it is shown under the problem",
        ),
        (
            '[whys.w1aaa]\ntext = "x"\nunder = "w1aaa"',
            "whys.cycle",
            ("whys", "w1aaa", "under"),
            "“x” stands under itself; it is shown under the problem",
        ),
    ],
)
def test_each_kind_of_slip_is_one_line_that_points_at_it(text: str, rule: str, place: tuple[str, str, str], message: str) -> None:
    [finding] = found(text)
    assert (finding.rule, finding.message) == (rule, message)
    assert (finding.table, finding.id, finding.field) == place


@pytest.mark.parametrize("zone", ["IST", "Lisbon", "../etc/passwd", "Europe", "/UTC", "a\x00b", "x" * 300, "Ü"])
def test_an_unknown_zone_is_told(zone: str) -> None:
    document = PostMortem().with_fields("define", zone=zone)
    [finding] = references(document)
    assert finding.rule == "file.unknown-zone"
    assert finding.field == "zone"


@pytest.mark.parametrize("zone", ["UTC", "Europe/Lisbon", "America/New_York", ""])
def test_a_known_zone_is_no_finding(zone: str) -> None:
    assert list(references(PostMortem(date=dt.date(2023, 7, 20)).with_fields("define", zone=zone))) == []


def test_a_circle_of_two_and_its_line() -> None:
    text = 'format = 1\n[whys.w1aaa]\nunder = "w2bbb"\ntext = "x"\n[whys.w2bbb]\nunder = "w1aaa"\ntext = "y"\n'
    loaded = toml.parse(text)
    [finding] = references(loaded.document)
    assert finding.rule == "whys.cycle"
    assert loaded.lines.of(finding.table, finding.id, finding.field) == 3


@settings(max_examples=60, deadline=None)
@given(documents())
def test_any_document_is_looked_at_without_a_fall(document: PostMortem) -> None:
    for finding in references(document):
        assert finding.step in STEPS
        assert "\n" not in finding.message
        if finding.id:
            assert finding.id in document.table(finding.table)
