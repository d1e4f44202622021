"""What changed between two days, in words: counts of rows by step, so that the next meeting begins by knowing what is new.

Says what and how many, never who did it. Knows no file and no screen.
"""

from collections.abc import Callable

from pmtui.model import targets
from pmtui.model.actions import DONE, WONT_DO, ActionItem
from pmtui.model.counted import counted
from pmtui.model.figures.coverage import causes
from pmtui.model.postmortem import PostMortem

_TABLES = {
    targets.PEOPLE: "people", targets.TIMELINE: "rows of the timeline", targets.WHYS: "answers", targets.LESSONS: "lessons",
    targets.ACTIONS: "actions", targets.LATER: "ideas", targets.DELIVERIES: "notes of who was told",
}  # fmt: skip
_FIELDS = ("problem", "kind", "severity", "impact", "trigger", "summary", "lead_up", "fault", "detection", "response", "recovery")


def since(before: PostMortem, after: PostMortem) -> list[str]:
    """Return what changed, each in a few words, the most important first; empty where nothing did."""
    out = []
    if done := _became(before, after, lambda row: row.status == DONE):
        out.append(f"{counted(done, 'action')} done")
    if let := _became(before, after, lambda row: row.status == WONT_DO):
        out.append(f"{counted(let, 'action')} decided against")
    if count := len({cause.id for cause in causes(after)} - {cause.id for cause in causes(before)}):
        out.append(f"{counted(count, 'cause')} found")
    for table, many in _TABLES.items():
        old, new = before.table(table), after.table(table)
        counts = (
            (sum(1 for key in new if key not in old), "new"),
            (sum(1 for key, row in new.items() if key in old and old[key] != row), "changed"),
            (sum(1 for key in old if key not in new), "taken out"),
        )
        if words := [f"{count} {word}" for count, word in counts if count]:
            out.append(f"{many}: {', '.join(words)}")
    fields = [name.replace("_", " ") for name in _FIELDS if getattr(before.define, name) != getattr(after.define, name)]
    if fields:
        out.append(f"step 2: {', '.join(fields)}")
    if before.define.status != after.define.status and after.define.status:
        out.append(f"status: {after.define.status}")
    return out


def _became(before: PostMortem, after: PostMortem, test: Callable[[ActionItem], bool]) -> int:
    return sum(1 for key, row in after.actions.items() if test(row) and not (key in before.actions and test(before.actions[key])))
