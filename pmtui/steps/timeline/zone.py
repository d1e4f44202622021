"""Step 3, zones: a line that only says one is asked what it shall do; a second zone stands beside the first, for now."""

from pmtui.edits.define import ChangeProblemField
from pmtui.model.time.zones import Zone, zone_called
from pmtui.steps.base import Reading, Selection
from pmtui.steps.outcomes import AnyOutcome, Ask, Choose, Chosen, Do, Option, Refuse, Say, SecondZone


def reading(word: str) -> Reading:
    """Return how a line is read that only says the zone."""
    return (("text", f"zone {word}: no row"), ("muted", " · ⏎ asks whether the incident’s zone is to change"))


def choose_zone(text: str, zone: Zone, word: str, at: Selection) -> AnyOutcome:
    """Ask whether the incident's zone is to change; the line may be a row all the same."""
    now = at.document.define.zone
    if zone.name == now:
        return Say(f"times are in {word} already: no row")
    change = [Option("y", f"Make {word} the zone of the incident", Chosen("zone", zone.name))] if zone.name else []
    row = Option("r", "Keep the line as a row", Chosen("row", text))
    return Choose((*change, row, Option("n", f"Stay with {now or 'no zone'}, no row", Chosen("no-zone"))))


def change_zone(name: str, at: Selection) -> AnyOutcome:
    """Let the incident's times be of the zone that was said."""
    words = f"zone {name}: times typed from now on are of it · rows keep their moments · u takes it back"
    return Do(ChangeProblemField(name="zone", value=name, at=at.now), words)


def keep_zone(_: str, at: Selection) -> AnyOutcome:
    """Let nothing change."""
    return Say(f"zone {at.document.define.zone or 'not said'}, as before")


def ask_second_zone(at: Selection) -> AnyOutcome:
    """Ask for a zone whose times are shown beside the first."""
    return Ask("second-zone", "Beside", text=at.settings.second_zone, hint="Europe/Lisbon; an empty line takes it away")


def take_second_zone(text: str, at: Selection) -> AnyOutcome:
    """Show the times of a zone by its name; empty takes them away."""
    name = text.strip()
    if name and zone_called(name) is None:
        return Refuse(f"{name} is an unknown time zone: write one such as Europe/Lisbon")
    return SecondZone(name, f"{name} stands beside, for now · second_zone in the settings keeps it" if name else "one zone is shown")
