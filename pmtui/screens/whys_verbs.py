"""What can be done to an answer: edit, move, copy, delete; the half of step 4 that acts on the tree.

How the tree is looked at is in `whys_view.py`, how it is typed into in `whys.py`.
"""

from collections.abc import Callable
from functools import partial

from pmtui.edits.base import short
from pmtui.edits.rows import ChangeRow
from pmtui.edits.whys import ChangeAnswer, IndentWhy, MoveWhy, OutdentWhy, RemoveBranch, ReparentWhy
from pmtui.formats.lines.whys import WhysContext, WhysLine, parse, question_line, render
from pmtui.model.called import event_words
from pmtui.model.whys import branch, letters
from pmtui.screens.whys.rows import ASKED
from pmtui.screens.whys_evidence import WHYS
from pmtui.screens.whys_marks import WhysMarks
from pmtui.screens.window import messages
from pmtui.steps.echo import echo_spans
from pmtui.widgets.paint import Spans


class WhysVerbs(WhysMarks):
    """The verbs of step 4."""

    def parsed(self, text: str) -> WhysLine:
        """Read a line of this step."""
        return parse(text, WhysContext(self.document))

    def read_answer(self, text: str) -> Spans:
        """How the line is read."""
        return echo_spans(self.parsed(text).echo)

    # words

    def has_line(self) -> bool:
        """An answer and a question have words; the problem has them in step 2."""
        return bool(self.answer)

    def action_edit(self) -> None:
        """Edit the answer, its question, or the problem, in place."""
        key = self.answer
        if not key:
            self.post_message(messages.GoRequested("define", "define.problem"))
        elif self.here.startswith(ASKED) or not self.document.whys[key].text:
            self.edit_line(f"{WHYS}.{ASKED}{key}", "Question", question_line(self.document, key), self.change_question(key))
        else:
            self.edit_line(f"{WHYS}.{key}", "Answer", render(self.document, key), self.change_answer(key), partial(self.read_edit, key))

    def change_question(self, key: str) -> Callable[[str], None]:
        """Take changed words of a question."""

        def take(text: str) -> None:
            made = self.parsed(f"? {text.strip().lstrip('?')}")
            values = {"question": made.question, "owner": made.owner}
            edit = ChangeRow(table=WHYS, id=key, values=values, what="question", at=self.context.clock())
            self.request(edit, self.with_gone(edit, WHYS, key, ""))

        return take

    def edited(self, key: str, made: WhysLine) -> ChangeAnswer:
        """Give the edit a changed line makes."""
        return ChangeAnswer(id=key, text=made.text, evidence=made.evidence, marks=made.marks, owner=made.owner, at=self.context.clock())

    def read_edit(self, key: str, text: str) -> Spans:
        """How a changed line is read."""
        made = self.parsed(text)
        return echo_spans(self.with_gone(self.edited(key, made), WHYS, key, made.echo))

    def change_answer(self, key: str) -> Callable[[str], None]:
        """Take changed words of an answer."""

        def take(text: str) -> None:
            made = self.parsed(text)
            if made.text.strip():
                edit = self.edited(key, made)
                self.request(edit, f"kept · {self.with_gone(edit, WHYS, key, made.echo)}")
            else:
                self.give_back(f"edit:{WHYS}.{key}", text, "an answer needs words · it stays as it was")

        return take

    def action_delete(self) -> None:
        """Delete the branch; undo brings it back."""
        if self.answer:
            count = len(branch(self.document.whys, self.answer))
            said = f"deleted {count} answer{'s' if count > 1 else ''} · u brings {'them' if count > 1 else 'it'} back"
            self.request(RemoveBranch(id=self.answer, at=self.context.clock()), said)

    def action_copy(self) -> None:
        """Choose in which form it is copied."""
        options = [messages.MenuOption("c", "The answer", "copy_as('answer')")] if self.answer else []
        branch_words = "This branch" if self.answer else "All"
        options += [messages.MenuOption("l", f"{branch_words} as a list", "copy_as('list')")]
        options += [messages.MenuOption("m", f"{branch_words} as Mermaid", "copy_as('mermaid')")]
        options += [messages.MenuOption("t", "The whole tree, drawn", "copy_as('tree')")]
        self.post_message(messages.MenuRequested(options))

    def action_copy_as(self, form: str) -> None:
        """Copy the answer, its branch or the tree."""
        from pmtui.formats.page.answers import Look
        from pmtui.formats.page.whys import tree
        from pmtui.formats.page.whys_forms import mermaid, nested

        document, root = self.document, self.answer
        if form == "answer":
            self.post_message(messages.CopyRequested(document.whys[root].text or document.whys[root].question, "the answer"))
        elif form == "list":
            called = event_words(document)
            look = Look(document, lambda key: called.get(key, "a row without a time"), letters(document.whys))
            self.post_message(messages.CopyRequested(nested(look, root), "the list"))
        elif form == "mermaid":
            self.post_message(messages.CopyRequested(mermaid(document, root), "the Mermaid text"))
        else:
            self.post_message(messages.CopyRequested("\n".join(tree(document)), "the drawn tree"))

    def action_details(self) -> None:
        """Every field of the answer."""
        if self.answer:
            self.post_message(messages.DetailsRequested(WHYS, self.answer))

    def action_lessons(self) -> None:
        """What went well, wrong, lucky, surprising."""
        self.post_message(messages.GoRequested("lessons"))

    def action_make_action(self) -> None:
        """An action that answers this."""
        letter = letters(self.document.whys).get(self.answer)
        self.post_message(messages.GoRequested("actions", "", f" -> {letter}" if letter else " "))

    # shape

    def action_move_up(self) -> None:
        """Up among its siblings."""
        if self.answer:
            self.request(MoveWhy(id=self.answer, by=-1, at=self.context.clock()))

    def action_move_down(self) -> None:
        """Down among its siblings."""
        if self.answer:
            self.request(MoveWhy(id=self.answer, by=1, at=self.context.clock()))

    def action_indent(self) -> None:
        """Under the answer above."""
        if self.answer:
            self.request(IndentWhy(id=self.answer, at=self.context.clock()))

    def action_outdent(self) -> None:
        """One level up."""
        if self.answer:
            self.request(OutdentWhy(id=self.answer, at=self.context.clock()))

    def action_move_elsewhere(self) -> None:
        """Pick the answer it goes under."""
        if self.answer:
            self.post_message(messages.ParentRequested(self.answer))
        else:
            self.say("the problem itself stays · choose an answer to move")

    def action_move_under(self, under: str) -> None:
        """Put the branch under another answer; `` is the problem."""
        if self.answer:
            words = self.document.whys[under].text if under in self.document.whys else "the problem"
            self.request(ReparentWhy(id=self.answer, under=under, at=self.context.clock()), f"moved under “{short(words, 40)}”")
