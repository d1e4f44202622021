"""Which dialog a request opens, made of what is seen at the moment. Knows no application: whoever asked puts it on the screen."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from textual.screen import ModalScreen

from pmtui.model.links import linked
from pmtui.model.postmortem import PostMortem
from pmtui.screens.window import messages
from pmtui.screens.window.context import Context, Frame
from pmtui.screens.window.entry_line import Draft
from pmtui.session.drafts import Drafts
from pmtui.shell.jumps import Jump
from pmtui.shell.responses import Response, Run, Say
from pmtui.steps.outcomes import Chosen

Dialog = ModalScreen[Any]
Request = (
    messages.LinksRequested
    | messages.ParentRequested
    | messages.MergeRequested
    | messages.LinkedRequested
    | messages.ReadBackRequested
    | str
)
NAMED = ("palette", "help", "figures", "find", "later", "notes")
DESK_ONLY = Say("notes of your own are for desk view: ctrl+g d, then ctrl+g p")
Answer = str | Chosen | None


class Situation(NamedTuple):
    """What stands below a dialog: whose keys, what head and foot say, the document, ways back, a half-typed thought, notes."""

    keys_of: str
    frame: Frame
    document: PostMortem
    context: Context
    jumps: Sequence[Jump] = ()
    thought: Draft | None = None
    notes: str | None = None

    @property
    def seen(self) -> PostMortem:
        """The document as it may be seen."""
        return self.frame.seen(self.document)


def half_thought(drafts: Drafts) -> Draft | None:
    """Return the thought for later that is half-typed, also after a kill."""
    held = drafts.of(messages.LATER).get(messages.LATER)
    return None if held is None else (held.text, held.cursor)


def left_over(drafts: Drafts) -> Say | None:
    """Return what is said of a thought that was left half-typed."""
    thought = half_thought(drafts)
    return Say("half a thought waits · ctrl+l goes on with it") if thought is not None and thought[0].strip() else None


def dialog(request: Request, at: Situation) -> Dialog | Response:
    """Return the dialog for a request; or what is done instead, where there is nothing to choose."""
    match request:
        case messages.LinksRequested():
            from pmtui.screens.dialogs.links import Links

            return Links(at.seen, request.linked, request.answers)
        case messages.ParentRequested():
            from pmtui.screens.dialogs.parents import Parents

            return Parents(at.seen, request.key)
        case messages.MergeRequested():
            from pmtui.screens.dialogs.parents import Merges

            return Merges(at.seen, request.key)
        case messages.ReadBackRequested():
            from pmtui.screens.dialogs.read_back import ReadBack

            return ReadBack(at.seen, request.key)
        case messages.LinkedRequested():
            return _linked(request, at)
        case _:
            return _named(request, at)


def _named(name: str, at: Situation) -> Dialog | Response:
    if name == "palette":
        from pmtui.screens.dialogs.palette import Palette, commands
        from pmtui.screens.dialogs.places import places

        return Palette([*commands(at.keys_of, at.frame.desk), *places(at.seen)])
    if name == "help":
        from pmtui.screens.dialogs.help import Help, row_word

        return Help(at.keys_of, row_word(at.keys_of))
    if name == "figures":
        from pmtui.screens.dialogs.figures import Figures

        return Figures(at.seen)
    if name == messages.LATER:
        from pmtui.screens.dialogs.later import LaterLine

        return LaterLine(at.context, at.document, at.frame, at.thought)
    return _notes(at) if name == "notes" else _find(at)


def _notes(at: Situation) -> Dialog | Say:
    if not at.frame.desk or at.notes is None:
        return DESK_ONLY
    from pmtui.screens.dialogs.notes import NotesSheet

    return NotesSheet(at.notes)


def _find(at: Situation) -> Dialog:
    from pmtui.screens.dialogs.find import Find
    from pmtui.screens.dialogs.matching import Choice
    from pmtui.screens.dialogs.places import back_words, places

    lines = places(at.seen)
    words = {line.target: line.words for line in lines}
    back = [Choice(back_words(words, *jump), "", f"app.back_to({number})") for number, jump in enumerate(at.jumps)]
    return Find(lines, back)


def _linked(request: messages.LinkedRequested, at: Situation) -> Dialog | Run | Say:
    """Go to the one row that is linked, or choose among several."""
    from pmtui.screens.dialogs.find import Linked
    from pmtui.screens.dialogs.places import places

    found = {line.target: line for line in places(at.seen)}
    lines = [found[target] for target in linked(at.document, request.target) if target in found]
    if not lines:
        return Say(request.nothing)
    return Run(lines[0].action) if len(lines) == 1 else Linked(lines, lines)
