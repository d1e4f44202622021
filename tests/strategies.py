"""Random documents and texts for property tests, shared by every room.

`documents()` gives valid documents in every shape, rows that keep what nobody understands
included; `texts()` gives cleaned user text, hostile pieces often among it.

A document has hundreds of places: hypothesis draws a pool of texts and a seed, and a plain
generator deals them out, which is a hundred times faster than drawing each place.
"""

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from pmtui.model.base import Row
from pmtui.model.postmortem import FORMAT, SECTIONS, TABLES, PostMortem
from pmtui.model.steps import STEPS
from pmtui.model.text import clean
from pmtui.model.timeline import Account

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
NASTY = (
    "[/] and a[0]", "[@click=app.quit]x", '"""', "'''", "\\", "\\u202e", 'a "b" c', "# no comment", "[timeline.k3f9a]",
    "text = 1", "one\ntwo\n", "\n[define]\nproblem = 'x'\n", "\ttab", " blank ", "\u202egnp.exe", "a\u200bb", "\ufeffbom", "\u2028line",
    "\U000e0041tag", "\U0001f468\u200d\U0001f469", "e\u0301\u0301\u0301\u0301", "a|b", "`code`", "$time", "ends in \\\\", "- [ ] x", "...",
)  # fmt: skip


def ids() -> st.SearchStrategy[str]:
    """Five characters, as made at the edge."""
    return st.text(CROCKFORD, min_size=5, max_size=5)


def raw_texts(max_size: int = 30) -> st.SearchStrategy[str]:
    """Text as it may arrive: not cleaned, without surrogates."""
    letters = st.text(st.characters(exclude_categories=["Cs"]), max_size=max_size)
    return st.one_of(st.sampled_from(NASTY), letters, st.text("abc .\n", max_size=max_size))


def texts(max_size: int = 30) -> st.SearchStrategy[str]:
    """User text as the model holds it."""
    return raw_texts(max_size).map(clean)


def dates() -> st.SearchStrategy[dt.date]:
    """Days within two centuries."""
    return st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


def unknown_values() -> st.SearchStrategy[Any]:
    """Values of a file that no field takes; numbers fit 64 bits and are numbers."""
    leaves = st.one_of(
        st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False), st.booleans(), raw_texts(8), dates(),
        st.times(), st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 1, 1)),
    )  # fmt: skip
    return st.recursive(leaves, _nested, max_leaves=4)


def _nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.lists(inner, max_size=3), st.dictionaries(raw_texts(5), inner, max_size=3))


def rows(kind: type[Row], known_ids: list[str] | None = None) -> st.SearchStrategy[Any]:
    """Rows of one kind; references are random ids or those of `known_ids`."""
    return st.builds(lambda dealer: dealer.row(kind, known_ids or []), _dealers())


def tables(kind: type[Row], max_size: int = 4) -> st.SearchStrategy[dict[str, Any]]:
    """Rows keyed by id; now and then by a word somebody wrote by hand."""
    return st.builds(lambda dealer: dealer.table(kind, max_size), _dealers())


def documents(max_rows: int = 4) -> st.SearchStrategy[PostMortem]:
    """A whole document; some of its references lead somewhere."""
    return st.builds(lambda dealer: dealer.document(max_rows), _dealers())


def _dealers() -> st.SearchStrategy["_Dealer"]:
    pool = st.lists(raw_texts(), min_size=1, max_size=6)
    return st.builds(_Dealer, st.integers(0, 2**32), pool, st.lists(unknown_values(), max_size=2))


class _Dealer:
    """Deals texts, values and ids out over the places of a document; the same for the same seed."""

    def __init__(self, seed: int, pool: list[str], strange: list[Any]) -> None:
        self.random = random.Random(seed)
        self.pool = [*pool, "a few plain words"]
        self.strange = strange

    def document(self, max_rows: int) -> PostMortem:
        made: dict[str, dict[str, Row]] = {}
        known: list[str] = []
        for name, kind in TABLES.items():
            made[name] = self.table(kind, max_rows, known)
            known.extend(made[name])
        document = PostMortem.model_validate({**self.fields(PostMortem, known), "format": FORMAT})
        for name, kind in SECTIONS.items():
            document = document.model_copy(update={name: self.row(kind, known)})
        for name, table in made.items():
            document = document.with_table(name, table)
        return document

    def table(self, kind: type[Row], max_rows: int, known: list[str] | None = None) -> dict[str, Row]:
        return {self.id(): self.row(kind, known or []) for _ in range(self.random.randint(0, max_rows))}

    def row(self, kind: type[Row], known: list[str]) -> Row:
        return kind.model_validate(self.fields(kind, known))

    def fields(self, kind: type[Row], known: list[str]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, info in kind.model_fields.items():
            deal = self.deal(name, str(info.annotation), known)
            if deal is not None and self.random.random() < 0.5:
                values[name] = deal()
        if self.strange and self.random.random() < 0.3:
            values["kept"] = self.kept(kind, values)
        return values

    def kept(self, kind: type[Row], values: dict[str, Any]) -> dict[str, Any]:
        """Give what a row keeps: unknown keys, and at times a known one with a value that does not fit."""
        reserved = {*kind.model_fields, "async", "class", "in_writing", "category"} - {"kept"}
        kept = {key: self.random.choice(self.strange) for key in self.random.sample(self.pool, 1) if key not in reserved}
        doubtful = {"named", "minutes", "star", "weak", "priority", "milestones", "who", "roles", "marks"}
        for name in sorted(doubtful & set(kind.model_fields)):
            if name not in values and "Mapping" not in str(kind.model_fields[name].annotation) and self.random.random() < 0.1:
                kept[name] = 1.5
        return kept

    def id(self) -> str:
        return (self.text() or "-") if self.random.random() < 0.1 else "".join(self.random.choices(CROCKFORD, k=5))

    def text(self) -> str:
        return clean(self.random.choice(self.pool))

    def deal(self, name: str, annotation: str, known: list[str]) -> Callable[[], Any] | None:
        if "Account" in annotation:
            return lambda: self.table(Account, 2)
        if "[str, int]" in annotation:
            return lambda: {step: self.random.randint(0, 90) for step in self.random.sample(STEPS, 2)}
        if "Mapping" in annotation or name in SECTIONS or name == "format":
            return None
        if "tuple" in annotation:
            return lambda: tuple(self.random.choice([*known, self.text()]) for _ in range(self.random.randint(0, 3)))
        if "datetime" in annotation:
            return lambda: self.moment(annotation)
        if "bool" in annotation:
            return lambda: self.random.random() < 0.5
        if "int" in annotation:
            return lambda: self.random.choice([None, 0, 1, 2, 3, 25, -5])
        return self.text

    def moment(self, annotation: str) -> Any:
        day = dt.date(1900, 1, 1) + dt.timedelta(days=self.random.randint(0, 73000))
        pick = self.random.choice
        time = dt.time(self.random.randint(0, 23), self.random.randint(0, 59), pick([0, 0, 59]), pick([0, 0, 5000]))
        zone = dt.timezone(dt.timedelta(minutes=self.random.randint(-1380, 1380)))
        choices: list[Any] = [day, self.text(), None]
        if "datetime.datetime" in annotation:
            choices += [dt.datetime.combine(day, time, z) for z in (None, zone, dt.UTC, dt.UTC)]
        if "datetime.time" in annotation:
            choices.append(time)
        return self.random.choice(choices)
