"""A document with people shown by role: no name left in it, nothing else changed."""

import datetime as dt
import unicodedata
from typing import Any

import pytest
from hypothesis import given

from pmtui.formats.page.markdown import render
from pmtui.model.actions import ActionItem
from pmtui.model.gather import Person
from pmtui.model.people.as_roles import SOMEONE, AsRoles
from pmtui.model.people.name_words import compared
from pmtui.model.postmortem import SECTIONS, TABLES, PostMortem
from pmtui.model.timeline import Account, TimelineEvent
from tests.driver import demo
from tests.strategies import documents

PEOPLE = {
    "k1": Person(name="Ana Ruiz", handle="ana", roles=("incident commander",)),
    "k2": Person(name="Ben", handle="@bee", roles=("on-call engineer",), shown_as="the engineer on call"),
    "k3": Person(name="Will Hope", roles=("support",)),
    "k4": Person(name="Support team", roles=("support",)),
}


def incident(**tables: Any) -> PostMortem:
    """Return an incident with these people."""
    document = PostMortem(id="pm1", title="Ana's release", date=dt.date(2023, 7, 20)).with_table("gather.people", PEOPLE)
    for name, rows in tables.items():
        document = document.with_table(name, rows)
    return document


def seen(words: str) -> str:
    """Return a text as it is shown."""
    look = AsRoles()
    look.document(incident())
    return look.text(words)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Ana Ruiz rolled it back", "incident commander rolled it back"),
        ("told by ana", "told by incident commander"),
        ("Ruiz's change", "incident commander's change"),
        ("the ruiz in the cellar", "the ruiz in the cellar"),
        ("@ana tells @bee", "incident commander tells the engineer on call"),
        ('@"Ana Ruiz" and BEN', "incident commander and the engineer on call"),
        ("@anaruiz wrote it", "incident commander wrote it"),
        ("it will hope for the best", "it support for the best"),  # a whole name is a name in any letters
        ("we will see, and hope", "we will see, and hope"),
        ("Will said so", "support said so"),
        ("banana, Anatomy, beer", "banana, Anatomy, beer"),
        ("mail ops@bee.example, ana@corp.example or ana.ruiz@corp.example.", "mail someone, incident commander or incident commander."),
        ("git@github.com:x/y, react@18.2.0, lodash@4.17.21", "git@github.com:x/y, react@18.2.0, lodash@4.17.21"),
        ('@dana, @"Dana Roy" and `@Override` in @types/node', "someone, someone and `@Override` in @types/node"),
        ("@here @channel @oncall at @500ms", "@here @channel @oncall at @500ms"),
        ("Ana-Maria on ana-laptop, root@ana", "incident commander on incident commander, incident commander"),
        ("Ana  Ruiz and ANA\nRUIZ, Ana\u00a0Ruiz", "incident commander and incident commander, incident commander"),
        ("A\xadna and A\u200bna, \uff21na", "incident commander and incident commander, incident commander"),
        ("Anas Laptop; Anasazi", "incident commander Laptop; Anasazi"),
        ("the bee flew", "the the engineer on call flew"),  # in doubt, and counted
        ("see https://github.com/ana/fix", "see https://github.com/incident commander/fix"),
        ("support@corp.example", "someone"),
        ("the Support desk, the team", "the Support desk, the team"),
        ("", ""),
    ],
)
def test_names_in_words_give_way_to_roles_and_other_words_stay(words: str, shown: str) -> None:
    """Names, handles, first and last names; no part of a longer word, no word that only looks like a name."""
    assert seen(words) == shown


def test_rows_name_people_by_role_and_strangers_not_at_all() -> None:
    """Owners, accounts and actors; a team is nobody in particular."""
    event = TimelineEvent(text="Ben paged", who=("k2", "zoe"), accounts={"a": Account(text="Ana saw it", who="Dana")})
    actions = {"x1": ActionItem(text="Ask Ana", owner="Ana Ruiz"), "x2": ActionItem(owner="Dana"), "x3": ActionItem(owner="platform team")}
    shown_document = AsRoles().document(incident(timeline={"t1": event}, actions=actions))
    row = shown_document.timeline["t1"]
    assert (row.text, row.who) == ("the engineer on call paged", ("k2", SOMEONE))
    assert row.accounts["a"] == Account(text="incident commander saw it", who=SOMEONE)
    assert [one.owner for one in shown_document.actions.values()] == ["incident commander", SOMEONE, "platform team"]
    assert shown_document.title == "incident commander's release"
    assert [one.name for one in shown_document.gather.people.values()][:2] == ["incident commander", "the engineer on call"]


