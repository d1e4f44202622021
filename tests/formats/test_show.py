"""`show`: as JSON everything as stored, as text every word of every row."""

import datetime as dt
import json
import re
from typing import Any

from hypothesis import given, settings

from pmtui import demo
from pmtui.formats.exports.show import as_json, as_text
from pmtui.formats.file import toml
from pmtui.model.base import Row
from pmtui.model.define import Define
from pmtui.model.figures.metrics import FORMULAS
from pmtui.model.gather import Gather, Meeting, Person
from pmtui.model.postmortem import TABLES, PostMortem
from pmtui.model.text import one_line, visible
from pmtui.model.timeline import Account, TimelineEvent
from pmtui.model.whys import Why
from tests.strategies import documents

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff]")
NOON = dt.datetime(2023, 7, 20, 12, 17, tzinfo=dt.UTC)


def rows_of(data: dict[str, Any], table: str) -> list[dict[str, Any]]:
    """Return the rows of a table, found by its dotted name."""
    for word in table.split("."):
        data = data[word]
    return data  # type: ignore[return-value]


@settings(max_examples=100, deadline=None)
@given(documents())
def test_any_document_is_json_with_its_rows_in_reading_order(document: PostMortem) -> None:
    data = as_json(document, "a.toml")
    json.dumps(data)
    assert list(data)[:5] == ["format", "id", "title", "date", "file"]
    for table in TABLES:
        assert [row["id"] for row in rows_of(data, table)] == list(document.table(table))
    assert set(data["metrics"]) == {*FORMULAS, "impact_duration", "impact_windows", "resolved_windows"}
    for name in (*FORMULAS, "impact_duration"):
        figure = data["metrics"][name]
        assert list(figure) == ["low", "high", "formula", "from", "to"]
        assert figure["formula"] and (figure["low"] is None) is (figure["high"] is None)
    places = [row["position"] for row in data["whys"]]
    assert len(set(places)) == len(places) and all(re.fullmatch(r"\d+(\.\d+)*", place) for place in places)


def test_times_are_as_stored() -> None:
    lisbon = dt.timezone(dt.timedelta(hours=1))
    times = {
        "a": NOON, "b": NOON.astimezone(lisbon), "c": NOON.replace(tzinfo=None), "d": NOON.date(), "e": dt.time(12, 17),
        "f": dt.time(12, 17, 5), "g": None, "h": "soon",
    }  # fmt: skip
    rows = {key: TimelineEvent(time=time) for key, time in times.items()}
    data = [row["time"] for row in as_json(PostMortem(timeline=rows), "")["timeline"]]
    assert data == [
        "2023-07-20T12:17:00+00:00", "2023-07-20T13:17:00+01:00", "2023-07-20T12:17:00", "2023-07-20", "T12:17", "T12:17:05", None, "soon",
    ]  # fmt: skip


def test_fields_absent_in_the_file_are_null_or_empty() -> None:
    data = as_json(PostMortem(timeline={"e1aaa": TimelineEvent()}, whys={"w1aaa": Why(text="x")}), "a.toml")
    event = data["timeline"][0]
    assert (event["time"], event["end"], event["precision"]) == (None, None, "exact")
    assert (event["milestones"], event["who"], event["links"], event["accounts"], event["star"]) == ([], [], [], [], False)
    assert (data["whys"][0]["under"], data["whys"][0]["letter"], data["whys"][0]["position"]) == (None, None, "1")
    assert data["date"] is None and data["gather"]["people"] == [] and data["communicate"]["messages"] == []


def test_the_files_words_are_used_and_what_is_not_understood_is_there() -> None:
    text = 'format = 1\nextra = 2\nfile = "no"\n[gather.meetings.m1aaa]\nasync = ["p1aaa"]\n'
    text += '[whys.w1aaa]\nclass = "bug"\nid = "other"\nletter = "Q"\n'
    data = as_json(toml.parse(text).document, "a.toml")
    assert data["gather"]["meetings"][0]["async"] == ["p1aaa"]
    assert data["whys"][0]["class"] == "bug"
    assert data["extra"] == 2
    # A key named in the contract is never overridden by a key of that name written by hand.
    assert (data["file"], data["whys"][0]["id"], data["whys"][0]["letter"]) == ("a.toml", "w1aaa", None)


def test_metrics_are_seconds_with_the_rows_between_which_they_lie() -> None:
    data = as_json(toml.parse(demo.text()).document, "demo.toml")["metrics"]
    assert data["time_to_detect"] == {"low": 480, "high": 480, "formula": "detected - impact start", "from": "d1pr0", "to": "e2see"}
    assert data["time_to_declare"] == {"low": None, "high": None, "formula": "declared - detected", "from": "e2see", "to": None}
    assert data["time_to_public"]["low"] is None
    assert data["latent_time"]["low"] == 66960 and data["time_to_resolve"]["high"] == 6780
    assert data["impact_duration"]["low"] == 780
    assert data["impact_windows"] == [{"low": 780, "high": 780, "from": "d1pr0", "to": "f1rb0"}]


