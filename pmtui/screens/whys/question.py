"""What is asked at an answer: the next why in a frame that fits what was said, or what a marked one still needs.

The question quotes what people said and never rewords it; the guide has the words.
"""

import re

from pmtui.model.script.letters import LETTER, has_case
from pmtui.model.statements import MEMORY, OUTSIDE, PERSON, is_outside, kind_of
from pmtui.model.whys import DEPENDENCY, GUESS, OPEN, Why, answers, children, letters
from pmtui.screens.whys.view import WhysView
from pmtui.widgets.paint import cut

QUOTE = 46  # cells of a quoted answer; cut at its end, never reworded
_FIRST_NAME = rf"[^\W\d_](?:{LETTER}|['’-])+"


class WhysAsking(WhysView):
    """The window that asks."""

    def question(self) -> str:
        """Ask about the highlighted answer, in its own words."""
        whys = self.document.whys
        if self.purpose.name.endswith(":define"):  # of all causes together: backlog, recurrence
            return self.asks("whys", self.purpose.name.partition(":")[0])
        waiting = self.waiting()
        if waiting:
            return waiting
        if not whys and not self.document.define.problem:
            return self.asks("whys", "empty")
        why = whys.get(self.answer)
        if why is None and answers(whys) and not letters(whys) and not self.wanted_typing and not self.rose:
            return self.asks("whys", "no-cause")
        text = why.text or why.question if why else self.document.define.problem
        return self.asks("whys", self.moment_of(why), quote=quoted(text))

    def moment_of(self, why: Why | None) -> str:
        """Give the moment of the question: one level up, about a mark, by the kind of statement, or just the next."""
        usual = "why" if self.context.settings.whys == "why" else "answer"
        if self.rose:
            return "up"
        below = [self.document.whys[key] for key in children(self.document.whys).get(self.answer, ())]
        if below and all(each.weak for each in below):
            return "weak"
        if why is None:
            return usual
        kind = kind_of(why.text, self.names())
        if not self.wanted_typing and why.marks:
            return self.doubt(why, kind)
        return kind or usual

    def doubt(self, why: Why, kind: str) -> str:
        """Give what to ask beside a mark; the mark stands all the same."""
        if OPEN in why.marks:
            return "open"
        if kind in (PERSON, MEMORY):
            return kind
        if not why.evidence:
            return "no-evidence"
        if is_outside(why.text) or why.category == DEPENDENCY:
            return OUTSIDE
        return "guess" if why.confidence == GUESS else "leaf"

    def names(self) -> list[str]:
        """What people of this meeting are called at the beginning of a sentence."""
        out = []
        for person in self.document.gather.people.values():
            first = re.match(_FIRST_NAME, person.name)
            if first and (person.name[0].isupper() or not has_case(person.name[0])):
                out += [person.name, first[0]]
            out.append(person.handle.lstrip("@"))
        return out

    def waiting(self) -> str:
        """The facilitator's own question that waits for its answer here."""
        if self.answer in self.document.whys and not self.document.whys[self.answer].text:
            return self.document.whys[self.answer].question
        for key in children(self.document.whys).get(self.answer, ()):
            why = self.document.whys[key]
            if why.question and not why.text:
                return why.question
        return ""


def quoted(text: str) -> str:
    """Give words as a question quotes them."""
    return cut(" ".join(text.split()), QUOTE).rstrip(".")