def test_what_did_not_change_is_the_row_of_before() -> None:
    """The cost of an edit does not grow: rows are worked out once."""
    look = AsRoles()
    rows = {f"t{number}": TimelineEvent(text=f"Ana {number}") for number in range(3)}
    before = look.document(incident(timeline=rows))
    first = incident(timeline=rows).with_table("gather.people", PEOPLE)
    after = look.document(first.with_row("timeline", "t1", TimelineEvent(text="other")))
    assert after.timeline["t0"] is before.timeline["t0"]
    assert after.timeline["t1"].text == "other"
    assert look.document(first) is not after


def test_a_new_name_is_looked_for_in_old_rows() -> None:
    """A person added to step 1 later is shown by role in earlier text too."""
    look = AsRoles()
    document = incident(timeline={"t1": TimelineEvent(text="Dana called")})
    assert look.document(document).timeline["t1"].text == "Dana called"
    named = document.with_row("gather.people", "k9", Person(name="Dana", roles=("support",)))
    assert look.document(named).timeline["t1"].text == "support called"


@given(documents())
def test_any_document_keeps_its_shape(document: PostMortem) -> None:
    """Rows, ids and order are the document's; a document without people is shown unchanged."""
    shown_document = AsRoles().document(document)
    for table in TABLES:
        assert list(shown_document.table(table)) == list(document.table(table))
    nobody = document.with_table("gather.people", {}).with_table("actions", {})
    texts = [why.text for why in nobody.whys.values()]
    if not any("@" in text for text in texts):
        assert [why.text for why in AsRoles().document(nobody).whys.values()] == texts


NAMES = [
    ("Zelda Quist", "zq7"),
    ("山田さくら", "yamada"),
    ("محمد علی", "mali"),
    ("अनिल जोशी", "अनिल"),
    ("Иван Петров", "ipet"),
    ("Zoë", "zo.e"),
]
TEXTS = {"text", "problem", "summary", "impact", "trigger", "lead_up", "fault", "detection", "response", "recovery", "opening", "closing"}


def filled(row: Any, words: str) -> Any:
    """Return a row with these words in each of its texts."""
    fields = type(row).model_fields
    values: dict[str, Any] = {name: f"{words} {getattr(row, name)}" for name in TEXTS & set(fields) if isinstance(getattr(row, name), str)}
    values |= {name: words for name in ("measure", "reason", "channel") if name in fields}
    values |= {name: words.split(":")[0] for name in ("owner", "signed_by") if name in fields}
    if "accounts" in fields:
        values |= {"accounts": {"a1": Account(text=words, who=words.split(":")[0])}}
    return row.changed(**values)


@pytest.mark.parametrize(("name", "handle"), NAMES)
def test_nobody_is_named_in_any_text_of_the_page(name: str, handle: str) -> None:
    """Each text of each row holds the name, parts of it, handle and mail address, in two forms."""
    first, last = name.split()[0], name.split()[-1]
    words = f"{name}: {first} ({last}) @{handle}, {handle}@corp.example, {unicodedata.normalize('NFD', name)}"
    document = demo()
    for table in TABLES:
        document = document.with_table(table, {key: filled(row, words) for key, row in document.table(table).items()})
    for section in SECTIONS:
        document = document.model_copy(update={section: filled(document.section(section), words)})
    person = Person(name=name, handle=handle, roles=("responder", f"deputy of {first}"))
    document = document.with_table("gather.people", {"k1": person}).model_copy(update={"title": words})
    named, page = compared(render(document)), compared(render(AsRoles().document(document)))
    for word in map(compared, (name, first, last, f"@{handle}", f"{handle}@corp.example")):
        assert word in named and word not in page
    assert page.count("responder") > 100
