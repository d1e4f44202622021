"""A form whose half-typed fields wait as drafts, each in its own field; where words can't be taken, they stay there too."""

from collections.abc import Callable, Mapping, Sequence

from textual import on
from textual.widget import Widget

from pmtui.model.postmortem import PostMortem
from pmtui.model.text import one_line
from pmtui.screens.window import messages
from pmtui.screens.window.context import Frame
from pmtui.screens.window.entry_line import Draft
from pmtui.screens.window.late_reading import LateReading
from pmtui.steps.base import Answer, Manual, Selection
from pmtui.steps.outcomes import AnyOutcome, Ask, Do, Refuse
from pmtui.widgets.entry import Entry
from pmtui.widgets.form import Field, Form
from pmtui.widgets.paint import Spans


class DraftForm(Form):
    """Fields, one of them in work; the box of that field is what is typed into."""

    def __init__(
        self,
        step: str,
        manual: Manual,
        selection: Callable[[], Selection],
        perform: Callable[[AnyOutcome, str, str], None],
        draft_name: Callable[[str], str] = "field:{}".format,
    ) -> None:
        """Make an empty form of a step.

        `manual` says what becomes of a field's words, by the answer its draft is named by; `selection` gives what somebody
        stands on; `perform` gets an outcome with the name of the draft and the text that was taken; `draft_name` gives the
        name that a field's half-typed words are kept by.
        """
        super().__init__(id="form")
        self._step, self._manual, self._selection, self._perform, self.draft_name = step, manual, selection, perform, draft_name
        self.drafts: dict[str, Draft] = {}
        self.idea = ""  # of an entry line; a form has none
        self._late = LateReading(self.call_after_refresh, self._read)
        self._committed = False
        self._refused = ("", "")  # the field one is sent back to, and why

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

    def words_box(self) -> Entry | None:
        """Return the box that words go to which are typed where keys are read."""
        return self.text_box()

    @property
    def words(self) -> str:
        """What stands in the box of the field in work."""
        return self.box.words if self.is_mounted else ""

    # as a pane: its cursor is the field in work

    @property
    def cursor(self) -> str:
        """The field in work."""
        return self.current

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Nothing is looked at otherwise here."""
        return {}

    def target(self) -> Widget:
        """Return the form itself: it has the focus while keys are read."""
        return self

    def stand(self, key: str) -> None:
        """Work on a field."""
        self.go_to(key)

    def chosen(self, document: PostMortem) -> tuple[str, ...]:
        """Return the field a verb acts on."""
        return (self.current,) if self.current else ()

    def reading(self, said: str, frame: Frame, width: int) -> Spans | None:
        """Return how the words of the field are read, while they are not yet taken."""
        if not self.box.has_focus or not self.dirty:
            return None
        return self._answer(self.current).read(self.box.words, self._selection().changed(ids=(self.current,)))

    def escape(self) -> bool:
        """All of it is there as ever."""
        return False

    def on_focus(self) -> None:
        """Keys are read: the words are as they may be seen."""
        self.cover(True)

    def on_descendant_focus(self) -> None:
        """Type in the field: its own words are there."""
        self.cover(False)

    # what leaves a field

    def _answer(self, field: str) -> Answer:
        return self._manual.answers[self.draft_name(field).partition(":")[0]]

    @on(Form.Committed)
    def _on_committed(self, event: Form.Committed) -> None:
        event.stop()
        self._committed = True
        name = self.draft_name(event.key)
        self.drafts.pop(name, None)
        self.leaving = ""
        outcome = self._answer(event.key).take(event.text, self._selection().changed(ids=(event.key,)))
        if isinstance(outcome, Refuse):  # the words wait in their field; who only pressed enter is back in it, to mend them
            why = f"not taken: {outcome.words}"
            self._perform(Refuse(f"{why} · the words wait in their field"), name, event.text)
            if event.by_enter:
                self._refused = (event.key, why)
                self.go_to(event.key)
        else:
            self._perform(outcome, name, event.text)
            if not isinstance(outcome, Do) and name not in self.drafts:
                self.tell(name, "", (0, 0))  # with an edit goes its draft

    @on(Form.Moved)
    def _on_moved(self, event: Form.Moved) -> None:
        event.stop()
        name, why = self._refused
        draft = self.drafts.get(self.draft_name(event.key))
        if draft:
            self.fill(*draft)
            self._refused = ("", "") if event.key == name else self._refused
        self.post_message(messages.Stood(event.key, why if event.key == name else "", keeps=bool(draft) or self._committed))
        self._committed = False

    @on(Form.Out)
    def _on_out(self, event: Form.Out) -> None:
        event.stop()
        self.post_message(messages.BoxLeft())

    @on(Form.Chosen)
    def _on_chosen(self, event: Form.Chosen) -> None:
        event.stop()
        self.post_message(messages.Opened())

    def turn_to(self, ask: Ask) -> None:
        """Work on the field that is asked for."""
        (name,) = ask.ids
        if name != self.current:
            self.go_to(name)

    def close(self, changed: bool) -> None:
        """Commit the field; where nothing changed, a draft of it waits on."""
        if changed:
            self.commit()
        self.post_message(messages.BoxLeft())

    def suspend(self, leaves_all: bool) -> None:
        """Switching away does not blur: commit the field now; below what leaves all as it is, it stays half-typed, and a draft."""
        if leaves_all:
            self.tell_draft()
        else:
            self.commit()

    # drafts

    def put_draft(self, name: str, text: str, cursor: tuple[int, int]) -> None:
        """Bring a half-typed field back."""
        self.drafts[name] = (text, cursor)
        if self.is_mounted and name == self.draft_name(self.current):
            self.fill(text, cursor)
        elif self.is_mounted:
            self.post_message(messages.LookChanged(rows=True, keeps=True))

    def tell_draft(self) -> None:
        """Say what is half-typed in the field, so that it reaches the journal."""
        if self.is_mounted and self.current and self.current != self.leaving:
            self.tell(self.draft_name(self.current), self.box.words if self.dirty else "", self.box.cursor_location)

    def ask_for_editor(self, typing: bool) -> None:
        """Say what is half-typed, then ask for it to be edited elsewhere: in one queue, so that the draft is there first."""
        self.tell_draft()
        self.post_message(messages.EditorRequested(self.box.words, typing))

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
        self._late.ask()

    def settle(self) -> None:
        """Take what is typed so far as read, since something is said over it: only letters yet to come take that away."""
        if self._late.settle():
            self.tell_draft()

    def _read(self) -> None:
        if self.is_mounted:
            goes_on = self.box.words != self.drafts.get(self.draft_name(self.current), ("", None))[0]
            self.tell_draft()
            self.post_message(messages.Typed(goes_on))
