"""Step 4, on what an answer rests on and where it leads to: its rows, the way read back, how else it is told, its action."""

from pmtui.edits.whys import WeakenStep
from pmtui.model.counted import counted
from pmtui.model.links import toggled
from pmtui.model.targets import ACTIONS, WHYS, Target
from pmtui.model.whys import letters
from pmtui.steps import table_rows
from pmtui.steps.accounts import hint, with_account
from pmtui.steps.base import Selection
from pmtui.steps.outcomes import AnyOutcome, Ask, Details, Do, Go, GoLinked, Nothing, PickLinks, ReadBack, Refuse, Say
from pmtui.steps.whys import afterwards

# rows of the timeline


def pick_links(at: Selection) -> AnyOutcome:
    """Pick rows of the timeline as evidence."""
    if not at.id:
        return Say("the problem itself needs no evidence · choose an answer")
    if not at.document.timeline:
        return Say("no rows in step 3 yet · they are what an answer rests on")
    return PickLinks(at.document.whys[at.id].evidence)


def take_links(keys: str, at: Selection) -> AnyOutcome:
    """Link rows; one that is linked is taken off."""
    why = at.document.whys.get(at.id)
    if why is None:
        return Nothing()
    evidence, off = toggled(why.evidence, [key for key in keys.split(",") if key in at.document.timeline])
    said = f"{'taken off · ' if off else ''}{counted(len(evidence), 'event') if evidence else 'no events'} as evidence"
    return table_rows.change(at, WHYS, at.id, {"evidence": evidence}, "evidence", said)


# from and to elsewhere


def go_linked(at: Selection) -> AnyOutcome:
    """Go to what it rests on, or what answers it."""
    if not at.id:
        return Say("choose an answer · . goes to its evidence")
    return GoLinked(str(Target(WHYS, at.id)), "no evidence yet · l links some")


def details(at: Selection) -> AnyOutcome:
    """Show every field of the answer."""
    return Details(WHYS, at.id) if at.id else Nothing()


def make_action(at: Selection) -> Go:
    """Begin an action that answers this."""
    letter = letters(at.document.whys).get(at.id)
    return Go(ACTIONS, filling=f" -> {letter}" if letter else " ")


# read back


def read_back(at: Selection) -> AnyOutcome:
    """Read the answer back up to the problem, line by line; on the problem itself, ask what is asked of all causes."""
    if at.id and at.document.whys[at.id].text:
        return ReadBack(at.id)
    if not at.row and letters(at.document.whys) and afterwards.unasked(at.document):
        return afterwards.ask_next(at)
    return Say("choose an answer · it is read back up to the problem")


def weaken(key: str, at: Selection) -> AnyOutcome:
    """Mark that the answer above follows only in part from this one, or no longer; stand where the rest is typed."""
    why = at.document.whys.get(key)
    if why is None:
        return Nothing()
    said = "follows, as far as we know" if why.weak else "follows only in part · a types what else was needed"
    return Do(WeakenStep(id=key, at=at.now), said)


# accounts


def ask_account(at: Selection) -> AnyOutcome:
    """Ask for another account: both stand; or for what settles them."""
    why = at.document.whys.get(at.id)
    return Ask("account", "Differently", WHYS, (at.id,), hint=hint(why.accounts), word="Keep") if why is not None else Nothing()


def take_account(text: str, at: Selection) -> AnyOutcome:
    """Take another account of the answer."""
    why = at.document.whys.get(at.id)
    if why is None or not text.strip():
        return Nothing()
    accounts, said = with_account(why.accounts, text, at.new_id)
    if accounts is why.accounts:
        return Refuse(said)
    return table_rows.change(at, WHYS, at.id, {"accounts": accounts}, "told differently", said)
