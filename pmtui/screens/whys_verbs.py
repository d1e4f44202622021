"""What can be done to an answer: edit, mark, move, fold, delete; the half of step 4 that acts on the tree.

How the tree is shown and typed into is in `whys.py`.
"""

from collections.abc import Callable

from textual.widget import Widget

from pmtui.edits.whys import ChangeAnswer, IndentWhy, MoveWhy, OutdentWhy, RemoveBranch, ToggleMark
from pmtui.formats.whys_line import WhysContext, WhysLine, parse, render
from pmtui.model.whys import branch, children, letters, parent
from pmtui.screens import messages
from pmtui.screens.context import Context
from pmtui.screens.frame import echo_spans
from pmtui.screens.whys_evidence import WHYS, WhysEvidence
from pmtui.screens.whys_rows import ASKED
from pmtui.widgets.paint import Spans
from pmtui.widgets.why_tree import PROBLEM, WhyTree

MARKS = (("r", "Root cause", "root"), ("f", "Contributing factor", "factor"), ("o", "Open question", "open"))


class WhysVerbs(WhysEvidence):
    """The verbs of step 4."""

    def __init__(self, context: Context) -> None:
        """Make the screen; folds are of the screen, not of the document."""
        self.folded: set[str] = set()
        self.here = PROBLEM
        self.rose = False
        super().__init__(context)

    @property
    def why_tree(self) -> WhyTree:
        """The tree."""
        return self.query_one("#tree", WhyTree)

    def home_pane(self) -> Widget:
        """The tree has the focus in KEYS."""
        return self.why_tree

    def selected(self) -> str:
        """The id with the cursor; `` is the problem."""
        return self.here

    @property
    def answer(self) -> str:
        """The id of the answer with the cursor, also when its question has it; `` for the problem."""
        key = self.here.removeprefix(ASKED)
        return key if key in self.document.whys else ""

    def repaint(self) -> None:
        """Draw tree and frame anew, and remember the place."""
        self.paint()
        self.paint_frame()
        self.post_message(messages.PlaceChanged())

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
            self.edit_line(f"{WHYS}.{ASKED}{key}", "Question", self.document.whys[key].question, self.change_question(key))
        else:
            self.edit_line(f"{WHYS}.{key}", "Answer", render(self.document, key), self.change_answer(key), self.read_answer)

    def change_question(self, key: str) -> Callable[[str], None]:
        """Take changed words of a question."""

        def take(text: str) -> None:
            self.change_row(WHYS, key, {"question": text.strip().lstrip("?").strip()}, "question")

        return take

    def change_answer(self, key: str) -> Callable[[str], None]:
        """Take changed words of an answer."""

        def take(text: str) -> None:
            made = self.parsed(text)
            if made.text.strip():
                edit = ChangeAnswer(id=key, text=made.text, evidence=made.evidence, marks=made.marks, at=self.context.clock())
                self.request(edit, f"kept · {made.echo}")
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
        """Copy the answer."""
        if self.answer:
            self.post_message(messages.CopyRequested(self.document.whys[self.answer].text, "the answer"))

    def action_details(self) -> None:
        """Every field of the answer."""
        if self.answer:
            self.post_message(messages.DetailsRequested(WHYS, self.answer))

    def action_lessons(self) -> None:
        """What went well, wrong, lucky, surprising."""
        self.post_message(messages.GoRequested("lessons"))

    # marks

    def action_root(self) -> None:
        """Root cause, or not."""
        self.action_set_mark("root")

    def action_mark_menu(self) -> None:
        """Choose a mark by its key."""
        options = [messages.MenuOption(key, word, f"set_mark('{mark}')") for key, word, mark in MARKS]
        self.post_message(messages.MenuRequested(options))

    def action_set_mark(self, mark: str) -> None:
        """Put a mark on the answer, or take it off."""
        if self.answer:
            self.request(ToggleMark(id=self.answer, mark=mark, at=self.context.clock()), self.marked_words(mark))
        else:
            self.say("the problem itself carries no mark · choose an answer")

    def marked_words(self, mark: str) -> str:
        """Say what a mark means here; an answer without evidence says so, and is taken all the same."""
        why = self.document.whys[self.answer]
        word = {"root": "root cause", "factor": "contributing factor", "open": "open question"}.get(mark, mark)
        if mark in why.marks:
            return f"no longer marked as {word}"
        return f"marked as {word}" + (" · no evidence yet, l links some" if mark != "open" and not why.evidence else "")

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

    # folds

    def action_mark(self) -> None:
        """Fold or unfold."""
        if self.here in self.folded:
            self.action_unfold()
        else:
            self.action_fold()

    def action_fold(self) -> None:
        """Fold; a folded or single answer goes to the one above."""
        if not self.answer:
            return
        if children(self.document.whys).get(self.answer) and self.answer not in self.folded:
            self.folded.add(self.answer)
            self.here = self.answer
        else:
            self.here = parent(self.document.whys, self.answer)
        self.repaint()

    def action_unfold(self) -> None:
        """Unfold."""
        self.folded.discard(self.here)
        self.repaint()
