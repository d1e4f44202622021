"""Step 1, Gather: who was involved, who is here, how we talk."""

from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from pmtui.edits.gather import AddPerson, ChangePerson, SetPresence
from pmtui.edits.rows import RemoveRows
from pmtui.formats.lines.completion import ROLE_WORDS, Words
from pmtui.formats.lines.gather import GatherContext, GatherLine, parse, render
from pmtui.model.gather import Person, presence
from pmtui.model.people.names import shown_name
from pmtui.screens.gather.rows import COUNT_WORDS, gather_rows, not_heard
from pmtui.screens.window import messages
from pmtui.screens.window.list_window import StepScreen
from pmtui.screens.window.purpose import Purpose
from pmtui.steps.echo import echo_spans
from pmtui.widgets.bindings import bindings
from pmtui.widgets.paint import Spans

NEXT_STATE = {"present": "absent", "absent": "async", "async": "named", "named": "present", "": "present"}
ROLE_KEYS = "fnirsdqou"
MENU_ROLES = ("facilitator", "note taker", "incident commander", "responder", "service owner", "developer", "QA", "operations", "support")
PEOPLE = "gather.people"


class GatherScreen(StepScreen):
    """People, and the words the meeting begins with."""

    STEP = "gather"
    FILTERED = "gather.people"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("gather")]

    def offered(self) -> Words:
        """Roles behind a comma, and how somebody is there."""
        return ROLE_WORDS

    def adding(self) -> Purpose:
        """A person."""
        return Purpose("add", "Person", self.take_person, self.read_person, hint="name, role", stays=True)

    def paint(self, reveal: str = "") -> None:
        """Draw the people."""
        key = reveal.removeprefix("gather.people.") if reveal.startswith("gather.people.") else None
        if key not in self.document.gather.people:
            key = None
        rows = gather_rows(self.seen, self.size.width, self.passes, not_heard(self.document) if self.head.desk else frozenset())
        self.rows.put(rows, key)

    def question(self) -> str:
        """Whom else to ask."""
        people = self.document.gather.people
        if not people:
            return self.asks("gather", "empty")
        known = any("facilitator" in role for row in people.values() for role in row.roles)
        return self.asks("gather", "" if known else "no-facilitator")

    def parsed(self, text: str) -> GatherLine:
        """Read a line of this step."""
        return parse(text, GatherContext(self.document))

    def read_person(self, text: str) -> Spans:
        """How the line is read."""
        return echo_spans(self.parsed(text).echo)

    def new_ids(self) -> tuple[str, str]:
        """An id for a person, and one for a meeting if one is to be made."""
        taken = {*self.document.gather.people, *self.document.gather.meetings}
        person = self.context.make_id(taken)
        return person, self.context.make_id({*taken, person})

    def take_person(self, text: str) -> None:
        """Add somebody."""
        if not text.strip():
            return
        made = self.parsed(text)
        person, meeting = self.new_ids()
        row = Person(name=made.name, handle=made.handle, roles=made.roles, named=made.presence == "named")
        edit = AddPerson(
            id=person, person=row, presence=made.presence, meeting=meeting, today=self.context.today(), at=self.context.clock()
        )
        self.request(edit, f"added {made.echo}")

    def person(self) -> str:
        """The id of the person with the cursor, or nothing."""
        key = self.selected()
        return key if key in self.document.gather.people else ""

    def has_line(self) -> bool:
        """A person has a line of words."""
        return bool(self.person())

    def action_edit(self) -> None:
        """Edit the line in place."""
        key = self.person()
        if not key:
            self.action_details()
            return
        self.edit_line(f"{PEOPLE}.{key}", "Person", render(self.document, key), partial(self.change, key), partial(self.read_edit, key))

    def edited(self, key: str, made: GatherLine, meeting: str) -> ChangePerson:
        """Give the edit a changed line makes; `meeting` is the id of one that is to be made."""
        return ChangePerson(
            id=key,
            name=made.name,
            handle=made.handle,
            roles=made.roles,
            presence=made.presence,
            meeting=meeting,
            today=self.context.today(),
            at=self.context.clock(),
        )

    def read_edit(self, key: str, text: str) -> Spans:
        """How a changed line is read."""
        made = self.parsed(text)
        return echo_spans(self.with_gone(self.edited(key, made, "new"), PEOPLE, key, made.echo))

    def change(self, key: str, text: str) -> None:
        """Take a changed line."""
        if text.strip() and key in self.document.gather.people:
            made = self.parsed(text)
            edit = self.edited(key, made, self.new_ids()[1])
            self.request(edit, f"kept: {self.with_gone(edit, PEOPLE, key, made.echo)}")

    def action_mark(self) -> None:
        """Here, absent, in writing, only named: the next of them."""
        key = self.person()
        if key:
            state = NEXT_STATE[presence(self.document.gather, key)]
            self.request(
                SetPresence(id=key, presence=state, meeting=self.new_ids()[1], today=self.context.today(), at=self.context.clock()),
                f"{shown_name(self.document, key)}: {COUNT_WORDS[state]}",
            )

    def action_mark_menu(self) -> None:
        """Choose a role by its key."""
        if self.person():
            pairs = zip(ROLE_KEYS, MENU_ROLES, strict=False)
            self.post_message(messages.MenuRequested([messages.MenuOption(key, role, f"set_role('{role}')") for key, role in pairs]))

    def action_set_role(self, role: str) -> None:
        """Give the role, or take it off."""
        key = self.person()
        row = self.document.gather.people.get(key)
        if row is not None:
            roles = tuple(word for word in row.roles if word != role) if role in row.roles else (*row.roles, role)
            self.change_row(
                PEOPLE, key, {"roles": roles}, f"role: {role}", f"{shown_name(self.document, key)}: {', '.join(roles) or 'no role'}"
            )

    def action_delete(self) -> None:
        """Take somebody off the list; undo brings them back."""
        key = self.person()
        if key:
            name = shown_name(self.document, key)
            self.request(RemoveRows(table=PEOPLE, ids=(key,), at=self.context.clock()), f"took {name} off the list · u brings them back")

    def action_move_up(self) -> None:
        """Up in the list."""
        self.move_row(PEOPLE, self.person(), -1)

    def action_move_down(self) -> None:
        """Down in the list."""
        self.move_row(PEOPLE, self.person(), 1)

    def action_details(self) -> None:
        """Every field: of the person, of the meeting, of the words it begins with."""
        kind, _, key = self.selected().partition(":")
        if kind == "meeting":
            self.post_message(messages.DetailsRequested("gather.meetings", key))
        elif kind == "section":
            self.post_message(messages.DetailsRequested("gather", ""))
        elif self.person():
            self.post_message(messages.DetailsRequested(PEOPLE, self.person()))

    def action_copy(self) -> None:
        """Copy the line."""
        if self.person():
            self.post_message(messages.CopyRequested(render(self.document, self.person()), "the line"))
