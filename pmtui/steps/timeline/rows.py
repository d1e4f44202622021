"""Step 3, on rows that are there: kind, milestone, who, link, another account, one of many; and gaps that need no record."""

from pmtui.edits.define import SetNotKnown
from pmtui.edits.not_known import NOT_KNOWN
from pmtui.edits.timeline import ToggleMilestone, ToggleStar
from pmtui.edits.timeline_merge import MergeEvents
from pmtui.formats.lines.timeline import render
from pmtui.model.called import row_word
from pmtui.model.order import sorted_timeline
from pmtui.model.people.names import person_called
from pmtui.model.row_key import GAP, MOMENT
from pmtui.model.targets import ACTIONS, TIMELINE, Target
from pmtui.model.timeline import KINDS, MILESTONES
from pmtui.steps import table_rows
from pmtui.steps.accounts import hint, with_account
from pmtui.steps.base import Selection
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
    Refuse,
    Say,
    Unmark,
)

KIND_KEYS = dict(zip("clrodamn", KINDS, strict=True))  # change, aLert, report, observation, decision, action, message, note
MILESTONE_KEYS = dict(zip("1234567890-t", MILESTONES, strict=True))
NO_ROW = "no row yet: a types it, - says that none is needed"
GONE = "that row is not there any more"


def still_there(at: Selection) -> tuple[str, ...]:
    """Return the rows a verb acts on, as far as they are there: words may be kept longer than a row."""
    return tuple(key for key in at.ids if key in at.document.timeline)


def no_row(at: Selection) -> Say | Nothing:
    """Say what can be done where there is no row: on a gap, on a moment that is asked for."""
    return Say(NO_ROW) if at.row and not at.ids else Nothing()


# from and to elsewhere


def details(at: Selection) -> AnyOutcome:
    """Show every field of the row."""
    return Details(TIMELINE, at.row) if at.row in at.document.timeline else no_row(at)


def copy(at: Selection) -> AnyOutcome:
    """Copy the row, or the rows marked, in their order."""
    lines = [render(at.document, key) for key, _ in sorted_timeline(at.document) if key in set(at.ids)]
    return Copy("\n".join(lines), f"{len(lines)} row{'s' if len(lines) > 1 else ''}") if lines else no_row(at)


def delete(at: Selection) -> AnyOutcome:
    """Delete the rows."""
    return table_rows.remove(at, TIMELINE, at.ids, "row") if at.ids else no_row(at)


def go_linked(at: Selection) -> AnyOutcome:
    """Go to the answers that rest on the row, or what else names it."""
    words = "no answer rests on it yet · step 4, l links it"
    return GoLinked(str(Target(TIMELINE, at.row)), words) if at.row in at.document.timeline else no_row(at)


def make_action(at: Selection) -> AnyOutcome:
    """Begin an action that comes of this row."""
    return Go(ACTIONS, filling=f" -> {row_word(at.document, at.row)}") if at.row in at.document.timeline else no_row(at)


# kind, milestone, star, one of many


def choose_kind(at: Selection) -> AnyOutcome:
    """Choose a kind or a milestone by its key; of several rows, also to make one of them."""
    if not at.ids:
        return no_row(at)
    kinds = [Option(key, word, Chosen("kind", word)) for key, word in KIND_KEYS.items()]
    milestones = [Option(key, word.replace("-", " "), Chosen("milestone", word)) for key, word in MILESTONE_KEYS.items()]
    one = [Option("=", "make one of them", Chosen("merge"))] if len(at.ids) > 1 else []
    return Choose((*kinds, *milestones, Option("+", "contributed", Chosen("contributed")), *one))


def set_kind(word: str, at: Selection) -> AnyOutcome:
    """Set the kind."""
    return table_rows.change_all(at, TIMELINE, at.ids, {"kind": word}, f"kind {word}")


def toggle_milestone(word: str, at: Selection) -> AnyOutcome:
    """Put a milestone on, or take it off where all have it."""
    return Do(ToggleMilestone(ids=at.ids, milestone=word, at=at.now)) if at.ids else Nothing()


