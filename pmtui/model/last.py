"""The last answer, kept while what it was made of is the very same object.

Rows are frozen and edits share what they do not touch, so identity tells whether an answer still
holds. One answer is kept, not many: it is asked for again and again, of the document that is
looked at. A hit costs a comparison; it is handed over as one tuple, so threads never see half of it.
"""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:  # the rows themselves keep answers so
    from pmtui.model.postmortem import PostMortem

AskedT = TypeVar("AskedT")
AnswerT = TypeVar("AnswerT")


def of_last(make: Callable[[AskedT], AnswerT]) -> Callable[[AskedT], AnswerT]:
    """Keep what a function made of its one argument."""
    last: tuple[AskedT, AnswerT] | None = None

    @wraps(make)
    def ask(of: AskedT) -> AnswerT:
        nonlocal last
        held = last
        if held is None or held[0] is not of:
            held = last = (of, make(of))
        return held[1]

    return ask


def of_timeline(make: "Callable[[PostMortem], AnswerT]") -> "Callable[[PostMortem], AnswerT]":
    """Keep what a function made of a document's timeline and its zone; it asks for nothing else of it."""
    last: tuple[object, str, AnswerT] | None = None

    @wraps(make)
    def ask(document: "PostMortem") -> AnswerT:
        nonlocal last
        held, zone = last, document.define.zone
        if held is None or held[0] is not document.timeline or held[1] != zone:
            held = last = (document.timeline, zone, make(document))
        return held[2]

    return ask
