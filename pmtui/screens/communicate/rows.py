"""Communicate as lines: for whom and is it good, at the left; the page as people will see it, at the right.

The page is drawn from its own Markdown, so what is seen is what is handed over.
"""

import datetime as dt
import re

from pmtui.guide.guide import review
from pmtui.model import row_key
from pmtui.model.communicate import CAUSES_ANSWERED, REVIEW, is_waiting
from pmtui.model.figures.coverage import causes
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import AUDIENCE, DELIVERY, key_of
from pmtui.model.text import one_line
from pmtui.model.time.times import day_words
from pmtui.screens.window.rows import heading
from pmtui.steps.communicate.audiences import OF_THE_PAGE, audience_word, audiences
from pmtui.widgets.paint import Line, Span, cut, line, wrap
from pmtui.widgets.row_list import ListRow

SIDE = 26
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINK = re.compile(r"<(https?://[^>]*)>")


def side_rows(document: PostMortem, today: dt.date) -> list[ListRow]:
    """Return audiences, review and deliveries as rows; what is planned is told only once it was sent."""
    deliveries = document.communicate.deliveries.values()
    told = {row.audience.casefold() for row in deliveries if not row.planned}
    planned = {row.audience.casefold() for row in deliveries if row.planned}
    rows = [heading("audiences", line(("text", "  "), ("title", "Audiences")))]
    for audience in audiences(document):
        word = audience_word(audience)
        state: Span = ("accent", "● ready") if audience == OF_THE_PAGE else ("warn", "○ to do")
        if {audience, word.casefold()} & told:
            state = ("accent", "● told ")
        elif {audience, word.casefold()} & planned:
            state = ("warn", "○ plan ")
        rows.append(ListRow(key_of(AUDIENCE, audience), (line(("text", "  "), state, ("text", f" {cut(word, SIDE - 13)}")),)))
    counted = {CAUSES_ANSWERED} if all(cause.actions for cause in causes(document)) and document.actions else set()
    done = [item for item in REVIEW if item in {*document.communicate.reviewed, *counted}]
    rows.append(heading("review", line(), line(("text", "  "), ("title", "Review"), ("muted", f"   {len(done)} of {len(REVIEW)}"))))
    for item in REVIEW:
        sign: Span = ("accent", "✓ ") if item in done else ("warn", "○ ")
        rows.append(ListRow(key_of(row_key.REVIEW, item), (line(("text", "  "), sign, ("text", cut(review()[item].label, SIDE - 6))),)))
    if document.communicate.deliveries:
        rows.append(heading("told", line(), line(("text", "  "), ("title", "Told"))))
    for key, row in document.communicate.deliveries.items():
        when = day_words(row.when, today) if isinstance(row.when, dt.date) else one_line(str(row.when or ""))
        words = f"{when}  {audience_word(row.audience)}".strip()
        lines = [line(("text", "  "), ("text", cut(words, SIDE - 4)))]
        if row.planned:
            lines.append(line(("text", "    "), ("warn", "○ was it sent?") if is_waiting(row, today) else ("muted", "○ planned")))
        rows.append(ListRow(key_of(DELIVERY, key), tuple(lines)))
    return rows


def page_rows(markdown: str, width: int) -> list[Line]:
    """Return the page's Markdown as people will see it: no syntax on screen."""
    out: list[Line] = []
    table: list[list[str]] = []
    fenced = False
    for raw in markdown.split("\n"):
        if raw.startswith("```"):
            fenced = not fenced
            continue
        if raw.startswith("|") and not fenced:
            cells = _cells(raw)
            if not all(set(cell) <= set("-: ") and cell for cell in cells):
                table.append(cells)
            continue
        if table:
            out += _table(table, width)
            table = []
        out += [line(("text", raw))] if fenced else _block(raw, width)
    return out + (_table(table, width) if table else [])


def plain(text: str) -> str:
    """Take escapes and angle brackets off."""
    return _LINK.sub(r"\1", _ESCAPED.sub(r"\1", text.replace("**", "")))


def _block(raw: str, width: int) -> list[Line]:
    if raw.startswith("#"):
        return [line(("title", cut(plain(raw.lstrip("#").strip()), width)))]
    indent = len(raw) - len(raw.lstrip())
    text = raw.strip()
    mark = re.match(r"([-*]|\d+[.)]) (\[[ x]\] )?", text)
    lead = ""
    if mark:
        tick = {"[ ] ": "○ ", "[x] ": "✓ ", None: "· " if not mark.group(1)[0].isdigit() else f"{mark.group(1)} "}[mark.group(2)]
        lead, text = tick, text[mark.end() :]
    rows = wrap(plain(text), max(width - indent - len(lead), 10))
    return [line(("text", " " * indent + (lead if n == 0 else " " * len(lead)) + row)) for n, row in enumerate(rows)]


def _cells(raw: str) -> list[str]:
    return [plain(cell.strip()) for cell in re.split(r"(?<!\\)\|", raw.strip().strip("|"))]


def _table(rows: list[list[str]], width: int) -> list[Line]:
    """Draw a table: first column to its size, the widest gets the rest, wrapped."""
    count = max(len(row) for row in rows)
    rows = [row + [""] * (count - len(row)) for row in rows]
    natural = [max(len(row[at]) for row in rows) for at in range(count)]
    widths = _shares(natural, width - 2 * (count - 1))
    out = []
    for number, row in enumerate(rows):
        wrapped = [wrap(cell, widths[at]) for at, cell in enumerate(row)]
        for at_line in range(max(len(cell) for cell in wrapped)):
            spans = []
            for at, cell in enumerate(wrapped):
                text = cell[at_line] if at_line < len(cell) else ""
                spans.append(("muted" if number == 0 else "text", text.ljust(widths[at]) + ("  " if at < count - 1 else "")))
            out.append(line(*spans))
    return out


def _shares(natural: list[int], room: int) -> list[int]:
    widths = list(natural)
    while sum(widths) > room and max(widths) > 6:
        widths[widths.index(max(widths))] -= 1
    return [max(width, 1) for width in widths]
