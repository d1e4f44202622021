"""The page, read as a wiki reads it: fixed sections, whole tables, flat lists, and only text where people wrote."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmtui.formats.page import escape
from pmtui.formats.page.markdown import render
from pmtui.model.define import Define
from pmtui.model.gather import Gather, Person
from pmtui.model.later import LaterItem
from pmtui.model.people.as_roles import AsRoles
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import clean
from pmtui.model.timeline import Account, TimelineEvent
from pmtui.model.whys import Why
from tests.formats import pages
from tests.formats.test_escape import NASTY
from tests.strategies import documents, texts


@settings(max_examples=150, deadline=None)
@given(documents(), st.booleans())
def test_any_page_has_the_sections_in_order_and_takes_no_mark_from_people(document: PostMortem, roles: bool) -> None:
    page = render(AsRoles().document(document) if roles else document)
    assert len(pages.headings(page, "h1")) == 1
    second = pages.headings(page, "h2")
    assert second == [title for title in pages.H2 if title in second]
    assert not [token for token in pages.tokens(page) if token.tag in ("h4", "h5", "h6")]
    assert {token.type for token in pages.tokens(page)} <= BLOCKS
    assert {token.type for token in pages.inside(page)} <= {
        "text",
        "text_special",
        "strong_open",
        "strong_close",
        "link_open",
        "link_close",
    }
    assert all(len(set(cells)) == 1 for cells in pages.tables(page))
    assert pages.depth(page) <= 3


BLOCKS = {
    "heading_open", "heading_close", "inline", "paragraph_open", "paragraph_close", "fence",
    "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close",
    "th_open", "th_close", "td_open", "td_close",
    "bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close", "list_item_open", "list_item_close",
}  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(documents())
def test_what_people_wrote_changes_no_structure(document: PostMortem) -> None:
    assert pages.skeleton(render(document)) == pages.skeleton(render(pages.plain(document)))


@settings(max_examples=60, deadline=None)
@given(documents())
def test_the_page_is_the_same_bytes_each_time_and_safe_to_print(document: PostMortem) -> None:
    page = render(document)
    assert render(document.model_copy(deep=True)) == page
    assert page.endswith("\n") and not page.endswith("\n\n")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff]", page.replace("\t", ""))
    assert not any(line != line.rstrip() for line in page.split("\n"))


@settings(max_examples=80, deadline=None)
@given(documents())
def test_each_row_of_the_timeline_says_its_words(document: PostMortem) -> None:
    page_text = pages.texts(render(document.with_fields("define", problem="")))
    for event in document.timeline.values():
        for text in (event.text, event.gap, *(row.text for row in event.accounts.values())):
            for line in escape.lines(text):
                assert " ".join(line.split()) in page_text


FULL = PostMortem(
    title="{}",
    define=Define(problem="{}", kind="{}", severity="{}", summary="{}", trigger="{}", services=("{}", "{}"), links=("{}",), incident="{}"),
    gather=Gather(people={"p1aaa": Person(name="{}", roles=("{}",), team="{}")}),
    timeline={
        "e1aaa": TimelineEvent(time="{}", text="{}", who=("{}",), links=("{}",), milestones=("{}",), gap="{}", typed="{}"),
        "e2bbb": TimelineEvent(text="{}", accounts={"x1aaa": Account(text="{}", who="{}")}),
    },
    whys={"w1aaa": Why(text="{}", question="{}", marks=("root", "{}"), evidence=("e1aaa",), category="{}")},
    later={"l1aaa": LaterItem(text="{}")},
)


def filled(text: str) -> PostMortem:
    """Return a document with a text in every place."""
    return PostMortem.model_validate_json(FULL.model_dump_json(exclude_defaults=True).replace('"{}"', json.dumps(clean(text))))


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_in_every_place_stays_words(text: str) -> None:
    document = filled(text)
    page = render(document)
    assert pages.skeleton(page) == pages.skeleton(render(pages.plain(document)))
    for line in escape.lines(text):
        assert " ".join(line.split()) in pages.texts(page)


@settings(max_examples=100, deadline=None)
@given(texts(60))
def test_any_text_in_every_place_stays_words(text: str) -> None:
    document = filled(text)
    assert document.title == text
    assert pages.skeleton(render(document)) == pages.skeleton(render(pages.plain(document)))


def test_an_empty_document_is_a_title_alone() -> None:
    assert render(PostMortem()) == "# Untitled post mortem\n"
    assert render(PostMortem(title=" \n ")) == "# Untitled post mortem\n"


def test_a_title_is_cut_at_a_hundred_characters() -> None:
    page = render(PostMortem(title="word " * 40))
    assert page == f"# {('word ' * 20)[:99].rstrip()}…\n"


def test_the_facts_say_what_is_not_known_and_leave_out_what_was_not_asked() -> None:
    page = render(PostMortem(define=Define(not_known=("began", "ended", "severity", "services"))))
    assert page.split("\n\n")[1].splitlines()[2:] == [
        "| Severity | not known |", "| Started | not known |", "| Ended | not known |", "| Services | not known |",
    ]  # fmt: skip


def test_with_roles_no_name_is_left() -> None:
    people = {"a1aaa": Person(name="Ana", handle="@ana", shown_as="on call", roles=("facilitator",)), "b1bbb": Person(name="Ben")}
    event = TimelineEvent(text="seen", who=("a1aaa", "b1bbb"), accounts={"x1aaa": Account(text="not so", who="b1bbb")})
    why = Why(text="so", accounts={"x2bbb": Account(text="no", who="a1aaa")})
    document = PostMortem(gather=Gather(people=people), timeline={"e1aaa": event}, whys={"w1aaa": why})
    assert "Ana" in render(document) and "Ben" in render(document)
    page = render(AsRoles().document(document))
    assert "Ana" not in page and "Ben" not in page and "@ana" not in page
    assert "| on call, participant |" in page
    assert "told differently (participant): not so" in page


def test_evidence_of_many_lines_is_named_by_its_first() -> None:
    event = TimelineEvent(text="first line\nsecond line")
    document = PostMortem(timeline={"e1aaa": event}, whys={"w1aaa": Why(text="x", marks=("root",), evidence=("e1aaa",))})
    assert "  - evidence: time not known, first line …\n" in render(document)


def test_what_has_no_width_is_named() -> None:
    assert pages.texts(render(PostMortem(title="a\u202eb"))) == "a[U+202E]b"
