"""What was settled beforehand, as screens use it: a team's own questions, its scale of severity."""

from collections.abc import Iterable, Mapping

from pmtui.guide.guide import DESK, ROOM, Question, word_help
from pmtui.model.settings import Settings


def own_questions(settings: Settings, step: str) -> tuple[Question, ...]:
    """Give a step's questions of the team's own."""
    return tuple(Question(row.ask, row.kind, DESK if row.desk else ROOM, "own") for row in settings.questions if row.step == step)


def severities(settings: Settings) -> Mapping[str, str]:
    """Give the names of the scale with what each means, the worst first; the usual ones where none was settled."""
    return settings.severity or word_help("define", "severity")


def severity_of(text: str, names: Iterable[str]) -> str:
    """Give the severity as it is written: `2`, `sev2` and `SEV 2` are SEV-2; other words stay."""
    said = _bare(text)
    for name in names:
        if said and said == _bare(name):
            return name
    alike = [name for name in names if said.isdecimal() and said == "".join(letter for letter in name if letter.isdecimal())]
    return alike[0] if len(alike) == 1 else text.strip()


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
