"""Depth: where the whys are still thin. One question each, for whoever reads it afterwards; no tick depends on it.

A cause may stand without evidence and a step may be weak: this only points it out. Knows no screen.
"""

from collections.abc import Iterator

from pmtui.checks.words import quoted
from pmtui.model.define import is_filled
from pmtui.model.finding import Finding
from pmtui.model.postmortem import PostMortem
from pmtui.model.steps import DEFINE, WHYS
from pmtui.model.whys import OPEN, Why, children, letters, parent, walk

ASKED = {
    "backlog": ("nobody has said yet whether planned work would have prevented it", "Was there planned work that would have prevented it?"),
    "recurrence": ("nobody has said yet whether it struck before", "Did this cause strike before?"),
}


def depth(document: PostMortem) -> Iterator[Finding]:
    """Yield causes without evidence, weak steps, unsettled accounts, open questions without an owner, and what was not asked."""
    whys = document.whys
    letter, below = letters(whys), children(whys)
    for key, _ in walk(whys):
        row = whys[key]
        if key in letter and not any(other in document.timeline for other in row.evidence):
            yield _found("no-evidence", key, row, f"cause {letter[key]}, “{quoted(row.text)}”, has no evidence yet", "Which row shows it?")
        if row.weak and all(whys[other].weak for other in below[parent(whys, key)]):
            message = f"“{quoted(row.text)}” explains the step above only in part, and nothing else stands beside it"
            yield _found("weak", key, row, message, "What else was needed for it?", "weak")
        if any(account.text and not account.settled for account in row.accounts.values()):
            yield _found("two-accounts", key, row, f"“{quoted(row.text)}” is told differently", "What would settle it?", "accounts")
        if not row.owner and (OPEN in row.marks or not row.text):
            message = f"“{quoted(row.text or row.question)}” is open, and nobody finds out yet"
            yield _found("no-owner", key, row, message, "Who could find out?", "marks" if row.text else "question")
    if letter:
        for field, (message, ask) in ASKED.items():
            if not is_filled(document.define, field):
                yield Finding(WHYS, f"whys.no-{field}", "readiness", message, ask, DEFINE, "", field)


def _found(rule: str, key: str, row: Why, message: str, ask: str, field: str = "text") -> Finding:
    return Finding(WHYS, f"whys.{rule}", "coverage", message, ask, WHYS, key, field, row.text or row.question)
