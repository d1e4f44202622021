"""Step 5, on actions that are there: state, kind, date, owner, what they answer, and where they lead to."""

from pmtui.formats.lines.actions import render
from pmtui.model import targets
from pmtui.model.actions import AREAS, KINDS, STATUSES
from pmtui.model.called import row_called, row_word
from pmtui.model.links import toggled
from pmtui.model.people.names import person_called, shown_name
from pmtui.model.row_key import CAUSE, LATER
from pmtui.model.targets import ACTIONS, WHYS, Target
from pmtui.model.time.days import read_due
from pmtui.model.time.times import long_day_words
from pmtui.steps import table_rows
from pmtui.steps.actions import ideas
from pmtui.steps.actions.line import proposal
from pmtui.steps.base import Reading, Selection
from pmtui.steps.outcomes import (
    AnyOutcome,
    Ask,
    Choose,
    Chosen,
    Copy,
    Details,
    Do,
    Go,
    GoLinked,
    Nothing,
    Option,
    PickLinks,
    Refuse,
    Say,
)

STATE_KEYS = dict(zip("paidw", STATUSES, strict=True))
DUE_HINT = "2026-12-01, fri, +2w"


# from and to elsewhere


def go_linked(at: Selection) -> AnyOutcome:
    """Go to the cause or the row it answers; from a cause to its answer."""
    if at.key.kind == CAUSE:
        return Go(WHYS, str(Target(WHYS, at.key.id)))
    return GoLinked(f"{ACTIONS}.{at.row}", "it answers no cause yet · l links one") if at.row in at.document.actions else Nothing()


def details(at: Selection) -> AnyOutcome:
    """Show every field of the action, the idea, or the cause."""
    kind, key = at.key
    table = {LATER: targets.LATER, CAUSE: WHYS}.get(kind, ACTIONS)
    return Details(table, key) if kind or key in at.document.actions else Nothing()


def copy(at: Selection) -> AnyOutcome:
    """Copy the action."""
    return Copy(render(at.document, at.row), "the action") if at.row in at.document.actions else Nothing()


def delete(at: Selection) -> AnyOutcome:
    """Delete the actions; an idea too."""
    if at.ids:
        return table_rows.remove(at, ACTIONS, at.ids, "action")
    return table_rows.remove(at, targets.LATER, [at.key.id], "idea") if at.key.kind == LATER else Nothing()


def move(at: Selection, by: int) -> AnyOutcome:
    """Move the action in the list."""
    return table_rows.move(at, ACTIONS, at.row if at.row in at.document.actions else "", by)


# state, kind, area, priority


def choose_state(at: Selection) -> AnyOutcome:
    """Choose a state by its key; on an idea, what it is merged with."""
    if at.key.kind == LATER:
        return ideas.merge(at)
    if not at.ids:
        return Nothing()
    states = [Option(key, word, Chosen("state", word)) for key, word in STATE_KEYS.items()]
    ranks = [Option(str(number), f"priority p{number}", Chosen("priority", str(number))) for number in (1, 2, 3)]
    return Choose((*states, *ranks, Option("k", "Kind, area", Chosen("kinds"))))


def choose_kind(_: str, at: Selection) -> AnyOutcome:
    """Choose a kind or an area by its key."""
    kinds = [Option(word[0], word, Chosen("kind", word)) for word in KINDS]
    return Choose((*kinds, *(Option(str(number), word, Chosen("area", word)) for number, word in enumerate(AREAS, 1))))


def set_word(field: str, value: str, at: Selection) -> AnyOutcome:
    """Set kind, area or priority; the same again takes it off."""
    word = int(value) if field == "priority" else value
    if not at.ids:
        return Nothing()
    again = all(getattr(at.document.actions[key], field) == word for key in at.ids)
    none = None if field == "priority" else ""
    said = f"{field}: none" if again else f"{field}: {word}"
    return table_rows.change_all(at, ACTIONS, at.ids, {field: none if again else word}, field, said)


def set_state(word: str, at: Selection) -> AnyOutcome:
    """Set the state; *won't do* asks for its reason."""
    done = table_rows.change_all(at, ACTIONS, at.ids, {"status": word}, word)
    return done.changed(then=ask_reason(at)) if isinstance(done, Do) and word == STATUSES[-1] else done


def ask_reason(at: Selection) -> Ask:
    """Ask why it is not done."""
    return Ask("reason", "Reason", ACTIONS, at.ids, hint="why not: it is a decision, and printed", word="Keep")


def take_reason(text: str, at: Selection) -> AnyOutcome:
    """Take the reason."""
    return table_rows.change_all(at, ACTIONS, at.ids, {"reason": text.strip()}, "reason")


# date, owner, what it answers


def ask_due(at: Selection) -> AnyOutcome:
    """Ask for the due date; one that is proposed stands in the box."""
    row = at.document.actions.get(at.id)
    if row is None:
        return Nothing()
    day = proposal(at, row.priority) if row.due is None else None
    return Ask("due", "Due", ACTIONS, at.ids, hint=DUE_HINT, text=day.isoformat() if day else "")


def read_due_words(text: str, at: Selection) -> Reading:
    """Return how the date is read."""
    day = read_due(text.strip(), at.today)
    return (("text", long_day_words(day)),) if day else (("warn", f"no date yet · {DUE_HINT}"),)


def take_due(text: str, at: Selection) -> AnyOutcome:
    """Take the date; empty takes it off."""
    day = read_due(text.strip(), at.today) if text.strip() else None
    if text.strip() and day is None:
        return Refuse("that is no date · write it as 2026-12-01, fri or +2w")
    return table_rows.change_all(at, ACTIONS, at.ids, {"due": day}, "due date", f"due {long_day_words(day)}" if day else "no date")


def ask_owner(at: Selection) -> AnyOutcome:
    """Ask who sees to it."""
    return Ask("who", "Owner", ACTIONS, at.ids, hint="a name, a role, a team") if at.ids else Nothing()


def take_owner(text: str, at: Selection) -> AnyOutcome:
    """Take the owner; somebody of step 1 by name."""
    word = text.strip().lstrip("@＠")
    key = person_called(at.document, word) if word else None
    return table_rows.change_all(at, ACTIONS, at.ids, {"owner": shown_name(at.document, key) if key else word}, "owner")


def pick_links(at: Selection) -> AnyOutcome:
    """Pick what it answers, causes first; an address typed there is where it is tracked."""
    if not at.ids:
        return Say("choose an action · l says which cause it answers")
    if at.document.whys or at.document.timeline:
        return PickLinks(tuple(at.document.actions[at.id].answers), answers=True)
    return Say("no causes and no rows yet · steps 3 and 4 have what an action answers")


def take_links(keys: str, at: Selection) -> AnyOutcome:
    """Link causes, answers and rows; one that is linked is taken off."""
    known = [key for key in keys.split(",") if key in at.document.timeline or key in at.document.whys]
    if not at.ids or not known:
        return Nothing()
    answers, off = toggled(at.document.actions[at.id].answers, known)
    called = ", ".join(word for key in answers if row_called(at.document, word := row_word(at.document, key)))
    said = f"{'taken off · ' if off else ''}answers {called or 'nothing yet'}"
    return table_rows.change_all(at, ACTIONS, at.ids, {"answers": answers}, "answers", said)


def take_address(address: str, at: Selection) -> AnyOutcome:
    """Take where it is tracked."""
    return table_rows.change_all(at, ACTIONS, at.ids, {"tracker": address}, "tracker")
