"""What Define and the details of a row share: a form, whose field in work is the entry line itself.

A field's words are committed when it is left, also by a switch of the step; words that can't be
taken wait in their field as a draft.
"""

from collections.abc import Iterable

from textual import events, on
from textual.widget import Widget

from pmtui.edits.base import Edit
from pmtui.screens.window import messages
from pmtui.screens.window.context import Context
from pmtui.screens.window.dialog_ports import LeavesAll
from pmtui.screens.window.draft_form import DraftForm
from pmtui.screens.window.window import OwnOutcome, Stale, Window
from pmtui.steps.base import Answer, Selection
from pmtui.steps.outcomes import Ask, Refuse
from pmtui.widgets.entry import Entry
from pmtui.widgets.form import Form
from pmtui.widgets.paint import Spans


class FormWindow(Window):
    """Fields in rows 3 to 21; there is no entry line besides."""

    FOLLOWS = False  # a field is committed on the way to the next

    def __init__(self, context: Context, step: str = "") -> None:
        """Make the window and its form; `step` is that of the window it lies over."""
        super().__init__(context)
        self.STEP = step or self.STEP
        self.form = DraftForm(self.STEP, self.draft_name)
        self.typed = self.form
        self._committed = False
        self._taking = ("", "")  # the draft and text being taken, for the edit that comes of it
        self._requested = False  # an edit came of it: with that goes its draft
        self._refused = ("", "")  # the field one is sent back to, and why

    def body(self) -> Iterable[Widget]:
        """The form."""
        yield self.form

    @property
    def entry(self) -> Entry:
        """The box of the field in work."""
        return self.form.box

    def box(self) -> Entry | None:
        """The box of the field in work; a heading has none."""
        return self.form.text_box()

    def words_box(self) -> Entry | None:
        """The box of the field in work."""
        return self.form.text_box()

    def home_pane(self) -> Widget:
        """The form itself has the focus in KEYS."""
        return self.form

    def selected(self) -> str:
        """The field in work."""
        return self.form.current

    def stand(self, key: str) -> None:
        """Work on a field."""
        self.form.go_to(key)

    def draft_name(self, name: str) -> str:
        """Return the name of a field's draft."""
        return f"field:{name}"

    def chosen(self) -> Iterable[str]:
        """The field a verb acts on."""
        return [self.form.current] if self.form.current else []

    def selection(self) -> Selection:
        """What somebody stands on: a field, and the words in its box."""
        return super().selection().changed(words=self.entry.words)

    def answer_of(self, name: str) -> Answer:
        """What becomes of a field's words: its draft is named by the answer."""
        return self.MANUAL.answers[self.draft_name(name).partition(":")[0]]

    def perform_own(self, outcome: OwnOutcome) -> None:
        """Type in the field that is asked for."""
        if not isinstance(outcome, Ask):
            super().perform_own(outcome)
            return
        (name,) = outcome.ids
        if name != self.form.current:
            self.form.go_to(name)
        self.take_state(True)

    def reading(self) -> Spans | None:
        """How the words of the field are read, while they are not yet taken."""
        name = self.form.current
        if not self.wanted_typing or not self.form.dirty:
            return None
        return self.answer_of(name).read(self.entry.words, self.selection().changed(ids=(name,)))

    def bar_words(self) -> dict[str, str]:
        """Enter makes a new line in a long field."""
        field = self.form.field
        return {"typing.field": "New line" if field is not None and field.many_lines else ""}

    def take_state(self, typing: bool) -> None:
        """A field's own words are there to be typed into; else they are as they may be seen."""
        self.form.cover(not typing)
        super().take_state(typing)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click into the box types there."""
        self.form.cover(not isinstance(event.widget, Entry))
        super().on_descendant_focus(event)

    # what leaves the form

    @on(Form.Committed)
    def _on_committed(self, event: Form.Committed) -> None:
        self._committed = True
        name = self.form.draft_name(event.key)
        self.form.drafts.pop(name, None)
        self.form.leaving = ""
        self._taking, self._requested = (name, event.text), False
        outcome = self.answer_of(event.key).take(event.text, self.selection().changed(ids=(event.key,)))
        if isinstance(outcome, Refuse):
            self._not_taken(event, outcome.words)
        else:
            self.perform(outcome)
        self._taking = ("", "")
        if not self._requested and name not in self.form.drafts:
            self.form.tell(name, "", (0, 0))

    def _not_taken(self, event: Form.Committed, why: str) -> None:
        """Words that could not be read wait in their field; who only pressed enter is back in it, to mend them."""
        self.give_back(self.form.draft_name(event.key), event.text, f"not taken: {why} · the words wait in their field")
        if event.by_enter:
            self._refused = (event.key, f"not taken: {why}")
            self.form.go_to(event.key)

    def request(self, edit: Edit, words: str = "", purpose: str = "", typed: str = "") -> None:
        """Ask for a change of the document, with the field's words it was made of."""
        self._requested = True
        super().request(edit, words, purpose or self._taking[0], typed or self._taking[1])

    @on(Form.Out)
    def _on_out(self) -> None:
        self.take_state(False)

    @on(Form.Moved)
    def _on_moved(self, event: Form.Moved) -> None:
        name, why = self._refused
        self.asked, self.asked_words, self.status.news = 0, "", why if event.key == name else ""
        if self.form.take_up_draft():
            self._refused = ("", "") if event.key == name else self._refused
        elif not self._committed:  # what was just kept stays said in the next field
            self.status.say("")
        self._committed = False
        if self.wanted_typing and self.box() is None:
            self.take_state(False)
        self.invalidate()
        self.post_message(messages.PlaceChanged())

    @on(DraftForm.Typed)
    def _on_typed(self, event: DraftForm.Typed) -> None:
        if event.goes_on:
            self.status.news = ""
        self.invalidate(Stale.READING)

    @on(DraftForm.Waits)
    def _on_waits(self) -> None:
        self.invalidate(Stale.ROWS)

    def on_screen_suspend(self) -> None:
        """Switching away does not blur: commit the field now; below what leaves all as it is, it stays half-typed, and a draft."""
        if isinstance(self.app.screen, LeavesAll):
            self.form.tell_draft()
        else:
            self.form.commit()

    def commit_fields(self) -> None:
        """Take what stands in the field in work."""
        self.form.commit()

    def close_line(self, changed: bool) -> None:
        """Commit the field; where nothing changed, a draft of it waits on."""
        if changed:
            self.form.commit()
        self.take_state(False)
