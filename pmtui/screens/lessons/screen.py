"""Lessons, one key away from the whys: what went well, what went wrong, where luck helped, what surprised.

What its keys do is in `steps/lessons.py`.
"""

from typing import ClassVar

from textual.binding import BindingType

from pmtui.model.called import row_word
from pmtui.model.lessons import KINDS, WORDS
from pmtui.model.targets import LESSONS, Target
from pmtui.model.whys import letters
from pmtui.screens.window.context import Context
from pmtui.screens.window.foot import Foot
from pmtui.screens.window.list_pane import ListPane
from pmtui.screens.window.rows import heading
from pmtui.screens.window.window import Window
from pmtui.steps.base import Manual
from pmtui.steps.lessons import MANUAL
from pmtui.widgets.bindings import bindings
from pmtui.widgets.paint import Line, Span, line, wrap
from pmtui.widgets.row_list import ListRow

TEXT = 18


class LessonsScreen(Window):
    """A list of lessons by kind; esc goes back to the whys."""

    STEP = "whys"
    KEYS_OF = "lessons"
    MANUAL: ClassVar[Manual] = MANUAL
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("lessons")]

    def __init__(self, context: Context) -> None:
        """Make the screen and its list."""
        super().__init__(context)
        self.list = self.with_line(ListPane(LESSONS))

    def paint(self, reveal: str = "") -> None:
        """Draw the lessons."""
        head = line(("text", "  "), ("title", "Lessons".ljust(15)), ("muted", "what we keep, and what surprised us"))
        rows = [heading("head", head, line())]
        called = {*self.seen.timeline, *letters(self.seen.whys)}
        kinds = [*KINDS, *dict.fromkeys(row.kind for row in self.seen.lessons.values() if row.kind not in KINDS)]
        for kind in kinds:
            first = True
            for key, row in self.seen.lessons.items():
                if row.kind == kind:
                    words = ", ".join(row_word(self.seen, other) for other in row.about if other in called)
                    texts = wrap(f"{row.text} ({words})" if words else row.text, self.size.width - TEXT - 1)[:3]
                    labels = [WORDS.get(kind, kind) if first else "", "", ""]
                    lines = [_labelled(label, ("text", text)) for label, text in zip(labels, texts, strict=False)]
                    rows.append(ListRow(key, tuple(lines)))
                    first = False
            if first and kind in WORDS:
                rows.append(heading(kind, _labelled(WORDS[kind], ("muted", f"nothing yet · end a line with #{kind}"))))
        table, key = Target.of(reveal)
        self.list.rows.put(rows, key if table == LESSONS and key else None)

    def foot(self) -> Foot:
        """What to ask."""
        return super().foot()._replace(question=self.asks("whys", "lessons"))


def _labelled(label: str, span: Span) -> Line:
    return line(("text", "  "), ("muted", label.ljust(15)), span)
