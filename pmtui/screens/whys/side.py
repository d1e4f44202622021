"""Beside the tree where the window is wide: the highlighted answer in full; never the only place of anything."""

from pmtui.model.postmortem import PostMortem
from pmtui.model.text import one_line
from pmtui.model.whys import MARK_WORDS, chain, letters
from pmtui.screens.window.side_lines import account_words, event_words, side_labelled, side_row, side_text
from pmtui.widgets.paint import Line


def why_beside(document: PostMortem, key: str, width: int) -> list[Line]:
    """An answer: the whole of it, what it rests on, what answers it, and the way back to the problem."""
    why = document.whys.get(key)
    if why is None:
        problem = document.define.problem or "The problem has no words yet: step 2 asks for it."
        return [*side_text("the problem", width, "muted"), *side_text(problem, width, "title")]
    letter = letters(document.whys).get(key, "")
    words = [letter, *(MARK_WORDS.get(word, word) for word in why.marks), why.category, why.confidence, "weak step" if why.weak else ""]
    said = " · ".join(one_line(word) for word in words if word) or "an answer"
    out = [*side_text(said, width, "muted"), *side_text(why.text or why.question, width, "title"), side_row()]
    out += side_labelled("Asked", [why.question if why.text else ""], width)
    seen = [event_words(document, one) for one in why.evidence]
    out += side_labelled("Evidence", seen or ["none yet: l links a time"], width, "text" if seen else "warn")
    out += side_labelled("Also told", (account_words(document, row) for row in why.accounts.values()), width)
    out += side_labelled("Actions", (row.text for row in document.actions.values() if key in row.answers), width)
    back = [document.whys[one].text or document.whys[one].question for one in chain(document.whys, key) if one != key]
    steps = [*back, document.define.problem] if back[:1] != [key] else back
    for step in steps:  # as it is read aloud
        out += side_labelled("Therefore", [step], width)
    return out
