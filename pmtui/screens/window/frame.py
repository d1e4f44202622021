"""Head and foot, the same on every screen, as lines: pure, from values to lines.

Row 1 the six steps, row 2 what is being looked at, row 21 the question, 22 the prompt,
23 the reading and the state of saving, 24 the key bar. Nothing is clipped silently.
"""

from collections.abc import Sequence

from rich.cells import cell_len

from pmtui.keys import TYPING, Key, bar
from pmtui.model.figures.metrics import header_words
from pmtui.model.postmortem import PostMortem
from pmtui.model.steps import STEP_WORDS, STEPS
from pmtui.model.text import one_line
from pmtui.screens.window.context import Frame
from pmtui.screens.window.messages import MenuOption
from pmtui.widgets.paint import Line, Span, Spans, cut, line, width_of, wrap

WIDE = 80
LEAST_WIDTH, LEAST_HEIGHT = 60, 20
GUTTER = 18
SMALL_GUTTER = 11
GOOD_PIECE = 24


def gutter(width: int) -> int:
    """The column where the text of the foot begins."""
    return GUTTER if width >= WIDE else SMALL_GUTTER


def steps_line(step: str, frame: Frame, width: int) -> Line:
    """The step bar: labels never move, each has a slot for its mark."""
    spans: list[Span] = []
    for number, (name, word) in enumerate(zip(STEPS, STEP_WORDS, strict=True)):
        here = name == step
        label = f"{number + 1} {word}" if width >= WIDE or here else str(number + 1)
        mark = frame.marks[number] or " "
        if here:
            spans.append(("step", f" {label} {mark} "))
        else:
            spans += [("text", f" {label} "), ("ok", mark), ("text", " ")]
    return Line(tuple(spans))


def title_line(document: PostMortem, width: int, frame: Frame) -> Line:
    """Title, severity and duration, desk view and clock at the right; the title gives way first."""
    desk: Spans = (("step", " DESK "), ("text", " ")) if frame.desk else ()
    roles: Spans = (("accent", "roles"), ("muted", " · " if frame.note else " ")) if frame.as_roles else ()
    right: Spans = (*desk, *roles, ("muted", f"{frame.note} ")) if frame.note else (*desk, *roles)
    severity = one_line(document.define.severity)
    facts = header_words(document) or "no times yet"
    if width < WIDE:
        facts = facts.split(" (")[0]
    words = " · ".join(part for part in (severity, facts) if part)
    room = width - cell_len(words) - width_of(right) - (5 if right else 4)  # blanks: at the left, before the facts, before what is right
    title = cut(one_line(document.title) or "Untitled", max(room, 8))
    return line(("text", " "), ("title", title), ("muted", f"  {words}"), right=right)


def too_small(width: int, height: int) -> str:
    """Say that a terminal is too small to hold a screen; nothing where it is not."""
    small = width < LEAST_WIDTH or height < LEAST_HEIGHT
    return f"{width}x{height} is small: from {LEAST_WIDTH}x{LEAST_HEIGHT} on all fits." if small else ""


def question_lines(question: str, width: int) -> list[Line]:
    """The one question, two rows at most; where nothing is asked, a blank row."""
    if not question:
        return [Line()]
    left = gutter(width)
    rows = wrap(question, width - left - 1)
    if len(rows) > 2:
        rows = [rows[0], cut(" ".join(rows[1:]), width - left - 1)]
    label = "To ask".rjust(left - 3 if width < WIDE else 15) + " " * 3
    out = []
    for number, row in enumerate(rows):
        lead = label[:left].ljust(left) if number == 0 else " " * left
        out.append(line(("muted", lead), ("title", row)))
    return out


def prompt_line(prompt: str, width: int, token: str = "key") -> Line:
    """The prompt, set flush right against its mark."""
    left = gutter(width)
    return line(("muted", cut(one_line(prompt), left - 3).rjust(left - 3) + " "), (token, "> "))


