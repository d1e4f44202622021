"""What Define and the details of a row share: a form, whose field in work is the entry line itself.

A field's words are committed when it is left, also by a switch of the step; words that can't be
taken wait in their field as a draft.
"""

from collections.abc import Iterable

from textual import events, on
from textual.widget import Widget

from pmtui.edits.base import Edit
from pmtui.model.text import one_line
from pmtui.screens.window import messages
from pmtui.screens.window.window import Window
from pmtui.steps.base import Answer, Selection
from pmtui.steps.outcomes import Ask
from pmtui.widgets.entry import Entry
from pmtui.widgets.form import Field, Form
from pmtui.widgets.paint import Spans


class FormScreen(Window):
    """Fields in rows 3 to 21; there is no entry line besides."""

    FOLLOWS = False  # a field is committed on the way to the next
    _committed = False
    _by_enter = False  # what is being taken was left by enter alone
    _typed = ("", "")  # the draft and text being taken, for the edit that comes of it
    _requested = False  # an edit came of it: with that goes its draft
    _refused = ("", "")  # the field one is sent back to, and why
    _field = ""  # whose words are being taken

    def body(self) -> Iterable[Widget]:
        """The form."""
        yield Form(id="form")

    @property
    def form(self) -> Form:
        """The form."""
        return self.query_one("#form", Form)

    @property
    def entry(self) -> Entry:
        """The box of the field in work."""
        return self.form.box

    def box(self) -> Entry | None:
        """The box of the field in work; a heading has none."""
        field = self.form.field
        return None if field is None or field.heading else self.entry

    def words_box(self) -> Entry | None:
        """The box of the field in work."""
        return self.box()

    def home_pane(self) -> Widget:
        """The form itself has the focus in KEYS."""
        return self.form

    def selected(self) -> str:
        """The field in work."""
        return self.form.current if self.is_mounted else ""

    def stand(self, key: str) -> None:
        """Work on a field."""
        self.form.go_to(key)

    def on_mount(self) -> None:
        """Take the state; the form fills its own box."""
        self._state_class()

    def draft_name(self, name: str) -> str:
        """The name of a field's draft."""
        return f"field:{name}"

    def chosen(self) -> list[str]:
        """The field a verb acts on."""
        return [self.selected()] if self.selected() else []

    def selection(self) -> Selection:
        """What somebody stands on: a field, and the words in its box."""
        return super().selection().changed(words=self.entry.words if self.is_mounted else "")

    def answer(self, name: str) -> Answer:
        """Return the answer that a field's words go to: its draft is named by it."""
        return self.MANUAL.answers[self.draft_name(name).partition(":")[0]]

    def read(self, name: str, text: str) -> Spans:
        """Say how a field's words are read."""
        return self.answer(name).read(text, self.selection().changed(ids=(name,)))

    def take_field(self, name: str, text: str) -> None:
        """Let the step take a field's words."""
        self._field = name
        self.perform(self.answer(name).take(text, self.selection().changed(ids=(name,))))
        self._field = ""

    def ask_for(self, ask: Ask) -> None:
        """Type in the field that is asked for."""
        (name,) = ask.ids
        if name != self.selected():
            self.form.go_to(name)
        self.take_state(True)

    def reading(self) -> Spans:
        """How the words of the field are read, while they are not yet taken."""
        if not self.menu and self.wanted_typing and self.form.dirty:
            return self.read(self.form.current, self.entry.words)
        return super().reading()

    def bar_words(self) -> dict[str, str]:
        """Enter makes a new line in a long field."""
        made = self.form.field if self.is_mounted else None
        return {"typing.field": "New line" if made and made.many_lines else ""}

    def put_fields(self, fields: list[Field], current: str = "") -> None:
        """Show these fields as they may be seen now, and what was half-typed in the one in work."""
        fields = [self.with_draft(made) for made in fields]
        if self.head.as_roles:
            fields = [made._replace(shown=self.head.spans(made.shown), cover=self.head.said(made.text)) for made in fields]
        self.form.put(fields, current)
        self.take_up_draft()

    def with_draft(self, made: Field) -> Field:
        """Show what waits half-typed in a field that one has left: words that could not be read are not out of sight."""
        text = one_line(self.drafts.get(self.draft_name(made.key), ("", ()))[0])
        return made._replace(shown=(("warn", "✎ "), ("text", text))) if text else made

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
        self._committed, self._by_enter = True, event.by_enter
        name = self.draft_name(event.key)
        self.drafts.pop(name, None)
        self.form.leaving = ""
        self._typed, self._requested = (name, event.text), False
        self.take_field(event.key, event.text)
        self._typed = ("", "")
        if not self._requested and name not in self.drafts:
            self.post_message(messages.Drafted(self.STEP, name, "", (0, 0)))

    def request(self, edit: Edit, words: str = "", purpose: str = "", typed: str = "") -> None:
        """Ask for a change of the document, with the field's words it was made of."""
        self._requested = True
        super().request(edit, words, purpose or self._typed[0], typed or self._typed[1])

    def refuse(self, words: str) -> None:
        """Words that could not be read wait in their field; who only pressed enter is back in it, to mend them."""
        name, text = self._field, self._typed[1]
        if not name:
            super().refuse(words)
            return
        self.give_back(self.draft_name(name), text, f"not taken: {words} · the words wait in their field")
        if self._by_enter:
            self._refused = (name, f"not taken: {words}")
            self.form.go_to(name)

    @on(Form.Out)
    def _on_out(self) -> None:
        self.take_state(False)

    @on(Form.Moved)
    def _on_moved(self, event: Form.Moved) -> None:
        name, why = self._refused
        self.asked, self.asked_words, self.news = 0, "", why if event.key == name else ""
        draft = self.drafts.get(self.draft_name(event.key))
        if draft:
            self.form.fill(*draft)
            self._refused = ("", "") if event.key == name else self._refused
        elif not self._committed:  # what was just kept stays said in the next field
            self.said = self.news = ""
        self._committed = False
        if self.wanted_typing and self.box() is None:
            self.take_state(False)
        self.paint_frame()
        self.post_message(messages.PlaceChanged())

    @on(Entry.Changed, "#box")
    def _on_box_changed(self) -> None:
        self.after_letters(self._read_box)

    def _read_box(self) -> None:
        if self.entry.words != self.drafts.get(self.draft_name(self.form.current), ("", None))[0]:
            self.news = ""
        self.tell_draft()
        self.paint_entry()

    def tell_draft(self) -> None:
        """Say what is half-typed in the field."""
        if self.is_mounted and self.form.current and self.form.current != self.form.leaving:
            text = self.entry.words if self.form.dirty else ""
            self.post_message(messages.Drafted(self.STEP, self.draft_name(self.form.current), text, self.entry.cursor_location))

    def box_of_draft(self) -> tuple[Entry, str] | None:
        """The box of the field in work, and that field."""
        box = self.box()
        return (box, self.draft_name(self.form.current)) if box is not None else None

    def put_draft(self, purpose: str, text: str, cursor: tuple[int, int]) -> None:
        """Bring a half-typed field back."""
        super().put_draft(purpose, text, cursor)
        if self.is_mounted and purpose == self.draft_name(self.form.current):
            self.form.fill(text, cursor)
        elif self.is_mounted and self.size.width:
            self.paint()

    def take_up_draft(self) -> None:
        """Fill the field in work with what was half-typed in it."""
        draft = self.drafts.get(self.draft_name(self.form.current))
        if draft and not self.form.dirty:
            self.form.fill(*draft)

    def on_screen_suspend(self) -> None:
        """Switching away does not blur: commit the field now; below what leaves all as it is, it stays half-typed, and a draft."""
        if getattr(self.app.screen, "LEAVES_ALL", False):
            self.tell_draft()
        else:
            self.form.commit()

    def close_line(self, changed: bool) -> None:
        """Commit the field; where nothing changed, a draft of it waits on."""
        if changed:
            self.form.commit()
        self.take_state(False)
