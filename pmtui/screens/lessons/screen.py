"""Lessons, one key away from the whys: what went well, what went wrong, where luck helped, what surprised."""

from typing import ClassVar

from textual.binding import BindingType

from pmtui.edits.rows import AddRow
from pmtui.formats.lines.completion import Words, plain
from pmtui.formats.lines.later import LaterContext, LaterLine, parse, render
from pmtui.model.called import row_called, row_word
from pmtui.model.lessons import KINDS, Lesson
from pmtui.model.links import toggled
from pmtui.model.whys import letters
from pmtui.screens.window import messages
from pmtui.screens.window.list_window import StepScreen
from pmtui.screens.window.purpose import Purpose
from pmtui.screens.window.rows import heading
from pmtui.steps.echo import echo_spans
from pmtui.widgets.bindings import bindings
from pmtui.widgets.paint import Line, Span, Spans, line, wrap
from pmtui.widgets.row_list import ListRow

WORDS = {"well": "went well", "wrong": "went wrong", "lucky": "got lucky", "surprised": "surprised us"}
TEXT = 18


class LessonsScreen(StepScreen):
    """A list of lessons by kind; esc goes back to the whys."""

    STEP = "whys"
    KEYS_OF = "lessons"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("lessons")]

    def offered(self) -> Words:
        """Kinds of lessons."""
        return {"#": plain(KINDS)}

    def adding(self) -> Purpose:
        """A lesson."""
        hint = "what we learned #well #wrong #lucky #surprised"
        return Purpose("add", "Lesson", self.take_lesson, self.read_lesson, hint=hint, stays=True)

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
        self.rows.put(rows, reveal.removeprefix("lessons.") or None)

    def question(self) -> str:
        """What to ask."""
        return self.asks("whys", "lessons")

    def parsed(self, text: str) -> LaterLine:
        """Read a line."""
        return parse(text, LaterContext(self.document, KINDS))

    def read_lesson(self, text: str) -> Spans:
        """How it is read."""
        made = self.parsed(text)
        if made.kind:
            return echo_spans(made.echo)
        return echo_spans(" · ".join(part for part in ("went well", made.echo, "#wrong, #lucky, #surprised say otherwise") if part))

    def row_of(self, text: str) -> Lesson:
        """Give the lesson a line makes."""
        made = self.parsed(text)
        # a lesson is of nobody in the file, so a name stays among its words
        return Lesson(kind=made.kind or "well", text=f"{made.text} ({made.who})" if made.who else made.text)

    def take_lesson(self, text: str) -> None:
        """Add a lesson."""
        if text.strip():
            key, row = self.context.make_id(self.document.lessons), self.row_of(text)
            edit = AddRow(table="lessons", id=key, row=row, what="added a lesson", at=self.context.clock())
            other = "" if self.parsed(text).kind else " · or #wrong #lucky #surprised"
            self.request(edit, f"kept as {WORDS[row.kind]}{other}")

    def has_line(self) -> bool:
        """A lesson is a line of words."""
        return self.selected() in self.document.lessons

    def action_edit(self) -> None:
        """Edit in place."""
        key = self.selected()
        row = self.document.lessons.get(key)
        if row is not None:
            text = render(self.document, row.text, row.kind)
            self.edit_line(f"lessons.{key}", "Lesson", text, lambda words: self.change(key, words), self.read_lesson)

    def change(self, key: str, text: str) -> None:
        """Take changed words."""
        row = self.row_of(text)
        self.change_row("lessons", key, {"kind": row.kind, "text": row.text}, "changed a lesson")

    def action_delete(self) -> None:
        """Delete it."""
        if self.selected() in self.document.lessons:
            self.remove_rows("lessons", [self.selected()], "lesson")

    def action_move_up(self) -> None:
        """Up in the list."""
        self.move_row("lessons", self.selected(), -1)

    def action_move_down(self) -> None:
        """Down in the list."""
        self.move_row("lessons", self.selected(), 1)

    def action_make_action(self) -> None:
        """An action that comes of it."""
        row = self.document.lessons.get(self.selected())
        if row is not None:
            called = [row_word(self.document, key) for key in row.about if row_called(self.document, row_word(self.document, key)) == key]
            self.post_message(messages.GoRequested("actions", "", f"{row.text} -> {', '.join(called)}" if called else row.text))

    def action_link(self) -> None:
        """Choose the rows and answers it comes from."""
        row = self.document.lessons.get(self.selected())
        if row is not None:
            self.post_message(messages.LinksRequested(row.about, answers=True))

    def action_take_links(self, keys: str) -> None:
        """Link rows and answers; one that is linked is taken off."""
        row = self.document.lessons.get(self.selected())
        if row is not None:
            known = [key for key in keys.split(",") if key in self.document.timeline or key in self.document.whys]
            about, off = toggled(row.about, known)
            said = f"{'taken off · ' if off else ''}linked with {len(about) or 'no'} row{'' if len(about) == 1 else 's'}"
            self.change_row("lessons", self.selected(), {"about": about}, "linked a lesson", said)

    def action_take_address(self, address: str) -> None:
        """A lesson has no address: it can stand among its words."""
        self.say("an address can stand among the words of a lesson · e edits them")

    def action_go_linked(self) -> None:
        """Go to where it comes from."""
        if self.selected() in self.document.lessons:
            self.post_message(messages.LinkedRequested(f"lessons.{self.selected()}", "linked with nothing yet · l links it"))

    def action_details(self) -> None:
        """Every field."""
        if self.selected() in self.document.lessons:
            self.post_message(messages.DetailsRequested("lessons", self.selected()))

    def action_lessons(self) -> None:
        """Back to the whys."""
        self.post_message(messages.GoRequested("whys"))

    def action_copy(self) -> None:
        """Copy it."""
        row = self.document.lessons.get(self.selected())
        if row is not None:
            self.post_message(messages.CopyRequested(row.text, "the lesson"))


def _labelled(label: str, span: Span) -> Line:
    return line(("text", "  "), ("muted", label.ljust(15)), span)
