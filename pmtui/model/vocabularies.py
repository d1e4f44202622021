"""The fields that take words of a vocabulary, and which: for whatever looks at a document from outside, as checks and the schema do.

A vocabulary is checked, never enforced: any other word is kept and shown as text.
"""

from typing import Final

from pmtui.model import actions, communicate, define, gather, later, lessons, steps, targets, timeline, whys

VOCABULARIES: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    (steps.DEFINE, "kind"): define.KINDS,
    (steps.DEFINE, "aspects"): define.ASPECTS,
    (steps.DEFINE, "severity"): define.SEVERITIES,
    (steps.DEFINE, "status"): define.STATUSES,
    (targets.TIMELINE, "kind"): timeline.KINDS,
    (targets.TIMELINE, "precision"): timeline.PRECISIONS,
    (targets.TIMELINE, "milestones"): timeline.MILESTONES,
    (targets.WHYS, "marks"): whys.MARKS,
    (targets.WHYS, "category"): whys.CLASSES,
    (targets.WHYS, "confidence"): whys.CONFIDENCES,
    (targets.LESSONS, "kind"): lessons.KINDS,
    (targets.ACTIONS, "kind"): actions.KINDS,
    (targets.ACTIONS, "area"): actions.AREAS,
    (targets.ACTIONS, "status"): actions.STATUSES,
    (targets.LATER, "kind"): later.KINDS,
    (targets.LATER, "status"): later.STATUSES,
    (steps.COMMUNICATE, "reviewed"): communicate.REVIEW,
}
# Common words where any others will do: offered, never checked.
USUAL: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    (targets.PEOPLE, "roles"): gather.ROLES,
    (targets.QUANTITIES, "text"): define.QUANTITIES,
    (targets.DELIVERIES, "audience"): communicate.AUDIENCES,
}
# The fields that hold names of other fields, or of milestones: what is not known, or does not apply.
SETTLED: Final = ((steps.DEFINE, "not_known"), (steps.DEFINE, "does_not_apply"))
