"""Step 2, the keys on a field: type in it, settle it without words, choose kind and severity, copy it."""

from pmtui.edits.define import ChangeProblemField, SetNotKnown
from pmtui.guide.guide import field_help
from pmtui.model.define import KINDS
from pmtui.model.row_key import QUANTITY, RowKey
from pmtui.model.steps import DEFINE
from pmtui.steps.base import Selection
from pmtui.steps.define.figures import ANOTHER
from pmtui.steps.define.severity import severities
from pmtui.steps.outcomes import AnyOutcome, Ask, Choose, Chosen, Copy, Do, Fold, Nothing, Option, Say

FOLD = "after"  # the heading over the fields after the call
NEVER_SETTLED = (FOLD, ANOTHER, "title", "date")


def edit(at: Selection) -> AnyOutcome:
    """Type in the field; on the heading, open what is below it or fold it."""
    if at.id == FOLD:
        return Fold()
    return Ask("field", field_help(DEFINE, at.id).label, ids=at.ids, word="Next field", keeps=True) if at.ids else Nothing()


def fold(at: Selection) -> AnyOutcome:
    """Open or fold the fields after the call."""
    return Fold()


def not_known(at: Selection) -> AnyOutcome:
    """Say not known, again: does not apply, again: neither."""
    if RowKey.of(at.id).kind == QUANTITY:
        return Say("a figure that is not known: type so in its field")
    return Do(SetNotKnown(field=at.id, at=at.now)) if at.id and at.id not in NEVER_SETTLED else Nothing()


def choose_kind(at: Selection) -> AnyOutcome:
    """Choose the kind or the severity by a key."""
    kinds = [Option(word[0], word.capitalize(), Chosen("kind", word)) for word in KINDS]
    scale = [Option(str(number), word, Chosen("severity", word)) for number, word in enumerate(severities(at.settings), 1)]
    return Choose((*kinds, *scale))


def set_field(field: str, word: str, at: Selection) -> AnyOutcome:
    """Set kind or severity to what was chosen."""
    return Do(ChangeProblemField(name=field, value=word, at=at.now))


def copy(at: Selection) -> AnyOutcome:
    """Copy the words that stand in the field."""
    return Copy(at.words, "the field")
