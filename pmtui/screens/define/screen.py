"""Step 2, Define: the field in work is the entry line itself, so the step has one row more."""

import datetime as dt
from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from pmtui.edits.define import AddQuantity, ChangeProblemField, ChangeQuantity, SetBeganEnded, SetNotKnown
from pmtui.edits.document import ChangeDate, ChangeTitle
from pmtui.edits.rows import RemoveRows
from pmtui.formats.lines.define import DefineContext, DefineLine, parse
from pmtui.model.define import KINDS
from pmtui.model.time.zones import zone_called
from pmtui.screens.define.fields import AFTER, FIGURES, FOLD, define_fields, figure_key, kind_of
from pmtui.screens.fields import as_value
from pmtui.screens.window import messages
from pmtui.screens.window.context import Context
from pmtui.screens.window.form_window import FormScreen
from pmtui.screens.window.team_settings import severities, severity_of
from pmtui.steps.echo import echo_spans
from pmtui.widgets.bindings import bindings
from pmtui.widgets.form import Form
from pmtui.widgets.paint import Spans

NOT_KNOWN, NOT_HERE = "-", "--"


class DefineScreen(FormScreen):
    """The problem, field by field."""

    STEP = "define"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("define")]

    def __init__(self, context: Context) -> None:
        """Make the screen, the fields after the call folded."""
        super().__init__(context)
        self.opened = False

    def paint(self, reveal: str = "") -> None:
        """Draw the fields; undo may lead to one that is folded."""
        name = reveal.rsplit(".", 1)[-1]
        name = {"ended": "began", "quantities": "requests"}.get(name, name)  # said in the row of another word
        if name in AFTER:
            self.opened = True
        if name in self.document.define.quantities:
            word = self.document.define.quantities[name].text.casefold()
            name = word if word in FIGURES else f"quantity:{name}"
        fields = define_fields(self.document, self.opened, self.scale)
        self.put_fields(fields, name if name in {made.key for made in fields} else "")

    def question(self) -> str:
        """The question of the field in work, then those that always fit."""
        name = self.selected()
        when = {"requests": "quantities", "users": "quantities", "another": "quantities"}.get(name, name)
        return self.asks("define", when)

    def reading(self) -> Spans:
        """How the field is read; an empty one may be settled by a dash."""
        if not self.menu and self.wanted_typing and not self.form.dirty and not self.said and not self.entry.text:
            return (("text", "- says not known, -- does not apply"), ("muted", " · both count as filled"))
        return super().reading()

    def read(self, name: str, text: str) -> Spans:
        """Say how a field's words are read."""
        if text.strip() in (NOT_KNOWN, NOT_HERE):
            return (("text", "not known" if text.strip() == NOT_KNOWN else "does not apply"), ("muted", " · counts as filled"))
        if name == "began":
            return echo_spans(self.line(text).echo)
        if name == "kind" and text.strip():
            known = kind_of(text) in KINDS
            return (("text", kind_of(text)), ("muted", " · tab or esc keeps it" if known else " · usual are technical, process, both"))
        if name == "severity" and text.strip():
            return self.read_severity(severity_of(text, self.scale))
        return (("muted", "tab or esc keeps it"),)

    @property
    def scale(self) -> Mapping[str, str]:
        """The names of the severity, with what each means."""
        return severities(self.context.settings)

    def read_severity(self, name: str) -> Spans:
        """Say what it means, or which there are."""
        names = list(self.scale)
        if name not in self.scale:
            return (("text", name), ("muted", f" · usual are {' to '.join(dict.fromkeys((names[0], names[-1])))}"))
        return (("text", name), ("muted", f" · {self.scale[name] or 'tab or esc keeps it'}"))

    def take_field(self, name: str, text: str) -> None:
        """Turn a field's words into an edit."""
        at = self.context.clock()
        words = text.strip()
        if name == "severity":
            text = severity_of(words, self.scale)
        elif name == "kind":
            text = kind_of(words)
        if name in FIGURES or name in ("another",) or name.startswith("quantity:"):
            self.take_figure(name, words, at)
        elif words in (NOT_KNOWN, NOT_HERE):
            self.request(SetNotKnown(field=name, state="not_known" if words == NOT_KNOWN else "does_not_apply", at=at))
        elif name == "began":
            self.take_began(text, at)
        elif name == "zone" and words and zone_called(words) is None:
            self.not_taken("zone", text, f"{words} is no zone that is known here, such as UTC or Europe/Lisbon")
        elif name == "zone" and words != self.document.define.zone and self._has_times():
            change = ChangeProblemField(name=name, value=as_value(self.document, "define", name, text), at=at)
            self.request_field(name, text, change, "kept: zone · the moments stay, the clock shows them otherwise")
        elif name == "title":
            self.request_field(name, text, ChangeTitle(title=words, at=at))
        elif name == "date":
            self.request_field(name, text, ChangeDate(date=as_value(self.document, "", "date", text), at=at))
        else:
            self.request_field(name, text, ChangeProblemField(name=name, value=as_value(self.document, "define", name, text), at=at))

    def _has_times(self) -> bool:
        return any(isinstance(event.time, dt.datetime) for event in self.document.timeline.values())

    def line(self, text: str) -> DefineLine:
        """Read began and ended."""
        return parse(text, DefineContext(document=self.document))

    def take_began(self, text: str, at: float) -> None:
        """Began and ended live in the timeline."""
        made = self.line(text)
        if made.problem:
            self.not_taken("began", text, made.problem)
            return
        taken = self.document.timeline
        first = self.context.make_id(taken)
        second = self.context.make_id({*taken, first})
        edit = SetBeganEnded(began=made.began, ended=made.ended, began_id=first, ended_id=second, at=at)
        self.request_field("began", text, edit, made.echo)

    def take_figure(self, name: str, words: str, at: float) -> None:
        """Take a figure of the impact."""
        if name == "another":
            what, mark, amount = words.partition(":")
            if words:
                self.request(
                    AddQuantity(
                        id=self.new_id("define.quantities"),
                        text=what.strip() if mark else "",
                        amount=(amount if mark else what).strip(),
                        at=at,
                    )
                )
            return
        key = name.partition(":")[2] or figure_key(self.document, name)
        if words in (NOT_KNOWN, NOT_HERE) and name in FIGURES:
            self.request(SetNotKnown(field=name, state="not_known" if words == NOT_KNOWN else "does_not_apply", at=at))
        elif key and not words:
            self.request(RemoveRows(table="define.quantities", ids=(key,), at=at))
        elif key:
            self.request(ChangeQuantity(id=key, amount=words, at=at))
        elif words:
            self.request(AddQuantity(id=self.new_id("define.quantities"), text=name, amount=words, at=at))

    def new_id(self, table: str) -> str:
        """Make an id that is not taken."""
        return self.context.make_id(self.document.table(table))

    @on(Form.Chosen)
    def _on_chosen(self) -> None:
        self.action_details()

    # verbs

    def action_edit(self) -> None:
        """Type in the field."""
        if self.selected() == FOLD:
            self.action_details()
        else:
            super().action_edit()

    def action_type_here(self) -> None:
        """Type in the field."""
        self.action_edit()

    def action_details(self) -> None:
        """Open or fold the fields after the call."""
        self.opened = not self.opened
        self.paint("define." + (AFTER[0] if self.opened else FOLD))
        self.paint_frame()

    def action_not_known(self) -> None:
        """Not known, again: does not apply, again: neither."""
        name = self.selected()
        if name.startswith("quantity:"):
            self.say("a figure that is not known: type so in its field")
        elif name and name != FOLD and name not in ("title", "date", "another"):
            self.request(SetNotKnown(field=name, at=self.context.clock()))

    def action_mark_menu(self) -> None:
        """Choose the kind or the severity."""
        options = [messages.MenuOption(word[0], word.capitalize(), f"set_kind('{word}')") for word in KINDS]
        options += [messages.MenuOption(str(number), word, f"set_severity({number})") for number, word in enumerate(self.scale, 1)]
        self.post_message(messages.MenuRequested(options))

    def action_set_kind(self, word: str) -> None:
        """Set the kind."""
        self.request(ChangeProblemField(name="kind", value=word, at=self.context.clock()))

    def action_set_severity(self, number: int) -> None:
        """Set the severity by its place in the scale: its name is anybody's words."""
        self.request(ChangeProblemField(name="severity", value=list(self.scale)[number - 1], at=self.context.clock()))
