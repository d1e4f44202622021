"""Step 1: what its keys do with people, and what becomes of a line about one; the manual stands at the end."""

from pmtui.edits.gather import AddPerson, ChangePerson, SetPresence
from pmtui.edits.rows import RemoveRows
from pmtui.formats.lines.completion import ROLE_WORDS
from pmtui.formats.lines.gather import GatherContext, GatherLine, parse, render
from pmtui.model.gather import FACILITATOR, Person, presence
from pmtui.model.people.names import shown_name
from pmtui.model.presence import ABSENT, IN_WRITING, NAMED, PRESENT, UNSAID, WORDS
from pmtui.model.row_key import MEETING, SECTION
from pmtui.model.steps import GATHER
from pmtui.model.targets import MEETINGS, PEOPLE
from pmtui.steps import table_rows
from pmtui.steps.base import Answer, Manual, Reading, Selection
from pmtui.steps.echo import echo_spans, with_gone
from pmtui.steps.outcomes import AnyOutcome, Ask, Choose, Chosen, Copy, Details, Do, Nothing, Option

NEXT_PRESENCE = {PRESENT: ABSENT, ABSENT: IN_WRITING, IN_WRITING: NAMED, NAMED: PRESENT, UNSAID: PRESENT}
ROLE_KEYS = {
    "f": FACILITATOR, "n": "note taker", "i": "incident commander", "r": "responder", "s": "service owner",
    "d": "developer", "q": "QA", "o": "operations", "u": "support",
}  # fmt: skip


# the line


def adding(at: Selection) -> Ask:
    """What the empty line is for: a person."""
    return Ask("add", "Person", hint="name, role", stays=True, word="")


def read_line(text: str, at: Selection) -> GatherLine:
    """Read a line of this step."""
    return parse(text, GatherContext(at.document))


def read_add(text: str, at: Selection) -> Reading:
    """Return how a new line is read."""
    return echo_spans(read_line(text, at).echo)


def new_ids(at: Selection) -> tuple[str, str]:
    """Return an id for a person, and one for a meeting if one is to be made."""
    taken = {*at.document.gather.people, *at.document.gather.meetings}
    person = at.new_id(taken)
    return person, at.new_id({*taken, person})


def add(text: str, at: Selection) -> AnyOutcome:
    """Add somebody."""
    if not text.strip():
        return Nothing()
    line = read_line(text, at)
    key, meeting = new_ids(at)
    row = Person(name=line.name, handle=line.handle, roles=line.roles, named=line.presence == NAMED)
    edit = AddPerson(id=key, person=row, presence=line.presence, meeting=meeting, today=at.today, at=at.now)
    return Do(edit, f"added {line.echo}")


def edit(at: Selection) -> AnyOutcome:
    """Edit the line in place; of the meeting and of the words it begins with: every field."""
    if at.row not in at.document.gather.people:
        return details(at)
    return table_rows.edit_line(PEOPLE, at.row, "Person", render(at.document, at.row))


def _edited(key: str, line: GatherLine, meeting: str, at: Selection) -> ChangePerson:
    """Return the edit that a changed line makes; `meeting` is the id of one that is to be made."""
    return ChangePerson(
        id=key, name=line.name, handle=line.handle, roles=line.roles, presence=line.presence, meeting=meeting, today=at.today, at=at.now
    )


def read_edit(text: str, at: Selection) -> Reading:
    """Return how a changed line is read, and what its person has no longer."""
    line = read_line(text, at)
    return echo_spans(with_gone(at.document, _edited(at.id, line, "new", at), PEOPLE, at.id, line.echo))


def take_edit(text: str, at: Selection) -> AnyOutcome:
    """Take a changed line."""
    if not text.strip() or at.id not in at.document.gather.people:
        return Nothing()
    line = read_line(text, at)
    edit = _edited(at.id, line, new_ids(at)[1], at)
    return Do(edit, f"kept: {with_gone(at.document, edit, PEOPLE, at.id, line.echo)}")


# somebody who is on the list


def next_presence(at: Selection) -> AnyOutcome:
    """Here, absent, in writing, only named: the next of them."""
    if not at.ids:
        return Nothing()
    word = NEXT_PRESENCE[presence(at.document.gather, at.id)]
    edit = SetPresence(id=at.id, presence=word, meeting=new_ids(at)[1], today=at.today, at=at.now)
    return Do(edit, f"{shown_name(at.document, at.id)}: {WORDS[word]}")


def choose_role(at: Selection) -> AnyOutcome:
    """Choose a role by its key."""
    return Choose(tuple(Option(key, role, Chosen("role", role)) for key, role in ROLE_KEYS.items())) if at.ids else Nothing()


def toggle_role(role: str, at: Selection) -> AnyOutcome:
    """Give the role, or take it off."""
    person = at.document.gather.people.get(at.id)
    if person is None:
        return Nothing()
    roles = tuple(word for word in person.roles if word != role) if role in person.roles else (*person.roles, role)
    said = f"{shown_name(at.document, at.id)}: {', '.join(roles) or 'no role'}"
    return table_rows.change(at, PEOPLE, at.id, {"roles": roles}, f"role: {role}", said)


def delete(at: Selection) -> AnyOutcome:
    """Take somebody off the list; undo brings them back."""
    if not at.ids:
        return Nothing()
    said = f"took {shown_name(at.document, at.id)} off the list · u brings them back"
    return Do(RemoveRows(table=PEOPLE, ids=(at.id,), at=at.now), said)


def move(at: Selection, by: int) -> AnyOutcome:
    """Move somebody in the list."""
    return table_rows.move(at, PEOPLE, at.id, by)


def details(at: Selection) -> AnyOutcome:
    """Show every field: of the person, of the meeting, of the words it begins with."""
    kind, key = at.key
    if kind == MEETING:
        return Details(MEETINGS, key)
    if kind == SECTION:
        return Details(GATHER, "")
    return Details(PEOPLE, at.id) if at.ids else Nothing()


def copy(at: Selection) -> AnyOutcome:
    """Copy the line."""
    return Copy(render(at.document, at.id), "the line") if at.ids else Nothing()


MANUAL = Manual(
    verbs={
        "list.edit": edit,
        "list.details": details,
        "list.copy": copy,
        "list.delete": delete,
        "list.move_up": lambda at: move(at, -1),
        "list.move_down": lambda at: move(at, 1),
        "gather.here": next_presence,
        "gather.role": choose_role,
    },
    answers={
        "add": Answer(add, read_add),
        "edit": Answer(take_edit, read_edit, asks=edit),
        "role": Answer(toggle_role),
    },
    adding=adding,
    offered=lambda at: ROLE_WORDS,
)
