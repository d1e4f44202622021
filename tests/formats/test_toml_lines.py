"""Line numbers in the file: found in our own layout and after editing by hand, otherwise unknown."""

import pytest
from hypothesis import given, settings

from pmtui.formats.file.toml import parse, render
from pmtui.model.postmortem import TABLES, PostMortem
from tests import strategies
from tests.formats.test_toml import FULL


@pytest.mark.parametrize(
    ("table", "id", "key", "line"),
    [
        ("", "", "title", 'title = "Downloads"'),
        ("gather", "", "rules", "rules = "),
        ("gather", "", "agenda.timeline", "timeline = 20"),
        ("gather.people", "a1b2c", "named", "named = true"),
        ("gather.meetings", "m3n4p", "in_writing", "async = ["),
        ("define.quantities", "q1w2e", "amount", 'amount = "1.2 M"'),
        ("define", "", "problem", 'problem = "Downloads fail"'),
        ("timeline", "k3f9a", "text", 'text = """'),
        ("timeline", "k3f9a", "kind", "[timeline.k3f9a]"),
        ("timeline", "k3f9a", "accounts.x9y8z.text", 'text = "it was earlier"'),
        ("whys", "p7q2c", "category", 'class = "change"'),
        ("define", "", "summary", "[define]"),
        ("whys", "p7q2c", "", "[whys.p7q2c]"),
    ],
)
def test_lines_are_found(table: str, id: str, key: str, line: str) -> None:
    number = parse(FULL).lines.of(table, id, key)
    assert number is not None
    assert FULL.splitlines()[number - 1].startswith(line)


def test_a_line_nobody_wrote_is_unknown() -> None:
    lines = parse(FULL).lines
    assert lines.of("actions", "zzzzz", "owner") is None
    assert lines.of("communicate", "", "signed_by") is None
    assert lines.of("", "", "nothing") is None


def test_lines_survive_mending_by_hand() -> None:
    text = (
        "# a comment\nformat = 1 # first\ndefine.problem = 'x [whys.a] '\n"
        "[ timeline . 'k3f9a' ] # row\ntext = '''\n[whys.b]\n'''\n\tkind = \"alert\"\n"
    )
    lines = parse(text).lines
    assert (lines.of("define", "", "problem"), lines.of("timeline", "k3f9a", "kind")) == (3, 8)
    assert lines.of("whys", "b") is None
    assert lines.comments and parse("[whys.a] # x").lines.comments and parse("format = 1 # x").lines.comments
    assert not parse(FULL.replace("pasted:", "# pasted").replace("Ana", "# Ana")).lines.comments


@given(strategies.documents())
@settings(max_examples=40, deadline=None)
def test_every_line_found_holds_its_key(document: PostMortem) -> None:
    text = render(document)
    lines = parse(text).lines
    written = text.split("\n")
    for table in TABLES:
        for key, row in document.table(table).items():
            header = lines.of(table, key)
            assert header is not None and written[header - 1].startswith(f"[{table}.")
            if getattr(row, "text", ""):
                place = lines.of(table, key, "text")
                assert place is not None and place > header and written[place - 1].startswith("text = ")
