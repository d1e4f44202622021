"""The whys as branches of the tree, and the whole of the highlighted answer below it."""

from typing import NamedTuple

from pmtui.model.counted import counted
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import ASKED, RowKey, key_of
from pmtui.model.text import one_line
from pmtui.model.whys import FACTOR, MARK_WORDS, OPEN, ROOT, Why, branch, chain, children, cut, letters, walk
from pmtui.widgets.paint import Line, Span, Spans, cut_spans, line, width_of, wrap
from pmtui.widgets.paint import cut as cut_cells
from pmtui.widgets.why_tree import Branch

NO_PROBLEM = "The problem has no words yet"
CRUMB = 22  # cells of a step on the way to what is zoomed into
OWNER = 14  # cells of whoever finds out, in a badge
MOST_BADGES = 2


def branches(document: PostMortem, root: str = "") -> list[Branch]:
    """Return the lines of the tree in reading order, or those under one answer; a question stands over its answer."""
    whys = document.whys
    cuts = cut(whys)
    letter = letters(whys)
    out = []
    for key in branch(whys, root)[1:] if root else (key for key, _ in walk(whys)):
        why = whys[key]
        under = why.under if why.under in whys and key not in cuts and why.under != root else ""
        if why.question and why.text:
            out.append(Branch(key_of(ASKED, key), under, one_line(why.question), question=True))
        if why.text:
            out.append(Branch(key, under, one_line(why.text), letter.get(key, ""), badges(document, key)))
        else:
            out.append(Branch(key, under, one_line(why.question), badges=(("warn", f"{_open(why)} "),), question=True))
    return out


def badges(document: PostMortem, key: str) -> Spans:
    """Say in words what is known of an answer."""
    why = document.whys[key]
    words: list[Span] = []
    shown = [counted(len(why.evidence), "event")] if why.evidence else []
    shown += [one_line(why.confidence)] if why.confidence else []
    if shown:
        words.append(("muted", ", ".join(shown)))
    if why.accounts:
        words.append(("muted", "told differently"))
    if why.weak:
        words.append(("warn", "weak step"))
    if OPEN in why.marks:
        words.append(("warn", _open(why)))
    if ROOT in why.marks:
        words.append(("accent", f"● {MARK_WORDS[ROOT]}"))
    elif FACTOR in why.marks:
        words.append(("accent", "◐ factor"))
    out: list[Span] = []
    for number, span in enumerate(words[-MOST_BADGES:]):
        out += [("muted", " · "), span] if number else [span]
    return (*out, ("muted", " ")) if out else ()


def _open(why: Why) -> str:
    """Say that it is open, and who finds out."""
    return f"? open, {cut_cells(one_line(why.owner), OWNER)}" if why.owner else "? open"


def detail(document: PostMortem, key: str, width: int, rows: int = 2) -> list[Line]:
    """Return the whole text of an answer, what it lacks, and its way to the problem."""
    kind, answer = RowKey.of(key)
    if kind == ASKED:
        asked = document.whys.get(answer)
        return [line(("text", "   "), ("muted", "? "), ("text", one_line(asked.question)))] if asked is not None else []
    if key not in document.whys:
        text, tail = document.define.problem or f"{NO_PROBLEM}: step 2 asks for it.", ()
        shown = wrap(text, width - 4)[:rows]
        return [line(("text", "   "), ("bold", row), *tail) for row in shown]
    why = document.whys[key]
    text = why.text or why.question
    steps = len(chain(document.whys, key))
    below = len(children(document.whys).get(key, ()))
    tail_words: list[Span] = [] if why.evidence else [("warn", " · no evidence yet")]
    tail_words.append(("muted", f" · {counted(steps, 'step')} to the problem" + (f" · {below} below" if below else "")))
    known = [one_line(word) for word in (why.category, why.confidence) if word]
    known += [f"{one_line(why.owner)} finds out"] if why.owner else []
    tail_words += [("muted", f" · {word}") for word in known]
    tail_words += [("muted", f" · also told: {one_line(row.text)}") for row in why.accounts.values()]
    letter = letters(document.whys).get(key, "")
    shown = wrap(text, width - 4)
    out: list[Line] = []
    for number, row in enumerate(shown[:rows]):
        out.append(line(("accent", f" {letter.ljust(2)}" if number == 0 else "   "), ("bold", row)))
    if len(shown) > rows:
        out[-1] = line(*cut_spans(out[-1].left, width - 12), ("muted", f" … +{len(shown) - rows} lines"))
    room = width - width_of(out[-1].left) - 1
    if width_of(tail_words) <= room or len(out) >= rows + 1:
        out[-1] = line(*out[-1].left, *cut_spans(tail_words, room))
    else:
        token, first = tail_words[0]
        out.append(line(("text", "   "), *cut_spans([(token, first.removeprefix(" ").removeprefix("· ")), *tail_words[1:]], width - 4)))
    return out


class Top(NamedTuple):
    """What stands at the top of the tree, and what it is."""

    text: str
    label: str


def top(document: PostMortem, zoomed: str) -> Top:
    """Return the problem, or the answer that is zoomed into."""
    if not zoomed:
        return Top(document.define.problem or f"{NO_PROBLEM} (step 2)", "the problem")
    why = document.whys[zoomed]
    return Top(f"{letters(document.whys).get(zoomed, '')} {one_line(why.text or why.question)}".strip(), "zoomed in")


def crumbs(document: PostMortem, zoomed: str, width: int) -> Line:
    """Return what lies above the answer that is zoomed into: the problem first, and how to get back."""
    whys = document.whys
    above = [whys[key].text or whys[key].question for key in reversed(chain(whys, zoomed)[1:])]
    steps = [cut_cells(one_line(words), CRUMB) for words in (document.define.problem or "the problem", *above)]
    room = max((width - 16) // (CRUMB + 3), 1)
    if len(steps) > room:
        steps = [steps[0], "…", *steps[len(steps) - room + 1 :]] if room > 1 else ["…", steps[-1]]
    spans: list[Span] = [("text", "   ")]
    for number, words in enumerate(steps):
        spans += [("muted", " › " if number else ""), ("muted", words)]
    return line(*spans, right=(("key", "z"), ("muted", " all ")))
