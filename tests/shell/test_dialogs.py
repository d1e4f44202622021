"""Which dialog a request opens, without an application: made of the document as it is seen, or answered without one."""

from typing import Any

import pytest

from pmtui.model.people.as_roles import AsRoles
from pmtui.screens.dialogs.figures import Figures
from pmtui.screens.dialogs.find import Find, Linked
from pmtui.screens.dialogs.help import Help
from pmtui.screens.dialogs.later import LaterLine
from pmtui.screens.dialogs.links import Links
from pmtui.screens.dialogs.notes import NotesSheet
from pmtui.screens.dialogs.palette import Palette
from pmtui.screens.dialogs.parents import Merges, Parents
from pmtui.screens.dialogs.read_back import ReadBack
from pmtui.screens.window import messages
from pmtui.screens.window.context import Context, Frame
from pmtui.session.drafts import Drafts
from pmtui.shell.dialogs import DESK_ONLY, Situation, dialog, half_thought, left_over
from pmtui.shell.jumps import Jump
from pmtui.shell.responses import Run, Say
from pmtui.storage.records import Draft
from tests.driver import NOW, demo

CONTEXT = Context(lambda taken: "new", NOW.date, lambda: 0.0)


def at(frame: Frame = Frame(), **more: Any) -> Situation:  # noqa: B008  # a value
    return Situation("whys", frame, demo(), CONTEXT, **more)


@pytest.mark.parametrize(
    ("request_", "kind"),
    [("palette", Palette), ("help", Help), ("figures", Figures), ("find", Find), ("later", LaterLine)],
)
def test_each_name_opens_its_dialog(request_: str, kind: type) -> None:
    assert type(dialog(request_, at())) is kind


def test_rows_and_answers_are_picked_of_the_document_as_it_is_seen() -> None:
    document = demo()
    why, idea = next(iter(document.whys)), next(iter(document.later), "")
    assert isinstance(dialog(messages.LinksRequested(()), at()), Links)
    assert isinstance(dialog(messages.ParentRequested(why), at(Frame(as_roles=AsRoles()))), Parents)
    assert isinstance(dialog(messages.MergeRequested(idea), at()), Merges)
    assert isinstance(dialog(messages.ReadBackRequested(why), at()), ReadBack)


def test_notes_are_for_the_desk() -> None:
    assert dialog("notes", at(notes="mine")) == DESK_ONLY and dialog("notes", at(Frame(desk=True))) == DESK_ONLY
    sheet = dialog("notes", at(Frame(desk=True), notes="mine"))
    assert isinstance(sheet, NotesSheet) and sheet.before == "mine"


def test_the_only_row_that_is_linked_is_gone_to_and_several_are_chosen_from() -> None:
    document = demo()
    linked_to = {len(why.evidence): f"whys.{key}" for key, why in document.whys.items()}
    lone = dialog(messages.LinkedRequested("whys.none", "it is linked with nothing"), at())
    assert lone == Say("it is linked with nothing")
    found = {type(dialog(messages.LinkedRequested(f"whys.{key}", "none"), at())) for key in document.whys}
    assert linked_to and found <= {Run, Linked, Say} and found & {Run, Linked}


def test_the_ways_back_are_offered_by_find() -> None:
    find = dialog("find", at(jumps=(Jump("timeline", "x"), Jump("gather", "y"))))
    assert isinstance(find, Find) and [choice.action for choice in find.back] == ["app.back_to(0)", "app.back_to(1)"]


def test_a_thought_that_was_left_half_typed_is_told_of() -> None:
    assert half_thought(Drafts()) is None and left_over(Drafts()) is None
    assert left_over(Drafts({"later/later": Draft("  ", (0, 2))})) is None
    drafts = Drafts({"later/later": Draft("a smoke te", (0, 10))})
    assert half_thought(drafts) == ("a smoke te", (0, 10)) and left_over(drafts) == Say("half a thought waits · ctrl+l goes on with it")
