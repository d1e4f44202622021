"""The saved file: round trips, small diffs, lenient reading."""

import datetime as dt
import difflib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmtui.edits.whys_moves import ReparentWhy
from pmtui.formats.file import toml
from pmtui.formats.file.toml import FormatError, Fragments, parse, render, row_from_json, row_to_json
from pmtui.model.actions import ActionItem
from pmtui.model.base import Row
from pmtui.model.define import Define, Quantity
from pmtui.model.gather import Gather, Meeting, Person
from pmtui.model.postmortem import SECTIONS, TABLES, PostMortem
from pmtui.model.timeline import Account, TimelineEvent
from pmtui.model.whys import Why
from tests import strategies

UTC = dt.UTC

FULL = '''format = 1
id = "c8r2s"
title = "Downloads"
date = 2023-07-20

[gather]
rules = "Nobody is to blame.\\nWe look at the system."

[gather.agenda]
timeline = 20

[gather.people.a1b2c]
name = "Ana"
named = true

[gather.meetings.m3n4p]
date = 2023-07-21
present = [
    "a1b2c",
]
async = [
    "d4e5f",
]

[define]
problem = "Downloads fail"

[define.quantities.q1w2e]
text = "requests"
amount = "1.2 M"

[timeline.k3f9a]
time = 2023-07-20 12:17:00+00:00
text = """
pasted:
[define]
problem = 1"""

[timeline.k3f9a.accounts.x9y8z]
text = "it was earlier"

[whys.p7q2c]
text = "The header was dropped"
class = "change"

[communicate.messages.team]
text = "Done"
'''


@given(strategies.documents())
@settings(max_examples=120, deadline=None)
def test_a_document_comes_back_as_it_was(document: PostMortem) -> None:
    text = render(document)
    back = parse(text).document
    assert back == document
    for table in TABLES:
        assert list(back.table(table)) == list(document.table(table))
    assert render(back) == text
    assert text.startswith("format = 1\n")
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\r" not in text


@given(st.sampled_from(sorted(TABLES.values(), key=str)).flatmap(strategies.rows))
@settings(max_examples=150, deadline=None)
def test_a_row_comes_back_from_json(row: Row) -> None:
    data = json.loads(json.dumps(row_to_json(row)))
    back = row_from_json(type(row), data)
    assert back == row
    # A date is not a datetime that equals it; there are two kinds of mappings, since the empty one is shared.
    kinds = [[dict if isinstance(value, dict) else type(value) for _, value in each] for each in (back, row)]
    assert kinds[0] == kinds[1]


def test_every_section_comes_back_from_json() -> None:
    gather = Gather(agenda={"timeline": 5}, people={"a": Person(name="Ana")}, kept={"$date": "x", "late": dt.time(1, 2)})
    assert row_from_json(Gather, json.loads(json.dumps(row_to_json(gather)))) == gather
    assert {name: row_to_json(kind()) for name, kind in SECTIONS.items()} == {name: {} for name in SECTIONS}


def test_a_row_of_another_version_is_kept_from_json() -> None:
    row = row_from_json(ActionItem, {"text": "Do it", "size": 3, "priority": ["high"]})
    assert row.text == "Do it"
    assert row.kept == {"size": 3, "priority": ["high"]}


def test_the_whole_layout_is_read() -> None:
    document = parse(FULL).document
    assert document.gather.meetings["m3n4p"].in_writing == ("d4e5f",)
    assert document.whys["p7q2c"].category == "change"
    assert document.gather.agenda == {"timeline": 20}
    assert document.timeline["k3f9a"].accounts == {"x9y8z": Account(text="it was earlier")}
    assert not document.kept
    headers = [line for line in FULL.splitlines() if line.startswith("[")]
    assert [line for line in render(document).splitlines() if line.startswith("[")] == headers


def test_changing_one_field_changes_one_line() -> None:
    time = dt.datetime(2023, 7, 20, tzinfo=UTC)
    rows = {f"{number:05}": TimelineEvent(time=time, text=f"row {number}", who=("a", "b")) for number in range(300)}
    before = PostMortem(id="x", timeline=rows)
    after = before.with_row("timeline", "00150", before.timeline["00150"].changed(text="another word"))
    diff = list(difflib.ndiff(render(before).splitlines(), render(after).splitlines()))
    assert [line for line in diff if line[0] in "+-"] == ['- text = "row 150"', '+ text = "another word"']


def test_naps_are_taken_after_a_few_rows_that_are_written() -> None:
    naps: list[int] = []
    fragments: Fragments = {}
    document = PostMortem(timeline={f"{n}": TimelineEvent(text="x") for n in range(59)})
    render(document, nap=lambda: naps.append(1), fragments=fragments)
    assert len(naps) == 60 // toml.ROWS_A_NAP  # the document's own fields are a piece too
    naps.clear()
    render(document, nap=lambda: naps.append(1), fragments=fragments)
    assert len(naps) <= 1


@given(strategies.documents(), strategies.documents())
@settings(max_examples=40, deadline=None)
def test_what_rows_were_written_as_changes_no_byte(one: PostMortem, other: PostMortem) -> None:
    mixed = one.with_table("timeline", {**other.timeline, **one.timeline})
    fragments: Fragments = {}
    for document in (one, mixed, other, one, mixed):
        assert render(document, fragments=fragments) == render(document)


def test_a_row_that_is_the_same_is_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    document = PostMortem(timeline={f"{n}": TimelineEvent(text="x") for n in range(9)})
    fragments: Fragments = {}
    written: list[tuple[str, ...]] = []
    real = toml._written
    monkeypatch.setattr(toml, "_written", lambda path, *given: written.append(path) or real(path, *given))
    render(document, fragments=fragments)
    written.clear()
    render(document.with_row("timeline", "4", TimelineEvent(text="other")), fragments=fragments)
    assert [path for path in written if path[:1] == ("timeline",)] == [("timeline", "4")]


