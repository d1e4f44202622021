"""The difference between two documents: it leads from one to the other, and applying it twice is the same as once."""

from hypothesis import given, settings

from pmtui.model.changes import Changes, changes
from pmtui.model.define import Define
from pmtui.model.later import LaterItem
from pmtui.model.postmortem import TABLES, PostMortem
from tests import strategies
from tests.edits.doing import incident


def orders(document: PostMortem) -> list[list[str]]:
    return [list(document.table(table)) for table in TABLES]


@given(strategies.documents(3), strategies.documents(3))
@settings(max_examples=60)
def test_they_lead_from_any_document_to_any_other(before: PostMortem, after: PostMortem) -> None:
    difference = changes(before, after)
    result = difference.apply(before)
    assert result == after and orders(result) == orders(after)
    assert difference.apply(result) == after and orders(difference.apply(result)) == orders(after)


@given(strategies.documents(3))
def test_nothing_differs_from_itself(document: PostMortem) -> None:
    assert not changes(document, document) and changes(document, document).apply(document) is document
    assert not Changes()


def test_only_what_differs_is_said() -> None:
    before = incident()
    after = before.with_row("later", "i1", LaterItem(text="other")).without("actions", ["t1"]).with_fields("define", impact="all")
    assert changes(before, after) == Changes(
        {("actions", "t1"): None, ("later", "i1"): LaterItem(text="other")}, {"define": {"impact": "all"}}
    )


def test_an_order_is_said_only_where_rows_alone_do_not_say_it() -> None:
    before = incident()
    assert not changes(before, before.with_row("later", "n", LaterItem(text="x"))).orders
    assert not changes(before, before.without("timeline", ["e2"])).orders
    assert changes(before, before.with_row("later", "n", LaterItem(text="x"), after="")).orders == {"later": ("n", "i1", "i2")}
    assert changes(before, before.with_order("timeline", ["e3"])).orders == {"timeline": ("e3", "e1", "e2")}


def test_what_a_section_keeps_comes_back_too() -> None:
    before = incident().model_copy(update={"define": Define.read({"kind": 7, "color": "red"})})
    after = before.with_fields("define", kind="both")
    back = changes(after, before)
    assert back.fields["define"]["kept"] == {"kind": 7, "color": "red"}
    assert back.apply(after) == before and changes(before, after).apply(before) == after
