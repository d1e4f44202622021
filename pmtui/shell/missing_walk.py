"""The walk to what is missing: on this step one after the other, then on the next that lacks something. Knows no window."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pmtui.model.finding import Finding
from pmtui.model.row_key import GAP, MOMENT, REVIEW, RowKey, key_of
from pmtui.model.steps import STEPS

COMPLETE = "nothing is missing: each step has all it needs"


class Stop(NamedTuple):
    """Where to go, what is said there, and the question that is put."""

    step: str
    target: str
    said: str
    ask: str


class MissingWalk:
    """Remembers how far somebody has walked in each step."""

    def __init__(self) -> None:
        """Nobody has walked yet."""
        self._walked: dict[str, int] = {}

    def next(self, here: str, findings: Mapping[str, Sequence[Finding]]) -> Stop | None:
        """Return where to go from a step; None where nothing is missing."""
        here = here if here in STEPS else STEPS[0]
        at = STEPS.index(here)
        for step in (*STEPS[at:], *STEPS[:at]):
            missing = findings.get(step, ())
            if missing:
                number = (self._walked.get(step, -1) + 1) % len(missing) if step == here else 0
                self._walked[step] = number
                finding = missing[number]
                return Stop(step, target_of(step, finding), f"{number + 1} of {len(missing)}: {finding.message}", finding.ask)
        return None


def target_of(step: str, finding: Finding) -> str:
    """Return the row of a step's window that a finding is about, as `table.id`; or the field, as `section.name`."""
    row = finding.field if RowKey.of(finding.field).kind == MOMENT else finding.id
    if finding.field == "gap":
        row = key_of(GAP, finding.id)
    if finding.field == "reviewed":
        row = key_of(REVIEW, finding.text)
    return f"{finding.table}.{row}" if row else f"{step}.{finding.field}" if finding.field else ""
