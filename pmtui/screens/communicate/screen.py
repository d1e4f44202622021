"""Step 6, Communicate: for whom, is it good, who was told; and the page as people will see it.

The page is for those who may know all of it. Every other audience gets its own message or nothing, never the page.
"""

import datetime as dt
from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from pmtui.edits.communicate import ToggleReviewed
from pmtui.edits.define import ChangeProblemField
from pmtui.edits.rows import AddRow
from pmtui.formats.lines.communicate import CommunicateContext, CommunicateLine, parse, render
from pmtui.formats.page.markdown import render as render_page
from pmtui.guide.guide import review
from pmtui.model.communicate import is_waiting
from pmtui.model.define import STATUSES
from pmtui.model.postmortem import PostMortem
from pmtui.screens.communicate.rows import PAGE, SIDE, audience_of, audience_word, page_rows, side_rows
from pmtui.screens.window import messages
from pmtui.screens.window.list_window import StepScreen
from pmtui.screens.window.purpose import Purpose
from pmtui.steps.echo import echo_spans
from pmtui.widgets.bindings import bindings
from pmtui.widgets.paint import Spans, line
from pmtui.widgets.row_list import ListRow, RowList

SIGN = 4  # cells of the line at the page's left
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
            yield RowList(id="page", reader=True, margin=SIGN)

    @property
    def page(self) -> RowList:
        """The page's pane."""
        return self.query_one("#page", RowList)

    def paint(self, reveal: str = "") -> None:
        """Draw both panes."""
        key = reveal.rpartition(".")[2]
        cursor = f"delivery:{key}" if reveal.startswith("communicate.deliveries.") else key if key.startswith("review:") else None
        self.rows.put(side_rows(self.seen, self.context.today()), cursor)
        width = min(max(self.size.width - SIDE - 5, 20), 88)
        drawn = [line(("muted", "│  "), *made.left) for made in page_rows(self.markdown(), width)]
        self.page.put([ListRow(str(number), (made,)) for number, made in enumerate(drawn)])

    def markdown(self) -> str:
        """The page; made once for each document, since head and foot ask for its length too."""
        document, page = self._page
        if document is not self.seen:
            self._page = document, page = self.seen, render_page(self.seen)
        return page

    # for whom

    def audience(self) -> str:
        """The audience whose text is meant: that of the highlighted row; the page's where that is read."""
        return PAGE if self.page.has_focus else audience_of(self.document, self.selected())

    def message(self) -> str:
        """The message for the audience that is meant, as it may be seen; nothing where there is none."""
        return self.seen.communicate.message_to(self.audience())

    def message_words(self, audience: str) -> str:
        """Name the message for an audience, or say that it has none and where one is written."""
        if not audience:
            return "no message yet: this line names nobody"
        word = audience_word(audience)
        if self.message():
            return f"message for {word}"
        return f"no message for {word} yet" + (" · e writes one" if self.selected().startswith("audience:") else "")

    def lacking(self) -> str:
        """How long the text is that is meant, and what is to do."""
        audience, rest = PAGE if self.wanted_typing else self.audience(), super().lacking().partition(" · ")[0]
        if audience == PAGE:
            said = f"wiki page · {_lines(self.markdown())}"
        elif message := self.message():
            said = f"{self.message_words(audience)} · {_lines(message)}"
        else:
            return self.message_words(audience)
        return f"{said} · {rest}" if rest else said

    def bar_words(self) -> dict[str, str]:
        """What is typed here is who was told; copied and written is the text that is meant."""
        what = "page" if self.audience() == PAGE else "message"
        said = {"list.type": "Told", "communicate.copy": f"Copy {what}", "communicate.write": f"Write {what}"}
        return super().bar_words() | said

    @on(events.DescendantFocus)
    def _on_pane_entered(self) -> None:
        self.paint_frame()  # the same keys mean another text there

    def question(self) -> str:
        """Whom to tell, what to look at."""
        when = "no-delivery" if not self.document.communicate.deliveries else ""
        key = self.selected()
        row = self.document.communicate.deliveries.get(key.partition(":")[2]) if self.has_line() else None
        if row is not None and is_waiting(row, self.context.today()):
            return f"Was it sent to {audience_word(row.audience) or 'them'}, as planned? space says so"
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
        """Tick a line of the review; say of what was planned that it was sent, or take that back."""
        kind, _, key = self.selected().partition(":")
        if kind == "review":
            self.request(ToggleReviewed(item=key, at=self.context.clock()))
        elif kind == "delivery":
            self.toggle_sent(key)

    def toggle_sent(self, key: str) -> None:
        """Say that a delivery was sent; one that was sent before its day was sent today."""
        row = self.document.communicate.deliveries[key]
        today = self.context.today()
        day = row.when.date() if isinstance(row.when, dt.datetime) else row.when
        values: dict[str, object] = {"planned": not row.planned}
        if row.planned and isinstance(day, dt.date) and day > today:
            values["when"] = today
        said = f"sent · {audience_word(row.audience)} was told" if row.planned else "planned: not sent yet"
        self.change_row(DELIVERIES, key, values, "who was told", f"{said} · space takes it back")

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
        made, held = self.line(text), self.document.communicate.deliveries.get(key)
        values: dict[str, object] = {name: getattr(made.row, name) for name in ("audience", "channel", "when", "planned")}
        if held is not None and held.when and not made.said:
            values["when"] = held.when  # the file may say when in words that no line can
        if held is not None and values["when"] == held.when:
            values["planned"] = held.planned
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
        """Copy the text that is meant: the page, or a message."""
        audience, message = self.audience(), self.message()
        if audience == PAGE:
            self.post_message(messages.CopyRequested(self.markdown(), "the page"))
        elif message:
            self.post_message(messages.CopyRequested(message, self.message_words(audience)))
        else:
            self.say(self.message_words(audience))

    def action_write(self) -> None:
        """Write the text that is meant beside the document."""
        audience = self.audience()
        if audience == PAGE:
            self.post_message(messages.WriteRequested())
        elif self.message():
            self.post_message(messages.WriteRequested(audience))
        else:
            self.say(self.message_words(audience))

    @on(RowList.Chosen, "#page")
    def _on_page_clicked(self) -> None:
        self.page.focus()


def _lines(text: str) -> str:
    count = len(text.splitlines())
    return f"{count} line{'s' if count != 1 else ''}"
