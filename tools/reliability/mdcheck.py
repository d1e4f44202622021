#!/usr/bin/env python3
"""The page: does user text stay text?

    mdcheck.py
    mdcheck.py --cmd '{python} -m pmtui export -o {out} {file}'

The template is exported with every text field set to a payload, and its page compared with that of harmless words in as many lines, as
long: a text of three lines may be three paragraphs. A payload that adds, takes away or changes a heading, a cell, a list, code, HTML,
a picture or a link broke out. Besides: no control or invisible character on the page, no link but http(s) and mailto, and the payload's
words can still be read. Ends with 0 only where all payloads stay text.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from misshapen import Path as Way
from misshapen import dump, put
from payloads import ESC, PAGE
from room import ROOT, TEMPLATE, lay, words_of

# Lists of ids and of words that pmtui knows; and fields that are no free text.
LINKS = (
    "evidence", "answers", "about", "who", "present", "absent", "in_writing", "marks", "milestones", "not_known", "does_not_apply",
    "aspects", "reviewed",
)  # fmt: skip
NO_TEXT = (
    "id", "under", "after", "status", "kind", "state", "severity", "precision", "zone", "typed", "confidence", "class", "area",
    "facts", "audience", "stopped_at", "time", "end", "date", "due", "when", "signed_on",
)  # fmt: skip
WORDS = "plain words"
LONG = 100  # letters, from which on the length of a line counts
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u2028\u2029\U000e0000-\U000e007f]")


class Page(NamedTuple):
    """A page taken apart."""

    bones: str
    links: list[str]
    text: str


def free(document: Any, above: Way = ()) -> Iterator[Way]:
    """Yield the path to every free text of a document."""
    for name, value in document.items() if isinstance(document, dict) else enumerate(document):
        if isinstance(value, str):
            if name not in NO_TEXT and not (isinstance(name, int) and above[-1] in LINKS):
                yield (*above, name)
        elif isinstance(value, (dict, list)):
            yield from free(value, (*above, name))


def harmless(payload: str) -> str:
    """Return harmless words in the lines of a payload: an empty line stays empty, a long one as long, since a page may fold it away."""
    lines = re.sub(r"\r\n?", "\n", payload).split("\n")
    return "\n".join(_as_long_as(line) if line.strip() else line for line in lines)


def _as_long_as(line: str) -> str:
    length = sum(not unicodedata.combining(letter) for letter in line)  # the page counts stacked marks, it does not show them
    return (f"{WORDS} " * length)[:length].rstrip() if length > LONG else WORDS


def walked(tokens: Sequence[Token], bones: list[str], links: list[str], text: list[str]) -> None:
    """Split the tokens of a page."""
    for token in tokens:
        if token.type == "inline":
            bones.append("inline")
            walked(token.children or [], bones, links, text)
        elif token.type in ("softbreak", "hardbreak"):
            text.append(" ")
        elif token.type in ("text", "text_special"):
            text.append(token.content)
        elif not _is_quiet(token, links, text):
            bones.append(token.type + token.tag + (":" + token.content.strip()[:30] if token.type.startswith("html") else ""))


def _is_quiet(token: Token, links: list[str], text: list[str]) -> bool:
    """Remove words and addresses; return whether the token has no structure: a bare address, a hidden paragraph, a line break in a cell."""
    if token.type in ("code_inline", "fence", "code_block"):
        text.append(token.content)
    if token.type in ("link_open", "image"):
        links.append(str(token.attrs.get("href") or token.attrs.get("src") or ""))
    bare = token.type in ("link_open", "link_close") and token.markup in ("linkify", "autolink")
    hidden = token.type in ("paragraph_open", "paragraph_close") and token.hidden
    return bare or hidden or (token.type == "html_inline" and bool(re.fullmatch(r"<br ?/?>", token.content.strip())))


def page_of(markdown: str) -> Page:
    """Split a page; consecutive paragraphs are one."""
    parser = MarkdownIt("commonmark", {"html": True, "linkify": True}).enable(["table", "strikethrough", "linkify"])
    bones, links, text = list[str](), list[str](), list[str]()
    walked(parser.parse(markdown), bones, links, text)
    whole = re.sub(r"(paragraph_openp\|inline\|paragraph_closep\|)+", "P|", "|".join(bones) + "|")
    return Page(whole, links, "".join(text))


class Exporter:
    """The template, with one text everywhere, as a page."""

    def __init__(self, template: str, command: str, folder: Path) -> None:
        """Read the template."""
        self.template, self.command, self.folder = Path(template).read_text(encoding="utf-8"), command, folder
        self.ways = list(free(tomllib.loads(self.template)))
        self.page = cache(self._page)

    def export(self, text: str) -> tuple[int, str, str]:
        """Return exit code, page, and messages."""
        document = tomllib.loads(self.template)
        for way in self.ways:
            put(document, way, text)
        file, out = self.folder / "incident.toml", self.folder / "out.md"
        for path in (file, out):
            path.unlink(missing_ok=True)
        lay(dump(document).encode("utf-8", "surrogatepass"), file)
        argv = words_of(self.command, file=str(file), out=str(out))
        done = subprocess.run(argv, capture_output=True, timeout=30, env={"PYTHONPATH": str(ROOT), "HOME": str(self.folder)}, check=False)
        page = out.read_bytes() if out.exists() else done.stdout
        return done.returncode, page.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")

    def _page(self, text: str) -> Page:
        code, page, stderr = self.export(text)
        if code:
            sys.exit(f"mdcheck: the harmless document does not export: {stderr[:300]}")
        return page_of(page)

    def wrong(self, payload: str) -> list[str]:
        """Return what a payload did to the page."""
        code, markdown, stderr = self.export(payload)
        if code:
            return ["a traceback"] if "Traceback" in stderr else [f"exit {code}: {stderr.strip()[:60]}"]
        page, wanted, out = page_of(markdown), self.page(harmless(payload)), []
        if page.bones != wanted.bones:
            pairs = enumerate(zip(page.bones, wanted.bones, strict=False))
            at = next((at for at, (one, other) in pairs if one != other), min(len(page.bones), len(wanted.bones)))
            out.append(f"the structure changed near ...{page.bones[max(0, at - 25) : at + 35]}")
        strange = [link for link in page.links if link not in wanted.links and not re.match(r"(?i)(https?|mailto):", link)]
        out += [f"a link to {strange[0][:30]!r}"] if strange else []
        out += ["a control or invisible character on the page"] if INVISIBLE.search(markdown) else []
        gone = [word for word in re.findall("[A-Za-z]{3,}", payload) if word not in page.text and word not in "".join(page.links)]
        return out + ([f"words are gone: {', '.join(gone)[:30]}"] if gone else [])


def main() -> int:
    """Export every payload, print what broke out, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cmd", default="{python} -m pmtui export {file}", help="{out}, where it is used, is the page")
    parser.add_argument("--template", default=str(TEMPLATE))
    parser.add_argument("--json", help="write the figures to this file")
    parser.add_argument("-v", "--verbose", action="store_true")
    given = parser.parse_args()
    payloads, faults = [*PAGE, *(text for text, _ in ESC.values())], []
    with tempfile.TemporaryDirectory(prefix="page-") as folder:
        exporter = Exporter(given.template, given.cmd, Path(folder))
        for payload in payloads:
            wrong = exporter.wrong(payload)
            if wrong:
                faults.append(f"{ascii(payload)[:44]:46}" + "; ".join(wrong)[:170])
            if wrong or given.verbose:
                print(f"  {'FAIL' if wrong else 'ok  '} {faults[-1] if wrong else ascii(payload)[:44]}", flush=True)
    figures = {"payloads": len(payloads), "stay text": len(payloads) - len(faults), "fields": len(exporter.ways)}
    print(", ".join(f"{value} {name}" for name, value in figures.items()))
    if given.json:
        Path(given.json).write_text(json.dumps({"figures": {"page": figures}, "faults": faults}, indent=1), encoding="utf-8")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
