"""Actions as lines: coverage on top, the bare causes first, then the table, then what waits.

What is missing stands in the very cell in which it is missing, in words.
"""

import datetime as dt
from collections.abc import Callable

from pmtui.guide.guide import empty, examples
from pmtui.model.actions import DETECT, DONE, MITIGATE, PREVENT, PROPOSED, WONT_DO, ActionItem
from pmtui.model.counted import counted
from pmtui.model.figures.coverage import Cause, areas, bare_first, causes, kinds
from pmtui.model.later import IDEA, LET_GO, QUESTION, WAITING, LaterItem, waits
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import CAUSE, KIND, LATER, key_of
from pmtui.model.text import one_line
from pmtui.model.time.times import day_words
from pmtui.model.whys import letters
from pmtui.screens.window.rows import fit, heading
from pmtui.widgets.paint import Line, Span, cut, line, wrap
from pmtui.widgets.row_list import ListRow

TEXT = 18
WIDE = 80
NO_KIND = {
    PREVENT: "to prevent it: p begins one, - says why there is none",
    DETECT: "to detect it sooner: p begins one, - says why there is none",
    MITIGATE: "to mitigate it sooner: p begins one, - says why there is none",
}


def actions_rows(document: PostMortem, width: int, passes: Callable[..., bool]) -> list[ListRow]:
    """Return causes, actions and waiting ideas as rows."""
    rows = [*_coverage(document, width)]
    shown = [key for key, action in document.actions.items() if passes(action.text, action.owner)]
    if not document.actions:
        rows.append(heading("empty", *_empty(bool(rows))))
    elif width >= WIDE:
        owner, due, cause = columns(width)
        rows.append(
            heading(
                "actions",
                line(
                    ("text", "  "), ("title", "Actions".ljust(15)), ("muted", "What changes".ljust(owner - TEXT)),
                    ("muted", "Owner".ljust(due - owner)), ("muted", "Due".ljust(cause - due)), ("muted", "For"),
                ),
            )
        )  # fmt: skip
    else:
        rows.append(heading("actions", line(("text", "  "), ("title", "Actions"))))
    rows += [ListRow(key, _action(document, document.actions[key], width)) for key in shown]
    return rows + _later(document, width)


def columns(width: int) -> tuple[int, int, int]:
    """Return the columns of owner, due and cause."""
    cause = min(width, 120) - 5
    return cause - 28, cause - 11, cause


def _coverage(document: PostMortem, width: int) -> list[ListRow]:
    found = bare_first(causes(document))
    rows = []
    if found:
        answered = sum(1 for cause in found if cause.actions)
        count = f"{answered} of {len(found)} ha{'s' if answered == 1 else 've'} an action"
        rows.append(heading("causes", line(("text", "  "), ("title", "Causes".ljust(15)), ("muted", count))))
        rows += [ListRow(key_of(CAUSE, cause.id), (_cause(cause, width),)) for cause in found]
    if document.actions:
        rows += _kinds(document, width)
    return [*rows, heading("after-causes", line())] if rows else []


def _kinds(document: PostMortem, width: int) -> list[ListRow]:
    """Return what kinds there are in one line, and each that is missing as a row to go to."""
    counted = kinds(document)
    words = [f"{kind.word} {kind.number}" if kind.number else f"{kind.word}: decided against" for kind in counted if not kind.missing]
    words += [f"{word} {count}" for word, count in areas(document).items() if count]
    rows = []
    if words:
        rows.append(
            heading("kinds", line(("text", "  "), ("muted", "Kinds".ljust(15)), ("muted", cut(" · ".join(words), width - TEXT - 1))))
        )
    for kind in counted:
        if kind.missing:
            said: list[Span] = [("text", "  "), ("warn", "○ no action".ljust(15)), ("text", cut(NO_KIND[kind.word], width - TEXT - 1))]
            rows.append(ListRow(key_of(KIND, kind.word), (line(*said),)))
    return rows


