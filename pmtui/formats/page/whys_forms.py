"""The whys for other programs and wikis: a nested list of any depth, and a flowchart as Mermaid text.

Both of the whole tree or one branch. An arrow of the flowchart goes from a cause to what it led to, the way the
chain is read back: so the problem is on top and each `therefore` points up. Knows no section of the page.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pmtui.formats.page import escape
from pmtui.formats.page.answers import Look, answer_item
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import one_line
from pmtui.model.whys import FACTOR, MARK_WORDS, ROOT, branch, letters, parent, walk

FORMS = ("chains", "tree", "list", "mermaid")
LINE = 32  # letters in a label's row before it wraps
_SAFE = re.compile(r"[^\w ,.:!?()/'-]")
_LIST = re.compile(r"^(?:(\d+)([.)])|([-+]))")


def nested(look: Look, root: str = "") -> str:
    """Return the answers as a nested list, worded as in the chains; of a branch, with its own answer on top."""
    rows = []
    for key, level in _levels(look.document, root):
        rows += [f"{'  ' * level}{row}" for row in answer_item(look, key, "- ").split("\n")]
    return "\n".join(rows)


def mermaid(document: PostMortem, root: str = "") -> str:
    """Return the answers as a flowchart: one box each, causes with letter and mark, open questions in another shape."""
    whys, letter = document.whys, letters(document.whys)
    keys = [key for key, _ in _levels(document, root)]
    node = {key: f"n{number}" for number, key in enumerate(keys, 1)}
    rows = ["flowchart BT"]
    if not root:
        rows.append(f'  n0["{_label(document.define.problem or "The problem")}"]')
    for key in keys:
        row = whys[key]
        label = _label(row.text or row.question)
        if key in letter:
            label = f"{letter[key]}: {MARK_WORDS[ROOT if ROOT in row.marks else FACTOR]}<br/>{label}"
        left, right, kind = ("([", "])", ":::cause") if key in letter else ("[", "]", "") if row.text else ("{{", "}}", ":::open")
        rows.append(f'  {node[key]}{left}"{label}"{right}{kind}')
    for key in keys:
        above = parent(whys, key)
        if key != root:
            rows.append(f"  {node[key]} {'-.->' if whys[key].weak else '-->'} {node.get(above, 'n0')}")
    if any(key in letter for key in keys):
        rows.append("  classDef cause stroke-width:3px")
    if any(not whys[key].text for key in keys):
        rows.append("  classDef open stroke-dasharray:4")
    return "\n".join(rows)


def _levels(document: PostMortem, root: str) -> Iterator[tuple[str, int]]:
    """Yield each id of the tree or branch in reading order with its level, from 0."""
    if not root:
        yield from ((key, level - 1) for key, level in walk(document.whys))
        return
    levels = {root: 0}
    for key in branch(document.whys, root):
        levels[key] = levels[parent(document.whys, key)] + 1 if key != root else 0
        yield key, levels[key]


def _label(text: str) -> str:
    """Return words that no Mermaid parser reads as syntax: all but letters and plain signs are numbered entities."""
    out = []
    for row in _rows(one_line(text)):
        safe = _LIST.sub(lambda match: f"{match[1]}#{ord(match[2])};" if match[1] else f"#{ord(match[3])};", row)
        place = safe.find(";") + 1 if safe != row else 0  # what begins like a list is escaped already
        out.append(safe[:place] + _SAFE.sub(lambda match: f"#{ord(match[0])};", safe[place:]))
    return "<br/>".join(out)


def _rows(text: str) -> Iterable[str]:
    """Break words into rows of about `LINE` letters."""
    starts, length = [0], 0
    words = text.split(" ")
    for number, word in enumerate(words):
        if length and length + len(word) > LINE:
            starts.append(number)
            length = 0
        length += len(word) + 1
    return [" ".join(words[first:end]) for first, end in pairwise([*starts, len(words)])]


def fenced(words: str, kind: str) -> str:
    """Return lines of our own, none of which can close the fence, as a code block of a kind."""
    return escape.fence(words.split("\n")).replace("```text", f"```{kind}", 1)
