"""Where something goes: a branch under another answer or the problem, an idea into an action or another idea; found by any words."""

from pmtui.model.later import waits
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import one_line
from pmtui.model.whys import branch, letters, parent, walk
from pmtui.screens.dialogs.chooser import Chooser
from pmtui.screens.dialogs.matching import Choice
from pmtui.steps.outcomes import Chosen

DEEPEST = 6  # levels by which a choice is set in


def parents(document: PostMortem, key: str) -> list[Choice]:
    """Return the answers a branch can go under, in the order of the tree, the problem first; where it stands now is said."""
    whys, letter, own, here = document.whys, letters(document.whys), set(branch(document.whys, key)), parent(document.whys, key)
    out = [Choice(one_line(document.define.problem) or "the problem", "" if here else "stands here", Chosen("parent", ""), "Problem")]
    for other, level in walk(whys):
        if other not in own and whys[other].text:
            lead = f"{letter[other]} · " if other in letter else ""
            words = f"{'  ' * min(level - 1, DEEPEST)}{lead}{one_line(whys[other].text)}"
            out.append(Choice(words, "stands here" if other == here else "", Chosen("parent", other), "Answers"))
    return out


class Parents(Chooser):
    """Answers that are narrowed letter by letter; enter moves the branch under one."""

    PROMPT = "Move under"
    HINT = "a letter, or words of the answer it goes under"
    COUNTED = "places"
    DO = "Move it there"
    DEFAULT_CSS = "Parents #sheet { height: 15; }"

    def __init__(self, document: PostMortem, key: str) -> None:
        """Look for a place for a branch of a document, as it may be seen."""
        super().__init__(parents(document, key))


def merges(document: PostMortem, key: str) -> list[Choice]:
    """Return what an idea can be merged with: the actions, then the other ideas that wait."""
    out = [Choice(one_line(row.text), "", Chosen("merge", f"actions.{one}"), "Actions") for one, row in document.actions.items()]
    waiting = {one: row for one, row in document.later.items() if one != key and waits(row)}
    return out + [Choice(one_line(row.text), "", Chosen("merge", f"later.{one}"), "Ideas") for one, row in waiting.items()]


class Merges(Chooser):
    """Actions and ideas that are narrowed letter by letter; enter merges the idea into one."""

    PROMPT = "Merge into"
    HINT = "words of the action or idea that says the same"
    COUNTED = "rows"
    DO = "Merge"
    DEFAULT_CSS = "Merges #sheet { height: 15; }"

    def __init__(self, document: PostMortem, key: str) -> None:
        """Look for what says the same in a document, as it may be seen."""
        super().__init__(merges(document, key))