def _cause(cause: Cause, width: int) -> Line:
    count = len(cause.actions)
    bare = not count
    words = "○ no action" if bare else f"● {counted(count, 'action')}"
    lead: tuple[Span, ...] = (("accent", cause.letter.ljust(2)), ("warn" if bare else "accent", words.ljust(15)))
    return line(*lead, ("bold" if bare else "text", cut(one_line(cause.text), width - TEXT - 1)))


def _empty(causes: bool) -> list[Line]:
    out = [line(("text", "  "), ("title", empty("actions"))), line()]
    out += [line(("text", "  "), ("muted", made.label.ljust(15)), ("text", made.line)) for made in examples("actions")]
    if causes:
        out += [line(), line(("text", "  "), ("muted", "On a cause, p begins an action that answers it."))]
    return out


def _action(document: PostMortem, action: ActionItem, width: int) -> tuple[Line, ...]:
    letter = letters(document.whys)
    answers = ",".join(letter[key] for key in action.answers if key in letter)
    state = action.status if action.status and action.status != PROPOSED else ""
    sign = {DONE: "✓ ", WONT_DO: "– "}.get(action.status, "")
    lead = " ".join(part for part in (f"p{action.priority}" if action.priority else "", one_line(action.kind)) if part)
    owner: Span = ("text", one_line(action.owner)) if action.owner else ("warn", "○ no owner")
    due: Span = ("text", _due(action)) if action.due else ("warn", "○ no date")
    cause: Span = ("accent", answers) if answers else (("warn", "○") if letter and not action.answers else ("muted", ""))
    first: Span = ("muted", fit(sign + lead, 15))
    if width < WIDE:
        rows = wrap(one_line(action.text), width - 5)[:3]
        under = [owner, ("muted", " · "), due, ("muted", " · "), cause, ("muted", f" · {lead}" if lead else "")]
        return (*(line(("text", "  "), ("text", row)) for row in rows), line(("text", "    "), *under))
    at_owner, at_due, at_cause = columns(width)
    texts = wrap(one_line(action.text), at_owner - TEXT - 1)[:3]
    owners = wrap(owner[1], at_due - at_owner - 1)[:2]
    if state:
        owners.append(state)
    out = []
    for number in range(max(len(texts), len(owners))):
        text = texts[number] if number < len(texts) else ""
        who = owners[number] if number < len(owners) else ""
        token = "muted" if who == state and state and number else owner[0]
        spans: list[Span] = [
            ("text", "  "),
            first if number == 0 else ("text", " " * 15),
            ("text", fit(text, at_owner - TEXT)),
            (token, fit(who, at_due - at_owner)),
        ]
        if number == 0:
            spans += [(due[0], fit(due[1], at_cause - at_due)), cause]
        out.append(line(*spans))
    return tuple(out)


def _due(action: ActionItem) -> str:
    if isinstance(action.due, dt.date):
        return day_words(action.due)
    return one_line(str(action.due))


def _later(document: PostMortem, width: int) -> list[ListRow]:
    waiting = {key: row for key, row in document.later.items() if waits(row)}
    settled = {key: row for key, row in document.later.items() if key not in waiting}
    if not document.later:
        return []
    asked = sum(1 for row in waiting.values() if row.kind == QUESTION)
    counts = [(len(waiting) - asked, IDEA), (asked, QUESTION)]
    words = ", ".join(counted(count, word) for count, word in counts if count) or counted(0, IDEA)
    words += f" wait{'s' if len(waiting) == 1 else ''}"
    rows = [heading("later", line(), line(("text", "  "), ("title", "Later".ljust(15)), ("muted", words)))]
    return rows + [ListRow(key_of(LATER, key), _idea(row, width)) for key, row in (waiting | settled).items()]


def _idea(row: LaterItem, width: int) -> tuple[Line, ...]:
    state = row.status or WAITING
    sign = "?" if state == WAITING and row.kind == QUESTION else "○" if state == WAITING else "–" if state == LET_GO else "●"
    tail = f" · {one_line(row.reason)}" if row.reason else ""
    rows = wrap(one_line(row.text) + tail, width - TEXT - 1)[:2]
    return tuple(
        line(("text", "  "), ("muted", (f"{sign} {state}" if number == 0 else "").ljust(15)), ("text", text))
        for number, text in enumerate(rows)
    )
