"""The line numbers of rows and keys in the file, found by one scan of headers and keys.

tomllib gives no line numbers. The scan knows our own layout and the usual ways of editing it by hand;
where a hand edit defeats it the line is unknown, never a guess. Done on first use, so
that opening a file does not wait for it.
"""

import re
from collections import Counter
from collections.abc import Sequence

import tomli

_WORD = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_PATH = rf"{_WORD}(?:[ \t]*\.[ \t]*{_WORD})*"
_TOKEN = re.compile(
    rf"^[ \t]*\[\[?[ \t]*(?P<head>{_PATH})[ \t]*\]\]?[ \t]*(?=\#|$)"
    rf"|^[ \t]*(?P<key>{_PATH})[ \t]*="
    r'|"""(?:[^\\]|\\[\s\S])*?"""'
    r"|'''[\s\S]*?'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*",
    re.MULTILINE,
)
_EACH = re.compile(_WORD)


class Lines:
    """The line numbers of one text."""

    def __init__(self, text: str) -> None:
        """Keep the text; it is scanned on first use."""
        self._text = text
        self._found: dict[tuple[str, ...], int] | None = None
        self._comments = False

    @property
    def comments(self) -> bool:
        """Return whether the text has comments: saving drops them, so the user is told once."""
        self.at(())
        return self._comments

    def of(self, table: str, id: str = "", key: str = "") -> int | None:
        """Return the 1-based line of a key, or of its row where the key is absent.

        `table` is a name of `TABLES`, a section, or `` for the top; `key` is a field's name or
        the file's word for it, with dots for what lies deeper (`accounts.x1y2z.text`).
        """
        # Imported only here, so that a settings file's lines are found without loading the rows of a document.
        from pmtui.formats.file.shape import swapped
        from pmtui.model.postmortem import TABLES

        kind = TABLES.get(table)
        words = key.split(".") if key else []
        if kind is not None and words:
            words[0] = swapped(kind, words[0])
        row = [*(table.split(".") if table else []), *([id] if id or kind is not None else [])]
        return self.at((*row, *words), least=max(1, len(row)))

    def at(self, path: Sequence[str], least: int = 1) -> int | None:
        """Return the line of a path, or of its nearest parent with at least `least` words."""
        if self._found is None:
            self._found, self._comments = _scan(self._text)
            self._text = ""
        here = tuple(path)
        while len(here) >= least and here:
            if here in self._found:
                return self._found[here]
            here = here[:-1]
        return None


def _scan(text: str) -> tuple[dict[tuple[str, ...], int], bool]:
    lines: dict[tuple[str, ...], int] = {}
    comments = False
    header: tuple[str, ...] = ()
    tables: Counter[tuple[str, ...]] = Counter()
    line, counted = 1, 0
    for token in _TOKEN.finditer(text):
        which = token.lastgroup
        if which is None:
            comments = comments or token[0][0] == "#"
            continue
        line += text.count("\n", counted, token.start())
        counted = token.start()
        path = tuple(_plain(word) for word in _EACH.findall(token[which]))
        if which == "head":
            header = path
            if token[0].lstrip().startswith("[["):  # one of several with this name: by its index
                lines.setdefault(path, line)
                header = path = (*path, str(tables[path]))
                tables[header[:-1]] += 1
            for deep in range(2, len(path)):  # a row with nothing but inner rows has no header of its own
                lines.setdefault(path[:deep], line)
        else:
            path = (*header, *path)
        lines.setdefault(path, line)
    return lines, comments


def _plain(word: str) -> str:
    if word[0] == "'":
        return word[1:-1]
    if word[0] != '"':
        return word
    if "\\" not in word:
        return word[1:-1]
    try:
        return str(tomli.loads(f"word = {word}")["word"])
    except tomli.TOMLDecodeError:  # not a key after all, it only looks like one
        return word
