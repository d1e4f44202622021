"""`pmtui show`: the whole document for readers, every field that has a value, one or more lines per row.

Rows begin with what people call them (a time, a position in the tree); ids of other rows are written
the same way. Everything is visible: nothing that a terminal would act upon. Opens no file and
prints nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pmtui.formats.file.shape import Field, shape, swapped
from pmtui.model.base import Row
from pmtui.model.counted import counted
from pmtui.model.figures.metrics import FIGURES, TIME_TO_RESOLVE, Metric, metrics, span_words
from pmtui.model.order import sorted_timeline
from pmtui.model.people.names import shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import one_line, visible
from pmtui.model.time.times import day_of, time_words
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import answers, letters, positions, walk

_LABELS = {"in_writing": "in writing", "category": "class", "lead_up": "lead-up"}
_WORDS = ("text", "name", "title")
_STEP = "  "


def as_text(document: PostMortem) -> str:
    """Return the document as lines of text, with one final newline."""
    return "".join(f"{line.rstrip()}\n" for line in _Text(document).lines())


class _Text:
    """One document being turned into lines; the names of rows are worked out once."""

    def __init__(self, document: PostMortem) -> None:
        self.document = document
        self.places = positions(document.whys)
        self.letters = letters(document.whys)

    def lines(self) -> Iterator[str]:
        """Yield all lines: the top, the tables in the order of the file, the figures."""
        top = self.document
        yield one_line(top.title) or "Untitled post mortem"
        yield f"id {one_line(top.id) or 'none'}, date {one_line(str(top.date or 'not known'))}, format {top.format}"
        yield from _kept(top, "")
        for field in shape(PostMortem).fields:
            lines = list(self._field(field, getattr(top, field.name))) if field.holds in ("rows", "section") else []
            if lines:
                yield ""
                count = answers(top.whys) if field.name == "whys" else 0
                yield _label(field.name).capitalize() + (f", {counted(count, 'answer')}" if count else "")
                yield from lines
        figures = list(_figures(top))
        if figures:
            yield ""
            yield "Figures"
            yield from figures

    def _field(self, field: Field, value: Any, indent: str = _STEP) -> Iterator[str]:
        """Yield the lines of a table or a section."""
        if field.holds == "section":
            yield from self._fields(value, indent)
        else:
            for key, row in self._ordered(value):
                yield from self._row(key, row, indent)

    def _ordered(self, rows: Mapping[str, Row]) -> Iterable[tuple[str, Row]]:
        """Return the rows in reading order: the timeline by time, the whys down the tree, others as in the file."""
        if rows is self.document.timeline:
            return sorted_timeline(self.document)
        if rows is self.document.whys:
            order = dict.fromkeys(key for key, _ in walk(self.document.whys))
            return [(key, rows[key]) for key in [*order, *(key for key in rows if key not in order)]]
        return rows.items()

    def _row(self, key: str, row: Row, indent: str) -> Iterator[str]:
        """Yield the lines of a row: what it is called and says, then its other fields, indented further."""
        called = self._called(key, row)
        title = next((name for name in _WORDS if name in type(row).model_fields), "")
        words = _split(getattr(row, title)) if title else []
        first = words[0] if words else "(no words)" if title else ""
        yield indent + "  ".join(part for part in (called, first, f"[{one_line(key)}]") if part)
        yield from (f"{indent}{_STEP}{line}" for line in words[1:])
        yield from self._fields(row, indent + _STEP * 2, leave=title)

    def _called(self, key: str, row: Row) -> str:
        """Return what people on the call call a row: its time, or its position and letter; empty for others."""
        if isinstance(row, TimelineEvent):
            return self._moment(row)
        if self.document.whys.get(key) is row:
            return " ".join(part for part in (self.places.get(key, ""), self.letters.get(key, "")) if part)
        return ""

    def _moment(self, row: TimelineEvent) -> str:
        zone = self.document.define.zone
        day = day_of(row, zone)
        words = time_words(row, zone)
        return words if day is None else day.isoformat() if words == "day" else f"{day.isoformat()} {words}"

    def _fields(self, row: Row, indent: str, leave: str = "") -> Iterator[str]:
        """Yield the fields that have a value, then what `kept` holds."""
        for field in shape(type(row)).fields:
            value = getattr(row, field.name)
            if field.name == leave or value == field.default or value in (None, "", ()):
                continue
            if field.holds in ("rows", "section"):
                lines = list(self._field(field, value, indent + _STEP))
                yield from [f"{indent}{_label(field.name)}:", *lines] if lines else []
            else:
                yield from _said(f"{indent}{_label(field.name)}: ", self._value(field, value))
        yield from _kept(row, indent)

    def _value(self, field: Field, value: Any) -> str:
        if field.holds == "numbers":
            return ", ".join(f"{word} {number}" for word, number in value.items())
        if field.holds == "words":
            return ", ".join(self._word(field.name, word) for word in value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        return self._word(field.name, value) if isinstance(value, str) else str(value)

    def _word(self, name: str, word: str) -> str:
        """Return a word of a field; for the id of another row, what that row is called."""
        if name in ("who", "present", "absent", "in_writing") and word in self.document.gather.people:
            return shown_name(self.document, word)
        if name in ("evidence", "answers", "about", "after", "under"):
            for rows in (self.document.timeline, self.document.whys):
                if word in rows:
                    return f"{self._called(word, rows[word])} [{word}]".lstrip()
        return word


def _split(text: str) -> list[str]:
    """Return the lines of a text from the first to the last that is not blank, visible."""
    return visible(text).strip("\n").split("\n") if visible(text).strip() else []


def _said(lead: str, text: str) -> Iterator[str]:
    """Yield a field's words after its label, further lines indented under the first."""
    first, *rest = _split(text) or [""]
    yield lead + first
    yield from (" " * len(lead) + line for line in rest)


def _label(name: str) -> str:
    return _LABELS.get(name, name.replace("_", " "))


def _kept(row: Row, indent: str) -> Iterator[str]:
    for name, value in row.kept.items():
        yield from _said(f"{indent}{one_line(swapped(type(row), name))} (kept as it stands): ", str(value))


def _figures(document: PostMortem) -> Iterator[str]:
    figures = metrics(document)
    for name in FIGURES:
        figure: Metric = getattr(figures, name)
        if figure.low is not None:
            words = f"backwards, {span_words(figure)}" if figure.backwards else span_words(figure)
            yield f"{_STEP}{_label(name)}: {words} ({figure.formula})"
        if name == TIME_TO_RESOLVE and figures.resolved_windows:
            yield f"{_STEP}{_STEP}each window: {', '.join(span_words(span) for span in figures.resolved_windows)}"
    if len(figures.impact_windows) > 1:
        yield f"{_STEP}impact windows: {len(figures.impact_windows)}"
