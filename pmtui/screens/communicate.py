"""Step 6, Communicate: for whom, is it good, who was told; and the page as people will see it."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from pmtui.edits.communicate import ToggleReviewed
from pmtui.edits.define import ChangeProblemField
from pmtui.edits.rows import AddRow
from pmtui.formats.communicate_line import CommunicateContext, CommunicateLine, parse, render
from pmtui.formats.markdown import render as render_page
from pmtui.guide.guide import review
from pmtui.model.define import STATUSES
from pmtui.model.postmortem import PostMortem
from pmtui.screens import messages
from pmtui.screens.communicate_rows import SIDE, page_rows, side_rows
from pmtui.screens.frame import echo_spans
from pmtui.screens.purpose import Purpose
from pmtui.screens.step import StepScreen
from pmtui.widgets.bindings import bindings
from pmtui.widgets.paint import Spans, line
from pmtui.widgets.row_list import ListRow, RowList

DELIVERIES = "communicate.deliveries"


class CommunicateScreen(StepScreen):
    """Audiences and review at the left, the page at the right."""

    STEP = "communicate"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("communicate")]
    DEFAULT_CSS = f"""
    CommunicateScreen #rows {{ width: {SIDE}; }}
    CommunicateScreen #panes {{ height: 1fr; }}
    """

    _page: tuple[PostMortem | None, str] = (None, "")

    def adding(self) -> Purpose:
        """Somebody was told."""
        return Purpose("add", "Told", self.take_delivery, self.read, hint="audience, channel, when", stays=True)

    def body(self) -> Iterable[Widget]:
        """Two panes."""
        with Horizontal(id="panes"):
            yield RowList(id="rows", blanks=1)
            yield RowList(id="page", reader=True)

    @property
    def page(self) -> RowList:
        """The page's pane."""
        return self.query_one("#page", RowList)

    def paint(self, reveal: str = "") -> None:
        """Draw both panes."""
        key = reveal.rpartition(".")[2]
        cursor = f"delivery:{key}" if reveal.startswith("communicate.deliveries.") else key if key.startswith("review:") else None
        self.rows.put(side_rows(self.seen), cursor)
        width = min(max(self.size.width - SIDE - 5, 20), 88)
        drawn = [line(("muted", "│  "), *made.left) for made in page_rows(self.markdown(), width)]
        self.page.put([ListRow(str(number), (made,)) for number, made in enumerate(drawn)])

    def markdown(self) -> str:
        """The page; made once for each document, since head and foot ask for its length too."""
        document, page = self._page
        if document is not self.seen:
            self._page = document, page = self.seen, render_page(self.seen)
        return page

    def lacking(self) -> str:
        """How long the page is, and what is to do."""
        count = self.markdown().count("\n")
        rest = super().lacking()
        return f"wiki page · {count} lines" + (f" · {rest.partition(' · ')[0]}" if rest else "")

    def bar_words(self) -> dict[str, str]:
        """What is typed here is who was told."""
        return super().bar_words() | {"list.type": "Told"}

    def question(self) -> str:
        """Whom to tell, what to look at."""
        when = "no-delivery" if not self.document.communicate.deliveries else ""
        key = self.selected()
        if key.startswith("review:"):
            return self.asks("communicate", when, about=review()[key.partition(":")[2]].ask)
        return self.asks("communicate", when)

    def moved(self) -> None:
        """Another line of the review has its own question first."""
        self.asked = 0
        super().moved()

    def read(self, text: str) -> Spans:
        """How the line is read."""
        return echo_spans(self.line(text).echo)

    def line(self, text: str) -> CommunicateLine:
        """Read a line of this step."""
        return parse(text, CommunicateContext(document=self.document, today=self.context.today()))

    def take_delivery(self, text: str) -> None:
        """Note a delivery."""
        if text.strip():
            made = self.line(text)
            key = self.context.make_id(self.document.communicate.deliveries)
            edit = AddRow(table=DELIVERIES, id=key, row=made.row, what="told somebody", at=self.context.clock())
            self.request(edit, f"noted: {made.echo}")

    def action_next_pane(self) -> None:
        """From the list to the page, then to the entry line."""
        if self.rows.has_focus:
            self.page.focus()
        else:
            self.take_state(True)

    def action_mark(self) -> None:
        """Tick a line of the review."""
        kind, _, key = self.selected().partition(":")
        if kind == "review":
            self.request(ToggleReviewed(item=key, at=self.context.clock()))

    def action_mark_menu(self) -> None:
        """Choose the status of the document."""
        options = [messages.MenuOption(word[0], word.capitalize(), f"set_status('{word}')") for word in STATUSES]
        self.post_message(messages.MenuRequested(options))

    def action_set_status(self, word: str) -> None:
        """Set the status."""
        self.request(ChangeProblemField(name="status", value=word, at=self.context.clock()))

    def has_line(self) -> bool:
        """Who was told is a line of words."""
        return self.selected().startswith("delivery:")

    def action_edit(self) -> None:
        """Edit what the cursor is on."""
        kind, _, key = self.selected().partition(":")
        if kind == "delivery":
            self.edit_line(f"{DELIVERIES}.{key}", "Told", render(self.document, key), lambda words: self.change(key, words), self.read)
        elif kind == "review":
            self.action_mark()
        else:
            self.action_details()

    def change(self, key: str, text: str) -> None:
        """Take changed words of a delivery."""
        row = self.line(text).row
        values = {name: getattr(row, name) for name in ("audience", "channel", "when")}
        self.change_row(DELIVERIES, key, values, "who was told")

    def action_details(self) -> None:
        """Every field: of a delivery, of an audience's own words, of the sign-off."""
        kind, _, key = self.selected().partition(":")
        if kind == "delivery":
            self.post_message(messages.DetailsRequested("communicate.deliveries", key))
        elif kind == "audience":
            self.post_message(messages.DetailsRequested("communicate.messages", key))
        else:
            self.post_message(messages.DetailsRequested("communicate", ""))

    def action_delete(self) -> None:
        """Delete a delivery."""
        kind, _, key = self.selected().partition(":")
        if kind == "delivery":
            self.remove_rows(DELIVERIES, [key], "note of who was told")
        else:
            self.said = "only what was told can be deleted here"
            self.paint_frame()

    def action_copy(self) -> None:
        """Copy the page."""
        self.post_message(messages.CopyRequested(self.markdown(), "the page"))

    @on(RowList.Chosen, "#page")
    def _on_page_clicked(self) -> None:
        self.page.focus()
