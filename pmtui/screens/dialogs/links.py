"""What something is linked with: rows of the timeline, answers, by their time, letter or any of their words; linked ones first.

Enter links the row, or takes it off again. Several times or letters, with commas between them, link as many.
"""

from collections.abc import Collection
from typing import ClassVar

from textual.binding import Binding, BindingType

from pmtui.model.called import event_words, row_called
from pmtui.model.order import sorted_timeline
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import one_line
from pmtui.model.time.times import day_of, day_words, time_words
from pmtui.model.whys import letters, walk
from pmtui.screens.dialogs.chooser import Chooser
from pmtui.screens.dialogs.matching import Choice
from pmtui.steps.outcomes import Chosen
from pmtui.widgets.entry import Entry

LINKED = "linked"


def rows(document: PostMortem, linked: Collection[str], answers: bool = False) -> list[Choice]:
    """Return the rows of a document as it may be seen, those that are linked first, else causes, answers, events in their order."""
    called, zone = event_words(document), document.define.zone
    out = []
    if answers:
        letter = letters(document.whys)
        order = sorted((key for key, _ in walk(document.whys) if document.whys[key].text), key=lambda key: key not in letter)
        for key in order:
            words = f"{letter[key]} · {one_line(document.whys[key].text)}" if key in letter else one_line(document.whys[key].text)
            out.append(_choice(words, key, "Causes" if key in letter else "Answers", linked))
    for key, event in sorted_timeline(document):
        words = one_line(event.text) or ", ".join(word.replace("-", " ") for word in event.milestones)
        time = called.get(key) or time_words(event, zone)
        day = day_of(event, zone)
        out.append(_choice(f"{time} {words}", key, day_words(day) if day else "No day", linked))
    return sorted(out, key=lambda choice: not choice.key)


def _choice(words: str, key: str, group: str, linked: Collection[str]) -> Choice:
    mark, group = (LINKED, "Linked") if key in linked else ("", group)
    return Choice(words, mark, Chosen("links", key), group)


class Links(Chooser):
    """Rows that are narrowed letter by letter; enter links one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+f", "close", show=False)]
    COUNTED = "rows"
    DO = "Link, or take off"
    DEFAULT_CSS = "Links #sheet { height: 15; }"

    def __init__(self, document: PostMortem, linked: Collection[str], answers: bool = False) -> None:
        """Look through the rows of a document, as it may be seen; with `answers` also through its whys."""
        super().__init__(rows(document, linked, answers))
        self._document, self._answers = document, answers
        self.PROMPT = "Links" if answers else "Evidence"
        self.HINT = "A, 12:17, words of a row, or https://… the ticket" if answers else "12:17, or words of a row"

    def counted(self, wanted: str) -> str:
        """Say what was found, and where rows come from."""
        words = super().counted(wanted)
        return words if self.found else f"{words} · {'steps 3 and 4 have' if self._answers else 'step 3 has'} the rows and their times"

    def called(self, word: str) -> str | None:
        """Return the row that a time names, or a letter where answers are offered too."""
        key = row_called(self._document, word)
        return key if key in self._document.timeline or (self._answers and key in self._document.whys) else None

    def take(self) -> None:
        """Enter: the row of the time that was typed, the rows of several, else the one highlighted."""
        line = self.query_one("#find", Entry).words.strip()
        if self._answers and "://" in line:
            self.dismiss(Chosen("address", line))
            return
        typed = [part.strip() for part in line.removeprefix("->").split(",") if part.strip()]
        found = [key for key in map(self.called, typed) if key]
        if not found or len(found) < len(typed):
            super().take()
        else:
            self.dismiss(Chosen("links", ",".join(found)))
