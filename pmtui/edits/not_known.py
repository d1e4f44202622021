"""Fields marked *not known* or *does not apply*; an answer takes the mark off.

Knows in which lists the document keeps them, and no field by name.
"""

from pmtui.edits.parts import set_fields
from pmtui.model.postmortem import PostMortem

NOT_KNOWN, DOES_NOT_APPLY = "not_known", "does_not_apply"


def answered(document: PostMortem, *names: str) -> PostMortem:
    """Return the document with these fields no longer marked: they have a value now."""
    values = {}
    for word in (NOT_KNOWN, DOES_NOT_APPLY):
        marked: tuple[str, ...] = getattr(document.define, word)
        values[word] = tuple(name for name in marked if name not in names)
    return set_fields(document, "define", values)
