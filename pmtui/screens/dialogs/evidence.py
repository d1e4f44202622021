"""Evidence of an answer: the rows of the timeline, by their time or any of their words; those that are linked first.

Enter links the row, or takes it off again. Several times, with commas between them, link as many.
"""

from collections.abc import Collection
from typing import ClassVar

from textual.binding import Binding, BindingType

from pmtui.model.called import event_called, event_words
from pmtui.model.order import sorted_timeline
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import one_line
from pmtui.model.times import day_of, day_words, time_words
from pmtui.screens.dialogs.chooser import Chooser
from pmtui.screens.dialogs.matching import Choice
from pmtui.widgets.entry import Entry

LINKED = "is evidence"


def rows(document: PostMortem, linked: Collection[str]) -> list[Choice]:
    """Give the rows of a document as it may be seen, those that are linked first, each in the order of time."""
    called, zone = event_words(document), document.define.zone
    out = []
    for key, event in sorted_timeline(document):
        words = one_line(event.text) or ", ".join(word.replace("-", " ") for word in event.milestones)
        time = called.get(key) or time_words(event, zone)
        day = day_of(event, zone)
        mark, group = (LINKED, "Linked") if key in linked else ("", day_words(day) if day else "No day")
        out.append(Choice(f"{time} {words}", mark, f"take_evidence({key!r})", group))
    return sorted(out, key=lambda choice: not choice.key)


class Evidence(Chooser):
    """Rows that are narrowed letter by letter; enter links one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+f", "close", show=False)]
    PROMPT = "Evidence"
    HINT = "12:17, or words of a row"
    COUNTED = "rows"
    DO = "Link, or take off"
    DEFAULT_CSS = "Evidence #sheet { height: 15; }"

    def __init__(self, document: PostMortem, linked: Collection[str]) -> None:
        """Look through the rows of a document, as it may be seen."""
        super().__init__(rows(document, linked))
        self._document = document

    def counted(self, wanted: str) -> str:
        """Say what was found, and where rows come from."""
        words = super().counted(wanted)
        return words if self.found else f"{words} · step 3 has the rows and their times"

    def take(self) -> None:
        """Enter: the row of the time that was typed, the rows of several, else the one highlighted."""
        typed = [part.strip() for part in self.query_one("#find", Entry).words.removeprefix("->").split(",") if part.strip()]
        found = [key for key in (event_called(self._document, part) for part in typed) if key]
        if not found or len(found) < len(typed):
            super().take()
        elif len(found) == 1:
            self.dismiss(f"take_evidence({found[0]!r})")
        else:
            self.dismiss(f"link_evidence({','.join(found)!r})")
