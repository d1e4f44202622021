"""Marks of an answer: root cause, factor, still open and who finds out; behind them class and confidence, for afterwards.

Nothing is refused because of what an answer says: what it still needs is asked beside its mark.
"""

from pmtui.edits.whys import ToggleMark
from pmtui.guide.guide import word_help
from pmtui.model.people.names import person_called, shown_name
from pmtui.model.whys import CLASSES, CONFIDENCES
from pmtui.screens.whys_evidence import WHYS, WhysEvidence
from pmtui.screens.window import messages

MARKS = (("r", "Root cause", "root"), ("f", "Contributing factor", "factor"), ("o", "Open question", "open"))
WORDS = {"root": "root cause", "factor": "contributing factor", "open": "open question"}


class WhysMarks(WhysEvidence):
    """The verbs of step 4 that say what an answer is."""

    def action_root(self) -> None:
        """Root cause, or not."""
        self.action_set_mark("root")

    def action_mark_menu(self) -> None:
        """Choose a mark by its key; four are enough on the call, the rest is for afterwards."""
        if not self.answer:
            self.say("the problem itself carries no mark · choose an answer")
            return
        options = [messages.MenuOption(key, word, f"set_mark('{mark}')") for key, word, mark in MARKS]
        options.append(messages.MenuOption("v", "Told differently", "account"))
        options.append(messages.MenuOption("m", "More", "more_marks"))
        self.post_message(messages.MenuRequested(options))

    def action_more_marks(self) -> None:
        """How sure the room is, and the class of cause."""
        options = [messages.MenuOption(word[0], word.capitalize(), f"set_word('confidence', {word!r})") for word in CONFIDENCES]
        names = list(self.class_words())
        options += [messages.MenuOption(str(n), word.capitalize(), f"set_word('category', {word!r})") for n, word in enumerate(names, 1)]
        self.post_message(messages.MenuRequested(options))

    def class_words(self) -> list[str]:
        """The classes of causes: a team's own, else the usual ones."""
        return list(self.context.settings.classes or CLASSES)

    def action_set_mark(self, mark: str) -> None:
        """Put a mark on the answer, or take it off."""
        if self.answer:
            self.request(ToggleMark(id=self.answer, mark=mark, at=self.context.clock()), self.marked_words(mark))
        else:
            self.say("the problem itself carries no mark · choose an answer")

    def action_set_word(self, field: str, word: str) -> None:
        """Set class or confidence; the same again takes it off."""
        why = self.document.whys.get(self.answer)
        if why is None:
            return
        held = getattr(why, field)
        label = "class" if field == "category" else field
        own = self.context.settings.classes if field == "category" else {}
        meaning = (own or word_help(WHYS, field)).get(word, "")
        said = f"{label}: {word}{f' · {meaning}' if meaning else ''}" if word != held else f"{label}: none"
        self.change_row(WHYS, self.answer, {field: word if word != held else ""}, label, said)

    def marked_words(self, mark: str) -> str:
        """Say what a mark means here; an answer without evidence says so, and is taken all the same."""
        why = self.document.whys[self.answer]
        word = WORDS.get(mark, mark)
        if mark in why.marks:
            return f"no longer marked as {word}"
        if mark == "open":
            return f"marked as {word}" + ("" if why.owner else " · w says who finds out")
        return f"marked as {word}" + ("" if why.evidence else " · no evidence yet, l links some")

    def action_who(self) -> None:
        """Who finds out what is open here."""
        why = self.document.whys.get(self.answer)
        if why is None:
            self.say("choose an answer · w says who finds out")
        else:
            self.ask(f"who:{WHYS}.{self.answer}", "Finds out", self.take_owner, "a name, a role, a team", text=why.owner)

    def take_owner(self, text: str) -> None:
        """Take whoever finds out; somebody of step 1 by name. What has an owner is open."""
        why = self.document.whys.get(self.answer)
        if why is None:
            return
        word = text.strip().lstrip("@＠")
        known = person_called(self.document, word) if word else None
        owner = shown_name(self.document, known) if known else word
        marks = tuple(dict.fromkeys([*why.marks, "open"])) if owner and why.text else why.marks
        said = f"open · {owner} finds out" if owner else "nobody finds out yet"
        self.change_row(WHYS, self.answer, {"owner": owner, "marks": marks}, "who finds out", said)
