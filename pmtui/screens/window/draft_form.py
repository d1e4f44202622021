"""A form whose half-typed fields wait as drafts, each in its own field; where words can't be taken, they stay there too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on
from textual.message import Message

from pmtui.model.text import one_line
from pmtui.screens.window import messages
from pmtui.screens.window.context import Frame
from pmtui.screens.window.entry_line import Draft
from pmtui.widgets.entry import Entry
from pmtui.widgets.form import Field, Form


class DraftForm(Form):
    """Fields, one of them in work; the box of that field is what is typed into."""

    @dataclass(eq=False, repr=False)
    class Typed(Message):
        """Other letters stand in the box; with `goes_on` whatever was said over them is read."""

        goes_on: bool

    @dataclass(eq=False, repr=False)
    class Waits(Message):
        """A field that is not in work holds half-typed words now."""

    def __init__(self, step: str, draft_name: Callable[[str], str]) -> None:
        """Make an empty form of a step; `draft_name` gives the name that a field's half-typed words are kept by."""
        super().__init__(id="form")
        self._step, self.draft_name = step, draft_name
        self.drafts: dict[str, Draft] = {}
        self._reads_soon = False

    # what stands in it

    def put_fields(self, fields: Sequence[Field], frame: Frame, current: str = "") -> None:
        """Show these fields as they may be seen now, and what was half-typed in the one in work."""
        fields = [self._with_draft(field) for field in fields]
        if frame.as_roles:
            fields = [field._replace(shown=frame.spans(field.shown), cover=frame.said(field.text)) for field in fields]
        self.put(fields, current)
        draft = self.drafts.get(self.draft_name(self.current))
        if draft and not self.dirty:
            self.fill(*draft)

    def _with_draft(self, field: Field) -> Field:
        """Show what waits half-typed in a field that one has left: words that could not be read are not out of sight."""
        text = one_line(self.drafts.get(self.draft_name(field.key), ("", ()))[0])
        return field._replace(shown=(("warn", "✎ "), ("text", text))) if text else field

    def text_box(self) -> Entry | None:
        """Return the box of the field in work; a heading has none."""
        field = self.field
        return None if field is None or field.heading else self.box

    # drafts

    def put_draft(self, name: str, text: str, cursor: tuple[int, int]) -> None:
        """Bring a half-typed field back."""
        self.drafts[name] = (text, cursor)
        if self.is_mounted and name == self.draft_name(self.current):
            self.fill(text, cursor)
        elif self.is_mounted:
            self.post_message(self.Waits())

    def take_up_draft(self) -> bool:
        """Fill the field in work with what was half-typed in it; tell whether there was something."""
        draft = self.drafts.get(self.draft_name(self.current))
        if draft:
            self.fill(*draft)
        return bool(draft)

    def tell_draft(self) -> None:
        """Say what is half-typed in the field, so that it reaches the journal."""
        if self.is_mounted and self.current and self.current != self.leaving:
            self.tell(self.draft_name(self.current), self.box.words if self.dirty else "", self.box.cursor_location)

    def tell_paste(self, text: str) -> None:
        """Say what the box will hold with what has come of a paste; an empty text: it is all there."""
        if not text:
            self.tell_draft()
        elif self.text_box() is not None:
            self.tell(self.draft_name(self.current), *self.box.with_paste(text))

    def give_back(self, name: str, text: str) -> bool:
        """Take words back that could not be taken: they wait in their field. Tell whether it is the one in work."""
        place = (text.count("\n"), len(text.rpartition("\n")[2]))
        self.put_draft(name, text, place)
        self.tell(name, text, place)
        return False

    def tell(self, name: str, text: str, cursor: tuple[int, int]) -> None:
        """Say what is half-typed under a name; nothing: no more."""
        self.post_message(messages.Drafted(self._step, name, text, cursor))

    @on(Entry.Changed, "#box")
    def _on_box_changed(self) -> None:
        if not self._reads_soon:  # letters that come in one go are read once, and a letter never waits for how it is read
            self._reads_soon = True
            self.call_after_refresh(self._read)

    def _read(self) -> None:
        self._reads_soon = False
        if self.is_mounted:
            goes_on = self.box.words != self.drafts.get(self.draft_name(self.current), ("", None))[0]
            self.tell_draft()
            self.post_message(self.Typed(goes_on))
