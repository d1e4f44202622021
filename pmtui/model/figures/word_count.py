"""The number of words in a post mortem, as a reader counts: what people wrote, without times, links and fixed words.

Helps to tell older versions of a document apart. Knows no file.
"""

import re
from collections.abc import Iterator, Mapping

from pmtui.model.base import Row
from pmtui.model.postmortem import PostMortem

# The fields that hold sentences or names; others hold ids, addresses, times, or words from a list.
_WRITTEN = (
    "title", "name", "team", "roles", "rules", "opening", "closing", "text", "amount", "question", "gap", "reason", "done_when", "owner",
    "problem", "services", "summary", "lead_up", "trigger", "fault", "detection", "response", "recovery", "impact", "backlog", "recurrence",
)  # fmt: skip
_ALONE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")  # letters of scripts without blanks between words


def count(document: PostMortem) -> int:
    """Count the words of a document."""
    return sum(_words(text) for text in _texts(document))


def _texts(row: Row) -> Iterator[str]:
    for name in type(row).model_fields:
        value = getattr(row, name)
        if isinstance(value, Row):
            yield from _texts(value)
        elif isinstance(value, Mapping) and name != "kept":
            for one in value.values():
                if isinstance(one, Row):
                    yield from _texts(one)
        elif name in _WRITTEN:
            yield from [value] if isinstance(value, str) else value


def _words(text: str) -> int:
    parted = _ALONE.sub(" \\g<0> ", text)
    return sum(1 for word in parted.split() if any(letter.isalnum() for letter in word))
