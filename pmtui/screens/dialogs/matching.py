"""What is found by words typed, and how it is shown: the same for help, palette and find.

Case and accents do not count, all words must be there, their order does not matter. Pure; knows
no document and no widget.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pmtui.model.text import folded
from pmtui.steps.outcomes import Chosen
from pmtui.widgets.paint import Span


class Choice(NamedTuple):
    """Something that can be done: its words, its key, the action it runs or what is chosen with it, its group.

    What has a `target`, as `table.id`, is a line of the document to go to; its `key` says the step.
    """

    words: str
    key: str
    action: str | Chosen
    group: str = ""
    target: str = ""


class Searched:
    """Choices made ready to be looked through, once, so that a letter costs little."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        """Fold all words."""
        self.choices = list(choices)
        self._folded = [folded(choice.words) for choice in choices]

    def hits(self, wanted: str) -> list[Choice]:
        """Return the choices that hold all the words wanted, in text or key.

        Best first: words that begin with what was typed before words that hold it, of what can be
        done that which itself begins so; then in the order given.
        """
        parts = folded(wanted).split()
        if not parts:
            return list(self.choices)
        begins = [re.compile(rf"(?<!\w){re.escape(part)}") for part in parts]
        ranked = []
        for number, text in enumerate(self._folded):
            choice = self.choices[number]
            if not all(part in text or (not choice.target and part == choice.key.casefold()) for part in parts):
                continue
            inner = sum(1 for begin in begins if not begin.search(text))
            ranked.append((inner, bool(choice.target) or not text.startswith(parts[0]), number))
        return [self.choices[number] for _, _, number in sorted(ranked)]


def lit(words: str, wanted: str, token: str = "text") -> list[Span]:
    """Show where the words typed were found, bold."""
    parts = folded(wanted).split()
    plain, origin = _with_origins(words)
    if not parts:
        return [(token, words)]
    bold: set[int] = set()
    for part in parts:
        found = re.search(rf"(?<!\w){re.escape(part)}", plain) or re.search(re.escape(part), plain)
        if found:
            bold.update(range(origin[found.start()], origin[found.end() - 1] + 1))
    out: list[Span] = []
    edges = [place for place in range(1, len(words)) if (place in bold) != (place - 1 in bold)]
    for first, end in pairwise([0, *edges, len(words)]):
        out.append(("title" if first in bold else token, words[first:end]))
    return out


def _with_origins(words: str) -> tuple[str, list[int]]:
    """Return a text folded, and for each letter of it the place it comes from: one letter may fold to two, or to none."""
    if words.isascii():
        return folded(words), list(range(len(words)))
    pieces = [folded(letter) for letter in words]
    return "".join(pieces), [place for place, piece in enumerate(pieces) for _ in piece]
