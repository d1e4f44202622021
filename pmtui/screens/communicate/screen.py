"""Step 6, Communicate: for whom, is it good, who was told; and the page as people will see it.

What its keys do is in `steps/communicate`.
"""

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from pmtui.guide.guide import review
from pmtui.model.communicate import is_waiting
from pmtui.model.row_key import DELIVERY, PREVIEW, REVIEW, RowKey, key_of
from pmtui.model.steps import COMMUNICATE
from pmtui.model.targets import DELIVERIES
from pmtui.screens.communicate.rows import SIDE, page_rows, side_rows
from pmtui.screens.window.context import Context
from pmtui.screens.window.foot import Foot
from pmtui.screens.window.list_pane import ListPane
from pmtui.screens.window.window import Window
from pmtui.steps.base import Manual, Selection
from pmtui.steps.communicate.audiences import OF_THE_PAGE, audience_word, meant, message, message_words, page
from pmtui.steps.communicate.manual import MANUAL
from pmtui.widgets.bindings import bindings
from pmtui.widgets.paint import line
from pmtui.widgets.row_list import ListRow, RowList

SIGN = 4  # cells of the line at the page's left


class CommunicateScreen(Window):
    """Audiences and review at the left, the page at the right."""

    STEP = COMMUNICATE
    MANUAL: ClassVar[Manual] = MANUAL
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMUNICATE)]
    DEFAULT_CSS = f"""
    CommunicateScreen #with-side {{ width: {SIDE}; }}
    CommunicateScreen #panes {{ height: 1fr; }}
    """

    def __init__(self, context: Context) -> None:
        """Make the window, the page beside its list."""
        super().__init__(context)
        self.list = self.with_line(ListPane())
        self.page = RowList(id="page", reader=True, margin=SIGN)

    def body(self) -> Iterable[Widget]:
        """Two panes."""
        yield Horizontal(self.list, self.page, id="panes")

    def paint(self, reveal: str = "") -> None:
        """Draw both panes."""
        key = reveal.rpartition(".")[2]
        told = reveal.startswith(f"{DELIVERIES}.")
        cursor = key_of(DELIVERY, key) if told else key if RowKey.of(key).kind == REVIEW else None
        self.list.rows.put(side_rows(self.seen, self.context.today()), cursor)
        width = min(max(self.size.width - SIDE - 5, 20), 88)
        drawn = [line(("muted", "│  "), *made.left) for made in page_rows(page(self.seen), width)]
        self.page.put([ListRow(str(number), (made,)) for number, made in enumerate(drawn)])

    # for whom

    def selection(self) -> Selection:
        """What somebody stands on: in the page it is the page, beside the row at its left; a verb acts on deliveries."""
        at, (kind, key) = super().selection().changed(seen=self.seen), RowKey.of(self.pane.cursor)
        ids = (key,) if kind == DELIVERY and key in self.document.communicate.deliveries else ()
        return at.changed(ids=ids, row=key_of(PREVIEW, at.row) if self.page.has_focus else at.row)

    def foot(self) -> Foot:
        """Whom to tell; how long the text is that is meant; what is typed, copied and written here."""
        foot, what = super().foot(), "page" if meant(self.selection()) == OF_THE_PAGE else "message"
        words = {"list.type": "Told", "communicate.copy": f"Copy {what}", "communicate.write": f"Write {what}"}
        return Foot(self._question(), self._meant(foot.lacking.partition(" · ")[0]), {**foot.words, **words})

    def _meant(self, to_do: str) -> str:
        at = self.selection()
        if self.wanted_typing or meant(at) == OF_THE_PAGE:
            words = f"wiki page · {_lines(page(self.seen))}"
        elif text := message(at):
            words = f"{message_words(at)} · {_lines(text)}"
        else:
            return message_words(at)
        return f"{words} · {to_do}" if to_do else words

    def _question(self) -> str:
        when = "no-delivery" if not self.document.communicate.deliveries else ""
        kind, key = RowKey.of(self.pane.cursor)
        row = self.document.communicate.deliveries.get(key) if kind == DELIVERY else None
        if row is not None and is_waiting(row, self.context.today()):
            return f"Was it sent to {audience_word(row.audience) or 'them'}, as planned? space says so"
        return self.asks(COMMUNICATE, when, about=review()[key].ask if kind == REVIEW else "")

    @on(events.DescendantFocus)
    def _on_pane_entered(self) -> None:
        self.invalidate()  # the same keys mean another text there

    def moved(self) -> None:
        """Another line of the review has its own question first."""
        self.asked = 0

    def action_next_pane(self) -> None:
        """From the list to the page, then to the entry line."""
        if self.list.target().has_focus:
            self.page.focus()
        else:
            self.take_state(True)

    @on(RowList.Chosen, "#page")
    def _on_page_clicked(self) -> None:
        self.page.focus()


def _lines(text: str) -> str:
    count = len(text.splitlines())
    return f"{count} line{'s' if count != 1 else ''}"
