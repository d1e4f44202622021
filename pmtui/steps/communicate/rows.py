"""Step 6, what the same key does on an audience, a line of the review, a delivery; and the status of the document."""

from pmtui.edits.communicate import ToggleReviewed
from pmtui.edits.define import ChangeProblemField
from pmtui.model.define import STATUSES
from pmtui.model.row_key import AUDIENCE, PREVIEW, REVIEW, RowKey
from pmtui.model.steps import COMMUNICATE
from pmtui.model.targets import DELIVERIES, MESSAGES
from pmtui.steps.base import Selection
from pmtui.steps.communicate import deliveries
from pmtui.steps.outcomes import AnyOutcome, Choose, Chosen, Details, Do, Nothing, Option


def beside_the_page(at: Selection) -> RowKey:
    """Return the row with the cursor in the list at the left, also while the page is read."""
    return RowKey.of(at.key.id) if at.key.kind == PREVIEW else at.key


def tick(at: Selection) -> AnyOutcome:
    """Tick a line of the review, or take the tick off; of a delivery that was planned: it was sent."""
    kind, key = beside_the_page(at)
    if kind == REVIEW:
        return Do(ToggleReviewed(item=key, at=at.now))
    return deliveries.toggle_sent(at) if at.ids else Nothing()


def edit(at: Selection) -> AnyOutcome:
    """Edit the line of a delivery, tick a line of the review; of an audience: its message."""
    if at.ids:
        return deliveries.ask_line(at)
    return tick(at) if beside_the_page(at).kind == REVIEW else details(at)


def details(at: Selection) -> AnyOutcome:
    """Show every field: of a delivery, of an audience's own words, of the sign-off."""
    if at.ids:
        return Details(DELIVERIES, at.id)
    kind, key = beside_the_page(at)
    return Details(MESSAGES, key) if kind == AUDIENCE else Details(COMMUNICATE, "")


def choose_status(at: Selection) -> AnyOutcome:
    """Choose the status of the document."""
    return Choose(tuple(Option(word[0], word.capitalize(), Chosen("status", word)) for word in STATUSES))


def set_status(word: str, at: Selection) -> AnyOutcome:
    """Set the status of the document."""
    return Do(ChangeProblemField(name="status", value=word, at=at.now))