def toggle_contributed(_: str, at: Selection) -> AnyOutcome:
    """Say that the rows contributed to the problem, or not."""
    contributed = not all(at.document.timeline[key].contributed for key in still_there(at))
    words = "contributed" if contributed else "did not contribute"
    return table_rows.change_all(at, TIMELINE, at.ids, {"contributed": contributed}, words)


def merge(_: str, at: Selection) -> AnyOutcome:
    """Make one row of those marked; other words stand in it as other accounts."""
    rows = [at.document.timeline[key] for key in still_there(at)]
    taken = {key for row in rows for key in row.accounts}
    fresh: list[str] = []
    for _row in range(sum(1 + len(row.accounts) for row in rows)):
        fresh.append(at.new_id({*taken, *fresh}))
    words = f"one row of {len(at.ids)} · other words stand as other accounts · u takes it back"
    return Do(MergeEvents(ids=at.ids, fresh=tuple(fresh), at=at.now), words, then=Unmark()) if at.ids else Nothing()


def star(at: Selection) -> AnyOutcome:
    """Star the rows, or take the star off where all have it."""
    return Do(ToggleStar(ids=at.ids, at=at.now)) if at.ids else no_row(at)


# who, link, account


def ask_who(at: Selection) -> AnyOutcome:
    """Ask who did it."""
    rows = still_there(at)
    return Ask("who", "Who", TIMELINE, rows, hint="@ana, @ben: the first did it") if rows else no_row(at)


def take_who(text: str, at: Selection) -> AnyOutcome:
    """Take names of step 1; none takes them off."""
    names = [part.strip() for part in text.replace(" @", ",@").split(",") if part.strip()]
    people = {name: person_called(at.document, name) for name in names}
    lost = [name for name in names if people[name] is None]
    if lost:
        return Refuse(f"{', '.join(lost)}: not in step 1 · add them there first")
    return table_rows.change_all(at, TIMELINE, at.ids, {"who": tuple(key for name in names if (key := people[name]))}, "who")


def ask_link(at: Selection) -> AnyOutcome:
    """Ask for an address."""
    return Ask("link", "Link", TIMELINE, (at.row,), hint="https://…", word="Add") if at.row in at.document.timeline else no_row(at)


def take_link(text: str, at: Selection) -> AnyOutcome:
    """Add the addresses to those of the row."""
    row = at.document.timeline.get(at.id)
    if row is None:
        return Refuse(GONE)
    links = [word for word in text.split() if "://" in word]
    if not links:
        return Refuse("a link begins with https://")
    return table_rows.change(at, TIMELINE, at.id, {"links": tuple(dict.fromkeys([*row.links, *links]))}, "link")


def ask_account(at: Selection) -> AnyOutcome:
    """Ask for another account, or for what settles them."""
    row = at.document.timeline.get(at.row)
    return Ask("account", "Differently", TIMELINE, (at.row,), hint=hint(row.accounts), word="Keep") if row else no_row(at)


def take_account(text: str, at: Selection) -> AnyOutcome:
    """Keep another account beside the first: both stand; or what settles them."""
    row = at.document.timeline.get(at.id)
    if row is None:
        return Refuse(GONE)
    accounts, words = with_account(row.accounts, text, at.new_id)
    if accounts is row.accounts:
        return Refuse(words)
    return table_rows.change(at, TIMELINE, at.id, {"accounts": accounts}, "told differently", words)


# gaps and moments


def dismiss(at: Selection) -> AnyOutcome:
    """Let a gap need no record, with a reason; let a moment be one that nobody knows."""
    kind, key = at.key
    if kind == MOMENT:
        edit = SetNotKnown(field=key, state=NOT_KNOWN, at=at.now)
        return Do(edit, f"{key.replace('-', ' ')}: not known, and asked no more")
    return ask_gap_reason(at.changed(ids=(key,))) if kind == GAP else Nothing()


def ask_gap_reason(at: Selection) -> AnyOutcome:
    """Ask why nothing is recorded behind a row."""
    asked = Ask("gap", "No record", TIMELINE, at.ids, hint="why: nothing happened, we waited", word="Keep")
    return asked if at.id in at.document.timeline else Nothing()


def take_gap_reason(text: str, at: Selection) -> AnyOutcome:
    """Take the reason."""
    return table_rows.change(at, TIMELINE, at.id, {"gap": text.strip() or "nothing to record"}, "gap needs no record")
