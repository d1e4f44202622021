"""Reads a page as a wiki does: its tokens, headings and tables, how deep its lists go.

Also `plain`, the same document with all text that people wrote made harmless and every line kept: what
a page looks like must depend on that shape alone.
"""

import re
from collections.abc import Mapping
from typing import Any
from zoneinfo import available_timezones

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pmtui.model import actions, define, lessons, timeline, whys
from pmtui.model.base import Row
from pmtui.model.postmortem import TABLES, PostMortem
from pmtui.model.text import visible

# HTML is allowed here, so that any that slipped through is noticed.
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
H2 = (
    "Summary", "Problem", "Impact", "Lead-up", "Trigger", "Fault", "Detection", "Response", "Recovery", "Timeline", "Five whys",
    "Root causes", "Lessons", "Action items", "Coverage", "Open questions", "Told", "People",
)  # fmt: skip
_WORDS = {
    *timeline.MILESTONES, *timeline.PRECISIONS, *whys.MARKS, *whys.CONFIDENCES, *lessons.KINDS, *actions.STATUSES,
    *define.Define.model_fields, "facilitator", "waiting", "question", "exact", "UTC",
}  # fmt: skip
_ZONES = frozenset(available_timezones())


def tokens(page: str) -> list[Token]:
    """Return the blocks of a page."""
    return READER.parse(page)


def skeleton(page: str) -> list[str]:
    """Return the structure of a page: its blocks, and what is inside them except text and links."""
    out = []
    for token in tokens(page):
        mark = f"{token.level} {token.type} {token.tag} {token.attrs.get('start', '')}"
        out += [mark, *(child.type for child in token.children or [] if not re.fullmatch(r"text|text_special|link_\w+", child.type))]
    return out


def inside(page: str) -> list[Token]:
    """Return all inline tokens."""
    return [child for token in tokens(page) for child in token.children or []]


def headings(page: str, tag: str) -> list[str]:
    """Return the text of the headings of a level, as in the source."""
    items = tokens(page)
    return [items[place + 1].content for place, token in enumerate(items) if token.type == "heading_open" and token.tag == tag]


def tables(page: str) -> list[list[int]]:
    """Return for each table the number of cells in each of its lines, counted in the source.

    A parser cuts a line with too many cells and fills up one with too few: neither would be noticed.
    """
    rows = page.split("\n")
    out = []
    for token in tokens(page):
        if token.type == "table_open":
            assert token.map is not None
            out.append([len(re.findall(r"(?<!\\)(?:\\\\)*\|", rows[place])) - 1 for place in range(*token.map)])
    return out


def depth(page: str) -> int:
    """Return the depth of the deepest list."""
    deepest = here = 0
    for token in tokens(page):
        if token.type.endswith("_list_open"):
            here += 1
            deepest = max(deepest, here)
        elif token.type.endswith("_list_close"):
            here -= 1
    return deepest


def texts(page: str) -> str:
    """Return everything a reader sees, with single blanks."""
    parts = []
    for token in tokens(page):
        parts += [token.content] if token.type == "fence" else []
        parts.append("".join(child.content for child in token.children or []))
    return " ".join(" ".join(parts).split())


def plain(document: PostMortem) -> PostMortem:
    """Return the document with each line of text replaced by as many letters; known words and ids stay."""
    known = {key for name in TABLES for key in document.table(name)}

    def harmless(value: Any) -> Any:
        if isinstance(value, Row):
            fields = {name: harmless(getattr(value, name)) for name in value.model_fields_set - {"kept", "format"}}
            return value.model_copy(update=fields)
        if isinstance(value, Mapping):
            return {key: harmless(part) for key, part in value.items()}
        if isinstance(value, tuple):
            return tuple(harmless(part) for part in value)
        if not isinstance(value, str) or value in known or value in _WORDS or value in _ZONES or value.casefold() in _WORDS:
            return value
        # Strip first: a line keeps its visible length, an empty one stays empty.
        return "\n".join("x" * len(line.strip()) or line for line in visible(value).split("\n"))

    result: PostMortem = harmless(document)
    return result
