"""Home: what its keys do to overdue actions, and to a title that is typed; how a folder is looked at is its window's own."""

from pmtui.model.actions import DONE, WONT_DO
from pmtui.model.row_key import OVERDUE
from pmtui.model.time.times import long_day_words, read_due
from pmtui.steps.base import Answer, Manual, Reading, Selection
from pmtui.steps.outcomes import AnyOutcome, Ask, Choose, Chosen, Nothing, Open, Option, Refuse, Say, Settle

DUE_HINT = "2026-12-01, fri, +2w"


def adding(at: Selection) -> Ask:
    """What the empty line is for: a new post mortem."""
    return Ask("add", "New", hint="what happened, in a few words", stays=True, word="Make it")


def make(title: str, at: Selection) -> AnyOutcome:
    """Make a new post mortem of this title, and open it."""
    return Open(title=title.strip()) if title.strip() else Nothing()


def choose_state(at: Selection) -> AnyOutcome:
    """Choose what became of an overdue action."""
    if at.key.kind != OVERDUE:
        return Say("go to an overdue action · m says that it is done")
    return Choose((Option("d", "Done", Chosen("state", DONE)), Option("w", "Won't do", Chosen("state", WONT_DO))))


def take_state(status: str, at: Selection) -> AnyOutcome:
    """Say what became of it; a decision asks for its reason."""
    return Settle(at.row, (("status", status),)) if status == DONE else ask_reason(at)


def ask_reason(at: Selection) -> AnyOutcome:
    """Ask why it is not done."""
    return Ask("reason", "Reason", ids=(at.row,), hint="why not: it is a decision, and printed", word="Keep")


def take_reason(text: str, at: Selection) -> AnyOutcome:
    """Take the reason, and the decision with it."""
    return Settle(at.id, (("status", WONT_DO), ("reason", text.strip()))) if text.strip() else Nothing()


def ask_day(at: Selection) -> AnyOutcome:
    """Ask for another day."""
    if at.key.kind != OVERDUE:
        return Say("go to an overdue action · t gives it another day")
    return Ask("due", "Due", ids=(at.row,), hint=DUE_HINT)


def read_day(text: str, at: Selection) -> Reading:
    """Return how the date is read."""
    day = read_due(text.strip(), at.today)
    return (("text", long_day_words(day)),) if day else (("warn", f"no date yet · {DUE_HINT}"),)


def take_day(text: str, at: Selection) -> AnyOutcome:
    """Take the date."""
    day = read_due(text.strip(), at.today)
    return Settle(at.id, (("due", day),)) if day else Refuse("that is no date · write it as 2026-12-01, fri or +2w")


MANUAL = Manual(
    verbs={"home.state": choose_state, "home.due": ask_day},
    answers={
        "add": Answer(make),
        "state": Answer(take_state),
        "reason": Answer(take_reason, asks=ask_reason),
        "due": Answer(take_day, read_day, asks=ask_day),
    },
    adding=adding,
)
