"""Step 2, the scale of severity: its names, the team's or the usual ones, and how one of them is typed."""

from collections.abc import Iterable, Mapping

from pmtui.guide.guide import word_help
from pmtui.model.settings import Settings
from pmtui.model.steps import DEFINE


def severities(settings: Settings) -> Mapping[str, str]:
    """Return the names of the scale with what each means, the worst first; the usual ones where none was settled."""
    return settings.severity or word_help(DEFINE, "severity")


def severity_of(text: str, names: Iterable[str]) -> str:
    """Return the severity as it is written: `2`, `sev2` and `SEV 2` are SEV-2; other words stay."""
    said = _bare(text)
    for name in names:
        if said and said == _bare(name):
            return name
    alike = [name for name in names if said.isdecimal() and said == "".join(letter for letter in name if letter.isdecimal())]
    return alike[0] if len(alike) == 1 else text.strip()


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
