"""The hostile documents: a valid one, changed in some 270 ways, each with what must come of it.

`reject`: another exit code than 0 and one clear line that names the file. `open`: it opens, shows, quits with 0. `either`: both are
fine. A valid document of every field and every kind of row is needed, or the changes miss them. Knows no program.
"""

import argparse
import copy
import datetime as dt
import hashlib
import itertools
import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import misshapen
from hostile_places import SPECIAL
from misshapen import DEL, Raw, dump, paths, put, row_tables, setp
from payloads import ESC, MARKUP, MD, OTHER

NAMES_LINE = (
    "unclosed header", "no value", "bad escape", "dup table", "conflict markers", "leading zero", "bad date",
)  # fmt: skip
VERSIONS = {
    "newer by 1": 2, "newer 999": 999, "2**63": 2**63, "negative": -1, "zero": 0, "string": "1", "float": 1.5, "nan": Raw("nan"),
    "true": True, "array": [1], "missing": DEL,
}  # fmt: skip
MOMENTS = (
    "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "1969-12-31",
    "2024-01-01 00:00:00", "12:00:00", "2024-01-01T00:00:00.999999999999Z",
)  # fmt: skip
IDS = {
    "markup id": "[red]x[/red]", "escape id": "\x1b]0;PWNED\x07", "empty id": "", "dotted id": "a.b", "long id": "i" * 5000,
    "id of another table": "define", "number id": "7",
}  # fmt: skip


def broken(valid: bytes, text: str) -> dict[str, bytes]:
    """Return broken TOML, and TOML that cannot be written back."""
    mid = len(valid) // 2
    return {
        "invalid utf8 ff": valid + b'\nx = "\xff\xfe"\n',
        "latin1": valid + 'x = "é"\n'.encode("latin-1"),
        "truncated utf8": valid + b'x = "\xe2\x82',
        "utf16": text.encode("utf-16"),
        "utf32": text.encode("utf-32"),
        "surrogate bytes": valid + b'x = "\xed\xa0\x80"\n',
        "overlong": valid + b'x = "\xc0\xaf"\n',
        "raw NUL": valid[:mid] + b"\0" + valid[mid:],
        "all NUL 4k": b"\0" * 4096,
        "NUL tail": valid + b"\0" * 512,
        "random": hashlib.shake_128(b"s").digest(5000),
        "gzip": b"\x1f\x8b\x08\x00" + hashlib.shake_128(b"g").digest(900),
        "ELF": b"\x7fELF" + hashlib.shake_128(b"e").digest(900),
        "raw ESC in string": valid + b'\nx = "\x1b]0;PWNED\x07"\n',
        "raw ESC in comment": b"# \x1b]0;PWNED\x07\n" + valid,
        "raw ESC in key": valid + b'\n"\x1b[31;7777m" = 1\n',
        "raw DEL": b"# \x7f\n" + valid,
        "bare CR": valid.replace(b"\n", b"\r"),
        "json": json.dumps({"a": 1}).encode(),
        "yaml": b"a:\n  - b: 1\n",
        "html": b"<html><script>x</script>",
        "markdown": b"# Title\n\n- x\n",
        "conflict markers": b"<<<<<<< HEAD\n" + valid + b"=======\n" + valid + b">>>>>>> x\n",
        "unclosed string": valid + b'\nx = "abc',
        "unclosed multiline": valid + b'\nx = """abc\n\n',
        "unclosed array": valid + b"\nx = [1, 2",
        "unclosed header": valid + b"\n[x",
        "no value": valid + b"\nx =\n",
        "bad escape": valid + b'\nx = "\\q"\n',
        "escaped surrogate": valid + b'\nx = "\\ud800"\n',
        "escaped 110000": valid + b'\nx = "\\U00110000"\n',
        "bare unicode key": valid + "\né = 1\n".encode(),
        "dup key": b"zz = 1\nzz = 2\n" + valid,
        "dup table": valid + b"\n[zz]\na=1\n[zz]\na=2\n",
        "table vs array": valid + b"\n[zz]\n[[zz]]\n",
        "dotted redefine": b"zz.a = 1\nzz = 2\n" + valid,
        "leading zero": valid + b"\nx = 007\n",
        "int 5000 digits": valid + b"\nx = " + b"9" * 5000 + b"\n",
        "bad date": b"zz = 2024-02-30\n" + valid,
        "date y0": b"zz = 0000-01-01\n" + valid,
        "leap second": b"zz = 2016-12-31T23:59:60Z\n" + valid,
        "time 25": b"zz = 25:00:00\n" + valid,
        "array depth 100k": valid + b"\nx = " + b"[" * 100_000 + b"]" * 100_000 + b"\n",
        "array depth 600": valid + b"\nx = " + b"[" * 600 + b"]" * 600 + b"\n",
        "inline depth 100k": valid + b"\nx = " + b"{a=" * 100_000 + b"1" + b"}" * 100_000 + b"\n",
        "dotted depth 30k (quadratic)": b"x." * 30_000 + b"x = 1\n" + valid,
        "header depth 50k": valid + b"\n[" + b"x." * 50_000 + b"x]\n",
    }


