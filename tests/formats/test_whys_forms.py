"""The whys in four forms: each reads back with the same shape, and no text leaves its place."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pmtui.formats.page.answers import Look
from pmtui.formats.page.markdown import render
from pmtui.formats.page.whys import tree
from pmtui.formats.page.whys_forms import mermaid, nested
from pmtui.model.postmortem import PostMortem
from pmtui.model.whys import Why, letters, walk
from tests.driver import blank
from tests.incident import DEPTHS, QUESTION_BEFORE, typed

NODE = re.compile(r'  (n\d+)(?:\["([^"]*)"\]|\(\["([^"]*)"\]\):::cause|\{\{"([^"]*)"\}\}:::open)')
EDGE = re.compile(r"  (n\d+) -(?:-|\.-)> (n\d+)")
OTHER = re.compile(r"flowchart BT|  classDef (cause stroke-width:3px|open stroke-dasharray:4)")
LABEL = re.compile(r"(?:[\w ,.:!?()/'-]|#\d+;|<br/>)*")
HOSTILE = [
    '"]; click n0 "x"',
    "end",
    "`x`",
    "%% no",
    "#quot;",
    "<script>",
    "- x",
    "1. x",
    "a\nb",
    "n1 --> n0",
    "{{x}}",
    "\u202ex",
    "",
    "  ",
    ":::cause",
]


def look(document: PostMortem) -> Look:
    return Look(document, lambda key: key, letters(document.whys))


def shape(document: PostMortem) -> list[int]:
    return [level for _, level in walk(document.whys)]


def listed(text: str) -> list[int]:
    """Read a nested list with a Markdown parser: the level of each item."""
    level, out = 0, []
    for token in MarkdownIt().parse(text):
        level += {"bullet_list_open": 1, "bullet_list_close": -1}.get(token.type, 0)
        out += [level] if token.type == "list_item_open" else []
    return out


def flow(text: str) -> dict[str, str]:
    """Read a flowchart strictly: what each node leads to; anything else is an error."""
    led: dict[str, str] = {}
    nodes = set()
    for row in text.split("\n"):
        if node := NODE.fullmatch(row):
            nodes.add(node[1])
            assert all(LABEL.fullmatch(label or "") for label in node.groups()[1:]), row
        elif edge := EDGE.fullmatch(row):
            led[edge[1]] = edge[2]
        else:
            assert OTHER.fullmatch(row), row
    assert set(led) | set(led.values()) <= nodes
    return led


def depth(led: dict[str, str], node: str) -> int:
    return 1 + depth(led, led[node]) if node in led else 0


def test_the_incident_has_the_same_shape_in_each_form() -> None:
    document = typed()
    assert shape(document) == DEPTHS == listed(nested(look(document)))
    led = flow(mermaid(document))
    assert [depth(led, f"n{number}") for number in range(1, 15)] == DEPTHS
    drawn = [len(row.split("─ ")[0]) // 3 + 1 for row in list(tree(document))[1:] if "─ " in row]
    assert drawn == DEPTHS
    page = render(document, whys=("chains",)).split("## Five whys")[1].split("\n## ")[0]
    starts = [int(start) for start in re.findall(r"^(\d+)\. ", page, re.MULTILINE)]
    assert starts == DEPTHS and page.count("**Chain") == 4


def test_a_page_has_the_forms_that_are_asked_for_in_their_order() -> None:
    document = typed()
    assert render(document) == render(document, whys=("chains", "tree"))
    page = render(document, whys=("mermaid", "list")).split("## Five whys")[1].split("\n## ")[0]
    assert page.index("```mermaid") < page.index("\n- A bug came in") and "**Chain" not in page and "```text" not in page
    assert "A: root cause<br/>The code was structured in a way<br/>" in page


def test_a_branch_alone_has_its_own_answer_on_top() -> None:
    document = typed()
    key = next(key for key, why in document.whys.items() if why.text == QUESTION_BEFORE)
    assert listed(nested(look(document), key)) == [1, 2, 3, 4]
    led = flow(mermaid(document, key))
    assert len(led) == 3 and "n0" not in mermaid(document, key)


def test_a_weak_step_is_dotted_and_a_waiting_question_has_a_shape_of_its_own() -> None:
    rows = {"a": Why(text="one", weak=True), "b": Why(under="a", question="what else")}
    text = mermaid(blank().with_table("whys", rows))
    assert "  n1 -.-> n0" in text and '  n2{{"what else"}}:::open' in text and "  n2 --> n1" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_words_leave_their_label(text: str) -> None:
    document = (
        blank()
        .with_fields("define", problem=text)
        .with_table("whys", {"a": Why(text=text, marks=("factor",)), "b": Why(under="a", question=text)})
    )
    flow(mermaid(document))
    assert listed(nested(look(document)))[:1] == [1]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=20), st.integers(0, 9)), max_size=8))
def test_any_words_in_any_tree_are_read_back(rows: list[tuple[str, int]]) -> None:
    rows_by_id = {f"w{number}": Why(under=f"w{under}", text=f"x {text}") for number, (text, under) in enumerate(rows)}
    document = blank().with_table("whys", rows_by_id)
    led = flow(mermaid(document))
    assert [depth(led, f"n{number}") for number in range(1, len(rows) + 1)] == shape(document)
    assert listed(nested(look(document))) == shape(document)