def test_metrics_of_unsure_times_are_ranges_and_parts_of_a_second_stay() -> None:
    rows = {
        "a": TimelineEvent(time=NOON, milestones=("impact-start",)),
        "b": TimelineEvent(time=NOON, end=NOON + dt.timedelta(minutes=5), precision="between", milestones=("detected",)),
        "c": TimelineEvent(time=NOON + dt.timedelta(seconds=1, milliseconds=100), milestones=("acknowledged", "mitigated")),
    }
    data = as_json(PostMortem(timeline=rows), "")["metrics"]
    assert (data["time_to_detect"]["low"], data["time_to_detect"]["high"]) == (0, 300)
    assert (data["time_to_mitigate"]["low"], data["time_to_acknowledge"]["low"]) == (1.1, -298.9)
    assert data["impact_windows"] == [{"low": None, "high": None, "from": "a", "to": None}]


def words_of(row: Row) -> list[str]:
    """Return the lines of a row's own text, as shown."""
    text = getattr(row, "text", "") or getattr(row, "name", "")
    return [line.strip() for line in visible(text).split("\n") if line.strip()]


@settings(max_examples=100, deadline=None)
@given(documents())
def test_text_says_every_word_of_every_row_and_nothing_that_acts(document: PostMortem) -> None:
    text = as_text(document)
    assert text.endswith("\n") and not UNSEEN.search(text)
    lines = text.split("\n")
    for table in TABLES:
        for key, row in document.table(table).items():
            assert any(line.endswith(f"[{one_line(key)}]".rstrip()) for line in lines), (table, key)
            for word in words_of(row):
                assert word in text
            for name in ("gap", "question", "reason", "done_when", "owner"):
                for line in visible(getattr(row, name, "")).split("\n"):
                    assert line.strip() in text
            for account in getattr(row, "accounts", {}).values():
                assert all(word in text for word in words_of(account))
    for name in ("summary", "impact", "problem"):
        assert all(line.strip() in text for line in visible(getattr(document.define, name)).split("\n"))


def test_text_calls_rows_as_people_do() -> None:
    document = PostMortem(
        title="Slow\u202e",
        date=NOON.date(),
        gather=Gather(people={"ana11": Person(name="Ana")}, meetings={"m1aaa": Meeting(present=("ana11", "zz9zz"), minutes=30)}),
        define=Define(zone="UTC", problem="one\ntwo", kept={"odd\nkey": 5}),
        timeline={
            "b1bbb": TimelineEvent(
                time=NOON, text="seen\nand said", who=("ana11",), accounts={"x1aaa": Account(text="later", who="ana11")}
            ),
            "a1aaa": TimelineEvent(time=NOON - dt.timedelta(days=1), precision="approx", star=True),
            "c1ccc": TimelineEvent(time=NOON.date(), text="that day"),
        },
        whys={"w1aaa": Why(text="because", marks=("root",), evidence=("b1bbb",)), "w2bbb": Why(question="and why?", under="w1aaa")},
    )
    assert as_text(document) == TEXT


TEXT = """\
Slow[U+202E]
id none, date 2023-07-20, format 1

Gather
  people:
    Ana  [ana11]
  meetings:
    [m1aaa]
        minutes: 30
        present: Ana, zz9zz

Define
  problem: one
           two
  zone: UTC
  odd key (kept as it stands): 5

Timeline
  2023-07-19 ~12:17  (no words)  [a1aaa]
      time: 2023-07-19 12:17:00+00:00
      precision: approx
      star: yes
  2023-07-20  that day  [c1ccc]
      time: 2023-07-20
  2023-07-20 12:17  seen  [b1bbb]
    and said
      time: 2023-07-20 12:17:00+00:00
      who: Ana
      accounts:
        later  [x1aaa]
            who: Ana

Whys, 1 answer
  1 A  because  [w1aaa]
      evidence: 2023-07-20 12:17 [b1bbb]
      marks: root
  1.1  (no words)  [w2bbb]
      under: 1 A [w1aaa]
      question: and why?
"""


def test_text_of_nothing_and_of_the_demo() -> None:
    assert as_text(PostMortem()) == "Untitled post mortem\nid none, date not known, format 1\n"
    text = as_text(toml.parse(demo.text()).document)
    assert "  2023-07-20 12:17  Staging promoted to production  [d1pr0]\n" in text
    assert "  1.1.1 A  The code was structured so that variants are hard to test  [w3cde]\n" in text
    assert "  time to detect: 8 min (detected - impact start)\n" in text
