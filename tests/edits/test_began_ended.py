"""When the impact began and ended: one field of step 2 that is two rows of step 3."""

from typing import Any

import pytest

from pmtui.edits.began_ended import without_marks
from pmtui.edits.define import SetBeganEnded, SetNotKnown
from pmtui.formats.lines.define import DefineContext, parse
from pmtui.model.figures.metrics import began_ended_words
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import Why
from tests.edits.doing import done, event, moment, said, unchanged

EMPTY = PostMortem(id="x", date=moment(0).date()).with_fields("define", zone="UTC")


def at(hour: int, minute: int = 0, **values: Any) -> TimelineEvent:
    return TimelineEvent(time=moment(hour, minute), zone="UTC", **values)


def say(began: TimelineEvent | None, ended: TimelineEvent | None) -> SetBeganEnded:
    return SetBeganEnded(began=began, ended=ended, began_id="began", ended_id="ended")


def typed(document: PostMortem, text: str) -> PostMortem:
    """Return the document after typing into the field."""
    line = parse(text, DefineContext(document))
    assert not line.problem
    return done(document, say(line.began, line.ended))


def rows(document: PostMortem) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the times and milestones of each row."""
    return {key: (f"{row.time:%H:%M}" + (f"-{row.end:%H:%M}" if row.end else ""), row.milestones) for key, row in document.timeline.items()}


def with_rows(**events: TimelineEvent) -> PostMortem:
    return EMPTY.with_table("timeline", events)


def test_two_rows_without_words_are_made() -> None:
    document = done(EMPTY, say(at(12, 17), at(12, 30)))
    assert rows(document) == {"began": ("12:17", ("impact-start",)), "ended": ("12:30", ("impact-end",))}
    assert all(not row.text and row.zone == "UTC" for row in document.timeline.values())
    unchanged(document, say(at(12, 17), at(12, 30)))


def test_changing_the_field_moves_them() -> None:
    document = done(EMPTY, say(at(12, 17), at(12, 30)), say(at(12, 19, precision="approx"), at(12, 40)))
    assert rows(document) == {"began": ("12:19", ("impact-start",)), "ended": ("12:40", ("impact-end",))}
    assert document.timeline["began"].precision == "approx"


def test_clearing_it_takes_the_rows_away_and_what_pointed_at_them() -> None:
    document = done(EMPTY, say(at(12, 17), at(12, 30)))
    document = document.with_row("whys", "a", Why(text="x", evidence=("began", "other")))
    document = document.with_row("timeline", "loose", TimelineEvent(precision="unknown", text="y", after="ended"))
    after = done(document, say(None, None))
    assert list(after.timeline) == ["loose"] and after.timeline["loose"].after == ""
    assert after.whys["a"].evidence == ("other",)
    unchanged(EMPTY, say(None, None))
    assert list(done(document, say(at(12, 17), None)).timeline) == ["began", "loose"]


@pytest.mark.parametrize(
    "values", [{"text": "promoted"}, {"milestones": ("introduced", "impact-start")}, {"links": ("https://x.example",)}]
)
def test_a_row_that_says_something_else_loses_only_its_mark(values: dict[str, Any]) -> None:
    row = TimelineEvent(**{"time": moment(12, 17), "milestones": ("impact-start",), **values})
    after = done(with_rows(e=row), say(None, None))
    left = after.timeline["e"]
    assert "impact-start" not in left.milestones and (left.text, left.links, left.time) == (row.text, row.links, row.time)


def test_a_row_with_words_moves_and_keeps_them() -> None:
    document = with_rows(e=event(12, 17, "promoted", "introduced", "impact-start", star=True))
    row = done(document, say(at(12, 20), None)).timeline["e"]
    assert (row.text, row.time, row.milestones, row.star) == ("promoted", moment(12, 20), ("introduced", "impact-start"), True)


def test_the_first_in_time_is_meant_whatever_the_order_of_the_file() -> None:
    document = with_rows(later=event(14, 0, "again", "impact-start"), first=event(12, 17, "promoted", "impact-start"))
    assert began_ended_words(document) == "2023-07-20 12:17 UTC"
    after = done(document, say(at(12, 20), None))
    assert after.timeline["later"] is document.timeline["later"] and after.timeline["first"].time == moment(12, 20)


def test_a_mark_on_a_row_without_a_time_gets_one() -> None:
    document = with_rows(e=event(12, 0), u=TimelineEvent(precision="unknown", after="e", text="it began", milestones=("impact-start",)))
    row = done(document, say(at(12, 17), None)).timeline["u"]
    assert (row.text, row.time, row.precision, row.after) == ("it began", moment(12, 17), "exact", "")


# Rows that lasted


def test_a_row_that_lasted_says_the_end_with_its_end() -> None:
    document = with_rows(s=event(12, 17, "", "impact-start"), e=event(12, 28, "rolling back", "impact-end", end=moment(12, 30)))
    assert began_ended_words(document) == "2023-07-20 12:17-12:30 UTC"
    unchanged(document, say(at(12, 17), at(12, 30)))
    assert rows(typed(document, "12:19-12:30")) == {"s": ("12:19", ("impact-start",)), "e": ("12:28-12:30", ("impact-end",))}
    assert rows(typed(document, "12:17-12:40"))["e"] == ("12:28-12:40", ("impact-end",))
    assert rows(typed(document, "12:17-12:20"))["e"] == ("12:20", ("impact-end",))


def test_a_row_that_lasted_from_the_start_keeps_its_end_while_it_can() -> None:
    document = with_rows(s=event(12, 17, "down", "impact-start", end=moment(12, 25)))
    assert rows(done(document, say(at(12, 20), None))) == {"s": ("12:20-12:25", ("impact-start",))}
    assert rows(done(document, say(at(12, 40), None))) == {"s": ("12:40", ("impact-start",))}


def test_one_row_with_both_marks_says_both_or_gives_one_away() -> None:
    both = ("impact-start", "impact-end")
    lasting = with_rows(o=event(12, 17, "outage", *both, end=moment(12, 30)))
    unchanged(lasting, say(at(12, 17), at(12, 30)))
    assert rows(typed(lasting, "12:17-12:35")) == {"o": ("12:17-12:35", both)}
    assert rows(typed(lasting, "12:10-12:35")) == {"o": ("12:10-12:35", both)}
    assert rows(typed(lasting, "12:20")) == {"o": ("12:20-12:30", ("impact-start",))}
    point = with_rows(o=event(12, 17, "blip", *both))
    assert rows(typed(point, "12:17-12:30")) == {"o": ("12:17", ("impact-start",)), "ended": ("12:30", ("impact-end",))}
    assert rows(typed(point, "12:10-12:17")) == {"o": ("12:17", ("impact-end",)), "began": ("12:10", ("impact-start",))}
    assert rows(typed(point, "12:20")) == {"o": ("12:20", ("impact-start",))}


def test_a_stretch_the_start_lies_in_is_kept_and_changed() -> None:
    between = at(12, 17, precision="between", end=moment(12, 20))
    document = done(EMPTY, say(between, None))
    unchanged(document, say(between, None))
    assert done(document, say(between.changed(end=moment(12, 25)), None)).timeline["began"].end == moment(12, 25)
    assert rows(done(document, say(at(12, 18), None))) == {"began": ("12:18", ("impact-start",))}


def test_the_doubt_of_the_start_is_not_laid_on_the_end() -> None:
    document = typed(with_rows(e=event(12, 30, "rolled back", "impact-end")), "~12:17-12:30")
    assert (document.timeline["began"].precision, document.timeline["e"].precision) == ("approx", "exact")


@pytest.mark.parametrize("text", ["12:17-12:30", "12:17", "~12:17-12:30", "12:17-2023-07-21 01:00", "14:??"])
def test_the_field_as_shown_and_taken_again_changes_nothing(text: str) -> None:
    document = typed(EMPTY, text)
    line = parse(began_ended_words(document), DefineContext(document))
    unchanged(document, say(line.began, line.ended))


# Not known


def test_moments_settle_what_was_not_known() -> None:
    document = done(EMPTY, SetNotKnown(field="began"))
    assert done(document, say(at(12), None)).define.not_known == ("ended",)
    assert done(document, say(at(12), at(13))).define.not_known == ()
    unchanged(document, say(None, None))


def test_all_marks_go_where_it_is_not_known() -> None:
    document = with_rows(a=event(12, 0, "", "impact-start"), b=event(13, 0, "x", "impact-start", "impact-end"))
    assert rows(without_marks(document)) == {"b": ("13:00", ())}


def test_undo_says_what_and_where() -> None:
    assert said(say(None, None)) == ("began, ended", "define", "define.began")


def test_the_incident_s_date_follows_the_day_it_began_and_undo_takes_both_back() -> None:
    after = typed(EMPTY, "2023-07-19 23:50-00:20")
    assert after.date == moment(0).date().replace(day=19)
    assert typed(after, "2023-07-19 23:55-00:20").date == after.date
    assert typed(EMPTY, "12:17-12:30").date == EMPTY.date
    assert "the incident's date too" in parse("2023-07-19 23:50", DefineContext(EMPTY)).echo