class Corpus:
    """Writes the documents, one after the other, into a folder."""

    def __init__(self, given: argparse.Namespace) -> None:
        """Read the valid one."""
        self.out = Path(given.out)
        self.out.mkdir(parents=True, exist_ok=True)
        self.valid = Path(given.template).read_bytes()
        self.document = tomllib.loads(self.valid.decode())
        self.given, self.cases = given, list[dict[str, Any]]()
        self.references, self.links = given.ref_keys.split(","), given.link_keys.split(",")

    def add(self, name: str, expect: str, data: bytes | str | None = None, note: str = "", line: bool = False, special: str = "") -> None:
        """Write one document."""
        file = f"{len(self.cases):03d}-{re.sub(r'[^A-Za-z0-9_.-]+', '_', name)[:60]}.toml"
        if data is not None:
            (self.out / file).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
        self.cases.append({"name": name, "file": file, "expect": expect, "note": note, "special": special, "line": line})

    def changed(self, name: str, expect: str, way: misshapen.Path, value: Any, note: str = "") -> None:
        """Write one document with another value in one place."""
        self.add(name, expect, dump(setp(self.document, way, value)), note)

    def make(self) -> None:
        """Write all of them, and the index."""
        self.add("valid", "open", self.valid, "control: must open")
        for part in (self.of_bytes, self.of_size, self.of_versions, self.of_fields, self.of_text, self.of_rows):
            part()
        for name, expect in SPECIAL.items():
            self.add(name, expect, special=name)
        manifest = {"cases": self.cases}
        (self.out / "manifest.json").write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        (self.out / "template.valid").write_bytes(self.valid)

    def of_bytes(self) -> None:
        """Bytes and syntax."""
        self.add("empty", "either", b"")
        self.add("only newline", "either", b"\n")
        for name, data in broken(self.valid, self.valid.decode()).items():
            self.add(name, "reject", data, line=name in NAMES_LINE)
        self.add("toml11 escape", "either", self.valid + b'\nx = "\\e[31m"\n', "TOML 1.1 knows it, 1.0 does not")
        for tenth in (1, 2, 3, 5, 8, 9):
            cut = self.valid[: len(self.valid) * tenth // 10]
            self.add(f"truncated to {tenth}0 percent", "either", cut, "a torn file: must never be saved over silently")
        self.add("last byte missing", "either", self.valid.rstrip()[:-1])
        self.add("BOM", "open", b"\xef\xbb\xbf" + self.valid, "an editor of Windows puts one there, and TOML refuses it")
        self.add("CRLF", "open", self.valid.replace(b"\n", b"\r\n"))
        self.add("no final newline", "open", self.valid.rstrip(b"\n"))
        self.add("trailing spaces", "open", self.valid.replace(b"\n", b"   \n"))
        self.add("comments kept?", "open", b"# hand-written comment\n" + self.valid)

    def of_size(self) -> None:
        """Write documents larger than anybody's."""
        self.add("50 MB comment", "reject", self.valid + b"#" + b"x" * 50_000_000 + b"\n")
        self.add("50 MB string", "reject", b'zz = "' + b"x" * 50_000_000 + b'"\n' + self.valid)
        self.add("300k unknown keys", "either", "".join(f"u{i} = 1\n" for i in range(300_000)).encode() + self.valid)
        big = b"zz = 0x" + b"f" * 100_000 + b"\n" + self.valid
        self.add("hex bigint 100k digits", "reject", big, "it can be read, and not be written back")
        way, rows = max(row_tables(self.document), key=lambda table: len(table[1]))
        first = flat(next(iter(rows.values())))
        self.changed(f"20000 x {'.'.join(way)}", "either", way, {f"r{i:05d}": first for i in range(20_000)})

    def of_versions(self) -> None:
        """Write documents of a later format, with unknown fields."""
        for name, value in VERSIONS.items():
            expect = "either" if name in ("zero", "missing") else "reject"
            self.changed(f"schema {name}", expect, (self.given.schema_key,), value, "a newer file must be refused, never cut short")
        for name, expect, more in (
            ("unknown top key", "open", {"x_future": 1}),
            ("unknown table", "open", {"x_future": {"a": [1, {"b": "c"}]}}),
            ("unknown key with ESC", "either", {"\x1b]0;PWNED\x07": 1}),
            ("unknown key with C1 and bidi", "either", {"\u009b31;7777m\u202e": 1}),
            ("dunder keys", "either", {"__class__": 1, "__proto__": {"x": 1}, "model_config": {}, "self": 1}),
        ):
            self.add(name, expect, dump({**self.document, **more}), "must survive a save")

    def of_fields(self) -> None:
        """Each field missing, of a wrong type, out of range; the tables take turns, so that none uses up all the cases."""
        turn: dict[Any, itertools.count[int]] = {}
        budget = self.given.max_field_cases
        for way, value in sorted(paths(self.document), key=lambda entry: next(turn.setdefault(entry[0][0], itertools.count()))):
            if budget <= 0:
                break
            name = ".".join(map(str, way))
            others: list[tuple[str, Any, str]] = []
            if not isinstance(way[-1], int):
                others.append((f"{name} missing", DEL, ""))
            others.append((f"{name} wrong type", "x" if isinstance(value, list) else [1], ""))
            others.append((f"{name} table", 5 if isinstance(value, dict) else {"x": 1}, ""))
            if isinstance(value, int) and not isinstance(value, bool):
                numbers = (-1, 0, 2**63, -(2**63) - 1, Raw("nan"), Raw("-inf"))
                others += [(f"{name} = {getattr(number, 's', number)}", number, "") for number in numbers]
            if isinstance(value, (dt.datetime, dt.date)):
                others += [(f"{name} = {word}", Raw(word), "extremes overflow when moved to another zone") for word in MOMENTS]
            for title, other, note in others:
                self.changed(title, "either", way, other, note)
            budget -= len(others)

    def of_text(self) -> None:
        """Escapes, markup and Markdown in every text field at once; odd text in one field each."""
        ids = (self.given.id_key, *self.references, *self.links)
        texts = [way for way, value in paths(self.document, every_row=True) if isinstance(value, str)]
        free = [way for way in texts if way[-1] not in ids and not (isinstance(way[-1], int) and way[-2] in ids)]

        def everywhere(text: str | Callable[[int], str]) -> str:
            document = copy.deepcopy(self.document)
            for number, way in enumerate(free):
                put(document, way, text if isinstance(text, str) else text(number))
            return dump(document)

        for name, (text, _) in ESC.items():
            self.add(f"esc {name} in every text field", "either", everywhere(text))
        for kind, texts_ in (("markup", MARKUP), ("md", MD)):
            for text in texts_:
                self.add(f"{kind} {ascii(text)[1:-1][:30]} in every text field", "open", everywhere(text))
        for number, text in enumerate(OTHER):
            way = free[number % len(free)]
            self.changed(f"text {number} {ascii(text)[1:21]} in {'.'.join(map(str, way))}", "either", way, text)
        escapes = [text for text, _ in ESC.values()]
        self.add("escapes in every text field", "either", everywhere(lambda number: escapes[number % len(escapes)]))
        self.add("markup in every text field", "open", everywhere(lambda number: MARKUP[number % len(MARKUP)]))

    def of_rows(self) -> None:
        """Ids and references: doubled, strange, dangling, circular, chained."""
        for way, rows in row_tables(self.document):
            name, ids = ".".join(way), list(rows)
            again = f"\n[{name}.{ids[0]}]\n" + dump(flat(rows[ids[0]]))
            self.add(f"{name}: duplicate id", "reject", dump(self.document) + again, "a bad git merge")
            for title, other in IDS.items():
                self.changed(f"{name}: {title}", "either", (*way, other), rows[ids[0]])
            for key in self.references:
                if any(key in row for row in rows.values()):
                    self._of_reference(way, rows, key)
            for key in self.links:
                linked = next((one for one, row in rows.items() if isinstance(row.get(key), list)), None)
                if linked:
                    self.changed(f"{name}.{key}: dangling and doubled", "open", (*way, linked, key), ["nope0", "nope0", linked])

    def _of_reference(self, way: misshapen.Path, rows: dict[str, Any], key: str) -> None:
        name, ids, first = f"{'.'.join(way)}.{key}", list(rows), flat(next(iter(rows.values())))
        holder = next(one for one, row in rows.items() if key in row)
        self.changed(f"{name}: points to itself", "either", (*way, holder, key), holder)
        self.changed(f"{name}: dangling", "open", (*way, holder, key), "nope0")
        circle = {one: {**row, key: ids[(number + 1) % len(ids)]} for number, (one, row) in enumerate(rows.items())}
        self.changed(f"{name}: cycle through all", "open", way, circle)
        chain = {f"n{n:04d}": {**first, **({key: f"n{n - 1:04d}"} if n else {})} for n in range(3000)}
        self.changed(f"{name}: chain 3000 deep", "open", way, chain, "recursion in what builds the tree")
        fan = {f"n{n:04d}": {**first, **({key: "n0000"} if n else {})} for n in range(3000)}
        self.changed(f"{name}: 3000 under one", "open", way, fan)


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row without its tables."""
    return {name: value for name, value in row.items() if not isinstance(value, dict)}


def gen(given: argparse.Namespace) -> int:
    """Write all of them."""
    corpus = Corpus(given)
    corpus.make()
    count = Counter(case["expect"] for case in corpus.cases)
    print(f"{len(corpus.cases)} documents: {count['reject']} to reject, {count['open']} to open, {count['either']} either")
    return 0
