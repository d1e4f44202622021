"""Step 4, marks of an answer: root cause, factor, still open and who finds out; behind them class and confidence, for afterwards.

Nothing is refused because of what an answer says: what it still needs is asked beside its mark.
"""

from pmtui.edits.whys import ToggleMark
from pmtui.guide.guide import word_help
from pmtui.model.people.names import person_called, shown_name
from pmtui.model.targets import WHYS
from pmtui.model.whys import CLASSES, CONFIDENCES, FACTOR, MARK_WORDS, OPEN, ROOT
from pmtui.steps import table_rows
from pmtui.steps.base import Selection
from pmtui.steps.outcomes import AnyOutcome, Ask, Choose, Chosen, Do, Nothing, Option, Say

MARK_KEYS = {"r": ROOT, "f": FACTOR, "o": OPEN}
LABELS = {"category": "class"}  # what a field is called where its own name is not the word
UNMARKED = "the problem itself carries no mark · choose an answer"


def choose_mark(at: Selection) -> AnyOutcome:
    """Choose a mark by its key; four are enough on the call, the rest is for afterwards."""
    if not at.id:
        return Say(UNMARKED)
    marks = [Option(key, MARK_WORDS[mark].capitalize(), Chosen("mark", mark)) for key, mark in MARK_KEYS.items()]
    return Choose((*marks, Option("v", "Told differently", Chosen("differently")), Option("m", "More", Chosen("more"))))


def choose_more(_: str, at: Selection) -> Choose:
    """Choose how sure the room is, or the class of cause: a team's own classes, else the usual ones."""
    sure = [Option(word[0], word.capitalize(), Chosen("confidence", word)) for word in CONFIDENCES]
    classes = enumerate(at.settings.classes or CLASSES, 1)
    return Choose((*sure, *(Option(str(number), word.capitalize(), Chosen("class", word)) for number, word in classes)))


def set_mark(mark: str, at: Selection) -> AnyOutcome:
    """Put a mark on the answer, or take it off."""
    return Do(ToggleMark(id=at.id, mark=mark, at=at.now), marked_words(at, mark)) if at.id else Say(UNMARKED)


def marked_words(at: Selection, mark: str) -> str:
    """Say what a mark means here; an answer without evidence says so, and is taken all the same."""
    why, word = at.document.whys[at.id], MARK_WORDS.get(mark, mark)
    if mark in why.marks:
        return f"no longer marked as {word}"
    if mark == OPEN:
        return f"marked as {word}" + ("" if why.owner else " · w says who finds out")
    return f"marked as {word}" + ("" if why.evidence else " · no evidence yet, l links some")


def set_word(field: str, word: str, at: Selection) -> AnyOutcome:
    """Set class or confidence; the same again takes it off."""
    why = at.document.whys.get(at.id)
    if why is None:
        return Nothing()
    label = LABELS.get(field, field)
    own = at.settings.classes if field in LABELS else {}
    meaning = (own or word_help(WHYS, field)).get(word, "")
    again = getattr(why, field) == word
    said = f"{label}: none" if again else f"{label}: {word}{f' · {meaning}' if meaning else ''}"
    return table_rows.change(at, WHYS, at.id, {field: "" if again else word}, label, said)


def ask_owner(at: Selection) -> AnyOutcome:
    """Ask who finds out what is open here."""
    why = at.document.whys.get(at.id)
    if why is None:
        return Say("choose an answer · w says who finds out")
    return Ask("who", "Finds out", WHYS, (at.id,), text=why.owner, hint="a name, a role, a team")


def take_owner(text: str, at: Selection) -> AnyOutcome:
    """Take whoever finds out; somebody of step 1 by name. What has an owner is open."""
    why = at.document.whys.get(at.id)
    if why is None:
        return Nothing()
    word = text.strip().lstrip("@＠")
    known = person_called(at.document, word) if word else None
    owner = shown_name(at.document, known) if known else word
    marks = tuple(dict.fromkeys([*why.marks, OPEN])) if owner and why.text else why.marks
    said = f"open · {owner} finds out" if owner else "nobody finds out yet"
    return table_rows.change(at, WHYS, at.id, {"owner": owner, "marks": marks}, "who finds out", said)
