"""Step 4, on an answer with all that stands under it: moved, indented, put elsewhere, deleted, copied in the form that is chosen."""

from pmtui.edits.base import short
from pmtui.edits.whys import IndentWhy, MoveWhy, OutdentWhy, RemoveBranch, ReparentWhy
from pmtui.model.called import event_words
from pmtui.model.counted import counted
from pmtui.model.whys import branch, letters
from pmtui.steps.base import Selection
from pmtui.steps.outcomes import AnyOutcome, Choose, Chosen, Copy, Do, Nothing, Option, PickParent, Say

ANSWER, LIST, MERMAID, TREE = "answer", "list", "mermaid", "tree"  # the forms of a copy


# shape


def move(at: Selection, by: int) -> AnyOutcome:
    """Move it up or down among its siblings."""
    return Do(MoveWhy(id=at.id, by=by, at=at.now)) if at.id else Nothing()


def indent(at: Selection) -> AnyOutcome:
    """Put it under the answer above."""
    return Do(IndentWhy(id=at.id, at=at.now)) if at.id else Nothing()


def outdent(at: Selection) -> AnyOutcome:
    """Put it one level up."""
    return Do(OutdentWhy(id=at.id, at=at.now)) if at.id else Nothing()


def pick_parent(at: Selection) -> AnyOutcome:
    """Pick the answer it goes under."""
    return PickParent(at.id) if at.id else Say("the problem itself stays · choose an answer to move")


def take_parent(under: str, at: Selection) -> AnyOutcome:
    """Put it under another answer; `` is the problem."""
    if not at.id:
        return Nothing()
    words = at.document.whys[under].text if under in at.document.whys else "the problem"
    return Do(ReparentWhy(id=at.id, under=under, at=at.now), f"moved under “{short(words, 40)}”")


def delete(at: Selection) -> AnyOutcome:
    """Delete it; undo brings it back."""
    if not at.id:
        return Nothing()
    count = len(branch(at.document.whys, at.id))
    said = f"deleted {counted(count, 'answer')} · u brings {'them' if count > 1 else 'it'} back"
    return Do(RemoveBranch(id=at.id, at=at.now), said)


# copies


def choose_form(at: Selection) -> Choose:
    """Choose in which form it is copied."""
    words = "This branch" if at.id else "All"
    return Choose(
        (
            *([Option("c", "The answer", Chosen("copy", ANSWER))] if at.id else []),
            Option("l", f"{words} as a list", Chosen("copy", LIST)),
            Option("m", f"{words} as Mermaid", Chosen("copy", MERMAID)),
            Option("t", "The whole tree, drawn", Chosen("copy", TREE)),
        )
    )


def copy(form: str, at: Selection) -> AnyOutcome:
    """Copy the answer, its branch or the tree."""
    from pmtui.formats.page.answers import Look  # the page is laid out only where somebody wants it
    from pmtui.formats.page.whys import tree
    from pmtui.formats.page.whys_forms import mermaid, nested

    document, root = at.document, at.id
    if form == ANSWER:
        why = document.whys.get(root)
        return Copy(why.text or why.question, "the answer") if why is not None else Nothing()
    if form == LIST:
        called = event_words(document)
        look = Look(document, lambda key: called.get(key, "a row without a time"), letters(document.whys))
        return Copy(nested(look, root), "the list")
    if form == MERMAID:
        return Copy(mermaid(document, root), "the Mermaid text")
    return Copy("\n".join(tree(document)), "the drawn tree")
