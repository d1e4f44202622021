"""Step 4, Whys: type an answer, and you are already under it, being asked again."""

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from pmtui.edits.whys import AddAnswer, AskQuestion
from pmtui.formats.offers import Words, plain
from pmtui.formats.whys_line import WhysLine
from pmtui.model.called import event_words
from pmtui.model.whys import MARKS, children, parent
from pmtui.screens import messages
from pmtui.screens.beside import why_beside
from pmtui.screens.purpose import Purpose
from pmtui.screens.whys_rows import branches, detail
from pmtui.screens.whys_verbs import WhysVerbs
from pmtui.widgets.bindings import bindings
from pmtui.widgets.lines import Lines
from pmtui.widgets.paint import BLANK, Line, cut
from pmtui.widgets.why_tree import PROBLEM, WhyTree

QUOTE = 46  # cells of a quoted answer; cut at its end, never reworded
WORDS = {"list.type": "Answer", "list.link": "Evidence", "typing.up": "Tree"}
_MEMORY = re.compile(r"\bforg[eo]t", re.IGNORECASE)


class WhysScreen(WhysVerbs):
    """The tree of whys."""

    STEP = "whys"
    BESIDE = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("whys")]
    DEFAULT_CSS = """
    WhysScreen #detail { height: auto; max-height: 4; }
    WhysScreen.-wide #detail { display: none; }
    """

    def adding(self) -> Purpose:
        """An answer under the highlighted one."""
        return Purpose("add", "Why?", self.take_answer, self.read_answer, hint="answer, or ⏎ to go one up", stays=True, word="Answer")

    def body(self) -> Iterable[Widget]:
        """The tree, and the whole answer below it."""
        yield from self.with_side(WhyTree(id="tree"))
        yield Lines(id="detail", least=3)

    def stand(self, key: str) -> None:
        """Stand on an answer, as far as no fold hides it."""
        self.here = key
        self.paint()

    def paint(self, reveal: str = "") -> None:
        """Draw the tree; go to what is revealed, and open what hides it."""
        key = reveal.partition(".")[2]
        if key and key in self.document.whys:
            self.here = key
            above = parent(self.document.whys, key)
            while above:
                self.folded.discard(above)
                above = parent(self.document.whys, above)
        elif self.answer not in self.document.whys:
            self.here = PROBLEM
        if not self.is_mounted:
            return
        problem = self.seen.define.problem or "The problem has no words yet (step 2)"
        self.why_tree.put(problem, branches(self.seen), self.folded, self.here)
        self.here = self.why_tree.cursor
        self.paint_detail()

    def paint_detail(self, moved: bool = False) -> None:
        """Show the whole answer; beside the tree once the cursor rests, where it only moved."""
        if moved:
            self.follow()
        else:
            self.paint_beside()
        if not self.has_class("-wide"):
            lines = detail(self.seen, self.here, self.size.width)
            self.query_one("#detail", Lines).put([*lines, *([BLANK] * (3 - len(lines)))])

    def beside(self, width: int) -> Sequence[Line]:
        """The answer in full, and the way back to the problem."""
        return why_beside(self.seen, self.answer, width)

    def question(self) -> str:
        """Ask about the highlighted answer, in its own words."""
        whys = self.document.whys
        waiting = self.waiting()
        if waiting:
            return waiting
        if not whys and not self.document.define.problem:
            return self.asks("whys", "empty")
        why = whys.get(self.answer)
        text = why.text or why.question if why else self.document.define.problem
        quote = cut(" ".join(text.split()), QUOTE).rstrip(".")
        when = "up" if self.rose else "answer"
        if why is not None and _MEMORY.search(why.text) and not self.rose:
            when = "memory"
        return self.asks("whys", when, quote=quote)

    def waiting(self) -> str:
        """The facilitator's own question that waits for its answer here."""
        if self.answer in self.document.whys and not self.document.whys[self.answer].text:
            return self.document.whys[self.answer].question
        for key in children(self.document.whys).get(self.answer, ()):
            why = self.document.whys[key]
            if why.question and not why.text:
                return why.question
        return ""

    def lacking(self) -> str:
        """Where the next answer goes."""
        level = 1
        key = self.answer
        while key:
            level += 1
            key = parent(self.document.whys, key)
        return super().lacking() or f"the next answer stands at level {level}"

    def bar_words(self) -> dict[str, str]:
        """Enter on an empty line goes up."""
        if self.purpose.name == "add" and self.is_mounted and not self.entry.text:
            return {"typing.take": "One up", **WORDS}
        return super().bar_words() | WORDS

    # typing

    def offered(self) -> Words:
        """Marks, and the times of events that show it."""
        called, events = event_words(self.document), self.document.timeline
        return {"#": plain(MARKS), "->": [(word, events[key].text) for key, word in called.items()]}

    def under(self) -> str:
        """The id the next answer goes under: a waiting question is answered at its place."""
        key = self.answer
        if key in self.document.whys and not self.document.whys[key].text:
            return parent(self.document.whys, key)
        return key

    def take_answer(self, text: str) -> None:
        """An answer goes one deeper; an empty line one up; `?` asks a question of one's own."""
        if not text.strip():
            self.rise()
            return
        made, at = self.parsed(text), self.context.clock()
        key = self.context.make_id(self.document.whys)
        self.asked, self.rose = 0, False
        if made.question:
            asked = AskQuestion(id=key, under=self.under(), question=made.question, at=at)
            self.request(asked, "your question stands · the next answer fills it")
            return
        edit = AddAnswer(id=key, under=self.under(), text=made.text, evidence=made.evidence, marks=made.marks, at=at)
        waiting = edit.filled(self.document)  # then the answer keeps the place and id of its question
        self.request(edit.changed(id=waiting) if waiting else edit, self.kept_words(made))

    def kept_words(self, made: WhysLine) -> str:
        """Say at which level it was kept."""
        level, key = 1, self.under()
        while key:
            level, key = level + 1, parent(self.document.whys, key)
        marks = " · marked as cause" if {"root", "factor"} & set(made.marks) else ""
        return f"kept at level {level}{marks}"

    def rise(self) -> None:
        """One up, to ask what else there was."""
        if self.here == PROBLEM:
            self.said = "this is the problem itself · type an answer"
        else:
            self.here = parent(self.document.whys, self.answer) if self.answer in self.document.whys else PROBLEM
            self.rose, self.asked, self.said, self.asked_words = True, 0, "", ""
            self.why_tree.stand_on(self.here)
            self.paint_detail()
            self.post_message(messages.PlaceChanged())
        self.paint_frame()

    @on(WhyTree.Stands)
    def _on_stands(self, event: WhyTree.Stands) -> None:
        self.here, self.rose, self.asked, self.said, self.asked_words = event.key, False, 0, "", ""
        self.paint_detail(moved=True)
        self.paint_frame()
        self.post_message(messages.PlaceChanged())

    @on(WhyTree.Chosen)
    def _on_tree_chosen(self) -> None:
        self.action_edit()

    def on_key(self, event: object) -> None:
        """Arrows, j, k, home, end, page keys move in KEYS."""
        moves = {"up": -1, "k": -1, "down": 1, "j": 1, "pageup": -10, "pagedown": 10, "home": -10_000, "end": 10_000}
        key = getattr(event, "key", "")
        if self.why_tree.has_focus and key in moves:
            event.stop()  # type: ignore[attr-defined]  # a key event
            self.why_tree.move(moves[key])
