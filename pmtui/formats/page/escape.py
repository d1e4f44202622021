"""Escaping for the page: people's words stay words, whatever Markdown they contain.

One function per slot: paragraph, cell, item, heading, fence. Each makes the text visible first,
then escapes everything that could change the page's structure. Addresses are
cut out before, since a backslash inside would break them. Knows no document.

The result as plain text, once a Markdown parser has read it, is `visible` of the
text without blanks at the ends of lines; `tests/formats/test_escape.py` holds it to that.
"""

import re
from collections.abc import Iterator

from pmtui.model.text import visible

EMPTY_CELL = "-"

# No pipe, backslash or backtick: they would need a backslash inside, which breaks the address.
_URL = re.compile(r"https?://[!#-;=?-\[\]_a-z{}~]+", re.IGNORECASE)
_URL_TAIL = ".,;:!?'*"
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"))
_MARKS = re.compile(r"[\\`*_\[\]<>~|]")
_ENTITY = re.compile(r"&(?=#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{0,31};)")
_START = re.compile(r"([#+=-])|(\d{1,9})([.)])")


def paragraph(text: str) -> str:
    """Return text as paragraphs, one for each line that is not blank."""
    return "\n\n".join(_line(line) for line in lines(text))


def cell(text: str) -> str:
    """Return text as one table cell; lines are joined by `; `, empty text becomes `-`."""
    return _inline("; ".join(lines(text))) or EMPTY_CELL


def item(text: str) -> str:
    """Return text as a list item of one line; lines are joined by `; `."""
    return _line("; ".join(lines(text)))


def heading(text: str, longest: int = 100) -> str:
    """Return text as a heading of one line, cut with `…` where it is longer than `longest`.

    No address is linked here: wikis turn headings into anchors.
    """
    words = " ".join(lines(text))
    if len(words) > longest:
        words = words[: longest - 1].rstrip() + "…"
    return _escaped(words).replace("#", "\\#")


def url(address: str) -> str:
    """Return an address as a link, or as words where it is not a plain web address; fits every slot."""
    words = "; ".join(lines(address))
    return f"<{words}>" if _address(words) == words else _line(words)


def fence(rows: list[str]) -> str:
    """Return lines as a fenced block, the fence longer than any run of backticks inside."""
    shown = [visible(row).replace("\n", " ").rstrip() for row in rows]
    longest = max((len(run) for row in shown for run in re.findall(r"`+", row)), default=0)
    marks = "`" * max(3, longest + 1)
    return "\n".join([f"{marks}text", *shown, marks])


def lines(text: str) -> list[str]:
    """Return the lines that are not blank, visible and without trailing blanks."""
    if not text:  # true of most fields of most rows
        return []
    shown = visible(text).strip()
    if "\n" not in shown:
        return [shown] if shown else []
    return [line for line in (part.strip() for part in shown.split("\n")) if line]


def addresses(text: str) -> list[str]:
    """Return the web addresses in a text that become links when it is escaped, in order."""
    return [address for line in lines(text) for _, address in _found(line)]


def _line(line: str) -> str:
    """Escape a line at the beginning of a block, where a few more marks would have a meaning."""
    start = _START.match(line)
    if start is None:
        return _inline(line)
    if start[1]:
        return f"\\{start[1]}{_inline(line[1:])}"
    return f"{start[2]}\\{start[3]}{_inline(line[start.end() :])}"


def _inline(line: str) -> str:
    if "://" not in line:
        return _escaped(line)
    out = []
    place = 0
    for start, address in _found(line):
        out.append(_escaped(line[place:start]))
        out.append(f"<{address}>")
        place = start + len(address)
    out.append(_escaped(line[place:]))
    return "".join(out)


def _found(line: str) -> Iterator[tuple[int, str]]:
    """Yield where each web address of a line begins, and the address."""
    for match in _URL.finditer(line):
        address = _address(match[0])
        if address:
            yield match.start(), address


def _address(text: str) -> str:
    """Return the web address at the beginning of a text, without punctuation that belongs to the sentence."""
    match = _URL.match(text)
    if match is None:
        return ""
    address = match[0]
    while address:
        last = address[-1]
        opening = next((pair[0] for pair in _PAIRS if pair[1] == last), "")
        if last in _URL_TAIL or (opening and address.count(last) > address.count(opening)):
            address = address[:-1]
        else:
            break
    return address if re.fullmatch(r"https?://.*\w.*", address, re.IGNORECASE) else ""


def _escaped(text: str) -> str:
    text = _MARKS.sub(r"\\\g<0>", text)
    return _ENTITY.sub(r"\\&", text) if "&" in text else text
