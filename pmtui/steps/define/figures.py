"""Step 2, the figures of the impact: two that are always asked for, and any number of others, each with words of its own."""

from pmtui.edits.define import AddQuantity, ChangeQuantity, SetNotKnown
from pmtui.edits.not_known import DOES_NOT_APPLY, NOT_KNOWN
from pmtui.edits.rows import RemoveRows
from pmtui.model.define import REQUESTS, USERS
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import QUANTITY, RowKey
from pmtui.model.targets import QUANTITIES
from pmtui.steps.base import Selection
from pmtui.steps.outcomes import AnyOutcome, Do, Nothing

FIGURES = {REQUESTS: "Requests", USERS: "Users"}
ANOTHER = "another"  # the field that makes a figure of its words
DASHES = {"-": NOT_KNOWN, "--": DOES_NOT_APPLY}  # what settles a field without words


def is_figure(field: str) -> bool:
    """Return whether a field is one of the figures."""
    return field in FIGURES or field == ANOTHER or RowKey.of(field).kind == QUANTITY


def figure_key(document: PostMortem, word: str) -> str:
    """Return the id of the quantity of this word, or nothing."""
    return next((key for key, row in document.define.quantities.items() if row.text.casefold() == word.casefold()), "")


def take_figure(words: str, at: Selection) -> AnyOutcome:
    """Take how many; a figure without words goes, a dash says that one which is always asked for is not known."""
    if at.id == ANOTHER:
        return take_another(words, at)
    kind, id_ = RowKey.of(at.id)
    key = id_ if kind == QUANTITY else figure_key(at.document, at.id)
    if words in DASHES and at.id in FIGURES:
        return Do(SetNotKnown(field=at.id, state=DASHES[words], at=at.now))
    if key and not words:
        return Do(RemoveRows(table=QUANTITIES, ids=(key,), at=at.now))
    if key:
        return Do(ChangeQuantity(id=key, amount=words, at=at.now))
    return _added(at.id, words, at) if words else Nothing()


def take_another(words: str, at: Selection) -> AnyOutcome:
    """Take a figure of its own: `what: how many`; without a colon it is how many of something."""
    if not words:
        return Nothing()
    what, mark, amount = words.partition(":")
    return _added(what.strip(), amount.strip(), at) if mark else _added("", what.strip(), at)


def _added(what: str, amount: str, at: Selection) -> Do:
    return Do(AddQuantity(id=at.new_id(at.document.define.quantities), text=what, amount=amount, at=at.now))
