"""A cache of one: the last result, kept while its argument is the very same object.

Rows are frozen and edits share what they do not touch, so identity tells whether a result still
holds. Only one is kept, since it is asked for again and again of the document that is
on screen. A hit costs a comparison; the cache is replaced as one tuple, so threads never see half of it.
"""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:  # the rows use this module too
    from pmtui.model.postmortem import PostMortem

AskedT = TypeVar("AskedT")
AnswerT = TypeVar("AnswerT")


def of_last(make: Callable[[AskedT], AnswerT]) -> Callable[[AskedT], AnswerT]:
    """Cache a function of one argument for the last argument."""
    last: tuple[AskedT, AnswerT] | None = None

    @wraps(make)
    def ask(of: AskedT) -> AnswerT:
        nonlocal last
        cached = last
        if cached is None or cached[0] is not of:
            cached = last = (of, make(of))
        return cached[1]

    return ask


def of_timeline(make: "Callable[[PostMortem], AnswerT]") -> "Callable[[PostMortem], AnswerT]":
    """Cache a function that uses nothing of a document but its timeline and zone."""
    last: tuple[object, str, AnswerT] | None = None

    @wraps(make)
    def ask(document: "PostMortem") -> AnswerT:
        nonlocal last
        cached, zone = last, document.define.zone
        if cached is None or cached[0] is not document.timeline or cached[1] != zone:
            cached = last = (document.timeline, zone, make(document))
        return cached[2]

    return ask