def reading_line(spans: Spans, frame: Frame, width: int) -> Line:
    """How the line was read; the state of saving stands at the right."""
    left = gutter(width)
    saving: list[Span] = [("alarm", f" {frame.saving} "), ("text", " ")] if frame.alarm else [("muted", f"{frame.saving} ")]
    room = width - left - cell_len(frame.saving) - (4 if frame.alarm else 2)
    shown: Spans = (("muted", "= ".rjust(left)), *whole_parts(spans, room)) if spans else ()
    return Line(shown, tuple(saving) if frame.saving else ())


def whole_parts(spans: Spans, room: int) -> Spans:
    """Leave out the last of what is said where it does not fit, rather than to end within a word of it.

    Of two parts the second is cut where a good piece of it fits: it may be what matters.
    """
    while width_of(spans) > room and len(spans) > 1:
        token, words = spans[-1]
        shorter = words.rpartition(" · ")[0].rstrip()
        if not shorter and room - width_of(spans[:-1]) >= GOOD_PIECE:
            return spans
        spans = (*spans[:-1], (token, shorter)) if shorter else spans[:-1]
    return spans


def keys_while_typing(words: str) -> str:
    """Name a key of KEYS with the way to it: while one types, `u` is a letter."""
    return words.replace("· u takes", "· esc u takes").replace("· u brings", "· esc u brings")


def bar_line(screen: str, state: str, width: int, words: dict[str, str] | None = None, menu: Sequence[MenuOption] = ()) -> Line:
    """The key bar: as many keys as fit whole, the rest counted."""
    chip: Span = ("typing", " TYPING ") if state == TYPING else ("keys", " KEYS ")
    if menu:
        return _fit([chip, ("text", " ")], menu_hints(menu), width, "")
    made = [(key.shown, (words or {}).get(key.id, key.word)) for key in bar(screen, state)]
    return _fit([chip, ("text", " ")], [pair for pair in made if pair[1]], width, "?" if state != TYPING else "F1")


def menu_hints(menu: Sequence[MenuOption]) -> list[tuple[str, str]]:
    """Return the keys of a menu with their words; the six steps, which stand in row 1, in one."""
    hints = [(option.key, option.word) for option in menu]
    steps = [hint for hint in hints if hint[1] in STEP_WORDS]
    if len(steps) == len(STEP_WORDS):
        at = hints.index(steps[0])
        hints = [*hints[:at], (f"{steps[0][0]}–{steps[-1][0]}", "Step"), *(hint for hint in hints[at:] if hint not in steps)]
    return [*hints, ("esc", "Back")]


def menu_fits(menu: Sequence[MenuOption], width: int) -> bool:
    """Return whether a menu stands whole in the key bar."""
    return 9 + sum(cell_len(f" {key} {word} ") for key, word in menu_hints(menu)) <= width


def menu_lines(menu: Sequence[MenuOption], width: int) -> list[Line]:
    """Return a menu that is too long for the bar as rows of columns, read downwards."""
    widest = max(cell_len(f"{option.key} {option.word}") for option in menu) + 3
    columns = max((width - 3) // widest, 1)
    rows = -(-len(menu) // columns)
    out = []
    for row in range(rows):
        spans: list[Span] = [("text", "   ")]
        for option in menu[row::rows]:
            spans += [("key", option.key), ("text", f" {option.word}".ljust(widest - cell_len(option.key)))]
        out.append(line(*spans))
    return out


def _fit(start: list[Span], keys: list[tuple[str, str]], width: int, help_key: str) -> Line:
    spans, used = list(start), width_of(start)
    for number, (key, word) in enumerate(keys):
        hint: list[Span] = [("text", " "), ("key", key), ("text", f" {word} ")]
        rest = len(keys) - number - 1
        more = cell_len(f" +{rest} more: {help_key}") if rest and help_key else 0
        wide = width_of(hint)
        if used + wide + more > width:
            left = rest + 1
            if help_key:
                spans += [("muted", f" +{left} more: "), ("key", help_key)]
            break
        spans += hint
        used += wide
    return Line(tuple(spans))


def word_of(key: Key, lacks: int) -> str:
    """The word of `n` carries its count, and is left out when there is nothing to do."""
    if key.action == "next_missing":
        return f"{lacks} to do" if lacks else ""
    return key.word