def test_what_cannot_be_seen_is_escaped_and_comes_back() -> None:
    text = "a\u202eb\u200bc\ufeff\u2028\U000e0041"
    document = PostMortem(title=text, kept={"raw": "\x9b31m\x1b", "k\u202e": 1})
    written = render(document)
    assert written.isascii()
    assert "\\u202E" in written and "\\U000E0041" in written and "\\u009B31m\\u001b" in written
    assert parse(written).document == document


def test_unknown_keys_and_values_are_written_back_at_their_place() -> None:
    text = (
        'format = 1\nid = "a"\nmood = "good"\n\n[define]\nseverity = 3\nstatus = "somewhere"\nsize = 0x10\n\n[define.more]\nx = 1\n\n'
        '[timeline.k3f9a]\ntime = 17\ntext = "t"\nstar = "yes"\nnote = "a\\r\\nb"\n\n[tool.other]\nfoo = [1, "two"]\n'
    )
    document = parse(text).document
    assert document.kept == {"mood": "good", "tool": {"other": {"foo": [1, "two"]}}}
    assert document.define.kept == {"severity": 3, "size": 16, "more": {"x": 1}}
    assert document.timeline["k3f9a"].kept == {"time": 17, "star": "yes", "note": "a\r\nb"}
    assert document.timeline["k3f9a"].time is None
    expected = text.replace("0x10", "16").replace('[1, "two"]', '[\n    1,\n    "two",\n]')
    assert render(document) == expected


def test_both_words_of_a_renamed_key_survive() -> None:
    text = 'format = 1\n\n[gather.meetings.a]\nasync = [\n    "p",\n]\nin_writing = 5\n\n[whys.b]\nclass = 3\ncategory = "x"\n'
    document = parse(text).document
    assert document.gather.meetings["a"].in_writing == ("p",)
    assert document.whys["b"].category == ""
    assert render(document) == text


def test_a_missing_format_is_upgraded() -> None:
    loaded = parse('title = "x"\n')
    assert loaded.upgraded and loaded.document.format == 1
    assert not parse("format = 1\n").upgraded


def test_a_byte_order_mark_is_no_harm() -> None:
    assert parse('\ufeffformat = 1\r\ntitle = "x"\r\n').document.title == "x"


def test_times_that_no_zone_can_hold_are_kept() -> None:
    text = "format = 1\n[timeline.a]\ntime = 0001-01-01T00:00:00+23:59\n"
    event = parse(text).document.timeline["a"]
    assert event.time is None and "time" in event.kept
    assert "0001-01-01 00:00:00+23:59" in render(parse(text).document)


def test_offsets_with_seconds_become_utc() -> None:
    odd = dt.timezone(dt.timedelta(minutes=53, seconds=28))
    event = TimelineEvent(time=dt.datetime(1890, 1, 1, 12, tzinfo=odd))
    back = parse(render(PostMortem(timeline={"a": event}))).document.timeline["a"]
    assert back == event and isinstance(back.time, dt.datetime)
    assert back.time.isoformat() == "1890-01-01T11:06:32+00:00"


@given(strategies.unknown_values())
@settings(max_examples=100, deadline=None)
def test_any_value_under_an_unknown_key_is_kept(value: Any) -> None:
    row = Quantity(text="users", kept={"seen": value})
    document = PostMortem(define=Define(quantities={"a": row}))
    assert parse(render(document)).document.define.quantities["a"].kept == {"seen": value}


def test_numbers_that_are_none_are_kept() -> None:
    text = "format = 1\nx = nan\ny = [\n    -inf,\n    nan,\n]\n"
    assert render(parse(text).document) == text


def test_what_toml_cannot_hold_is_never_written() -> None:
    with pytest.raises(FormatError, match="cannot be written"):
        render(PostMortem(kept={"x": None}))


def test_an_empty_row_keeps_its_header() -> None:
    document = PostMortem(timeline={"k3f9a": TimelineEvent()}, whys={"-": Why(text="x")}, gather=Gather(meetings={"a.b": Meeting()}))
    assert parse(render(document)).document == document


def test_an_id_written_by_hand_is_cleaned_as_what_points_at_it_is() -> None:
    """Otherwise `ReparentWhy(under='0\x1f')` would put a branch under a row that nothing can refer to."""
    text = 'format = 1\n[whys."0\\u001f"]\ntext = "a"\n[whys.b]\nunder = "0\\u001f"\ntext = "b"\n[actions.c]\nanswers = ["0\\u001f"]\n'
    document = parse(text).document
    assert list(document.whys) == ["0", "b"]
    assert (document.whys["b"].under, document.actions["c"].answers) == ("0", ("0",))
    moved = ReparentWhy(id="b", under="0").apply(parse(text.replace("under", "#")).document)
    assert moved.whys["b"].under == "0"


def test_an_empty_id_is_made_one_since_no_id_means_the_root() -> None:
    document = parse('format = 1\n[whys.""]\ntext = "a"\n[whys.b]\nunder = ""\ntext = "b"\n').document
    assert [(key, row.under) for key, row in document.whys.items()] == [("-", ""), ("b", "")]


def test_ids_that_would_be_the_same_when_cleaned_stay_two_rows() -> None:
    text = 'format = 1\n[whys."0\\u001f"]\ntext = "a"\n[whys.0]\ntext = "b"\n[whys."0\\u001e"]\ntext = "c"\n'
    assert [(key, row.text) for key, row in parse(text).document.whys.items()] == [("0-", "a"), ("0", "b"), ("0--", "c")]
