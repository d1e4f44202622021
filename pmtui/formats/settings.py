"""A settings file, `config.toml` or a team's `pmtui.toml`: which of its settings count, and which do not.

Each wrong key or value is a slip with its line and spoils nothing else. Knows no file. Is imported
without pydantic: the theme is needed before anything heavy is loaded.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple

from pmtui.formats.file.guard import FormatError, loads
from pmtui.formats.file.lines import Lines
from pmtui.model.settings import ASKING, USUAL, OwnQuestion, Settings
from pmtui.model.steps import STEPS
from pmtui.model.text import clean, one_line

THEMES = ("dark", "light")
QUESTION = ("step", "kind", "for", "ask")
ROW, ROWS = 61, 2  # cells and rows for the question on a screen of 80 columns
MOST_MINUTES = 480  # for a step on the agenda
MOST_DUE_DAYS = 730
MOST_NAMES, LONGEST_NAME = 9, 20  # in a scale: each name has a digit in its menu
_SHOWN_LETTERS = 24

Moments = Callable[[str], Collection[str]]


class Slip(NamedTuple):
    """A setting that does not count: what is wrong, what would be right, and its line where known."""

    words: str
    line: int | None = None


class Parsed(NamedTuple):
    """The settings in a file; `counts` is False where none of it could be read."""

    settings: Settings = USUAL
    slips: tuple[Slip, ...] = ()
    counts: bool = True


def parse(data: bytes, moments: Moments) -> Parsed:
    """Read a settings file, whatever it contains; `moments` returns the kinds of question that a step knows."""
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
        values = loads(text)
    except UnicodeDecodeError as error:
        slip = Slip("not UTF-8 text; save it as UTF-8 in your editor", data.count(b"\n", 0, error.start) + 1)
        return Parsed(slips=(slip,), counts=False)
    except FormatError as error:
        return Parsed(slips=(Slip(error.message, error.line),), counts=False)
    reading = _Reading(Lines(text), moments)
    known: dict[str, Callable[[Any], Any]] = {
        "theme": reading.theme,
        "zone": reading.zone,
        "second_zone": lambda value: reading.zone(value, "second_zone"),
        "agenda": reading.agenda,
        "severity": lambda value: reading.scale(value, "severity", "a severity"),
        "classes": lambda value: reading.scale(value, "classes", "a class"),
        "whys": reading.whys,
        "due": reading.due,
        "questions": reading.questions,
    }
    accepted = {}
    for key, value in values.items():
        if key in known:
            accepted[key] = known[key](value)
        else:
            reading.slip(f"`{_quoted(key)}` is no setting{_near(key, known)}", key)
    return Parsed(Settings(**accepted), tuple(sorted(reading.slips, key=lambda slip: slip.line or 0)))


class _Reading:
    """One file being read: slips are collected with their lines, correct values are returned."""

    def __init__(self, lines: Lines, moments: Moments) -> None:
        self.lines = lines
        self.moments = moments
        self.slips: list[Slip] = []

    def slip(self, words: str, *path: str) -> None:
        self.slips.append(Slip(one_line(words), self.lines.at(path)))

    def theme(self, value: Any) -> str:
        if isinstance(value, str) and value in THEMES:
            return value
        self.slip('`theme` should be "dark" or "light"', "theme")
        return ""

    def zone(self, value: Any, key: str = "zone") -> str:
        from pmtui.model.time.zones import zone_called

        if isinstance(value, str) and zone_called(value) is not None:
            return value
        self.slip(f"`{key}` should be a known time zone, such as Europe/Lisbon, America/New_York, UTC", key)
        return ""

    def agenda(self, value: Any) -> Mapping[str, int]:
        if not isinstance(value, dict):
            self.slip("`agenda` should be a table of minutes, such as [agenda] and below it timeline = 25", "agenda")
            return {}
        out = {}
        for step, minutes in value.items():
            if step not in STEPS:
                self.slip(f"`{_quoted(step)}` is no step of the agenda{_near(step, STEPS)}", "agenda", step)
            elif type(minutes) is not int or not 0 <= minutes <= MOST_MINUTES:
                self.slip(f"`{step}` should be whole minutes, 0 to {MOST_MINUTES}", "agenda", step)
            else:
                out[step] = minutes
        return out

    def whys(self, value: Any) -> str:
        if isinstance(value, str) and value in ASKING:
            return value
        self.slip('`whys` should be "how" or "why": how one asks on', "whys")
        return ""

    def due(self, value: Any) -> Mapping[str, int]:
        if not isinstance(value, dict):
            self.slip("`due` should be a table of days, such as [due] and below it p1 = 15", "due")
            return {}
        out = {}
        for word, days in value.items():
            name = _line(word)
            if type(days) is not int or not 1 <= days <= MOST_DUE_DAYS or not name or len(name) > LONGEST_NAME:
                self.slip(f"`{_quoted(word)}` should be whole days, 1 to {MOST_DUE_DAYS}, for a severity or p1, p2, p3", "due", word)
            else:
                out[name] = days
        return out

    def scale(self, value: Any, key: str, what: str) -> Mapping[str, str]:
        if not isinstance(value, dict):
            example = 'SEV-1 = "nothing works"' if key == "severity" else 'capacity = "more than it was made for"'
            self.slip(f"`{key}` should be a table, such as [{key}] and below it {example}", key)
            return {}
        out: dict[str, str] = {}
        for word, words in value.items():
            name = _line(word)
            if not isinstance(words, str):
                self.slip(f"`{_quoted(word)}` should be words in quotes that say what it means", key, word)
            elif not name or len(name) > LONGEST_NAME or name in out:
                self.slip(f"`{_quoted(word)}`: {what} has a name of its own of 1 to {LONGEST_NAME} letters", key, word)
            elif len(out) == MOST_NAMES:
                self.slip(f"`{_quoted(word)}`: a scale has up to {MOST_NAMES} names", key, word)
            else:
                out[name] = _line(words)
        return out

    def questions(self, value: Any) -> tuple[OwnQuestion, ...]:
        if not isinstance(value, list):
            self.slip("`questions` should be tables, such as [[questions]]", "questions")
            return ()
        rows = (self.question(str(number), row) for number, row in enumerate(value))
        return tuple(row for row in rows if row is not None)

    def question(self, number: str, value: Any) -> OwnQuestion | None:
        if not isinstance(value, dict):
            self.slip("a question should be a table, such as [[questions]]", "questions", number)
            return None
        at = ("questions", number)
        desk = self.desk(value, at)
        step, ask, kind = value.get("step"), self.ask(value, at), value.get("kind", "")
        if not isinstance(step, str) or step not in STEPS:
            self.slip(f"`step` of a question should be one of {', '.join(STEPS)}", *at, "step")
            return None
        if kind != "" and (not isinstance(kind, str) or kind not in self.moments(step)):
            self.slip(f"`kind` is none of {step}{_near(kind, self.moments(step))}", *at, "kind")
            return None
        return OwnQuestion(step, ask, kind, desk) if ask else None

    def desk(self, value: Mapping[str, Any], at: tuple[str, str]) -> bool:
        """Return whether a question is for the desk; in doubt it is, since the room cannot unsee it."""
        whom = value.get("for", "room")
        if whom not in ("room", "desk"):
            self.slip('`for` should be "room" or "desk"; desk is taken', *at, "for")
        doubtful = bool(whom != "room")
        for key in value:
            if key not in QUESTION:
                self.slip(f"`{_quoted(key)}` is no part of a question{_near(key, QUESTION)}", *at, key)
                doubtful = doubtful or ("for" not in value and "desk" in (key, value[key]))
        return doubtful

    def ask(self, value: Mapping[str, Any], at: tuple[str, str]) -> str:
        words = value.get("ask")
        if not isinstance(words, str) or not _line(words):
            self.slip('a question should say what it asks, such as ask = "Who was on call?"', *at, "ask")
            return ""
        if not _fits(_line(words)):
            self.slip(f"a question has up to {ROWS} rows of {ROW} letters; this one is longer and is not asked", *at, "ask")
            return ""
        return _line(words)


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _quoted(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _SHOWN_LETTERS else line[: _SHOWN_LETTERS - 1] + "…"


def _near(word: Any, known: Iterable[str]) -> str:
    """Return the known word most like this one, else all of them."""
    from difflib import get_close_matches

    names = list(known)
    matches = get_close_matches(str(word)[:100], names, n=1, cutoff=0.6)
    return f" (near: {matches[0]})" if matches else f"; known are {', '.join(names)}" if names else ""


def _fits(text: str) -> bool:
    """Return whether a text wraps into the rows of a question, at blanks as the screen wraps it."""
    from unicodedata import east_asian_width

    rows, width = 1, 0
    for word in one_line(text).split(" "):
        cells = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in word)
        if width and width + 1 + cells > ROW:
            rows, width = rows + 1, 0
        width += cells + (1 if width else 0)
        rows, width = rows + (width - 1) // ROW if width > ROW else rows, (width - 1) % ROW + 1 if width > ROW else width
    return rows <= ROWS
