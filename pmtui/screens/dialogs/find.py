"""Find: any line of this post mortem by its words, from anywhere; and the ways back from where one jumped.

Looks through the document only: half-typed words and notes are nobody's to find.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from pmtui.screens.dialogs.chooser import Chooser
from pmtui.screens.dialogs.matching import Choice


class Find(Chooser):
    """Lines that are narrowed letter by letter; enter jumps, escape is back where one was."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+f", "close", show=False)]
    LEAVES_ALL = True  # the field below is not taken: escape is back in it
    PROMPT = "Find"
    HINT = "words of a person, event, answer, action, idea"
    COUNTED = "found"
    DO = "Go there"
    DEFAULT_CSS = "Find #sheet { height: 15; }"

    def __init__(self, lines: Sequence[Choice], back: Sequence[Choice]) -> None:
        """Look through these lines; `back` is offered while nothing is typed."""
        super().__init__(lines)
        self.back = list(back)

    def hits(self, wanted: str) -> list[Choice]:
        """Nothing typed finds nothing, but the ways back."""
        return super().hits(wanted) if wanted.strip() else self.back

    def counted(self, wanted: str) -> str:
        """Say what can be found while nothing is typed."""
        return super().counted(wanted) if wanted.strip() else f"{len(self.searched.choices)} lines of this post mortem"

    def label(self, number: int) -> str:
        """What a line is stands before each: they come by how well they fit, not in groups."""
        return self.found[number].group


class Linked(Find):
    """The rows that one row is linked with, where there are several."""

    PROMPT = "Go to"
    HINT = "several are linked: a word of one"
    COUNTED = "rows"
