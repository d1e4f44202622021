"""What the fields of all forms share: words that were kept, and what is said of them while they are typed."""

from pmtui.edits.base import Edit
from pmtui.steps.base import Reading
from pmtui.steps.outcomes import Do

KEEPS: Reading = (("muted", "tab or esc keeps it"),)


def kept(edit: Edit, words: str = "") -> Do:
    """Return an edit that a field's words became, and say that they are kept."""
    return Do(edit, words or f"kept: {edit.label}")
