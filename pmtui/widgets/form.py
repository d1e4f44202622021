"""A form that reads like the page: label and value, no frames; the current field is the box.

Two painted panes are above and below one text box, whatever the number of fields, so a
form is as cheap as a list; `form_lines.py` lays out their lines. Typed words are
posted; nothing is stored here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message

from pmtui.widgets.entry import Entry
from pmtui.widgets.form_lines import Field, field_at, label_lines, lay_out
from pmtui.widgets.lines import Lines

__all__ = ["Field", "Form"]


class Form(Vertical, can_focus=True, can_focus_children=True):
    """Fields, one of them current."""

    TAKES_TEXT = False
    DEFAULT_CSS = """
    Form { height: 1fr; background: $pm-page; }
    Form #field { height: auto; background: $pm-cursor; }
    Form #label { width: 18; height: 100%; }
    Form #box { background: $pm-cursor; }
    Form #below { height: 1fr; }
    """

    @dataclass(eq=False, repr=False)
    class Committed(Message):
        """The user changed a field and left it."""

        key: str
        text: str
        by_enter: bool = False

    @dataclass(eq=False, repr=False)
    class Moved(Message):
        """Another field is current."""

        key: str

    @dataclass(eq=False, repr=False)
    class Chosen(Message):
        """Enter on a heading."""

        key: str

    @dataclass(eq=False, repr=False)
    class Out(Message):
        """The user left the box for KEYS."""

    def __init__(self, id: str | None = None) -> None:
        """Make an empty form."""
        super().__init__(id=id)
        self._fields: list[Field] = []
        self.current = ""
        self.leaving = ""  # the field whose words are being committed
        self._top = 0
        self._put = ""
        self._covered = False
        self._rows = 0  # the height of the box when the fields were laid out
        self._pressed = ""  # the field under the mouse button when it was pressed

    def compose(self) -> ComposeResult:
        """Yield the pane above, the box, the pane below."""
        yield Lines(id="above", least=0)
        with Horizontal(id="field"):
            yield Lines(id="label", ground="cursor")
            yield Entry(id="box")
        yield Lines(id="below", least=0)

    @property
    def box(self) -> Entry:
        """The only text box."""
        return self.query_one("#box", Entry)

    @property
    def field(self) -> Field | None:
        """The current field."""
        return next((field for field in self._fields if field.key == self.current), None)

    def keys(self) -> list[str]:
        """Return the keys of the fields, in order."""
        return [field.key for field in self._fields]

    def put(self, fields: Sequence[Field], current: str = "") -> None:
        """Show these fields; text typed and not yet committed is not overwritten."""
        before = self.field
        self._fields = list(fields)
        wanted = current or self.current
        if wanted not in self.keys():
            wanted = self._fields[0].key if self._fields else ""
        if wanted != self.current:
            self.commit()  # its field is left, though not by the user
        is_dirty = self.is_mounted and self.dirty and before is not None
        self.current = wanted
        if not is_dirty and not (before is not None and before == self.field and self.box.text == self._put):
            self.fill()  # an unchanged field keeps its cursor
        self.lay_out()

    @property
    def dirty(self) -> bool:
        """Return whether the box holds uncommitted words."""
        return bool(self.current) and self.box.text != self._put

    def fill(self, text: str | None = None, cursor: tuple[int, int] | None = None) -> None:
        """Put the field's words into the box, or a draft of them."""
        field = self.field
        if field is None or not self.is_mounted:
            return
        box = self.box
        box.many_lines = field.many_lines
        box.whole_paste = True
        box.read_only = field.heading
        box.fill(field.cover if self._covered and field.cover else field.text, cursor)
        self._put = box.text  # as the box holds it: it may break lines that the words don't
        if text is not None:
            box.fill(text, cursor)
        box.hint(field.hint)

    def cover(self, covered: bool) -> None:
        """Show what covers the current field, or its words, which can be typed into."""
        if covered != self._covered:
            self._covered = covered
            if self.field is not None and self.field.cover:
                self.commit()
                self.fill()

    def go_to(self, key: str) -> None:
        """Make another field current; what was typed is committed first."""
        if key not in self.keys():
            return
        self.commit()
        if key != self.current:
            self.current = key
            self.fill()
            self.lay_out()
            self.post_message(self.Moved(key))

    def step(self, by: int) -> bool:
        """Move by some fields; return whether there was one."""
        keys = self.keys()
        at = keys.index(self.current) + by if self.current in keys else 0
        if not 0 <= at < len(keys):
            self.commit()
            return False
        self.go_to(keys[at])
        return True

    def commit(self, by_enter: bool = False) -> None:
        """Post what was typed, once; `by_enter` if the cursor moves on by itself, to come back if the words are refused."""
        if self.is_mounted and self.dirty:
            self._put, self.leaving = self.box.text, self.current
            self.post_message(self.Committed(self.current, self.box.words, by_enter))

    # drawing

    def lay_out(self) -> None:
        """Lay out the fields around the box."""
        if not self.is_mounted or not self.size.width:
            return
        self._rows = self._box_rows
        layout = lay_out(self._fields, self.current, self.size.width, self.size.height, self._box_rows, self._top)
        self._top = layout.top
        self.query_one("#above", Lines).put(layout.above)
        self.query_one("#label", Lines).put(label_lines(self.field, self._box_rows))
        self.query_one("#below", Lines).put(layout.below)

    @property
    def _box_rows(self) -> int:
        return min(max(self.box.wrapped_document.height, 1), 4)

    def on_resize(self) -> None:
        """Lay out anew."""
        self.lay_out()

    # keys and mouse

    def on_key(self, event: events.Key) -> None:
        """Select the field with the arrows in KEYS."""
        moves = {"up": -1, "k": -1, "down": 1, "j": 1, "home": -len(self._fields), "end": len(self._fields)}
        if self.has_focus and event.key in moves:
            event.stop()
            event.prevent_default()
            keys = self.keys()
            if keys:
                at = keys.index(self.current) if self.current in keys else 0
                self.go_to(keys[min(max(at + moves[event.key], 0), len(keys) - 1)])

    @on(Entry.Submitted, "#box")
    def _on_submitted(self, event: Entry.Submitted) -> None:
        event.stop()
        if self.field and self.field.heading:
            self.post_message(self.Chosen(self.current))
            return
        self.commit(by_enter=True)
        if not self.step(1):
            self.post_message(self.Out())

    @on(Entry.Left, "#box")
    def _on_left(self, event: Entry.Left) -> None:
        event.stop()
        if event.how in ("tab", "down"):
            if not self.step(1) and event.how == "tab":
                self.post_message(self.Out())
        elif event.how in ("shift+tab", "up"):
            if not self.step(-1):
                self.post_message(self.Out())
        else:
            self.commit()
            self.post_message(self.Out())

    @on(Entry.Changed, "#box")
    def _on_changed(self) -> None:
        if self._box_rows != self._rows:  # only a letter that makes the box taller moves the other fields
            self.lay_out()

    @on(events.DescendantBlur)
    def _on_left_box(self) -> None:
        self.commit()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember the field: a click also counts where it was pressed."""
        self._pressed = self._field_at(event)

    async def on_click(self, event: events.Click) -> None:
        """Make a clicked field current; dragging from one field to another selects none."""
        key = self._field_at(event)
        if key != self.current and key == self._pressed:
            self.go_to(key)

    def _field_at(self, event: events.MouseEvent) -> str:
        y = int(event.screen_y) - self.region.y + self._top
        return field_at(self._fields, self.current, self.size.width, self._box_rows, y)
