"""An answer as a list item with everything known about it, for the page's chains and the nested list.

Knows no section of the page and no rendering of the whole tree.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from pmtui.formats.page import escape
from pmtui.model.people.names import shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.whys import CAUSES, FACTOR, GUESS, LIKELY, MARK_WORDS, ROOT, Why

EventWords = Callable[[str], str]


class Look(NamedTuple):
    """What every answer needs, worked out once for the page."""

    document: PostMortem
    event: EventWords
    letter: Mapping[str, str]


def answer_item(look: Look, key: str, number: str) -> str:
    """Return an answer as a list item that begins with `number`, other accounts below it."""
    row = look.document.whys[key]
    words = escape.item(row.text) or "no answer yet"
    if escape.lines(row.question):
        words = f"Asked “{escape.item(row.question)}”: {words}"
    notes = "; ".join(_notes(look, key, row))
    words += f" ({notes})" if notes else ""
    for account in row.accounts.values():
        if not escape.lines(account.text):
            continue
        who = f" ({escape.item(shown_name(look.document, account.who))})" if account.who else ""
        words += f"\n{' ' * len(number)}- Told differently: {escape.item(account.text)}{who}"
        words += f"; settled: {escape.item(account.settled)}" if escape.lines(account.settled) else ""
    return number + words


def _notes(look: Look, key: str, row: Why) -> Iterator[str]:
    if key in look.letter:
        yield f"{MARK_WORDS[ROOT if ROOT in row.marks else FACTOR]} {look.letter[key]}"
    yield from (escape.item(mark) for mark in row.marks if mark not in CAUSES and escape.lines(mark))
    evidence = [look.event(other) for other in known_evidence(look.document, row)]
    if evidence:
        yield "evidence: " + ", ".join(evidence)
    if row.confidence in (LIKELY, GUESS):
        yield row.confidence
    if row.weak:
        yield "follows only in part"


def known_evidence(document: PostMortem, row: Why) -> list[str]:
    """Return the ids of evidence that the timeline has."""
    return [other for other in row.evidence if other in document.timeline]
