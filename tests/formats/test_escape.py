"""Escaping: a Markdown parser gets what people typed, in every slot."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pmtui.formats.page import escape
from pmtui.model.text import clean, visible

READER = MarkdownIt("gfm-like")

NASTY = [
    "a[0] and [/]", "[@click=app.quit]x", "# no heading", "####### seven", "- no item", "+ plus", "* star", "1. one", "12) twelve", "---",
    "===", "> quote", "| a | b |", "a|b", "a\\|b", "\\", "back\\slash", "trailing \\", "`code`", "``` fence", "~~~", "~~gone~~",
    "*a* _b_ __c__ ***d***", "snake_case_word", "<b>bold</b>", "<script>alert(1)</script>", "<!-- note -->",
    "&amp; &lt; &#65; &#x41; &nosuch;", "AT&T", "![image](x.png)", "[link](x)", "[ref]: x", "[^1]", "- [ ] task", "[x] done", "$a$ $$b$$",
    "\tindented", "    four blanks", "two blanks at the end  ", "a\nb", "a\n\n\nb", "@ana #1 GH-1", "\u202eright to left", "\x1b[31mred",
    "e\u0301\u0301\u0301\u0301", "C:\\temp\\new", "::: mermaid", "{{x}} [[y]]", "http://", "ftp://x", "www.example.com",
    "mail ops@example.com", "a  b   c", "1986\\. was", "\u00a0nbsp\u00a0", ":--", "|-", "%%c%%", "==m==", "=", "+", "-", "#", "#tag",
    "a #", "# #",
]  # fmt: skip
MARKS = st.text(st.sampled_from(list("\\`*_[]<>~|&#-+.=>!():;@$%^{}\"'/ \n\tabAB019é\u202e\u200b\u0301\x9b")), max_size=30)
TEXT = st.one_of(st.sampled_from(NASTY), MARKS, st.text(max_size=20)).filter(lambda text: "://" not in text)


def words_of(tokens: list[Token]) -> str:
    """Return the text of inline tokens as a reader sees it; links as their text."""
    out = []
    for token in tokens:
        if token.children is not None:
            out.append(words_of(token.children))
        elif token.type in ("text", "code_inline", "text_special"):
            out.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            out.append("\n")
        elif token.type in ("link_open", "link_close"):
            continue
        else:
            out.append(f"<<{token.type}>>")
    return "".join(out)


def blocks(markdown: str) -> list[str]:
    """Return the types of a page's blocks, without what is inside them."""
    return [token.type for token in READER.parse(markdown)]


def inline(markdown: str) -> list[str]:
    """Return the text of each inline piece of a page."""
    return [words_of(token.children or []) for token in READER.parse(markdown) if token.type == "inline"]


def expected(text: str) -> list[str]:
    """Return the lines as they should read back."""
    return [line for line in (part.strip() for part in visible(clean(text)).split("\n")) if line]


@settings(max_examples=250, deadline=None)
@given(TEXT)
def test_paragraph_gives_the_words_back(text: str) -> None:
    page = escape.paragraph(text)
    assert inline(page) == expected(text)
    assert set(blocks(page)) <= {"paragraph_open", "inline", "paragraph_close"}


@settings(max_examples=250, deadline=None)
@given(TEXT, TEXT)
def test_cell_gives_the_words_back(text: str, other: str) -> None:
    page = f"| a | b |\n|---|---|\n| {escape.cell(text)} | {escape.cell(other)} |\n"
    want = ["; ".join(expected(each)) or "-" for each in (text, other)]
    assert inline(page) == ["a", "b", *want]
    assert blocks(page).count("tr_open") == 2


@settings(max_examples=250, deadline=None)
@given(TEXT.filter(lambda text: bool(expected(text))))
def test_item_gives_the_words_back(text: str) -> None:
    for lead, kind in (("- ", "bullet_list_open"), ("1. ", "ordered_list_open"), ("- [ ] ", "bullet_list_open")):
        page = f"{lead}{escape.item(text)}\n"
        assert inline(page) == [lead[2:].replace("1. ", "").lstrip() + "; ".join(expected(text))]
        assert blocks(page)[:3] == [kind, "list_item_open", "paragraph_open"]
        assert len(blocks(page)) == 7


@settings(max_examples=250, deadline=None)
@given(TEXT.filter(lambda text: bool(expected(text))))
def test_heading_gives_the_words_back(text: str) -> None:
    page = f"# {escape.heading(text, 1000)}\n"
    assert inline(page) == [" ".join(expected(text))]
    assert blocks(page) == ["heading_open", "inline", "heading_close"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(MARKS, st.sampled_from(NASTY)), max_size=4))
def test_fence_holds_whatever_is_inside(rows: list[str]) -> None:
    tokens = READER.parse(escape.fence(rows))
    assert [token.type for token in tokens] == ["fence"]
    assert tokens[0].content == "".join(visible(row).replace("\n", " ").rstrip() + "\n" for row in rows)


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_stays_words_in_a_paragraph(text: str) -> None:
    assert inline(escape.paragraph(text)) == expected(text)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("see https://x.example/a_b*c, then go", "see <https://x.example/a_b*c>, then go"),
        ("(https://x.example/a(b))", "(<https://x.example/a(b)>)"),
        ("https://x.example/#narrow/stream/31-t/near/37", "<https://x.example/#narrow/stream/31-t/near/37>"),
        ("https://x.example/a|b", "<https://x.example/a>\\|b"),
        ("<https://x.example/>", "\\<<https://x.example/>\\>"),
        ("http://", "http://"),
        ("https://...", "https://..."),
    ],
)
def test_an_address_in_the_text_is_one_link(text: str, page: str) -> None:
    assert escape.paragraph(text) == page
    assert inline(page) == [text]


def test_an_address_keeps_its_marks() -> None:
    page = escape.url("https://x.example/a_b_c?q=*d*&amp;e#f")
    link = next(token for token in READER.parse(page)[1].children or [] if token.type == "link_open")
    assert link.attrs["href"] == "https://x.example/a_b_c?q=*d*&amp;e#f"


@pytest.mark.parametrize("text", ["javascript:alert(1)", "see https://x.example", "file.txt *bold*", "https://x.example/a b", "# x"])
def test_what_is_no_web_address_stays_words(text: str) -> None:
    page = escape.url(text)
    assert inline(page) == [text]
    assert not re.search(r"<javascript", page)


@settings(max_examples=150, deadline=None)
@given(st.from_regex(r"https?://[!-~]{1,25}", fullmatch=True))
def test_any_address_leaves_the_structure_alone(address: str) -> None:
    page = f"| a | b |\n|---|---|\n| {escape.url(address)} | {escape.cell(address)} |\n\n{escape.paragraph(address)}\n"
    kinds = blocks(page)
    assert kinds.count("tr_open") == 2
    assert kinds.count("td_open") == 2
    assert kinds[-3:] == ["paragraph_open", "inline", "paragraph_close"]


def test_a_long_heading_is_cut_at_its_end() -> None:
    assert escape.heading("a" * 300) == "a" * 99 + "…"
    assert escape.heading("a" * 100) == "a" * 100


def test_an_empty_cell_has_a_dash() -> None:
    assert escape.cell(" \n ") == "-"
