"""The whys and causes on the page: one numbered list per chain, the tree as a drawing, causes by letter.

Each answer appears once: another branch is another list that continues at the level where it
forks, since wikis break lists deeper than three levels. Knows no other section of the page.
"""

from collections.abc import Iterable, Iterator

from pmtui.formats.page import escape
from pmtui.formats.page.answers import EventWords, Look, answer_item, known_evidence
from pmtui.formats.page.whys_forms import fenced, mermaid, nested
from pmtui.model.figures.coverage import causes
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import one_line
from pmtui.model.timeline import Account
from pmtui.model.whys import MARK_WORDS, OPEN, Why, children, letters, walk

DEEPEST_DRAWN = 30


def five_whys(document: PostMortem, event: EventWords, forms: Iterable[str] = ("chains", "tree")) -> Iterator[str]:
    """Yield the blocks of the section: the problem, then the whys in each form."""
    if not document.whys:
        return
    if escape.lines(document.define.problem):
        yield f"Problem: {escape.item(document.define.problem)}"
    look = Look(document, event, letters(document.whys))
    for form in forms:
        if form == "chains":
            yield from numbered(look)
        elif form == "tree":
            yield escape.fence(list(tree(document)))
        else:
            yield nested(look) if form == "list" else fenced(mermaid(document), "mermaid")


def numbered(look: Look) -> Iterator[str]:
    """Yield each chain as a numbered list, every one after the first with a note of where it forks."""
    lists = chains(look.document)
    for number, (level, above, keys) in enumerate(lists, 1):
        if len(lists) > 1:
            yield _lead(look.document, number, level, above)
        yield "\n".join(answer_item(look, key, f"{place}. ") for place, key in enumerate(keys, level))


def chains(document: PostMortem) -> list[tuple[int, str, list[str]]]:
    """Return the chains, one for each leaf of the tree.

    Each is the level at which it begins, the answer it forks from (empty: the problem), and
    its own answers downwards; no answer is in two chains.
    """
    above = {child: key for key, keys in children(document.whys).items() for child in keys}
    out: list[tuple[int, str, list[str]]] = []
    for key, level in walk(document.whys):
        if out and above[key] and above[key] == out[-1][2][-1]:
            out[-1][2].append(key)
        else:
            out.append((level, above[key], [key]))
    return out


def tree(document: PostMortem) -> Iterator[str]:
    """Draw the tree, one line per answer; worded questions stand above the branch they ask about."""
    whys = document.whys
    letter = letters(whys)
    below = children(whys)
    last = {keys[-1] for keys in below.values() if keys}
    yield one_line(document.define.problem) or "The problem"
    trunk: list[str] = []
    for key, level in walk(whys):
        del trunk[level - 1 :]
        lead = "".join(trunk) if level <= DEEPEST_DRAWN else f"{''.join(trunk[:DEEPEST_DRAWN])}(level {level}) "
        row = whys[key]
        if row.question and row.text:
            yield f"{lead}│  ? {one_line(row.question)}"
        mark = f"[{letter[key]}] " if key in letter else ""
        yield f"{lead}{'└─' if key in last else '├─'} {mark}{one_line(row.text) or '? ' + one_line(row.question)}"
        trunk.append("   " if key in last else "│  ")


def root_causes(document: PostMortem, event: EventWords) -> Iterator[str]:
    """Yield root causes and factors by letter with their evidence, then backlog and recurrence."""
    rows: list[str] = []
    for cause in causes(document):
        why = document.whys[cause.id]
        rows.append(f"- {cause.letter}, {MARK_WORDS[cause.mark]}: {escape.item(cause.text) or 'not worded yet'}")
        known = ", ".join(escape.item(word) for word in (why.category, why.confidence) if escape.lines(word))
        rows += [f"  - {known}"] if known else []
        rows += [f"  - evidence: {words}" for words in map(event, known_evidence(document, why))] or ["  - evidence: none yet"]
    if rows:
        yield "\n".join(rows)
    for label, text in (("Backlog", document.define.backlog), ("Recurrence", document.define.recurrence)):
        if escape.lines(text):
            yield f"{label}: {escape.paragraph(text)}"


def untold(accounts: Iterable[Account]) -> list[str]:
    """Return the texts of accounts that nothing has settled yet."""
    return [row.text for row in accounts if escape.lines(row.text) and not escape.lines(row.settled)]


def open_questions(document: PostMortem) -> list[str]:
    """Return what the whys leave open, as list items."""
    out = []
    for key, _ in walk(document.whys):
        row = document.whys[key]
        if not row.text and escape.lines(row.question):
            out.append(f"- {escape.item(row.question)}{_finds_out(row)}")
        elif OPEN in row.marks and escape.lines(row.text):
            out.append(f"- Why: {escape.item(row.text)}{_finds_out(row)}")
        out += [f"- Told differently: {escape.item(words)}" for words in untold(row.accounts.values())]
    return out


def _finds_out(row: Why) -> str:
    return f" ({escape.item(row.owner)} finds out)" if escape.lines(row.owner) else ""


def _lead(document: PostMortem, number: int, level: int, above: str) -> str:
    if not above:
        return f"**Chain {number}**"
    row = document.whys[above]
    words = escape.item(row.text) or escape.item(row.question) or "no answer yet"
    return f"**Chain {number}**, under answer {level - 1}: {words}"
