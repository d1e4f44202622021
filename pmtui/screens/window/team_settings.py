"""What was settled beforehand, as screens use it: a team's own questions."""

from pmtui.guide.guide import DESK, ROOM, Question
from pmtui.model.settings import Settings


def own_questions(settings: Settings, step: str) -> tuple[Question, ...]:
    """Return a step's questions of the team's own."""
    return tuple(Question(row.ask, row.kind, DESK if row.desk else ROOM, "own") for row in settings.questions if row.step == step)
