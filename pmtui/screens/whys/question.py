"""What is asked at an answer: the next why in a frame that fits what was said, or what a marked one still needs.

The question quotes what people said and never rewords it; the guide has the words, here it is only found out which moment
of the guide it is. Functions of a document and a few values: knows no window.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from pmtui.model.postmortem import PostMortem
from pmtui.model.script.letters import LETTER, has_case
from pmtui.model.settings import WHY, Settings
from pmtui.model.statements import MEMORY, OUTSIDE, PERSON, is_outside, kind_of
from pmtui.model.whys import DEPENDENCY, GUESS, OPEN, Why, answers, children, letters
from pmtui.widgets.paint import cut

QUOTE = 46  # cells of a quoted answer; cut at its end, never reworded
_FIRST_NAME = rf"[^\W\d_](?:{LETTER}|['’-])+"


class Standing(NamedTuple):
    """Where one stands: `answer` is the id with the cursor, `` the problem; `rose` after going one up to ask what else there was.

    `of_all` is what is being asked of all causes together, if anything.
    """

    answer: str = ""
    typing: bool = False
    rose: bool = False
    of_all: str = ""


class Moment(NamedTuple):
    """What is asked: a moment of the guide, and the words it quotes (None: it quotes none); or a question that stands there, as `typed`."""

    when: str = ""
    quote: str | None = None
    typed: str = ""

    @property
    def quoted(self) -> Mapping[str, str]:
        """Return what the guide puts into its question: the words as a question quotes them."""
        return {} if self.quote is None else {"quote": cut(" ".join(self.quote.split()), QUOTE).rstrip(".")}


def moment_at(document: PostMortem, standing: Standing, settings: Settings) -> Moment:
    """Return what is asked where somebody stands."""
    whys, define = document.whys, document.define
    if standing.of_all:
        return Moment(standing.of_all)
    if question := waiting(document, standing.answer):
        return Moment(typed=question)
    if not whys and not define.problem:
        return Moment("empty")
    why = whys.get(standing.answer)
    if why is None and answers(whys) and not letters(whys) and not standing.typing and not standing.rose:
        return Moment("no-cause")
    text = why.text or why.question if why else define.problem
    return Moment(_frame(document, standing, settings, why), text)


def _frame(document: PostMortem, standing: Standing, settings: Settings, why: Why | None) -> str:
    """Return one level up, something about a mark, a kind of statement, or just the next why."""
    usual = "why" if settings.whys == WHY else "answer"
    if standing.rose:
        return "up"
    below = [document.whys[key] for key in children(document.whys).get(standing.answer, ())]
    if below and all(answer.weak for answer in below):
        return "weak"
    if why is None:
        return usual
    kind = kind_of(why.text, names(document))
    if not standing.typing and why.marks:
        return _doubt(why, kind)
    return kind or usual


def _doubt(why: Why, kind: str) -> str:
    """Return what to ask beside a mark; the mark stands all the same."""
    if OPEN in why.marks:
        return "open"
    if kind in (PERSON, MEMORY):
        return kind
    if not why.evidence:
        return "no-evidence"
    if is_outside(why.text) or why.category == DEPENDENCY:
        return OUTSIDE
    return "guess" if why.confidence == GUESS else "leaf"


def names(document: PostMortem) -> list[str]:
    """Return what people of this meeting are called at the beginning of a sentence."""
    out = []
    for person in document.gather.people.values():
        first = re.match(_FIRST_NAME, person.name)
        if first and (person.name[0].isupper() or not has_case(person.name[0])):
            out += [person.name, first[0]]
        out.append(person.handle.lstrip("@"))
    return out


def waiting(document: PostMortem, answer: str) -> str:
    """Return the facilitator's own question that waits for its answer here, or nothing."""
    whys = document.whys
    if answer in whys and not whys[answer].text:
        return whys[answer].question
    below = (whys[key] for key in children(whys).get(answer, ()))
    return next((why.question for why in below if why.question and not why.text), "")
