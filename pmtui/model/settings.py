"""The settings of a person or a team: values only, as read from the settings files.

Does not know where those files are or how they are read; see `storage/config.py` and `formats/settings.py`.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

HOW: Final = "how"
WHY: Final = "why"
ASKING = (HOW, WHY)  # how step 4 goes on asking


class OwnQuestion(NamedTuple):
    """A team's own question: `kind` is the moment it is for (empty: any), `desk` that only the facilitator sees it."""

    step: str
    ask: str
    kind: str = ""
    desk: bool = False


class Settings(NamedTuple):
    """Every setting; what is empty is left to pmtui.

    `theme` is dark or light, `zone` and `second_zone` IANA names, `agenda` minutes by step, `severity` the names of
    the scale with what each means, the worst first; `classes` those of causes, `whys` how to go on asking: how or why,
    `due` days until an action is due, by severity or `p1`, `p2`, `p3`.
    """

    theme: str = ""
    zone: str = ""
    second_zone: str = ""
    agenda: Mapping[str, int] = {}
    severity: Mapping[str, str] = {}
    questions: tuple[OwnQuestion, ...] = ()
    classes: Mapping[str, str] = {}
    whys: str = ""
    due: Mapping[str, int] = {}


USUAL = Settings()


def joined(user: Settings, team: Sequence[Settings] = ()) -> Settings:
    """Merge a person's own settings and the team's, given nearest to the document first.

    Key by key the nearest wins, and the person's own file is the farthest: a team's meeting is the same
    whoever shares the screen. Three kinds of keys differ. The theme is a matter of a person's eyes and screen, so
    there the person's file comes first. Names mixed from two scales would make no scale, so severity, classes
    and due days come whole from the nearest. Questions do not contradict each other: all are asked, the nearest first.
    """
    near = [*team, user]
    agenda = {step: minutes for source in reversed(near) for step, minutes in source.agenda.items()}
    return Settings(
        theme=next((source.theme for source in (user, *team) if source.theme), ""),
        zone=next((source.zone for source in near if source.zone), ""),
        second_zone=next((source.second_zone for source in near if source.second_zone), ""),
        agenda=agenda,
        severity=next((source.severity for source in near if source.severity), {}),
        classes=next((source.classes for source in near if source.classes), {}),
        whys=next((source.whys for source in near if source.whys), ""),
        due=next((source.due for source in near if source.due), {}),
        questions=tuple(dict.fromkeys(row for source in near for row in source.questions)),
    )
